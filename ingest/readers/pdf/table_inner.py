"""Amounts in inner and outer columns: parts of a sum stand left of the sum, under one heading for both."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.elements import Cell

Row = tuple[Cell | None, ...]


def share_headings(rows: Sequence[Row], heads: int) -> list[Row]:
    """Rows, with a heading over two columns where no row has a value in both and columns go by such pairs.

    Args:
        rows: all of a table.
        heads: how many of them are headings.
    """
    if not heads or len(rows) == heads:
        return list(rows)
    width = len(rows[0])
    headed = [any(row[c] for row in rows[:heads]) for c in range(width)]
    pairs = [(c, c + 1) for c in range(1, width - 1, 2)]
    if len(pairs) < 2 or width % 2 == 0 or not _take_turns(rows[heads:], pairs):
        return list(rows)
    if not (all(headed[b] and not headed[a] for a, b in pairs)):
        return list(rows)
    return [_shared(row, pairs) if n < heads else row for n, row in enumerate(rows)]


def _take_turns(rows: Sequence[Row], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether each row fills at most one column of each pair, the same in all pairs, and both are in use."""
    sides = [{row[a] is not None for a, b in pairs if row[a] or row[b]} for row in rows]
    if any(row[a] and row[b] for row in rows for a, b in pairs) or any(len(s) > 1 for s in sides):
        return False
    return {True, False} <= {side for s in sides for side in s}


def _shared(row: Row, pairs: Sequence[tuple[int, int]]) -> Row:
    cells = list(row)
    for a, b in pairs:
        cells[a] = cells[b]
    return tuple(cells)
