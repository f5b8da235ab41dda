"""Sentences that count what they tell."""

from __future__ import annotations

from corpus.dutch.sentences import split_sentences
from corpus.model import Passage, Provenance
from retriever.writers.series import series_of

_TEXT = (
    "Het duurt lang. Wij zien twee oorzaken. Ten eerste de intake. Dat kost tijd. Ten tweede de registratie."
    " Geld is niet de oorzaak."
)


def _passage(text: str) -> Passage:
    spans = tuple(split_sentences(text))
    return Passage("d:1", "d", "paragraph", text, (), Provenance(None, None, 0, len(text)), spans, text)


def test_a_sentence_that_announces_or_counts_stands_for_the_whole_series():
    assert [series_of(_passage(_TEXT), n) for n in range(6)] == [None, (2, 4), (2, 4), (2, 4), (2, 4), None]


def test_one_sentence_that_counts_is_no_series():
    assert series_of(_passage("Ten eerste was het laat. Het regende."), 0) is None
