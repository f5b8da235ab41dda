"""The top of a table without lines: headings over its columns, with names of groups of rows under them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.grids.units import whole_unit
from ingest.readers.pdf.table_columns import extent, overlap
from ingest.readers.pdf.table_lines import Chunk, TextLine, is_value, is_year

_FAR = 2.5
_MOST_NAMES = 3
_MOST_HEADS = 3
_LONGEST = 60


def is_far(upper: TextLine, lower: TextLine) -> bool:
    """Whether two lines stand too far apart for one table."""
    return lower.box[1] - upper.box[3] > _FAR * max(upper.size, lower.size)


def has_amount(line: TextLine) -> bool:
    """Whether a value that is no year stands in a line beside its first chunk."""
    return any(is_value(c.text) and not is_year(c.text) for c in line.chunks[1:])


def opens_body(lines: Sequence[TextLine], n: int, heads: Sequence[TextLine]) -> bool:
    """Whether a line is the name of a group of rows between headings and the first row of values.

    Args:
        lines: of the page.
        n: the place of the line among them; it stands to the left of the headings.
        heads: the lines above it.
    """
    row = _first_row(lines, n)
    if row is None or any(has_amount(line) for line in heads) or not _names(lines[n], row):
        return False
    over = [c for line in heads for c in line.chunks]
    values = row.chunks[1:]
    headed = all(any(_stands_over(c, v) for c in over) for v in values)
    return headed and all(is_value(v.text) for v in values)


def leading(lines: Sequence[TextLine], n: int) -> list[TextLine]:
    """The lines above the first with several chunks that are headings over its columns.

    A heading over one column, or over all, stands alone on its line; names of groups may stand under it.
    """
    first, row = lines[n], _first_row(lines, n - 1)
    taken: list[TextLine] = []
    heads = 0
    if len(first.chunks) < 2:
        return []
    for upper in reversed(lines[max(0, n - _MOST_NAMES - _MOST_HEADS) : n]):
        if len(upper.chunks) > 1 or is_far(upper, (taken or [first])[0]) or _is_scale_of(upper, row):
            break
        taken.insert(0, upper)
        if (len(taken) == 1 and _is_inside(upper, first)) or (row and _is_over(upper, row)):
            heads = len(taken)
        elif heads or first is not row or not _names(upper, first) or len(taken) > _MOST_NAMES:
            break
    return taken[len(taken) - heads :]


def _first_row(lines: Sequence[TextLine], n: int) -> TextLine | None:
    """The first line of several chunks under a line, past lines that stand alone, where it has a value."""
    for upper, line in pairwise(lines[max(n, 0) : n + 2 + _MOST_NAMES]):
        if is_far(upper, line):
            return None
        if len(line.chunks) > 1 and has_amount(line):
            return line
    return None


def _names(line: TextLine, row: TextLine) -> bool:
    """Whether a line alone begins where the label of a row does, or just before: the name of a group."""
    text = line.chunks[0].text
    indent = row.box[0] - line.box[0]
    short = len(text) <= _LONGEST and not text.endswith((".", ";", ",")) and any(c.isalpha() for c in text)
    return len(line.chunks) == 1 and -1 <= indent <= 2 * line.size and short and line.box[2] < row.box[2]


def _is_inside(line: TextLine, first: TextLine) -> bool:
    """Whether a text alone begins over a line, but not over its first chunk."""
    return first.chunks[0].box[2] < line.box[0] < first.box[2]


def _is_over(line: TextLine, row: TextLine) -> bool:
    """Whether a text alone is a heading over values: short, beside the label, within their width."""
    text = line.chunks[0].text
    if (
        len(text) > _LONGEST
        or text.endswith((".", ";", ","))
        or not all(is_value(c.text) for c in row.chunks[1:])
    ):
        return False
    return row.chunks[0].box[2] < line.box[0] < row.box[2] and line.box[2] <= row.box[2] + line.size


def _is_scale_of(line: TextLine, row: TextLine | None) -> bool:
    """Whether a line only says by what all of several values are to be multiplied, wherever it stands."""
    unit = whole_unit(line.chunks[0].text)
    return row is not None and len(row.chunks) > 2 and unit is not None and unit.scale > 1


def _stands_over(head: Chunk, value: Chunk) -> bool:
    return overlap(extent(head), extent(value)) > 0
