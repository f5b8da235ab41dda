"""The headings of a table without drawn cells: how many lines they take, and what they stand over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Box
from ingest.elements import Cell
from ingest.readers.pdf.page import Fill, Page
from ingest.readers.pdf.table_columns import Column, Placed, extent, overlap
from ingest.readers.pdf.table_lines import Chunk, is_value, is_year
from ingest.readers.pdf.table_rows import Bands, RowLine, body_start, row_cells
from ingest.readers.pdf.table_rules import Ruling

_MOST = 6
_WHITE = 245
_HALF_PITCH = 0.85
_ALIGNED = 1.5

Row = tuple[Cell | None, ...]


def proved_head(lines: Sequence[RowLine], bands: Bands, fills: Sequence[Fill]) -> int:
    """How many lines at the top are set apart as headings by a drawn line, bold type or a fill; else 0."""
    limit = min(body_start(lines), len(lines) - 1, _MOST)
    found = 0
    for k in range(1, limit + 1):
        if bands.between(lines[k - 1], lines[k]) or _bold_until(lines, k) or _filled_until(lines, k, fills):
            found = k
            if not _is_heading(lines[k]):
                break
    return _without_names(lines, found)


def _without_names(lines: Sequence[RowLine], found: int) -> int:
    """How many lines are headings: names of groups are not, under headings with none over the labels."""
    last = found
    while last and not lines[last - 1].beside:
        last -= 1
    return last if last and not any(line.label for line in lines[:last]) else found


def spread_over_rules(lines: Sequence[RowLine], columns: Sequence[Column], ruling: Ruling) -> list[RowLine]:
    """Lines, in the headings a text over a drawn line of its own that stands over all columns under that."""
    start = body_start(lines)
    return [_over_rules(x, columns, ruling) if n + 1 < start else x for n, x in enumerate(lines)]


def _over_rules(line: RowLine, columns: Sequence[Column], ruling: Ruling) -> RowLine:
    near = [b for b in ruling.level if _mid(line) < b[1] < line.box[3] + 0.6 * line.size]
    placed = [_over_rule(p, line, columns, near) for p in line.placed]
    return replace(line, placed=tuple(placed))


def _over_rule(placed: Placed, line: RowLine, columns: Sequence[Column], near: Sequence[Box]) -> Placed:
    span = extent(placed.chunk)
    for rule in near:
        under = (rule[0], rule[2])
        over = [p for p in line.placed if overlap(extent(p.chunk), under) > 0]
        covered = [i for i, c in enumerate(columns) if overlap(c, under) >= (c[1] - c[0]) / 2]
        if over == [placed] and overlap(span, under) > 0 and len(covered) > 1 and covered[0] > 0:
            return replace(placed, first=covered[0], last=covered[-1])
    return placed


def spread_over_middle(lines: Sequence[RowLine]) -> list[RowLine]:
    """Lines, in the headings a text alone over all it stands in the middle of."""
    start = body_start(lines)
    return [_over_middle(x, lines[n + 1]) if n + 1 < start else x for n, x in enumerate(lines)]


def _over_middle(line: RowLine, lower: RowLine) -> RowLine:
    under = [p for p in lower.placed if p.first > 0]
    if len(line.placed) != 1 or len(under) < 2 or line.label:
        return line
    (placed,) = line.placed
    whole = (under[0].chunk.box[0], under[-1].chunk.box[2])
    own = any(_aligned(extent(placed.chunk), extent(p.chunk)) for p in under)
    if own or abs(sum(whole) - sum(extent(placed.chunk))) > 4 * _ALIGNED:
        return line
    return replace(line, placed=(replace(placed, first=under[0].first, last=under[-1].last),))


def _aligned(one: Column, other: Column) -> bool:
    """Whether stretches share an edge or their middle."""
    return min(abs(one[0] - other[0]), abs(one[1] - other[1]), abs(sum(one) - sum(other)) / 2) <= _ALIGNED


def ends_in_rule(lines: Sequence[RowLine], bands: Bands) -> bool:
    """Whether a line is drawn close under the last of some lines."""
    last = lines[-1]
    middle = (last.box[1] + last.box[3]) / 2
    return any(middle < y < last.box[3] + last.size for y in bands.parts)


def _is_heading(line: RowLine) -> bool:
    """Whether a line, by itself, could be one more line of headings: bold, or years only."""
    beside = [p.chunk for p in line.placed if p.last > 0]
    return bool(beside) and (all(c.bold for c in beside) or all(is_year(c.text) for c in beside))


def _bold_until(lines: Sequence[RowLine], k: int) -> bool:
    heads = [p.chunk for line in lines[:k] for p in line.placed if p.last > 0]
    below = [p.chunk for p in lines[k].placed]
    return bool(heads) and all(c.bold for c in heads) and not all(c.bold for c in below)


def _filled_until(lines: Sequence[RowLine], k: int, fills: Sequence[Fill]) -> bool:
    above, below = _behind(lines[k - 1], fills), _behind(lines[k], fills)
    return None not in above and not above & below


def _behind(line: RowLine, fills: Sequence[Fill]) -> set[tuple[int, int, int] | None]:
    """The colours behind the chunks of a line; None for a chunk that stands on the page itself."""
    return {_color(p.chunk.box, fills) for p in line.placed}


def _color(box: tuple[float, float, float, float], fills: Sequence[Fill]) -> tuple[int, int, int] | None:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    behind = [f for f in fills if f.box[0] <= x <= f.box[2] and f.box[1] <= y <= f.box[3]]
    return behind[-1].color if behind and min(behind[-1].color) < _WHITE else None


def head_rows(
    page: Page, lines: Sequence[RowLine], width: int, bands: Bands
) -> list[tuple[Row, list[RowLine]]]:
    """The rows of headings, each with its lines: lines that headings run on over are one row."""
    levels: list[list[RowLine]] = []
    for line in lines:
        if levels and _runs_on(levels[-1][-1], line, bands):
            levels[-1].append(line)
        else:
            levels.append([line])
    rows = [row_cells(page, level, width) for level in levels]
    return list(zip(_spread(rows), levels, strict=True))


def _runs_on(upper: RowLine, lower: RowLine, bands: Bands) -> bool:
    """Whether headings run on over two lines: broken at a hyphen, in lower case, or half a line down."""
    if bands.between(upper, lower):
        return False
    if _close(upper, lower):
        return True
    return all(p.first == p.last for line in (upper, lower) for p in line.placed) and _breaks(upper, lower)


def _close(upper: RowLine, lower: RowLine) -> bool:
    return _mid(lower) - _mid(upper) < _HALF_PITCH * lower.size


def _mid(line: RowLine) -> float:
    return (line.box[1] + line.box[3]) / 2


def _breaks(upper: RowLine, lower: RowLine) -> bool:
    above = {p.first: p.chunk.text for p in upper.placed}
    both = [(above[p.first], p.chunk.text) for p in lower.placed if p.first in above]
    if any(text.endswith("-") for text, _ in both) or _wraps(upper, lower):
        return True
    return len(both) == len(lower.placed) and any(t[:1].islower() and not is_value(t) for _, t in both)


def _wraps(upper: RowLine, lower: RowLine) -> bool:
    """Whether headings run on, in a year or at one right edge, beside others of a single line."""
    above = {p.first: p.chunk for p in upper.placed}
    both = [(above[p.first], p.chunk) for p in lower.placed if p.first in above]
    alone = [p.chunk for p in lower.placed if p.first not in above]
    if len(both) < len(above) or not both or not alone or any(is_year(a.text) for a, _ in both):
        return False
    if any(is_year(c.text) for c in alone):
        return False
    return all(is_year(b.text) for _, b in both) or all(_ends_alike(a, b) for a, b in both)


def _ends_alike(one: Chunk, other: Chunk) -> bool:
    """Whether texts end, but do not begin, at one place."""
    return abs(one.box[2] - other.box[2]) <= _ALIGNED < abs(one.box[0] - other.box[0])


def _spread(rows: list[Row]) -> list[Row]:
    """Headings over several columns each, where the columns under them fall into groups of one size."""
    spread: list[Row] = []
    for row, below in zip(rows, (*rows[1:], ()), strict=False):
        spread.append(_over_groups(row, below) if below else row)
    return spread


def _over_groups(row: Row, below: Row) -> Row:
    labels = row[0] is None or not is_year(row[0].text)
    first = next((i for i in range(labels, len(row)) if below[i] is not None), 1)
    if not any(row[1:]):
        return row
    columns = range(first, len(row))
    heads = [i for i in columns if row[i] is not None]
    distinct = {id(row[i]) for i in heads}
    if len(distinct) != len(heads) or not 1 < len(heads) < len(columns) or len(columns) % len(heads):
        return row
    size = len(columns) // len(heads)
    if any(below[i] is None for i in columns) or any((h - first) // size != n for n, h in enumerate(heads)):
        return row
    return (*row[:first], *(row[heads[(i - first) // size]] for i in columns))
