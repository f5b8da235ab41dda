"""The noun whose number, height or price a question asks, and the proper names it gives."""

from __future__ import annotations

import pytest

from retriever.assistant import Assistant
from retriever.cues import asked_of, counts_things
from retriever.cues.asked import Asked
from retriever.naming import proper_names, without_own_names
from retriever.query import parse_question


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Hoeveel klachten zijn er ingediend?", Asked("klachten", counted=True)),
        ("Hoeveel unieke bezoekers trok de website?", Asked("bezoekers", counted=True)),
        ("Hoeveel fte is er?", Asked("fte", counted=True)),
        ("Weet u hoeveel scholen er zijn?", Asked("scholen", counted=True)),
        ("How many psychologists did OKT employ?", Asked("psychologists", counted=True)),
        ("Hoeveel decibel maakt Schiphol?", Asked("decibel", counted=False)),
        ("Hoe hoog is de huur van het kantoor?", Asked("huur", counted=False)),
        ("Hoe groot was het nadelige saldo in 2024?", Asked("saldo", counted=False)),
        ("Wat kost een boa per jaar?", Asked("boa", counted=False)),
    ],
)
def test_the_noun_asked_is_found(question: str, asked: Asked) -> None:
    assert asked_of(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel haakten er af?",
        "Hoeveel kwamen er bij?",
        "Hoeveel kreeg Kampen in 2014?",
        "Hoeveel duurder was het personeel?",
        "Hoeveel mensen deden mee?",
        "Hoeveel OKT'ers volgden de workshop?",
        "Hoeveel procentpunt scheelt dat?",
        "Hoeveel van de 50 interviews waren met huisartsen?",
        "Waarom steeg het verzuim?",
    ],
)
def test_verbs_units_and_people_in_general_are_no_noun_asked(question: str) -> None:
    assert asked_of(question) is None


def test_only_names_that_the_corpus_has_are_proper_names(assistant: Assistant) -> None:
    names = proper_names(
        "Wat deed Advizo met Philips in Amsterdam in Maart?", ("amsterdam",), assistant._vocabulary
    )
    assert names == ("advizo",)


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("Hoeveel klachten zijn er ingediend?", True),
        ("Hoeveel mensen deden mee?", True),
        ("Wat is het aantal deelnemers?", True),
        ("Hoeveel bracht de onroerendezaakbelasting op?", False),
        ("Hoeveel brachten de garages op?", False),
        ("Hoeveel denken ze tekort te komen?", False),
        ("Hoeveel subsidie kreeg de muziekschool?", False),
        ("Hoeveel weken duurde dat?", False),
    ],
)
def test_an_amount_is_no_count(question: str, counts: bool) -> None:
    assert counts_things(question) is counts


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("Wat is het verzuim bij Stichting OKT in 2024?", "Wat is het verzuim in 2024?"),
        ("Hoeveel kinderen kregen hulp van OKT?", "Hoeveel kinderen kregen hulp?"),
        ("Wat doet OKT?", "Wat doet OKT?"),
        ("Hoeveel deelnemers had Zuidoost?", "Hoeveel deelnemers had Zuidoost?"),
    ],
)
def test_what_whole_documents_are_about_is_not_embedded(
    assistant: Assistant, question: str, meaning: str
) -> None:
    assert without_own_names(question, assistant._vocabulary) == meaning
    assert parse_question(question, (), assistant._vocabulary).meaning == meaning
