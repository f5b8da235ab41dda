"""Read plain text as extracted from a PDF or a web page into a Document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpus.dutch.numbers import find_numbers
from corpus.model import Block, BlockKind, Document, DocumentInfo, Provenance, Table, TableCell, TableRow
from ingest.lines import Line, printed_numbers, read_lines
from ingest.readers.text.groups import (
    Group,
    Style,
    cut_headings,
    gather,
    heading_number,
    strip_marker,
    style_of,
    text_of,
)
from ingest.readers.text.tables import RawRow, RawTable, find_tables
from ingest.repair import Mended, mend


def parse_plain_text(source: str, info: DocumentInfo) -> Document:
    """A text as a Document: pages, headings, paragraphs, items and tables, with the way back to `source`."""
    lines = read_lines(source)
    style = style_of(source, lines)
    builder = _Builder(info, style, printed_numbers(lines))
    for _, page in groupby(lines, key=lambda line: line.page):
        builder.add_page(list(page))
    pages = max((line.page for line in lines), default=0)
    text, origin = "".join(builder.text), tuple(builder.origin)
    return Document(
        info, source, text, origin, tuple(builder.blocks), tuple(builder.tables), pages if pages else None
    )


class _Builder:
    """Collects repaired text, blocks and tables page by page."""

    def __init__(self, info: DocumentInfo, style: Style, printed: dict[int, str]) -> None:
        self.info, self.style, self.printed = info, style, printed
        self.text: list[str] = []
        self.origin: list[int] = []
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.section: tuple[str, ...] = ()

    def add_page(self, lines: Sequence[Line]) -> None:
        """Add the groups and tables of one page in reading order."""
        first = len(self.blocks)
        groups = gather(lines)
        tables = find_tables(lines, groups, self.style)
        starts = {min(t.used): t for t in tables}
        taken = {offset for t in tables for offset in t.used}
        for group in groups:
            rest = tuple(line for line in group.lines if line.begin not in taken)
            if rest:
                self._add_group(Group(rest, group.item))
            for line in group.lines:
                if line.begin in starts:
                    self._add_table(starts.pop(line.begin))
        self._close_page(first)

    def _close_page(self, first: int) -> None:
        """Give a heading that closes a page to what stands above it: extractors put it behind its content.

        It then heads the blocks at the top of the page that had none of that page, and nothing on the next.
        """
        headings = [i for i in range(first, len(self.blocks)) if self.blocks[i].kind == "heading"]
        body = [i for i in range(first, len(self.blocks)) if i not in headings]
        if not headings or not body or headings[-1] < body[-1]:
            return
        self.section = ()
        for i in range(first, headings[0]):
            self.blocks[i] = replace(self.blocks[i], section=(self.blocks[-1].text,))

    def _add_group(self, group: Group) -> None:
        if len(group.lines) == 1 and group.lines[0].bare == self.printed.get(group.page):
            return
        for kind, part in cut_headings(group, self.style):
            text, origin = text_of(part, self.style)
            number = None
            if kind == "heading":
                heading, number = strip_marker(text), heading_number(text)
                cut = len(text) - len(heading)
                text, origin = text[cut:], origin[cut:]
                alone = len(part.lines) == len(group.lines)
                self.section = (heading,) if alone or not self.section else (self.section[0], heading)
            self._add_block(_KINDS[kind], (text, origin), part.page, number)

    def _add_block(
        self, kind: BlockKind, mended: Mended, page: int, number: int | None = None
    ) -> tuple[int, int]:
        text, origin = mended
        if not text:
            return len(self.text), len(self.text)
        if self.text:
            self.text.append("\n")
            self.origin.append(origin[0])
        begin = len(self.text)
        self.text.extend(text)
        self.origin.extend(origin)
        place = Provenance(page or None, self.printed.get(page), begin, len(self.text))
        self.blocks.append(Block(kind, text, place, self.section, number))
        return begin, len(self.text)

    def _add_table(self, raw: RawTable) -> None:
        title = raw.title or (self.section[-1] if self.section else "")
        page = raw.rows[0].lines[0].page or None
        header_span = self._add_headings(raw.header)
        rows: list[TableRow] = []
        group_lines: tuple[Line, ...] = ()
        group_span: tuple[int, int] | None = None
        for row in raw.rows:
            if row.group_lines != group_lines:
                group_lines, group_span = row.group_lines, self._add_headings((row.group_lines,))
            rows.append(self._add_row(row, group_span))
        self.tables.append(
            Table(
                id=f"{self.info.id}:tabel-{len(self.tables) + 1}",
                document_id=self.info.id,
                title=title,
                row_heading=raw.row_heading,
                columns=raw.columns,
                rows=tuple(rows),
                page=page,
                section=self.section,
                notes=raw.notes,
                header_span=header_span,
            )
        )

    def _add_headings(self, parts: Sequence[Sequence[Line]]) -> tuple[int, int] | None:
        """Column or group headings as blocks; the span from the first to the last."""
        spans = [self._add_block("header", self._mend(lines), lines[0].page) for lines in parts if lines]
        return (spans[0][0], spans[-1][1]) if spans else None

    def _add_row(self, raw: RawRow, group_span: tuple[int, int] | None) -> TableRow:
        mended = self._mend(raw.lines)
        begin, end = self._add_block("row", mended, raw.lines[0].page)
        spans = _cell_spans(mended[0], [c for c in raw.cells if c] or list(raw.loose))
        cells = [_cell(text, begin + b, begin + e) for text, b, e in spans]
        if raw.loose:
            return TableRow(
                raw.label, raw.group, (None,) * len(raw.cells), begin, end, tuple(cells), group_span
            )
        filled = iter(cells)
        return TableRow(
            raw.label,
            raw.group,
            tuple(next(filled) if c else None for c in raw.cells),
            begin,
            end,
            group_span=group_span,
        )

    def _mend(self, lines: Sequence[Line]) -> Mended:
        return mend(lines, self.style.spaced, self.style.hyphenated)


_KINDS: dict[str, BlockKind] = {"heading": "heading", "paragraph": "paragraph", "item": "item"}


def _cell_spans(row: str, cells: Sequence[str]) -> list[tuple[str, int, int]]:
    """Where the cells of a row stand in its text, found from the right: labels may hold the same number."""
    spans: list[tuple[str, int, int]] = []
    edge = len(row)
    for text in reversed(cells):
        at = row.rfind(text, 0, edge)
        if at < 0:
            at = edge = row.find(text)
        spans.append((text, at, at + len(text)))
        edge = at
    return spans[::-1]


def _cell(text: str, begin: int, end: int) -> TableCell:
    numbers = find_numbers(text)
    if not numbers:
        return TableCell(text, None, "", begin, end)
    return TableCell(text, numbers[0].value, numbers[0].unit, begin, end)
