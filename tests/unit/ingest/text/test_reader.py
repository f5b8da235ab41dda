"""A text file as a Document, and the way back to its source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.model import DocumentInfo
from ingest.figures.extract import extract_figures
from ingest.glossary import find_abbreviations
from ingest.passages import split_passages
from ingest.readers.text.reader import parse_plain_text
from ingest.reading import read_document

INFO = DocumentInfo("x", "x.txt", "X", "P")


def test_every_block_is_its_span_of_the_text(document):
    for block in document.blocks:
        assert document.text[block.provenance.begin : block.provenance.end] == block.text


def test_every_block_is_its_span_of_the_source_but_for_white_space_and_hyphens(document, squeeze):
    for block in document.blocks:
        begin, end = document.source_span(block.provenance.begin, block.provenance.end)
        assert squeeze(block.text) == squeeze(document.source[begin:end]), block.text


def test_every_character_is_that_of_the_source_or_a_space(document):
    assert len(document.text) == len(document.origin)
    for char, place in zip(document.text, document.origin, strict=True):
        assert char in " \n" or document.source[place] == char


def test_blocks_lie_one_after_the_other_with_a_line_break_between(document):
    end = -1
    for block in document.blocks:
        assert block.provenance.begin == end + 1
        assert block.text == block.text.strip() and block.text
        end = block.provenance.end
    assert end == len(document.text)
    assert document.text.count("\n") == len(document.blocks) - 1


def test_no_word_of_the_source_is_lost_but_for_marks_of_headings(document, squeeze):
    left = {}
    for char in squeeze(document.source):
        left[char] = left.get(char, 0) + 1
    for char in squeeze(document.text):
        left[char] = left.get(char, 0) - 1
    # Gone: bullets, numbers of headings ("1." to "5.") and the printed page number. The three rows read from
    # one line (r1670-1672) stand in the text three times.
    lost = {char for char, count in left.items() if count > 0}
    assert lost <= set("•12345.")


def test_spans_of_the_source_found_by_hand(report):
    for quote, source in [
        ("gezamenlijke ontwikkelopgaven", "gezamenlijke ontwikke-\nlopgaven"),
        ("Deze rapportage laat", "Deze rappor\ntage laat"),
        ("Ouder- en Kindteams (OKT)", "Ouder- \nen\u00a0Kindteams (OKT)"),
        ("eerder: HPV", "eerder:HPV"),
    ]:
        begin = report.text.index(quote)
        b, e = report.source_span(begin, begin + len(quote))
        assert report.source[b:e].replace("\u00a0", " ") == source.replace("\u00a0", " ")


def test_an_empty_span(report):
    assert report.source_span(5, 5) == (report.origin[5], report.origin[5])
    assert report.source_span(10**9, 10**9) == (0, 0)


def test_pages_go_up_and_printed_numbers_are_no_text(report):
    pages = [block.provenance.page for block in report.blocks]
    assert pages == sorted(pages) and pages[0] == 1 and report.pages == pages[-1] == 36
    assert "14" not in [block.text for block in report.blocks]
    assert {b.provenance.printed_page for b in report.blocks} == {None, "14"}
    assert {b.provenance.page for b in report.blocks if b.provenance.printed_page} == {12}


def test_a_text_without_pages(audit):
    assert audit.pages is None
    assert {block.provenance.page for block in audit.blocks} == {None}


def test_blocks_under_no_heading_yet_have_no_section(parse):
    document = parse("een begin zonder kop.\n\nEen kop\n\nEn dan een alinea.")
    assert [(b.kind, b.section) for b in document.blocks] == [
        ("paragraph", ()),
        ("heading", ("Een kop",)),
        ("paragraph", ("Een kop",)),
    ]


@pytest.mark.parametrize("source", ["", " \n\n", "\ufeff", "\f", "\n", "\r\n", "•", "-", "%", "1", "\ufffd"])
def test_next_to_nothing(parse, source):
    document = parse(source)
    assert len(document.text) == len(document.origin)
    assert split_passages(document, 900) in ((),) or document.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "leeg"),
        (b" \n\t", "leeg"),
        (b"\xef\xbb\xbf\n", "leeg"),
        (b"\x89PNG\x00\x01", "Dit soort bestand"),
        (b"\xff\xfea", "leeg"),  # UTF-16 cut short
    ],
)
def test_what_cannot_be_read_is_one_dutch_line(tmp_path, data, says):
    path = tmp_path / "stuk.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_document(path, INFO)
    line = str(caught.value)
    assert says in line and str(path) in line and "\n" not in line


def test_a_missing_file(tmp_path):
    with pytest.raises(DocumentError, match="niet te openen"):
        read_document(tmp_path / "weg.txt", INFO)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "stuk.txt"
    path.write_bytes("Eén café.".encode(encoding))
    assert read_document(path, INFO).document.text == "Eén café."


PIECES = st.sampled_from([
    "tekst ", "woord-\n", "- ", "\n", "\n\n", " • punt", "2023 2024", "12,5%", "8%", "Kop", "Wat is dit?",
    "/", "*", "\f", "\n\n\n\n", "\n ", "Amsterdam", "€ 3", "1 2 3", "A 1 2 3\n", "Bo 4 5 6\n", "\t• item",
    "\ufffd", "•", "4 juli 2023", "DKTP Difterie\n", "BMR Bof\n", "55", "\r\n", "(a", "b)", "x.", "\u00a0",
    "Zo 3%\n\n",
])  # fmt: skip
ANY_TEXT = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))


@settings(derandomize=True, deadline=None, database=None, max_examples=400)
@given(ANY_TEXT)
def test_any_text_is_read_and_every_block_leads_back(source):
    document = parse_plain_text(source, INFO)
    assert len(document.text) == len(document.origin)
    assert all(0 <= place <= len(source) for place in document.origin)
    for block in document.blocks:
        span = slice(block.provenance.begin, block.provenance.end)
        assert document.text[span] == block.text
        assert list(document.origin[span]) == sorted(document.origin[span])
        for char, place in zip(block.text, document.origin[span], strict=True):
            assert char in " \n" or source[place] == char


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(ANY_TEXT, st.integers(20, 200))
def test_any_text_is_cut_and_every_passage_and_figure_stands_in_it(source, size):
    document = parse_plain_text(source, INFO)
    passages = split_passages(document, size)
    texts = {passage.id: passage.text for passage in passages}
    for passage in passages:
        assert document.text[passage.provenance.begin : passage.provenance.end] == passage.text
        assert passage.kind != "text" or len(passage.text) <= size
    for figure in extract_figures(document, passages):
        assert figure.display == texts[figure.passage_id][figure.begin : figure.end].strip()
    for found in find_abbreviations(passages):
        assert found.short in texts[found.passage_id][found.begin : found.end]


PAGES = """Wij bereikten 12 gezinnen.
Dat is meer dan in 2023.

2024 in cijfers
\fHierna volgt een toelichting.
"""


def test_a_heading_that_closes_a_page_heads_what_stands_above_it_and_nothing_behind_it():
    blocks = parse_plain_text(PAGES, INFO).blocks
    sections = {b.text.split()[0]: b.section for b in blocks if b.kind == "paragraph"}
    assert sections == {"Wij": ("2024 in cijfers",), "Hierna": ()}


def test_a_page_with_nothing_but_a_heading_opens_a_section():
    blocks = parse_plain_text("De wijkteams\n\fWij bereikten 12 gezinnen.\n", INFO).blocks
    assert blocks[-1].section == ("De wijkteams",)
