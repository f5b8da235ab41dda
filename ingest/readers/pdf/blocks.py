"""Lines put together to blocks: paragraphs, items and headings of one column."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.model import Box
from ingest.readers.pdf.lines import Line, Style, around
from ingest.readers.pdf.marks import is_plain_bullet, numbering, opening, opens_note

_LOOSE = 1.3
_ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together.

    Attributes:
        listed: whether a bullet, number or letter opens it as an item.
    """

    lines: tuple[Line, ...]
    listed: bool = False

    @property
    def box(self) -> Box:
        """The box around its lines."""
        return around(line.box for line in self.lines)

    @property
    def text(self) -> str:
        """Its lines as one, for looking at; not mended."""
        return " ".join(line.text.strip() for line in self.lines)

    @property
    def style(self) -> Style:
        """The style of most of its characters."""
        counts: Counter[Style] = Counter()
        for line in self.lines:
            counts[line.style] += len(line.text)
        return counts.most_common(1)[0][0]


Pitches = Mapping[float, float]
"""Distance from line to line within paragraphs, points, by type size."""


def find_pitches(columns: Iterable[Sequence[Line]]) -> Pitches:
    """The usual distance from line to line, told by lines where a sentence certainly runs on."""
    found: dict[float, list[float]] = defaultdict(list)
    for lines in columns:
        for a, b in _running(lines):
            found[a.style.size].append(b.base - a.base)
    return {size: median(distances) for size, distances in found.items()}


def make_blocks(lines: Sequence[Line], pitches: Pitches) -> list[Block]:
    """The lines of one column as blocks."""
    if not lines:
        return []
    own = [b.base - a.base for a, b in _running(lines)]
    right = max(line.box[2] for line in lines)
    blocks: list[Block] = []
    current = [lines[0]]
    listed = _opens_item(None, lines[0], False)
    for a, b in pairwise(lines):
        pitch = median(own) if len(own) >= 2 else pitches.get(a.style.size, 1.35 * a.style.size)
        if _opens_item(a, b, listed):
            blocks.append(Block(tuple(current), listed))
            current, listed = [b], True
        elif _breaks(current, b, pitch, right):
            blocks.append(Block(tuple(current), listed))
            current, listed = [b], bool(opening(b.text))
        else:
            current.append(b)
    blocks.append(Block(tuple(current), listed))
    return blocks


def _running(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Neighbouring lines of one style where the second goes on in the middle of a sentence."""
    return [
        (a, b)
        for a, b in pairwise(lines)
        if a.style.size == b.style.size
        and b.text[:1].islower()
        and not opening(b.text)
        and not a.text.rstrip().endswith(_ENDS)
        and 0.8 * a.style.size < b.base - a.base < 3 * a.style.size
    ]


def _opens_item(previous: Line | None, line: Line, listed: bool) -> bool:
    kind = opening(line.text)
    if not kind:
        return False
    if previous is None or not (kind == "ordered" or is_plain_bullet(line.text)):
        return True
    fresh = (
        previous.text.rstrip().endswith((*_ENDS, ",")) or line.base - previous.base > 1.6 * line.style.size
    )
    inset = abs(line.box[0] - previous.box[0]) > 0.5 * line.style.size
    return listed or fresh or inset


def _breaks(current: Sequence[Line], b: Line, pitch: float, right: float) -> bool:
    """Whether a line opens a new paragraph below those so far."""
    a = current[-1]
    size = max(a.style.size, b.style.size)
    if a.parted or b.parted:
        return True
    runs_on = _runs_on(a, b)
    widest = max(_LOOSE * pitch, 1.05 * size)
    if runs_on and a.style == b.style and not _fits(a, b, right):
        widest *= 1.6
    if not 0.3 * size <= b.base - a.base <= widest:
        return True
    if _changes_size(a, b) or (not runs_on and _changes(a, b)):
        return True
    if _is_title(a, b):
        return _next_number(current[0], b)
    return _indented(current, b) or _short(a, b, right) or _next_note(a, b)


def _runs_on(a: Line, b: Line) -> bool:
    """Whether a line goes on in the middle of the sentence above it."""
    return (b.text[:1].islower() or b.text[:1] == "(") and not a.text.rstrip().endswith(_ENDS)


def _changes_size(a: Line, b: Line) -> bool:
    return abs(a.last.size - b.first.size) > 0.08 * a.last.size


def _next_number(a: Line, b: Line) -> bool:
    """Whether a line is a numbered heading of its own below another one ("2.1", then "2.2")."""
    one, other = numbering(a.text).split("."), numbering(b.text).split(".")
    if not all(part.isdecimal() for part in (*one, *other)):
        return False
    head = one[: len(other) - 1]
    before = int(one[len(other) - 1]) if len(one) >= len(other) else 0
    return head == other[:-1] and int(other[-1]) == before + 1


def _changes(a: Line, b: Line) -> bool:
    """Whether the style changes right between two lines, one of which is wholly in its own."""
    if (a.last.bold, a.last.color) == (b.first.bold, b.first.color):
        return a.style.bold != b.style.bold and a.even and b.even
    return a.even or b.even


def _is_title(a: Line, b: Line) -> bool:
    """Whether two lines may be of one heading: alike, bold or coloured, the second no wider than needed."""
    return a.first == b.first and (a.first.bold or a.first.color != (0, 0, 0)) and not a.text.endswith(_ENDS)


def _indented(current: Sequence[Line], b: Line) -> bool:
    a = current[-1]
    inset = b.box[0] - a.box[0]
    if opening(current[0].text):
        return inset < -0.8 * b.style.size and len(current) > 1 and a.text.rstrip().endswith(_ENDS)
    return inset > 0.8 * b.style.size and a.text.rstrip().endswith(_ENDS)


def _short(a: Line, b: Line, right: float) -> bool:
    """Whether the line above ended early: the next word would have fitted on it."""
    room = right - a.box[2]
    if not _fits(a, b, right) or a.text.rstrip().endswith(("-", ",")):
        return False
    if b.text[:1].islower():
        return False
    return a.text.rstrip().endswith(_ENDS) or room > 0.25 * (right - a.box[0])


def _fits(a: Line, b: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted at the end of the line above it."""
    return right - a.box[2] > b.opening + 0.35 * b.style.size


def _next_note(a: Line, b: Line) -> bool:
    return opens_note(b.text) and b.text[0] in "¹²³⁰⁴⁵⁶⁷⁸⁹*"
