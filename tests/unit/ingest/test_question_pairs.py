"""Written questions and the answers that stand under headings of their own."""

from __future__ import annotations

import pytest

from corpus.model import Passage, Provenance
from ingest.question_pairs import link_answers


def passage(heading, text):
    return Passage("x", "x", "text", text, (heading,), Provenance(1, None, 0, len(text)), ((0, 4),), text)


QUESTIONS = [
    passage("Vraag 1", "Hoeveel leerlingen zitten thuis?"),
    passage("Vraag 2", "Wat kost dat?"),
    passage("Vraag 3", "Waarom duurt het zo lang?"),
]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Antwoord op vraag 2", [1]),
        ("Antwoord 2", [1]),
        ("Antwoord op de vragen 1 en 3", [0, 2]),
        ("Beantwoording vragen 1 t/m 3", [0, 1, 2]),
        ("Antwoord", []),
        ("Toelichting bij vraag 2", []),
        ("Antwoord op vraag 9", []),
    ],
)
def test_an_answer_is_searched_by_the_words_of_its_questions(heading, found):
    answer = passage(heading, "Dat zijn er 12.")
    linked = link_answers([*QUESTIONS, answer])[-1]
    assert [q.text in linked.search_text for q in QUESTIONS] == [i in found for i in range(3)]
    assert linked.text == answer.text and linked.search_text.endswith(answer.text)


def test_without_questions_nothing_changes():
    alone = (passage("Antwoord op vraag 2", "Dat zijn er 12."),)
    assert link_answers(alone) == alone
