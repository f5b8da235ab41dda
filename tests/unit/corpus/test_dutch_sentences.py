"""Running Dutch text cut into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dutch.sentences import split_sentences


def cut(text):
    return [text[b:e] for b, e in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dit is een zin.", "En nog een."],
        ["Wat?", "Hoe!", "Zo."],
        ["dat…", "Verder"],
        ["De norm is 95%.", "Het bereik is 99,2%."],
        ["Het is 95%.", "De rest volgt."],
        ["De laagste score is een 8,1.", "Dat is hoog."],
        ["Dat was in 2023.", "98 trainingen volgden."],  # a sentence may open with a digit
        ["Er was € 0,8 miljoen.", "€ 0,2 miljoen bleef over."],
        ["per 1-1-2024.", "Daarna"],
        ["‘Juf, mag ik?’", "Want nu wist ik het."],
        ["Zie hieronder (de bijlage).", "Daarna"],
        ["Hij zei “Ja.”", "Toen ging hij."],
        ["tot 18 jaar.", '"Alleen" kom je ver.'],
        ["zorg van de SAG.", "Wij helpen."],
        ["regel een", "regel twee"],
        ["één zin zonder punt"],
    ],
)
def test_sentences(sentences):
    joined = "\n".join(sentences) if sentences[0].startswith("regel") else " ".join(sentences)
    assert cut(joined) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Dhr. Jansen komt.",
        "Mevr. De Vries en prof. Bakker komen.",
        "Ir. Smit en drs. Vos zijn er.",
        "Het betreft o.a. Noord en bijv. Zuidoost.",
        "Dit is m.b.t. OKT en i.v.m. Corona.",
        "Zie art. 3, nr. 5 en blz. 12 daarvan.",
        "Het stijgt tot max. 10,6% van het totaal.",
        "A. Jansen schrijft dit.",
        "Zij (o.a. Noord) zijn klaar.",
        "Het is ca. 5% geweest.",
        "Het is 1.234,5 en 8.1 samen.",
        "De wet van nr. 2024/12 geldt.",
        "we gaan door... en door",
    ],
)
def test_what_does_not_end_a_sentence(text):
    assert cut(text) == [text]


def test_white_space_and_empty_lines_belong_to_no_sentence():
    assert cut("  Een.  \n\n \t Twee.\u00a0\n") == ["Een.", "Twee."]
    assert cut("") == cut(" \n ") == []


PIECES = st.sampled_from(
    ["Zin", ". ", ".", "? ", "\n", " ", "o.a.", "8,1", "%", "”", "€", "a", "A", "(", ")", "…"]
)


@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=30).map("".join)))
def test_spans_are_ordered_apart_trimmed_and_cover_all_that_is_not_white(text):
    end = 0
    for b, e in split_sentences(text):
        assert end <= b < e <= len(text)
        assert not text[end:b].strip()
        assert text[b:e] == text[b:e].strip()
        end = e
    assert not text[end:].strip()
