"""What a question measures, of whom, and who is to say it."""

from __future__ import annotations

import pytest

from retriever.cues import aim_of


@pytest.mark.parametrize(
    ("question", "measure", "subject"),
    [
        ("Wat is het ziekteverzuim in stadsdeel Noord?", ("ziekteverzuim",), ("stadsdeel", "noord")),
        ("Hoeveel deelnemers hadden de trainingen?", ("deelnemers",), ()),
        ("Hoeveel procent van de ouders gaf een cijfer?", ("cijfer",), ("ouders",)),
        ("pleegvergoeding per maand", ("pleegvergoeding",), ("maand",)),
        ("How many participants were reached?", ("participants",), ()),
        ("Waarom daalde het verzuim?", (), ()),
    ],
)
def test_the_words_behind_the_asking_word_tell_what_is_measured(
    question: str, measure: tuple[str, ...], subject: tuple[str, ...]
) -> None:
    aim = aim_of(question)
    assert (aim.measure, aim.subject) == (measure, subject)


@pytest.mark.parametrize(
    ("question", "author"),
    [
        ("Wat is de norm volgens het RIVM?", ("rivm",)),
        ("Wat vond de wethouder van de kritiek?", ("wethouder",)),
        ("Wat is de norm?", ()),
    ],
)
def test_who_is_to_say_it_is_told_apart(question: str, author: tuple[str, ...]) -> None:
    assert aim_of(question).author == author
