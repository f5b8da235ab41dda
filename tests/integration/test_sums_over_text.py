"""Sums over figures of running text: in one sentence, in two, in two documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retriever.assistant import Assistant

YEARBOOK = """# Jaarverslag 2024 van de bibliotheek van Waterstad

## Leden

In 2024 had de bibliotheek 420 jeugdleden en 560 volwassen leden. Het aandeel leden dat vaker dan een keer
per maand komt, daalde van 34% naar 28%.

## Voorlezen

In 2024 waren er 80 voorleesmiddagen. Dat zijn 15 voorleesmiddagen minder in vergelijking met 2023.

## Klachten

Lezers waarderen de balie met een 7,2, terwijl zij de website een 6,5 geven.

## Personeel

Eind 2024 is het ziekteverzuim van de bibliotheek 6,5%.
"""
AUDIT = """# Onderzoek van de Rekenkamer Waterstad naar de bibliotheek

## Personeel

De bibliotheek heeft last van ziekteverzuim (5% in 2022; doel 4%). Vooral de balie heeft te weinig mensen.
"""


def _titled(text: str) -> str:
    return text.splitlines()[0].lstrip("# ")


@pytest.fixture(scope="module")
def library(assistant_over: Callable[..., Assistant]) -> Assistant:
    """An assistant over a yearbook of 2024 and an audit of 2023."""
    yearbook = {
        "id": "jaarverslag",
        "title": _titled(YEARBOOK),
        "publisher": "Bibliotheek Waterstad",
        "published": "2025-02-01",
        "period_from": "2024-01-01",
        "period_to": "2024-12-31",
        "place": "Waterstad",
    }
    audit = {
        "id": "onderzoek",
        "title": _titled(AUDIT),
        "publisher": "Rekenkamer Waterstad",
        "published": "2023-06-01",
        "place": "Waterstad",
    }
    return assistant_over((YEARBOOK, yearbook), (AUDIT, audit))


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("Hoeveel meer volwassen leden dan jeugdleden had de bibliotheek?", "140"),  # 560 - 420
        ("Hoeveel procentpunt daalde het aandeel leden dat vaak komt?", "6 procentpunt"),  # 34 - 28
        ("Hoeveel scheelt de waardering van de balie met die van de website?", "0,7"),  # 7,2 - 6,5
        ("Hoeveel keer zo hoog was het ziekteverzuim in 2022 als het doel?", "1,3 keer"),  # 5 / 4
        ("Hoeveel voorleesmiddagen waren er in 2023?", "95"),  # 80 + 15
    ],
)
def test_a_sum_is_made_of_the_figures_meant(library: Assistant, question: str, result: str) -> None:
    answer = library.ask(question)
    assert [f.figure.display for f in answer.figures if f.figure.derived][:1] == [result]
    assert result.removesuffix(" keer") in answer.text


def test_a_comparison_is_answered_with_yes_or_no(library: Assistant) -> None:
    assert library.ask("Had de bibliotheek meer jeugdleden dan volwassen leden?").text.startswith("Nee: 420")
    assert library.ask("Had de bibliotheek meer volwassen leden dan jeugdleden?").text.startswith("Ja: 560")


def test_the_second_document_gives_the_like_figure(library: Assistant) -> None:
    answer = library.ask(
        "Hoeveel procentpunt hoger was het ziekteverzuim eind 2024 dan wat de Rekenkamer over 2022 meldde?"
    )
    assert {c.document_id for c in answer.citations} == {"jaarverslag", "onderzoek"}
    assert "1,5 procentpunt" in answer.text  # 6,5 - 5
