"""An Excel sheet as it is shown: its cells in their number formats, without what is hidden."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import DocumentError
from ingest.elements import Cell
from ingest.readers.naming import listed
from ingest.readers.sheets import layout
from ingest.readers.sheets.amounts import read_amount
from ingest.readers.sheets.date_format import show_moment
from ingest.readers.sheets.model import Area, Sheet
from ingest.readers.sheets.number_format import show_number, show_text
from ingest.readers.sheets.package import UNCALCULATED

_MOST_PLACES = 20_000_000
_ERRORS = "e"


@dataclass(slots=True)
class LeftOut:
    """What was not read from a workbook: hidden sheets by name, and counts."""

    sheets: list[str] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    unseen: int = 0
    uncalculated: list[str] = field(default_factory=list)

    def warnings(self) -> list[str]:
        """A Dutch line for each kind of thing that was left out."""
        return [
            *([self._formulas()] if self.uncalculated else []),
            *([self._hidden()] if self.sheets or self.rows or self.columns else []),
            *([self._colours()] if self.unseen else []),
        ]

    def _formulas(self) -> str:
        many, first = len(self.uncalculated), self.uncalculated[0]
        what = "1 formule heeft" if many == 1 else f"{many} formules hebben"
        return (
            f"{what} geen berekende waarde en {'is' if many == 1 else 'zijn'} niet gelezen"
            f" ({'' if many == 1 else 'de eerste in '}{first}). "
            "Open het bestand in Excel, sla het op en lees het opnieuw in."
        )

    def _hidden(self) -> str:
        names = listed(self.sheets)
        parts = [f"{'blad' if len(self.sheets) == 1 else 'bladen'} {names}"] if names else []
        parts += [f"{self.rows} {'rij' if self.rows == 1 else 'rijen'}"] if self.rows else []
        parts += [f"{self.columns} {'kolom' if self.columns == 1 else 'kolommen'}"] if self.columns else []
        return f"verborgen, en daarom niet gelezen: {'; '.join(parts)}. Maak zichtbaar wat mee moet tellen."

    def _colours(self) -> str:
        what = "1 cel is" if self.unseen == 1 else f"{self.unseen} cellen zijn"
        return f"{what} onzichtbaar (tekst in de kleur van de achtergrond) en niet gelezen."


@dataclass(frozen=True, slots=True)
class _Look:
    """What a cell's style says."""

    code: str
    bold: bool
    unseen: bool


def read_sheet(sheet: Worksheet, left_out: LeftOut, name: str) -> Sheet:
    """A sheet as it is shown; what is not shown is counted in `left_out`.

    Raises:
        DocumentError: its cells are strewn over too many rows and columns; `name` is where.
    """
    cells = _cells(sheet, left_out)
    hidden = layout.hidden_rows(sheet), layout.hidden_columns(sheet)
    merged = [layout.bounds(str(r)) for r in sheet.merged_cells.ranges]
    seen = _visible(cells, merged, hidden)
    left_out.rows += len({r for r, _ in cells if r in hidden[0]})
    left_out.columns += len({c for _, c in cells if c in hidden[1]})
    rows = _with_gaps({r for r, _ in seen}, hidden[0])
    columns = _with_gaps({c for _, c in seen}, hidden[1])
    if len(rows) * len(columns) > _MOST_PLACES:
        raise DocumentError(
            f"Blad '{sheet.title}' is te groot om te lezen", where=name, mend="Verdeel het over meer bladen."
        )
    shown = [[seen.get((r, c)) for c in columns] for r in rows]
    for span in merged:
        _spread(shown, cells.get((span.top, span.left)), _area(span, rows, columns))
    solid = (_area(b, rows, columns) for b in layout.table_bounds(sheet))
    return Sheet(
        sheet.title,
        tuple(tuple(row) for row in shown),
        tuple(rows),
        tuple(get_column_letter(c) for c in columns),
        tuple(a for a in solid if a.top < a.bottom and a.left < a.right),
        tuple(bisect_right(rows, end) - 1 for end in layout.heading_ends(sheet)),
    )


def _cells(sheet: Worksheet, left_out: LeftOut) -> dict[tuple[int, int], Cell]:
    """The cells that show something, by row and column."""
    coloured = layout.coloured_bounds(sheet)
    looks: dict[int, _Look] = {}
    found: dict[tuple[int, int], Cell] = {}
    # the public iterators walk all places of a sheet, a stray cell in its last corner makes that billions
    for place, cell in sorted(sheet._cells.items()):
        if not isinstance(cell, ExcelCell) or cell.value is None:
            continue
        if cell.value == UNCALCULATED and cell.data_type == _ERRORS:
            left_out.uncalculated.append(f"{sheet.title}!{cell.coordinate}")
        look = looks.get(cell.style_id)
        if look is None:
            look = _Look(cell.number_format, bool(cell.font.bold), layout.is_unseen(cell))
            looks[cell.style_id] = look
        shown = _shown(cell, look)
        if shown and look.unseen and not any(b.holds(*place) for b in coloured):
            left_out.unseen += 1
        elif shown:
            found[place] = shown
    return found


def _shown(cell: ExcelCell, look: _Look) -> Cell | None:
    """A cell as it is shown; None where it shows nothing or an error."""
    value = cell.value
    number: Decimal | None = None
    if cell.data_type == _ERRORS:
        return None
    if isinstance(value, bool):
        text = "WAAR" if value else "ONWAAR"
    elif isinstance(value, (int, float)):
        # 15 digits is what Excel keeps: more are artefacts of how the file stores them
        text, number = show_number(Decimal(f"{value:.15g}"), look.code)
    elif isinstance(value, (date, datetime, time, timedelta)):
        text = show_moment(value, look.code)
    else:
        text = show_text(str(value), look.code).replace("_x000D_", "").replace("\r\n", "\n").strip()
        amount = read_amount(text, "dutch")
        number = amount if amount is not None and amount < 0 else None
    return Cell(text, cell.coordinate, None, look.bold, number) if text else None


def _visible(
    cells: dict[tuple[int, int], Cell],
    merged: Iterable[layout.Bounds],
    hidden: tuple[frozenset[int], frozenset[int]],
) -> dict[tuple[int, int], Cell]:
    """The cells in visible rows and columns; a merged one stands in the first visible place of its span."""
    moved: dict[tuple[int, int], Cell] = {}
    for span in merged:
        cell = cells.get((span.top, span.left))
        if cell is None or (span.top not in hidden[0] and span.left not in hidden[1]):
            continue
        row = next((r for r in range(span.top, span.bottom + 1) if r not in hidden[0]), None)
        column = next((c for c in range(span.left, span.right + 1) if c not in hidden[1]), None)
        if row is not None and column is not None:
            moved[row, column] = cell
    return moved | {p: c for p, c in cells.items() if p[0] not in hidden[0] and p[1] not in hidden[1]}


def _with_gaps(used: set[int], hidden: frozenset[int]) -> list[int]:
    """Rows or columns in use, in order, with one empty one wherever one or more stand between."""
    found: list[int] = []
    for number in sorted(used):
        if found:
            between = next((n for n in range(found[-1] + 1, number) if n not in hidden), None)
            found.extend([between] if between is not None else [])
        found.append(number)
    return found


def _area(span: layout.Bounds, rows: Sequence[int], columns: Sequence[int]) -> Area:
    """A range in places of the rows and columns that are shown."""
    top, bottom = bisect_right(rows, span.top - 1), bisect_right(rows, span.bottom)
    return Area(top, bisect_right(columns, span.left - 1), bottom, bisect_right(columns, span.right))


def _spread(shown: list[list[Cell | None]], cell: Cell | None, area: Area) -> None:
    """Put a merged cell in all its places."""
    if cell is not None:
        for row in shown[area.top : area.bottom]:
            row[area.left : area.right] = [cell] * (area.right - area.left)
