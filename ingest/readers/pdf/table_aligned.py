"""Tables without drawn cells: lines whose words stand in columns that persist from line to line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Box
from ingest.elements import Cell
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.table_bands import column_edges, column_pieces, row_bands
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
from ingest.readers.pdf.table_head import (
    ends_in_rule,
    head_rows,
    proved_head,
    spread_over_middle,
    spread_over_rules,
)
from ingest.readers.pdf.table_inner import share_headings
from ingest.readers.pdf.table_judge import could_be_table, has_bars, looks_like_table, prose_columns
from ingest.readers.pdf.table_lines import TextLine, around, is_year
from ingest.readers.pdf.table_rows import Bands, RowLine, body_start, join_rows, row_box, row_cells
from ingest.readers.pdf.table_rules import Ruling
from ingest.readers.pdf.table_top import has_amount


@dataclass(frozen=True, slots=True)
class AlignedRows:
    """The rows of a table: cells, boxes and words; how many are headings, None where nothing proves it."""

    rows: tuple[tuple[Cell | None, ...], ...]
    boxes: tuple[Box, ...]
    words: frozenset[int]
    columns: tuple[Column, ...]
    header_rows: int | None
    certain: bool


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
    pieces = column_pieces(ruling, box)
    edges = column_edges(pieces, ruling, box)
    lefts = [c.box[0] for line in group for c in line.chunks]
    group = [cut_at_edges(page, line, edges, lefts) for line in group]
    start = next((n for n, line in enumerate(group) if has_amount(line)), 0)
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
    bands = row_bands(ruling, fills, box, max(line.size for line in group))
    lines = spread_over_middle(spread_over_rules(lines, columns, ruling))
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


def _without_titles(lines: Sequence[RowLine]) -> list[RowLine]:
    """The lines from the first that has more than a text that begins in the first column."""
    start = next((n for n, line in enumerate(lines) if len(line.placed) > 1 or line.placed[0].first), 0)
    return list(lines[start:])


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
