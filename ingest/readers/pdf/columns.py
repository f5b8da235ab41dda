"""Columns: in which order the pieces of a page are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Box
from ingest.readers.pdf.lines import Piece, around, same_line
from ingest.readers.pdf.marks import opening

_MOST_PIECES = 3_000
_DEEPEST = 6
_LEAST_ROWS = 3
_LEAST_PROSE = 5
_LEAST_GUTTER = 7.0
_LEAST_LETTERS = 4
_TRIES = 8


@dataclass(frozen=True, slots=True)
class _Gap:
    """Free space between two pieces beside each other."""

    left: float
    right: float


def read_columns(pieces: Sequence[Piece], depth: int = 0) -> list[list[Piece]]:
    """The pieces in reading order, a list for each stretch of one column.

    A gutter parts columns where at least three lines of running text stand on either side of it (or five on
    one and words in the margin on the other) and nothing crosses it. What crosses it (a heading, a wide
    picture or table) parts what stands above from what stands below. Short labels beside their values are no
    columns: those are read line by line.
    """
    if depth >= _DEEPEST or not 2 * _LEAST_ROWS <= len(pieces) <= _MOST_PIECES:
        return [list(pieces)] if pieces else []
    for gutter in _gutters(pieces):
        parts = _cut(pieces, gutter)
        if len(parts) > 1:
            return [leaf for part in parts for leaf in read_columns(part, depth + 1)]
    return [list(pieces)]


def _gutters(pieces: Sequence[Piece]) -> list[float]:
    """Places of gutters, those that part most lines first."""
    gaps = list(_gaps(pieces))
    places = {round((g.left + g.right) / 4) * 2.0 for g in gaps}
    counted = [(sum(g.left <= x <= g.right for g in gaps), x) for x in places]
    return [x for n, x in sorted(counted, key=lambda c: (-c[0], c[1]))[:_TRIES] if n >= 2]


def _gaps(pieces: Sequence[Piece]) -> Iterator[_Gap]:
    """The gap between each piece and its next neighbour to the right."""
    ordered = sorted(pieces, key=lambda p: p.box[1])
    for i, piece in enumerate(ordered):
        beside: float | None = None
        for k in _window(ordered, i):
            other = ordered[k].box
            if other[0] >= piece.box[2] and _beside(piece.box, other):
                beside = other[0] if beside is None else min(beside, other[0])
        if beside is not None and beside - piece.box[2] >= _LEAST_GUTTER:
            yield _Gap(piece.box[2], beside)


def _window(ordered: Sequence[Piece], i: int) -> Iterator[int]:
    """Numbers of the pieces that may stand beside piece i."""
    low, high = ordered[i].box[1], ordered[i].box[3]
    k = i - 1
    while k >= 0 and i - k < 60 and ordered[k].box[1] > low - 2 * (high - low):
        yield k
        k -= 1
    k = i + 1
    while k < len(ordered) and ordered[k].box[1] < high:
        yield k
        k += 1


def _beside(one: Box, other: Box) -> bool:
    return min(one[3], other[3]) > max(one[1], other[1])


def _cut(pieces: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    """The pieces in reading order, cut where the gutter truly parts columns; one part where it does not."""
    parts: list[list[Piece]] = []
    single: list[Piece] = []
    for band, crossing in _bands(pieces, gutter):
        left = [p for p in band if p.box[2] <= gutter + 1]
        right = [p for p in band if p.box[2] > gutter + 1]
        if _are_columns(left, right):
            left, below = _split_tail(left, right) if crossing else (left, [])
            parts.extend(filter(None, (single, left, right)))
            single = [*below, *crossing]
        else:
            single.extend([*band, *crossing])
    return [*parts, single] if single else parts


def _split_tail(left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The left column, and what stands below both columns apart from it: it belongs to what follows."""
    ordered = sorted(left, key=lambda p: p.box[1])
    end = max(p.box[3] for p in right)
    for i in range(1, len(ordered)):
        above, piece = ordered[i - 1].box, ordered[i].box
        if piece[1] > end and piece[1] - above[3] > 0.8 * (above[3] - above[1]):
            return ordered[:i], ordered[i:]
    return left, []


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """From top to bottom: what stands free of the gutter, and the piece below it that crosses it."""
    crossing = [p for p in pieces if p.box[0] < gutter - 1 and p.box[2] > gutter + 1]
    rest = sorted((p for p in pieces if not any(p is c for c in crossing)), key=_middle)
    done = 0
    for piece in sorted(crossing, key=_middle):
        end = next((i for i in range(done, len(rest)) if _middle(rest[i]) > _middle(piece)), len(rest))
        yield rest[done:end], [piece]
        done = end
    yield rest[done:], []


def _middle(piece: Piece) -> float:
    return (piece.box[1] + piece.box[3]) / 2


def _are_columns(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    if not left or not right:
        return False
    one, other = around(p.box for p in left), around(p.box for p in right)
    if not _beside(one, other):
        return False
    rows = _rows(left), _rows(right)
    if _goes_with_items(*rows):
        return False
    fills = _fill(rows[0], one), _fill(rows[1], other)
    if min(len(r) for r in rows) >= _LEAST_ROWS and min(fills) >= (0.5 if _aligned(*rows) else 0.3):
        return True
    prose = 0 if fills[0] >= fills[1] else 1
    return len(rows[prose]) >= _LEAST_PROSE and fills[prose] >= 0.6 and _is_wordy(rows[1 - prose])


def _is_wordy(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether rows hold words rather than figures or numerals, as in the margin beside running text."""
    text = "".join(w.text for row in rows for p in row for w in p.words)
    letters = sum(c.isalpha() for c in text)
    return len(rows) >= 2 and letters >= 0.7 * len(text) and letters >= _LEAST_LETTERS * len(rows)


def _goes_with_items(left: Sequence[Sequence[Piece]], right: Sequence[Sequence[Piece]]) -> bool:
    """Whether each row on the right stands on the line of an item on the left: it belongs to that."""
    items = [row[0].box[3] for row in left if _is_item(row)]
    beside = [any(abs(row[0].box[3] - base) < 1 for base in items) for row in right]
    return len(beside) >= 2 and all(beside) and not any(map(_is_item, right))


def _is_item(row: Sequence[Piece]) -> bool:
    first = min(row, key=_left)
    return bool(first.words) and opening(first.words[0].text + " x") == "bullet"


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.box[1]):
        if rows and same_line(rows[-1][0].box, piece.box):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _fill(rows: Sequence[Sequence[Piece]], box: Box) -> float:
    """Share of rows of running text: those that reach over most of the column's width with many letters."""
    width = box[2] - box[0]
    return sum(_is_full(row, width) for row in rows) / len(rows)


def _is_full(row: Sequence[Piece], width: float) -> bool:
    if any(p.atom >= 0 for p in row):
        return True
    box = around(p.box for p in row)
    if any(b.box[0] - a.box[2] > 2 * (box[3] - box[1]) for a, b in pairwise(sorted(row, key=_left))):
        return False
    letters = sum(c.isalpha() for p in row for w in p.words for c in w.text)
    return box[2] - box[0] >= 0.65 * width and letters >= 12


def _left(piece: Piece) -> float:
    return piece.box[0]


def _aligned(left: Sequence[Sequence[Piece]], right: Sequence[Sequence[Piece]]) -> bool:
    """Whether most rows of the shorter side stand on the same base as one of the other, as in a table."""
    short, long = sorted((left, right), key=len)
    bases = [row[0].box[3] for row in long]
    return sum(any(abs(row[0].box[3] - b) < 1 for b in bases) for row in short) >= 0.7 * len(short)
