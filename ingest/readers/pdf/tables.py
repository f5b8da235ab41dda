"""Tables on a page of a PDF, with or without drawn lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Box
from ingest.elements import Cell, Grid, Place
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.table_aligned import AlignedRows, make_rows
from ingest.readers.pdf.table_around import Around, look_around
from ingest.readers.pdf.table_columns import Column, overlap
from ingest.readers.pdf.table_groups import find_groups, split_zones
from ingest.readers.pdf.table_lines import Chunk, TextLine, around, is_value, is_year, read_lines
from ingest.readers.pdf.table_ruled import Lattice, RuledRows, fill_lattice, make_lattice
from ingest.readers.pdf.table_rules import Frame, Ruling, find_frames, read_ruling

_FEW_ROWS = 3
_WHITE = 245


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table, the words of the page that it takes up, and where it stands.

    Attributes:
        grid: its cells.
        words: numbers of its words on the page, with those of its caption and notes.
        box: around them.
        columns: left and right edge of each column of the grid, points.
    """

    grid: Grid
    words: frozenset[int]
    box: Box
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rows:
    rows: tuple[tuple[Cell | None, ...], ...]
    boxes: tuple[Box, ...]
    words: frozenset[int]
    columns: tuple[Column, ...]
    header_rows: int | None = None
    certain: bool = True


def find_tables(page: Page) -> list[FoundTable]:
    """The tables of a page, from top to bottom."""
    ruling = read_ruling(page)
    free = {i for i, word in enumerate(page.words) if not word.angle}
    found: list[_Rows] = []
    for frame in find_frames(ruling):
        rows = _framed(page, frame, ruling, free)
        if rows:
            found.append(rows)
            free -= rows.words
    lines = read_lines(page, free, ruling.upright)
    for rows in _aligned(page, lines, ruling):
        named, free = _named(rows, lines), free - rows.words
        found.append(named)
        free -= named.words
    rest = read_lines(page, free, ruling.upright) if found else []
    boxes = [_inner(page, rows) for rows in found]
    tables = [
        _table(page, rows, box, look_around(page, box, rest, boxes))
        for rows, box in zip(found, boxes, strict=True)
    ]
    return sorted(tables, key=lambda t: (t.box[1], t.box[0]))


def _framed(page: Page, frame: Frame, ruling: Ruling, free: Iterable[int]) -> _Rows | None:
    """The table in lines that meet; where they draw few cells, by the columns that words stand in."""
    lattice = make_lattice(frame)
    if lattice is None:
        return None
    ruled = fill_lattice(page, lattice, free)
    if lattice.closed and len(lattice.tops) - 1 > _FEW_ROWS:
        return _from_ruled(page, lattice, ruled) if ruled else None
    box = frame.box
    inside = [i for i in free if _holds(box, page.words[i].box)]
    finer = make_rows(page, read_lines(page, inside, ruling.upright), ruling, False) if inside else None
    if finer and (ruled is None or _is_finer(finer, ruled)):
        return _from_aligned(finer)
    return _from_ruled(page, lattice, ruled) if ruled else None


def _is_finer(aligned: AlignedRows, ruled: RuledRows) -> bool:
    wide, narrow = len(aligned.rows[0]), len(ruled.rows[0])
    return wide >= narrow and len(aligned.rows) > len(ruled.rows)


def _aligned(page: Page, lines: Sequence[TextLine], ruling: Ruling) -> list[_Rows]:
    found: list[_Rows] = []
    for group in find_groups(lines):
        last = group[-1] is lines[-1] if lines else False
        for zone in split_zones(group, ruling):
            rows = make_rows(page, zone, ruling, last)
            if rows:
                found.append(_from_aligned(rows))
    return found


def _from_aligned(found: AlignedRows) -> _Rows:
    return _Rows(found.rows, found.boxes, found.words, found.columns, found.header_rows, found.certain)


def _from_ruled(page: Page, lattice: Lattice, found: RuledRows) -> _Rows:
    columns = tuple(pairwise(lattice.lefts))
    if len(columns) != len(found.rows[0]):
        columns = ()
    return _Rows(found.rows, found.boxes, found.words, columns, _ruled_head(page, found))


def _ruled_head(page: Page, found: RuledRows) -> int | None:
    """How many rows at the top are headings by their bold type or the colour behind them; None for none."""
    for row in range(1, min(4, len(found.rows))):
        above, below = found.rows[:row], found.rows[row]
        bold = all(c.bold for r in above for c in r[1:] if c) and any(c for r in above for c in r[1:])
        if bold and not all(c.bold for c in below[1:] if c):
            return row
        other = _behind(page, found.boxes[row - 1]) not in (None, _behind(page, found.boxes[row]))
        if other and not _is_banded(above[-1], below):
            return row
    return None


def _is_banded(above: Sequence[Cell | None], below: Sequence[Cell | None]) -> bool:
    """Whether the colour behind a row is that of every other row: it has values, as the row under it has."""
    return _has_values(above[1:]) and _has_values(below[1:])


def _behind(page: Page, box: Box) -> tuple[int, int, int] | None:
    """The colour behind the whole of a row."""
    y = (box[1] + box[3]) / 2
    across = [f for f in page.fills if f.box[1] <= y <= f.box[3] and min(f.color) < _WHITE]
    for fill in across:
        same = [f.box for f in across if f.color == fill.color]
        if sum(max(0.0, overlap((b[0], b[2]), (box[0], box[2]))) for b in same) >= 0.9 * (box[2] - box[0]):
            return fill.color
    return None


def _named(rows: _Rows, lines: Sequence[TextLine]) -> _Rows:
    """The rows; a single row of values that no column names gets the line above as its label."""
    heads = next((i for i, r in enumerate(rows.rows) if _has_values(r)), 0)
    if any(row[0] for row in rows.rows) or len(rows.rows) - heads != 1:
        return rows
    label = _label_above(around(rows.boxes), lines)
    if not label:
        return rows
    cell = Cell("\n".join(c.text for c in label), bold=all(c.bold for c in label))
    cells = (*rows.rows[:-1], (cell, *rows.rows[-1][1:]))
    return replace(rows, rows=cells, words=rows.words | frozenset(i for c in label for i in c.words))


def _label_above(box: Box, lines: Sequence[TextLine]) -> list[Chunk]:
    """The chunks close above a box, one under another: what its only row is called."""
    found: list[Chunk] = []
    edge, far = box[1], 2.0
    for line in reversed([line for line in lines if line.middle < box[1]]):
        over = [c for c in line.chunks if abs(c.box[0] - box[0]) <= c.size / 2]
        if not over and all(c.box[2] < box[0] or c.box[0] > box[2] for c in line.chunks):
            continue
        if (
            not over
            or edge - over[0].box[3] > far * over[0].size
            or (found and over[0].bold != found[0].bold)
        ):
            break
        found.insert(0, over[0])
        edge, far = over[0].box[1], 0.4
    return found


def _has_values(row: Sequence[Cell | None]) -> bool:
    return any(c and is_value(c.text) and not is_year(c.text) for c in row)


def _inner(page: Page, rows: _Rows) -> Box:
    return around((*rows.boxes, *(page.words[i].box for i in rows.words)))


def _table(page: Page, rows: _Rows, inner: Box, beside: Around) -> FoundTable:
    rows, title = _with_unit(rows, beside)
    box = around((inner, *(page.words[i].box for i in beside.words)))
    grid = Grid(
        rows.rows,
        title,
        beside.notes,
        Place(page.number, page.label, box=inner),
        tuple(Place(page.number, page.label, box=b) for b in rows.boxes),
        rows.header_rows,
        rows.certain,
    )
    return FoundTable(grid, rows.words | beside.words, box, rows.columns)


def _with_unit(rows: _Rows, beside: Around) -> tuple[_Rows, str]:
    """The rows and the title: the unit above is a row over all headings; without those, part of the title."""
    if beside.unit is None:
        return rows, beside.title
    text = " ".join(c.text for c in beside.unit.chunks)
    if _has_values(rows.rows[0]):
        return rows, "\n".join(filter(None, (beside.title, text)))
    over = (Cell(text),) * len(rows.rows[0])
    head = None if rows.header_rows is None else rows.header_rows + 1
    named = replace(rows, rows=(over, *rows.rows), boxes=(beside.unit.box, *rows.boxes), header_rows=head)
    return named, beside.title


def _holds(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
