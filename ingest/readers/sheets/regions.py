"""Cut a sheet in the areas that stand apart on it: tables, titles, notes, loose texts.

An empty row or column parts areas only where what follows can stand by itself. A table goes on behind an
empty column unless labels stand there again, and below an empty row unless headings stand there again: a
figure must never lose the label or the heading it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.elements import Cell
from ingest.readers.sheets.cells import distinct, has_number, is_number, lone_text
from ingest.readers.sheets.model import Area, Sheet

_OPENING = 200
"""Rows of a table that are looked at to tell whether what stands below it goes on with it."""


def find_areas(sheet: Sheet) -> list[Area]:
    """The areas of a sheet in reading order: from top to bottom, side by side from left to right."""
    areas: list[Area] = []
    for top, bottom in _runs(len(sheet.rows), lambda r: _row_used(sheet, r)):
        for fresh in _side_by_side(sheet, top, bottom):
            above = next((i for i in range(len(areas) - 1, -1, -1) if _over(areas[i], fresh)), None)
            if above is not None and _goes_on(sheet, areas[above], fresh):
                areas[above] = _around(areas[above], fresh)
            else:
                areas.append(fresh)
    return [_trimmed(sheet, area) for area in areas]


def rows_of(sheet: Sheet, area: Area) -> list[list[Cell | None]]:
    """The cells of an area, row by row."""
    return [list(row[area.left : area.right]) for row in sheet.rows[area.top : area.bottom]]


def _over(above: Area, below: Area) -> bool:
    """Whether two areas have a column in common."""
    return above.left < below.right and below.left < above.right


def _runs(length: int, used: Callable[[int], bool]) -> list[tuple[int, int]]:
    """The longest stretches that are in use, as (begin, end)."""
    found: list[tuple[int, int]] = []
    for i in range(length):
        if not used(i):
            continue
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _row_used(sheet: Sheet, row: int) -> bool:
    return any(sheet.rows[row]) or any(s.top <= row < s.bottom for s in sheet.solid)


def _side_by_side(sheet: Sheet, top: int, bottom: int) -> list[Area]:
    """The areas between two empty rows: its stretches of columns, joined where they are one table."""
    solid = [s for s in sheet.solid if s.top < bottom and top < s.bottom]
    filled = _filled(sheet.rows[top:bottom]) | {c for s in solid for c in range(s.left, s.right)}
    width = len(sheet.rows[0])
    areas: list[Area] = []
    for left, right in _runs(width, filled.__contains__):
        fresh = Area(top, left, bottom, right)
        if areas and not _parted(sheet, areas[-1], fresh):
            areas[-1] = replace(areas[-1], right=right)
        else:
            areas.append(fresh)
    return [_trimmed(sheet, a) for a in areas]


def _filled(rows: Sequence[Sequence[Cell | None]]) -> set[int]:
    """The columns in use; a title merged over several columns makes no bridge between the tables below it."""
    spans = [{c for c, cell in enumerate(row) if cell} for row in rows]
    bridges = [lone_text(row) is not None and len(span) > 1 for row, span in zip(rows, spans, strict=True)]
    filled = {c for span, bridge in zip(spans, bridges, strict=True) if not bridge for c in span}
    return filled.union(*(s for s, bridge in zip(spans, bridges, strict=True) if bridge and not s & filled))


def _parted(sheet: Sheet, left: Area, right: Area) -> bool:
    """Whether what stands right of an empty column is a thing of its own."""
    if any(s.meets(left) != s.meets(right) for s in sheet.solid):
        return True
    rows, others = rows_of(sheet, right), rows_of(sheet, left)
    if left.right - left.left < 2 or _lines(others) < 2:
        return _is_remark(rows, others) or _is_remark(others, rows)
    return _is_remark(rows, others) or (_lines(rows) > 1 and _has_labels(rows))


def _lines(rows: Sequence[Sequence[Cell | None]]) -> int:
    """How many rows hold more than one cell."""
    return sum(len(distinct(row)) > 1 for row in rows)


def _has_labels(rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether figures have a name before them in the first column, in nearly every row."""
    counted = [row for row in rows if any(c is not None and is_number(c) for c in row[1:])]
    named = [row for row in counted if row[0] is not None and not is_number(row[0])]
    return len(named) > 0.8 * len(counted) if counted else all(row[0] for row in rows if any(row))


def _is_remark(rows: Sequence[Sequence[Cell | None]], beside: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether a column is loose text beside a table: not in its first row, and in few of the others."""
    texts = [i for i, row in enumerate(rows) if any(row)]
    if not texts or len(rows[0]) > 1 or has_number([c for row in rows for c in row]):
        return False
    headed = next((i for i, row in enumerate(beside) if len(distinct(row)) > 1), 0)
    return len(texts) * 3 <= len([r for r in beside if any(r)]) and headed not in texts


def _goes_on(sheet: Sheet, before: Area, fresh: Area) -> bool:
    """Whether an area is the rest of a table above it: within its columns, with figures or the same texts."""
    if any(s.meets(before) != s.meets(fresh) for s in sheet.solid):
        return False
    if fresh.left < before.left or fresh.right > before.right:
        return False
    wide = replace(fresh, left=before.left, right=before.right)
    opening = replace(before, bottom=min(before.bottom, before.top + _OPENING))
    above = [r for r in rows_of(sheet, opening) if len(distinct(r)) > 1]
    below = [r for r in rows_of(sheet, wide) if len(distinct(r)) > 1]
    if not above or not below or before.right - before.left < 2:
        return False
    if has_number(below[0]):
        titled = lone_text(rows_of(sheet, wide)[0]) is not None
        return _under(above, below, exactly=titled)
    texts_only = not any(has_number(r) for r in (*above, *below))
    unlike_headings = (_bold(above[0]) or not sheet.letters) and not _bold(below[0])
    return texts_only and len(above) > 1 and unlike_headings


def _under(
    above: Sequence[Sequence[Cell | None]], below: Sequence[Sequence[Cell | None]], exactly: bool
) -> bool:
    """Whether figures stand in the columns that hold figures above, or under its headings if it has none."""
    columns = _counted(above)
    if columns:
        return _counted(below) == columns if exactly else _counted(below) <= columns
    return _counted(below) <= {c for row in above for c, cell in enumerate(row) if cell}


def _counted(rows: Sequence[Sequence[Cell | None]]) -> set[int]:
    return {c for row in rows for c, cell in enumerate(row) if cell is not None and is_number(cell)}


def _bold(row: Sequence[Cell | None]) -> bool:
    return all(c.bold for c in distinct(row))


def _around(a: Area, b: Area) -> Area:
    return Area(min(a.top, b.top), min(a.left, b.left), max(a.bottom, b.bottom), max(a.right, b.right))


def _trimmed(sheet: Sheet, area: Area) -> Area:
    """The area without empty rows and columns round it."""
    rows = rows_of(sheet, area)
    tops = [i for i, row in enumerate(rows) if any(row)]
    sides = [c for row in rows for c, cell in enumerate(row) if cell]
    if not tops:
        return area
    return Area(
        area.top + tops[0], area.left + min(sides), area.top + tops[-1] + 1, area.left + max(sides) + 1
    )
