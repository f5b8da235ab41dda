"""Put the cells of an HTML table in a grid: spans spread out, heads on top, feet at the end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from selectolax.lexbor import LexborNode

from ingest.elements import Cell, Element, Grid
from ingest.readers.html.ink import Ink
from ingest.readers.html.tree import attribute, children

LARGEST = 2_000_000
"""Greatest number of places in a grid."""
_WIDEST = 1000
_TALLEST = 65534

Section = Literal["head", "body", "foot"]
_SECTIONS: dict[str, Section] = {"thead": "head", "tbody": "body", "tfoot": "foot"}
_CELLS = frozenset(("td", "th"))


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as marked up; a `rowspan` of 0 reaches to the end of its section."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    heading: bool = False
    bold: bool = False


@dataclass(slots=True)
class RawRow:
    """A row as marked up, and the section of the table it stands in, which no cell spans out of."""

    section: Section
    group: int
    cells: list[RawCell] = field(default_factory=list)


@dataclass(slots=True)
class RawTable:
    """A table while it is read.

    Attributes:
        rows: its rows, in the order of the page's source.
        title: its caption.
        ink: text of the cell or caption that is open.
        nested: tables within its cells.
        section, group: where the next row stands.
        placed: head and foot once they were there: a second one stands where it is written.
    """

    rows: list[RawRow] = field(default_factory=list)
    title: str = ""
    ink: Ink = field(default_factory=Ink)
    nested: list[Element] = field(default_factory=list)
    section: Section = "body"
    group: int = 0
    placed: set[Section] = field(default_factory=set)

    def open_part(self, tag: str) -> None:
        """Start a section, row, cell or caption; other elements within it are nothing to the table."""
        if tag == "tr":
            self.rows.append(RawRow(self.section, self.group))
        elif tag in _SECTIONS:
            section = _SECTIONS[tag]
            self.section, self.group = "body" if section in self.placed else section, self.group + 1
            self.placed |= {section} - {"body"}
        elif tag in _CELLS or tag == "caption":
            self.ink = Ink()

    def close_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        """End what `open_part` started."""
        if tag in _SECTIONS:
            self.section, self.group = "body", self.group + 1
        elif tag == "caption":
            self.title = self._text().replace("\n", " ")
        elif tag in _CELLS:
            self._add(tag, attributes)

    def _add(self, tag: str, attributes: dict[str, str | None]) -> None:
        bold = 0 < self.ink.size == self.ink.bold
        heading = tag == "th" or attribute(attributes, "role") in ("columnheader", "rowheader")
        across = max(1, _span(attribute(attributes, "colspan"), _WIDEST))
        down = _span(attribute(attributes, "rowspan"), _TALLEST)
        if not self.rows:
            self.rows.append(RawRow(self.section, self.group))
        self.rows[-1].cells.append(RawCell(self._text(), across, down, heading, bold))

    def _text(self) -> str:
        return "\n".join(line for group in self.ink.take() for line in group)


def is_frame(table: LexborNode) -> bool:
    """Whether a table only arranges text: it says so, or it has one column."""
    if attribute(table.attributes, "role") in ("presentation", "none"):
        return True
    rows = (row for part in children(table) for row in ((part,) if part.tag == "tr" else children(part)))
    return all(sum(cell.tag in _CELLS for cell in children(row)) < 2 for row in rows)


def _span(value: str, greatest: int) -> int:
    """A span as browsers read it: 1 where it is no number, never over `greatest`."""
    return min(int(value), greatest) if value.isascii() and value.isdigit() and len(value) < 10 else 1


def build_grid(table: RawTable) -> Grid | None:
    """A table as a grid; None where it has no text, or more places than can be held.

    Columns that only exist because a cell spans more of them than there are, are left out.
    """
    ordered = [r for s in ("head", "body", "foot") for r in table.rows if r.section == s]
    rows, notes = _split_notes(ordered)
    spots = _place(rows)
    starts = sorted({spot.start for spot in spots})
    if not starts or len(starts) * len(rows) > LARGEST:
        return None
    grid = _spread(rows, spots, starts)
    kept = [i for i, row in enumerate(rows) if row.cells and any(grid[i])]
    rows, lines = [rows[i] for i in kept], tuple(tuple(grid[i]) for i in kept)
    return Grid(lines, table.title, notes, header_rows=_header_rows(rows, lines)) if lines else None


@dataclass(frozen=True, slots=True)
class _Spot:
    """The places a cell takes: columns from `start` and rows from `top`, both up to an end."""

    start: int
    end: int
    top: int
    bottom: int
    cell: RawCell


def _place(rows: Sequence[RawRow]) -> list[_Spot]:
    """Where the cells of each row stand, beside those that hang from rows above; empty if beyond measure."""
    spots: list[_Spot] = []
    hanging: list[_Spot] = []
    work = 0
    for i, (row, last) in enumerate(zip(rows, _section_ends(rows), strict=True)):
        hanging = [spot for spot in hanging if spot.bottom > i]
        work += len(hanging)
        if work > 5 * LARGEST:
            return []
        fresh = _place_row(row, i, last, hanging)
        spots.extend(fresh)
        hanging = sorted([*hanging, *(s for s in fresh if s.bottom > i + 1)], key=lambda s: s.start)
    return spots


def _place_row(row: RawRow, i: int, last: int, hanging: Sequence[_Spot]) -> list[_Spot]:
    found: list[_Spot] = []
    at = above = 0
    for cell in row.cells:
        while above < len(hanging) and hanging[above].start <= at:
            at = max(at, hanging[above].end)
            above += 1
        free = hanging[above].start if above < len(hanging) else at + cell.colspan
        end = min(at + cell.colspan, free)
        bottom = last if cell.rowspan == 0 else min(i + cell.rowspan, last)
        found.append(_Spot(at, end, i, bottom, cell))
        at = end
    return found


def _section_ends(rows: Sequence[RawRow]) -> list[int]:
    """For each row, the index after the last one of its section."""
    ends: list[int] = [0] * len(rows)
    end = len(rows)
    for i in range(len(rows) - 1, -1, -1):
        if i + 1 < len(rows) and rows[i].group != rows[i + 1].group:
            end = i + 1
        ends[i] = end
    return ends


def _spread(rows: Sequence[RawRow], spots: Sequence[_Spot], starts: Sequence[int]) -> list[list[Cell | None]]:
    """The cells in all places they take."""
    marked = any(spot.cell.heading for spot in spots) or any(row.section == "head" for row in rows)
    grid: list[list[Cell | None]] = [[None] * len(starts) for _ in rows]
    for spot in spots:
        if not spot.cell.text:
            continue
        cell = Cell(spot.cell.text, heading=spot.cell.heading if marked else None, bold=spot.cell.bold)
        first, end = bisect_left(starts, spot.start), bisect_left(starts, spot.end)
        for r in range(spot.top, spot.bottom):
            grid[r][first:end] = [cell] * (end - first)
    return grid


def _split_notes(rows: Sequence[RawRow]) -> tuple[list[RawRow], tuple[str, ...]]:
    """The rows without those at the foot that are one text, and these texts: "Bron: CBS"."""
    notes = [r for r in rows if r.section == "foot" and len(r.cells) == 1 and " " in r.cells[0].text]
    texts = tuple(r.cells[0].text.replace("\n", " ") for r in notes)
    return [r for r in rows if all(r is not n for n in notes)], texts


def _header_rows(rows: Sequence[RawRow], grid: Sequence[Sequence[Cell | None]]) -> int | None:
    """How many rows at the top are marked as heading: those of the head, else those of heading cells only."""
    heads = sum(row.section == "head" for row in rows)
    if 0 < heads < len(rows):
        return heads
    count = 0
    for row in grid:
        whole = row[0] is not None and all(cell is row[0] for cell in row)
        if (whole and count) or not _is_header(row, whole):
            break
        count += 1
    return count if 0 < count < len(rows) else None


def _is_header(row: Sequence[Cell | None], whole: bool) -> bool:
    cells = [cell for cell in row if cell is not None]
    beyond = whole or any(cell is not None and cell is not row[0] for cell in row[1:])
    return bool(cells) and beyond and all(cell.heading for cell in cells)
