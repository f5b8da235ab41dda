"""Word documents: what is read from them, and what is not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Pt, RGBColor

from corpus.errors import DocumentError
from ingest.elements import Grid, Text
from ingest.readers.docx import read_docx

LETTERS = Path(__file__).parents[4] / "shared/data/documents/jenv"
NUMBERING = """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{second}"/><w:lvlText w:val="{text}"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>"""


def xml(text):
    """A piece of WordprocessingML."""
    head, _, tail = text.partition(">")
    closed = head.endswith("/")
    return parse_xml(f"{head.rstrip('/')} {nsdecls('w')}{'/' if closed else ''}>{tail}")


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document):
    return read_docx(saved(document), "x.docx")


def added(document, *markup):
    """The document with paragraphs or tables in markup at the end of its body."""
    for text in markup:
        document.element.body.insert(-1, xml(text))
    return document


def body(*markup):
    """What is read from a document of these paragraphs."""
    return read(added(docx.Document(), *markup))


def texts(reading, kind=None):
    return [e.lines for e in reading.elements if isinstance(e, Text) and kind in (None, e.kind)]


def grids(reading):
    return [e for e in reading.elements if isinstance(e, Grid)]


def shown(grid):
    return [[c and c.text for c in row] for row in grid.rows]


def bold(document, text):
    document.add_paragraph().add_run(text).bold = True


def numbered(second="decimal", text="%1.%2"):
    """A document with two numberings (91, 92) of one list; the second starts anew."""
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(NUMBERING.format(ns=nsdecls("w"), second=second, text=text)))
    root.append(xml('<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    root.append(xml(f'<w:num w:numId="92"><w:abstractNumId w:val="90"/>{override}</w:num>'))
    return document


def listed(text, level=0, number=91):
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


# --- headings ---


def test_heading_styles_give_their_level():
    document = docx.Document()
    document.add_heading("Zorg", 1)
    document.add_heading("Wachttijd", 2)
    document.add_paragraph("De wachttijd daalde.")
    found = [(e.kind, e.lines, e.level) for e in read(document).elements]
    assert found == [
        ("heading", ("Zorg",), 1),
        ("heading", ("Wachttijd",), 2),
        ("paragraph", ("De wachttijd daalde.",), 1),
    ]


def test_style_based_on_a_heading_is_a_heading():
    document = docx.Document()
    style = document.styles.add_style("Hoofdstukkop", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Jeugd", style)
    document.add_paragraph("Tekst.")
    first = read(document).elements[0]
    assert (first.kind, first.level) == ("heading", 2)


def test_dutch_heading_style_and_outline_level_count():
    document = docx.Document()
    document.styles.add_style("Kop 3", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Jeugd", "Kop 3")
    added(document, '<w:p><w:pPr><w:outlineLvl w:val="3"/></w:pPr><w:r><w:t>Wonen</w:t></w:r></w:p>')
    document.add_paragraph("Tekst.")
    assert [(e.kind, e.level) for e in read(document).elements[:2]] == [("heading", 3), ("heading", 4)]


def test_bold_short_lines_above_text_are_headings_and_the_question_below_is_not():
    document = docx.Document()
    bold(document, "Vraag 1")
    bold(document, "Kent u het bericht?")
    bold(document, "Antwoord op vraag 1")
    document.add_paragraph("Ja. Dat bericht is mij bekend en ik heb het met belangstelling gelezen.")
    bold(document, "Vraag 2")
    bold(document, "Hoe vaak kwam dit voor?")
    bold(document, "Antwoord op vraag 2")
    document.add_paragraph("Dit kwam 12 keer voor, zo blijkt uit de registratie van de gemeente.")
    headings = [e.lines[0] for e in read(document).elements if e.kind == "heading"]
    assert headings == ["Vraag 1", "Antwoord op vraag 1", "Vraag 2", "Antwoord op vraag 2"]
    assert {e.level for e in read(document).elements if e.kind == "heading"} == {1}


def test_bold_line_above_nothing_or_that_ends_as_a_sentence_is_no_heading():
    document = docx.Document()
    bold(document, "Dit is van belang.")
    document.add_paragraph("Gewone tekst die hieronder staat en wat langer is.")
    bold(document, "Het college")
    assert texts(read(document), "heading") == []


def test_where_all_is_bold_bold_makes_no_headings():
    document = docx.Document()
    for text in ("Inleiding", "Dit is de tekst van de inleiding, die vet is gezet.", "Kort"):
        bold(document, text)
    document.add_paragraph("Slot.")
    assert texts(read(document), "heading") == []


def test_larger_lines_stand_above_bold_lines():
    document = docx.Document()
    document.add_paragraph().add_run("Jaarverslag").font.size = Pt(20)
    document.add_paragraph("Dit verslag gaat over het hele jaar.")
    bold(document, "Zorg")
    document.add_paragraph("De zorg groeide dit jaar.")
    headings = [(e.lines[0], e.level) for e in read(document).elements if e.kind == "heading"]
    assert headings == [("Jaarverslag", 1), ("Zorg", 2)]


def test_bold_line_below_a_styled_heading_is_one_level_lower():
    document = docx.Document()
    document.add_heading("Zorg", 2)
    document.add_paragraph("Dit gaat over zorg.")
    bold(document, "Wachttijd")
    document.add_paragraph("Die daalde.")
    assert [e.level for e in read(document).elements if e.kind == "heading"] == [2, 3]


def test_bold_first_line_before_a_line_break_is_parted_from_its_text():
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Weging").bold = True
    paragraph.add_run("\nDe uitkomst is gewogen.")
    found = [(e.kind, e.lines, e.place.anchor) for e in read(document).elements]
    assert found == [
        ("heading", ("Weging",), "alinea 1"),
        ("paragraph", ("De uitkomst is gewogen.",), "alinea 1"),
    ]


# --- numbers and lists ---


def test_automatic_numbers_are_counted_as_word_shows_them():
    document = numbered()
    added(document, listed("Een"), listed("Een een", 1), listed("Een twee", 1), listed("Twee"))
    added(document, listed("Twee een", 1), listed("Opnieuw", 0, 92), listed("Punt", 2))
    assert [lines[0] for lines in texts(read(document), "item")] == [
        "1. Een",
        "1.1 Een een",
        "1.2 Een twee",
        "2. Twee",
        "2.1 Twee een",
        "1. Opnieuw",
        "Punt",
    ]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("lowerLetter", "b)"),
        ("upperLetter", "B)"),
        ("lowerRoman", "ii)"),
        ("upperRoman", "II)"),
        ("decimalZero", "02)"),
    ],
)
def test_number_styles(style, expected):
    document = added(numbered(style, "%2)"), listed("a", 1), listed("b", 1))
    assert texts(read(document))[1] == (f"{expected} b",)


def test_numbered_heading_keeps_its_number():
    document = numbered()
    for level in (1, 2):
        properties = document.styles[f"Heading {level}"].element.get_or_add_pPr()
        number = f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="91"/>'
        properties.append(xml(f"<w:numPr>{number}</w:numPr>"))
    for text, level in (("Zorg", 1), ("Wonen", 1), ("Huur", 2)):
        document.add_heading(text, level)
    document.add_paragraph("Tekst.")
    assert texts(read(document), "heading") == [("1. Zorg",), ("2. Wonen",), ("2.1 Huur",)]


def test_list_styles_and_typed_bullets_are_items_without_their_mark():
    document = docx.Document()
    document.add_paragraph("zorg", "List Bullet")
    document.add_paragraph("• wonen")
    document.add_paragraph("-\twerk")
    document.add_paragraph("-4 graden was het.")
    reading = read(document)
    assert texts(reading, "item") == [("zorg",), ("wonen",), ("werk",)]
    assert texts(reading, "paragraph") == [("-4 graden was het.",)]


# --- tables ---


def table(document, *rows, style=None):
    made = document.add_table(len(rows), len(rows[0]), style)
    for line, row in zip(rows, made.rows, strict=True):
        for text, cell in zip(line, row.cells, strict=True):
            cell.text = text
    return made


def test_table_comes_out_with_empty_cells_and_its_place():
    document = docx.Document()
    document.add_paragraph("Vooraf.")
    table(document, ("Wijk", "2023"), ("Noord", ""))
    (grid,) = grids(read(document))
    assert shown(grid) == [["Wijk", "2023"], ["Noord", None]]
    assert (grid.place.anchor, grid.place.page, grid.header_rows) == ("tabel 1", None, None)


def test_merged_cells_are_the_same_object_in_each_place():
    document = docx.Document()
    made = table(document, ("Wijk", "", ""), ("", "2022", "2023"), ("Noord", "1", "2"))
    made.cell(0, 0).merge(made.cell(1, 0))
    made.cell(0, 1).merge(made.cell(0, 2)).text = "Jaar"
    (grid,) = grids(read(document))
    assert grid.rows[0][0] is grid.rows[1][0]
    assert grid.rows[0][1] is grid.rows[0][2]
    assert shown(grid)[1:] == [["Wijk", "2022", "2023"], ["Noord", "1", "2"]]
    assert grid.rows[0][1].text == "Jaar"


def test_cells_skipped_at_the_start_of_a_row_stay_empty():
    row = "<w:tr>{}{}</w:tr>"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    first = row.format("", "".join(cell.format(t) for t in ("Wijk", "2022", "2023")))
    second = row.format('<w:trPr><w:gridBefore w:val="1"/></w:trPr>', cell.format("7") + cell.format("8"))
    (grid,) = grids(body(f"<w:tbl>{first}{second}</w:tbl>"))
    assert shown(grid) == [["Wijk", "2022", "2023"], [None, "7", "8"]]


def test_rows_that_repeat_on_each_page_are_header_rows_and_bold_is_told():
    document = docx.Document()
    made = table(document, ("Wijk", "2023"), ("Noord", "7"))
    made.rows[0]._tr.get_or_add_trPr().append(xml("<w:tblHeader/>"))
    made.cell(0, 1).paragraphs[0].runs[0].bold = True
    (grid,) = grids(read(document))
    assert grid.header_rows == 1
    assert [c.bold for c in grid.rows[0]] == [False, True]


def test_rows_and_cells_in_content_controls_are_read():
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    first = f"<w:tr>{cell.format('Wijk')}{control.format(cell.format('2023'))}</w:tr>"
    second = control.format(f"<w:tr>{cell.format('Noord')}{cell.format('7')}</w:tr>")
    (grid,) = grids(body(f"<w:tbl>{first}{second}</w:tbl>"))
    assert shown(grid) == [["Wijk", "2023"], ["Noord", "7"]]


def test_caption_above_or_below_becomes_the_title():
    above, below = docx.Document(), docx.Document()
    above.add_paragraph("Bereik per wijk", "Caption")
    table(above, ("Wijk", "2023"), ("Noord", "7"))
    table(below, ("Wijk", "2023"), ("Noord", "7"))
    below.add_paragraph("Tabel 3 Bereik per wijk")
    assert [grids(read(d))[0].title for d in (above, below)] == ["Bereik per wijk", "Tabel 3 Bereik per wijk"]
    assert texts(read(above)) == texts(read(below)) == []


@pytest.mark.parametrize("below", [False, True])
def test_caption_between_two_tables_names_the_right_one(below):
    document = docx.Document()
    for n in ("1", "2"):
        if not below:
            document.add_paragraph(f"Tabel {n}")
        table(document, ("Wijk", n), ("Noord", "7"))
        if below:
            document.add_paragraph(f"Tabel {n}")
    assert [(g.title, shown(g)[0][1]) for g in grids(read(document))] == [("Tabel 1", "1"), ("Tabel 2", "2")]


def test_caption_of_a_picture_is_no_title_of_a_table():
    document = docx.Document()
    document.add_paragraph("Figuur 1 Bereik", "Caption")
    table(document, ("Wijk", "2023"), ("Noord", "7"))
    assert grids(read(document))[0].title == ""


def test_unit_line_above_a_table_goes_with_it():
    document = docx.Document()
    document.add_paragraph("Tabel 1 Lasten")
    document.add_paragraph("(bedragen x € 1.000)")
    table(document, ("Wijk", "2023"), ("Noord", "7"))
    reading = read(document)
    assert (grids(reading)[0].title, grids(reading)[0].notes) == ("Tabel 1 Lasten", ("(bedragen x € 1.000)",))
    assert len(reading.elements) == 1


def test_nested_table_follows_its_table_and_frames_dissolve():
    document = docx.Document()
    made = table(document, ("A", "B"), ("1", "2"))
    inner = made.cell(1, 1).add_table(2, 2)
    for n, text in enumerate(("Wijk", "2023", "Noord", "7")):
        inner.cell(n // 2, n % 2).text = text
    frame = document.add_table(1, 1)
    frame.cell(0, 0).text = "Kader"
    frame.cell(0, 0).add_paragraph("punt", "List Bullet")
    reading = read(document)
    assert [shown(g)[0] for g in grids(reading)] == [["A", "B"], ["Wijk", "2023"]]
    assert texts(reading) == [("Kader",), ("punt",)]


def test_deleted_rows_are_left_out():
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{{}}{cell}{cell.format(1)}</w:tr>"
    gone = row.format('<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>', "Zuid")
    reading = body(f"<w:tbl>{row.format('', 'Noord')}{gone}{row.format('', 'West')}</w:tbl>")
    assert shown(grids(reading)[0]) == [["Noord", "1"], ["West", "1"]]
    assert "wijzigingen" in reading.warnings[0]


# --- what a line holds ---


def test_signs_within_a_line():
    run = (
        "<w:p><w:r><w:t>Noord</w:t><w:noBreakHyphen/><w:t>Holland</w:t><w:softHyphen/><w:tab/>"
        "<w:t>12</w:t><w:br/><w:t>Zuid</w:t></w:r></w:p>"
    )
    assert texts(body(run)) == [("Noord-Holland\t12", "Zuid")]


def test_only_the_result_of_a_field_is_read():
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(text):
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    inner = f"{mark('begin')}{code('DOCPROPERTY x')}{mark('separate')}<w:r><w:t>99</w:t></w:r>{mark('end')}"
    question = f"{mark('begin')}{code('IF ')}{inner}{code(' = 1')}"
    outer = f"{question}{mark('separate')}<w:r><w:t>7</w:t></w:r>{mark('end')}"
    assert texts(body(f"<w:p><w:r><w:t>Er zijn </w:t></w:r>{outer}</w:p>")) == [("Er zijn 7",)]


def test_field_that_is_never_closed_swallows_only_its_own_paragraph():
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>weg</w:t></w:r></w:p>'
    assert texts(body(broken, "<w:p><w:r><w:t>blijft</w:t></w:r></w:p>")) == [("blijft",)]


def test_contents_and_page_numbers_are_left_out():
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent><w:p><w:r><w:t>Zorg 4</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    number = '<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    page = f"<w:p><w:r><w:t>Pagina </w:t></w:r>{number}</w:p>"
    assert texts(body(contents, page, "<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p>")) == [("Tekst.",)]


def test_links_controls_and_insertions_are_read_and_deletions_not():
    def run(text, tag="t"):
        return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"

    reading = body(
        f"<w:p><w:hyperlink>{run('a')}</w:hyperlink><w:smartTag>{run('b')}</w:smartTag>"
        f"<w:sdt><w:sdtContent>{run('c')}</w:sdtContent></w:sdt>"
        f"<w:ins w:id='1' w:author='x'>{run('d')}</w:ins>"
        f"<w:del w:id='2' w:author='x'>{run('e', 'delText')}</w:del>"
        f"<w:moveFrom w:id='3' w:author='x'>{run('f')}</w:moveFrom></w:p>"
    )
    assert texts(reading) == [("abcd",)]
    assert reading.warnings == (
        "bevat wijzigingen die nog niet zijn verwerkt; ingevoegde tekst is gelezen, verwijderde niet.",
    )


def test_hint_in_an_unfilled_control_is_left_out():
    content = "<w:sdtContent><w:r><w:t>Klik hier</w:t></w:r></w:sdtContent>"
    hint = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{content}</w:sdt>"
    assert texts(body(f"<w:p><w:r><w:t>Naam</w:t></w:r>{hint}</w:p>")) == [("Naam",)]


def test_hidden_white_and_tiny_text_is_left_out_with_a_warning():
    document = docx.Document()
    paragraph = document.add_paragraph("Gezien")
    paragraph.add_run("weg").font.hidden = True
    paragraph.add_run("wit").font.color.rgb = RGBColor(255, 255, 255)
    paragraph.add_run("klein").font.size = Pt(1)
    reading = read(document)
    assert texts(reading) == [("Gezien",)]
    assert reading.warnings == ("bevat verborgen, witte of onleesbaar kleine tekst; die is niet gelezen.",)


def test_white_text_on_a_filled_cell_is_read():
    document = docx.Document()
    made = table(document, ("Wijk", "2023"), ("Noord", "7"))
    made.cell(0, 1).paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    without = shown(grids(read(document))[0])
    made.cell(0, 1)._tc.get_or_add_tcPr().append(xml('<w:shd w:val="clear" w:fill="1F3864"/>'))
    assert (without[0], shown(grids(read(document))[0])[0]) == (["Wijk", None], ["Wijk", "2023"])


def test_fraction_keeps_its_slash():
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>"
    fraction = f"<m:f>{part.format('num', 1)}{part.format('den', 2)}</m:f>"
    found = texts(
        body(f'<w:p xmlns:m="{space}"><w:r><w:t>x = </w:t></w:r><m:oMath>{fraction}</m:oMath></w:p>')
    )
    assert found == [("x = 1/2",)]


def test_text_box_is_read_once_after_its_paragraph():
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>Kader</w:t></w:r></w:p></w:txbxContent></w:pict>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    reading = body(f"<w:p {space}><w:r><w:t>Tekst.</w:t>{both}</w:r></w:p>")
    assert [(e.lines, e.place.anchor) for e in reading.elements] == [
        (("Tekst.",), "alinea 1"),
        (("Kader",), "tekstvak bij alinea 1"),
    ]


# --- notes, places, title ---


def with_notes(document, *notes):
    """The bytes of a document with a part of footnotes, numbered from 2."""
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    entries = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/><w:t>{t}</w:t></w:r></w:p></w:footnote>'
        for n, t in enumerate(notes, 2)
    )
    blob = f"<w:footnotes {nsdecls('w')}>{entries}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), kind, blob, document.part.package)
    document.part.relate_to(part, RT.FOOTNOTES)
    return document


def noted(text, number):
    return f'<w:p><w:r><w:t>{text}</w:t></w:r><w:r><w:footnoteReference w:id="{number}"/></w:r></w:p>'


def test_footnote_follows_its_paragraph_and_leaves_the_text_as_it_is():
    document = added(docx.Document(), noted("Het bereik is 82%", 2), "<w:p><w:r><w:t>Slot.</w:t></w:r></w:p>")
    reading = read(with_notes(document, "Zonder Weesp."))
    assert [(e.kind, e.lines, e.place.anchor) for e in reading.elements] == [
        ("paragraph", ("Het bereik is 82%",), "alinea 1"),
        ("note", ("Zonder Weesp.",), "voetnoot bij alinea 1"),
        ("paragraph", ("Slot.",), "alinea 2"),
    ]


def test_footnote_in_a_cell_goes_with_the_table():
    cell = "<w:tc>{}</w:tc>"
    plain = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    first = f"<w:tr>{cell.format(plain.format('Wijk'))}{cell.format(noted('2023', 2))}</w:tr>"
    second = f"<w:tr>{cell.format(plain.format('Noord'))}{cell.format(plain.format('7'))}</w:tr>"
    document = added(docx.Document(), f"<w:tbl>{first}{second}</w:tbl>")
    (grid,) = read(with_notes(document, "Voorlopig cijfer.")).elements
    assert (grid.notes, shown(grid)[0]) == (("Voorlopig cijfer.",), ["Wijk", "2023"])


def test_places_count_paragraphs_with_text_only():
    document = docx.Document()
    for text in ("Een.", "", " ", "Twee."):
        document.add_paragraph(text)
    reading = read(document)
    assert [e.place.anchor for e in reading.elements] == ["alinea 1", "alinea 2"]
    assert (reading.pages, {e.place.page for e in reading.elements}) == (None, {None})


def test_header_footer_and_comments_are_left_out():
    document = docx.Document()
    paragraph = document.add_paragraph("Tekst.")
    document.sections[0].header.paragraphs[0].text = "Kop van de pagina"
    document.sections[0].footer.paragraphs[0].text = "Voet van de pagina"
    document.add_comment(paragraph.runs, "Klopt dit?")
    assert texts(read(document)) == [("Tekst.",)]


@pytest.mark.parametrize(
    ("styled", "property_", "expected"),
    [
        ("Jaarverslag", "Iets anders", "Jaarverslag"),
        ("", "Jaarplan 2024", "Jaarplan 2024"),
        ("", "Microsoft Word - concept.doc", "Zorg"),
        ("", "Document1", "Zorg"),
        ("", "", "Zorg"),
    ],
)
def test_title(styled, property_, expected):
    document = docx.Document()
    document.core_properties.title = property_
    if styled:
        document.add_paragraph(styled, "Title")
    document.add_heading("Zorg", 1)
    document.add_paragraph("Tekst.")
    assert read(document).title == expected


def test_without_any_title_there_is_none():
    assert body("<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p>").title == ""


# --- damage ---


def rezipped(data, change):
    """An archive with each member's bytes changed; None leaves the member out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            content = change(item, old.read(item))
            if content is not None:
                new.writestr(item, content)
    return out.getvalue()


def sample():
    document = docx.Document()
    document.add_paragraph("Tekst.")
    return saved(document)


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
def test_missing_part_is_told(missing):
    with pytest.raises(DocumentError, match="beschadigd"):
        read_docx(rezipped(sample(), lambda name, c: None if name == missing else c), "x.docx")


def test_no_archive_and_an_empty_document_are_told():
    with pytest.raises(DocumentError, match="beschadigd"):
        read_docx(b"PK\x03\x04 geen archief", "x.docx")
    with pytest.raises(DocumentError, match="geen tekst"):
        read(docx.Document())


def test_archive_that_unpacks_absurdly_large_is_refused_unread():
    bomb = io.BytesIO(sample())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.bin", bytes(60_000_000))
    with pytest.raises(DocumentError, match="uitgepakt te groot"):
        read_docx(bomb.getvalue(), "x.docx")


def test_external_entity_is_not_followed(tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("GEHEIM", encoding="utf-8")
    head = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()

    def change(name, content):
        if name != "word/document.xml":
            return content
        body_ = content.replace(b"Tekst.", b"Tekst.&x;")
        at = body_.index(b"<w:document")
        return body_[:at] + head + body_[at:]

    assert "GEHEIM" not in str(read_docx(rezipped(sample(), change), "x.docx").elements)


def test_entity_bomb_is_refused():
    entities = b'<!DOCTYPE d [<!ENTITY a "xxxxxxxxxx">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )

    def change(name, content):
        if name != "word/document.xml":
            return content
        at = content.index(b"<w:document")
        return content[:at] + entities + b"]>" + content[at:].replace(b"Tekst.", b"Tekst.&j;")

    with pytest.raises(DocumentError, match="beschadigd"):
        read_docx(rezipped(sample(), change), "x.docx")


def test_document_with_macros_is_read():
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    data = rezipped(sample(), lambda name, content: content.replace(plain, macros))
    assert texts(read_docx(data, "x.docm")) == [("Tekst.",)]


def test_style_that_is_based_on_itself_ends():
    document = docx.Document()
    style = document.styles.add_style("Rond", WD_STYLE_TYPE.PARAGRAPH)
    style.element.append(xml('<w:basedOn w:val="Rond"/>'))
    document.add_paragraph("Tekst.", style)
    assert texts(read(document)) == [("Tekst.",)]


@pytest.mark.skipif(not LETTERS.is_dir(), reason="the real letters are not on this machine")
def test_each_question_of_a_real_letter_has_its_heading():
    for path in LETTERS.glob("*.docx"):
        headings = [
            " ".join(e.lines).strip()
            for e in read_docx(path.read_bytes(), path.name).elements
            if isinstance(e, Text) and e.kind == "heading"
        ]
        asked = [h for h in headings if h.startswith("Vraag ")]
        assert {f"Vraag {n}" for n in range(1, 10)} <= set(asked)
        assert len(asked) == len(set(asked))
        assert any(h.startswith("Antwoord op vraag 2") for h in headings)


def test_table_of_absurd_width_is_refused():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc>'
    with pytest.raises(DocumentError, match="beschadigd"):
        body(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")
