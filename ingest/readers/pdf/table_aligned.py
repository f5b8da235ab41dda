"""Tables without drawn cells: lines whose words stand in columns that persist from line to line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Box
from ingest.elements import Cell
from ingest.readers.pdf.page import Fill, Page
from ingest.readers.pdf.table_columns import (
    Column,
    cut_at_edges,
    extent,
    find_columns,
    join_columns,
    join_headings,
    overlap,
    place_line,
)
from ingest.readers.pdf.table_head import ends_in_rule, head_rows, proved_head, spread_over_rules
from ingest.readers.pdf.table_inner import share_headings
from ingest.readers.pdf.table_judge import could_be_table, has_bars, looks_like_table, prose_columns
from ingest.readers.pdf.table_lines import TextLine, around, is_value, is_year
from ingest.readers.pdf.table_rows import Bands, RowLine, body_start, join_rows, row_box, row_cells
from ingest.readers.pdf.table_rules import Ruling

_FAR = 2.5
_MOST_LONE = 4
_WIDE_RULE = 0.5


@dataclass(frozen=True, slots=True)
class AlignedRows:
    """The rows of a table: cells, boxes and words; how many are headings, None where nothing proves it."""

    rows: tuple[tuple[Cell | None, ...], ...]
    boxes: tuple[Box, ...]
    words: frozenset[int]
    columns: tuple[Column, ...]
    header_rows: int | None
    certain: bool


def find_groups(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Runs of lines that could be tables: most have several chunks, none runs on over the gaps."""
    groups: list[list[TextLine]] = []
    lone: list[TextLine] = []
    for n, line in enumerate(lines):
        apart = not groups or not groups[-1] or _is_far((lone or groups[-1])[-1], line)
        if apart or (groups[-1] and _restarts(groups[-1], lone, line)):
            _end(groups, lone)
            lone = _leading(lines[:n], line)
        if len(line.chunks) > 1:
            groups[-1].extend([*lone, line])
            lone = []
        elif groups[-1] and len(lone) < _MOST_LONE and _stands_in_one(line, groups[-1]):
            lone.append(line)
        else:
            _end(groups, lone)
            lone = []
    _end(groups, lone)
    return [g for g in groups if len(g) > 1]


def _end(groups: list[list[TextLine]], lone: Sequence[TextLine]) -> None:
    """End the last group, with the lone lines close under it, and begin another."""
    if groups and groups[-1]:
        for line in lone:
            if line.box[1] - groups[-1][-1].box[3] > 0.6 * line.size:
                break
            groups[-1].append(line)
    groups.append([])


def _leading(above: Sequence[TextLine], line: TextLine) -> list[TextLine]:
    """The line above the first of a group where it is a heading over one column, not the first."""
    if not above or len(above[-1].chunks) > 1 or len(line.chunks) < 2 or _is_far(above[-1], line):
        return []
    begins = above[-1].box[0]
    return [above[-1]] if begins > line.chunks[0].box[2] and begins < line.box[2] else []


def _is_far(upper: TextLine, lower: TextLine) -> bool:
    return lower.box[1] - upper.box[3] > _FAR * max(upper.size, lower.size)


def _restarts(group: Sequence[TextLine], lone: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line, after a gap, reads as the headings of a new table."""
    chain = [group[-1], *lone, line]
    gap = max(b.box[1] - a.box[3] for a, b in pairwise(chain))
    if len(line.chunks) < 2 or gap < 0.8 * line.size or _valued(line):
        return False
    if not any(_valued(g) for g in group):
        return False
    bold = any(all(c.bold for c in g.chunks) for g in group) or all(c.bold for c in line.chunks)
    return bold or bool(lone) or all(is_year(c.text) for c in line.chunks[1:])


def _valued(line: TextLine) -> bool:
    return any(is_value(c.text) and not is_year(c.text) for c in line.chunks[1:])


def _stands_in_one(line: TextLine, group: Sequence[TextLine]) -> bool:
    """Whether a lone chunk stands in one column of the lines above it, or is a short bold heading."""
    chunk = line.chunks[0]
    span = extent(chunk)
    recent = [g for g in group[-6:] if len(g.chunks) > 1]
    touched = max((sum(overlap(span, extent(c)) > 1 for c in g.chunks) for g in recent), default=0)
    inside = span[0] >= min(g.box[0] for g in group) - 2 * line.size
    return inside and touched <= 1 and span[1] <= max(g.box[2] for g in group) + line.size


def split_zones(group: Sequence[TextLine], ruling: Ruling) -> list[list[TextLine]]:
    """The lines of a group, apart apart for tables side by side, whose drawn lines leave a gap."""
    box = around(line.box for line in group)
    spans = _rule_spans(ruling, box)
    size = max(line.size for line in group)
    if len(spans) < 2 or not all(b[0] - a[1] > 1.5 * size for a, b in pairwise(spans)):
        return [list(group)]
    zones = [_cut(group, span) for span in spans]
    whole = sum(len(line.chunks) for line in group)
    if sum(len(line.chunks) for zone in zones for line in zone) != whole:
        return [list(group)]
    if not all(any(len(line.chunks) > 1 for line in zone) for zone in zones):
        return [list(group)]
    return zones


def _rule_spans(ruling: Ruling, box: Box) -> list[Column]:
    """The stretches that level lines within a box cover, joined."""
    spans: list[Column] = []
    for b in sorted(b for b in ruling.level if box[1] - 3 <= b[1] <= box[3] + 3):
        if spans and b[0] <= spans[-1][1] + 3:
            spans[-1] = spans[-1][0], max(spans[-1][1], b[2])
        else:
            spans.append((b[0], b[2]))
    return spans


def _cut(group: Sequence[TextLine], span: Column) -> list[TextLine]:
    cut: list[TextLine] = []
    for line in group:
        inside = tuple(c for c in line.chunks if span[0] - 3 <= (c.box[0] + c.box[2]) / 2 <= span[1] + 3)
        if inside:
            cut.append(TextLine(inside, around(c.box for c in inside)))
    return cut


def make_rows(page: Page, group: Sequence[TextLine], ruling: Ruling, last: bool) -> AlignedRows | None:
    """The table that a group of lines is; None where it is none.

    Args:
        page: where the lines stand.
        group: the lines, from top to bottom.
        ruling: the drawn lines of the page.
        last: whether nothing follows on the page, so that its body may stand on the next.
    """
    if len(group) < 2:
        return None
    box = around(line.box for line in group)
    if not could_be_table(group, bool(page.rules or page.fills)):
        return None
    pieces = _pieces(ruling, box)
    edges = _edges(pieces, ruling, box)
    lefts = [c.box[0] for line in group for c in line.chunks]
    group = [cut_at_edges(page, line, edges, lefts) for line in group]
    start = next((n for n, line in enumerate(group) if _valued(line)), 0)
    columns = join_columns(find_columns(group, edges, start), group, pieces)
    columns = join_headings(columns, group, start)
    if prose := prose_columns(columns, group):
        return make_rows(page, _without(group, [columns[i] for i in prose]), ruling, last)
    if len(columns) < 2:
        return None
    lines = _without_titles([_row_line(page, line, columns) for line in group])
    if len(lines) < 2:
        return None
    box = around(line.box for line in lines)
    fills = [f for f in page.fills if _meets(f.box, box)]
    bands = _bands(ruling, fills, box, max(line.size for line in group))
    lines = spread_over_rules(lines, columns, ruling)
    head = proved_head(lines, bands, fills)
    unbodied = last and body_start(lines) == len(lines) and ends_in_rule(lines, bands) and _dated(lines)
    if not unbodied and (
        has_bars(fills) or not looks_like_table(lines, columns, _is_proved(lines, head, bands))
    ):
        return None
    return _rows(page, lines, columns, bands, len(lines) if unbodied else head)


def _without(group: Sequence[TextLine], columns: Sequence[Column]) -> list[TextLine]:
    """Lines without the chunks in some columns."""
    kept: list[TextLine] = []
    for line in group:
        chunks = tuple(c for c in line.chunks if all(overlap(extent(c), column) <= 0 for column in columns))
        if chunks:
            kept.append(TextLine(chunks, around(c.box for c in chunks)))
    return kept


def _is_proved(lines: Sequence[RowLine], head: int, bands: Bands) -> bool:
    drawn = sum(any(line.box[1] - 4 < y < line.box[3] + 6 for y in bands.parts) for line in lines)
    return head > 0 or drawn >= max(2, len(lines) // 2)


def _dated(lines: Sequence[RowLine]) -> bool:
    return any(is_year(t) for line in lines for t in line.beside)


def _row_line(page: Page, line: TextLine, columns: Sequence[Column]) -> RowLine:
    return RowLine(tuple(place_line(page, line, columns)), line.box, line.size)


def _rows(
    page: Page, lines: Sequence[RowLine], columns: Sequence[Column], bands: Bands, head: int
) -> AlignedRows:
    start = head or body_start(lines)
    if start == len(lines) and not head:
        start = 0
    heads = head_rows(page, lines[:start], len(columns), bands)
    body = join_rows(lines[start:], bands)
    cells = [row for row, _ in heads] + [row_cells(page, row, len(columns)) for row in body]
    cells = share_headings(cells, len(heads))
    boxes = [row_box(found) for _, found in heads] + [row_box(row) for row in body]
    words = frozenset(i for line in lines for p in line.placed for i in p.chunk.words)
    certain = all(p.sure for line in lines for p in line.placed)
    found = AlignedRows(
        tuple(cells), tuple(boxes), words, tuple(columns), len(heads) if head else None, certain
    )
    return _with_labels(found) if _lacks_labels(cells, len(heads)) else found


def _lacks_labels(cells: Sequence[tuple[Cell | None, ...]], heads: int) -> bool:
    """Whether also the first column has years over it and numbers in it, so that no column names the rows."""
    over = [row[0].text for row in cells[:heads] if row[0]]
    first = [row[0].text for row in cells[heads:] if row[0]]
    if not over or not is_year(over[0]) or not first:
        return False
    beside = [c.text for row in cells[:1] for c in row[1:] if c]
    return bool(beside) and all(is_year(t) for t in beside) and not all(is_year(t) for t in first)


def _with_labels(found: AlignedRows) -> AlignedRows:
    """With an empty column in front, for the labels that it lacks."""
    left = found.columns[0][0]
    rows = tuple((None, *row) for row in found.rows)
    return replace(found, rows=rows, columns=((left, left), *found.columns))


def _bands(ruling: Ruling, fills: Sequence[Fill], box: Box, size: float) -> Bands:
    levels = [b for b in ruling.level if box[1] - size <= b[1] <= box[3] + size]
    heights = sorted({round((b[1] + b[3]) / 2, 1) for b in levels})
    wide = tuple(y for y in heights if _covered(levels, y, box) >= _WIDE_RULE * (box[2] - box[0]))
    joints = _joints(ruling, (box[0], box[1] - size, box[2], box[3] + size))
    cells = tuple((f.box[1], f.box[3]) for f in fills if 1.3 * size < f.box[3] - f.box[1] < 8 * size)
    return Bands(tuple(sorted({*wide, *joints})), tuple(dict.fromkeys(cells)))


def _pieces(ruling: Ruling, box: Box) -> list[Column]:
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


def _edges(pieces: Sequence[Column], ruling: Ruling, box: Box) -> list[float]:
    """Where drawn lines say that a column ends: between pieces of level lines, and at upright lines."""
    lefts = [a for a, _ in pieces]
    ends = [*lefts, *(b for _, b in pieces if any(abs(a - b) <= 1.5 for a in lefts))]
    upright = [(b[0] + b[2]) / 2 for b in ruling.upright if b[1] < box[3] and b[3] > box[1]]
    return sorted({*ends, *upright})


def _without_titles(lines: Sequence[RowLine]) -> list[RowLine]:
    """The lines from the first that has more than a text that begins in the first column."""
    start = next((n for n, line in enumerate(lines) if len(line.placed) > 1 or line.placed[0].first), 0)
    return list(lines[start:])


def _joints(ruling: Ruling, box: Box) -> list[float]:
    """Heights where an upright line within the box is put together: there rows end."""
    return sorted({round(y, 1) for x, y in ruling.joints if box[0] <= x <= box[2] and box[1] <= y <= box[3]})


def _covered(levels: Sequence[Box], y: float, box: Box) -> float:
    near = [b for b in levels if abs((b[1] + b[3]) / 2 - y) <= 1.5]
    return sum(max(0.0, overlap((b[0], b[2]), (box[0], box[2]))) for b in near)


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
