"""Text that nobody sees on the page: invisible, without contrast, tiny, outside the page, or covered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.model import Box
from ingest.readers.pdf.glyphs import Inked
from ingest.readers.pdf.shapes import Area
from ingest.readers.pdf.view import View

Reason = Literal["invisible", "outside", "tiny", "contrast", "covered", "recognised"]
"""Why a word is no plain visible text; "recognised" is invisible text over a scan, which is used."""

_INVISIBLE_MODES = (3, 7)
_SMALLEST = 2.0
_SAME = 14
_MOST_AREAS = 1_000
_STRIP = 20.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies on a page.

    Attributes:
        strips: areas and pictures in the order of drawing, by the strips of the page they reach.
        scan: box of the picture that covers most of the page.
    """

    view: View
    strips: Mapping[int, Sequence[Area]]
    scan: Box | None


def make_ground(view: View, areas: Sequence[Area], pictures: Sequence[Area]) -> Ground:
    """The ground of a page; its scan is a picture, or pictures together, that cover most of it."""
    scan = scan_box([p.box for p in pictures], view)
    shown = pictures if scan is None else [replace(p, opaque=False) for p in pictures]
    loose = [a for a in (*areas, *shown) if _size(a.box) > 20]
    strips: dict[int, list[Area]] = defaultdict(list)
    for area in sorted(loose, key=lambda a: a.order):
        top, bottom = max(area.box[1], 0.0), min(area.box[3], view.height)
        for strip in range(int(top // _STRIP), int(bottom // _STRIP) + 1):
            if len(strips[strip]) < _MOST_AREAS:
                strips[strip].append(area)
    return Ground(view, dict(strips), scan)


def scan_box(pictures: Sequence[Box], view: View) -> Box | None:
    """The box of the pictures of a page where they cover at least half of it."""
    inside = [_cut(p, (0, 0, view.width, view.height)) for p in pictures]
    covered = sum(_size(p) for p in inside if p)
    boxes = [p for p in inside if p]
    if covered < 0.5 * view.width * view.height or not boxes:
        return None
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def why_hidden(inked: Inked, ground: Ground) -> Reason | None:
    """Why a word is not plainly seen, None where it is."""
    box, paint = inked.word.box, inked.paint
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not (0 <= x <= ground.view.width and 0 <= y <= ground.view.height):
        return "outside"
    over = [a for a in ground.strips.get(int(y // _STRIP), ()) if _holds(a.box, x, y)]
    if any(a.opaque and a.order > paint.order >= 0 and _covers(a.box, box) for a in over):
        return "covered"
    if paint.mode in _INVISIBLE_MODES or paint.opacity == 0:
        return "recognised" if ground.scan and _holds(ground.scan, x, y) else "invisible"
    if paint.size < _SMALLEST:
        return "tiny"
    return "contrast" if _without_contrast(inked, over, ground) else None


def _without_contrast(inked: Inked, over: Sequence[Area], ground: Ground) -> bool:
    """Whether a word has the colour of what lies right behind it."""
    paint = inked.paint
    if paint.color is None or paint.mode != 0:
        return False
    behind = [a for a in over if a.order < paint.order]
    ground_color = behind[-1].color if behind else (255, 255, 255)
    if ground_color is None or (behind and not behind[-1].opaque):
        return False
    return max(abs(a - b) for a, b in zip(paint.color, ground_color, strict=True)) <= _SAME


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _covers(area: Box, word: Box) -> bool:
    shared = _cut(area, word)
    return shared is not None and _size(shared) >= 0.7 * _size(word)


def _cut(one: Box, other: Box) -> Box | None:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
