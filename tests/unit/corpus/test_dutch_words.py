"""Words as search terms."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dutch.words import STOP, fold, split_compound, stem, term, terms, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Financiële ÉÉN café", "financiele een cafe"),
        ("thema’s", "thema's"),
        ("2-jarigen", "2 jaar"),
        ("0-jarigen", "0 jaar"),
        ("3-jarige", "3 jaar"),
        ("tweejarigen", "2 jaar"),
        ("Dertienjarigen", "13 jaar"),
        ("2 year olds", "2 jaar"),
        ("minderjarigen", "minderjarigen"),  # "minder" is no number
        ("jarige", "jarige"),
        ("2-12", "2_12"),
        ("0–12", "0_12"),
        ("2 t/m 12", "2_12"),
        ("12 tot en met 18 jaar", "12_18 jaar"),
        ("12 tot 18", "12_18"),
        ("10-5%", "10-5%"),  # percentages are no ages
        ("2023-2024", "2023-2024"),  # nor are years
        ("1-1.000", "1-1.000"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    "group",
    [
        ("tweejarigen", "2-jarigen", "2 jaar", "twee jaar", "2-jarige"),
        ("0-12", "0–12", "0 t/m 12", "0 tot en met 12"),
        ("gezin", "gezinnen", "Gezinnen"),
        ("training", "trainingen"),
        ("vaccinatiegraad", "vaccinatiegraden"),
        ("thema", "thema's", "thema’s"),
        ("OKA", "OKA's", "OKA’s"),
        ("PGB", "PGB’s"),
        ("Nieuw-West", "nieuw-west", "Nieuw West"),
        ("wachtlijst", "wachtlijsten"),
    ],
)
def test_spellings_of_one_thing_give_the_same_terms(group):
    assert len({tuple(terms(text)) for text in group}) == 1


@pytest.mark.parametrize("pair", [("gezin", "zin"), ("ouder", "oud"), ("2022", "2023"), ("9,6", "96")])
def test_different_things_give_different_terms(pair):
    assert terms(pair[0]) != terms(pair[1])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ziekteverzuim", ("ziekte", "verzuim")),
        ("themabijeenkomsten", ("thema", "bijeenkomsten")),
        ("jeugdhulp", ("jeugd", "hulp")),
        ("wachtlijsten", ("wacht", "lijsten")),
        ("sociaaleconomische", ("sociaal", "economische")),
        ("gezin", ()),
        ("training", ()),
        ("amsterdam", ()),
    ],
)
def test_compounds(word, parts):
    assert split_compound(word) == parts


def test_a_compound_is_found_by_its_parts_and_by_itself():
    assert terms("ziekteverzuim") == [stem("ziekteverzuim"), stem("ziekte"), stem("verzuim")]


def test_stop_words_and_single_letters_are_left_out_and_digits_kept():
    assert terms("Hoeveel van de x 5") == ["5"]
    assert all(word == word.lower() for word in STOP)


def test_tokens_keep_stop_words_and_numbers_whole():
    assert tokens("Eind 2024 is het verzuim 9,6% (€ 1.234,50).") == [
        "eind", "2024", "is", "het", "verzuim", "9,6", "1.234,50",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("token", "found"), [("drie", "3"), ("9,6", "9,6"), ("2_12", "2_12"), ("twelve", "12")]
)
def test_number_words_and_digits_meet(token, found):
    assert term(token) == found


def test_analysing_a_stem_of_a_short_word_leaves_something():
    assert all(stem(word) for word in ("a", "ss", "ee", "s's", "ok", "en"))


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.one_of(st.text(max_size=80), st.text("aeijknrst-'’ 0129,.", max_size=60)))
def test_any_text_gives_terms_without_white_space(text):
    for found in terms(text):
        assert found and not any(c.isspace() for c in found)
    assert all(token for token in tokens(text))
