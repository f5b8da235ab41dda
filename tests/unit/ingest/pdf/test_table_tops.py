"""The top of tables without lines, on pages of reportlab: headings, names of groups, caption and unit."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.elements import Grid
from ingest.readers.pdf.extract import open_pdf, read_pages
from ingest.readers.pdf.tables import find_tables

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
ENDS = (300, 380, 460)
BODY = (
    ("Lasten",),
    ("Ambulante hulp", "5.200", "5.610", "410"),
    ("Verblijf", "3.600", "3.790", "190"),
    ("Baten",),
    ("Rijksbijdrage", "-1.250", "-1.310", "-60"),
)
TEXT = ("De uitgaven kwamen hoger uit dan in de begroting van dit jaar", "was voorzien.")


class Sheet:
    """A page to write on; `top` is the next line, points from the top."""

    def __init__(self, ends: Sequence[float] = ENDS) -> None:
        self.data, self.ends, self.top = BytesIO(), ends, 100.0
        self.canvas = Canvas(self.data, pagesize=(595, 842))

    def text(self, text: str, x: float = 60, font: str = PLAIN, size: float = 10) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, 842 - self.top, text)
        self.top += 1.3 * size

    def colored(self, text: str) -> None:
        self.canvas.setFillColorRGB(0.9, 0.5, 0)
        self.text(text)
        self.canvas.setFillColorRGB(0, 0, 0)

    def row(self, label: str, *values: str, font: str = PLAIN, centred: bool = False) -> None:
        self.canvas.setFont(font, 10)
        self.canvas.drawString(60, 842 - self.top, label)
        for end, value in zip(self.ends, values, strict=False):
            if centred:
                self.canvas.drawCentredString(end - 35, 842 - self.top, value)
            else:
                self.canvas.drawRightString(end, 842 - self.top, value)
        self.top += 17

    def body(self, columns: int, font: str = BOLD) -> None:
        for label, *values in BODY:
            self.row(label, *values[:columns], font=PLAIN if values else font)

    def grid(self) -> Grid:
        self.canvas.save()
        document = open_pdf(self.data.getvalue(), "proef.pdf")
        try:
            read = next(iter(read_pages(document)))
            assert read is not None
            (table,) = find_tables(read.page)
            return table.grid
        finally:
            document.close()


def texts(grid: Grid) -> list[list[str]]:
    return [[c.text if c else "" for c in row] for row in grid.rows]


def body(columns: int) -> list[list[str]]:
    return [[label, *(list(values[:columns]) or [""] * columns)] for label, *values in BODY]


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("font", [PLAIN, BOLD])
def test_headings_with_a_year_stand_over_their_columns_past_the_name_of_a_group(
    font: str, centred: bool
) -> None:
    sheet = Sheet()
    sheet.row("", "Begroting 2024", "Rekening 2024", font=font, centred=centred)
    sheet.body(2, font)
    grid = sheet.grid()
    assert texts(grid) == [["", "Begroting 2024", "Rekening 2024"], *body(2)]
    assert grid.header_rows == (1 if font == BOLD else None)


def test_a_third_column_keeps_its_heading() -> None:
    sheet = Sheet()
    sheet.row("", "Begroting 2024", "Rekening 2024", "Verschil", font=BOLD)
    sheet.body(3)
    assert texts(sheet.grid()) == [["", "Begroting 2024", "Rekening 2024", "Verschil"], *body(3)]


def test_a_year_centred_over_all_columns_is_a_line_of_headings() -> None:
    sheet = Sheet()
    sheet.text("2024", x=305, font=BOLD)
    sheet.row("", "Begroting", "Rekening", font=BOLD)
    sheet.body(2)
    assert texts(sheet.grid()) == [["", "2024", "2024"], ["", "Begroting", "Rekening"], *body(2)]


def test_a_year_centred_over_three_columns_stands_over_all_of_them() -> None:
    sheet = Sheet()
    left = 300 - stringWidth("Begroting na wijziging", BOLD, 10)
    sheet.text("2024", x=(left + 460 - stringWidth("2024", BOLD, 10)) / 2, font=BOLD)
    sheet.row("", "Begroting na wijziging", "Rekening", "Verschil", font=BOLD)
    sheet.body(3)
    head = [["", "2024", "2024", "2024"], ["", "Begroting na wijziging", "Rekening", "Verschil"]]
    assert texts(sheet.grid()) == [*head, *body(3)]


def test_a_lone_heading_stands_over_a_lone_column_past_the_name_of_a_group() -> None:
    sheet = Sheet()
    sheet.row("", "Rekening 2024", font=BOLD)
    sheet.body(1)
    assert texts(sheet.grid()) == [["", "Rekening 2024"], *body(1)]


@pytest.mark.parametrize("ends", [("2024", "2024"), ("Voorjaar", "Najaar")])
def test_wrapped_headings_do_not_reach_over_the_next_column(ends: tuple[str, str]) -> None:
    sheet = Sheet()
    sheet.row("", "Begroting", "Rekening", font=BOLD)
    sheet.top -= 5
    sheet.row("", *ends, "Verschil", font=BOLD)
    sheet.body(3)
    head = ["", f"Begroting\n{ends[0]}", f"Rekening\n{ends[1]}", "Verschil"]
    assert texts(sheet.grid()) == [head, *body(3)]


def test_years_over_the_first_of_two_columns_each_are_no_wrapped_headings() -> None:
    sheet = Sheet((250, 320, 390, 460))
    sheet.row("", "2023", "", "2024", font=BOLD)
    sheet.row("", "Begroting", "Rekening", "Begroting", "Rekening", font=BOLD)
    sheet.row("Verblijf", "3.600", "3.790", "3.900", "3.950")
    sheet.row("Vervoer", "1.600", "1.790", "1.900", "1.950")
    assert texts(sheet.grid())[:2] == [
        ["", "2023", "2023", "2024", "2024"],
        ["", "Begroting", "Rekening", "Begroting", "Rekening"],
    ]


@pytest.mark.parametrize("gap", [4, 12])
def test_a_numbered_caption_may_stand_two_lines_above(gap: float) -> None:
    sheet = Sheet()
    sheet.text("Tabel 2 Baten en lasten (x € 1.000)", font=BOLD, size=9)
    sheet.top += gap
    sheet.row("", "Begroting 2024", "Rekening 2024", font=BOLD)
    sheet.body(2)
    assert sheet.grid().title == "Tabel 2 Baten en lasten (x € 1.000)"


@pytest.mark.parametrize("x", [60, 415])
def test_a_scale_above_the_headings_is_a_row_over_all_columns_wherever_it_stands(x: float) -> None:
    sheet = Sheet()
    sheet.text("x € 1.000", x=x)
    sheet.row("", "Begroting 2024", "Rekening 2024", "Verschil", font=BOLD)
    sheet.body(3)
    grid = sheet.grid()
    assert texts(grid)[:2] == [["x € 1.000"] * 4, ["", "Begroting 2024", "Rekening 2024", "Verschil"]]
    assert len({id(cell) for cell in grid.rows[0]}) == 1
    assert (grid.title, grid.header_rows) == ("", 2)
    assert len(grid.row_places) == len(grid.rows)


@pytest.mark.parametrize(("size", "font"), [(10, PLAIN), (8, BOLD)])
def test_a_short_line_by_itself_above_a_table_is_its_title_with_the_unit_under_it(
    size: float, font: str
) -> None:
    sheet = Sheet()
    for line in TEXT * 4:
        sheet.text(line)
    sheet.top += 14
    sheet.text("Baten en lasten jeugdhulp", font=font, size=size)
    sheet.text("(bedragen x € 1.000)", size=8)
    sheet.top += 4
    sheet.row("", "Begroting 2024", "Rekening 2024", font=BOLD)
    sheet.body(2)
    assert sheet.grid().title == "Baten en lasten jeugdhulp\n(bedragen x € 1.000)"


def test_a_heading_or_the_end_of_a_paragraph_above_a_table_is_no_title_of_it() -> None:
    bold, colored, ended, sentence = (Sheet() for _ in range(4))
    for sheet in (bold, colored, ended, sentence):
        for line in TEXT * 4:
            sheet.text(line)
    for sheet in (bold, colored, sentence):
        sheet.top += 14
    bold.text("Baten en lasten jeugdhulp", font=BOLD)
    colored.colored("Baten en lasten jeugdhulp")
    ended.text("Wet maatschappelijke ondersteuning")
    sentence.text("De lasten waren als volgt:")
    for sheet in (bold, colored, ended, sentence):
        sheet.top += 4
        sheet.row("", "Begroting 2024", "Rekening 2024", font=BOLD)
        sheet.body(2)
        assert sheet.grid().title == ""
