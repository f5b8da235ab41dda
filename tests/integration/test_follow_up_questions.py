"""The follow-up questions of an answer are answered, from the place they were made from."""

from __future__ import annotations

import pytest

from retriever.assistant import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel deelnemers had Rots & Water PO?",
        "Welk aandeel van de jeugdigen in Noord kreeg jeugdhulp?",
        "Wat was de vaccinatiegraad voor Hib bij tweejarigen in 2019?",
        "What share of ten-year-old boys in Utrecht was vaccinated against HPV?",
    ],
)
def test_each_follow_up_question_has_an_answer(assistant: Assistant, question: str) -> None:
    follow_ups = assistant.ask(question).follow_ups
    assert 1 <= len(follow_ups) <= 3
    for follow_up in follow_ups:
        assert follow_up != question
        assert assistant.ask(follow_up).status == "beantwoord", follow_up
