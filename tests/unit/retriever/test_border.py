"""Names, dates and numbers in words: what a sentence may say is what its quotes say."""

from __future__ import annotations

import pytest

from retriever.border import strange_counts, strange_names, strange_times

_CITED = "Op 06-12-2024 besloot Utrecht dat twee op de drie ouders een prik kregen, 250 in totaal."


@pytest.mark.parametrize(
    "said",
    [
        "Utrecht besloot op 6 december 2024.",
        "In december 2024 besloot Utrecht.",
        "Het hoogst: Utrecht.",
        "Twee op de drie ouders kregen een prik.",
    ],
)
def test_what_the_quotes_say_may_be_said(said):
    assert not strange_names(said, _CITED)
    assert not strange_times(said, _CITED)
    assert not strange_counts(said, _CITED, {250})


@pytest.mark.parametrize("said", ["Rotterdam besloot.", "Dat besloot Rotterdam.", "Utrecht – Jansen."])
def test_a_name_of_no_quote_is_strange_also_where_it_opens_a_sentence(said):
    assert len(strange_names(said, _CITED)) == 1


@pytest.mark.parametrize(
    "said",
    ["7 december 2024", "6 november 2024", "6 december 2023", "06-11-2024", "2024-12-07", "7 december"],
)
def test_another_date_is_strange(said):
    assert strange_times(said, _CITED)


def test_a_name_within_a_longer_word_does_not_vouch_for_it():
    assert strange_names("Jan kwam.", "In januari kwam iemand.") == ["Jan"]


@pytest.mark.parametrize("said", ["een derde van de ouders", "drie op de vier ouders", "vijf ouders"])
def test_another_number_in_words_is_strange(said):
    assert strange_counts(said, _CITED, {250})


def test_a_number_in_words_may_stand_for_one_in_digits():
    assert strange_counts("twaalf ouders", "12 ouders", {12}) == []
