"""The value and unit of a cell: its own number, with the unit and scale of its row, column or table."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.dutch.numbers import SCALES, Number, find_numbers
from ingest.grids.table import Column, GridRow, GridTable
from ingest.grids.text import cell_number, is_one_value
from ingest.grids.units import Unit

_LEADS = re.compile(
    r"(?:ca\.?|circa|ruim|bijna|ongeveer|gemiddeld|gem\.?|max\.?|min\.?)?\s*(?:€\s*)?[-–\u2212]?\d", re.I
)
_RANGE = re.compile(r"\s*(?:[-–/:]|t/m|tot(?: en met)?|à|of|en|jaar|jarigen|\.\d)\s*")
_OWN_SCALE = re.compile(rf"\b(?:{'|'.join(SCALES)})\b|\dk\b", re.IGNORECASE)
_SEVERAL = re.compile(r"[-–\u2212+]?[\d.,]+%?(?:\s[-–\u2212+]?[\d.,]+%?)+")
"""Numbers with nothing but spaces between them."""
_LOOSE = 40
"""Longest text, characters, of a cell in which words beside a number leave it the value of the cell."""


def value_of(
    text: str, table: GridTable, row: GridRow, column: int, stored: Decimal | None = None
) -> tuple[Decimal | None, str]:
    """The value of a cell, scale applied, and its unit; None where it has no number or the number is a name.

    Args:
        text: what the cell shows, as one line.
        table: the table it stands in.
        row: its row.
        column: its column.
        stored: the exact value where the format keeps one beside the text.
    """
    about = table.about[column] if table.about else Column()
    number = (
        None
        if about.named or (not table.spaced and _SEVERAL.fullmatch(text))
        else _number(text, about.english, table.unit_name == "€")
    )
    if number is None:
        return None, ""
    unit, scale = _unit(number, text, table, row, about)
    if stored is None:
        return number.value * scale, unit
    return _exact(stored, number.value, scale), unit


def _number(text: str, english: bool, brackets: bool) -> Number | None:
    """The number a cell holds, alone or first in a few words."""
    whole = cell_number(text, english, brackets)
    if whole or len(text) > _LOOSE or not _LEADS.match(text):
        return whole
    first = next(iter(find_numbers(text)), None)
    return None if first is None or first.is_year or _RANGE.match(text, first.end) else first


def _unit(number: Number, text: str, table: GridTable, row: GridRow, about: Column) -> tuple[str, int]:
    """Unit and scale: said in the cell, else by the row, the column, the table."""
    whole = Unit(table.unit, table.unit_name, table.scale) if table.unit and row.scaled else None
    if about.unit and about.unit.name == "%":
        stated: Unit | None = about.unit
    else:
        stated = row.unit or about.unit or whole
    if _OWN_SCALE.search(text) or number.unit not in ("", "€"):
        return number.unit or (stated.name if stated else ""), 1
    if number.unit == "€" and (stated is None or (stated.scale == 1 and stated.name != "€")):
        stated = whole
    return number.unit or (stated.name if stated else ""), stated.scale if stated else 1


def _exact(stored: Decimal, shown: Decimal, scale: int) -> Decimal:
    """The stored value in the unit that is shown: a share is stored as 0.125 and shown as 12,5%."""
    if is_one_value(stored / scale, shown):
        return stored
    if is_one_value(stored * 100, shown):
        return stored * 100
    return stored * scale if is_one_value(stored, shown) else stored
