"""The areas of a sheet as elements: tables with their titles and notes, and loose texts between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.elements import Cell, Element, Grid, Text, TextKind
from ingest.readers.sheets.cells import distinct, is_caption, is_note, is_title, is_unit_line, lone_text
from ingest.readers.sheets.headers import header_rows
from ingest.readers.sheets.model import Area, Sheet
from ingest.readers.sheets.regions import find_areas, rows_of


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of an area: where it stands on the sheet, and its cells."""

    index: int
    cells: tuple[Cell | None, ...]

    @property
    def lone(self) -> Cell | None:
        """Its only text, where it has one cell that is no number."""
        return lone_text(self.cells)

    @property
    def text(self) -> str:
        """Its cells, parted by tabs."""
        return "\t".join(c.text for c in distinct(self.cells))


@dataclass(frozen=True, slots=True)
class _Parts:
    """An area in parts: lines above its table, the table's own, its notes, and texts below."""

    leads: tuple[_Line, ...] = ()
    table: tuple[_Line, ...] = ()
    notes: tuple[_Line, ...] = ()
    texts: tuple[_Line, ...] = ()


def sheet_elements(sheet: Sheet) -> tuple[Element, ...]:
    """Everything that stands on a sheet, in reading order."""
    writer = _Writer(sheet)
    for area in find_areas(sheet):
        writer.add(area)
    writer.flush()
    return tuple(writer.elements)


def _parts(lines: Sequence[_Line]) -> _Parts:
    """Part an area; one with fewer than two rows of several cells has no table."""
    first = next((i for i, line in enumerate(lines) if line.lone is None), len(lines))
    if sum(len(distinct(line.cells)) > 1 for line in lines) < 2:
        return _Parts(texts=tuple(lines))
    end = _table_end(lines)
    notes = next((i for i, line in enumerate(lines[end:], end) if is_note(line.text)), len(lines))
    return _Parts(
        tuple(lines[:first]), tuple(lines[first:end]), tuple(lines[notes:]), tuple(lines[end:notes])
    )


def _table_end(lines: Sequence[_Line]) -> int:
    """Where the table ends: before the lines of one text at the bottom that are notes or sentences."""
    end = last = len(lines)
    while last > 0 and (cell := lines[last - 1].lone) is not None:
        last -= 1
        if is_note(cell.text) or not is_title(cell.text):
            end = last
    return end


class _Writer:
    """Collects the elements of a sheet, area by area."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.elements: list[Element] = []
        self.waiting: list[tuple[_Line, Area]] = []
        self.deep = False
        self.whole = Area(0, 0, 0, 0)  # of the last table, with its title and notes

    def add(self, area: Area) -> None:
        """Add an area; lines that may be titles wait for the table below."""
        rows = rows_of(self.sheet, area)
        lines = [_Line(area.top + i, tuple(row)) for i, row in enumerate(rows) if any(row)]
        # a text merged over several rows stands in each of them
        fresh = [
            line for i, line in enumerate(lines) if not (i and line.lone and line.lone is lines[i - 1].lone)
        ]
        parts = _parts(fresh)
        if parts.table:
            self._add_table(parts, area)
        elif self._notes_below(parts.texts):
            return
        elif all(line.lone and is_title(line.text) and not is_note(line.text) for line in parts.texts):
            self.waiting.extend((line, area) for line in parts.texts)
        else:
            self.flush()
            self._paragraphs(parts.texts, area)

    def flush(self) -> None:
        """Put lines that no table came below as texts."""
        for line, area in self.waiting:
            self._paragraphs([line], area)
        self.waiting = []

    def _notes_below(self, lines: Sequence[_Line]) -> bool:
        """Add lines to the table above where they open as notes; whether they did."""
        table = self.elements[-1] if self.elements else None
        if self.waiting or not isinstance(table, Grid) or not is_note(lines[0].text):
            return False
        self.whole = replace(self.whole, bottom=lines[-1].index + 1)
        notes = (*table.notes, *(line.text for line in lines))
        self.elements[-1] = replace(table, notes=notes, place=self.sheet.place(self.whole))
        return True

    def _add_table(self, parts: _Parts, area: Area) -> None:
        units = [line for line, _ in self.waiting if is_unit_line(line.text)]
        units += [line for line in parts.leads if is_unit_line(line.text)]
        heads = [line for line in parts.leads if line not in units]
        above = [(line, at) for line, at in self.waiting if line not in units]
        if above and not heads and is_caption(above[-1][0].text):
            heads, above = [above[-1][0]], above[:-1]
            self.deep = False
        self.waiting = []
        for depth, (line, at) in enumerate(above):
            self._heading(line, at, min(2 + depth, 6))
        title = self._title(heads, area)
        self.elements.append(self._grid(area, (*units, *parts.table), title, parts.notes))
        self._paragraphs(parts.texts, area)

    def _title(self, heads: Sequence[_Line], area: Area) -> _Line | None:
        """Write all lines above a table but the one that is its title; that is given back."""
        titles = [line for line in heads if is_title(line.text) and not is_note(line.text)]
        self._paragraphs([line for line in heads if line not in titles], area)
        if not titles:
            return None
        for depth, line in enumerate(titles[:-1]):
            self._heading(line, area, min(3 + depth, 6))
        if len(titles) == 1 and self.deep:
            self._heading(titles[0], area, 3)
            return None
        return titles[-1]

    def _grid(self, area: Area, lines: Sequence[_Line], title: _Line | None, notes: Sequence[_Line]) -> Grid:
        """The table of an area, without empty columns."""
        placed = [_within(line, area, self.sheet) for line in lines]
        kept = [c for c in range(area.right - area.left) if any(row[c] for row in placed)]
        rows = tuple(tuple(row[c] for c in kept) for row in placed)
        left, right = area.left + kept[0], area.left + kept[-1] + 1
        indices = [line.index for line in lines]
        every = [*indices, *(line.index for line in (title, *notes) if line)]
        self.whole = Area(min(every), left, max(every) + 1, right)
        return Grid(
            rows,
            title.text if title else "",
            tuple(line.text for line in notes),
            self.sheet.place(self.whole),
            tuple(self.sheet.place(Area(i, left, i + 1, right)) for i in indices),
            header_rows(rows, indices, self.sheet.headers),
        )

    def _heading(self, line: _Line, area: Area, level: int) -> None:
        self.deep = level > 2
        self.elements.append(self._text("heading", line, area, level))

    def _paragraphs(self, lines: Sequence[_Line], area: Area) -> None:
        self.elements.extend(self._text("paragraph", line, area) for line in lines)

    def _text(self, kind: TextKind, line: _Line, area: Area, level: int = 1) -> Text:
        used = [area.left + c for c, cell in enumerate(line.cells) if cell]
        place = self.sheet.place(Area(line.index, used[0], line.index + 1, used[-1] + 1))
        return Text(kind, tuple(line.text.split("\n")), place, level)


def _within(line: _Line, area: Area, sheet: Sheet) -> tuple[Cell | None, ...]:
    """The cells of a line over the columns of an area; a line beside it goes in its last column."""
    row = sheet.rows[line.index][area.left : area.right]
    return row if any(row) else (*row[:-1], next(c for c in line.cells if c))


def own_title(elements: Sequence[Element]) -> str:
    """The title that a sheet opens with: its first heading, or the title of its first table; else ""."""
    first = elements[0]
    if isinstance(first, Grid):
        return first.title
    return first.lines[0] if first.kind == "heading" else ""
