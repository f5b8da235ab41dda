"""Put the elements that a reader found together to a Document: one text, with blocks, tables and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block, BlockKind, Document, DocumentInfo, Provenance, Table, TableCell, TableRow
from ingest.elements import Cell, Grid, Place, Reading, Text
from ingest.grids.forms import turned_signatures, unfold
from ingest.grids.read import read_tables
from ingest.grids.table import GridRow, GridTable
from ingest.grids.values import value_of
from ingest.lines import Line
from ingest.repair import Mended, hyphenated_words, keeps_trailing_spaces, mend

_BLOCK: dict[str, BlockKind] = {
    "heading": "heading",
    "paragraph": "paragraph",
    "item": "item",
    "note": "paragraph",
}


def assemble(reading: Reading, info: DocumentInfo) -> Document:
    """The elements of a reading as a Document.

    Its `source` has every printed line on a line of its own, and the cells of a table row parted by tabs; its
    `text` is that repaired.
    """
    builder = _Builder(info, reading)
    for element in reading.elements:
        if isinstance(element, Text):
            builder.add_text(element)
        else:
            builder.add_grid(element)
    return Document(
        info,
        "".join(builder.source),
        "".join(builder.text),
        tuple(builder.origin),
        tuple(builder.blocks),
        tuple(builder.tables),
        reading.pages,
    )


class _Builder:
    """Collects source, repaired text, blocks and tables, element by element."""

    def __init__(self, info: DocumentInfo, reading: Reading) -> None:
        texts = [line for e in reading.elements if isinstance(e, Text) for line in e.lines]
        self.known = hyphenated_words("\n".join(texts))
        self.spaced = keeps_trailing_spaces([Line(text, 0, 0) for text in texts])
        self.info = info
        self.source: list[str] = []
        self.length = 0
        self.text: list[str] = []
        self.origin: list[int] = []
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.section: list[tuple[int, str]] = []

    def add_text(self, element: Text) -> None:
        """Add a heading, paragraph, item or note."""
        mended = self._read(element.lines)
        if not mended[0].strip():
            return
        if element.kind == "heading":
            self.section = [s for s in self.section if s[0] < element.level]
            self.section.append((element.level, mended[0]))
        self._block(_BLOCK[element.kind], mended, element.place, element.certain)

    def add_grid(self, grid: Grid) -> None:
        """Add a table, or, where it is none, its cells as paragraphs."""
        grid = replace(unfold(grid), lead=self._lead())
        tables = read_tables(grid)
        if not tables:
            for text in _frame_texts(turned_signatures(grid)):
                self.add_text(text)
        for table in tables:
            self._add_table(grid, table)

    def _lead(self) -> str:
        """The last paragraph or heading, where nothing stands between it and what comes now."""
        leads = self.blocks and self.blocks[-1].kind in ("paragraph", "heading")
        return self.blocks[-1].text if leads else ""

    def _add_table(self, grid: Grid, table: GridTable) -> None:
        title = self._block("header", self._read((table.title,)), grid.place) if table.title else None
        places = grid.places
        heads = [self._header(grid.rows[i], places[i]) for i in table.header_rows]
        spans = [s for s in (title, *heads) if s]
        rows: list[TableRow] = []
        groups: dict[int, tuple[int, int] | None] = {}
        for row in table.rows:
            if row.group_row is not None and row.group_row not in groups:
                groups[row.group_row] = self._header(grid.rows[row.group_row], places[row.group_row])
            rows.append(self._row(grid, table, row, places[row.index], groups.get(row.group_row or -1)))
        for note in table.notes:
            self._block("paragraph", self._read((note,)), grid.place)
        self.tables.append(
            Table(
                id=f"{self.info.id}:tabel-{len(self.tables) + 1}",
                document_id=self.info.id,
                title=table.title or (self.section[-1][1] if self.section else ""),
                row_heading=table.row_heading,
                columns=table.columns,
                rows=tuple(rows),
                page=grid.place.page,
                section=self._path(),
                notes=table.notes,
                header_span=(spans[0][0], spans[-1][1]) if spans else None,
                unit=table.unit,
                scale=table.scale,
            )
        )

    def _header(self, row: Sequence[Cell | None], place: Place) -> tuple[int, int] | None:
        return self._block("header", self._cells(_distinct(row))[0], place)

    def _row(
        self, grid: Grid, table: GridTable, row: GridRow, place: Place, group: tuple[int, int] | None
    ) -> TableRow:
        mended, spans = self._cells(_distinct(grid.rows[row.index]))
        placed = self._block("row", mended, place, grid.certain)
        begin, end = placed or (len(self.text), len(self.text))
        cells = tuple(
            _cell(cell, mended[0][slice(*spans[id(cell)])], begin + spans[id(cell)][0], (table, row, column))
            if cell and id(cell) in spans
            else None
            for column, cell in enumerate(row.cells)
        )
        if grid.certain:
            return TableRow(row.label, row.group, cells, begin, end, group_span=group)
        loose = tuple(c for c in cells if c)
        return TableRow(row.label, row.group, (None,) * len(cells), begin, end, loose, group)

    def _cells(self, cells: Sequence[Cell]) -> tuple[Mended, dict[int, tuple[int, int]]]:
        """The mended text of a row, and where each cell, by its `id`, stands in it."""
        text, origin, spans = "", list[int](), dict[int, tuple[int, int]]()
        for n, cell in enumerate(cells):
            if n:
                self._write("\t" if self.source and not self.source[-1].endswith("\n") else "")
            part, places = self._read(tuple(cell.text.split("\n")), close="")
            if not part:
                continue
            if text:
                text += " "
                origin.append(places[0])
            spans[id(cell)] = (len(text), len(text) + len(part))
            text += part
            origin.extend(places)
        self._write("\n")
        return (text, origin), spans

    def _read(self, lines: Sequence[str], close: str = "\n") -> Mended:
        """Write lines to the source and mend them to running text."""
        read: list[Line] = []
        for n, line in enumerate(lines):
            if n:
                self._write("\n")
            read.append(Line(line, self.length, 0, n))
            self._write(line)
        self._write(close)
        return mend(read, self.spaced, self.known)

    def _write(self, source: str) -> None:
        self.source.append(source)
        self.length += len(source)

    def _block(
        self, kind: BlockKind, mended: Mended, place: Place, certain: bool = True
    ) -> tuple[int, int] | None:
        text, origin = mended
        if not text:
            return None
        if self.text:
            self.text.append("\n")
            self.origin.append(origin[0])
        begin = len(self.origin)
        self.text.append(text)
        self.origin.extend(origin)
        where = Provenance(
            page=place.page,
            printed_page=place.printed,
            begin=begin,
            end=len(self.origin),
            place=place.anchor,
            box=place.box,
            confidence=place.confidence,
        )
        self.blocks.append(Block(kind, text, where, self._path(), certain=certain))
        return begin, len(self.origin)

    def _path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.section)


def _distinct(row: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row, one that spans several places once."""
    found: list[Cell] = []
    for cell in row:
        if cell is not None and all(cell is not other for other in found):
            found.append(cell)
    return found


def _frame_texts(grid: Grid) -> list[Text]:
    """The cells of a frame as paragraphs, row by row; a cell that spans rows once."""
    seen: list[Cell] = []
    found: list[Text] = []
    for row, place in zip(grid.rows, grid.places, strict=True):
        fresh = [c for c in _distinct(row) if c.text.strip() and all(c is not s for s in seen)]
        seen.extend(fresh)
        for cell in fresh:
            at = replace(place, anchor=cell.anchor) if cell.anchor else place
            found.append(Text("paragraph", tuple(cell.text.split("\n")), at, certain=grid.certain))
    return found


def _cell(cell: Cell, text: str, begin: int, place: tuple[GridTable, GridRow, int]) -> TableCell:
    value, unit = value_of(text, *place, stored=cell.value)
    return TableCell(text, value, unit, begin, begin + len(text), cell.anchor)
