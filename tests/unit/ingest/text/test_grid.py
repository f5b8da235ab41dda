"""Rows of tables in lines that were never written for this text."""

from __future__ import annotations

import pytest

from ingest.lines import read_lines
from ingest.readers.text.grid import find_clusters, is_value, split_header


def clusters(source):
    return find_clusters(read_lines(source))


@pytest.mark.parametrize(
    "text",
    ["12", "1.234", "9,6%", "948*", "2023**", "€ 3,5", "€40", "-5", "–5", "\u22125", "/", "-", "–", " 7 "],
)
def test_is_value(text):
    assert is_value(text)


@pytest.mark.parametrize("text", ["", "a", "0-12", "10+NL", "12 %a", "3 4", "*", "Q2", "5 mln"])
def test_is_no_value(text):
    assert not is_value(text)


def test_rows_end_in_values_and_the_last_ones_count():
    (found,) = clusters("Zwemmen 4-6 2 30\nTurnen 1 12\nDansen 10+ 3 44\n")
    assert found.width == 2 and found.years is None
    assert [(r.label, r.values) for r in found.rows] == [
        ("Zwemmen 4-6", ("2", "30")), ("Turnen", ("1", "12")), ("Dansen 10+", ("3", "44")),
    ]  # fmt: skip


def test_a_number_too_many_belongs_to_the_label():
    (found,) = clusters("Fonds 1 2\nFonds 2030 3 4\nOverig 5 6\n")
    assert [(r.label, r.slots) for r in found.rows][1] == ("Fonds 2030", ("3", "4"))


def test_empty_cells_are_the_spaces_between():
    # Four years; one space apart: a value in each; two spaces more: two empty cells.
    source = "Jaar 2020 2021 2022 2023\nHelder 1% 2% 3% 4%\nLaat   3% 4%\nDicht 3% 4%\nSlot 1% 2% 3% /\n"
    (found,) = clusters(source)
    slots = {row.label: row.slots for row in found.rows}
    assert slots["Helder"] == ("1%", "2%", "3%", "4%")
    assert slots["Laat"] == (None, None, "3%", "4%")
    assert slots["Dicht"] == ()  # nothing says which two years
    assert slots["Slot"] == ("1%", "2%", "3%", "/")


def test_two_rows_are_a_table_only_under_years():
    assert clusters("Een 1 2\nTwee 3 4\n") == []
    assert len(clusters("Jaar 2022 2023\nEen 1 2\nTwee 3 4\n")) == 1


def test_running_text_between_rows_ends_a_table():
    assert clusters("Een 1 2\nTwee 3 4\nDat was het.\nDrie 5 6\n") == []


def test_row_groups_and_blank_lines_do_not():
    (found,) = clusters("Een 1 2\n\nGroep\n\nTwee 3 4\n\nDrie 5 6\n")
    assert [r.label for r in found.rows] == ["Een", "Twee", "Drie"]


@pytest.mark.parametrize("line", ["Vaccinatiegraden 2016 – 2023", "• Punt 1 2", "12 13 14a", "met 3% voor"])
def test_what_is_no_row(line):
    assert clusters(f"{line}\n" * 4) == []


@pytest.mark.parametrize(
    ("line", "cells", "expected"),
    [
        (
            "RVP Vaccinatiegraden Amsterdam Rotterdam Den Haag Utrecht Nederland", 5,
            ["RVP Vaccinatiegraden", "Amsterdam", "Rotterdam", "Den Haag", "Utrecht", "Nederland"],
        ),
        ("Stadsdeel Bereik 0-jarigen Tijd besteed", 2, ["Stadsdeel", "Bereik 0-jarigen", "Tijd besteed"]),
        ("Gemeente De Bilt Nieuw Vennep", 2, ["Gemeente", "De Bilt", "Nieuw Vennep"]),
        ("Aantal deelnemers", 1, ["", "Aantal deelnemers"]),
        ("alles klein", 1, None),
        ("Een Twee", 3, None),
    ],
)  # fmt: skip
def test_split_header(line, cells, expected):
    assert split_header(line, cells) == expected
