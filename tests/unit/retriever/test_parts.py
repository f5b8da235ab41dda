"""Two questions in one sentence."""

import pytest

from retriever.draft import Claim, Dispute, Draft, joined, left_open
from retriever.parts import halves_of, leans, parts_of


@pytest.mark.parametrize(
    ("question", "second"),
    [
        (
            "Hoeveel aanvragen verwerkte de scanservice en hoelang was de levertijd in de praktijk?",
            "Hoelang was de levertijd in de praktijk?",
        ),
        (
            "Hoeveel gezinnen kregen een woning toegewezen, en per wanneer moesten zij verhuizen?",
            "Per wanneer moesten zij verhuizen?",
        ),
        (
            "Naar welk besluit verwijst de raad en naar welke brief verwijst het college?",
            "Naar welke brief verwijst het college?",
        ),
    ],
)
def test_a_second_question_stands_by_itself(question: str, second: str) -> None:
    assert parts_of(question)[1] == second


def test_a_second_half_that_points_back_stays_with_the_first() -> None:
    question = "Hoeveel trainingen gaf de stichting en hoeveel mensen kwamen daar in totaal op af?"
    assert parts_of(question) == (question,)
    assert len(halves_of(question)) == 2


def test_a_short_tail_is_no_question_of_its_own() -> None:
    assert len(parts_of("Wanneer begon het onderzoek naar de jeugdhulp en wie deed het?")) == 1


@pytest.mark.parametrize(
    ("half", "back"), [("Scheelt dat veel?", True), ("Hoe hoog was het verzuim?", False)]
)
def test_pointing_back_is_seen(half: str, back: bool) -> None:
    assert leans(half) is back


def test_the_half_without_an_answer_is_named() -> None:
    draft = Draft((Claim("Het waren er 12.", ()),))
    said = left_open(draft, [True, False], english=False)
    assert said.partial
    assert said.remark == "Op het tweede deel van de vraag is geen antwoord gevonden."
    assert left_open(draft, [True, True], english=False) == draft


def test_joined_halves_keep_their_disputes_and_say_nothing_twice() -> None:
    first = Draft((Claim("Eerst.", ()), Claim("Het waren er 12.", ())))
    second = Draft(
        (Claim("Er staat 5.", ()), Claim("Er staat 6.", ()), Claim("Eerst.", ())),
        disputes=(Dispute("", (0, 1), ""),),
    )
    whole = joined([first, second])
    assert [c.text for c in whole.claims] == ["Eerst.", "Het waren er 12.", "Er staat 5.", "Er staat 6."]
    assert whole.disputes[0].claims == (2, 3)
