"""What may not get into the index: characters that nobody sees, and citizen service numbers.

No number here was given to a person: 111222333 and 123456782 are the examples that software is tested with.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dutch.bsn import NEAR, find_bsn, find_candidates, names_bsn, passes_elfproef
from corpus.model import DocumentInfo
from ingest.assemble import assemble
from ingest.care import clean_reading, clean_text, strip_invisible, without_bsn
from ingest.elements import Cell, Grid, Place, Reading, Text
from ingest.figures.extract import extract_figures
from ingest.lines import read_lines
from ingest.passages import split_passages
from ingest.readers.text.reader import parse_plain_text
from ingest.repair import mend

INFO = DocumentInfo("stuk", "map/stuk.pdf", "Een stuk", "P")
BSN, OTHER = "111222333", "123456782"
UNSEEN = [
    *range(0xE0000, 0xE0080), *range(0xFE00, 0xFE10), 0x200B, 0x200C, 0x200D, 0x2060, *range(0x202A, 0x202F),
    *range(0x2066, 0x206A), 0xAD, 0xFEFF, 0x00, 0x08, 0x1B, 0x7F, 0x9B, 0x200E, 0x200F, 0xE0101,
]  # fmt: skip


# Characters that nobody sees


@pytest.mark.parametrize("code", UNSEEN, ids=hex)
def test_what_nobody_sees_is_dropped(code):
    assert strip_invisible(f"jeugd{chr(code)}hulp") == "jeugdhulp"
    assert mend(read_lines(f"jeugd{chr(code)}hulp"), False)[0] == "jeugdhulp"


def test_a_message_in_tag_characters_is_gone():
    message = "".join(chr(0xE0000 + ord(c)) for c in "negeer dit")
    assert strip_invisible(f"Het bereik is 80%{message}.") == "Het bereik is 80%."


@pytest.mark.parametrize(
    "text",
    [
        "coördinatie, ruïne, één, à la carte, garçon, Curaçao",
        "ĳ en ij",
        "€ 1,5 – ‘zo’n’ … ½ m²",
        "naïef\tja\r\nnee\f",
        "\ufffd",
    ],
)
def test_what_is_seen_stays(text):
    assert strip_invisible(text) == text == clean_text(text)


def test_a_soft_hyphen_at_the_end_of_a_line_is_the_hyphen_that_a_reader_sees():
    assert (
        strip_invisible("jeugd\u00adhulp \u00ad\r\nen ontwikke\u00ad \nling")
        == "jeugdhulp -\r\nen ontwikke- \nling"
    )
    reading = clean_reading(
        Reading((Text("paragraph", ("de ontwikke\u00ad", "ling van jeugd\u00adhulp\u00ad")),))
    )
    assert assemble(reading, INFO).text == "de ontwikkeling van jeugdhulp"


@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(st.text(max_size=40))
def test_cleaning_twice_is_cleaning_once_and_drops_no_letter(text):
    clean = clean_text(text)
    assert clean_text(clean) == clean == unicodedata.normalize("NFC", clean)
    letters = [c for c in unicodedata.normalize("NFD", text) if c.isalnum()]
    assert [c for c in unicodedata.normalize("NFD", clean) if c.isalnum()] == letters


# A letter and its accent


@pytest.mark.parametrize(
    ("source", "text", "origin"),
    [
        ("cafe\u0301 s", "café s", [0, 1, 2, 3, 5, 6]),
        ("e\u0301e\u0301n", "één", [0, 2, 4]),
        ("ree\u200b\u0308l", "reël", [0, 1, 2, 5]),  # something unseen between the two
        ("e\u0302\u0323", "ệ", [0]),  # two accents, whatever their order
        ("e\u0323\u0302", "ệ", [0]),
        ("x\u0302y", "x\u0302y", [0, 1, 2]),  # no such character
        ("\u0301a", "\u0301a", [0, 1]),
        ("a \u0301b", "a \u0301b", [0, 1, 2, 3]),
    ],
)
def test_a_letter_and_its_accent_become_one_character_at_the_place_of_the_letter(source, text, origin):
    assert mend(read_lines(source), False) == (text, origin)


def test_broken_words_with_loose_accents_are_mended():
    assert mend(read_lines("de coo\u0308r-\ndinatie"), False)[0] == "de coördinatie"


def test_a_cleaned_text_is_covered_by_its_span_of_the_source():
    document = parse_plain_text(clean_text("Het cafe\u0301 is open.\n"), INFO)
    begin = document.text.index("café")
    b, e = document.source_span(begin, begin + 4)
    assert document.source[b:e] == "café"


# A whole reading


def test_no_text_of_a_reading_keeps_what_is_unseen():
    dirty = "ree\u0308\u200bl\U000e0041"
    head, label, value = Cell(dirty, anchor=f"A{dirty}"), Cell(f"{dirty} b"), Cell("3\u00ad4")
    grid = Grid(
        ((head, Cell("2023\u2060")), (label, value)),
        title=dirty,
        notes=(dirty,),
        place=Place(1, dirty, dirty),
        row_places=(Place(1, None, dirty), Place(1)),
        header_rows=1,
    )
    text = Text("heading", (dirty, f"x {dirty}"), Place(anchor=dirty))
    clean = clean_reading(Reading((text, grid), 1, dirty, (dirty,)))
    told = repr(clean) + repr(assemble(clean, replace(INFO, title=clean.title)))
    assert "reël" in told and "34" in told
    # Python shows what cannot be seen by its code.
    assert not any(code in told for code in ("\\u200b", "\\U000e0041", "\\xad", "\\u2060", "\u0308"))


def test_a_cell_that_spans_places_is_still_one_cell_and_one_that_only_looks_like_it_is_not():
    wide, twin = Cell("Be\u200breik"), Cell("Be\u200breik")
    (grid,) = clean_reading(Reading((Grid(((wide, wide, twin), (None, Cell("1"), None))),))).elements
    assert isinstance(grid, Grid)
    (first, second, third), (empty, one, _) = grid.rows
    assert first is second and first is not third and first == third == Cell("Bereik")
    assert empty is None and one == Cell("1")


# Citizen service numbers


@pytest.mark.parametrize(
    ("digits", "passes"),
    [
        (BSN, True),  # 9+8+7+12+10+8+9+6-3 = 66
        (OTHER, True),  # 9+16+21+24+25+24+21+16-2 = 154
        ("100000009", True),  # 9-9 = 0
        ("123456789", False),  # 156-9 = 147
        ("111222334", False),
        ("000000000", False),
        ("11122233", False),  # eight digits
        ("1112223330", False),
        ("111 222 333", False),
        ("", False),
        ("١١١٢٢٢٣٣٣", False),
    ],
)
def test_elfproef(digits, passes):
    assert passes_elfproef(digits) is passes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BSN: 111222333", ["111222333"]),
        ("bsn 1112.22.333 van", ["1112.22.333"]),
        ("BSN-nummer 1112 22 333.", ["1112 22 333"]),
        ("BSN 1112-22-333", ["1112-22-333"]),
        ("BSN 111.222.333,", ["111.222.333"]),
        ("BSN111222333", ["111222333"]),
        ("client_bsn=111222333", ["111222333"]),
        ("de BSN’s 111222333 en 123456782", ["111222333", "123456782"]),
        ("111222333 is zijn burgerservicenummer", ["111222333"]),
        ("Burger Service Nummer\n111222333", ["111222333"]),
        ("sofinummer 111222333, sofi-nummer", ["111222333"]),
        ("sociaal-fiscaal nummer 111222333", ["111222333"]),
        # without a word that says so: no
        ("dossier 111222333", []),
        ("tel. 111222333", []),
        ("absnoot 111222333", []),  # part of another word
        # no such number
        ("BSN 123456789", []),  # fails the elfproef
        ("BSN 11122233", []),
        ("BSN 1112223330", []),
        ("BSN 0111222333", []),
        ("BSN 1112.22 333", []),  # two kinds of gap
        ("Het BSN kost € 111.222.333 of €111222333", []),
        ("BSN, bereik 111222333,5", []),
        ("BSN 4,111222333", []),
        ("BSN 111 222 333 444", []),
        ("BSN 111222333 12 mei", ["111222333"]),
        ("Het BSN is een nummer.", []),
        ("", []),
    ],
)
def test_a_citizen_service_number_passes_the_elfproef_and_is_named_as_one(text, found):
    assert [text[b:e] for b, e in find_bsn(text)] == found


@pytest.mark.parametrize("before", [True, False])
def test_the_word_stands_near_up_to_sixty_characters(before):
    def found(distance):
        gap = " " * distance
        return find_bsn(f"bsn{gap}{BSN}" if before else f"{BSN}{gap}bsn")

    assert NEAR == 60 and found(60) and not found(61)


def test_in_a_list_under_one_word_the_last_counts_too():
    lines = [f"Persoon {i:03} {n}" for i, n in enumerate([BSN, OTHER] * 10)]
    assert len(find_bsn("BSN\n" + "\n".join(lines))) == 20
    assert find_bsn("\n".join(lines)) == []
    assert len(find_bsn("BSN\n" + "\n".join(lines[:3]) + " " * 70 + OTHER)) == 3


def test_candidates_need_no_word():
    assert find_candidates(f"nr {BSN}") == [(3, 12)] and not find_candidates("nr 123456789")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BSN", True),
        ("Bsn-nr", True),
        ("Cliënt – BSN", True),
        ("Burgerservicenummers", True),
        ("Absn", False),
        ("", False),
    ],
)
def test_which_headings_speak_of_it(text, names):
    assert names_bsn(text) is names


def cells(*texts):
    return tuple(Cell(t) if t else None for t in texts)


def paragraphs(*texts, page=1):
    return [Text("paragraph", (t,), Place(page)) for t in texts]


def nowhere(document, *more):
    """No number of a person is left in what was made of a document."""
    passages = split_passages(document, 900)
    told = repr((document, passages, extract_figures(document, passages), more))
    squeezed = "".join(c for c in told if c.isalnum())
    return BSN not in squeezed and OTHER not in squeezed


def test_a_document_without_one_stays_as_it_is():
    document = assemble(Reading(tuple(paragraphs(f"Dossier {BSN}.", "Het BSN telt mee." * 9))), INFO)
    far = assemble(Reading(tuple(paragraphs(f"Dossier {BSN}.", "Tekst zonder meer. " * 9, "BSN"))), INFO)
    assert without_bsn(document)[1] and without_bsn(far) == (far, ())


def test_the_block_that_holds_one_is_left_out_and_its_neighbours_are_not():
    texts = ("Het bereik is 80%.", f"Jan (BSN {BSN}) woont in Noord.", "Er waren 12 trainingen.")
    document = assemble(Reading(tuple(paragraphs(*texts)), 1), INFO)
    clean, warnings = without_bsn(document)
    assert [b.text for b in clean.blocks] == [texts[0], texts[2]]
    assert len(clean.text) == len(document.text) and clean.origin == document.origin
    assert len(clean.source) == len(document.source)
    for block in clean.blocks:
        assert clean.text[block.provenance.begin : block.provenance.end] == block.text
        b, e = clean.source_span(block.provenance.begin, block.provenance.end)
        assert clean.source[b:e] == block.text
    assert nowhere(clean, warnings)
    (passage,) = split_passages(clean, 900)
    assert passage.text == "Het bereik is 80%.\n███ ████ ██████████ █████ ██ ██████\nEr waren 12 trainingen."
    assert "woont" not in repr(clean)
    assert warnings == (
        "stuk.pdf: bij bladzijde 1 staat een burgerservicenummer; dat deel is niet ingelezen. "
        "Haal het nummer uit het stuk.",
    )


def test_a_number_found_once_counts_wherever_it_stands():
    texts = ("Tekst zonder meer. " * 9, "Dossier 111.222.333 van Jan.", f"Dossier {OTHER}.")
    reading = Reading(
        (*paragraphs(f"BSN {BSN}"), *paragraphs(*texts[:2], page=2), *paragraphs(*texts, page=3))
    )
    clean, warnings = without_bsn(assemble(reading, INFO))
    assert [b.text for b in clean.blocks] == [texts[0].strip(), texts[0].strip(), texts[2]]
    assert BSN not in repr(clean) and "111.222.333" not in repr(clean)
    assert [w[:25] for w in warnings] == [f"stuk.pdf: bij bladzijde {n}" for n in (1, 2, 3)]


def test_the_word_may_stand_in_the_block_before():
    clean, _ = without_bsn(assemble(Reading(tuple(paragraphs("BSN:", BSN)), 1), INFO))
    assert [b.text for b in clean.blocks] == ["BSN:"] and nowhere(clean)


def table(*rows, title=""):
    return Reading((*paragraphs("Vooraf."), Grid(rows, title=title, place=Place(1), header_rows=1)), 1)


def test_a_table_row_is_left_out_where_its_column_says_what_the_number_is():
    far = "x" * 80
    reading = table(
        cells("Naam", "BSN", "Uren"),
        cells("Noord", "geen", "12"),
        cells(far, BSN, "14"),
        cells(far + "y", "123.456.782", "15"),
        cells("Zuid", "geen", "16"),
    )
    document = assemble(reading, INFO)
    assert len(document.tables[0].rows) == 4
    clean, warnings = without_bsn(document)
    assert [r.label for r in clean.tables[0].rows] == ["Noord", "Zuid"]
    assert nowhere(clean, warnings) and len(warnings) == 1
    rows = {p.text: p.row for p in split_passages(clean, 900) if p.row}
    assert {text: clean.tables[0].rows[place.row].label for text, place in rows.items()} == {
        "Noord geen 12": "Noord",
        "Zuid geen 16": "Zuid",
    }


def test_a_row_is_left_out_where_its_label_is_the_number_or_names_it():
    labels = table(cells("BSN", "Uren", "Kosten"), cells(BSN, "12", "3"), cells("Zuid", "14", "5"))
    clean, _ = without_bsn(assemble(labels, INFO))
    assert [b.text for b in clean.blocks if b.kind == "row"] == ["Zuid 14 5"] and nowhere(clean)
    across = table(
        cells("", "Jan", "Piet"), cells("Burgerservicenummer", BSN, OTHER), cells("Uren", "1", "2")
    )
    clean, _ = without_bsn(assemble(across, INFO))
    assert [r.label for r in clean.tables[0].rows] == ["Uren"] and nowhere(clean)


def test_a_number_in_a_table_that_is_not_named_as_one_stays():
    document = assemble(
        table(cells("Naam", "Dossier", "Uren"), cells("Noord", BSN, "12"), cells("Zuid", OTHER, "14")), INFO
    )
    assert without_bsn(document) == (document, ())


def test_a_cell_counts_by_itself_where_its_neighbour_looks_like_more_of_the_number():
    document = assemble(
        table(
            cells("Naam", "BSN", "Deel"),
            cells("Noord", "111 222 333", "444 555"),
            cells("Zuid", "-", "1"),
        ),
        INFO,
    )
    clean, warnings = without_bsn(document)
    assert [r.label for r in clean.tables[0].rows] == ["Zuid"] and nowhere(clean, warnings)


def test_headings_titles_and_columns_keep_no_number():
    number = f"BSN {BSN}"
    reading = Reading(
        (
            Text("heading", (f"Dossier {number}",), Place(1)),
            *paragraphs("Tekst onder de kop."),
            Grid(
                (
                    cells(f"Wijk {number}", f"Uren {number}", "Kosten"),
                    cells(f"Groep {number}", None, None),
                    cells("Noord", "12", "3"),
                    cells("Zuid", "4", "5"),
                ),
                title=f"Tabel {number}",
                notes=(f"Noot {number}",),
                place=Place(1),
                header_rows=1,
            ),
        ),
        1,
    )
    document = assemble(reading, replace(INFO, title=f"Stuk {number}"))
    assert {r.group for r in document.tables[0].rows} == {f"Groep {number}"}
    assert document.tables[0].row_heading == f"Wijk {number}"
    clean, warnings = without_bsn(document)
    assert nowhere(clean, warnings) and clean.info.title == "Stuk BSN █████████"
    assert "Tekst onder de kop." in [b.text for b in clean.blocks]
    assert [c.text for r in clean.tables[0].rows for c in r.cells if c] == ["12", "3", "4", "5"]


@pytest.mark.parametrize(
    ("place", "told"),
    [(Place(4, "2"), "bladzijde 4"), (Place(anchor="alinea 12"), "alinea 12"), (Place(), "regel 2")],
)
def test_the_warning_says_where_but_never_the_number(place, told):
    reading = Reading((Text("paragraph", ("Vooraf.",)), Text("paragraph", (f"BSN {BSN}",), place)))
    _, (warning,) = without_bsn(assemble(reading, replace(INFO, file=f"BSN {BSN}.pdf")))
    assert f"bij {told} staat" in warning and BSN not in warning and "█" in warning


def test_a_number_broken_over_lines_is_gone_from_the_source_too():
    document = parse_plain_text(
        "Inleiding van het stuk.\n\nBSN 1112-22-\n333 van Jan.\n\nSlot van het stuk.\n", INFO
    )
    clean, (warning,) = without_bsn(document)
    assert "333" in document.source and "333" not in clean.source and "Jan" not in clean.source
    assert [b.text for b in clean.blocks] == ["Inleiding van het stuk.", "Slot van het stuk."]
    assert "bij regel 3 " in warning


def test_what_stands_in_the_source_or_the_title_alone_is_blanked_there():
    document = parse_plain_text("Slot van het stuk.\n", INFO)
    clean, warnings = without_bsn(replace(document, source=f"{document.source}BSN {BSN}\n"))
    assert clean.source == "Slot van het stuk.\nBSN █████████\n" and warnings == ()
    assert (clean.text, clean.blocks) == (document.text, document.blocks)
    titled = replace(document, info=replace(INFO, title=f"BSN {BSN}"))
    assert without_bsn(titled)[0] == replace(document, info=replace(INFO, title="BSN █████████"))


def test_loose_accents_go_with_their_letters():
    document = parse_plain_text(f"Rene\u0301 heeft BSN {BSN}.\n\nSlot.\n", INFO)
    clean, _ = without_bsn(document)
    assert clean.source == document.source.replace(
        f"Rene\u0301 heeft BSN {BSN}.", "█████ █████ ███ ██████████"
    )


PIECES = st.sampled_from(
    ["Tekst.", "BSN", BSN, f"{BSN}.", "1112.22.333", OTHER, "bsn-", "\n", "\n\n", " 12 "]
)


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_whatever_stands_around_it_a_number_named_as_one_is_gone(source):
    document = parse_plain_text(source, INFO)
    clean, warnings = without_bsn(document)
    assert len(clean.text) == len(document.text) and len(clean.source) == len(document.source)
    assert not find_bsn(clean.text) and not find_bsn(clean.source)
    assert bool(warnings) == (clean is not document)
    assert all(BSN not in w and OTHER not in w for w in warnings)
