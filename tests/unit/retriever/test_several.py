"""Questions that ask for several things."""

from __future__ import annotations

import pytest

from retriever.cues import asks_several


@pytest.mark.parametrize(
    "question",
    [
        "Wie werken er in zo'n team?",
        "Wie vormen samen het bestuur?",
        "Wat moet er allemaal op de factuur staan?",
        "Noem de drie doelen",
        "Waaruit bestaat de score?",
        "Wat zijn volgens de rekenkamer de oorzaken?",
        "What are the goals?",
    ],
)
def test_several_things_are_asked(question):
    assert asks_several(question)


@pytest.mark.parametrize(
    "question",
    ["Wie tekende de brief?", "Wie zit het bestuur voor?", "Wat is de oorzaak?", "Hoeveel kinderen zijn er?"],
)
def test_one_thing_is_asked(question):
    assert not asks_several(question)
