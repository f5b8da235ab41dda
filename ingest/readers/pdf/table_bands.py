"""What drawn lines and fills say of a table without drawn cells: where its rows and columns end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Box
from ingest.readers.pdf.page import Fill
from ingest.readers.pdf.table_columns import Column, overlap
from ingest.readers.pdf.table_rows import Bands
from ingest.readers.pdf.table_rules import Ruling

_WIDE_RULE = 0.5


def row_bands(ruling: Ruling, fills: Sequence[Fill], box: Box, size: float) -> Bands:
    """The heights that part the rows of a table in a box, and the areas of its drawn cells."""
    levels = [b for b in ruling.level if box[1] - size <= b[1] <= box[3] + size]
    heights = sorted({round((b[1] + b[3]) / 2, 1) for b in levels})
    wide = tuple(y for y in heights if _covered(levels, y, box) >= _WIDE_RULE * (box[2] - box[0]))
    joints = _joints(ruling, (box[0], box[1] - size, box[2], box[3] + size))
    cells = tuple((f.box[1], f.box[3]) for f in fills if 1.3 * size < f.box[3] - f.box[1] < 8 * size)
    return Bands(tuple(sorted({*wide, *joints})), tuple(dict.fromkeys(cells)))


def _covered(levels: Sequence[Box], y: float, box: Box) -> float:
    near = [b for b in levels if abs((b[1] + b[3]) / 2 - y) <= 1.5]
    return sum(max(0.0, overlap((b[0], b[2]), (box[0], box[2]))) for b in near)


def column_pieces(ruling: Ruling, box: Box) -> list[Column]:
    """The pieces of the level lines about a box that are put together from three or more."""
    near = [p for p in ruling.pieces if box[1] - 20 <= p[2] <= box[3] + 20]
    heights = [round(p[2]) for p in near]
    cells = [(p[0], p[1]) for p in near if heights.count(round(p[2])) > 2]
    return cells + _between_walls(ruling, box)


def _between_walls(ruling: Ruling, box: Box) -> list[Column]:
    """The stretches between upright lines that stand along most of a box, where there are three or more."""
    tall = (box[3] - box[1]) / 2
    along = [b for b in ruling.upright if min(b[3], box[3]) - max(b[1], box[1]) > tall]
    walls = sorted((b[0] + b[2]) / 2 for b in along)
    return list(pairwise(walls)) if len(walls) > 2 else []


def column_edges(pieces: Sequence[Column], ruling: Ruling, box: Box) -> list[float]:
    """Where drawn lines say that a column ends: between pieces of level lines, and at upright lines."""
    lefts = [a for a, _ in pieces]
    ends = [*lefts, *(b for _, b in pieces if any(abs(a - b) <= 1.5 for a in lefts))]
    upright = [(b[0] + b[2]) / 2 for b in ruling.upright if b[1] < box[3] and b[3] > box[1]]
    return sorted({*ends, *upright})


def _joints(ruling: Ruling, box: Box) -> list[float]:
    """Heights where an upright line within the box is put together: there rows end."""
    return sorted({round(y, 1) for x, y in ruling.joints if box[0] <= x <= box[2] and box[1] <= y <= box[3]})
