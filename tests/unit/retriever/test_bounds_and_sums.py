"""The bound that a question sets, the sum it wants, and the phrases it speaks in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from retriever.cues.bounds import Bound, Side, bound_of
from retriever.cues.span import selects_many
from retriever.cues.sums import Sum, sum_of
from retriever.meanings import named_by, spoken_of


@pytest.mark.parametrize(
    ("text", "side", "value"),
    [
        ("Welke wijken zitten onder de 20 procent?", Side.BELOW, 20),
        ("Welke lessen trokken meer dan veertig mensen?", Side.ABOVE, 40),
        ("In minstens vier op de tien gevallen", Side.AT_LEAST, 40),
        ("Bij welke lessen vielen twee of meer mensen af?", Side.AT_LEAST, 2),
        ("De afspraak is 30%. Welke wijken halen dat niet?", Side.BELOW, 30),
        ("Is de 95% ooit gehaald?", Side.AT_LEAST, 95),
        ("Welke risico's hebben een kans van vijftig procent?", Side.EQUAL, 50),
        ("Welke lessen hadden geen enkele uitvaller?", Side.EQUAL, 0),
        ("Welke wijken zitten boven het stedelijk gemiddelde?", Side.ABOVE, None),
    ],
)
def test_a_bound_is_read_with_its_side(text, side, value):
    assert bound_of(text) == Bound(side, None if value is None else Decimal(value))


@pytest.mark.parametrize("text", ["Hoe was het over 2022?", "jongeren onder de 30 jaar", "Hoe hoog is het?"])
def test_years_and_ages_are_no_bounds(text):
    assert bound_of(text) is None


def test_a_bound_without_a_value_is_that_of_the_whole():
    above = Bound(Side.ABOVE, None)
    assert above.holds(Decimal(6), whole=Decimal(5))
    assert not above.holds(Decimal(5), whole=Decimal(5))
    assert not above.holds(Decimal(6))


def test_a_bound_makes_a_list_of_a_question_for_many():
    assert selects_many("Welke lessen hadden meer dan veertig deelnemers?")
    assert not selects_many("Hoeveel lessen hadden meer dan veertig deelnemers?")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hoeveel keer zo veel bezoekers had Oost als Zuid?", Sum.RATIO),
        ("Hoeveel keer vaker was dat? Verschil in aantal.", Sum.DIFFERENCE),
        ("Welk deel van alle deelnemers kwam uit Oost?", Sum.SHARE),
        ("In welk deel van de stad kwamen de meeste bezoekers?", None),
        ("Hoeveel bezoekers hadden Noord en Zuid samen?", Sum.TOTAL),
        ("Hoeveel scheelt dat?", Sum.DIFFERENCE),
        ("Verschil tussen het beste en het slechtste stadsdeel", Sum.SPREAD),
        ("Hoe hoog was het verzuim?", None),
    ],
)
def test_the_sum_wanted_is_told_by_its_words(text, wanted):
    assert sum_of(text) is wanted


@pytest.mark.parametrize("text", ["hoeveel mensen haakten er af?", "wie maakten de cursus niet af?"])
def test_a_verb_apart_from_its_particle_means_the_same_as_a_heading(text):
    assert spoken_of(text) & named_by("Aantal uitvallers")
    assert not spoken_of(text) & named_by("Aantal deelnemers")


def test_small_words_count_in_a_phrase():
    assert spoken_of("helpen zonder door te sturen") & named_by("Aandeel zelf doen")
    assert not spoken_of("wie moet dat doen?") & named_by("Aandeel zelf doen")
