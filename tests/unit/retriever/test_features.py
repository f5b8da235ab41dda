"""The ages a text names; whether it asks or tells."""

from __future__ import annotations

import pytest

from corpus.dutch.words import fold
from retriever.features import age_spans, asking_fit


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("9 t/m 11 jaar", [(9, 11)]),
        ("van 0 tot en met 8 jaar", [(0, 8)]),
        ("25-34 jaar", [(25, 34)]),
        ("65 jaar en ouder", [(65, 120)]),
        ("Zuigelingen (2 jaar)", [(2, 2)]),
        ("bij 3-jarigen", [(3, 3)]),
        ("in 2023 waren er 12", []),
    ],
)
def test_ages_are_read_as_spans(text, spans):
    assert age_spans(fold(text)) == spans


@pytest.mark.parametrize("text", ["Hoeveel boa’s dragen dat?", "“Klopt dat?” ", "Zo nee, waarom niet?)"])
def test_a_question_in_a_paper_asks_instead_of_telling(text):
    assert asking_fit(text) == -1.0


def test_a_statement_that_quotes_a_question_tells():
    assert asking_fit("Op de vraag ‘wat helpt?’ noemden ouders de inloop.") == 0.0
