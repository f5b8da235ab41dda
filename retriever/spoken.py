"""How a figure of a table is said: with the unit and scale that its headings give it."""

from __future__ import annotations

from decimal import Decimal

from corpus.dutch.numbers import Number, find_numbers, format_number
from corpus.model import Figure

_SCALES = (1000, 1_000_000, 1_000_000_000)
_ROUNDED = Decimal("0.05")
"""How far, as a share, an exact value may lie from what is printed, which is rounded."""


def said_value(figure: Figure) -> Decimal:
    """What a figure's own words say, scale applied: "12" under "x € 1.000" is 12000.

    It can differ from the value where a spreadsheet keeps more decimals than it shows.
    """
    number = _printed(figure)
    return number.value * _scale(figure, number) if number else figure.value


def spoken(figure: Figure) -> str:
    """A figure in words: as printed where that says all, else with its unit, or in full."""
    number = _printed(figure)
    if number is None:
        return figure.display
    scale = _scale(figure, number)
    if scale > 1:
        return format_number(number.value * scale, figure.unit)
    if number.unit or not figure.unit:
        return figure.display
    if figure.unit in ("%", "€"):
        return f"{figure.display}%" if figure.unit == "%" else f"€ {figure.display}"
    return f"{figure.display} {figure.unit}"


def is_scaled(figure: Figure) -> bool:
    """Whether its heading multiplies what is printed."""
    number = _printed(figure)
    return number is not None and _scale(figure, number) > 1


def _printed(figure: Figure) -> Number | None:
    return next(iter(find_numbers(figure.display)), None)


def _scale(figure: Figure, number: Number) -> int:
    if figure.table is None or not number.value:
        return 1
    ratio = figure.value / number.value
    return next((s for s in _SCALES if abs(ratio / s - 1) < _ROUNDED), 1)
