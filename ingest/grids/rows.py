"""The rows of values of a table: label, group, cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dutch.numbers import Number
from ingest.elements import Cell
from ingest.grids.groups import Labelled, assign, is_total
from ingest.grids.heads import Head, is_value_column
from ingest.grids.labels import counts_rows, filled_down
from ingest.grids.table import GridRow
from ingest.grids.text import Raster, cell_number
from ingest.grids.units import Unit, heading_unit, stated_unit, whole_unit


@dataclass(frozen=True, slots=True)
class Parts:
    """What was found of a grid on the way to a table; rows and columns by their number in the raster.

    Attributes:
        head: title and heading rows.
        body: the rows below that are no notes and no repeated headings.
        notes: rows at the foot that explain the table.
        labels: columns that name the rows.
        values: the other columns; several where one heading stands over all of them.
        over: for each column the headings over it, from top to bottom.
    """

    head: Head
    body: tuple[int, ...]
    notes: tuple[int, ...]
    labels: tuple[int, ...]
    values: tuple[tuple[int, ...], ...]
    over: dict[int, tuple[str, ...]]


def value_rows(grid: Raster, parts: Parts, titled: bool) -> list[GridRow]:
    """The rows of values, their `index` that of the raster.

    Args:
        grid: the cells.
        parts: which of them are what.
        titled: whether the unit stands in the title, and so holds for groups with headings of their own too.
    """
    inner = _row_labels(grid, parts)
    labelled = [_labelled(grid, parts, r, inner[r][1]) for r in parts.body]
    heads = assign(labelled)
    units = _unit_column(grid, parts)
    found: list[GridRow] = []
    for r in parts.body:
        if r not in heads:
            continue
        head = heads[r]
        group, label = inner[r]
        own = head.label if head else ""
        unit = heading_unit(label) or stated_unit(group) or stated_unit(own)
        unit = unit or (None if units is None else whole_unit(grid.texts[r][units]))
        found.append(
            GridRow(
                r,
                label,
                " – ".join(filter(None, (own, group))),
                tuple(_cell(grid, r, c) for c in parts.values),
                head.index if head else None,
                unit,
                titled or head is None or not restates(grid, parts, head.index),
            )
        )
    return found


def restates(grid: Raster, parts: Parts, row: int) -> bool:
    """Whether a row in the body has a label and, over the values, times: headings over what follows."""
    columns = [c for cs in parts.values for c in cs if is_value_column(grid, c, parts.head.end)]
    kinds = {grid.kinds[row][c] for c in columns}
    return bool(columns) and "period" in kinds and kinds <= {"period", "empty", "unit"}


def _row_labels(grid: Raster, parts: Parts) -> dict[int, tuple[str, str]]:
    """For each row the outer label that stands over several rows ("" for none), and its own label."""
    columns = {c: filled_down(grid, c, parts.body) for c in parts.labels}
    spans = len(parts.labels) > 1 and not counts_rows(grid, parts.labels[0], parts.body)
    found: dict[int, tuple[str, str]] = {}
    for n, r in enumerate(parts.body):
        texts = [grid.texts[r][c] for c in parts.labels]
        outer = ""
        if spans and _is_spanned(grid, parts, n):
            outer, texts[0] = columns[parts.labels[0]][n], ""
        found[r] = (outer, " – ".join(dict.fromkeys(t for t in texts if t)))
    return found


def _is_spanned(grid: Raster, parts: Parts, number: int) -> bool:
    """Whether the outermost label of a row stands over more rows: one cell, or a blank below it."""
    first, row = parts.labels[0], parts.body[number]
    cell = grid.cells[row][first]
    if not any(grid.texts[row][c] and grid.cells[row][c] is not cell for c in parts.labels[1:]):
        return False
    if cell is None or not grid.texts[row][first]:
        return number > 0
    near = parts.body[max(0, number - 1) : number] + parts.body[number + 1 : number + 2]
    if any(grid.cells[r][first] is cell for r in near):
        return True
    below = parts.body[number + 1] if number + 1 < len(parts.body) else None
    return below is not None and not grid.texts[below][first] and grid.distinct(below) > 1


def _unit_column(grid: Raster, parts: Parts) -> int | None:
    """The column that says in what each row is counted: most of its cells are units, none is a number."""
    for column in (c for columns in parts.values for c in columns):
        texts = [t for r in parts.body if (t := grid.texts[r][column])]
        units = sum(whole_unit(t) is not None for t in texts)
        if len(texts) > 1 and 2 * units >= len(texts) and not any(map(cell_number, texts)):
            return column
    return None


def _labelled(grid: Raster, parts: Parts, row: int, label: str) -> Labelled:
    filled = grid.filled(row)
    columns = [c for cs in parts.values for c in cs]
    alone = grid.distinct(row) == 1 and (not parts.labels or filled[0] in parts.labels)
    numeric = any(is_value_column(grid, c, parts.head.end) for c in columns)
    spans = len(filled) > 1 or _is_marked(grid.cells[row][filled[0]])
    last = row == parts.body[-1] or is_total(label)
    heads = (alone and (numeric or spans) and not last) or (restates(grid, parts, row) and not last)
    numbers: list[Number | None] = [cell_number(grid.texts[row][c]) for c in columns]
    text = label or grid.texts[row][filled[0]]
    return Labelled(row, text, heads, tuple(n.value if n else None for n in numbers))


def _is_marked(cell: Cell | None) -> bool:
    return cell is not None and (cell.bold or bool(cell.heading))


def _cell(grid: Raster, row: int, columns: Sequence[int]) -> Cell | None:
    """The cell of a value column; None where it is missing, a dash, or stands over other columns too."""
    filled = {id(cell): c for c in columns if (cell := grid.cells[row][c]) and grid.texts[row][c]}
    if len(filled) != 1:
        return None
    (column,) = filled.values()
    cell = grid.cells[row][column]
    wide = any(grid.cells[row][c] is cell for c in range(grid.width) if c not in columns)
    return None if wide or grid.kinds[row][column] == "nothing" else cell


def value_columns(
    grid: Raster, labels: Sequence[int], body: Sequence[int], over: dict[int, tuple[str, ...]]
) -> tuple[tuple[int, ...], ...]:
    """The columns of values; neighbours with one heading over both and never two values are one."""
    found: list[tuple[int, ...]] = []
    for c in range(grid.width):
        if c in labels:
            continue
        last = found[-1] if found else ()
        if (
            last
            and last[-1] == c - 1
            and over[c]
            and over[c] == over[c - 1]
            and _share(grid, (*last, c), body)
        ):
            found[-1] = (*last, c)
        else:
            found.append((c,))
    return tuple(found)


def _share(grid: Raster, columns: Sequence[int], body: Sequence[int]) -> bool:
    return all(len({id(grid.cells[r][c]) for c in columns if grid.texts[r][c]}) < 2 for r in body)


def unit_over(parts: Sequence[str]) -> Unit | None:
    """What the headings over a column say of its unit, the lowest first."""
    return next((unit for part in reversed(parts) if (unit := heading_unit(part))), None)
