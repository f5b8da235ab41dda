"""From words to columns, lines and blocks; headings with levels; furniture. Words are made by hand."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from ingest.readers.pdf.blocks import Block, find_pitches, make_blocks
from ingest.readers.pdf.columns import read_columns
from ingest.readers.pdf.extract import open_pdf, read_pages
from ingest.readers.pdf.furniture import PagePieces, find_furniture
from ingest.readers.pdf.headings import find_body, find_levels, is_heading
from ingest.readers.pdf.layout import lay_out
from ingest.readers.pdf.lines import make_lines, make_pieces
from ingest.readers.pdf.ocr import Recognised
from ingest.readers.pdf.page import Fill, Page, Word
from ingest.readers.pdf.view import page_view, rectangle, turned, turned_back

PROSE = "de raad kreeg hierover een bericht van het college"


def words(text, x, base, size=10.0, **style):
    """Words of half the type size a letter, from x, on a base line."""
    found = []
    for part in text.split():
        right = x + len(part) * size / 2
        found.append(Word(part, (x, base - 0.74 * size, right, base + 0.21 * size), size, **style))
        x = right + size / 4
    return found


def lines(*rows, **style):
    return make_lines(
        make_pieces([w for n, row in enumerate(rows) for w in words(row, 72, 100 + 13 * n, **style)])
    )


def block(text, x=72, base=100.0, **style):
    return Block(tuple(make_lines(make_pieces(words(text, x, base, **style)))))


def texts(blocks):
    return [b.text for b in blocks]


def test_words_in_another_style_that_touch_stay_one_word():
    first = words("zorg", 72, 100)
    rest = words("plan", first[0].box[2], 100, bold=True, before="")
    (line,) = make_lines(make_pieces(first + rest))
    assert line.text == "zorgplan" and not line.even


def test_a_line_with_a_hyphen_that_a_space_follows_keeps_the_space():
    (line,) = make_lines(make_pieces(words("Ouder-", 72, 100, open_end=True)))
    assert line.text == "Ouder- "


def test_paragraphs_part_at_wider_spacing_and_at_early_ends():
    rows = make_lines(
        make_pieces(
            words(f"Een: {PROSE}", 72, 100) + words("en dat was alles.", 72, 113)
            + words(f"Twee: {PROSE}", 72, 126) + words("en nog een zin", 72, 139)
            + words(f"drie: {PROSE}", 72, 170)
        )
    )  # fmt: skip
    assert texts(make_blocks(rows, find_pitches([rows]))) == [
        f"Een: {PROSE} en dat was alles.", f"Twee: {PROSE} en nog een zin", f"drie: {PROSE}",
    ]  # fmt: skip


def test_a_bold_word_within_a_paragraph_does_not_cut_it():
    rows = make_lines(
        make_pieces(
            words(f"{PROSE} en", 72, 100) + words("heel", 318, 100, bold=True)
            + words("belangrijk", 72, 113, bold=True) + words(f"is {PROSE}", 126, 113)
        )
    )  # fmt: skip
    assert len(make_blocks(rows, {10.0: 13.0})) == 1


def test_items_with_numbers_part_where_the_line_before_ended():
    rows = lines("1. eerste maatregel.", "2. tweede maatregel.", "3. derde maatregel.")
    blocks = make_blocks(rows, {})
    assert texts(blocks) == ["1. eerste maatregel.", "2. tweede maatregel.", "3. derde maatregel."]
    assert all(b.listed for b in blocks)


def column(x, name, rows, first=100.0):
    return [w for n in range(rows) for w in words(f"{name} {n} {PROSE[:30]}", x, first + 13 * n)]


def test_three_columns_are_read_from_left_to_right():
    pieces = make_pieces(column(40, "a", 5) + column(240, "b", 5) + column(440, "c", 5))
    names = [{w.text for p in leaf for w in p.words} & {"a", "b", "c"} for leaf in read_columns(pieces)]
    assert names == [{"a"}, {"b"}, {"c"}]


def test_what_crosses_the_gutter_parts_what_is_above_from_what_is_below():
    across = words(f"kop {PROSE} {PROSE}", 40, 180)
    pieces = make_pieces(
        column(40, "a", 4) + column(300, "b", 4) + across + column(40, "c", 4, 210) + column(300, "d", 4, 210)
    )
    first = [leaf[0].words[0].text for leaf in read_columns(pieces)]
    assert first == ["a", "b", "kop", "c", "d"]


def test_labels_with_figures_are_no_columns():
    pieces = make_pieces(
        [w for n in range(6) for w in words("Lasten", 40, 100 + 13 * n) + words("1.234", 300, 100 + 13 * n)]
    )
    assert len(read_columns(pieces)) == 1


def test_a_filled_box_beside_running_text_is_read_by_itself():
    inside = [w for n in range(3) for w in words(f"kader {PROSE[:30]}", 360, 130 + 13 * n)]
    outside = [w for n in range(9) for w in words(f"tekst {PROSE[:40]}", 60, 100 + 13 * n)]
    mixed = sorted(inside + outside, key=lambda w: (w.box[1], w.box[0]))
    page = Page(1, None, 595, 842, tuple(mixed), fills=(Fill((350, 115, 560, 165), (230, 230, 230)),))
    starts = [{line.text.split()[0] for line in part} for part in lay_out(page).parts]
    assert all(len(start) == 1 for start in starts) and {"kader"} in starts


def test_headings_stand_out_and_body_text_does_not():
    body = find_body([block(f"{PROSE} {PROSE}.")])
    assert is_heading(block("Kansen in de wijk", size=14.0), body)
    assert is_heading(block("Kansen in de wijk", bold=True), body)
    assert is_heading(block("Kansen in de wijk", color=(200, 0, 90)), body)
    assert is_heading(block("KANSEN IN DE WIJK"), body)
    assert not is_heading(block("Kansen in de wijk"), body)
    assert not is_heading(block("Tabel 2: kansen in de wijk", bold=True), body)
    assert not is_heading(block("Dit is een vette zin.", bold=True), body)
    assert not is_heading(block("87,4%", size=30.0), body)


def test_levels_go_by_size_and_within_a_size_by_number():
    heads = [
        block("Jaarverslag", size=20.0),
        block("1 Zorg", size=14.0), block("1.1 Jeugd", size=14.0), block("Wachttijd", bold=True),
        block("2 Geld", size=14.0),
    ]  # fmt: skip
    assert find_levels(heads) == [1, 2, 3, 4, 2]


def test_headings_of_one_size_rank_by_where_they_begin():
    heads = [block("1. Punt", bold=True), block("a. Deel", x=100, bold=True, color=(0, 120, 120))]
    assert find_levels(heads) == [1, 2]


def pages_with(*rows):
    return [PagePieces(n, 842, make_pieces(page)) for n, page in enumerate(rows, start=1)]


def test_the_header_row_of_a_table_that_goes_on_is_no_furniture():
    pages = pages_with(
        *(words("Product Begroot Werkelijk", 72, 80) + words(f"Totaal {n}3 14", 72, 93) for n in (1, 2, 4, 8))
    )
    assert all(not dropped for dropped in find_furniture(pages).pieces.values())


def test_page_numbers_must_count_on():
    pages = pages_with(*(words(f"bericht {PROSE}", 72, 300) + words(str(n), 300, 820) for n in (7, 8, 9)))
    assert find_furniture(pages).printed == {1: "7", 2: "8", 3: "9"}
    years = pages_with(*(words(f"bericht {PROSE}", 72, 300) + words("2023", 300, 820) for _ in range(3)))
    assert find_furniture(years).printed == {}


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_box_on_a_turned_page_goes_back_to_where_it_is_shown(angle):
    shown = page_view((0, 0, 600, 800), 0)
    box = (10.0, 20.0, 110.0, 40.0)
    there = rectangle(box, turned(shown, angle).matrix)
    assert turned_back(there, shown, angle) == rectangle(box, shown.matrix) == (10, 760, 110, 780)


def scan():
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842))
    sheet.drawImage(ImageReader(Image.new("L", (40, 40), 200)), 0, 0, 595, 842)
    sheet.save()
    return open_pdf(out.getvalue(), "scan.pdf")


def test_a_page_of_only_a_picture_gets_the_words_recognised_in_it():
    seen = []

    def recognise(image):
        seen.append(image.size)
        return Recognised(tuple(words(PROSE, 72, 100)), 0.9)

    (page,) = read_pages(scan(), recognise)
    assert page.confidence == 0.9 and " ".join(w.text for w in page.page.words) == PROSE
    assert seen == [(2480, 3509)]  # A4 at 300 dots an inch


def test_words_that_are_too_doubtful_are_not_taken():
    (page,) = read_pages(scan(), lambda image: Recognised(tuple(words(PROSE, 72, 100)), 0.4))
    assert page.confidence is None and page.page.words == () and page.without_text
