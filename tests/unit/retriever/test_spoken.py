"""How a figure of a table is said, and what counts as its value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.model import CellPlace, Figure
from retriever.spoken import is_scaled, said_value, spoken

PLACE = CellPlace("Balans", "Reserves", "2023")


def figure(display, value, unit="", table=PLACE):
    return Figure(Decimal(value), unit, display, "Reserves", "", "2023", table=table)


@pytest.mark.parametrize(
    ("display", "value", "unit", "said"),
    [
        ("165", "165000", "€", "€ 165.000"),
        ("1,5", "1500000", "€", "€ 1.500.000"),
        ("-3.076", "-3076000", "€", "€ -3.076.000"),
        ("87", "87", "%", "87%"),
        ("12,50", "12.5", "€", "€ 12,50"),
        ("46", "46", "fte", "46 fte"),
        ("87,4%", "87.4", "%", "87,4%"),
        ("948", "948", "", "948"),
    ],
)
def test_a_figure_is_said_with_the_unit_and_scale_of_its_headings(display, value, unit, said):
    assert spoken(figure(display, value, unit)) == said


def test_what_a_spreadsheet_keeps_beyond_what_it_shows_is_not_said():
    shown = figure("1.181", "1180500.25", "€")
    assert spoken(shown) == "€ 1.181.000" and said_value(shown) == 1181000
    assert said_value(figure("30%", "29.87", "%")) == 30


def test_only_a_heading_multiplies():
    assert is_scaled(figure("165", "165000", "€"))
    assert not is_scaled(figure("165", "165", "€"))
    assert not is_scaled(figure("3 mln", "3000000", "€", table=None))
    assert not is_scaled(figure("0", "0", "€"))
