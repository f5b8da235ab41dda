"""Answers as text: everything a reader needs to check the answer, nothing that could mislead a terminal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.errors import NotFound
from corpus.model import (
    Answer,
    CellPlace,
    Citation,
    CitedFigure,
    Conflict,
    DocumentInfo,
    Figure,
    Passage,
    Provenance,
    Searched,
    Statement,
)
from ui.render import clean, counted, dutch_date, page_label, reference_markdown, render_answer, render_hits

INFO = DocumentInfo(
    id="jaarverslag",
    file="jaarverslag.txt",
    title="Jaarverslag 2024",
    publisher="Gemeente Voorbeeld",
    status="vastgesteld",
    published="2025-03-12",
)
CITATION = Citation(
    number=1,
    passage_id="p1",
    document_id="jaarverslag",
    quote="Het ziekteverzuim was 9,6%\nin 2024.",
    begin=10,
    end=44,
    page=11,
    printed_page="14",
    section=("Bedrijfsvoering", "Personeel"),
)
FIGURE = Figure(
    value=Decimal("9.6"), unit="%", display="9,6%", measure="ziekteverzuim", subject="OKT", period="2024"
)
ANSWER = Answer(
    question="Hoe hoog was het verzuim?",
    standalone="Hoe hoog was het verzuim?",
    status="beantwoord",
    statements=(Statement("Het ziekteverzuim was 9,6% in 2024.", (1,)),),
    citations=(CITATION,),
    figures=(CitedFigure(FIGURE, 1),),
    conflicts=(),
    nearest=(),
    searched=Searched(documents=2, passages=1234, until="2025-03-12"),
    follow_ups=("Hoe hoog was het verzuim in 2023?",),
    writer="extractief",
    corpus_version="abc",
)


def info(document_id: str) -> DocumentInfo:
    if document_id != INFO.id:
        raise NotFound("onbekend", where=document_id)
    return INFO


def test_the_whole_answer() -> None:
    assert render_answer(ANSWER, info) == (
        "Het ziekteverzuim was 9,6% in 2024. [1]\n"
        "\n"
        "Bronnen\n"
        "[1] Jaarverslag 2024\n"
        "    Gemeente Voorbeeld, 12 maart 2025, vastgesteld, p. 14 (pdf-pagina 11)\n"
        "    “Het ziekteverzuim was 9,6% in 2024.”\n"
        "\n"
        "Cijfers\n"
        "  9,6%  ziekteverzuim; OKT; 2024 [1]\n"
        "\n"
        "Vervolgvragen\n"
        "- Hoe hoog was het verzuim in 2023?\n"
        "\n"
        "Gezocht in 2 documenten (1.234 passages), stukken t/m 12 maart 2025.\n"
        "\n"
        "Dit antwoord is gemaakt door AI (extractief). Controleer het bij de bron.\n"
    )


def test_without_a_page_the_section_says_where() -> None:
    source = replace(CITATION, page=None, printed_page=None)
    shown = render_answer(replace(ANSWER, citations=(source,)), info)
    assert "vastgesteld, Bedrijfsvoering › Personeel\n" in shown


def test_not_found_shows_what_lies_nearest() -> None:
    answer = replace(
        ANSWER, status="niet-gevonden", statements=(), citations=(), figures=(), nearest=(CITATION,),
        message="Dit staat niet in de stukken.",
    )  # fmt: skip
    shown = render_answer(answer, info)
    assert shown.startswith("Dit staat niet in de stukken.\n\nDichtst in de buurt\n[1] Jaarverslag 2024\n")
    assert "Bronnen" not in shown
    assert "Cijfers" not in shown


def test_numbers_stand_in_one_column() -> None:
    long = replace(FIGURE, display="1.234", measure="meldingen", kind="begroot", qualifier="circa")
    shown = render_answer(replace(ANSWER, figures=(CitedFigure(FIGURE, 1), CitedFigure(long, 2))), info)
    assert (
        "Cijfers\n"
        "         9,6%  ziekteverzuim; OKT; 2024 [1]\n"
        "  circa 1.234  meldingen; OKT; 2024; begroot [2]\n"
    ) in shown


def test_a_number_tells_its_cell_and_how_it_was_computed() -> None:
    figure = replace(
        FIGURE, table=CellPlace("Tabel 3", "Noord", "2024"), derived="96 / 1.000 × 100", qualifier="9,6"
    )
    shown = render_answer(replace(ANSWER, figures=(CitedFigure(figure, 1),)), info, width=200)
    assert "ziekteverzuim; OKT; 2024; tabel: Tabel 3, Noord, 2024; berekend: 96 / 1.000 × 100 [1]\n" in shown


def test_a_very_wide_number_does_not_push_the_others_away() -> None:
    wide = replace(FIGURE, display="9" * 40)
    shown = render_answer(replace(ANSWER, figures=(CitedFigure(wide, 1), CitedFigure(FIGURE, 1))), info, 100)
    assert f"  {'9' * 40}: ziekteverzuim" in shown
    assert "\n" + " " * (2 + 24 - 4) + "9,6%  ziekteverzuim" in shown


def test_conflicting_sources_are_all_shown() -> None:
    other = replace(FIGURE, display="8,1%")
    conflict = Conflict("ziekteverzuim", (CitedFigure(FIGURE, 1), CitedFigure(other, 2)), "twee peildata")
    shown = render_answer(replace(ANSWER, conflicts=(conflict,)), info)
    assert "Tegenstrijdigheden\n- ziekteverzuim: twee peildata\n  9,6%  " in shown
    assert "  8,1%  ziekteverzuim; OKT; 2024 [2]\n" in shown


@pytest.mark.parametrize("width", [0, 30, 44, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    words = "Het verzuim steeg en daalde weer in alle wijken van de gemeente. " * 9
    answer = replace(
        ANSWER,
        statements=(Statement(words, (1,)),),
        citations=(replace(CITATION, quote=words),),
        figures=(CitedFigure(replace(FIGURE, measure=words), 1),),
    )
    shown = render_answer(answer, info, width)
    assert max(map(len, shown.splitlines())) <= max(width, 30)
    assert " ".join(shown.split()).count("Het verzuim steeg") == 27


def test_hits_come_with_place_and_score() -> None:
    class Hit:
        passage = Passage(
            id="p1", document_id="jaarverslag", kind="text", text="Het verzuim\ndaalde.", section=(),
            provenance=Provenance(3, None, 0, 19), sentences=((0, 19),), search_text="",
        )  # fmt: skip
        score = 0.51234
        rank = 1

    assert render_hits([Hit()], info, 120) == (  # type: ignore[list-item]
        "1. Jaarverslag 2024 (Gemeente Voorbeeld, 12 maart 2025, vastgesteld, pdf-pagina 3), score 0,5123\n"
        "   Het verzuim daalde.\n"
    )
    assert render_hits([], info) == "Geen passages gevonden.\n"


def test_a_reference_to_paste() -> None:
    assert reference_markdown(CITATION, INFO) == (
        '"Het ziekteverzuim was 9,6% in 2024." '
        "(Gemeente Voorbeeld, Jaarverslag 2024, 12 maart 2025, p. 14 (pdf-pagina 11))"
    )
    starred = replace(CITATION, quote="12* [x] <b>", page=None, printed_page=None, section=())
    assert reference_markdown(starred, replace(INFO, published=None)) == (
        '"12\\* \\[x\\] \\<b\\>" (Gemeente Voorbeeld, Jaarverslag 2024)'
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mrood\x1b[0m", "rood"),
        ("\x1b]0;titel\x07tekst", "tekst"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jleeg", "leeg"),
        ("\x1bcwis\x1b(Bsen", "wissen"),
        ("a\x00b\x08c\x7fd\x85e", "abcd e"),
        ("a\u202eb\u2066c\u200bd\ufeffe\u00adf", "abcdef"),
        ("twee\n\n  regels\t\r\n", "twee regels"),
        ("los \ud800 teken", "los teken"),
        ("é € “x” – 5 m²", "é € “x” – 5 m²"),
        ("", ""),
    ],
)
def test_nothing_reaches_the_terminal_that_is_no_text(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_document_cannot_colour_the_answer() -> None:
    evil = replace(INFO, title="\x1b[2J\x1b[HVerslag\u202e", publisher="X\nBronnen")
    shown = render_answer(
        replace(ANSWER, citations=(replace(CITATION, quote="a\x1b[8mb\x07"),)), lambda _: evil
    )
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[1] Verslag\n    X Bronnen, " in shown
    assert "“ab”" in shown


@pytest.mark.parametrize(
    ("iso", "dutch"),
    [
        ("2024-03-01", "1 maart 2024"),
        ("2024-12", "december 2024"),
        ("2024", "2024"),
        ("2024-13-01", "2024-13-01"),
        (None, ""),
    ],
)
def test_dates_in_words(iso: str | None, dutch: str) -> None:
    assert dutch_date(iso) == dutch


@pytest.mark.parametrize(
    ("page", "printed", "label"),
    [
        (11, "14", "p. 14 (pdf-pagina 11)"),
        (14, "14", "p. 14"),
        (None, "iv", "p. iv"),
        (11, None, "pdf-pagina 11"),
        (None, None, ""),
    ],
)
def test_pages(page: int | None, printed: str | None, label: str) -> None:
    assert page_label(page, printed) == label


def test_counts() -> None:
    assert counted(1, "regel", "regels") == "1 regel"
    assert counted(0, "regel", "regels") == "0 regels"
    assert counted(1234567, "regel", "regels") == "1.234.567 regels"
