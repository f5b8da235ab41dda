"""Columns: which stretches of the width the cells of lines stand in, and which of them a chunk stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.pdf.page import Page
from ingest.readers.pdf.table_lines import Chunk, TextLine, is_value, make_chunk

Column = tuple[float, float]
"""Left and right edge of what stands in it, points."""

_TOUCH = 1.0
_COVERED = 0.5
_WORD_GAP = 0.4
_CURRENCY = ("€", "EUR", "$", "£")


@dataclass(frozen=True, slots=True)
class Placed:
    """A chunk in columns `first` to `last`, mostly one; `sure` is False where the layout leaves it open."""

    first: int
    last: int
    chunk: Chunk
    sure: bool = True


def overlap(one: Column, other: Column) -> float:
    """How far two stretches overlap, points; less than 0 where they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def extent(chunk: Chunk) -> Column:
    """Left and right edge of a chunk."""
    return chunk.box[0], chunk.box[2]


def find_columns(lines: Sequence[TextLine], edges: Sequence[float] = (), start: int = 0) -> list[Column]:
    """The columns that the lines of a table stand in, from left to right.

    Args:
        lines: of the table.
        edges: places where drawn lines say that a column ends.
        start: the first line that is no heading. Headings, often wider than what stands under them, only make
            columns where nothing stands under them.
    """
    ranks = [_Rank.of(line) for line in lines]
    single = [[c for c in line.chunks if not _bridges(c, n, ranks)] for n, line in enumerate(lines)]
    body = [c for chunks in single[start:] for c in chunks]
    columns = _without_signs(_merged([extent(c) for c in body], edges), body)
    heads = [
        extent(c)
        for n, line in enumerate(lines[:start])
        for c in single[n]
        if n + 1 == start or not _stands_between(line, columns)
    ]
    free = [h for h in _merged(heads, edges) if all(overlap(h, c) <= _TOUCH for c in columns)]
    return sorted([*columns, *free])


def _stands_between(line: TextLine, columns: Sequence[Column]) -> bool:
    """Whether a line is one text with columns of values on both sides: a heading over those."""
    before = sum(c[1] < line.box[0] for c in columns)
    return len(line.chunks) == 1 and before > 1 and any(c[0] > line.box[2] for c in columns)


def _merged(spans: Sequence[Column], edges: Sequence[float]) -> list[Column]:
    """Stretches, those that overlap joined, unless a column ends between them."""
    columns: list[Column] = []
    for left, right in sorted(spans):
        if columns and left < columns[-1][1] + _TOUCH and not _parts(edges, columns[-1][1], left):
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _parts(edges: Sequence[float], right: float, left: float) -> bool:
    return any(right - _TOUCH <= edge <= left + _TOUCH for edge in edges)


def cut_at_edges(page: Page, line: TextLine, edges: Sequence[float], lefts: Sequence[float]) -> TextLine:
    """A line, its chunks cut between words where a column ends.

    Args:
        page: where the line stands.
        line: the line.
        edges: places where drawn lines say that a column ends.
        lefts: left edges of the chunks of other lines; a word is cut off where it begins with one, or as far
            from the end of the column before as the chunk does from its own.
    """
    if not edges:
        return line
    found: list[Chunk] = []
    for chunk in line.chunks:
        cuts = [
            n
            for n in range(1, len(chunk.words))
            if _is_cut(page, chunk.words[n - 1 : n + 1], chunk, (edges, lefts))
        ]
        parts = [chunk.words[a:b] for a, b in pairwise((0, *cuts, len(chunk.words)))]
        found.extend(make_chunk(page, part) for part in parts) if cuts else found.append(chunk)
    return TextLine(tuple(found), line.box)


def _is_cut(
    page: Page, pair: Sequence[int], chunk: Chunk, guides: tuple[Sequence[float], Sequence[float]]
) -> bool:
    edges, lefts = guides
    left, right = (page.words[i].box for i in pair)
    edge = next((e for e in edges if left[2] - _TOUCH <= e <= right[0] + _TOUCH), None)
    before = max((e for e in edges if e < chunk.box[0] + _TOUCH), default=None)
    if edge is None or before is None or right[0] - left[2] < _WORD_GAP * chunk.size:
        return False
    if sum(abs(right[0] - x) <= _TOUCH for x in lefts) > 0:
        return True
    return abs((right[0] - edge) - (chunk.box[0] - before)) <= _TOUCH


def join_columns(
    columns: Sequence[Column], lines: Sequence[TextLine], pieces: Sequence[Column]
) -> list[Column]:
    """Columns, those that one piece of a drawn line holds as one: the pieces end where columns end.

    Args:
        columns: from left to right.
        lines: what stands in them.
        pieces: left and right end of each piece of the level lines, of which several lie side by side.
    """
    joined: list[Column] = []
    for column in columns:
        if joined and _are_one(joined[-1], column, lines, pieces):
            joined[-1] = joined[-1][0], column[1]
        else:
            joined.append(column)
    return joined


def _are_one(one: Column, other: Column, lines: Sequence[TextLine], pieces: Sequence[Column]) -> bool:
    return _held(one, other, pieces) and not _side_by_side(one, other, lines)


def join_headings(columns: Sequence[Column], lines: Sequence[TextLine], start: int) -> list[Column]:
    """Columns, a heading that stands beside the only unheaded column next to it as one with that.

    Args:
        columns: from left to right.
        lines: what stands in them.
        start: the first line that is no heading.
    """
    over = [any(_fills(c, line) for line in lines[:start]) for c in columns]
    under = [any(_fills(c, line) for line in lines[start:]) for c in columns]
    kinds = ["both" if a and b else "over" if a else "under" for a, b in zip(over, under, strict=True)]
    joined: list[Column] = []
    skip = False
    for i, column in enumerate(columns):
        if skip:
            skip = False
            continue
        skip = i + 1 < len(columns) and i > 0 and {kinds[i], kinds[i + 1]} == {"over", "under"}
        skip = skip and kinds[i - 1] == "both" and (i + 2 == len(columns) or kinds[i + 2] != kinds[i])
        joined.append((column[0], columns[i + 1][1]) if skip else column)
    return joined


def _fills(column: Column, line: TextLine) -> bool:
    return any(overlap(extent(c), column) > _TOUCH for c in line.chunks)


def _held(one: Column, other: Column, pieces: Sequence[Column]) -> bool:
    parted = any(one[0] < end < other[1] and end > one[1] - 2 for _, end in pieces)
    return not parted and any(a - 2 <= one[0] and other[1] <= b + 2 for a, b in pieces)


def _side_by_side(one: Column, other: Column, lines: Sequence[TextLine]) -> bool:
    return any(_fills(one, line) and _fills(other, line) for line in lines)


@dataclass(frozen=True, slots=True)
class _Rank:
    """Edges of the chunks of a line, from left to right, and whether each is a value."""

    lefts: list[float]
    rights: list[float]
    values: list[bool]

    @staticmethod
    def of(line: TextLine) -> _Rank:
        return _Rank(
            [c.box[0] for c in line.chunks],
            [c.box[2] for c in line.chunks],
            [is_value(c.text) for c in line.chunks],
        )

    def touched(self, span: Column) -> tuple[int, int]:
        """The first chunk that a stretch touches, and the one after the last."""
        return bisect_right(self.rights, span[0] + _TOUCH), bisect_left(self.lefts, span[1] - _TOUCH)


def _bridges(chunk: Chunk, at: int, ranks: Sequence[_Rank]) -> bool:
    """Whether a chunk stands over several of most other lines, or a text over numbers that stand apart."""
    met = over = 0
    worded = not is_value(chunk.text)
    span = extent(chunk)
    for n, other in enumerate(ranks):
        first, end = other.touched(span)
        if n == at or end <= first:
            continue
        met += 1
        over += end - first > 1
        if worded and end - first > 1 and all(other.values[first:end]):
            return True
    return over > 0 and 2 * over > met


def _without_signs(columns: list[Column], chunks: Sequence[Chunk]) -> list[Column]:
    """Columns, a column of currency signs only as part of the next."""
    kept: list[Column] = []
    carry: float | None = None
    for column in columns:
        inside = [c.text for c in chunks if overlap(extent(c), column) > 0]
        if all(t in _CURRENCY for t in inside) and column is not columns[-1]:
            carry = column[0] if carry is None else carry
            continue
        kept.append((column[0] if carry is None else carry, column[1]))
        carry = None
    return kept


def place_line(page: Page, line: TextLine, columns: Sequence[Column]) -> list[Placed]:
    """The chunks of a line in their columns, from left to right; those in one column as one."""
    found: list[Placed] = []
    for placed in (p for chunk in line.chunks for p in _place(page, chunk, columns)):
        if found and (found[-1].first, found[-1].last) == (placed.first, placed.last):
            last = found.pop()
            whole = make_chunk(page, (*last.chunk.words, *placed.chunk.words))
            placed = Placed(placed.first, placed.last, whole, last.sure and placed.sure)
        found.append(placed)
    return found


def _place(page: Page, chunk: Chunk, columns: Sequence[Column]) -> list[Placed]:
    span = extent(chunk)
    touched = [i for i, c in enumerate(columns) if overlap(span, c) > 0]
    if not touched:
        return [_nearest(chunk, columns)]
    if len(touched) == 1:
        return [Placed(touched[0], touched[0], chunk)]
    parts = _split(page, chunk, columns)
    if len(parts) > 1:
        return parts
    covered = [i for i in touched if _covers(span, columns[i])]
    if len(covered) > 1:
        return [Placed(covered[0], covered[-1], chunk, sure=not is_value(chunk.text))]
    best = covered[0] if covered else max(touched, key=lambda i: overlap(span, columns[i]))
    others = max(overlap(span, columns[i]) for i in touched if i != best)
    clear = not is_value(chunk.text) or overlap(span, columns[best]) > 2 * others
    return [Placed(best, best, chunk, clear)]


def _covers(span: Column, column: Column) -> bool:
    return overlap(span, column) >= _COVERED * (column[1] - column[0])


def _nearest(chunk: Chunk, columns: Sequence[Column]) -> Placed:
    """A chunk between columns, in the one that stands nearest; a text halfway two stands over both."""
    left, right = extent(chunk)
    after = bisect_left([c[0] for c in columns], left)
    if after == 0 or after == len(columns):
        at = min(after, len(columns) - 1)
        return Placed(at, at, chunk)
    before, behind = left - columns[after - 1][1], columns[after][0] - right
    at = after - 1 if before < behind else after
    if max(before, behind) > 2 * max(min(before, behind), 0.0):
        return Placed(at, at, chunk)
    if is_value(chunk.text):
        return Placed(at, at, chunk, sure=False)
    return Placed(after - 1, after, chunk)


def _split(page: Page, chunk: Chunk, columns: Sequence[Column]) -> list[Placed]:
    """A chunk cut where its words stand in other columns; whole where its words run on evenly."""
    homes = [_home(page.words[i].box, columns) for i in chunk.words]
    runs: list[tuple[int, list[int]]] = []
    for home, word in zip(homes, chunk.words, strict=True):
        if runs and runs[-1][0] == home:
            runs[-1][1].append(word)
        else:
            runs.append((home, [word]))
    rising = all(a[0] < b[0] for a, b in pairwise(runs))
    if not rising or not all(_parted(page, chunk, a[1], b[1]) for a, b in pairwise(runs)):
        return []
    return [Placed(home, home, make_chunk(page, words)) for home, words in runs]


def _home(box: tuple[float, float, float, float], columns: Sequence[Column]) -> int:
    return max(range(len(columns)), key=lambda i: overlap((box[0], box[2]), columns[i]))


def _parted(page: Page, chunk: Chunk, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether two runs of words of a chunk stand wider apart than the words within them."""
    a, b = page.words[left[-1]], page.words[right[0]]
    if is_value(a.text) and is_value(b.text):
        return True
    gaps = [page.words[y].box[0] - page.words[x].box[2] for run in (left, right) for x, y in pairwise(run)]
    gap = b.box[0] - a.box[2]
    return gap > 1.3 * max(gaps) if gaps else gap > 0.4 * chunk.size
