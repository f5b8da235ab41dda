"""Drawn lines as a person sees them: pieces that run on joined to one, and those that meet as one frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Box
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.table_lines import around

_SAME, _BREAK = 1.5, 3.0
_SHORTEST = 6.0
_TOUCH = 3.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """The drawn lines of a page.

    Attributes:
        level, upright: lines from side to side, and from top to bottom, their pieces joined.
        joints: left edge and lower end of each piece of an upright line.
        pieces: left and right end and height of each piece of a level line.
    """

    level: tuple[Box, ...]
    upright: tuple[Box, ...]
    joints: tuple[tuple[float, float], ...] = ()
    pieces: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines that meet."""

    level: tuple[Box, ...]
    upright: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The box around them."""
        return around((*self.level, *self.upright))


def read_ruling(page: Page) -> Ruling:
    """The drawn lines of a page."""
    level = [r.box for r in page.rules if r.horizontal]
    upright = [r.box for r in page.rules if not r.horizontal]
    joined = _join([_turned(b) for b in upright])
    return Ruling(
        tuple(b for b in _join(level) if b[2] - b[0] >= _SHORTEST),
        tuple(_turned(b) for b in joined if b[2] - b[0] >= _SHORTEST),
        tuple((b[0], b[3]) for b in upright if b[3] - b[1] >= _SHORTEST),
        tuple((b[0], b[2], (b[1] + b[3]) / 2) for b in level if b[2] - b[0] >= _SHORTEST),
    )


def _turned(box: Box) -> Box:
    return box[1], box[0], box[3], box[2]


def _join(boxes: Iterable[Box]) -> list[Box]:
    """Level pieces at one height that touch or nearly touch, joined."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: b[1] + b[3]):
        if rows and (box[1] + box[3] - rows[-1][-1][1] - rows[-1][-1][3]) / 2 <= _SAME:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [joined for row in rows for joined in _join_row(row)]


def _join_row(row: Sequence[Box]) -> list[Box]:
    joined: list[Box] = []
    for box in sorted(row):
        if joined and box[0] <= joined[-1][2] + _BREAK:
            joined[-1] = around((joined[-1], box))
        else:
            joined.append(box)
    return joined


def find_frames(ruling: Ruling) -> list[Frame]:
    """Lines that meet others, by the groups that hang together, from top to bottom."""
    boxes = [*ruling.level, *ruling.upright]
    count = len(ruling.level)
    parents = list(range(len(boxes)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    for j in range(count, len(boxes)):
        for i in range(count):
            if _meet(boxes[i], boxes[j]):
                parents[root(j)] = root(i)
    return _frames(boxes, count, root)


def _frames(boxes: Sequence[Box], count: int, root: Callable[[int], int]) -> list[Frame]:
    groups: dict[int, tuple[list[Box], list[Box]]] = {}
    for i, box in enumerate(boxes):
        groups.setdefault(root(i), ([], []))[i >= count].append(box)
    found = [Frame(tuple(level), tuple(upright)) for level, upright in groups.values() if level and upright]
    return sorted(found, key=lambda f: f.box[1])


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] - _TOUCH <= other[2]
        and other[0] - _TOUCH <= one[2]
        and one[1] - _TOUCH <= other[3]
        and other[1] - _TOUCH <= one[3]
    )
