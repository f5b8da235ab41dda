"""A grid that was understood, as values."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.elements import Cell
from ingest.grids.units import Unit


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of values: its place in the grid, label, group, and one entry a value column, None where empty.

    `group_row` is the row of the grid that its group heading stands in, None where it has none of its own.
    `unit` is what its label or group says of its values; None where they say nothing. `scaled` is False where
    the scale of the table was stated for other rows.
    """

    index: int
    label: str
    group: str
    cells: tuple[Cell | None, ...]
    group_row: int | None = None
    unit: Unit | None = None
    scaled: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of the values in a column.

    Attributes:
        unit: what its heading says; None where it says nothing.
        named: whether its numbers are names (codes, years) and no values.
        english: whether its numbers are written "1,234.5".
    """

    unit: Unit | None = None
    named: bool = False
    english: bool = False


@dataclass(frozen=True, slots=True)
class GridTable:
    """A grid that was understood.

    Attributes:
        title: caption, or the heading found in its own first row.
        row_heading: heading over the labels.
        columns: column paths, headings over several lines joined with " – ", one a value column.
        header_rows: rows of the grid that are headings or unit lines, in order.
        rows: the rows of values, in order.
        unit: the unit line as printed ("x € 1.000", "in %"), or "".
        scale: what its values are to be multiplied by (1000 for "x € 1.000").
        notes: its footnotes.
        unit_name: what the unit line means: "€", "%", "fte" or "".
        about: what is known of the values in each column.
        spaced: whether its numbers have spaces for thousands: "1 234".
    """

    title: str
    row_heading: str
    columns: tuple[str, ...]
    header_rows: tuple[int, ...]
    rows: tuple[GridRow, ...]
    unit: str = ""
    scale: int = 1
    notes: tuple[str, ...] = ()
    unit_name: str = ""
    about: tuple[Column, ...] = ()
    spaced: bool = False
