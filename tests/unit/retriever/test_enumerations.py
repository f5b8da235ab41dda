"""How many things a sentence sums up."""

from __future__ import annotations

import pytest

from retriever.items import counts_first, counts_on, enumerated


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("De gemeente helpt minimaal met richting, monitoring en sturing.", 3),
        ("De GGD, de SAG en de Stichting vormen samen de teams.", 3),
        ("Bof, mazelen, rodehond en polio", 4),
        ("Drie uitgangspunten gelden: zorgvuldigheid, duidelijkheid op korte termijn, uitvoerbaarheid.", 3),
        ("Sport en welzijn horen bij elkaar.", 0),  # two things side by side are in nearly every sentence
        ("Het regent, maar de ouders, die graag komen kijken naar wat hun kinderen doen, en de trainers.", 0),
    ],
)
def test_items_between_commas_and_the_one_behind_and_are_counted(sentence, count):
    assert enumerated(sentence) == count


def test_sentences_that_count_are_known_by_their_opening():
    assert counts_first("Ten eerste de intake in twee stappen.")
    assert counts_on("Ten derde de gebrekkige registratie.")
    assert not counts_on("De derde keer ging het goed, want er was geld ten tweede male.")
