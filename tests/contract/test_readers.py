"""What every reader keeps to, whatever its format: each is given the same small council paper."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Table

from corpus.errors import DocumentError
from corpus.model import Document, DocumentInfo
from ingest.reading import READERS, ReadDocument, read_document

HEADING = "Jeugdhulp in de wijken"
FIRST = "Het college kocht dit jaar meer jeugdhulp in dan in het jaar daarvoor."
SECOND = "De wachttijd liep terug, maar bleef in twee wijken boven de norm."
ITEMS = ("meer plekken in de wijk", "kortere lijnen met scholen")
TABLE = (
    ("Wijk", "Aantal jeugdigen", "Wachttijd in weken"),
    ("Noord", "1.204", "12,5"),
    ("Zuid", "987", "8,0"),
)
INFO = DocumentInfo("proef", "proef", "Proef", "Gemeente")


@dataclass(frozen=True)
class Sample:
    """A paper in one format: how it is made, and what a format that holds only a table leaves out."""

    extension: str
    make: Callable[[], bytes]
    has_text: bool = True


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading(HEADING, 1)
    document.add_paragraph(FIRST)
    document.add_paragraph(SECOND)
    for item in ITEMS:
        document.add_paragraph(item, "List Bullet")
    table = document.add_table(len(TABLE), len(TABLE[0]), "Table Grid")
    for texts, row in zip(TABLE, table.rows, strict=True):
        for text, cell in zip(texts, row.cells, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(TABLE[0]))
    for label, count, weeks in TABLE[1:]:
        sheet.append([label, int(count.replace(".", "")), float(weeks.replace(",", "."))])
        sheet.cell(sheet.max_row, 2).number_format = "#,##0"
        sheet.cell(sheet.max_row, 3).number_format = "0.0"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _pdf() -> bytes:
    styles = getSampleStyleSheet()
    grid = Table([list(row) for row in TABLE], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    story = [
        Paragraph(HEADING, styles["Heading1"]),
        Paragraph(FIRST, styles["BodyText"]),
        Paragraph(SECOND, styles["BodyText"]),
        ListFlowable([Paragraph(item, styles["BodyText"]) for item in ITEMS], bulletType="bullet", start="•"),
        grid,
    ]
    stream = io.BytesIO()
    SimpleDocTemplate(stream).build(story)
    return stream.getvalue()


def _html() -> bytes:
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    head = "".join(f"<th>{text}</th>" for text in TABLE[0])
    rows = "".join(
        f"<tr><th>{row[0]}</th>{''.join(f'<td>{t}</td>' for t in row[1:])}</tr>" for row in TABLE[1:]
    )
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        f"<title>{HEADING}</title></head><body><main>"
        f"<h1>{HEADING}</h1><p>{FIRST}</p><p>{SECOND}</p><ul>{items}</ul>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></main></body></html>"
    ).encode()


def _markdown() -> bytes:
    items = "\n".join(f"- {item}" for item in ITEMS)
    head, *rows = (f"| {' | '.join(row)} |" for row in TABLE)
    table = "\n".join([head, "| --- | --- | --- |", *rows])
    return f"# {HEADING}\n\n{FIRST}\n\n{SECOND}\n\n{items}\n\n{table}\n".encode()


def _csv() -> bytes:
    return "".join(";".join(row) + "\n" for row in TABLE).encode()


def _text() -> bytes:
    items = "\n".join(f"• {item}" for item in ITEMS)
    table = "\n".join("   ".join(row) for row in TABLE)
    return f"{HEADING}\n\n{FIRST}\n\n{SECOND}\n\n{items}\n\n{table}\n".encode()


SAMPLES = {
    "pdf": Sample("pdf", _pdf),
    "docx": Sample("docx", _docx),
    "xlsx": Sample("xlsx", _xlsx, has_text=False),
    "csv": Sample("csv", _csv, has_text=False),
    "html": Sample("html", _html),
    "markdown": Sample("md", _markdown),
    "text": Sample("txt", _text),
}

each_format = pytest.mark.parametrize("kind", SAMPLES)
formats_with_text = pytest.mark.parametrize("kind", [k for k, s in SAMPLES.items() if s.has_text])
formats_with_tables = pytest.mark.parametrize("kind", [k for k in SAMPLES if k != "text"])
"""Columns of a plain text are told by the spaces between them: its own tests show what that takes."""


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The paper in each format."""
    return {kind: sample.make() for kind, sample in SAMPLES.items()}


def _read(folder: Path, kind: str, data: bytes) -> ReadDocument:
    path = folder / f"proef.{SAMPLES[kind].extension}"
    path.write_bytes(data)
    return read_document(path, INFO)


@pytest.fixture
def document(tmp_path: Path, kind: str, made: dict[str, bytes]) -> Document:
    """The paper as read in one format."""
    return _read(tmp_path, kind, made[kind]).document


def _folded(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in "-\u00ad")


def test_every_reader_has_a_sample() -> None:
    assert set(SAMPLES) == {*READERS, "text"}


@each_format
def test_every_block_is_its_span_of_the_text(document: Document) -> None:
    assert document.blocks
    for block in document.blocks:
        place = block.provenance
        assert block.text == document.text[place.begin : place.end]


@each_format
def test_every_block_leads_back_to_the_source(document: Document) -> None:
    assert len(document.origin) == len(document.text)
    for block in document.blocks:
        begin, end = document.source_span(block.provenance.begin, block.provenance.end)
        assert _folded(block.text) == _folded(document.source[begin:end])


@each_format
def test_every_block_has_a_place_that_a_person_can_find(document: Document, kind: str) -> None:
    for block in document.blocks:
        place = block.provenance
        assert place.place if kind not in ("pdf", "text") else place.page == (1 if kind == "pdf" else None)


@formats_with_text
def test_paragraphs_and_items_stand_under_their_heading(document: Document) -> None:
    found = {block.text: block for block in document.blocks}
    assert found[HEADING].kind == "heading"
    for text in (FIRST, SECOND):
        assert (found[text].kind, found[text].section) == ("paragraph", (HEADING,))
    for text in ITEMS:
        assert (found[text].kind, found[text].section) == ("item", (HEADING,))


@formats_with_tables
def test_every_value_stands_in_its_row_and_column(document: Document) -> None:
    (table,) = document.tables
    assert table.columns == TABLE[0][1:]
    assert [row.label for row in table.rows] == [row[0] for row in TABLE[1:]]
    values = [[cell.value if cell else None for cell in row.cells] for row in table.rows]
    assert values == [[Decimal("1204"), Decimal("12.5")], [Decimal("987"), Decimal("8")]]


@formats_with_tables
def test_every_cell_and_row_is_its_span_of_the_text(document: Document) -> None:
    for row in document.tables[0].rows:
        assert row.label in document.text[row.begin : row.end]
        for cell in row.cells:
            assert cell is not None
            assert row.begin <= cell.begin < cell.end <= row.end
            assert cell.text == document.text[cell.begin : cell.end]


@each_format
def test_reading_twice_gives_the_same(tmp_path: Path, kind: str, made: dict[str, bytes]) -> None:
    assert _read(tmp_path, kind, made[kind]) == _read(tmp_path, kind, made[kind])


@each_format
def test_a_file_cut_off_anywhere_is_read_or_refused_in_words(
    tmp_path: Path, kind: str, made: dict[str, bytes]
) -> None:
    data = made[kind]
    for tenth in range(10):
        try:
            read = _read(tmp_path, kind, data[: len(data) * tenth // 10])
        except DocumentError as error:
            assert error.what
            assert error.mend
        else:
            assert isinstance(read, ReadDocument)
