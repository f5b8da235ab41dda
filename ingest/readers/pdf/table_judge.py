"""Whether lines in columns are a table: not running text, a list, contents, a form or a chart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.readers.pdf.page import Fill
from ingest.readers.pdf.table_columns import Column, Placed
from ingest.readers.pdf.table_lines import Chunk, TextLine, is_number, is_value, is_year
from ingest.readers.pdf.table_rows import RowLine, body_start

_ITEM = re.compile(
    r"(?:[•●○◦▪■□–\-*►>oV✓·]|\(?[0-9]{1,3}[.)]?|\(?[a-zA-Z][.)]|[0-9]+(?:\.[0-9]+)+\.?|[ivxIVX]+[.)]?)"
)
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
_SHORT, _LONG = 30, 45
_ALIGNED = 2.5
_MOSTLY = 0.6


def looks_like_table(lines: Sequence[RowLine], columns: Sequence[Column], proof: bool) -> bool:
    """Whether lines in columns are a table.

    Args:
        lines: from top to bottom, with their chunks in columns.
        columns: from left to right.
        proof: whether lines, fills or bold type set headings apart.
    """
    if len(columns) < 2 or len(lines) < 2 or _has_leaders(lines) or _is_list(lines, len(columns)):
        return False
    start = body_start(lines)
    body = lines[start:]
    values = [c for c in range(len(columns)) if _is_value_column(body, c)]
    if not proof:
        values = [c for c in values if not _is_numbering(body, c)]
    if proof and start and _heads_all(lines[0]):
        return bool(values)
    if len(columns) == 2:
        return bool(values) and _is_label_and_value(lines, body, proof)
    if any(c > 0 for c in values):
        if _count_values(body) < (3 if proof else 4):
            return False
        return proof or len(lines) >= 3 or _is_full(body, values)
    return proof and len(lines) >= 3 and _has_short_cells(lines, len(columns))


def prose_columns(columns: Sequence[Column], lines: Sequence[TextLine]) -> list[int]:
    """Outer columns that hold running text beside a table: long lines from the first, between rows too."""
    found: list[int] = []
    for i in dict.fromkeys((0, len(columns) - 1)) if len(columns) > 2 else ():
        inside = [[c for c in line.chunks if _stands_in(c, columns[i])] for line in lines]
        lengths = [len(chunks[0].text) for chunks in inside if chunks]
        alone = sum(len(line.chunks) == 1 for line, chunks in zip(lines, inside, strict=True) if chunks)
        long = len(lengths) > 3 and min(lengths[0], sum(lengths) / len(lengths)) >= _SHORT
        if long and alone >= 0.25 * len(lengths):
            found.append(i)
    return found


def _stands_in(chunk: Chunk, column: Column) -> bool:
    return min(chunk.box[2], column[1]) - max(chunk.box[0], column[0]) > 0


def _is_full(lines: Sequence[RowLine], values: Sequence[int]) -> bool:
    """Whether every line has a label in words, with values beside it in two columns or more."""
    labelled = all(any(c.isalpha() for c in line.label) for line in lines)
    return labelled and all(sum(is_value(t) for t in line.beside) > 1 for line in lines) and 0 not in values


def could_be_table(lines: Sequence[TextLine], drawn: bool) -> bool:
    """Whether lines hold numbers, or bold type or something drawn that could set headings apart."""
    chunks = [c for line in lines for c in line.chunks]
    return drawn or any(c.bold for c in chunks) or sum(is_value(c.text) for c in chunks) > 2


def _has_leaders(lines: Sequence[RowLine]) -> bool:
    led = sum(any(_LEADERS.search(p.chunk.text) for p in line.placed) for line in lines)
    return led >= 0.3 * len(lines)


def _is_list(lines: Sequence[RowLine], width: int) -> bool:
    """Whether the first column holds bullets or numbers of items, and one column of text stands beside it."""
    first = [p.chunk.text for line in lines for p in line.placed if p.first == 0]
    marked = sum(_ITEM.fullmatch(t) is not None for t in first)
    bulleted = sum(_ITEM.match(t.split(" ")[0]) is not None and not t[0].isalnum() for t in first)
    if first and bulleted >= _MOSTLY * len(first):
        return width <= 3
    beside = [t for line in lines for t in line.beside]
    worded = sum(not is_value(t) for t in beside)
    return width <= 3 and bool(first) and marked >= _MOSTLY * len(first) and worded > 0.5 * len(beside)


def _is_value_column(lines: Sequence[RowLine], column: int) -> bool:
    """Whether most of what stands in a column is a value, one under another."""
    found = [p for line in lines for p in line.placed if p.first == p.last == column]
    values = [p for p in found if is_value(p.chunk.text)]
    return len(values) >= 1 and len(values) >= _MOSTLY * len(found) and _is_aligned(values)


def _is_numbering(lines: Sequence[RowLine], column: int) -> bool:
    """Whether what stands in a column numbers the texts to the right of it."""
    found = [line for line in lines if any(p.first == p.last == column for p in line.placed)]
    numbers = [p.chunk.text for line in found for p in line.placed if p.first == column]
    texts = [p.chunk.text for line in found for p in line.placed if p.first == column + 1]
    long = sum(len(t) > _SHORT // 2 and not is_value(t) for t in texts)
    return long > 0.5 * len(found) and sum(_ITEM.fullmatch(t) is not None for t in numbers) >= _MOSTLY * len(
        numbers
    )


def _heads_all(line: RowLine) -> bool:
    """Whether all columns, the first too, have a year over them."""
    return len(line.placed) > 1 and all(is_year(p.chunk.text) for p in line.placed)


def _is_aligned(placed: Sequence[Placed]) -> bool:
    """Whether chunks share a left edge, a right edge or a middle."""
    boxes = [p.chunk.box for p in placed]
    for edge in ([b[2] for b in boxes], [b[0] for b in boxes], [(b[0] + b[2]) / 2 for b in boxes]):
        middle = median(edge)
        if sum(abs(e - middle) <= _ALIGNED for e in edge) >= _MOSTLY * len(edge):
            return True
    return False


def _count_values(lines: Sequence[RowLine]) -> int:
    return sum(is_value(t) for line in lines for t in line.beside)


def _is_label_and_value(lines: Sequence[RowLine], body: Sequence[RowLine], proof: bool) -> bool:
    """Whether two columns are labels and numbers; not a form or contents."""
    beside = [t for line in body for t in line.beside]
    numbers = [t for t in beside if is_number(t)]
    labels = [line.label for line in body if line.label]
    if len(numbers) < (1 if proof else 3) or sum(t.endswith(":") for t in labels) > 0.5 * len(labels):
        return False
    if len(numbers) < _MOSTLY * len(beside) or not labels:
        return False
    return proof or not _counts_up(numbers)


def _counts_up(numbers: Sequence[str]) -> bool:
    """Whether numbers are whole and never fall, as page numbers do."""
    if not all(n.isdigit() for n in numbers):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(numbers))


def _has_short_cells(lines: Sequence[RowLine], width: int) -> bool:
    """Whether the cells of a table of words are short, and most lines have several."""
    lengths = [len(p.chunk.text) for line in lines for p in line.placed]
    several = sum(len(line.placed) > 1 for line in lines)
    return sum(lengths) / len(lengths) <= _SHORT and max(lengths) <= 3 * _LONG and several >= 0.5 * len(lines)


def has_bars(fills: Sequence[Fill]) -> bool:
    """Whether coloured areas start from one line and end at different ones: the bars of a chart."""
    colored = {f.box for f in fills if min(f.color) < 245}
    return _ragged([(b[0], b[2], b[1]) for b in colored]) or _ragged([(b[3], b[1], b[0]) for b in colored])


def _ragged(bars: Sequence[tuple[float, float, float]]) -> bool:
    """Whether three bars or more share a start, and each ends at a place of its own."""
    for start in {round(b[0]) for b in bars}:
        group = [b for b in bars if abs(b[0] - start) <= 1]
        sides = {round(b[2]) for b in group}
        ends = {round(b[1]) for b in group}
        if len(sides) >= 3 and len(ends) >= 0.7 * len(sides) and len(ends) >= 3:
            return True
    return False
