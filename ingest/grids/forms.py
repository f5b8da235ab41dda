"""Forms whose labels stand in two columns, each with its answer at the right: "Raad | 18 juni | Bijlage | 2".

The head of a council proposal is mostly one. Read as a table its first row would stand over the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.elements import Cell, Grid

_WIDTH = 4
_LABEL = 45
"""Length of the longest label, characters."""
_SIGNED, _NAME = 2, 60
"""Fewest rows of a block of signatures, and the length of its longest cell, characters."""

_Row = tuple[Cell | None, ...]
_Pair = tuple[Cell | None, Cell | None]


def unfold(grid: Grid) -> Grid:
    """A form in two columns of pairs as one column of pairs, row by row; every other grid as it is."""
    if not _is_form(grid):
        return grid
    pairs = [(p, place) for row, place in zip(grid.rows, grid.places, strict=True) for p in _pairs(row)]
    return replace(grid, rows=tuple(p for p, _ in pairs), row_places=tuple(place for _, place in pairs))


def turned_signatures(grid: Grid) -> Grid:
    """Signatures beside each other, each name under its office, one under another; else the grid as it is."""
    top = grid.rows[0] if grid.rows else ()
    if len(grid.rows) < _SIGNED or not all(c and c.text.rstrip().endswith(",") for c in top):
        return grid
    cells = [c for row in grid.rows for c in row if c]
    if not all(len(c.text) <= _NAME for c in cells):
        return grid
    return replace(grid, rows=tuple(zip(*grid.rows, strict=True)), row_places=())


def _is_form(grid: Grid) -> bool:
    """Whether its first and third columns hold labels, and show it.

    They do so by an answer over the whole row, by a colon behind each, or by bold type.
    """
    if grid.header_rows or not grid.rows or any(len(row) != _WIDTH for row in grid.rows):
        return False
    labels = [c for row in grid.rows for c, _ in _pairs(row)]
    texts = [c.text.strip() for c in labels if c]
    if len(texts) != len(labels) or len(set(texts)) != len(texts) or not all(map(_is_label, texts)):
        return False
    halves = [row for row in grid.rows if not _is_whole(row)]
    answers = [c for row in grid.rows for _, c in _pairs(row) if c]
    bold = all(c.bold for c in labels if c) and not any(c.bold for c in answers)
    return bool(halves) and (len(halves) < len(grid.rows) or all(t.endswith(":") for t in texts) or bold)


def _is_label(text: str) -> bool:
    return 0 < len(text) <= _LABEL and not any(c.isdigit() for c in text)


def _is_whole(row: _Row) -> bool:
    """Whether one answer takes up the row behind its label."""
    return row[1] is not None and row[1] is row[2] is row[3]


def _pairs(row: _Row) -> Iterator[_Pair]:
    """The label and answer of a row, or both of them; a pair of empty places is none."""
    first, second = (row[0], row[1]), (row[2], row[3])
    yield first
    if not _is_whole(row) and any(c and c.text.strip() for c in second):
        yield second
