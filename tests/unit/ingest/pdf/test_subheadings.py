"""Headings without a type of their own, items beside a column, and running heads; made with reportlab."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen import canvas

from ingest.readers.pdf.marks import numbering
from ingest.readers.pdf.reader import read_pdf

BODY = (
    "Het college heeft in het afgelopen jaar veel gedaan aan de",
    "toegang tot hulp voor gezinnen in de wijk en in de regio. De",
    "raad kreeg daarover drie keer een bericht van het college.",
)


def read(*pages):
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842))
    for draw in pages:
        draw(sheet)
        sheet.showPage()
    sheet.save()
    return read_pdf(out.getvalue(), "stuk.pdf")


def write(sheet, y, lines, font="Helvetica", size=10, x=72):
    sheet.setFont(font, size)
    for n, line in enumerate(lines):
        sheet.drawString(x, y - n * 13, line)
    return y - len(lines) * 13


def underline(sheet, y, text):
    write(sheet, y, [text])
    sheet.line(72, y - 1.5, 72 + sheet.stringWidth(text, "Helvetica", 10), y - 1.5)
    return y - 13


def headings(reading):
    return [(e.level, " ".join(e.lines)) for e in reading.elements if getattr(e, "kind", "") == "heading"]


def test_an_underlined_line_above_its_text_is_a_heading_below_the_bold_ones():
    def draw(sheet):
        y = write(sheet, 760, ["Grondslagen"], "Helvetica-Bold")
        y = underline(sheet, y - 2, "Materiele vaste activa")
        y = write(sheet, y, BODY)
        y = underline(sheet, y - 13, "Eigen vermogen")
        write(sheet, y, BODY)

    assert headings(read(draw)) == [(1, "Grondslagen"), (2, "Materiele vaste activa"), (2, "Eigen vermogen")]


def test_a_line_in_italics_close_above_its_text_is_a_heading():
    def draw(sheet):
        y = write(sheet, 760, BODY)
        y = write(sheet, y - 13, ["Wachttijden in de wijk"], "Helvetica-Oblique")
        write(sheet, y, BODY)

    assert headings(read(draw)) == [(1, "Wachttijden in de wijk")]


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ("Noor, moeder van drie", 0, 20),  # the name under a quote: nearer to what stands above
        ("Dit zei het college in mei.", 20, 0),  # a sentence
        ("Tabel 2 Wachttijden in de wijk", 20, 0),  # a caption
        ("in de wijk en in de regio", 20, 0),  # goes on from somewhere
        ("https://www.raad.nl/stukken", 20, 0),  # an address is underlined for another reason
    ],
)
def test_other_lines_in_italics_are_no_headings(text, above, below):
    def draw(sheet):
        y = write(sheet, 760, BODY)
        y = write(sheet, y - above, [text], "Helvetica-Oblique")
        write(sheet, y - below, BODY)

    assert headings(read(draw)) == []


def test_what_stands_on_the_line_of_an_item_belongs_to_it():
    def draw(sheet):
        write(sheet, 760, BODY)
        for n, (name, part) in enumerate(
            [
                ("Provincie Zuid", "Programma erfgoed"),
                ("Gemeente Noord", "Collectie kunst"),
                ("Rijk", "Bijdrage kennis"),
            ]
        ):
            write(sheet, 700 - 13 * n, [f"• {name}"])
            write(sheet, 700 - 13 * n, [part], x=220)

    items = [" ".join(e.lines) for e in read(draw).elements if e.kind == "item"]
    assert items == [
        "Provincie Zuid Programma erfgoed",
        "Gemeente Noord Collectie kunst",
        "Rijk Bijdrage kennis",
    ]


def test_a_numeral_before_a_heading_stays_with_it():
    def draw(sheet):
        y = write(sheet, 760, BODY)
        for numeral, text in (("I", "Vragen van de fracties"), ("II", "Antwoord van de minister")):
            write(sheet, y - 13, [numeral], "Helvetica-Bold")
            y = write(sheet, y - 13, [text], "Helvetica-Bold", x=110)
            y = write(sheet, y - 13, BODY)

    found = headings(read(draw))
    assert found == [(1, "I Vragen van de fracties"), (1, "II Antwoord van de minister")]


def test_headings_that_stand_inset_rank_below_those_of_their_style_at_the_margin():
    def draw(sheet):
        y = 780
        for text, x in (("Stukken", 72), ("Eerste stuk", 130), ("Tweede stuk", 130), ("Overige punten", 72)):
            y = write(sheet, y - 13, [text], "Helvetica-Bold", x=x)
            y = write(sheet, y - 6, BODY, x=x)

    assert [level for level, _ in headings(read(draw))] == [1, 2, 2, 1]


def test_headings_of_two_columns_are_of_one_level():
    def draw(sheet):
        for x in (50, 320):
            y = 780
            for name in "ab":
                y = write(sheet, y - 13, [f"Stuk {name}{x}"], "Helvetica-Bold", x=x)
                y = write(sheet, y - 6, [line[:44] for line in BODY], x=x)

    found = headings(read(draw))
    assert len(found) == 4 and {level for level, _ in found} == {1}


def test_a_running_head_whose_day_is_the_number_of_its_page_is_gone_too():
    def page(number):
        def draw(sheet):
            write(sheet, 800, [f"- {number} -"], x=280)
            write(sheet, 800, ["Raad vrijdag 3 december 2024"], x=400)
            write(sheet, 740, [f"{line} ({number})" for line in BODY])

        return draw

    reading = read(*(page(n) for n in range(1, 6)))
    assert not any("vrijdag" in " ".join(e.lines) for e in reading.elements)
    assert [e.place.printed for e in reading.elements] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("Richtlijn 2.2: Genoeg tijd", "2.2"), ("Thema 2.1.3 Zorg", "2.1.3"), ("Wijk 7 in cijfers", "")],
)
def test_a_dotted_number_behind_one_word_numbers_a_heading(text, number):
    assert numbering(text) == number
