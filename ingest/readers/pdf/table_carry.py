"""Tables that go on over the end of a page: the headings of the first part stand over the next too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.elements import Cell
from ingest.readers.pdf.table_columns import Column, overlap
from ingest.readers.pdf.table_lines import is_value, is_year
from ingest.readers.pdf.tables import FoundTable

Row = tuple[Cell | None, ...]


def carry_header(previous: FoundTable, current: FoundTable) -> FoundTable:
    """The current table with the headings of the one before it, where it goes on with that one.

    Args:
        previous: the last table of the page before, with nothing under it but page numbers and the like; one
            that was given headings itself may be handed on.
        current: the first table of a page, with nothing over it.

    Returns:
        `current`, with the same Cell objects on top where its columns stand under those of `previous`, and it
        has no headings of its own; else unchanged.
    """
    heads = previous.grid.rows[: _heads(previous)]
    homes = _homes(previous.columns, current.columns)
    if _is_bare_head(previous):
        return _under_bare_head(previous, current)
    if not heads or homes is None or not _rises(homes) or _heads(current):
        return current
    grid = current.grid
    rows = [_widened(row, homes, len(previous.columns)) for row in grid.rows]
    places = (*previous.grid.places[: len(heads)], *grid.places)
    joined = replace(grid, rows=(*heads, *rows), row_places=places, header_rows=previous.grid.header_rows)
    return replace(current, grid=joined, columns=_joined(previous.columns, current.columns, homes))


def join_parts(previous: FoundTable, current: FoundTable) -> FoundTable | None:
    """Both tables as one, where the current one goes on with the one before it; None where it does not.

    Arguments as for `carry_header`. A part that repeats the headings goes on too; one with a caption of its
    own is a table of its own.
    """
    heads = _heads(previous)
    if not heads or _is_bare_head(previous) or current.grid.title:
        return None
    if _texts(current, heads) == _texts(previous, heads):
        homes = _homes(previous.columns, current.columns)
        goes_on = bool(_heads(current)) and homes == [*range(len(previous.columns))]
        carried = current
    else:
        carried = carry_header(previous, current)
        goes_on = carried is not current
    if not goes_on:
        return None
    grid = previous.grid
    joined = replace(
        grid,
        rows=(*grid.rows, *carried.grid.rows[heads:]),
        row_places=(*grid.places, *carried.grid.places[heads:]),
        notes=(*grid.notes, *(n for n in carried.grid.notes if n not in grid.notes)),
        certain=grid.certain and carried.grid.certain,
    )
    return replace(previous, grid=joined, columns=carried.columns)


def _texts(table: FoundTable, heads: int) -> list[list[str]]:
    """The words of the first rows, white space folded."""
    return [[" ".join(c.text.split()) if c else "" for c in row] for row in table.grid.rows[:heads]]


def _heads(table: FoundTable) -> int:
    """How many rows at the top of a table are headings, by layout or because no value stands in them."""
    if table.grid.header_rows:
        return table.grid.header_rows
    valued = [any(_is_amount(c) for c in row[1:]) for row in table.grid.rows]
    return valued.index(True) if True in valued else 0


def _is_amount(cell: Cell | None) -> bool:
    return cell is not None and is_value(cell.text) and not is_year(cell.text)


def _homes(before: Sequence[Column], now: Sequence[Column]) -> list[int] | None:
    """For each column the one of the page before that it stands under; None where one is left over."""
    homes: list[int] = []
    for column in now:
        touched = [i for i, c in enumerate(before) if overlap(c, column) > 0 or c == column]
        if len(touched) != 1:
            return None
        homes.append(touched[0])
    return homes if len(homes) > 1 and homes[0] == 0 else None


def _rises(homes: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(homes))


def _is_bare_head(table: FoundTable) -> bool:
    """Whether a page broke off after the first row of headings."""
    return len(table.grid.rows) == 1 and not any(_is_amount(c) for c in table.grid.rows[0])


def _under_bare_head(previous: FoundTable, current: FoundTable) -> FoundTable:
    """The current table under a row of headings, each over all columns that stand under it."""
    homes = _homes(previous.columns, current.columns)
    if homes is None or set(homes) != set(range(len(previous.columns))) or sorted(homes) != homes:
        return current
    grid = current.grid
    head = tuple(previous.grid.rows[0][home] for home in homes)
    own = grid.header_rows
    joined = replace(
        grid,
        rows=(head, *grid.rows),
        row_places=(previous.grid.places[0], *grid.places),
        header_rows=None if own is None and previous.grid.header_rows is None else 1 + (own or 0),
    )
    return replace(current, grid=joined)


def _widened(row: Row, homes: Sequence[int], width: int) -> Row:
    cells: list[Cell | None] = [None] * width
    for home, cell in zip(homes, row, strict=True):
        cells[home] = cell
    return tuple(cells)


def _joined(before: Sequence[Column], now: Sequence[Column], homes: Sequence[int]) -> tuple[Column, ...]:
    columns = list(before)
    for home, (left, right) in zip(homes, now, strict=True):
        columns[home] = min(columns[home][0], left), max(columns[home][1], right)
    return tuple(columns)
