"""Each metric against a number worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from eval.metrics import (
    Quantity,
    abstention_precision,
    abstention_recall,
    cites_evidence,
    evidence_rank,
    expected_figures,
    figure_recall,
    hit_at,
    mean,
    middle,
    reciprocal_rank,
)

# Five questions; the first three can be answered. Refused: the third, wrongly, and the fourth, rightly.
ANSWERABLE = [True, True, True, False, False]
REFUSED = [False, False, True, True, False]


def quantity(value: str, unit: str = "") -> Quantity:
    return Quantity(Decimal(value), unit)


def test_mean_and_median() -> None:
    assert mean([True, True, False, True]) == 3 / 4
    assert middle([9, 1, 5]) == 5
    assert middle([1, 2, 4, 100]) == (2 + 4) / 2
    assert mean([]) is middle([]) is None


def test_abstention() -> None:
    assert abstention_precision(REFUSED, ANSWERABLE) == 1 / 2  # the fourth, of the third and the fourth
    assert abstention_recall(REFUSED, ANSWERABLE) == 1 / 2  # the fourth, of the fourth and the fifth


def test_abstention_that_cannot_be_measured() -> None:
    assert abstention_precision([False, False], [True, False]) is None
    assert abstention_recall([False, True], [True, True]) is None


def test_cited_is_any_piece_of_evidence_in_any_quote() -> None:
    assert cites_evidence(("niet", "West 98,7%  31%"), ("x", "in WEST\n98,7% 31% 69"))
    assert not cites_evidence(("West 98,7% 31%",), ("West 98,7%", "31%"))
    assert not cites_evidence((), ("x",))
    assert not cites_evidence(("x",), ())


def test_rank_of_the_evidence() -> None:
    passages = ("Oost 1", "Nieuw-West 2", "West 3 en Noord 4")
    assert evidence_rank(("Nieuwwest 2",), passages) == 2
    assert evidence_rank(("Noord 4", "Oost 1"), passages) == 1
    assert evidence_rank(("Zuid 5",), passages) is None


def test_hit_and_reciprocal_rank() -> None:
    ranks = [1, 4, None, 6]
    assert mean([hit_at(r, 1) for r in ranks]) == 1 / 4
    assert mean([hit_at(r, 5) for r in ranks]) == 2 / 4
    assert mean([reciprocal_rank(r) for r in ranks]) == pytest.approx((1 + 1 / 4 + 0 + 1 / 6) / 4)


def test_a_group_asks_for_a_figure_when_it_begins_with_a_bare_number() -> None:
    groups = (
        ("9,6%", "9.6 percent", "9,6 pct"),
        ("1,5 miljoen", "1.500.000"),
        ("2027",),
        ("acht", "8"),
        ("20 mei",),
    )
    assert expected_figures(groups) == (frozenset({quantity("9.6", "%")}), frozenset({quantity("1500000")}))


def test_figures_match_by_value_and_unit() -> None:
    nine, people = frozenset({quantity("9.6", "%")}), frozenset({quantity("115")})
    assert figure_recall((nine, people), [quantity("9.60", "%"), quantity("115", "deelnemers")]) == 1
    assert figure_recall((nine, people), [quantity("9.6", "procentpunt"), quantity("115")]) == 1 / 2
    assert figure_recall((nine,), [quantity("96", "%"), quantity("9.6", "")]) == 0
    assert figure_recall((), [quantity("1")]) is None


def test_one_spelling_of_a_figure_is_enough() -> None:
    growth = frozenset({quantity("25", "%"), quantity("25.4")})
    assert figure_recall((growth,), [quantity("25.4", "%")]) == 1
