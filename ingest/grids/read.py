"""Understand a grid: which rows are headings, which columns labels, what row and column path a cell has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.elements import Grid
from ingest.grids.frames import is_frame, is_pairs
from ingest.grids.groups import is_note
from ingest.grids.heads import (
    find_head,
    is_heading_row,
    is_repeat,
    is_value_column,
    parts_over,
    path_of,
)
from ingest.grids.labels import is_name_column, label_columns
from ingest.grids.rows import Parts, restates, unit_over, value_columns, value_rows
from ingest.grids.table import Column, GridRow, GridTable
from ingest.grids.text import Raster, raster, writes_english, writes_spaces
from ingest.grids.units import Unit, common_unit, lead_unit, whole_unit

__all__ = ["GridRow", "GridTable", "read_grid", "read_tables"]

_NOTE = 80
"""Length, characters, from which a lone text at the foot of a table is a note."""


def read_grid(grid: Grid) -> GridTable | None:
    """What a grid says as a table; None where it is none: a frame that only arranges text on a page."""
    cells, index = _filled(grid)
    parts = _parts(cells, _given(grid, index))
    if parts is None or is_frame(cells, parts.head, parts.body, bool(grid.header_rows)):
        return None
    return _table(grid, cells, parts, index)


def read_tables(grid: Grid) -> tuple[GridTable, ...]:
    """The tables that a grid holds: mostly one; more where headings over other columns come further down.

    Empty for a frame that only arranges text on a page. Row numbers are those of `grid`.
    """
    starts = [0, *_restarts(grid), len(grid.rows)]
    found = [_part(grid, begin, end) for begin, end in pairwise(starts)]
    if len(found) > 1 and not all(found):
        found = [read_grid(grid)]
    return tuple(table for table in found if table)


def _part(grid: Grid, begin: int, end: int) -> GridTable | None:
    """The rows from `begin` to `end` as a table of their own."""
    table = read_grid(
        replace(
            grid,
            rows=grid.rows[begin:end],
            row_places=grid.row_places[begin:end],
            header_rows=None if begin else grid.header_rows,
            notes=grid.notes if end == len(grid.rows) else (),
        )
    )
    if table is None or not begin:
        return table
    rows = (
        replace(r, index=r.index + begin, group_row=None if r.group_row is None else r.group_row + begin)
        for r in table.rows
    )
    return replace(table, rows=tuple(rows), header_rows=tuple(h + begin for h in table.header_rows))


def _filled(grid: Grid) -> tuple[Raster, list[int]]:
    """The rows and columns with any text, and for each row its number in the grid."""
    index = [n for n, row in enumerate(grid.rows) if any(c and c.text.strip() for c in row)]
    width = len(grid.rows[0]) if grid.rows else 0
    columns = [n for n in range(width) if any((c := grid.rows[r][n]) and c.text.strip() for r in index)]
    return raster([[grid.rows[r][c] for c in columns] for r in index]), index


def _given(grid: Grid, index: Sequence[int]) -> int | None:
    """How many of the filled rows the format marks as headings; None where it marks none."""
    return sum(r < grid.header_rows for r in index) or None if grid.header_rows else None


def _restarts(grid: Grid) -> list[int]:
    """The rows, after the first of values, where other headings begin."""
    cells, index = _filled(grid)
    parts = _parts(cells, _given(grid, index))
    if parts is None:
        return []
    known = {text.casefold() for c in parts.over.values() for text in c}
    fresh = [
        r
        for r in parts.body
        if restates(cells, parts, r)
        and any(
            cells.kinds[r][c] == "period" and cells.texts[r][c].casefold() not in known for c in _flat(parts)
        )
    ]
    marked = [
        r for r in parts.body if is_heading_row(cells, r) and r - 1 in parts.body and len(cells.filled(r)) > 1
    ]
    return [
        index[_with_title(cells, r)] for r in sorted({*fresh, *(m for m in marked if m - 1 not in marked)})
    ]


def _with_title(cells: Raster, row: int) -> int:
    """The row, or the one above it where that is a lone text: the title of what follows."""
    return row - 1 if row and cells.distinct(row - 1) == 1 else row


def _flat(parts: Parts) -> list[int]:
    return [c for columns in parts.values for c in columns]


def _parts(cells: Raster, given: int | None) -> Parts | None:
    """Which rows and columns are what; None where nothing is left for values."""
    if len(cells.texts) < 2 or cells.width < 2:
        return None
    head, notes = find_head(cells, given), _foot(cells)
    below = [r for r in range(head.end, len(cells.texts)) if r not in notes]
    body = tuple(r for r in below if not is_repeat(cells, r, head))
    if not body:
        return None
    over = parts_over(cells, head)
    names = {c: path_of(parts) for c, parts in over.items()} if head.rows else {}
    rows = [r for r in body if cells.distinct(r) > 1] or list(body)
    labels = (0,) if is_pairs(cells, head, body) else label_columns(cells, rows, names)
    values = value_columns(cells, labels, body, over)
    return Parts(head, body, notes, labels, values, over) if values else None


def _foot(cells: Raster) -> tuple[int, ...]:
    """Rows at the end that hold one text which explains the table."""
    found: list[int] = []
    numeric = any(is_value_column(cells, c, 1) for c in range(1, cells.width))
    for r in range(len(cells.texts) - 1, 0, -1):
        lone = cells.distinct(r) == 1 and cells.kinds[r][0] == "text"
        if not lone or not (numeric or is_note(cells.texts[r][0]) or len(cells.texts[r][0]) > _NOTE):
            break
        found.append(r)
    return tuple(reversed(found))


def _table(grid: Grid, cells: Raster, parts: Parts, index: Sequence[int]) -> GridTable:
    titles = [_lone(cells, r) for r in parts.head.titles]
    notes = (*grid.notes, *(_lone(cells, r) for r in parts.notes))
    stated = common_unit((*titles, grid.title, *notes)) or lead_unit(grid.lead)
    about = tuple(_column(cells, parts, columns) for columns in parts.values)
    corner = common_unit(text for c in parts.labels for text in parts.over[c])
    unit = stated or corner or _shared(cells, parts, about)
    return GridTable(
        title=grid.title or " – ".join(t for t in titles if not whole_unit(t)),
        row_heading=" – ".join(dict.fromkeys(p for c in parts.labels if (p := path_of(parts.over[c])))),
        columns=tuple(path_of(parts.over[columns[0]]) for columns in parts.values),
        header_rows=tuple(index[r] for r in (*parts.head.titles, *parts.head.rows)),
        rows=tuple(
            replace(
                row, index=index[row.index], group_row=None if row.group_row is None else index[row.group_row]
            )
            for row in value_rows(cells, parts, stated is not None)
        ),
        unit=unit.printed if unit else "",
        scale=unit.scale if unit else 1,
        notes=notes,
        unit_name=unit.name if unit else "",
        about=about,
        spaced=writes_spaces([t for r in parts.body for c in _flat(parts) if (t := cells.texts[r][c])]),
    )


def _lone(cells: Raster, row: int) -> str:
    return next(text for text in cells.texts[row] if text)


def _column(cells: Raster, parts: Parts, columns: Sequence[int]) -> Column:
    over = parts.over[columns[0]]
    texts = [text for c in columns for text in cells.column(c, parts.body)]
    named = is_name_column(cells, columns[0], parts.body, path_of(over))
    return Column(unit_over(over), named, writes_english(texts))


def _shared(cells: Raster, parts: Parts, about: Sequence[Column]) -> Unit | None:
    """The unit that all columns with numbers state, each in its own heading."""
    units = {
        column.unit
        for columns, column in zip(parts.values, about, strict=True)
        if not column.named and any(is_value_column(cells, c, parts.head.end) for c in columns)
    }
    unit = next(iter(units)) if len(units) == 1 else None
    return unit if unit and (unit.name or unit.scale > 1) else None
