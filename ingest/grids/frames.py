"""Tell tables from frames: grids that only arrange text on a page."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.grids.heads import Head, is_value_column
from ingest.grids.text import Raster

_LABEL = 60
_ANSWER = 120
_PROSE = 200
"""Lengths in characters: of the longest label of a form, its longest answer, and where prose begins."""


def is_pairs(grid: Raster, head: Head, body: Sequence[int]) -> bool:
    """Whether it is a form: a label and a text beside it on each row, without headings."""
    return not head.rows and grid.width == 2 and not is_value_column(grid, 1, min(body))


def is_frame(grid: Raster, head: Head, body: Sequence[int], marked: bool) -> bool:
    """Whether rows and columns mean nothing: one text a row, prose in the cells, a form of a line or two.

    Args:
        grid: its cells.
        head: its headings.
        body: its other rows.
        marked: whether the file itself marks headings.
    """
    if sum(grid.distinct(r) > 1 for r in body) * 2 < len(body):
        return True
    if any(is_value_column(grid, c, min(body)) for c in range(grid.width)):
        return _prosaic(grid, body) and not marked
    if is_pairs(grid, head, body):
        return len(body) < 3 or not _is_form(grid, body)
    if any(len(text) > _ANSWER for r in head.rows for text in grid.texts[r]) or (
        len(body) == 1 and _prosaic(grid, body)
    ):
        return True
    return not head.rows or (_prosaic(grid, body) and not (marked or _has_marks(grid, head)))


def _has_marks(grid: Raster, head: Head) -> bool:
    cells = [c for r in head.rows for c in grid.cells[r] if c]
    return any(c.heading or c.bold for c in cells)


def _is_form(grid: Raster, body: Sequence[int]) -> bool:
    labels, answers = grid.column(0, body), [t for t in grid.column(1, body) if t]
    short = all(0 < len(t) <= _LABEL for t in labels) and all(len(t) <= _ANSWER for t in answers)
    return short and 2 * len(answers) >= len(body) and len(set(labels)) == len(labels)


def _prosaic(grid: Raster, body: Sequence[int]) -> bool:
    """Whether a third of the rows holds a long text."""
    long = sum(any(len(text) > _PROSE for text in grid.texts[r]) for r in body)
    return 3 * long >= len(body)
