"""English questions: told from Dutch ones, read with Dutch words, answered in English."""

from __future__ import annotations

import pytest

from retriever.assistant import Assistant
from retriever.cues import is_english
from retriever.english import glossed, translated


@pytest.mark.parametrize(
    "text",
    [
        "How many scans were published in 2023?",
        "Which three parties make up the team?",
        "sick leave rate staff 2024",
    ],
)
def test_english_is_told(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    ["no-show percentage jgz in Nieuw-West 2024", "Wat is het budget van het team?", "Fearless Online"],
)
def test_dutch_with_english_words_stays_dutch(text):
    assert not is_english(text)


def test_a_phrase_goes_before_its_words():
    size, dutch = translated(["waiting", "list"], 0)
    assert size == 2 and ("wachtlijst",) in dutch


def test_a_gloss_has_the_dutch_words_that_are_known():
    assert glossed("How many volunteers did Zwolle lose?") == "hoeveel vrijwilliger zwolle verliezen"


def test_an_english_question_is_answered_in_english_with_dutch_quotes(assistant: Assistant) -> None:
    answer = assistant.ask("Which district has the lowest share of prevention hours?")
    assert answer.text.startswith("Lowest (Tijd besteed aan preventie door Stichting OKT): Weesp, with 18%.")
    assert all("What" in question for question in answer.follow_ups)


def test_a_refusal_is_in_the_language_of_the_question_and_has_no_digit(assistant: Assistant) -> None:
    english = assistant.ask("What is the crime rate in Utrecht in 2024?").text
    dutch = assistant.ask("Hoeveel fietsendiefstallen waren er in Utrecht in 2024?").text
    assert english.startswith("This is not in the two documents searched.")
    assert dutch.startswith(
        "Dit staat niet in de twee stukken die zijn doorzocht. De stukken gaan over Amsterdam;"
    )
    assert not any(c.isdigit() for c in english + dutch)
