"""Workbooks made with openpyxl, and what a person sees on them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from corpus.errors import DocumentError
from ingest.elements import Grid, Text
from ingest.readers import archive
from ingest.readers.sheets import package, read_xlsx
from ingest.readers.sheets.cells import is_note, is_unit_line

REAL = Path(__file__).parents[4] / "shared/data/documents"
BOLD = Font(bold=True)


def data_of(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(book):
    return read_xlsx(data_of(book), "x.xlsx")


def book_of(*rows, name="Blad1"):
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    return book


def texts(grid):
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def grids(reading):
    return [e for e in reading.elements if isinstance(e, Grid)]


def with_sheet(body, book=None):
    """A workbook whose first sheet has another XML body."""
    source = zipfile.ZipFile(io.BytesIO(data_of(book or Workbook())))
    target = io.BytesIO()
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            sheet = name == "xl/worksheets/sheet1.xml"
            part = f'<worksheet xmlns="{space}">{body}</worksheet>' if sheet else source.read(name)
            made.writestr(name, part)
    return target.getvalue()


@pytest.fixture
def annex():
    """A budget annex: title, unit line, headings on two merged lines, negative numbers, total, notes."""
    book = book_of(
        ["Lasten en baten per programma"],
        ["(bedragen x € 1.000)"],
        ["Programma", "Begroting 2024", None, "Realisatie 2024", None, "Verschil"],
        [None, "Lasten", "Baten", "Lasten", "Baten", None],
        ["1. Zorg", 12345, 1200, 13000, 1180.5, -675],
        ["2. Wonen", 8000, 500, 7500, None, 500],
        [],
        ["Totaal", 20345, 1700, 20500, 1180.5, -175],
        ["* inclusief reserves"],
        ["Bron: jaarrekening"],
    )
    sheet = book.active
    for span in ("A3:A4", "B3:C3", "D3:E3", "F3:F4"):
        sheet.merge_cells(span)
    for row in (3, 4):
        for cell in sheet[row]:
            cell.font = BOLD
    for row in sheet["B5:F8"]:
        for cell in row:
            cell.number_format = "#,##0_);(#,##0)"
    return book


def test_a_budget_annex_keeps_each_figure_under_its_headings(annex):
    (grid,) = read(annex).elements
    assert texts(grid) == [
        ["(bedragen x € 1.000)", None, None, None, None, None],
        ["Programma", "Begroting 2024", "Begroting 2024", "Realisatie 2024", "Realisatie 2024", "Verschil"],
        ["Programma", "Lasten", "Baten", "Lasten", "Baten", "Verschil"],
        ["1. Zorg", "12.345", "1.200", "13.000", "1.181", "(675)"],
        ["2. Wonen", "8.000", "500", "7.500", None, "500"],
        ["Totaal", "20.345", "1.700", "20.500", "1.181", "(175)"],
    ]
    assert grid.title == "Lasten en baten per programma"
    assert grid.notes == ("* inclusief reserves", "Bron: jaarrekening")
    assert grid.header_rows == 3
    assert [c.value for c in grid.rows[3][1:]] == [
        Decimal(t) for t in ("12345", "1200", "13000", "1180.5", "-675")
    ]


def test_a_merged_cell_is_the_same_object_in_all_its_places(annex):
    (grid,) = read(annex).elements
    assert grid.rows[1][1] is grid.rows[1][2]
    assert grid.rows[1][0] is grid.rows[2][0]
    assert grid.rows[1][1] is not grid.rows[1][3]


def test_places_are_those_of_the_sheet_also_behind_an_empty_row(annex):
    (grid,) = read(annex).elements
    assert grid.place.anchor == "Blad1!A1:F10"  # with its title and notes
    assert [p.anchor for p in grid.row_places[3:]] == ["Blad1!A5:F5", "Blad1!A6:F6", "Blad1!A8:F8"]
    assert grid.rows[5][5].anchor == "F8"


def test_a_caption_with_a_number_is_the_title_of_its_table_over_an_empty_row_too():
    (grid,) = read(book_of(["Tabel 2 Wachttijd, in weken"], [], ["Wijk", 2024], ["Noord", 9.5])).elements
    assert (grid.title, grid.place.anchor) == ("Tabel 2 Wachttijd, in weken", "Blad1!A1:B4")


def test_tables_below_and_beside_each_other_are_parted():
    book = book_of(
        ["Lasten", None, None, None, "Personeel"],
        ["Soort", 2023, 2024, None, "Afdeling", "Fte"],
        ["Zorg", 10, 11, None, "Sociaal", 3.5],
        ["Wonen", 20, 21, None, "Ruimte", 4.25],
        [],
        ["Kengetal", "Waarde"],
        ["Schuld", 0.9],
    )
    found = grids(read(book))
    assert [g.place.anchor for g in found] == ["Blad1!A1:C4", "Blad1!E1:F4", "Blad1!A6:B7"]
    assert [g.title for g in found] == ["Lasten", "Personeel", ""]
    assert texts(found[1]) == [["Afdeling", "Fte"], ["Sociaal", "3,5"], ["Ruimte", "4,25"]]
    assert [g.header_rows for g in found] == [1, 1, 1]


def test_an_empty_column_between_labels_and_figures_parts_nothing():
    (grid,) = grids(read(book_of(["Soort", None, 2023], ["Zorg", None, 10], ["Wonen", None, 20])))
    assert texts(grid) == [["Soort", "2023"], ["Zorg", "10"], ["Wonen", "20"]]


def test_an_empty_column_between_blocks_of_figures_parts_nothing():
    headings = ["Soort", "Begroot", "Baten", None, "Werkelijk", "Saldo"]
    book = book_of(headings, ["Zorg", 1, 2, None, 3, 4], ["Wonen", 5, 6, None, 7, 8])
    (grid,) = grids(read(book))
    assert texts(grid)[1] == ["Zorg", "1", "2", "3", "4"]


def test_groups_behind_empty_rows_stay_under_their_headings():
    book = book_of(
        ["Soort", 2023, 2024], [], ["Zorg"], ["Wmo", 1, 2], ["Jeugd", 3, 4], [], ["Wonen"], ["Bouw", 5, 6]
    )
    (grid,) = grids(read(book))
    assert texts(grid) == [
        ["Soort", "2023", "2024"],
        ["Zorg", None, None],
        ["Wmo", "1", "2"],
        ["Jeugd", "3", "4"],
        ["Wonen", None, None],
        ["Bouw", "5", "6"],
    ]


def test_figures_of_another_shape_are_not_put_under_the_headings_above():
    book = book_of(["Soort", 2023, 2024], ["Zorg", 1, 2], [], ["Kengetallen"], ["Schuld", 5], ["Rente", 6])
    first, second = grids(read(book))
    assert texts(first) == [["Soort", "2023", "2024"], ["Zorg", "1", "2"]]
    assert (second.title, texts(second)) == ("Kengetallen", [["Schuld", "5"], ["Rente", "6"]])


def test_titles_apart_from_a_table_are_headings_and_texts_are_paragraphs():
    book = book_of(
        ["Bijlage 3"], [], ["Lasten"], ["Soort", 2024], ["Zorg", 1], [],
        ["Dit is vastgesteld door het college."], ["Peildatum", date(2024, 7, 1)],
    )  # fmt: skip
    book.active["B8"].number_format = "mm-dd-yy"
    reading = read(book)
    heading, grid, text, pair = reading.elements
    assert (heading.kind, heading.level, heading.lines) == ("heading", 2, ("Bijlage 3",))
    assert grid.title == "Lasten"
    assert (text.kind, text.place.anchor) == ("paragraph", "Blad1!A7")
    assert pair.lines == ("Peildatum\t01-07-2024",)
    assert reading.title == "Bijlage 3"


def test_sheets_are_headed_by_their_names_where_these_say_something():
    book = book_of(["a", "b"], ["c", 1])
    assert isinstance(read(book).elements[0], Grid)
    book.active.title = "Baten en lasten"
    heading, grid = read(book).elements
    assert (heading.lines, heading.level, heading.place.anchor) == (
        ("Baten en lasten",),
        1,
        "Baten en lasten",
    )
    assert grid.place.anchor == "Baten en lasten!A1:B2"
    other = book.create_sheet("Blad2")
    other.append(["los woord"])
    assert [e.lines[0] for e in read(book).elements if isinstance(e, Text)] == [
        "Baten en lasten", "Blad2", "los woord",
    ]  # fmt: skip


def test_cells_are_shown_as_in_dutch_excel():
    book = book_of(
        ["Naam", "Waarde"], ["deel", 0.125], ["dag", datetime(2024, 3, 4)], ["ja", True], ["fout", "#DIV/0!"]
    )
    book.active["B2"].number_format = "0.0%"
    book.active["B3"].number_format = "d mmmm yyyy"
    (grid,) = grids(read(book))
    assert [t for _, t in texts(grid)] == ["Waarde", "12,5%", "4 maart 2024", "WAAR", None]
    assert [row[1].value if row[1] else None for row in grid.rows] == [
        None,
        Decimal("12.5"),
        None,
        None,
        None,
    ]


def test_a_frozen_filtered_or_formal_heading_row_tells_the_heading():
    rows = (["Nr", "Tekst"], ["soort", "zin"], ["M1", "fietsen"], ["M2", "groen"])
    assert grids(read(book_of(*rows)))[0].header_rows == 1
    frozen = book_of(*rows)
    frozen.active.freeze_panes = "B3"
    assert grids(read(frozen))[0].header_rows == 2
    filtered = book_of(*rows)
    filtered.active.auto_filter.ref = "A2:B4"
    assert grids(read(filtered))[0].header_rows == 2
    formal = book_of(*rows)
    formal.active.add_table(Table(displayName="T", ref="A1:B4"))
    assert grids(read(formal))[0].header_rows == 1


def test_a_frozen_row_of_figures_is_no_heading():
    book = book_of(["Soort", 2024], ["Zorg", 10], ["Wonen", 20])
    book.active.freeze_panes = "A3"
    assert grids(read(book))[0].header_rows == 1


def test_hidden_sheets_rows_and_columns_are_left_out_with_one_warning():
    book = book_of(["Soort", "Geheim", 2024], ["Zorg", 5, 10], ["Wonen", 6, 20], ["Rest", 7, 30])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    for name, state in (("Weg", "hidden"), ("Diep", "veryHidden")):
        book.create_sheet(name).append(["x"])
        book[name].sheet_state = state
    reading = read(book)
    assert texts(reading.elements[0]) == [["Soort", "2024"], ["Zorg", "10"], ["Rest", "30"]]
    assert reading.elements[0].row_places[2].anchor == "Blad1!A4:C4"
    assert reading.warnings == (
        "verborgen, en daarom niet gelezen: bladen 'Weg', 'Diep'; 1 rij; 1 kolom. "
        "Maak zichtbaar wat mee moet tellen.",
    )


def test_formulas_without_value_are_left_out_with_one_warning():
    reading = read(book_of(["Soort", 2024], ["Zorg", 10], ["Som", "=B2"], ["Dubbel", "=B2*2"]))
    assert texts(reading.elements[0])[2:] == [["Som", None], ["Dubbel", None]]
    assert reading.warnings == (
        "2 formules hebben geen berekende waarde en zijn niet gelezen (de eerste in Blad1!B3). "
        "Open het bestand in Excel, sla het op en lees het opnieuw in.",
    )


def test_formulas_with_a_value_are_read_and_an_empty_text_is_a_value():
    cells = '<c r="A1" t="inlineStr"><is><t>Som</t></is></c><c r="B1"><f>1+1</f><v>2</v></c>'
    empty = '<c r="A2" t="str"><f>""</f><v></v></c><c r="B2"><f>2+2</f><v>4</v></c>'
    data = with_sheet(f'<sheetData><row r="1">{cells}</row><row r="2">{empty}</row></sheetData>')
    reading = read_xlsx(data, "x")
    assert reading.warnings == ()
    assert "Som\t2" in {e.lines[0] for e in reading.elements if isinstance(e, Text)}


def test_white_on_white_is_left_out_with_a_warning_and_white_on_blue_is_read():
    book = book_of(["Soort", 2024], ["Zorg", 10], ["geheim", 20])
    for cell in book.active[1]:
        cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF0000FF")
    book.active["A3"].font = Font(color="FFFFFFFF")
    reading = read(book)
    assert texts(reading.elements[0]) == [["Soort", "2024"], ["Zorg", "10"], [None, "20"]]
    assert reading.warnings == (
        "1 cel is onzichtbaar (tekst in de kleur van de achtergrond) en niet gelezen.",
    )


def test_cells_without_a_name_stand_where_the_blank_ones_before_them_put_them():
    text = '<c t="inlineStr"><is><t>{}</t></is></c>'.format
    rows = (text("Soort") + text("A") + text("B"), text("Zorg") + "<c/>" + "<c><v>7</v></c>")
    body = "".join(f"<row>{row}</row>" for row in (*rows[:1], "", *rows[1:]))
    (grid,) = grids(read_xlsx(with_sheet(f"<sheetData>{body}</sheetData>"), "x"))
    assert texts(grid) == [["Soort", "A", "B"], ["Zorg", None, "7"]]
    assert grid.rows[1][2].anchor == "C3"


def test_blank_formatted_rows_and_a_stray_cell_in_the_last_corner_cost_nothing():
    blank = "".join(f'<row r="{r}" s="1"><c r="A{r}" s="0"/></row>' for r in range(3, 100_000))
    text = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c><c r="B{r}"><v>2</v></c></row>' for r in (1, 2))
    stray = '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>'
    reading = read_xlsx(with_sheet(f"<sheetData>{text}{blank}{stray}</sheetData>"), "x")
    assert [e.place.anchor for e in reading.elements] == [
        "Sheet!A1:B2",
        "Sheet!XFD1048576",
    ]
    assert reading.warnings == ()


def test_rows_beyond_the_limit_are_left_out_with_a_warning(monkeypatch):
    monkeypatch.setattr(package, "MOST_ROWS", 3)
    reading = read(book_of(["Soort", 2024], ["a", 1], ["b", 2], ["c", 3], ["d", 4]))
    assert len(reading.elements[0].rows) == 3
    assert len(reading.warnings) == 1
    assert reading.warnings[0].startswith("van blad 'Blad1' is alleen het begin gelezen: het heeft 5 rijen")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    with pytest.raises(DocumentError, match="uitgepakt te groot"):
        read(book_of(["a", 1]))


def test_a_file_in_which_nothing_is_shown_says_why():
    with pytest.raises(
        DocumentError, match=r"niets leesbaars in \(x\.xlsx\)\. 1 formule heeft .*\(Blad1!A1\)"
    ):
        read(book_of(["=1+1"]))


def test_a_damaged_file_is_refused():
    whole = data_of(book_of(["a", 1]))
    for data in (whole[: len(whole) // 2], b"PK\x03\x04rommel"):
        with pytest.raises(DocumentError, match="beschadigd"):
            read_xlsx(data, "x.xlsx")


@pytest.mark.parametrize("missing", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_file_without_one_of_its_parts_is_refused(missing):
    source = zipfile.ZipFile(io.BytesIO(data_of(book_of(["a", 1]))))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            if name != missing:
                made.writestr(name, source.read(name))
    with pytest.raises(DocumentError, match="beschadigd"):
        read_xlsx(target.getvalue(), "x.xlsx")


def test_a_file_with_a_password_is_refused():
    with pytest.raises(DocumentError, match="wachtwoord"):
        read_xlsx(b"\xd0\xcf\x11\xe0" + bytes(600), "x.xlsx")


def test_the_title_is_the_workbooks_own_unless_a_program_made_it():
    book = book_of(["Overzicht"], ["a", "b"], ["c", 1])
    book.properties.title = "Programmabegroting 2025"
    assert read(book).title == "Programmabegroting 2025"
    book.properties.title = "Microsoft Excel - map1.xlsx"
    assert read(book).title == "Overzicht"


def test_a_real_workbook_whose_cells_have_no_names_keeps_its_columns():
    path = REAL / "vlaanderen/provincie per rekening.xlsx"
    if not path.exists():
        pytest.skip("shared/data is not on this machine")
    (grid,) = grids(read_xlsx(path.read_bytes(), "x"))
    assert (len(grid.rows), len(grid.rows[0])) == (10, 537)
    assert grid.rows[5][4].anchor == "E6" and grid.rows[5][4].text == "4,35"
    assert grid.rows[5][1] is None
    assert grid.rows[2][1] is grid.rows[2][29] and grid.rows[2][1] is not grid.rows[2][30]


def test_a_real_list_of_indicators_is_one_table_of_records():
    path = REAL / "vng_burgerpeiling/Metadata indicatoren WSJG rapportages.xlsx"
    if not path.exists():
        pytest.skip("shared/data is not on this machine")
    (grid,) = grids(read_xlsx(path.read_bytes(), "x"))
    assert (len(grid.rows), len(grid.rows[0]), grid.header_rows) == (524, 8, 1)
    assert grid.place.anchor == "Indicators!A1:H524"


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("* inclusief reserves", True),
        ("Bron CBS, 2024", True),
        ("Toelichting: zie bijlage", True),
        ("1) voorlopig", True),
        ("Toelichting op de programma's", False),
        ("Bronnen en middelen", False),
        ("1. Zorg", False),
    ],
)
def test_only_lines_that_open_as_notes_are_notes(line, note):
    assert is_note(line) is note


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("(x € 1.000)", True),
        ("Bedragen in euro's", True),
        ("bedragen x € 1 miljoen", True),
        ("in %", True),
        ("Lasten (x € 1.000)", False),
        ("(€ 1.000)", False),
        ("Aantal inwoners", False),
        ("€ 1.000", False),
    ],
)
def test_only_lines_that_say_nothing_but_a_unit_are_unit_lines(line, unit):
    assert is_unit_line(line) is unit
