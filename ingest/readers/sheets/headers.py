"""How many rows at the top of a table are headings, where the file itself tells it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.elements import Cell
from ingest.readers.sheets.cells import distinct, has_number, is_number, lone_text

Row = Sequence[Cell | None]


def header_rows(rows: Sequence[Row], indices: Sequence[int], marked: Sequence[int]) -> int | None:
    """The number of heading rows, unit lines above them included; None where the file does not tell.

    Told by a frozen, filtered or formal heading row, by bold rows, or by a first row that names each column.

    Args:
        rows: the rows of the table.
        indices: where each stands on its sheet.
        marked: the rows of that sheet that are the last of a heading.
    """
    counts = {sum(i <= mark for i in indices) for mark in marked if indices[0] <= mark < indices[-1]}
    for count in sorted(counts, reverse=True):
        if not any(has_number(row) for row in rows[:count]):
            return count
    start = next((i for i, row in enumerate(rows) if lone_text(row) is None), 0)
    count = start + (_bold_rows(rows[start:]) or _naming_rows(rows[start:]))
    return count if count > start and _is_body(rows[count:]) else None


def _bold_rows(rows: Sequence[Row]) -> int:
    count = next((i for i, row in enumerate(rows) if has_number(row) or not _bold(row)), 0)
    return count if count <= 4 and not all(_bold(row) for row in rows) else 0


def _bold(row: Row) -> bool:
    return all(cell.bold for cell in distinct(row))


def _naming_rows(rows: Sequence[Row]) -> int:
    """1 where the first row has a name of its own for each column, else 0."""
    names = [cell.text.strip().lower() for cell in rows[0] if cell]
    return int(len(names) == len(rows[0]) == len(set(names)) and not has_number(rows[0]))


def _is_body(rows: Sequence[Row]) -> bool:
    """Whether the first row is one of values: figures stand in it, or the table has no column of figures."""
    if not rows:
        return False
    if has_number(rows[0]):
        return True
    return not any(_is_counted([row[c] for row in rows]) for c in range(len(rows[0])))


def _is_counted(column: Row) -> bool:
    """Whether most cells of a column are figures."""
    cells = [cell for cell in column if cell]
    return sum(map(is_number, cells)) * 2 > len(cells)
