"""What a question insists on: a candidate that lacks it cannot answer, however alike it is."""

from __future__ import annotations

from dataclasses import fields

import pytest

from corpus.model import Passage, Provenance
from retriever.assistant import Assistant
from retriever.demands import meets_all
from retriever.features import Features
from retriever.query import parse_question
from retriever.rank import Candidate

_NEUTRAL = Features(**{f.name: 0.0 for f in fields(Features)})


def _candidate(document: str, text: str) -> Candidate:
    """A sentence that is all of a passage."""
    where = Provenance(None, None, 0, len(text))
    passage = Passage("d:1", document, "paragraph", text, (), where, ((0, len(text)),), text)
    return Candidate(passage, 0, 0, len(text), _NEUTRAL, 0.0, 1.0)


def _meets(assistant: Assistant, question: str, text: str) -> bool:
    """Whether one sentence, as the only one of a passage, meets what a question insists on."""
    query = parse_question(question, (), assistant._vocabulary)
    return meets_all(query, _candidate(assistant.documents[0].id, text), assistant._index)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Wat kost een training per kind?", "Een training is gratis.", "Een training duurt drie weken."),
        ("What hourly rate does OKT pay?", "OKT betaalt € 90 per uur.", "OKT heeft bevlogen professionals."),
        ("Wat is het telefoonnummer van Advizo?", "Bel Advizo: 020 555 55 55.", "Advizo werft adviseurs."),
        ("Wat is het e-mailadres van de directeur?", "Mail naar info@okt.nl.", "De directeur leidt OKT."),
        ("Hoeveel vaders deden mee?", "Er deden 12 vaders mee.", "Er deden 43 ouders mee."),
        ("Hoeveel jongens kregen de prik?", "De prik kregen 30 jongens.", "De prik kregen 30 meisjes."),
        ("Hoe lang wachten gezinnen?", "Gezinnen wachten negen weken.", "Het is 2% minder dan vorig jaar."),
        ("Hoeveel procent viel af?", "Een kwart viel af.", "Er vielen 33 mensen af."),
        (
            "Hoeveel gaf OKT in totaal uit aan loonkosten?",
            "De loonkosten zijn in totaal € 60 miljoen.",
            "De loonkosten zijn € 2,5 miljoen lager.",
        ),
        (
            "Hoeveel van die 40 miljoen is voor preventie?",
            "Daarvan is 12 miljoen voor preventie.",
            "OKT ontvangt 40 miljoen voor meer dan preventie.",
        ),
        (
            "Welke scholen deden mee aan de pilot?",
            "Aan de pilot deden het Calvijn en het Hervormd mee.",
            "Aan de pilot deden twee scholen mee.",
        ),
        (
            "Is de motie over kamerverhuur aangenomen?",
            "De motie over kamerverhuur is verworpen.",
            "De motie over kamerverhuur staat op de agenda.",
        ),
        (
            "Wat is de conclusie?",
            "De conclusie is dat er weinig toezicht is.",
            "Bekijk onze interactieve samenvatting met de conclusie.",
        ),
        ("Waarom is toezicht nodig?", "Toezicht voorkomt schade.", "Zie ook het rapport over toezicht."),
        ("Wanneer ging dat in?", "Dat ging in op 1 juli.", "Dat ging goed."),
    ],
)
def test_only_what_holds_the_thing_asked_may_answer(
    assistant: Assistant, question: str, right: str, wrong: str
) -> None:
    assert _meets(assistant, question, right)
    assert not _meets(assistant, question, wrong)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Hoeveel vaders en moeders deden mee?", "Er deden 43 vaders mee."),
        ("Hoeveel zwangere vrouwen kwamen er?", "Er kwamen 12 zwangeren."),
        ("Op welk percentage bleef men steken?", "Het bleef op 27% steken."),
        ("Hoe snel moet de SVB betalen?", "De SVB betaalt binnen 30 dagen."),
    ],
)
def test_words_that_look_like_a_demand_are_none(assistant: Assistant, question: str, text: str) -> None:
    assert _meets(assistant, question, text)


def test_a_question_answers_no_question(assistant: Assistant) -> None:
    assert not _meets(assistant, "Waarom steeg het verzuim?", "Waarom steeg het verzuim?")


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel preventieve trainingen gaf OKT in 2021?",
        "Wat was de vaccinatiegraad tegen mazelen bij tweejarigen in Utrecht in 2020?",
    ],
)
def test_a_place_or_year_that_the_texts_lack_is_not_filled_in(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "niet-gevonden"
    assert answer.chance is not None and answer.chance < 0.5


def test_the_title_of_a_document_answers_nothing_but_a_sentence_that_opens_with_it_may(assistant):
    titled = max(assistant.documents, key=lambda info: len(info.title))
    sentence = f"{titled.title} is in tien jaar veel duurder geworden, zeggen de onderzoekers."
    candidates = [_candidate(titled.id, text) for text in (titled.title, sentence)]
    query = parse_question("Wat is er duurder geworden?", (), assistant._vocabulary)
    assert [meets_all(query, c, assistant._index) for c in candidates] == [False, True]
