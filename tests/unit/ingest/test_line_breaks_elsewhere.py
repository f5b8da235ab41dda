"""Lines joined in documents that no rule was made on: labelled by eye, read from beside the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document as WordDocument

from corpus.model import DocumentInfo
from ingest.line_ends import glue, hyphenated_words
from ingest.lines import read_lines
from ingest.readers.pdf import reader as pdf_reader
from ingest.reading import read_document
from ingest.repair import mend

FOLDER = Path(__file__).parents[4] / "shared/data/documents"
LABELLED = [
    line.split("\t")
    for line in (Path(__file__).parent / "line_breaks_elsewhere.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FILES = sorted({label[0] for label in LABELLED})
LEAST_RIGHT = 0.995


def read(path):
    return read_document(path, DocumentInfo("x", path.name, "", "X")).document


def joined(document, page, before, after):
    """What each line end between two pieces of text on a page became."""
    found = []
    for match in re.finditer(
        re.escape(before) + r"[ \u00a0]*\n[ \u00a0]*" + re.escape(after), document.source
    ):
        inside = [n for n, at in enumerate(document.origin) if match.start() <= at < match.end()]
        pages = {
            b.provenance.page for b in document.blocks if b.provenance.begin <= inside[-1] < b.provenance.end
        }
        if pages == {int(page)}:
            found.append(document.text[inside[0] : inside[-1] + 1].strip())
    return found


@pytest.fixture(scope="module")
def documents():
    """The labelled documents by file name; pictures in them are not recognised, which takes long."""
    paths = {path.name: path for path in FOLDER.rglob("*") if path.name in FILES}
    if sorted(paths) != FILES:
        pytest.skip("shared/data/documents is not on this machine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_reader, "ocr_problem", lambda: "geen tekstherkenning")
        return {name: read(path) for name, path in paths.items()}


def test_the_labels_are_many_and_of_many_documents():
    assert len(LABELLED) >= 200 and len(FILES) >= 8
    assert sum(before.endswith("-") for _, _, before, _, _ in LABELLED) >= 35


def test_lines_of_documents_elsewhere_are_joined_as_a_reader_joins_them(documents):
    wrong = []
    for name, page, before, after, whole in LABELLED:
        found = joined(documents[name], page, before, after)
        if not found or any(text != whole for text in found):
            wrong.append((name, page, whole, found))
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(LABELLED), wrong


SOFT = (
    ("ontwikke\u00adlingen", "ontwikkelingen"),
    ("jeugd\u00adhulp\u00adaanbieders", "jeugdhulpaanbieders"),
    ("Nieuw-\u00adWest", "Nieuw-West"),
    ("Ouder- en Kind\u00adteams", "Ouder- en Kindteams"),
    ("tussen 2019-\u00ad2020", "tussen 2019-2020"),
)


@pytest.mark.parametrize(("printed", "text"), SOFT)
def test_soft_hyphens_of_a_web_page_are_gone(tmp_path, printed, text):
    path = tmp_path / "stuk.html"
    path.write_text(
        f"<html><body><main><h1>Stuk</h1><p>Het gaat om {printed} in de wijk.</p></main></body></html>"
    )
    assert f"om {text} in" in read(path).text


@pytest.mark.parametrize(("printed", "text"), SOFT)
def test_soft_hyphens_of_a_word_file_are_gone(tmp_path, printed, text):
    document = WordDocument()
    document.add_paragraph(f"Het gaat om {printed} in de wijk.")
    document.save(tmp_path / "stuk.docx")
    assert f"om {text} in" in read(tmp_path / "stuk.docx").text


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("jeugd\u00ad", "hulp in", "jeugdhulp in"),  # a soft hyphen that was kept at the line end
        ("de e-", "mail van", "de e-mail van"),
        ("een wmo-", "aanvraag en", "een wmo-aanvraag en"),  # no Dutch word begins like it
        ("via mee-", "eters in", "via mee-eters in"),  # two vowels that would be read as one
        ("de ex-", "wethouder zei", "de ex-wethouder zei"),
        ("voor niet-", "ingezetenen geldt", "voor niet-ingezetenen geldt"),
        ("een up-to-", "date overzicht", "een up-to-date overzicht"),
        ("OKT-jeugd-", "hulp van", "OKT-jeugdhulp van"),
        ("een spin-", "off van", "een spin-off van"),
        ("de seni-", "or adviseur", "de senior adviseur"),
        ("Onderwijs-", "& jeugdbeleid", "Onderwijs- & jeugdbeleid"),
        ("in-", "c.q. uitstroom", "in- c.q. uitstroom"),
        ("een nul\u2011", "meting in", "een nul\u2011meting in"),  # a hyphen that never breaks a word
        ("tussen 2019–", "2020 en", "tussen 2019–2020 en"),
        ("van 2019 –", "dat is", "van 2019 – dat is"),
        ("en/", "of daarna", "en/of daarna"),
        ("ja/ ", "nee", "ja/ nee"),
        ("Infrastructuu", "r is", "Infrastructuur is"),  # broken by a narrow cell
        ("de Financierin", "gslijn is", "de Financieringslijn is"),
        ("de raad", "heeft", "de raad heeft"),
        ("zie xqz", "heeft", "zie xqz heeft"),
        ("www.raad.nl/", "besluiten/2024 staat", "www.raad.nl/besluiten/2024 staat"),
        ("www.raad.nl/", "en daarna", "www.raad.nl/ en daarna"),
        ("www.raad.nl/de-lijst-van-", "besluiten staat", "www.raad.nl/de-lijst-van-besluiten staat"),
        ("www.raad.nl/stukken", "en/of besluiten", "www.raad.nl/stukken en/of besluiten"),
        ("www.raad.nl/privacy-in-ap", "p.html", "www.raad.nl/privacy-in-app.html"),
        ("https://www.raad.", "nl/stukken", "https://www.raad.nl/stukken"),
        ("Zie www.raad.nl.", "Daar staat", "Zie www.raad.nl. Daar staat"),
        ("griffie@", "raad.nl", "griffie@raad.nl"),
    ],
)
def test_line_ends_of_many_kinds(before, after, whole):
    assert mend(read_lines(f"{before}\n{after}"), False)[0] == whole


def test_where_no_word_is_broken_a_hyphen_at_a_line_end_is_real():
    assert "collectie-beherende" in hyphenated_words("de collectie-\nbeherende organisatie")
    habit = "de collectie-\nbeherende organi-\nsatie was ge-\nvestigd"
    assert "collectie-beherende" not in hyphenated_words(habit)


def test_a_name_with_a_capital_inside_lost_its_hyphen_only_at_the_line_end():
    known = hyphenated_words("de CoronaMelder en de CoronaMelder-app")
    assert glue("de Corona-", "Melder app", False, known) == "drop"
    assert glue("de Corona-", "Melder app", False, frozenset()) == "keep"
