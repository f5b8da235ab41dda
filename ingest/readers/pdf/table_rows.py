"""Rows: which lines of a table are printed lines of one row, and which rows at its top are headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.model import Box
from ingest.elements import Cell
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.table_columns import Placed
from ingest.readers.pdf.table_lines import around, is_number, is_value, is_year, join_printed

_HALF_PITCH = 0.85
_OPEN_ENDS = ("-", "/", ",", "(", "&", " en", " of", " van", " de", " het", " voor", " met", " in", " op")


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line of a table with its chunks in their columns."""

    placed: tuple[Placed, ...]
    box: Box
    size: float

    @property
    def label(self) -> str:
        """What stands in its first column."""
        return " ".join(p.chunk.text for p in self.placed if p.first == 0)

    @property
    def label_bold(self) -> bool:
        """Whether what stands in its first column is bold."""
        return any(p.chunk.bold for p in self.placed if p.first == 0)

    @property
    def beside(self) -> tuple[str, ...]:
        """What stands in its other columns."""
        return tuple(p.chunk.text for p in self.placed if p.last > 0)

    @property
    def has_values(self) -> bool:
        """Whether a number or mark stands in another column than the first."""
        return any(is_value(t) for t in self.beside)


@dataclass(frozen=True, slots=True)
class Bands:
    """What is drawn about rows: heights that part rows, and areas that hold one row's cell."""

    parts: tuple[float, ...] = ()
    cells: tuple[tuple[float, float], ...] = ()

    def between(self, upper: RowLine, lower: RowLine) -> bool:
        """Whether something drawn parts two lines."""
        high, low = _middle(upper), _middle(lower)
        return any(high < y < low for y in self.parts)

    def holding(self, line: RowLine) -> list[tuple[float, float]]:
        """The areas that hold a line, from one height to another."""
        y = _middle(line)
        edges = sorted(self.parts)
        found = [(a, b) for a, b in pairwise(edges) if a < y < b]
        return found + [(a, b) for a, b in self.cells if a < y < b]


def _middle(line: RowLine) -> float:
    return (line.box[1] + line.box[3]) / 2


def body_start(lines: Sequence[RowLine]) -> int:
    """The first line with a value that is no year beside its label; where there is none, the end."""
    for i, line in enumerate(lines):
        if any(is_value(t) and not is_year(t) for t in line.beside):
            return i
    return len(lines)


def join_rows(lines: Sequence[RowLine], bands: Bands) -> list[list[RowLine]]:
    """The lines of a table's body by row."""
    rows: list[list[RowLine]] = []
    pitch = _tight_pitch(lines)
    for i, line in enumerate(lines):
        if rows and _continues(rows[-1], line, lines[i + 1 :], bands, pitch):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _tight_pitch(lines: Sequence[RowLine]) -> float:
    steps = [_middle(b) - _middle(a) for a, b in pairwise(lines)]
    wide = [s for s, line in zip(steps, lines, strict=False) if s > _HALF_PITCH * line.size]
    return median(wide) if wide else 0.0


def _continues(
    row: Sequence[RowLine], line: RowLine, after: Sequence[RowLine], bands: Bands, pitch: float
) -> bool:
    """Whether a line is a further printed line of the row above it."""
    last = row[-1]
    if bands.between(last, line):
        return False
    anchored = any(r.has_values for r in row)
    if anchored and line.has_values:
        return False
    if _one_cell([*row, line], after, bands):
        return True
    step = _middle(line) - _middle(last)
    if step < _HALF_PITCH * line.size:
        return _fits_between(row, line)
    if step > 1.25 * pitch + 0.5:
        return False
    return _runs_on(row, line, anchored)


def _one_cell(row: Sequence[RowLine], after: Sequence[RowLine], bands: Bands) -> bool:
    """Whether one drawn area holds all lines of a row and the values of one row only."""
    if len({r.label_bold for r in row if r.label}) > 1:
        return False
    for top, bottom in bands.holding(row[-1]):
        if not all(top < _middle(r) < bottom for r in row):
            continue
        inside = [r for r in (*row, *after) if top < _middle(r) < bottom]
        if sum(r.has_values for r in inside) == 1:
            return True
    return False


def _fits_between(row: Sequence[RowLine], line: RowLine) -> bool:
    """Whether lines at half the usual distance hold other columns: values halfway a label of two lines."""
    last = {p.first for p in row[-1].placed}
    return not last & {p.first for p in line.placed}


def _runs_on(row: Sequence[RowLine], line: RowLine, anchored: bool) -> bool:
    label, above = line.label, row[-1].label
    if line.label_bold != row[-1].label_bold and label and above:
        return False
    if line.has_values:
        lowered = label[:1].islower() and not above.endswith(":")
        return not anchored and not row[-1].beside and bool(above) and (lowered or above.endswith(_OPEN_ENDS))
    if not label:
        return bool(line.beside) and not any(is_number(t) for t in line.beside)
    opened = above.endswith(_OPEN_ENDS)
    return label[:1].islower() or label[:1] in "()&" or opened


def row_cells(page: Page, lines: Sequence[RowLine], width: int) -> tuple[Cell | None, ...]:
    """The cells of a row out of its lines."""
    spans: dict[tuple[int, int], list[Placed]] = {}
    for line in lines:
        for placed in line.placed:
            spans.setdefault((placed.first, placed.last), []).append(placed)
    cells: list[Cell | None] = [None] * width
    for (first, last), found in sorted(spans.items(), key=lambda s: s[0][1] - s[0][0]):
        cell = _cell(page, found)
        for column in range(first, last + 1):
            cells[column] = cell if cells[column] is None else _both(cells[column], cell)
    return tuple(cells)


def _both(one: Cell | None, other: Cell) -> Cell:
    return other if one is None else Cell(f"{other.text}\n{one.text}", bold=one.bold and other.bold)


def _cell(page: Page, found: Sequence[Placed]) -> Cell:
    lines: list[list[Placed]] = []
    for placed in found:
        if lines and _level(lines[-1][-1], placed):
            lines[-1].append(placed)
        else:
            lines.append([placed])
    text = join_printed(page, [[i for p in line for i in p.chunk.words] for line in lines])
    return Cell(text, bold=all(p.chunk.bold for p in found))


def _level(one: Placed, other: Placed) -> bool:
    a, b = one.chunk.box, other.chunk.box
    return min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])


def row_box(lines: Sequence[RowLine]) -> Box:
    """The box around the lines of a row."""
    return around(line.box for line in lines)
