"""Markdown by the book and as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import DocumentError
from ingest.elements import Grid, Text
from ingest.readers.markdown.reader import read_markdown

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "documents" / "wetten"


def read(source):
    return read_markdown(source.encode(), "proef.md")


def texts(source):
    return [(e.kind, *e.lines) for e in read(source).elements if isinstance(e, Text)]


def levels(source):
    return [(e.level, *e.lines) for e in read(source).elements if isinstance(e, Text) and e.kind == "heading"]


def grid(source):
    (found,) = [e for e in read(source).elements if isinstance(e, Grid)]
    return found


def shown(source):
    return [[cell.text if cell else "" for cell in row] for row in grid(source).rows]


def test_headings_of_both_kinds_have_their_levels():
    assert levels("# Een\n\nTwee\n====\n\nDrie\n----\n\n### Vier ###\n") == [
        (1, "Een"), (1, "Twee"), (2, "Drie"), (3, "Vier"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("##Titel\n\nTekst", "heading"),
        ("Tekst\n\n#Titel\n\nTekst", "paragraph"),
        ("#Titel\n\nTekst", "heading"),
        ("#jeugd en #zorg\nzijn van belang", "paragraph"),
        ("\\##Titel\n\nTekst", "paragraph"),
        ("```\n##Titel\n```", "paragraph"),
    ],
)
def test_a_heading_without_a_space_is_one_unless_it_is_a_tag_or_code(source, kind):
    assert texts(source)[0][0] == kind


def test_a_single_hash_that_stands_alone_is_a_heading_below_text_too():
    assert texts("Tekst\n\n#Titel\n\nTekst") == [
        ("paragraph", "Tekst"),
        ("heading", "Titel"),
        ("paragraph", "Tekst"),
    ]


def test_a_soft_line_end_is_a_space_and_a_hard_one_a_line():
    assert texts("een\ntwee  \ndrie\\\nvier") == [("paragraph", "een twee", "drie", "vier")]


def test_markup_links_pictures_comments_and_html_leave_their_text_only():
    source = "**Vet** en [de nota](http://x.test) ![plaat](a.png)\\*ster\\* <b>in</b> `code` <!-- weg -->\n"
    assert texts(f"<meta charset='utf-8' />\n\n{source}\n<script>x()</script>\n") == [
        ("paragraph", "Vet en de nota *ster* in code")
    ]


def test_words_in_angle_brackets_that_are_no_html_are_text():
    assert texts("Beste <naam>, 3 < 5") == [("paragraph", "Beste <naam>, 3 < 5")]


def test_lists_keep_their_numbers_and_lose_their_bullets():
    assert [t[1] for t in texts("- een\n  - twee\n    3. drie\n    4. vier\n* vijf\n")] == [
        "een", "twee", "3. drie", "4. vier", "vijf",
    ]  # fmt: skip


def test_items_under_a_line_that_has_ended_are_items():
    source = "1. Een lid:\n\na. dit;\nb. dat.  \n2. Nog een lid.\n– los\n– punt\n"
    assert [t[1] for t in texts(source)] == [
        "1. Een lid:",
        "a. dit;",
        "b. dat.",
        "2. Nog een lid.",
        "los",
        "punt",
    ]
    assert {t[0] for t in texts(source)} == {"item"}


def test_a_number_at_the_start_of_a_line_within_a_sentence_is_no_item():
    assert texts("Dat was in het jaar\n2023. Daarna niet meer.") == [
        ("paragraph", "Dat was in het jaar 2023. Daarna niet meer.")
    ]


def test_indented_text_is_text_and_quotes_are_paragraphs():
    assert texts("Een.\n\n    Twee.\n\n> Drie.\n> Vier.") == [
        ("paragraph", "Een."), ("paragraph", "Twee."), ("paragraph", "Drie. Vier."),
    ]  # fmt: skip


def test_a_table_has_its_header():
    source = "| Post | 2024 |\n|:--|--:|\n| **Zorg** | 1.000 |\n| a \\| b | |\n"
    assert shown(source) == [["Post", "2024"], ["Zorg", "1.000"], ["a | b", ""]]
    assert grid(source).header_rows == 1 and grid(source).rows[1][0].bold


def test_a_table_is_as_wide_as_its_widest_row():
    assert shown("| A | B |\n|---|\n| 1 | 2 | 3 |\n") == [["A", "B", ""], ["1", "2", "3"]]


def test_rules_that_stand_for_empty_cells_are_no_text():
    source = "| --- | --- |\n|:---|:---|\n| --- | --- |\n| Naam | ... |\n| en | --- |\n"
    assert shown(source) == [["Naam", "..."], ["en", ""]] and grid(source).header_rows is None


def test_a_line_above_a_table_names_it():
    assert grid("Tabel 2 Kosten\n\n| a | b |\n|--|--|\n| x | 1 |\n").title == "Tabel 2 Kosten"


def test_footnotes_are_notes_and_their_marks_are_raised():
    source = "Het kost € 1.250[^x] per jaar.\n\n[^x]: Zie de nota.\n    En meer.\n\nSlot.\n"
    assert texts(source) == [
        ("paragraph", "Het kost € 1.250¹ per jaar."),
        ("note", "1. Zie de nota. En meer."),
        ("paragraph", "Slot."),
    ]


def test_struck_out_text_is_left_out_and_told():
    reading = read("Het was ~~€ 5~~ € 6.")
    assert reading.elements[0].lines == ("Het was € 6.",)
    assert reading.warnings == ("doorgehaalde tekst is weggelaten (aantal woorden: 2)",)


def test_front_matter_gives_title_and_day_and_no_text():
    reading = read("---\ntitle: Nota jeugd\ndate: 2024-05-01\n---\n\n## Kop\n\nTekst.\n")
    assert (reading.title, reading.published) == ("Nota jeugd", "2024-05-01")
    assert [e.lines[0] for e in reading.elements] == ["Kop", "Tekst."]


@pytest.mark.parametrize(
    "front", ["---\n{: kapot\nkey: [\n---\n\n", "---\n- geen: sleutels\nx: !!python/x y\n---\n\n"]
)
def test_front_matter_that_is_broken_is_no_text(front):
    assert texts(f"{front}Tekst.") == [("paragraph", "Tekst.")]


def test_a_rule_at_the_top_is_no_front_matter():
    assert texts("---\n\nEen.\n\n---\n\nTwee.") == [("paragraph", "Een."), ("paragraph", "Twee.")]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Nota\n\n## Kop\n\nx", "Nota"),
        ("## Nota\n\n### Kop\n\n### Kop\n\nx", "Nota"),
        ("## Een\n\nx\n\n## Twee\n\nx", ""),
        ("Tekst.", ""),
    ],
)
def test_the_title_is_the_heading_over_all_others(source, title):
    assert read(source).title == title


def test_articles_stand_below_their_paragraph_and_labels_get_their_names():
    lines = [
        "## Regeling",
        "### § 1",
        "####Begrippen",
        "### Artikel 1",
        "Tekst.",
        "### § 2",
        "### Artikel 2",
        "x",
    ]
    source = "\n\n".join(lines)
    assert levels(source) == [
        (2, "Regeling"), (3, "§ 1", "Begrippen"), (4, "Artikel 1"), (3, "§ 2"), (4, "Artikel 2"),
    ]  # fmt: skip


def test_numbered_headings_of_one_level_stand_below_each_other():
    assert levels("# 1 Een\n\nx\n\n# 1.1 Twee\n\nx\n\n# 1.1.1 Drie\n\nx\n\n## Vier\n\nx") == [
        (1, "1 Een"), (2, "1.1 Twee"), (3, "1.1.1 Drie"), (4, "Vier"),
    ]  # fmt: skip


def test_places_are_counted():
    found = read("# Kop\n\nEen.\n\n- twee\n\n| a | b |\n|--|--|\n| x | 1 |\n").elements
    assert [e.place.anchor for e in found] == [
        "boven alinea 1", "alinea 1", "alinea 2", "alinea 3",
    ]  # fmt: skip


@pytest.mark.parametrize("source", ["\n\n", "<!-- niets -->", "![plaat](a.png)", "---\ntitle: x\n---\n"])
def test_a_file_without_text_is_an_error_in_dutch(source):
    with pytest.raises(DocumentError, match=r"geen tekst.*proef\.md"):
        read(source)


def test_text_beyond_the_deepest_list_is_told():
    reading = read("".join("  " * n + "- x\n" for n in range(200)))
    assert reading.warnings == ("een deel is te diep ingesprongen en is weggelaten",)


def test_a_law_can_be_asked_for_by_article():
    path = SHARED / "regeling-jeugdwet.md"
    if not path.exists():
        pytest.skip("de proefdocumenten staan niet op deze machine")
    reading = read_markdown(path.read_bytes(), path.name)
    heads = [
        (e.level, " ".join(e.lines)) for e in reading.elements if isinstance(e, Text) and e.kind == "heading"
    ]
    found = {name: level for level, name in heads}
    assert found["Artikel 3"] == found["§ 3 Cliëntervaringsonderzoek"] + 1
    assert "(Regeling Jeugdwet)" in reading.title
