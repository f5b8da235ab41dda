"""The shape of an answer to why and who."""

from __future__ import annotations

import pytest

from corpus.index import open_index
from corpus.settings import Settings
from retriever.query import parse_question
from retriever.shapes import cue_fit
from retriever.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary(built: Settings) -> Vocabulary:
    """The words of the two reports."""
    return Vocabulary(open_index(built))


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("Waarom is het duur?", "Dat komt doordat de huur steeg.", "De huur steeg door de jaren heen."),
        ("Waarom is het duur?", "We doen dit om armoede te bestrijden.", "De huur is hoog."),
        ("Wie leidt het team?", "Het team staat onder leiding van Jansen.", "Het is een goed team."),
        ("Wie leidt het team?", "Het team wordt geleid door een verpleegkundige.", "Het is een goed team."),
        (
            "Wie doen er allemaal mee?",
            "Er doen ouders, artsen en scholen mee, zegt Jansen.",
            "Er doen er veel mee, zegt Jansen.",
        ),
    ],
)
def test_what_tells_it_more_surely_fits_better(vocabulary, question, better, worse):
    query = parse_question(question, (), vocabulary)
    assert cue_fit(query, better) > cue_fit(query, worse)
