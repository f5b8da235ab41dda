"""Slips of typing mended and short forms written out, with the words of the two reports."""

from __future__ import annotations

import pytest

from corpus.index import open_index
from corpus.settings import Settings
from retriever.spelling import spelt_out
from retriever.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary(built: Settings) -> Vocabulary:
    """The words of the two reports."""
    return Vocabulary(open_index(built))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoeevel procnet ziekteverzuim", "hoeveel procent ziekteverzuim"),
        ("Warom steeg het ziektevezruim?", "Waarom steeg het ziekteverzuim?"),
        ("hvl consulten tov 2023", "hoeveel consulten ten opzichte van 2023"),
        ("ziekteverzuim 2024 nov", "ziekteverzuim november 2024"),
        ("het minsd, meesd en slechtsd", "het minst, meest en slechtst"),
        ("ziekteverzuim mrt '24", "ziekteverzuim maart '24"),
        ("waarom kwam er 8 ton bij", "waarom kwam er € 0,8 miljoen bij"),
        ("het kost twee ton", "het kost € 0,2 miljoen"),
        ("15 ton CO2", "15 ton CO2"),
        ("het gem. verzuim in de gem. Amsterdam", "het gemiddeld verzuim in de gemeente Amsterdam"),
    ],
)
def test_slips_and_short_forms_are_mended(vocabulary, typed, meant):
    assert spelt_out(typed, vocabulary) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "totale baten OKT 2024",
        "ziekteverzuim 2024 okt",  # the reports are about the OKT
        "OKT 40 miljoen",
        "werkbeleving en startklas",
        "uitgestroomd, tevredener, redden",
        "How many members of staff?",
    ],
)
def test_words_that_are_no_slips_stay(vocabulary, typed):
    assert spelt_out(typed, vocabulary) == typed
