"""Cells of tables in real documents, typed from what their pages show, against the tables that are found."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ingest.elements import Cell, Grid
from ingest.readers.pdf.extract import read_pages
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.tables import find_tables

_ROOT = Path(__file__).resolve().parents[4]
_DOCUMENTS = _ROOT.parent / "shared" / "data" / "documents"
_LABELS = sorted((Path(__file__).parent / "labels").glob("*.tsv"))
_FLOOR = 1.0
"""Share of the labelled cells that is read under the right row and column: all of them."""


@cache
def _pages(document: str) -> tuple[Page, ...]:
    file = pdfium.PdfDocument(_DOCUMENTS / document)
    try:
        return tuple(read.page for read in read_pages(file) if read)
    finally:
        file.close()


@cache
def _grids(document: str, page: int) -> tuple[Grid, ...]:
    return tuple(table.grid for table in find_tables(_pages(document)[page - 1]))


def _bare(text: str) -> str:
    return re.sub(r"[\s-]+(?=\D)|\s+", "", text).casefold()


def _column_path(grid: Grid, column: int) -> str:
    cells = [row[column] for row in grid.rows[: grid.header_rows or 1]]
    return _bare("".join(c.text for c in cells if c))


def _rows(grid: Grid, label: str) -> list[tuple[Cell | None, ...]]:
    """The rows under a label; "#2" after it stands for the second."""
    name, _, number = label.partition("#")
    found = [row for row in grid.rows if row[0] and _bare(row[0].text) == _bare(name)]
    return found[int(number) - 1 : int(number)] if number else found


def _read(document: str, page: int, table: int, row: str, column: str) -> list[str]:
    """What stands under a row and column path: one text for each place that is not empty."""
    grids = _grids(document, page)
    if len(grids) < table:
        return ["(geen tabel)"]
    grid = grids[table - 1]
    places = [c for c in range(1, len(grid.rows[0])) if _column_path(grid, c) == _bare(column)]
    rows = _rows(grid, row)
    if not places or len(rows) != 1 or not grid.certain:
        return ["(geen plaats)"]
    return [" ".join(c.text.split()) for p in places if (c := rows[0][p])]


@pytest.mark.parametrize("labels", _LABELS, ids=lambda path: path.stem)
def test_every_labelled_cell_stands_under_its_row_and_column(labels: Path) -> None:
    if not _DOCUMENTS.is_dir():
        pytest.skip(f"de documenten staan niet op deze machine: {_DOCUMENTS}")
    with labels.open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = [
        (*cell.values(), found)
        for cell in cells
        if (
            found := _read(
                cell["document"], int(cell["page"]), int(cell["table"]), cell["row"], cell["column"]
            )
        )
        != ([cell["value"]] if cell["value"] else [])
    ]
    assert 1 - len(wrong) / len(cells) >= _FLOOR, wrong
