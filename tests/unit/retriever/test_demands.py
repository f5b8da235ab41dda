"""What a question insists on: a candidate that lacks it cannot answer, however alike it is."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from corpus.dutch.numbers import find_numbers
from corpus.dutch.words import terms
from corpus.model import Passage, Provenance
from retriever.assistant import Assistant
from retriever.demands import meets_all
from retriever.features import Features, number_fit
from retriever.query import parse_question
from retriever.rank import Candidate

_NEUTRAL = Features(**{f.name: 0.0 for f in fields(Features)} | {"cosine": -0.3})


def _candidate(document: str, text: str) -> Candidate:
    """A sentence that is all of a passage."""
    where = Provenance(None, None, 0, len(text))
    passage = Passage("d:1", document, "paragraph", text, (), where, ((0, len(text)),), text)
    return Candidate(passage, 0, 0, len(text), _NEUTRAL, 0.0, 1.0)


def _meets(assistant: Assistant, question: str, text: str) -> bool:
    """Whether one sentence, as the only one of a passage, meets what a question insists on."""
    where = Provenance(None, None, 0, len(text))
    document = assistant.documents[0].id
    passage = Passage(f"{document}:1", document, "paragraph", text, (), where, ((0, len(text)),), text)
    query = parse_question(question, (), assistant._vocabulary)
    number = 1.0 if find_numbers(text) else number_fit(query, (), text)
    named = query.asked.match(frozenset(terms(text))) if query.asked else 1.0
    candidate = Candidate(passage, 0, 0, len(text), replace(_NEUTRAL, number=number), 0.0, 1.0, named)
    return meets_all(query, candidate, assistant._index)


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
            "Hoeveel gaf de stichting in totaal uit aan loonkosten?",
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
        ("Wat is de norm voor het verzuim?", "Het doel voor verzuim is 4%.", "Het verzuim is 9,6%."),
        ("Hoeveel psychologen heeft OKT?", "OKT heeft 12 GZ-psychologen.", "OKT heeft 150 medewerkers."),
        ("Hoeveel klachten zijn er?", "Er zijn 14 klachten.", "Er zijn klachten over het parkeren."),
        (
            "Hoeveel aanbieders zijn er nog over?",
            "Er zijn nog 20 aanbieders.",
            "Er is 2% minder verwezen, wat samenhangt met de inkoop, waarbij er minder aanbieders zijn.",
        ),
        ("Hoeveel scholen zijn er?", "Er zijn 12 basisscholen.", "Er zijn 12 schoolkinderen."),
        ("Hoe hoog is de huur?", "De huur is € 61.000.", "De subsidie is € 61.000."),
        ("Welke huur betalen we?", "De huur is € 61.000 per jaar.", "De ruimte meet 95 vierkante meter."),
        ("Hoeveel geld gaf het fonds?", "Het fonds gaf 2 miljoen.", "De site trok 2 miljoen bezoekers."),
        ("Hoe hoog is het verzuim bij Advizo?", "Het verzuim is bij Advizo 4%.", "Het verzuim is 9,6%."),
        (
            "Hoe stemde de raad over het rapport?",
            "De raad stemde unaniem in met het rapport.",
            "De raad behandelt het rapport op 20 september.",
        ),
        (
            "Wat schreef het college in zijn reactie?",
            "Het college schrijft dat het de aanbevelingen overneemt.",
            "Het college komt nog met een reactie.",
        ),
        (
            "Wat vond de wethouder van het rapport?",
            "De wethouder noemt het rapport helder.",
            "Op 14 april ging deze brief naar de wethouder.",
        ),
        (
            "Hoe heet de directeur?",
            "De directeur, Ineke van Loon, tekent ervoor.",
            "De directeur leidt de Stichting.",
        ),
        (
            "Wie is de burgemeester?",
            "Getekend, burgemeester J. de Vries.",
            "De burgemeester opent het plein.",
        ),
        ("Welk cijfer kreeg de training?", "De training kreeg een score van 8,5.", "Er deden 40 ouders mee."),
        (
            "Welke gemeenten staan een hoofddoek toe?",
            "Dat doen onder meer Utrecht en Tilburg.",
            "Dat blijkt uit de motie van het lid Michon.",
        ),
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
        ("Hoeveel klachten zijn er?", "Er zijn geen klachten bekend."),
        ("Hoeveel haakten er af?", "In totaal vielen 33 mensen uit."),
        ("Hoeveel ouders kwamen er?", "Er kwamen 40 deelnemers."),
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
