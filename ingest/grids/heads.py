"""Which rows of a grid are headings, and the path of headings over each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.grids.text import Raster
from ingest.grids.units import whole_unit

_UNTOLD = frozenset("n.v.t. nvt n.b. nb onbekend nee ja geen geheim x".split()) | {
    "niet beschikbaar",
    "n.n.b.",
}
_SHORT = 60
"""Longest text, characters, that is still a column heading where nothing marks it as one."""


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a table.

    Attributes:
        titles: rows above the headings that hold one text each: a title, a unit line.
        rows: rows of column headings.
    """

    titles: tuple[int, ...]
    rows: tuple[int, ...]

    @property
    def end(self) -> int:
        """The first row below."""
        return max((*self.titles, *self.rows), default=-1) + 1


def find_head(grid: Raster, given: int | None) -> Head:
    """The title and heading rows; `given` is how many rows the format marks as heading, None for unknown."""
    titles = _titles(grid, given)
    start = len(titles)
    certain = (given or 0) if given and given > start else start + _marked(grid, start)
    if certain == start:
        certain = start + _by_content(grid, start)
    rows = list(range(start, certain))
    while rows and _continues(grid, rows[-1] + 1, start):
        rows.append(rows[-1] + 1)
    return Head(tuple(titles), tuple(rows))


def is_value_column(grid: Raster, column: int, begin: int) -> bool:
    """Whether numbers are what a column mostly holds from row `begin` down."""
    kinds = [row[column] for row in grid.kinds[begin:]]
    numbers = kinds.count("number")
    return numbers > 0 and numbers >= kinds.count("text") + kinds.count("period")


def parts_over(grid: Raster, head: Head) -> dict[int, tuple[str, ...]]:
    """For each column its headings from top to bottom; one that is repeated is given once."""
    columns = range(grid.width)
    lines = [_line(grid, head.rows, n, columns) for n in range(len(head.rows))]
    return {c: tuple(dict.fromkeys(line[c] for line in lines if line[c])) for c in columns}


def path_of(parts: Sequence[str]) -> str:
    """Headings over each other as a path, without lines that only give a scale in euros.

    A word that is broken over two rows is made whole.
    """
    named = [p for p in parts if not (unit := whole_unit(p)) or unit.name != "€"]
    text = ""
    for part in named or parts:
        if text.endswith("-") and part[:1].islower():
            text = text[:-1] + part
        else:
            text = f"{text} – {part}" if text else part
    return text


def is_repeat(grid: Raster, row: int, head: Head) -> bool:
    """Whether a row further down prints one of the heading rows again."""
    texts = [t.casefold() for t in grid.texts[row]]
    return any(texts == [t.casefold() for t in grid.texts[h]] for h in head.rows)


def is_heading_row(grid: Raster, row: int) -> bool:
    """Whether all cells of a row are marked as headings, and it is more than one cell."""
    cells = [grid.cells[row][c] for c in grid.filled(row)]
    return grid.distinct(row) > 1 and all(cell is not None and cell.heading for cell in cells)


def _titles(grid: Raster, given: int | None) -> list[int]:
    """The rows at the top that hold one text, as long as more follows."""
    found: list[int] = []
    for row in range(len(grid.texts) - 1):
        if grid.distinct(row) > 1 or (given and row >= given > len(found)):
            break
        if grid.distinct(row) == 1 and _is_inner_span(grid, row):
            break
        found.append(row)
    return found


def _is_inner_span(grid: Raster, row: int) -> bool:
    """Whether the one text of a row stands over some columns only, and not over the first: it heads those."""
    filled = grid.filled(row)
    return filled[0] > 0


def _marked(grid: Raster, start: int) -> int:
    """How many rows from `start` are marked as headings, or are bold above rows that are not."""
    count = 0
    while start + count < len(grid.texts) and is_heading_row(grid, start + count):
        count += 1
    if count or start + 1 >= len(grid.texts):
        return count
    below = [row for row in range(start + 1, len(grid.texts)) if not _is_bold(grid, row)]
    top = _is_bold(grid, start) and grid.distinct(start) > 1 and not _has_number(grid, start)
    return 1 if top and len(below) >= (len(grid.texts) - start - 1) / 2 else 0


def _is_bold(grid: Raster, row: int) -> bool:
    cells = [cell for c in grid.filled(row) if (cell := grid.cells[row][c])]
    return bool(cells) and all(cell.bold for cell in cells)


def _has_number(grid: Raster, row: int) -> bool:
    return "number" in grid.kinds[row]


def _by_content(grid: Raster, start: int) -> int:
    """1 where the row at `start` heads what stands below it, 0 where it is a row like those."""
    if start + 1 >= len(grid.texts):
        return 0
    kinds = grid.kinds[start]
    values = [c for c in range(grid.width) if is_value_column(grid, c, start + 1)]
    if values:
        return int(
            not _has_number(grid, start) and any(kinds[c] in ("text", "period", "unit") for c in values)
        )
    if any(kind == "number" for kind in kinds):
        return 0
    filled = grid.filled(start)
    short = all(len(grid.texts[start][c]) <= _SHORT for c in filled)
    wide = grid.width >= 3 and len(filled) >= grid.width - 1 and len(grid.texts) - start >= 3
    return int(short and wide)


def _continues(grid: Raster, row: int, start: int) -> bool:
    """Whether a row below a heading row is one as well: years, units, or headings under a span."""
    if row + 1 >= len(grid.texts) or _has_number(grid, row) or not grid.distinct(row):
        return False
    if is_heading_row(grid, row):
        return True
    kinds, above = grid.kinds[row], grid.cells[row - 1]
    values = [c for c in range(grid.width) if is_value_column(grid, c, row + 1)]
    inner = [c for c in range(1, grid.width) if kinds[c] != "empty"]
    if not inner or (grid.distinct(row) == 1 and inner[0] == 1 and 0 in grid.filled(row)):
        return False
    if any(kinds[c] in ("period", "unit") for c in values):
        return True
    if 0 in values and "number" not in kinds:
        return True
    if len(values) > 2 and _names_all(grid, row, values):
        return True
    label, over = grid.cells[row][0], above[0]
    spanned = label is not None and label is over
    return (spanned or kinds[0] in ("empty", "unit")) and (bool(values) or _splits_span(grid, row))


def _names_all(grid: Raster, row: int, values: Sequence[int]) -> bool:
    """Whether a row has words over all columns of values: others under a span, or one measure."""
    texts = {grid.texts[row][c].casefold() for c in values}
    if any(grid.kinds[row][c] != "text" for c in values) or texts & _UNTOLD:
        return False
    if len(texts) == 1:
        return True
    above = grid.cells[row - 1]
    spanned = [
        (a, b) for a, b in pairwise(range(grid.width)) if above[a] is not None and above[a] is above[b]
    ]
    return bool(spanned) and all(grid.texts[row][a] != grid.texts[row][b] for a, b in spanned)


def _splits_span(grid: Raster, row: int) -> bool:
    """Whether a cell above stands over several filled cells of the row."""
    above = grid.cells[row - 1]
    return any(
        above[c] is not None and above[c] is above[c + 1] and grid.cells[row][c] is not grid.cells[row][c + 1]
        for c in range(grid.width - 1)
    )


def _line(grid: Raster, rows: Sequence[int], number: int, columns: Sequence[int]) -> dict[int, str]:
    """One heading row: what it says over each column, a span in all places it covers.

    A blank to the right of a heading belongs to it where the next row shows that it heads several columns:
    formats without spans print "2023" once over two columns.
    """
    texts = {c: grid.texts[rows[number]][c] for c in columns}
    if number + 1 == len(rows) or not _heads_several(grid, rows[number], rows[number + 1], columns):
        return texts
    last = ""
    for c in columns:
        below = grid.texts[rows[number + 1]][c]
        last = (texts[c] or last) if below else ""
        texts[c] = texts[c] or last
    return texts


def _heads_several(grid: Raster, row: int, below: int, columns: Sequence[int]) -> bool:
    """Whether headings stand for the blanks behind them: the row below repeats, or one of both is times."""
    upper = [grid.kinds[row][c] for c in columns if grid.kinds[row][c] != "empty"]
    lower = [c for c in columns if grid.kinds[below][c] != "empty"]
    texts = [grid.texts[below][c].casefold() for c in lower]
    times = [all(k == "period" for k in ks) for ks in (upper, [grid.kinds[below][c] for c in lower])]
    return bool(upper and lower) and (len(set(texts)) < len(texts) or times[0] != times[1])
