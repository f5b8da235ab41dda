"""What an Excel sheet says beside its cells: what is hidden, frozen, filtered, coloured as its ground."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

_THEME = {0: "FFFFFF", 1: "000000"}
_WHITE = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range of a sheet: first and last row and column, 1-based, both included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a place lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def bounds(reference: str) -> Bounds:
    """The range that a reference like "B2:F9" names."""
    left, top, right, bottom = range_boundaries(reference)
    return Bounds(int(top or 1), int(left or 1), int(bottom or 2**20), int(right or 2**14))


def hidden_rows(sheet: Worksheet) -> frozenset[int]:
    """Rows that are hidden, filtered out or of no height."""
    return frozenset(n for n, row in sheet.row_dimensions.items() if row.hidden or row.height == 0)


def hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """Columns that are hidden or of no width."""
    spans = (c for c in sheet.column_dimensions.values() if c.hidden or c.width == 0)
    return frozenset(n for c in spans for n in range(c.min or 0, (c.max or 0) + 1))


def table_bounds(sheet: Worksheet) -> list[Bounds]:
    """The ranges that the sheet marks as one table: its tables, and what its filter works on."""
    found = [bounds(table.ref) for table in sheet.tables.values()]
    return found + ([bounds(sheet.auto_filter.ref)] if sheet.auto_filter.ref else [])


def heading_ends(sheet: Worksheet) -> list[int]:
    """Rows that the sheet marks as the last of a heading: of a table, a filter, frozen, repeated in print."""
    found = [
        bounds(t.ref).top + (t.headerRowCount or 0) - 1 for t in sheet.tables.values() if t.headerRowCount
    ]
    if sheet.auto_filter.ref:
        found.append(bounds(sheet.auto_filter.ref).top)
    if sheet.freeze_panes:
        found.append(coordinate_to_tuple(str(sheet.freeze_panes))[0] - 1)
    if sheet.print_title_rows:
        found.append(int(sheet.print_title_rows.replace("$", "").split(":")[-1]))
    return found


def coloured_bounds(sheet: Worksheet) -> list[Bounds]:
    """Ranges whose ground may be coloured by something else than the cell itself: tables, rules."""
    ranges: Iterable[str] = (str(r) for rule in sheet.conditional_formatting for r in rule.cells.ranges)
    return [bounds(table.ref) for table in sheet.tables.values()] + [bounds(r) for r in ranges]


def is_unseen(cell: Cell) -> bool:
    """Whether a cell is set in the very colour of its own ground, such as white on white."""
    fill = cell.fill
    if not cell.font.color or fill.fill_type not in (None, "solid"):
        return False
    return _colour(cell.font.color) == (_colour(fill.fgColor) if fill.fill_type else _WHITE)


def _colour(colour: Color) -> str:
    """A colour as RRGGBB, or as a name of its own where only the theme knows it."""
    if colour.type == "rgb":
        return str(colour.rgb)[-6:].upper()
    if colour.type == "theme":
        tint = f" {colour.tint:.2f}" if colour.tint else ""
        return _THEME.get(int(colour.theme), f"theme {colour.theme}") + tint
    index = int(colour.indexed)
    return _WHITE if index == 65 else COLOR_INDEX[index][-6:] if index < len(COLOR_INDEX) else "000000"
