"""Answers from running text: who, lists, motions, reasons and abbreviations, asked of three small papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import Settings
from ingest.build import build_index
from retriever.assistant import Assistant

LETTER = """# Brief over de sluiting van zwembad De Duiker

In antwoord op uw vragen deel ik u mede dat zwembad De Duiker op 1 mei sluit.

## Waarom het zwembad sluit

Het dak van zwembad De Duiker is door zout aangetast. Volgens de constructeur kan het instorten. \
Daarom sluit het college zwembad De Duiker.

## Wat bezoekers ervan vinden

“Ik zwem hier al veertig jaar en ik kom hier mijn vrienden tegen.”

- Truus, bezoeker van het eerste uur

De voorzitter van de zwemvereniging is mevrouw A. de Bruin.

De wethouder van Sport en Welzijn,

J.P. van Dalen
"""
MOTION = """# Motie Zwemmen voor iedereen

De raad, in vergadering bijeen,

constaterende dat zwembad De Duiker op 1 mei sluit;

overwegende dat kinderen zonder zwembad geen zwemdiploma halen;

verzoekt het college een tijdelijk zwembad bij het sportpark te openen;

verzoekt het college voor de zomer een plan voor zwemvervoer te maken,

en gaat over tot de orde van de dag.
"""
PLAN = """# Sportplan

Het sportplan rust op drie pijlers. De pijlers van het sportplan zijn bewegen op school, veilige sportvelden \
en betaalbare contributies.

De Gemeentelijke Sport Adviesraad (GSA) heeft het sportplan beoordeeld. Onderzoeksbureau Kompas heeft de \
sportvelden gemeten.

In 2025 gaat de gemeente aan de slag met deze maatregelen voor sportvelden:

- nieuwe verlichting op het hoofdveld
- kunstgras voor de hockeyclub
- kleedkamers voor meisjes
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Assistant:
    """The assistant over a letter, a motion and a plan."""
    folder, data = tmp_path_factory.mktemp("papers"), tmp_path_factory.mktemp("papers-data")
    for name, text in (("brief.md", LETTER), ("motie.md", MOTION), ("sportplan.md", PLAN)):
        (folder / name).write_text(text, "utf-8")
    model_cache.mkdir(parents=True, exist_ok=True)
    (data / "model").symlink_to(model_cache, target_is_directory=True)
    settings = Settings(data=data)
    build_index(settings, [folder])
    return Assistant.open(settings)


def test_who_signed_a_letter_is_told_with_the_office(papers):
    answer = papers.ask("Wie ondertekende de brief over zwembad De Duiker?")
    assert [s.text for s in answer.statements] == ["De wethouder van Sport en Welzijn, J.P. van Dalen."]


def test_whose_words_are_quoted_is_told_first(papers):
    answer = papers.ask("Van wie is de uitspraak over veertig jaar zwemmen en vrienden?")
    assert answer.text.startswith("Truus, bezoeker van het eerste uur: “Ik zwem hier al veertig jaar")


def test_the_chair_is_found_where_the_question_says_who_sits_in_front(papers):
    assert "A. de Bruin" in papers.ask("Wie zit de zwemvereniging voor?").text


def test_a_body_of_the_kind_asked_for_is_told_by_its_name(papers):
    assert "Kompas" in papers.ask("Welk onderzoeksbureau heeft de sportvelden gemeten?").text


def test_a_motion_is_told_by_what_it_asks(papers):
    told = [s.text for s in papers.ask("Wat wil de motie Zwemmen voor iedereen van het college?").statements]
    assert told == [
        "Verzoekt het college een tijdelijk zwembad bij het sportpark te openen.",
        "Verzoekt het college voor de zomer een plan voor zwemvervoer te maken.",
    ]


def test_why_a_motion_was_made_is_told_by_what_it_considers(papers):
    told = [s.text for s in papers.ask("Waarom is de motie Zwemmen voor iedereen ingediend?").statements]
    assert told == [
        "Constaterende dat zwembad De Duiker op 1 mei sluit.",
        "Overwegende dat kinderen zonder zwembad geen zwemdiploma halen.",
    ]


def test_a_sentence_with_therefore_is_told_with_the_reason_before_it(papers):
    answer = papers.ask("Waarom sluit het college zwembad De Duiker?")
    assert "door zout aangetast" in answer.text and "kan het instorten" in answer.text


def test_as_many_things_as_are_asked_for_are_told_from_the_sentence_that_sums_them_up(papers):
    answer = papers.ask("Op welke drie pijlers rust het sportplan?")
    assert answer.statements[0].text == (
        "De pijlers van het sportplan zijn bewegen op school, veilige sportvelden en betaalbare contributies."
    )


def test_the_items_of_an_announced_list_are_told_behind_it(papers):
    told = [
        s.text
        for s in papers.ask(
            "Met welke maatregelen voor sportvelden gaat de gemeente in 2025 aan de slag?"
        ).statements
    ]
    assert [t.rstrip(";") for t in told] == [
        "In 2025 gaat de gemeente aan de slag met deze maatregelen voor sportvelden:",
        "nieuwe verlichting op het hoofdveld",
        "kunstgras voor de hockeyclub",
        "kleedkamers voor meisjes",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "GSA, wat is dat voluit?",
        "De GSA keek naar het sportplan. Waar staan die drie letters voor?",
        "What does the abbreviation GSA stand for?",
    ],
)
def test_an_abbreviation_is_told_however_it_is_asked_for(papers, question):
    assert "Gemeentelijke Sport Adviesraad" in papers.ask(question).statements[0].text
