"""CSV of all kinds; the expected cells stand in the source texts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from ingest.elements import Grid, Text
from ingest.readers.sheets import read_csv
from ingest.readers.sheets.csv import MOST_ROWS

REAL = Path(__file__).parents[4] / "shared/data/documents/minfin/bijdragen_aan_medeoverheden.csv"


def texts(grid):
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def grid_of(source, encoding="utf-8"):
    (grid,) = read_csv(source.encode(encoding), "x.csv").elements
    assert isinstance(grid, Grid)
    return grid


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separator_and_encoding_are_told_by_the_content(separator, encoding):
    lines = [("Naam", "Soort", "Aantal"), ("Coördinatie", "één", "12"), ("Zaak", "café", "7")]
    grid = grid_of("\r\n".join(separator.join(line) for line in lines), encoding)
    assert texts(grid) == [list(line) for line in lines]
    assert grid.header_rows == 1


def test_decimal_commas_are_no_separators():
    grid = grid_of("Naam;Bedrag\nA;1,5\nB;2,25\n")
    assert texts(grid) == [["Naam", "Bedrag"], ["A", "1,5"], ["B", "2,25"]]
    assert [row[1].value for row in grid.rows[1:]] == [Decimal("1.5"), Decimal("2.25")]


def test_the_notation_is_decided_for_a_whole_column_and_text_stays_as_it_is():
    reading = read_csv(b"name,value,share\na,1234.5,12.345\nb,10.25,1.5\n", "x.csv")
    (grid,) = reading.elements
    assert texts(grid)[1] == ["a", "1234.5", "12.345"]
    assert grid.rows[1][2].value == Decimal("12.345")
    assert reading.warnings == ("een punt is als decimaalteken gelezen (Engelse schrijfwijze) in: 'share'.",)


def test_a_column_that_leaves_its_notation_open_follows_the_others():
    grid = grid_of("Naam;A;B\nx;1.234;2,5\ny;2.000;3,5\n")
    assert [row[1].value for row in grid.rows[1:]] == [Decimal(1234), Decimal(2000)]


def test_a_minus_behind_and_parentheses_are_negative():
    grid = grid_of("Naam;Saldo\nx;1.000-\ny;(5)\nz;-3\n")
    assert [row[1].value for row in grid.rows[1:]] == [Decimal(-1000), Decimal(-5), Decimal(-3)]


def test_lines_are_named_as_they_stand_in_the_file():
    grid = grid_of('Naam;Aantal\n"twee\nregels";1\nc;2\n')
    assert texts(grid)[1] == ["twee\nregels", "1"]
    assert [place.anchor for place in grid.row_places] == ["regel 1", "regel 2", "regel 4"]
    assert grid.place.anchor == "regels 1-4"


def test_titles_units_and_sources_round_a_table_are_told_apart():
    source = "Overzicht subsidies;;;\n(x € 1.000);;;\nNaam;2023;2024;Soort\nA;10;12;x\n\nBron: raad;;;\n"
    reading = read_csv(source.encode(), "x.csv")
    (grid,) = reading.elements
    assert (grid.title, grid.notes, grid.header_rows) == ("Overzicht subsidies", ("Bron: raad",), 2)
    assert texts(grid)[:2] == [["(x € 1.000)", None, None, None], ["Naam", "2023", "2024", "Soort"]]
    assert reading.title == "Overzicht subsidies"


def test_short_and_long_records_keep_their_columns():
    grid = grid_of("a;b;c\nx;1\ny;2;3;4\n")
    assert texts(grid) == [["a", "b", "c", None], ["x", "1", None, None], ["y", "2", "3", "4"]]


def test_a_heading_over_several_columns_is_left_to_be_understood_later():
    assert grid_of("P;Begroting;;Realisatie;\n;L;B;L;B\nx;1;2;3;4\n").header_rows is None


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest():
    assert texts(grid_of('Naam;Tekst\na;"open\nb;c\nd;e\n'))[1:] == [["a", "open"], ["b", "c"], ["d", "e"]]


def test_the_separator_that_a_first_line_names_is_taken():
    grid = grid_of("sep=|\na;b|c\n1|2\n")
    assert texts(grid) == [["a;b", "c"], ["1", "2"]]
    assert grid.row_places[0].anchor == "regel 2"


def test_a_text_without_table_is_text():
    (text,) = read_csv(b"los woord", "x.csv").elements
    assert isinstance(text, Text) and text.lines == ("los woord",)


@pytest.mark.parametrize("data", [b";;;\n;;\n", b"\n\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(DocumentError, match="leeg"):
        read_csv(data, "x.csv")


def test_rows_beyond_the_limit_are_left_out_with_a_warning():
    source = "Naam;Aantal\n" + "".join(f"x{i};{i}\n" for i in range(MOST_ROWS))
    reading = read_csv(source.encode(), "x.csv")
    (grid,) = reading.elements
    assert len(grid.rows) == MOST_ROWS
    assert reading.warnings == (
        "alleen de eerste 20.000 van 20.001 regels zijn gelezen. Verdeel het over meer bestanden.",
    )


def test_a_real_file_of_a_ministry_is_read():
    if not REAL.exists():
        pytest.skip("shared/data is not on this machine")
    (grid,) = read_csv(REAL.read_bytes(), "x.csv").elements
    assert (len(grid.rows), len(grid.rows[0]), grid.header_rows) == (880, 9, 1)
    assert grid.rows[1][8].text == "15615031,00"
    assert grid.rows[1][8].value == Decimal("15615031.00")
    assert all(all(row) for row in grid.rows)
