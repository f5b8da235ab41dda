"""Whole PDF files, made here with reportlab, read to elements."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from corpus.errors import DocumentError
from ingest.readers.pdf.reader import read_pdf

BODY = (
    "Het college heeft in het afgelopen jaar veel gedaan aan de",
    "toegang tot hulp voor gezinnen in de wijk en in de regio. De",
    "raad kreeg daarover drie keer een bericht van het college.",
)


def pdf(draw, **options):
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842), **options)
    draw(sheet)
    sheet.save()
    return out.getvalue()


def write(sheet, x, y, lines, font="Helvetica", size=10, pitch=13):
    sheet.setFont(font, size)
    for n, line in enumerate(lines):
        sheet.drawString(x, y - n * pitch, line)
    return y - len(lines) * pitch


def read(draw, **options):
    return read_pdf(pdf(draw, **options), "stuk.pdf")


def told(reading):
    return [(e.kind, " ".join(e.lines)) for e in reading.elements]


def grey(width=40, height=40):
    from PIL import Image

    return ImageReader(Image.new("L", (width, height), 200))


def test_a_page_becomes_headings_paragraphs_and_items():
    def draw(sheet):
        y = write(sheet, 72, 760, ["Jeugdhulp in de wijk"], "Helvetica-Bold", 18)
        y = write(sheet, 72, y - 20, BODY)
        y = write(sheet, 72, y - 12, ["2.1 Financiën"], "Helvetica-Bold", 11)
        y = write(sheet, 72, y - 6, BODY)
        write(sheet, 72, y - 6, ["• eerste punt van aandacht", "• tweede punt van aandacht"])

    reading = read(draw)
    assert told(reading) == [
        ("heading", "Jeugdhulp in de wijk"),
        ("paragraph", " ".join(BODY)),
        ("heading", "2.1 Financiën"),
        ("paragraph", " ".join(BODY)),
        ("item", "eerste punt van aandacht"),
        ("item", "tweede punt van aandacht"),
    ]
    assert [e.level for e in reading.elements if e.kind == "heading"] == [1, 2]
    assert reading.elements[1].lines == BODY
    assert reading.pages == 1 and reading.title == "Jeugdhulp in de wijk" and reading.warnings == ()


def test_a_box_is_in_points_from_the_top_left_corner():
    (text,) = read(lambda s: write(s, 100, 742, ["Een zin."], size=10)).elements
    left, top, right, bottom = text.place.box
    assert left == pytest.approx(100, abs=1) and bottom == pytest.approx(100 + 2.1, abs=0.2)
    assert top == pytest.approx(100 - 7.4, abs=0.2) and 130 < right < 150


def test_two_columns_are_read_one_after_the_other_below_a_heading_across():
    left = [f"links regel {n} van de eerste kolom" for n in range(1, 7)]
    right = [f"rechts regel {n} van de tweede kolom" for n in range(1, 7)]

    def draw(sheet):
        write(
            sheet,
            72,
            760,
            ["Een kop die over allebei de kolommen van de bladzijde loopt"],
            "Helvetica-Bold",
            15,
        )
        for n in range(6):  # line by line, as some programs write them
            write(sheet, 72, 720 - 13 * n, [left[n]])
            write(sheet, 320, 720 - 13 * n, [right[n]])

    assert [text for _, text in told(read(draw))][1:] == [" ".join(left), " ".join(right)]


def test_labels_and_values_beside_each_other_are_read_row_by_row():
    rows = [("Baten", "6.918"), ("Lasten", "6.781"), ("Saldo", "137"), ("Reserve", "12")]

    def draw(sheet):
        write(sheet, 72, 760, BODY)
        for n, (label, value) in enumerate(rows):
            write(sheet, 72, 680 - 14 * n, [label])
            write(sheet, 300, 680 - 14 * n, [value])

    texts = [e for e in read(draw).elements if getattr(e, "lines", None)]
    joined = [" ".join(e.lines) for e in texts]
    assert "Baten 6.918" in joined or any(hasattr(e, "rows") for e in read(draw).elements)
    assert not any("Baten Lasten" in text for text in joined)


def test_running_heads_feet_and_page_numbers_go_and_the_number_is_kept():
    def draw(sheet):
        for n in range(1, 6):
            write(sheet, 72, 810, ["Jaarverslag 2023 gemeente"], size=8)
            write(sheet, 72, 700, [f"Dit is de tekst van bladzijde met nummer {n} in de rij."])
            write(sheet, 300, 30, [str(n + 4)], size=8)
            sheet.showPage()

    reading = read(draw)
    assert [text for _, text in told(reading)] == [
        f"Dit is de tekst van bladzijde met nummer {n} in de rij." for n in range(1, 6)
    ]
    assert [(e.place.page, e.place.printed) for e in reading.elements] == [
        (n, str(n + 4)) for n in range(1, 6)
    ]


def test_a_page_label_goes_before_a_number():
    def draw(sheet):
        for n in range(3):
            sheet.addPageLabel(n, style="ROMAN_LOWER", start=n + 1)
            write(sheet, 72, 700, ["Tekst van een voorwerk."])
            sheet.showPage()

    assert [e.place.printed for e in read(draw).elements] == ["i", "ii", "iii"]


def test_a_hyphen_at_a_line_end_stays_for_the_mending():
    lines = ("Dit gaat over ontwikke-", "ling van Ouder- en kindhulp", "in de jaren 2019-", "2020.")
    (text,) = read(lambda s: write(s, 72, 700, lines)).elements
    assert text.lines == lines


def test_raised_digits_are_kept_apart_from_the_number_before_them():
    def draw(sheet):
        write(sheet, 72, 700, ["Het bereik was 60%"])
        width = sheet.stringWidth("Het bereik was 60%", "Helvetica", 10)
        write(sheet, 72 + width, 704, ["3"], size=6)

    assert told(read(draw)) == [("paragraph", "Het bereik was 60%³")]


def test_small_print_at_the_foot_with_a_number_is_a_note():
    def draw(sheet):
        write(sheet, 72, 760, BODY * 4)
        write(sheet, 72, 150, ["1 Zie het rapport van de rekenkamer."], size=7)

    assert told(read(draw))[-1] == ("note", "1 Zie het rapport van de rekenkamer.")


def test_a_table_of_contents_is_left_out():
    def draw(sheet):
        write(sheet, 72, 760, ["Inhoud"], "Helvetica-Bold", 14)
        for n, page in enumerate((3, 5, 9, 12)):
            write(sheet, 72, 730 - 15 * n, [f"Hoofdstuk {n + 1} {'.' * 60} {page}"])
        write(sheet, 72, 500, BODY)

    assert told(read(draw)) == [("paragraph", " ".join(BODY))]


def test_scattered_numbers_and_labels_are_uncertain():
    def draw(sheet):
        for x, y, text, size in (
            (80, 700, "1.174", 30), (330, 655, "948", 22), (120, 560, "87%", 40), (400, 520, "31%", 18),
            (210, 610, "gezinnen in hulp", 9), (60, 480, "bereik in de wijk", 12), (350, 420, "wachttijd", 8),
        ):  # fmt: skip
            write(sheet, x, y, [text], size=size)

    assert {e.certain for e in read(draw).elements} == {False}


def test_a_title_in_the_properties_counts_only_when_it_is_one():
    def titled(name):
        def draw(sheet):
            sheet.setTitle(name)
            write(sheet, 72, 760, ["Nota jeugdhulp en preventie"], "Helvetica-Bold", 20)
            write(sheet, 72, 700, BODY)

        return read(draw).title

    assert titled("Nota jeugdhulp en preventie 2024") == "Nota jeugdhulp en preventie 2024"
    for name in (
        "Microsoft Word - nota_v3.docx",
        "nota_v3.pdf",
        "untitled",
        "Handleiding kantoorprinter begane grond",
    ):
        assert titled(name) == "Nota jeugdhulp en preventie"


def test_a_page_with_only_a_picture_is_told():
    def draw(sheet):
        write(sheet, 72, 700, BODY)
        sheet.showPage()
        sheet.drawImage(grey(), 0, 0, 595, 842)
        sheet.showPage()

    reading = read(draw)
    assert reading.warnings == ("bladzijde 2: alleen beeld, geen tekst",) and reading.pages == 2


def test_a_turned_page_reads_upright_and_its_boxes_are_those_of_the_page_as_shown():
    def draw(sheet):
        sheet.setPageRotation(90)
        sheet.rotate(90)  # written sideways, then shown upright by the page's own turn
        write(sheet, 100, -200, BODY)

    (text,) = read(draw).elements
    assert text.lines == BODY
    assert text.place.box[0] == pytest.approx(100, abs=1) and 180 < text.place.box[1] < 200


def test_writing_that_stands_sideways_on_the_page_is_read_and_boxed_where_it_stands():
    def draw(sheet):
        sheet.rotate(90)
        write(sheet, 100, -200, BODY)

    (text,) = read(draw).elements
    left, top, right, bottom = text.place.box
    assert text.lines == BODY
    assert 185 < left < 200 and right == pytest.approx(200 + 26 + 2, abs=2)
    assert bottom == pytest.approx(742, abs=1) and top < 500


def test_a_password_is_told_in_dutch():
    data = pdf(lambda s: write(s, 72, 700, BODY), encrypt=StandardEncryption("geheim", ownerPassword="baas"))
    with pytest.raises(DocumentError, match=r"wachtwoord \(stuk.pdf\)"):
        read_pdf(data, "stuk.pdf")


def test_a_file_with_only_an_owner_password_is_read():
    data = pdf(lambda s: write(s, 72, 700, BODY), encrypt=StandardEncryption("", ownerPassword="baas"))
    assert told(read_pdf(data, "stuk.pdf")) == [("paragraph", " ".join(BODY))]


def test_a_damaged_file_is_told_in_dutch():
    with pytest.raises(DocumentError, match="beschadigd"):
        read_pdf(b"%PDF-1.7\nniets\n", "stuk.pdf")


def test_a_broken_off_file_is_refused_or_warned_of():
    def draw(sheet):
        for n in range(8):
            write(sheet, 72, 700, [f"Tekst van bladzijde met nummer {n}."])
            sheet.showPage()

    whole = pdf(draw)
    for part in (0.3, 0.6, 0.9):
        try:
            reading = read_pdf(whole[: int(len(whole) * part)], "stuk.pdf")
        except DocumentError:
            continue
        assert any("afgebroken" in w or "beschadigd" in w for w in reading.warnings)


def test_a_damaged_page_is_named_and_the_others_are_read():
    def draw(sheet):
        for n in (1, 2, 3):
            write(sheet, 72, 700, [f"Tekst van bladzijde met nummer {n}."])
            sheet.showPage()

    data = pdf(draw, pageCompression=0)
    kinds = data.split(b"/Type /Page\n")
    assert len(kinds) == 4
    broken = (
        kinds[0] + b"/Type /Page\n" + kinds[1] + b"/Type /Pxge\n" + kinds[2] + b"/Type /Page\n" + kinds[3]
    )
    reading = read_pdf(broken, "stuk.pdf")
    texts = [text for _, text in told(reading)]
    assert "Tekst van bladzijde met nummer 1." in texts and "Tekst van bladzijde met nummer 3." in texts
    assert ("Tekst van bladzijde met nummer 2." in texts) != any("bladzijde 2" in w for w in reading.warnings)


def test_a_page_with_very_many_objects_ends():
    def draw(sheet):
        for n in range(32_000):
            sheet.rect(n % 590, n // 590 * 5, 3, 3, fill=0)
        write(sheet, 72, 780, ["Hier staat nog een zin."])

    reading = read(draw)
    assert ("paragraph", "Hier staat nog een zin.") in told(reading)
    assert any("meer dan te lezen is" in w for w in reading.warnings)
