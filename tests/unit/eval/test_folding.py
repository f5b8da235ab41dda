from __future__ import annotations

import pytest

from eval.folding import fold, holds, squeeze, without_markers


def test_fold_keeps_what_is_said_and_drops_how_it_is_set() -> None:
    assert fold("  Ouder\u00adschap \u2013\u00a0 nu\n\nEN ½ ") == "ouderschap - nu en 1⁄2"


def test_squeeze_takes_white_space_and_hyphens_out() -> None:
    assert squeeze("Nieuw-\nWest  99,0%") == squeeze("nieuwwest 99,0 %") == "nieuwwest99,0%"


def test_markers_do_not_count() -> None:
    assert without_markers("Het was 9,6%. [1][12]") == "het was 9,6%."


@pytest.mark.parametrize(
    "text", ["98 ouders", "in totaal 98", "tot 98.", "98, en meer", "(98)", "1,98 en 98"]
)
def test_a_number_is_found_where_it_stands_whole(text: str) -> None:
    assert holds(text, "98")


@pytest.mark.parametrize("text", ["98,7%", "1998", "980", "1,98", "1.98", "98.000", ""])
def test_a_number_is_not_found_inside_another(text: str) -> None:
    assert not holds(text, "98")


def test_words_are_found_anywhere_and_in_any_case() -> None:
    assert holds(fold("De Rekenkamer vindt"), "KAMER  vindt")
    assert holds("9,6% in west", "9,6%")
    assert not holds("19,6% in west", "9,6%")
