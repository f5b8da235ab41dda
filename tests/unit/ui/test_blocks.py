"""The drawing of answers: everything is shown, and nothing in a text can act as markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import ui.frame
from ui import blocks, source_blocks, texts
from ui.page_flags import DARK, LIGHT
from ui.safe_html import clean, label, safe

Json = dict[str, Any]


def source(number: int = 1, **changes: Any) -> Json:
    base: Json = {
        "nummer": number,
        "passageId": f"p{number}",
        "documentId": "stuk",
        "titel": "Jaarverslag 2024",
        "uitgever": "Rekenkamer Amsterdam",
        "publicatiedatum": "2023-07-06",
        "documentstatus": "vastgesteld",
        "pagina": 11,
        "paginaGedrukt": "9",
        "sectie": ["Samenvatting", "Bereik"],
        "citaat": "Het bereik was 99,2%.",
        "begin": 10,
        "eind": 31,
        "link": "/v1/documenten/stuk/fragmenten?begin=10&eind=31",
    }
    return base | changes


def figure(**changes: Any) -> Json:
    base: Json = {
        "waarde": "99.2",
        "eenheid": "%",
        "weergave": "99,2%",
        "maat": "bereik",
        "onderwerp": "0-jarigen",
        "periode": "2024",
        "soort": "gerealiseerd",
        "bron": 1,
        "tabel": None,
        "afgeleid": None,
    }
    return base | changes


def answer(**changes: Any) -> Json:
    base: Json = {
        "vraag": "Wat was het bereik?",
        "zelfstandigeVraag": "Wat was het bereik?",
        "status": "beantwoord",
        "antwoord": "Het bereik was 99,2%. [1]",
        "uitspraken": [{"tekst": "Het bereik was 99,2%.", "bronnen": [1]}],
        "bronnen": [source()],
        "cijfers": [figure()],
        "tegenstrijdigheden": [],
        "naaste": [],
        "gezocht": {"documenten": 2, "passages": 200, "totEnMet": "2024-12-31"},
        "vervolgvragen": [],
        "opsteller": "extractief",
        "gegenereerdDoorAi": True,
    }
    return base | changes


class Tags(HTMLParser):
    """Collects the tags, their attributes, and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def drawn(given: Json, excerpts: dict[int, Json] | None = None) -> Tags:
    return Tags(blocks.answer_block(given, excerpts or {}, "0-0"))


NASTY = [
    "<script>alert(1)</script>",
    '<img src="http://buiten.example/x.png" onerror="alert(1)">',
    "![plaat](http://buiten.example/x.png)",
    "[klik](javascript:alert(1))",
    '"><a href="http://buiten.example">klik</a>',
    "</details></blockquote></table><iframe src=http://buiten.example>",
    "&lt;b&gt;vet&lt;/b&gt;",
]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_markup(text: str) -> None:
    given = answer(
        vraag=text,
        zelfstandigeVraag=f"{text} 2024",
        antwoord=f"{text} [1]",
        bronnen=[source(titel=text, uitgever=text, citaat=text, sectie=[text], documentstatus=text)],
        cijfers=[figure(maat=text, onderwerp=text, periode=text, weergave=text, afgeleid=text)],
        tegenstrijdigheden=[{"maat": text, "cijfers": [figure(onderwerp=text)], "uitleg": text}],
    )
    page = drawn(given, {0: {"ervoor": text, "citaat": text, "erna": text}})
    assert not page.open  # every tag is closed where it should be
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe", "b"})
    assert all(re.fullmatch(r"#bron-[0-9-]+", link["href"] or "") for link in page.named("a"))
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert " ".join(text.split()) in page.text


def test_invisible_and_control_characters_are_gone_and_accents_stay() -> None:
    hidden = "\U000e0041\u200b\u200d\u2060\ufe0f\u202e\u00ad\x00\x07\x1b[31m"
    assert clean(f"caf{hidden}é, ideeën, ĳs,\tcoördinatie") == "café, ideeën, ĳs,\tcoördinatie"
    assert clean("cafe\u0301") == "cafe\u0301"
    assert safe("a\n b") == "a b"


def test_label_keeps_ordinary_text_and_disarms_markdown() -> None:
    ordinary = "Ouder- en Kindteams (OKT), 0-jarigen: 99,2% – wat is dat?"
    assert label(ordinary) == ordinary
    assert label(":red[x] :material/home: **v** $a$") == r"\:red\[x\] \:material/home: \*\*v\*\* \$a\$"
    assert label("1. Wat?") == r"1\. Wat?"


def test_marker_links_to_its_source_and_unknown_markers_stay_text() -> None:
    page = drawn(answer(antwoord="Het bereik was 99,2%. [1] Zie ook [7]."))
    assert page.named("a")[0]["href"] == "#bron-0-0-1"
    assert "bron-0-0-1" in [details["id"] for details in page.named("details")]
    assert "Zie ook [7]." in page.text


def test_each_statement_has_its_line_and_keeps_its_markers() -> None:
    given = answer(antwoord="Eerste zin. [1] [2] Tweede zin. [2]", bronnen=[source(1), source(2)])
    html = blocks.answer_block(given, {}, "0-0")
    text = re.search(r'<div class="rb-antwoord".*?</div>', html)
    assert text
    lines = re.findall(r"<p>(.*?)</p>", text[0])
    assert [re.sub(r"<[^>]+>", "", line) for line in lines] == [
        "Eerste zin.\u00a0[bron 1]\u00a0[bron 2]",
        "Tweede zin.\u00a0[bron 2]",
    ]


def test_order_is_question_answer_figures_sources() -> None:
    text = drawn(answer()).text
    places = [
        text.index(part)
        for part in ("Wat was het bereik?", texts.MADE_WITH_AI, texts.FIGURES, texts.SOURCES, "Gezocht in")
    ]
    assert places == sorted(places)


def test_generated_text_is_marked_for_machines_and_the_quote_is_not() -> None:
    html = blocks.answer_block(answer(), {}, "0-0")
    marked = re.findall(r'<div class="rb-antwoord" data-ai-generated="true">(.*?)</div>', html)
    assert len(marked) == 1 and "<mark>" not in marked[0]


def test_headings_skip_no_level() -> None:
    given = answer(tegenstrijdigheden=[{"maat": "bereik", "cijfers": [figure()], "uitleg": ""}])
    levels = [int(tag[1]) for tag, _ in drawn(given).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 2 and set(levels) <= {2, 3}


def test_figures_are_a_table_with_caption_and_headers() -> None:
    page = Tags(blocks.figures_table([figure(), figure(soort="norm", weergave="95%", periode=None)], "0-0"))
    assert len(page.named("caption")) == 1
    assert [th["scope"] for th in page.named("th")] == ["col"] * 5 + ["row"] * 2
    assert "95% (norm)" in page.text


def test_a_column_without_content_is_left_out() -> None:
    html = blocks.figures_table([figure(periode=None)], "0-0")
    assert texts.COLUMN_PERIOD not in html and texts.COLUMN_MEASURE in html


def test_a_computed_figure_says_how() -> None:
    page = Tags(blocks.figures_table([figure(weergave="4,2 procentpunt", afgeleid="99,2% − 95%")], "0-0"))
    assert "Berekend: 99,2% − 95%" in page.text


def test_a_table_is_named_once_where_all_figures_come_from_it() -> None:
    place = {"titel": "Bereik per stadsdeel", "rij": "West", "kolom": "2024"}
    one = blocks.figures_table([figure(tabel=place), figure(tabel=place)], "0-0")
    mixed = blocks.figures_table([figure(tabel=place), figure()], "0-0")
    named = "Uit tabel ‘Bereik per stadsdeel’"
    assert named in one.split("</caption>")[0] and one.count(named) == 1
    assert named not in mixed.split("</caption>")[0] and mixed.count(named) == 1


def test_conflicts_show_every_figure_with_its_source() -> None:
    other = source(2, uitgever="Gemeente Amsterdam", titel="Jaarrekening")
    conflict = {
        "maat": "budget",
        "cijfers": [figure(), figure(weergave="98%", bron=2)],
        "uitleg": "Ander jaar.",
    }
    page = drawn(answer(bronnen=[source(), other], tegenstrijdigheden=[conflict]))
    for part in ("99,2%", "98%", "Rekenkamer Amsterdam", "Gemeente Amsterdam, Jaarrekening", "Ander jaar."):
        assert part in page.text
    assert len(page.named("li")) == 2


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("deels", texts.STATUS_PARTLY),
        ("niet-gevonden", texts.STATUS_NOT_FOUND),
        ("buiten-bereik", texts.STATUS_OUT_OF_SCOPE),
    ],
)
def test_status_is_said_in_words(status: str, word: str) -> None:
    assert word in drawn(answer(status=status)).text
    assert word not in drawn(answer()).text


def test_not_found_shows_the_nearest_passages_and_what_was_searched() -> None:
    page = drawn(answer(status="niet-gevonden", antwoord="", bronnen=[], cijfers=[], naaste=[source()]))
    for part in (
        texts.NOT_FOUND,
        texts.NEAREST,
        "Jaarverslag 2024",
        "Gezocht in 2 stukken, t/m 31 december 2024.",
    ):
        assert part in page.text
    assert "[1]" not in page.text  # the nearest passages carry no statement, so no number either


def test_read_as_is_shown_only_where_it_differs() -> None:
    assert texts.READ_AS not in drawn(answer()).text
    page = drawn(answer(zelfstandigeVraag="Wat was het bereik in West?"))
    assert "Opgevat als: Wat was het bereik in West?" in page.text


def test_quote_is_highlighted_in_its_context() -> None:
    excerpt = {"ervoor": "Eerst dit. ", "citaat": "genegeerd", "erna": " Daarna dat."}
    html = blocks.answer_block(answer(), {0: excerpt}, "0-0")
    assert "<p>Eerst dit. <mark>Het bereik was 99,2%.</mark> Daarna dat.</p>" in html


def test_a_quote_that_is_a_line_stays_one() -> None:
    excerpt = {"ervoor": "Stadsdeel Bereik", "citaat": "\nWest 98%", "erna": "\nNoord 99%\n\nZuid 97%"}
    html = blocks.answer_block(answer(bronnen=[source(citaat="West 98%")]), {0: excerpt}, "0-0")
    rows = "<p>Stadsdeel Bereik</p><p><mark>West 98%</mark></p><p>Noord 99%</p><p>Zuid 97%</p>"
    assert f"<blockquote>{rows}</blockquote>" in html


def test_context_is_cut_between_words() -> None:
    long = "woord " * 200
    html = blocks.answer_block(answer(), {0: {"ervoor": long, "citaat": "", "erna": long}}, "0-0")
    assert "… woord woord" in html and "woord …</p>" in html and html.count("woord") < 120


def test_without_context_the_quote_is_still_there() -> None:
    page = drawn(answer())
    assert len(page.named("mark")) == 1 and texts.NO_CONTEXT in page.text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "p. 9 (gedrukt), pagina 11 van het bestand"),
        ({"pagina": 9}, "p. 9 (gedrukt)"),
        ({"pagina": None}, "p. 9 (gedrukt)"),
        ({"paginaGedrukt": None}, "pagina 11"),
        ({"pagina": None, "paginaGedrukt": None}, "onder ‘Bereik’"),
        ({"pagina": None, "paginaGedrukt": None, "sectie": []}, texts.NO_PLACE),
    ],
)
def test_place(changes: Json, expected: str) -> None:
    assert source_blocks.place(source(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, '"Het bereik was 99,2%." (Rekenkamer Amsterdam, Jaarverslag 2024, 6 juli 2023, p. 9)'),
        (
            {"paginaGedrukt": None, "citaat": "Het bereik\nwas  99,2%."},
            '"Het bereik was 99,2%." (Rekenkamer Amsterdam, Jaarverslag 2024, 6 juli 2023, p. 11)',
        ),
        (
            {"paginaGedrukt": None, "pagina": None, "publicatiedatum": None},
            '"Het bereik was 99,2%." (Rekenkamer Amsterdam, Jaarverslag 2024, zonder datum, onder ‘Bereik’)',
        ),
    ],
)
def test_reference(changes: Json, expected: str) -> None:
    assert source_blocks.reference(source(**changes)) == expected


def test_only_the_first_source_is_open() -> None:
    page = drawn(answer(bronnen=[source(1), source(2), source(3)]))
    assert ["open" in details for details in page.named("details")] == [True, False, False]


@pytest.mark.parametrize(
    ("iso", "dutch"),
    [
        ("2023-07-06", "6 juli 2023"),
        ("2024-12-31T10:00:00Z", "31 december 2024"),
        ("2024", "2024"),
        (None, "zonder datum"),
    ],
)
def test_dutch_date(iso: str | None, dutch: str) -> None:
    assert texts.dutch_date(iso) == dutch


def test_status_line_counts_sources() -> None:
    assert texts.status_line("beantwoord", 1) == "Antwoord klaar, 1 bron."
    assert texts.status_line("deels", 3) == "Antwoord klaar, 3 bronnen."
    assert texts.status_line("niet-gevonden", 0) == texts.READY_NOT_FOUND


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["textColor", "linkColor", "primaryColor"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_theme_colours_have_enough_contrast(theme: dict[str, str], text: str, ground: str) -> None:
    light, dark = sorted((_luminance(theme[text]), _luminance(theme[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.1, 1.4.3


def _sentences() -> list[str]:
    lines = [value for name, value in vars(texts).items() if name.isupper() and isinstance(value, str)]
    lines += [question for _, question in texts.EXAMPLES]
    for name in ("hulp.html", "toegankelijkheid.html"):
        page = (Path(ui.frame.STATIC) / name).read_text(encoding="utf-8")
        lines += re.split(r"<[^>]+>", re.sub(r"</?time[^>]*>", "", page))
    parts = [part for line in lines for part in re.split(r"(?<=[.!?])\s+", line)]
    return [part for part in parts if re.search(r"\w", part)]


def test_texts_are_plain_dutch() -> None:
    lengths = [len(sentence.split()) for sentence in _sentences()]
    full = [length for length in lengths if length >= 4]
    assert sum(full) / len(full) <= 15
    assert max(lengths) <= 25
