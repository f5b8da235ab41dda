"""A sheet as it is shown: visible rows and columns only, with the way back to their own names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from ingest.elements import Cell, Place

Rows: TypeAlias = tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a sheet, in places of `Sheet.rows`; `bottom` and `right` are past its end."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, other: Area) -> bool:
        """Whether another rectangle lies wholly inside."""
        rows = self.top <= other.top and other.bottom <= self.bottom
        return rows and self.left <= other.left and other.right <= self.right

    def meets(self, other: Area) -> bool:
        """Whether they have a place in common."""
        rows = self.top < other.bottom and other.top < self.bottom
        return rows and self.left < other.right and other.left < self.right


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or a CSV file.

    Attributes:
        name: the sheet's name; "" for CSV.
        rows: what is shown, all of the same length; a merged cell is the same object in all its places.
        numbers: the number of each row in the file, 1-based.
        letters: the name of each column; empty for CSV, whose rows are named by their line.
        solid: rectangles that the file itself marks as one table: nothing in them parts tables.
        headers: rows that the file marks as the last one of a table's headings.
    """

    name: str
    rows: Rows
    numbers: tuple[int, ...]
    letters: tuple[str, ...] = ()
    solid: tuple[Area, ...] = ()
    headers: tuple[int, ...] = ()

    def place(self, area: Area) -> Place:
        """A rectangle as it is shown: "Blad1!A3:F20", "Baten en lasten!B2", "regels 3-12"."""
        first, last = self.numbers[area.top], self.numbers[area.bottom - 1]
        if not self.letters:
            return Place(anchor=f"regel {first}" if first == last else f"regels {first}-{last}")
        begin = f"{self.letters[area.left]}{first}"
        end = f"{self.letters[area.right - 1]}{last}"
        return Place(anchor=f"{self.name}!{begin}" + (f":{end}" if end != begin else ""))
