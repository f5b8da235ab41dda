"""A Word table as a grid, its merged cells the same object in each place they span."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.elements import Cell, Grid, Place
from ingest.readers.docx.markup import Node, down, every, is_filled, name_of, switch, tag, value, whole
from ingest.readers.docx.paragraphs import Item, Paragraph
from ingest.readers.docx.styles import Style

ReadCell = Callable[[Node, bool], list[Item]]
"""Reads what stands in a cell; the flag says whether it is on white paper."""

_WIDEST = 200
"""More columns than this in a table is damage; Word allows 63."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell as written down: first column, how many it spans, whether it goes on from above, content."""

    column: int
    span: int
    continues: bool
    items: tuple[Item, ...]


def read_table(table: Node, style: Style, place: Place, read: ReadCell) -> list[Item]:
    """A table as a grid, and after it the tables that stand in its cells.

    Where nothing stands side by side it only frames text: that comes as if it stood outside.
    """
    nodes = [row for row in _inside(table, "w:tr") if down(row, "w:trPr", "w:del") is None]
    rows = [_entries(row, style, read) for row in nodes]
    if _is_frame(rows):
        return [item for row in rows for entry in row for item in entry.items]
    bold = [_bold_by_style(table, n, style) for n in range(len(rows))]
    cells = _lay_out(rows, bold)
    if not any(any(row) for row in cells):
        return _nested(rows)
    return [Grid(cells, "", _notes(rows), place, header_rows=_header_rows(nodes)), *_nested(rows)]


def _inside(node: Node, name: str) -> Iterator[Node]:
    """The rows of a table or cells of a row, also those in content controls."""
    for child in node:
        kind = name_of(child)
        if kind == name:
            yield child
        elif kind in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins"):
            yield from _inside(child, name)


def _entries(row: Node, style: Style, read: ReadCell) -> list[_Entry]:
    column = _bounded(whole(row, "w:trPr", "w:gridBefore"), 0)
    found: list[_Entry] = []
    for cell in _inside(row, "w:tc"):
        properties = down(cell, "w:tcPr")
        span = max(1, _bounded(whole(properties, "w:gridSpan"), 1))
        merge = down(properties, "w:vMerge")
        continues = merge is not None and value(properties, "w:vMerge") != "restart"
        gone = down(properties, "w:cellDel") is not None
        white = not (style.painted or is_filled(down(properties, "w:shd")))
        items = () if gone else tuple(read(cell, white))
        if found and _goes_on(properties):
            found[-1] = replace(found[-1], span=found[-1].span + span)
        else:
            found.append(_Entry(column, span, continues, items))
        column += span
    if column > _WIDEST:
        raise ValueError(f"{column} columns in a table")
    return found


def _goes_on(properties: Node | None) -> bool:
    """Whether a cell goes on from its left neighbour, in the old way of merging."""
    return down(properties, "w:hMerge") is not None and value(properties, "w:hMerge") != "restart"


def _bounded(number: int | None, default: int) -> int:
    return default if number is None else min(max(number, 0), _WIDEST)


def _is_frame(rows: list[list[_Entry]]) -> bool:
    """Whether a table only frames text: nothing side by side, or one row of cells with several paragraphs."""
    if all(sum(1 for entry in row if entry.items) <= 1 for row in rows):
        return True
    return len(rows) == 1 and any(len(entry.items) > 1 for entry in rows[0])


def _lay_out(rows: list[list[_Entry]], bold: list[tuple[bool, bool]]) -> tuple[tuple[Cell | None, ...], ...]:
    width = max((entry.column + entry.span for row in rows for entry in row), default=0)
    laid: list[list[Cell | None]] = []
    for n, row in enumerate(rows):
        line: list[Cell | None] = [None] * width
        for entry in row:
            styled = bold[n][0] or (bold[n][1] and entry.column == 0)
            cell = laid[-1][entry.column] if entry.continues and laid else _cell(entry.items, styled)
            line[entry.column : entry.column + entry.span] = [cell] * entry.span
        laid.append(line)
    return tuple(tuple(line) for line in laid)


def _cell(items: tuple[Item, ...], bold: bool) -> Cell | None:
    paragraphs = [item for item in items if isinstance(item, Paragraph)]
    text = "\n".join(line for p in paragraphs for line in p.lines)
    if not text.strip():
        return None
    return Cell(text, bold=bold or all(p.bold for p in paragraphs))


def _notes(rows: list[list[_Entry]]) -> tuple[str, ...]:
    items = (item for row in rows for entry in row for item in entry.items)
    return tuple(note for item in items if isinstance(item, Paragraph) for note in item.notes)


def _nested(rows: list[list[_Entry]]) -> list[Item]:
    return [item for row in rows for entry in row for item in entry.items if isinstance(item, Grid)]


def _header_rows(rows: list[Node]) -> int | None:
    """How many rows at the top repeat on each page; None where none or all do."""
    marked = sum(1 for _ in takewhile(lambda row: switch(row, "w:trPr", "w:tblHeader"), rows))
    return marked if 0 < marked < len(rows) else None


def _bold_by_style(table: Node, row: int, style: Style) -> tuple[bool, bool]:
    """Whether the style of a table sets a row in bold, and whether it does so with its first column."""
    look = next(every(down(table, "w:tblPr"), "w:tblLook"), None)
    if look is None:
        return False, False
    flags = look.get(tag("w:val")) or "0"
    bits = int(flags, 16) if all(c in "0123456789abcdefABCDEF" for c in flags) else 0
    first_row = look.get(tag("w:firstRow"), "1" if bits & 0x20 else "0") in ("1", "true")
    first_column = look.get(tag("w:firstColumn"), "1" if bits & 0x80 else "0") in ("1", "true")
    return row == 0 and first_row and style.bold_row, first_column and style.bold_column
