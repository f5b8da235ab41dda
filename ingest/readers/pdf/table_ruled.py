"""Tables whose cells are drawn: lines that meet, with spans where an inner line is missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Box
from ingest.elements import Cell
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.table_lines import join_printed, read_lines
from ingest.readers.pdf.table_rules import Frame

_NEAR = 3.0
_DRAWN = 0.6
_THINNEST = 5.0
_MOST_CUT = 0.05
_LEAST_FILLED = 0.3


@dataclass(frozen=True, slots=True)
class Lattice:
    """Columns and rows that drawn lines make, and for each place the number of its cell."""

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]
    closed: bool

    @property
    def box(self) -> Box:
        """The box around it."""
        return self.lefts[0], self.tops[0], self.lefts[-1], self.tops[-1]


@dataclass(frozen=True, slots=True)
class RuledRows:
    """The rows of a drawn table: cells, heights, and the words in them."""

    rows: tuple[tuple[Cell | None, ...], ...]
    boxes: tuple[Box, ...]
    words: frozenset[int]


def make_lattice(frame: Frame) -> Lattice | None:
    """The cells that lines make; None where they make fewer than two columns."""
    box = frame.box
    lefts = _edges([(b[0] + b[2]) / 2 for b in frame.upright], box[0], box[2])
    tops = _edges([(b[1] + b[3]) / 2 for b in frame.level], box[1], box[3])
    if len(lefts) < 3 or len(tops) < 2:
        return None
    closed = all(_stands_at(frame.upright, x, tops[0], tops[-1]) for x in (lefts[0], lefts[-1]))
    return Lattice(tuple(lefts), tuple(tops), _cells(frame, lefts, tops), closed)


def _edges(at: Sequence[float], first: float, last: float) -> list[float]:
    """Places, those that are nearly the same as one."""
    found: list[float] = []
    for place in sorted((*at, first, last)):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _stands_at(upright: Sequence[Box], x: float, top: float, bottom: float) -> bool:
    """Whether upright lines at a place cover most of a height."""
    near = [b for b in upright if abs((b[0] + b[2]) / 2 - x) <= _NEAR]
    return sum(max(0.0, min(b[3], bottom) - max(b[1], top)) for b in near) >= _DRAWN * (bottom - top)


def _lies_at(level: Sequence[Box], y: float, left: float, right: float) -> bool:
    near = [b for b in level if abs((b[1] + b[3]) / 2 - y) <= _NEAR]
    return sum(max(0.0, min(b[2], right) - max(b[0], left)) for b in near) >= _DRAWN * (right - left)


def _cells(frame: Frame, lefts: Sequence[float], tops: Sequence[float]) -> tuple[tuple[int, ...], ...]:
    width, height = len(lefts) - 1, len(tops) - 1
    number = list(range(width * height))
    for r in range(height):
        for c in range(width):
            if c and not _stands_at(frame.upright, lefts[c], tops[r], tops[r + 1]):
                _merge(number, r * width + c - 1, r * width + c)
            if r and not _lies_at(frame.level, tops[r], lefts[c], lefts[c + 1]):
                _merge(number, (r - 1) * width + c, r * width + c)
    whole = _squared(number, width)
    return tuple(tuple(whole[r * width : (r + 1) * width]) for r in range(height))


def _merge(number: list[int], one: int, other: int) -> None:
    keep, drop = number[one], number[other]
    for i, n in enumerate(number):
        if n == drop:
            number[i] = keep


def _squared(number: Sequence[int], width: int) -> list[int]:
    """Cell numbers, of which those that make no rectangle fall apart again."""
    places: dict[int, list[int]] = {}
    for i, n in enumerate(number):
        places.setdefault(n, []).append(i)
    result = list(number)
    for found in places.values():
        rows = {i // width for i in found}
        columns = {i % width for i in found}
        if (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) != len(found):
            for i in found:
                result[i] = i
    return result


def fill_lattice(page: Page, lattice: Lattice, words: Iterable[int]) -> RuledRows | None:
    """The words of a page in the cells of a lattice; None where they do not stand in cells, as in a chart."""
    box = lattice.box
    inside = [i for i in words if _holds(box, page.words[i].box)]
    if not inside or sum(_is_cut(lattice, page.words[i].box) for i in inside) > _MOST_CUT * len(inside):
        return None
    homes = _homes(page, lattice, inside)
    spread = _columns_apart(page, lattice, homes)
    if spread is not lattice:
        lattice, homes = spread, _homes(page, spread, inside)
    numbers = {n for row in lattice.cells for n in row}
    if len(homes) < max(2, _LEAST_FILLED * len(numbers)):
        return None
    texts = {n: _cell(page, found) for n, found in homes.items()}
    rows = [tuple(texts.get(n) for n in row) for row in lattice.cells]
    boxes = [(box[0], a, box[2], b) for a, b in pairwise(lattice.tops)]
    return _tidy(rows, boxes, frozenset(inside))


def _homes(page: Page, lattice: Lattice, words: Iterable[int]) -> dict[int, list[int]]:
    """Words by the number of the cell that they stand in."""
    homes: dict[int, list[int]] = {}
    for i in words:
        homes.setdefault(_cell_at(lattice, page.words[i].box), []).append(i)
    return homes


def _columns_apart(page: Page, lattice: Lattice, homes: Mapping[int, Sequence[int]]) -> Lattice:
    """A lattice, its wide cells cut where their words stand in columns, though no line parts them."""
    width = len(lattice.lefts) - 1
    wide = {
        n
        for row in lattice.cells
        for a, n in pairwise(row)
        if a == n and _stand_apart(page, lattice, homes.get(n, ()))
    }
    if not wide:
        return lattice
    cells = [
        tuple(-1 - (n * width + c) if n in wide else n for c, n in enumerate(row)) for row in lattice.cells
    ]
    return replace(lattice, cells=tuple(cells))


def _stand_apart(page: Page, lattice: Lattice, words: Sequence[int]) -> bool:
    """Whether words make chunks that each stand in one column, in several columns on one line."""
    several = False
    for line in read_lines(page, words):
        columns = [
            (bisect_right(lattice.lefts, c.box[0] + 1), bisect_right(lattice.lefts, c.box[2] - 1))
            for c in line.chunks
        ]
        if any(first != last for first, last in columns):
            return False
        several = several or len(set(columns)) > 1
    return several


def _tidy(
    rows: Sequence[tuple[Cell | None, ...]], boxes: Sequence[Box], words: frozenset[int]
) -> RuledRows | None:
    """Without rows and columns that are drawn but empty, or only repeat the one before them."""
    kept = [
        i
        for i, row in enumerate(rows)
        if any(row) and not (i and all(a is b for a, b in zip(row, rows[i - 1], strict=True)))
    ]
    width = len(rows[0])
    columns = [
        c
        for c in range(width)
        if any(rows[i][c] for i in kept) and not (c and all(rows[i][c] is rows[i][c - 1] for i in kept))
    ]
    if len(columns) < 2 or sum(any(r) for r in rows) < 1:
        return None
    cells = tuple(tuple(rows[i][c] for c in columns) for i in kept)
    return RuledRows(cells, tuple(boxes[i] for i in kept), words)


def _cell(page: Page, words: Sequence[int]) -> Cell:
    lines = read_lines(page, words)
    text = join_printed(page, [[i for c in line.chunks for i in c.words] for line in lines])
    return Cell(text, bold=all(c.bold for line in lines for c in line.chunks))


def _holds(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _cell_at(lattice: Lattice, word: Box) -> int:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    column = max(i for i, left in enumerate(lattice.lefts[:-1]) if left <= x)
    row = max(i for i, top in enumerate(lattice.tops[:-1]) if top <= y)
    return lattice.cells[row][column]


def _is_cut(lattice: Lattice, word: Box) -> bool:
    """Whether the border of a cell goes through a word."""
    y = (word[1] + word[3]) / 2
    row = max(i for i, top in enumerate(lattice.tops[:-1]) if top <= y)
    inset = min(2.0, (word[2] - word[0]) / 4)
    for c in range(1, len(lattice.lefts) - 1):
        crossed = word[0] + inset < lattice.lefts[c] < word[2] - inset
        if crossed and lattice.cells[row][c - 1] != lattice.cells[row][c]:
            return True
    inset = (word[3] - word[1]) / 4
    return any(word[1] + inset < top < word[3] - inset for top in lattice.tops[1:-1]) and _row_cut(
        lattice, word
    )


def _row_cut(lattice: Lattice, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    column = max(i for i, left in enumerate(lattice.lefts[:-1]) if left <= x)
    inset = (word[3] - word[1]) / 4
    return any(
        word[1] + inset < lattice.tops[r] < word[3] - inset
        and lattice.cells[r - 1][column] != lattice.cells[r][column]
        and abs(lattice.tops[r] - y) < word[3] - word[1]
        for r in range(1, len(lattice.tops) - 1)
    )
