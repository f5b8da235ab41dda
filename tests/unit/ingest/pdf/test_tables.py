"""Tables on pages made with reportlab: drawn, half drawn and not drawn at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.elements import Grid
from ingest.readers.pdf.extract import open_pdf, read_pages
from ingest.readers.pdf.layout import carried_over, lay_out
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.table_carry import carry_header, join_parts
from ingest.readers.pdf.tables import FoundTable, find_tables

Draw = Callable[[Canvas], None]
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"


def page_of(*draws: Draw) -> Page:
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    for draw in draws:
        draw(canvas)
    canvas.save()
    document = open_pdf(data.getvalue(), "proef.pdf")
    try:
        read = next(iter(read_pages(document)))
        assert read is not None
        return read.page
    finally:
        document.close()


def tables_of(*draws: Draw) -> list[FoundTable]:
    return find_tables(page_of(*draws))


def only(*draws: Draw) -> Grid:
    (found,) = tables_of(*draws)
    return found.grid


def texts(grid: Grid) -> list[list[str]]:
    return [[c.text if c else "" for c in row] for row in grid.rows]


def left(x: float, top: float, text: str, font: str = PLAIN, size: float = 10) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(font, size)
        canvas.drawString(x, 842 - top, text)

    return draw


def right(x: float, top: float, text: str, font: str = PLAIN, size: float = 10) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(font, size)
        canvas.drawRightString(x, 842 - top, text)

    return draw


def middle(x: float, top: float, text: str, font: str = PLAIN) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(font, 10)
        canvas.drawCentredString(x, 842 - top, text)

    return draw


def line(x1: float, y1: float, x2: float, y2: float) -> Draw:
    return lambda canvas: canvas.line(x1, 842 - y1, x2, 842 - y2)


def fill(x1: float, y1: float, x2: float, y2: float, grey: float = 0.85) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.rect(x1, 842 - y2, x2 - x1, y2 - y1, stroke=0, fill=1)

    return draw


def row(top: float, label: str, *values: str, font: str = PLAIN) -> list[Draw]:
    """A label at the left and values that end at 250, 350, 450 …; an empty text leaves a place empty."""
    cells = [right(250 + 100 * n, top, v, font) for n, v in enumerate(values) if v]
    return [*([left(60, top, label, font)] if label else []), *cells]


def rows(*given: Sequence[str], top: float = 100, pitch: float = 16) -> list[Draw]:
    return [d for n, r in enumerate(given) for d in row(top + pitch * n, *r)]


def frame(xs: Sequence[float], ys: Sequence[float]) -> list[Draw]:
    upright = [line(x, ys[0], x, ys[-1]) for x in xs]
    return [*upright, *(line(xs[0], y, xs[-1], y) for y in ys)]


# --- drawn cells


def test_a_full_grid_is_read_cell_by_cell() -> None:
    grid = only(
        *frame([50, 150, 250, 350], [90, 110, 130, 150]),
        *[left(x + 4, 104, t, BOLD) for x, t in ((50, "Wijk"), (150, "2022"), (250, "2023"))],
        *[left(x + 4, 124, t) for x, t in ((50, "Noord"), (150, "12"), (250, "14"))],
        *[left(x + 4, 144, t) for x, t in ((50, "Zuid"), (250, "9"))],
    )
    assert texts(grid) == [["Wijk", "2022", "2023"], ["Noord", "12", "14"], ["Zuid", "", "9"]]
    assert grid.rows[2][1] is None
    assert grid.header_rows == 1
    assert grid.rows[0][1] is not None and grid.rows[0][1].bold


def test_a_cell_without_inner_lines_spans_as_the_same_object() -> None:
    grid = only(
        *[line(x, 90, x, 170) for x in (50, 150, 350)],
        line(250, 110, 250, 170),
        *[line(50, y, 350, y) for y in (90, 130, 170)],
        line(150, 110, 350, 110),
        line(150, 150, 350, 150),
        left(54, 114, "Wijk"),
        left(230, 104, "Aantal"),
        *[left(x, 124, t) for x, t in ((154, "2022"), (254, "2023"))],
        *[left(x, 144, t) for x, t in ((54, "Noord"), (154, "12"), (254, "14"))],
        *[left(x, 164, t) for x, t in ((154, "8"), (254, "9"))],
    )
    assert texts(grid) == [
        ["Wijk", "Aantal", "Aantal"],
        ["Wijk", "2022", "2023"],
        ["Noord", "12", "14"],
        ["Noord", "8", "9"],
    ]
    assert grid.rows[0][1] is grid.rows[0][2]
    assert grid.rows[0][0] is grid.rows[1][0]
    assert grid.rows[2][0] is grid.rows[3][0]


def test_a_grid_of_lines_in_short_pieces_is_whole() -> None:
    pieces = [line(x, y, x, y + 20) for x in (50, 150, 250) for y in (90, 110, 130, 150)]
    pieces += [line(x, y, x + 100, y) for x in (50, 150) for y in (90, 110, 130, 150, 170)]
    grid = only(
        *pieces,
        *[
            d
            for n, t in enumerate("ABCD")
            for d in (left(54, 104 + 20 * n, t), left(154, 104 + 20 * n, t + t))
        ],
    )
    assert texts(grid) == [["A", "AA"], ["B", "BB"], ["C", "CC"], ["D", "DD"]]


def test_values_in_columns_are_cells_where_a_row_lacks_the_lines_between_them() -> None:
    grid = only(
        *[line(x, 90, x, 170) for x in (50, 350)],
        *[line(x, 90, x, 150) for x in (150, 250)],
        *[line(50, y, 350, y) for y in (90, 110, 130, 150, 170)],
        *[left(x, 104, t) for x, t in ((54, "Wijk"), (154, "2022"), (254, "2023"))],
        *[left(x, 124, t) for x, t in ((54, "Noord"), (154, "12"), (254, "14"))],
        *[left(x, 144, t) for x, t in ((54, "Oost"), (154, "5"), (254, "6"))],
        *[left(x, 164, t) for x, t in ((54, "Zuid"), (254, "9"))],
    )
    assert texts(grid)[3] == ["Zuid", "", "9"]


def test_open_sides_do_not_keep_a_grid_from_being_one() -> None:
    grid = only(
        line(150, 90, 150, 190),
        *[line(50, y, 450, y) for y in (110, 150)],
        left(54, 104, "Onderwerp"),
        left(154, 104, "Wat wij deden"),
        left(54, 124, "Wegen"),
        left(154, 124, "Wij legden langs de vaart een nieuw fietspad aan"),
        left(154, 138, "en vernieuwden de oude brug."),
        left(54, 164, "Groen"),
        left(154, 164, "Er kwamen bomen bij."),
    )
    assert texts(grid) == [
        ["Onderwerp", "Wat wij deden"],
        ["Wegen", "Wij legden langs de vaart een nieuw fietspad aan\nen vernieuwden de oude brug."],
        ["Groen", "Er kwamen bomen bij."],
    ]


def test_rows_without_lines_between_drawn_columns_are_rows() -> None:
    grid = only(
        *frame([50, 160, 260, 360], [90, 110, 190]),
        *[left(x, 104, t) for x, t in ((54, "Wijk"), (164, "2022"), (264, "2023"))],
        *[
            d
            for n, (a, b, c) in enumerate((("Noord", "12", "14"), ("Oost", "7", ""), ("Zuid", "", "9")))
            for d in (left(54, 124 + 20 * n, a), right(255, 124 + 20 * n, b), right(355, 124 + 20 * n, c))
        ],
    )
    assert texts(grid) == [
        ["Wijk", "2022", "2023"],
        ["Noord", "12", "14"],
        ["Oost", "7", ""],
        ["Zuid", "", "9"],
    ]


def test_a_number_that_a_narrow_cell_breaks_is_put_together() -> None:
    grid = only(
        *frame([50, 150, 190, 250], [90, 110, 140, 160, 180, 200]),
        *[left(x, 104, t) for x, t in ((54, "Lijn"), (154, "2024"), (194, "2025"))],
        left(54, 124, "Open"),
        left(154, 122, "237.06"),
        left(154, 134, "2"),
        left(194, 124, "58.800"),
        *[left(54, y, t) for y, t in ((154, "Groen"), (174, "Wegen"), (194, "Water"))],
        *[left(x, y, "1.200") for x in (154, 194) for y in (154, 174, 194)],
    )
    assert texts(grid)[1] == ["Open", "237.062", "58.800"]


# --- columns that words stand in


HEAD = ["Programma", "2021", "2022", "2023"]


def test_numbers_under_one_another_are_columns_without_any_line() -> None:
    grid = only(*rows(HEAD, ["Wonen", "1.200", "900", "15"], ["Zorg en jeugd", "80", "7.000", "1.150"]))
    assert texts(grid) == [HEAD, ["Wonen", "1.200", "900", "15"], ["Zorg en jeugd", "80", "7.000", "1.150"]]
    assert grid.header_rows is None


def test_no_value_slides_into_an_empty_place() -> None:
    given = [
        HEAD,
        ["Wonen", "", "", "15"],
        ["Zorg", "80", "", ""],
        ["Sport", "", "7", ""],
        ["Totaal", "80", "7", "15"],
    ]
    assert texts(only(*rows(*given))) == given


def test_a_column_that_is_empty_but_for_its_heading_stays() -> None:
    given = [["Programma", "Begin", "Vrijval", "Einde"], ["Wonen", "4", "", "5"], ["Zorg", "80", "", "90"]]
    assert texts(only(*rows(*given))) == given


def test_long_headings_do_not_move_the_values_under_them() -> None:
    given = [
        ["Soort", "Toevoegingen", "Onttrekking totaal", "Stand"],
        ["Wonen", "4", "", "5"],
        ["Zorg", "", "12", "90"],
        ["Sport", "3", "", "7"],
    ]
    assert texts(only(*rows(*given))) == given


def test_a_label_that_reaches_under_a_wide_heading_takes_no_value_along() -> None:
    given = [
        ["Programma", "Begroting na wijziging", "Realisatie 2023"],
        ["Bibliotheek", "120", "118"],
        ["Sporthal aan de nieuwe lange weg", "", "25"],
        ["Totaal", "465", "453"],
    ]
    assert texts(only(*rows(*given))) == given


def test_a_bold_heading_over_plain_rows_is_marked_as_heading() -> None:
    body = rows(["Wonen", "1", "2", "3"], ["Zorg", "4", "5", "6"], top=116)
    assert only(*row(100, *HEAD, font=BOLD), *body).header_rows == 1


def test_a_line_or_a_fill_under_the_headings_marks_them() -> None:
    body = rows(["Wonen", "1", "2", "3"], ["Zorg", "4", "5", "6"], top=118)
    assert only(*row(100, *HEAD), line(60, 105, 450, 105), *body).header_rows == 1
    assert only(fill(55, 88, 455, 106), *row(100, *HEAD), *body).header_rows == 1


def test_striped_rows_are_read_as_any_others() -> None:
    stripes = [fill(55, 104 + 32 * n, 455, 120 + 32 * n) for n in range(2)]
    given = [
        HEAD,
        ["Wonen", "1", "2", "3"],
        ["Zorg", "4", "", "6"],
        ["Sport", "7", "8", "9"],
        ["Groen", "", "2", "1"],
    ]
    assert texts(only(*stripes, *rows(*given))) == given


def test_a_heading_stands_over_all_columns_of_its_group() -> None:
    grid = only(
        middle(340, 84, "Aantal"),
        line(210, 88, 450, 88),
        *rows(HEAD, ["Wonen", "1.000", "2.000", "3.000"], ["Zorg", "4.000", "5.000", "6.000"]),
    )
    assert texts(grid)[0] == ["", "Aantal", "Aantal", "Aantal"]
    assert grid.rows[0][1] is grid.rows[0][3]


def test_headings_over_groups_of_one_size_stand_over_each_column() -> None:
    grid = only(
        right(230, 84, "2022"),
        right(430, 84, "2023"),
        *rows(
            ["Wijk", "Man", "Vrouw", "Man", "Vrouw"],
            ["Noord", "10", "11", "12", "13"],
            ["Zuid", "20", "21", "22", "23"],
        ),
    )
    assert texts(grid)[0] == ["", "2022", "2022", "2023", "2023"]


def test_a_label_over_two_lines_is_one_row() -> None:
    grid = only(
        *row(100, *HEAD),
        *row(116, "Wonen", "1", "2", "3"),
        *row(132, "Onderhoud van wegen en", "4", "5", "6"),
        left(60, 144, "openbare verlichting"),
        *row(160, "Zorg", "7", "8", "9"),
    )
    assert texts(grid)[2] == ["Onderhoud van wegen en\nopenbare verlichting", "4", "5", "6"]
    assert texts(grid)[3] == ["Zorg", "7", "8", "9"]


def test_values_below_the_first_line_of_a_label_belong_to_it() -> None:
    grid = only(
        *row(100, *HEAD),
        *row(116, "Wonen", "1", "2", "3"),
        left(60, 132, "Onderhoud van wegen en"),
        *row(144, "openbare verlichting", "4", "5", "6"),
        *row(160, "Zorg", "7", "8", "9"),
    )
    assert texts(grid)[2] == ["Onderhoud van wegen en\nopenbare verlichting", "4", "5", "6"]


def test_values_halfway_a_label_of_two_lines_belong_to_it() -> None:
    grid = only(
        *row(100, *HEAD),
        *row(120, "Wonen", "1", "2", "3"),
        left(60, 140, "Beloning betaalbaar op"),
        *row(146, "", "4", "5", "6"),
        left(60, 152, "termijn"),
        *row(172, "Zorg", "7", "8", "9"),
    )
    assert texts(grid)[2] == ["Beloning betaalbaar op\ntermijn", "4", "5", "6"]


def test_a_line_with_only_a_label_is_a_row_of_its_own() -> None:
    given = [HEAD, ["Fysiek domein", "", "", ""], ["Wonen", "1", "2", "3"], ["Wegen", "4", "5", "6"]]
    assert texts(only(*rows(*given))) == given


def test_headings_that_a_hyphen_breaks_are_one_row() -> None:
    grid = only(
        *rows(["Soort", "Invest-", "Stand", "Afschrij-"], ["", "eringen", "", "vingen"], pitch=12),
        *rows(["Wonen", "4", "8", "5"], ["Zorg", "6", "12", "90"], top=132),
    )
    assert texts(grid)[0] == ["Soort", "Invest-\neringen", "Stand", "Afschrij-\nvingen"]


def test_parts_of_sums_in_an_inner_column_share_the_heading_of_the_sums() -> None:
    grid = only(
        *row(100, "Schulden", "", "2022", "", "2023", font=BOLD),
        *row(116, "Crediteuren", "36", "", "2", ""),
        *row(132, "Belasting", "435", "", "425", ""),
        *row(148, "Totaal", "", "471", "", "427", font=BOLD),
    )
    assert texts(grid) == [
        ["Schulden", "2022", "2022", "2023", "2023"],
        ["Crediteuren", "36", "", "2", ""],
        ["Belasting", "435", "", "425", ""],
        ["Totaal", "", "471", "", "427"],
    ]


def test_currency_signs_before_numbers_are_no_column() -> None:
    grid = only(
        *rows(["Post", "Bedrag"], ["Huur", "1.200"], ["Energie", "90"], ["Schoonmaak", "300"]),
        *[left(205, 116 + 16 * n, "€") for n in range(3)],
    )
    assert texts(grid) == [
        ["Post", "Bedrag"],
        ["Huur", "€ 1.200"],
        ["Energie", "€ 90"],
        ["Schoonmaak", "€ 300"],
    ]


def test_a_value_between_two_columns_makes_the_table_uncertain() -> None:
    given = rows(HEAD, ["Wonen", "10", "20", "30"], ["Zorg", "40", "50", "60"], ["Groen", "41", "51", "61"])
    assert only(*given).certain
    assert not only(*given, left(60, 164, "Sport"), middle(289, 164, "100.000.000.000.000")).certain


def test_a_value_that_stands_under_no_heading_gets_none() -> None:
    given = rows(HEAD, ["Wonen", "10", "20", "30"], ["Zorg", "40", "50", "60"], ["Groen", "41", "51", "61"])
    grid = only(*given, left(60, 164, "Sport"), middle(294, 164, "7"))
    assert texts(grid)[0] == ["Programma", "2021", "", "2022", "2023"]
    assert texts(grid)[-1] == ["Sport", "", "7", "", ""]


def test_years_over_all_columns_take_their_row_label_from_the_line_above() -> None:
    grid = only(
        left(60, 80, "Formele klachten"),
        *[left(x, 96, t) for x, t in ((60, "2021"), (200, "2022"), (340, "2023"))],
        line(60, 101, 480, 101),
        *[left(x, 113, t) for x, t in ((60, "4"), (200, "2"), (340, "0"))],
    )
    assert texts(grid) == [["", "2021", "2022", "2023"], ["Formele klachten", "4", "2", "0"]]


def test_two_tables_side_by_side_are_two() -> None:
    def small(x: float, label: str, values: Sequence[str]) -> list[Draw]:
        heads = [left(x + 50 * n, 96, year) for n, year in enumerate(("2021", "2022", "2023"))]
        below = [left(x + 50 * n, 113, v) for n, v in enumerate(values)]
        return [left(x, 80, label), *heads, line(x, 101, x + 180, 101), *below]

    found = tables_of(
        *small(60, "Verzuim", ["5%", "6%", "9%"]), *small(320, "Frequentie", ["0,7", "1,4", "1,5"])
    )
    assert [texts(t.grid)[1] for t in found] == [
        ["Verzuim", "5%", "6%", "9%"],
        ["Frequentie", "0,7", "1,4", "1,5"],
    ]


def test_headings_after_a_gap_begin_a_new_table() -> None:
    found = tables_of(
        *row(100, "Baten", "2022", "2023", font=BOLD),
        *rows(["Rijk", "10", "20"], ["Overig", "30", "40"], top=116),
        *row(164, "Balans", "2022", "2023", font=BOLD),
        *rows(["Vermogen", "50", "60"], ["Schuld", "70", "80"], top=180),
    )
    assert [len(t.grid.rows) for t in found] == [3, 3]


def test_caption_and_notes_go_with_the_table_and_its_words() -> None:
    page = page_of(
        left(60, 84, "Tabel 3: Lasten per programma"),
        *rows(HEAD, ["Wonen", "1", "2", "3"], ["Zorg*", "4", "5", "6"]),
        left(60, 148, "* zonder jeugd", size=8),
        left(60, 158, "Bron: jaarrekening", size=8),
        left(60, 190, "De lasten namen toe."),
    )
    (found,) = find_tables(page)
    assert found.grid.title == "Tabel 3: Lasten per programma"
    assert found.grid.notes == ("* zonder jeugd", "Bron: jaarrekening")
    free = [w.text for i, w in enumerate(page.words) if i not in found.words]
    assert free == ["De", "lasten", "namen", "toe."]


def test_every_row_has_its_own_box_within_the_table() -> None:
    (found,) = tables_of(*rows(HEAD, ["Wonen", "1", "2", "3"], ["Zorg", "4", "5", "6"]))
    tops = [p.box[1] for p in found.grid.row_places if p.box]
    assert len(tops) == 3 and tops == sorted(tops)
    assert found.grid.place.page == 1


def test_running_text_beside_a_table_is_no_column_of_it() -> None:
    text = "de raad vroeg het college om hiervan nog dit jaar verslag te doen aan de wijken "
    prose = [left(330, 96 + 12 * n, (text * 3)[7 * n : 7 * n + 45].strip()) for n in range(12)]
    table = [
        d
        for n, (a, b, c) in enumerate(
            (("Wijk", "2022", "2023"), ("Noord", "12", "14"), ("Oost", "", "6"), ("Zuid", "9", "8"))
        )
        for d in (left(60, 100 + 20 * n, a), right(200, 100 + 20 * n, b), right(280, 100 + 20 * n, c))
    ]
    grid = only(*table, *prose)
    assert texts(grid) == [
        ["Wijk", "2022", "2023"],
        ["Noord", "12", "14"],
        ["Oost", "", "6"],
        ["Zuid", "9", "8"],
    ]


# --- what is no table


def _prose(x: float, count: int, words: str) -> list[Draw]:
    return [left(x, 100 + 13 * n, words[n : n + 42].strip()) for n in range(count)]


def _bars(canvas: Canvas) -> None:
    for n, height in enumerate((60, 95, 40, 120)):
        fill(100 + 60 * n, 300 - height, 140 + 60 * n, 300, 0.5)(canvas)
        middle(120 + 60 * n, 294 - height, str(height))(canvas)
        middle(120 + 60 * n, 314, str(2020 + n))(canvas)
    for n in range(5):
        right(90, 303 - 30 * n, str(30 * n))(canvas)
        line(95, 300 - 30 * n, 350, 300 - 30 * n)(canvas)


def _lying_bars(canvas: Canvas) -> None:
    for n, (label, width) in enumerate((("Noord", 60), ("Oost", 140), ("Zuid", 95), ("West", 220))):
        left(60, 100 + 24 * n, label)(canvas)
        fill(120, 88 + 24 * n, 120 + width, 104 + 24 * n, 0.5)(canvas)
        left(126 + width, 100 + 24 * n, str(width))(canvas)


def _line_chart(canvas: Canvas) -> None:
    for n in range(6):
        line(100, 100 + 40 * n, 400, 100 + 40 * n)(canvas)
        line(100 + 60 * n, 100, 100 + 60 * n, 300)(canvas)
        right(95, 303 - 40 * n, str(20 * n))(canvas)
        middle(100 + 60 * n, 314, str(2018 + n))(canvas)
    for n, (value, height) in enumerate(
        (("31", 230), ("44", 190), ("52", 175), ("61", 160), ("58", 168), ("70", 150))
    ):
        middle(104 + 60 * n, height, value)(canvas)


def _slips(canvas: Canvas) -> None:
    for n, text in enumerate(
        ("Datum:|12 januari 2024", "Kenmerk:|2024-331", "Bladen:|4", "Telefoon:|14 030")
    ):
        label, value = text.split("|")
        left(60, 100 + 16 * n, label)(canvas)
        left(150, 100 + 16 * n, value)(canvas)


def _contents(canvas: Canvas) -> None:
    for n, (text, page) in enumerate(
        (("Voorwoord", 3), ("Verslag", 6), ("Paragrafen", 11), ("Jaarrekening", 15))
    ):
        left(60, 100 + 18 * n, f"{text} " + "." * 60)(canvas)
        right(450, 100 + 18 * n, str(page))(canvas)


def _bare_contents(canvas: Canvas) -> None:
    for n, (text, page) in enumerate(
        (("Voorwoord", 3), ("Verslag", 6), ("Paragrafen", 11), ("Jaarrekening", 15))
    ):
        left(60, 100 + 18 * n, text)(canvas)
        right(450, 100 + 18 * n, str(page))(canvas)


def _numbered(canvas: Canvas) -> None:
    for n in range(6):
        left(60, 100 + 14 * n, f"1.{n}")(canvas)
        left(100, 100 + 14 * n, "Toelichting op het voorstel van het college van deze maand")(canvas)


def _bullets(canvas: Canvas) -> None:
    for n, (text, term) in enumerate(
        (("Gebouwen", "25 - 40 jaar"), ("Inventaris", "10 - 20 jaar"), ("Computers", "5 jaar"))
    ):
        left(60, 100 + 14 * n, "•")(canvas)
        left(80, 100 + 14 * n, text)(canvas)
        left(220, 100 + 14 * n, term)(canvas)


def _address(canvas: Canvas) -> None:
    for n, (one, other) in enumerate(
        (("Gemeente Voorbeeld", "Postbus 12"), ("Kerkstraat 4", "1234 AB Dorp"), ("Dorp", "Bank 12345"))
    ):
        left(60, 100 + 14 * n, one)(canvas)
        left(300, 100 + 14 * n, other)(canvas)


def _columns(canvas: Canvas) -> None:
    words = "de raad vroeg het college om in 2023 voor 15 wijken een plan van 4 delen te maken en te doen "
    for draw in (*_prose(60, 30, words * 2), *_prose(320, 30, words[20:] * 2)):
        draw(canvas)


def _box(canvas: Canvas) -> None:
    for draw in (*frame([50, 450], [80, 160]), left(60, 100, "Wat vooraf ging"), left(60, 120, "Niets.")):
        draw(canvas)


@pytest.mark.parametrize(
    "draw",
    [
        _columns,
        _contents,
        _bare_contents,
        _numbered,
        _bullets,
        _slips,
        _address,
        _bars,
        _lying_bars,
        _line_chart,
        _box,
    ],
    ids=lambda draw: draw.__name__.strip("_"),
)
def test_what_only_looks_like_columns_is_no_table(draw: Draw) -> None:
    assert [texts(t.grid) for t in tables_of(draw)] == []


def test_an_empty_page_has_no_tables() -> None:
    assert find_tables(Page(1, None, 595, 842, ())) == []


# --- over the end of a page


def test_headings_are_carried_to_the_part_on_the_next_page() -> None:
    body = rows(["Wonen", "1.000", "2.000", "3.000"], ["Zorg", "4", "5", "6"], top=118)
    (first,) = tables_of(*row(100, *HEAD, font=BOLD), *body)
    (second,) = tables_of(*rows(["Sport", "7", "", "9"], ["Groen", "10", "11", "12"]))
    joined = carry_header(first, second)
    assert texts(joined.grid) == [HEAD, ["Sport", "7", "", "9"], ["Groen", "10", "11", "12"]]
    assert joined.grid.rows[0][1] is first.grid.rows[0][1]
    assert joined.grid.header_rows == 1
    assert len(joined.grid.row_places) == 3


def test_a_row_of_headings_left_on_the_page_before_stands_over_its_columns() -> None:
    (first,) = tables_of(
        *frame([50, 150, 350, 550], [90, 110]),
        left(54, 104, "Wijk"),
        left(154, 104, "2022"),
        left(354, 104, "2023"),
    )
    (second,) = tables_of(
        *frame([50, 150, 250, 350, 450, 550], [50, 70, 90, 110]),
        *[left(x, 64, t) for x, t in ((154, "Man"), (254, "Vrouw"), (354, "Man"), (454, "Vrouw"))],
        *[left(54 + 100 * n, 84, t) for n, t in enumerate(("Noord", "1", "2", "3", "4"))],
        *[left(54 + 100 * n, 104, t) for n, t in enumerate(("Zuid", "5", "6", "7", "8"))],
    )
    joined = carry_header(first, second).grid
    assert texts(joined)[0] == ["Wijk", "2022", "2022", "2023", "2023"]
    assert joined.rows[0][1] is joined.rows[0][2]
    assert texts(joined)[3] == ["Zuid", "5", "6", "7", "8"]


def test_a_part_with_fewer_columns_keeps_its_values_under_the_right_headings() -> None:
    (first,) = tables_of(
        *row(100, *HEAD, font=BOLD), *rows(["Wonen", "100", "200", "300"], ["Zorg", "4", "5", "6"], top=118)
    )
    (second,) = tables_of(*rows(["Sport", "7", "", "9"], ["Groen", "10", "", "12"]))
    assert texts(carry_header(first, second).grid)[1:] == [["Sport", "7", "", "9"], ["Groen", "10", "", "12"]]


def test_a_table_with_headings_or_other_columns_is_left_as_it_is() -> None:
    body = rows(["Wonen", "1", "2", "3"], ["Zorg", "4", "5", "6"], top=118)
    (first,) = tables_of(*row(100, *HEAD, font=BOLD), *body)
    (headed,) = tables_of(*row(100, "Post", "2024", "2025", "2026", font=BOLD), *body)
    assert carry_header(first, headed) is headed
    (other,) = tables_of(
        *[
            d
            for n in range(3)
            for d in (left(60, 100 + 16 * n, "Post"), right(200, 100 + 16 * n, f"{9 - n}.100"))
        ]
    )
    assert carry_header(first, other) is other


def test_a_row_of_a_striped_table_that_a_page_begins_with_is_no_heading() -> None:
    grid = only(
        fill(50, 50, 550, 70),
        *frame([50, 150, 350, 550], [50, 70, 90, 110, 130]),
        *(
            left(x, 64 + 20 * n, text)
            for n, cells in enumerate(
                (("Noord", "1", "2"), ("Zuid", "3", "4"), ("Oost", "5", "6"), ("West", "7", "8"))
            )
            for x, text in zip((54, 154, 354), cells, strict=True)
        ),
    )
    assert grid.header_rows is None


def test_the_parts_of_a_table_on_two_pages_are_one_table() -> None:
    (first,) = tables_of(*row(100, *HEAD, font=BOLD), *rows(["Wonen", "100", "200", "300"], top=118))
    (second,) = tables_of(*rows(["Sport", "7", "", "9"], ["Groen", "10", "11", "12"]))
    joined = join_parts(first, second)
    assert joined is not None
    whole = [HEAD, ["Wonen", "100", "200", "300"], ["Sport", "7", "", "9"], ["Groen", "10", "11", "12"]]
    assert texts(joined.grid) == whole
    assert (joined.grid.header_rows, len(joined.grid.row_places)) == (1, 4)


def test_headings_said_again_on_the_next_page_stand_once_over_the_joined_table() -> None:
    (first,) = tables_of(*row(100, *HEAD, font=BOLD), *rows(["Wonen", "100", "200", "300"], top=118))
    (second,) = tables_of(*row(100, *HEAD, font=BOLD), *rows(["Sport", "7", "8", "9"], top=118))
    joined = join_parts(first, second)
    assert joined is not None
    assert texts(joined.grid) == [HEAD, ["Wonen", "100", "200", "300"], ["Sport", "7", "8", "9"]]


def test_a_table_with_other_headings_or_a_caption_of_its_own_is_not_joined() -> None:
    (first,) = tables_of(*row(100, *HEAD, font=BOLD), *rows(["Wonen", "100", "200", "300"], top=118))
    others = row(100, "Post", "2024", "2025", "2026", font=BOLD)
    (headed,) = tables_of(*others, *rows(["Sport", "7", "8", "9"], top=118))
    assert join_parts(first, headed) is None
    (named,) = tables_of(*rows(["Sport", "7", "", "9"], ["Groen", "10", "11", "12"]))
    assert join_parts(first, replace(named, grid=replace(named.grid, title="Tabel 4"))) is None


def test_a_table_over_three_pages_is_read_once_with_the_page_of_every_row() -> None:
    bodies = [["Wonen", "100", "200", "300"]], [["Zorg", "4", "5", "6"]], [["Sport", "7", "8", "9"]]
    pages = [
        lay_out(replace(page_of(*row(100, *HEAD, font=BOLD), *rows(*body, top=118)), number=number))
        for number, body in enumerate(bodies, start=1)
    ]
    found = carried_over(pages)
    assert [len(page.parts) for page in found] == [1, 0, 0]
    (table,) = found[0].tables
    assert [r[0] for r in texts(table.grid)] == ["Programma", "Wonen", "Zorg", "Sport"]
    assert [place.page for place in table.grid.row_places] == [1, 1, 2, 3]
