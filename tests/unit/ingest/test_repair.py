"""Broken lines made whole, with the way back to the source."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.lines import read_lines
from ingest.repair import hyphenated_words, keeps_trailing_spaces, mend

BROKEN = [
    (int(number), word)
    for number, word in (
        line.split("\t")
        for line in (Path(__file__).parent / "line_breaks.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
]


def mended(source, spaced=True, known=()):
    return mend(read_lines(source), spaced, frozenset(known))[0]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("ontwikke-\nlopgaven en", "ontwikkelopgaven en"),
        ("is ge-\ndaald in", "is gedaald in"),
        ("Opvoed-\nondersteuning", "Opvoedondersteuning"),
        ("ook Zuid-\noost en", "ook Zuidoost en"),
        ("suc-\r\ncesverhalen", "succesverhalen"),
        ("de APOO-\naanbieders", "de APOO-aanbieders"),  # an abbreviation keeps its hyphen
        ("GZ-\npsychologen", "GZ-psychologen"),
        ("Programma Nieuw-\nWest om", "Programma Nieuw-West om"),  # a capital follows
        ("OKT-professio-\nnals van", "OKT-professionals van"),  # only the last hyphen goes
        ("Ouder- \nen Kindteams", "Ouder- en Kindteams"),
        ("Ouder-\nen Kindteams", "Ouder- en Kindteams"),
        ("in- \nof uitstroom", "in- of uitstroom"),
        ("alcohol- \nen of drugs", "alcohol- en of drugs"),
        ("ontwikkel-\nenergie", "ontwikkelenergie"),  # "en" is the start of a word here, no conjunction
        ("budget- \nteam", "budget-team"),  # a space behind the hyphen: it was printed
        ("rappor\ntage laat", "rapportage laat"),  # no space where the line ends: broken inside a word
        ("waar\nonder ook", "waaronder ook"),
        ("het \nkind", "het kind"),
        ("het\u00a0\nkind", "het kind"),
        ("in Noord\nEn verder", "in Noord En verder"),  # a capital: another word
        ("verder,\ndaarna", "verder, daarna"),
        ("in 2024\nzijn", "in 2024 zijn"),
        ("meedenken/ \nmeedoen", "meedenken/ meedoen"),
        ("van \n–9 maanden", "van –9 maanden"),
        ("18-\n21 jaar", "18-21 jaar"),
        ("Toekomst\n\nscenario kind", "Toekomstscenario kind"),  # r286, r2038: over a blank line
        ("emotio-\n\nneel", "emotioneel"),
        ("gerela-\n\nteerd", "gerelateerd"),
    ],
)
def test_joins(source, text):
    assert mended(source) == text


@pytest.mark.parametrize(
    ("known", "text"),
    [((), "startgesprek"), (("start-gesprek",), "start-gesprek"), (("start-klas",), "startgesprek")],
)
def test_a_hyphen_that_stands_unbroken_elsewhere_is_real(known, text):
    assert mended("start-\ngesprek", known=known) == text


def test_where_lines_keep_no_trailing_spaces_lines_are_words_apart():
    assert mended("we laten\nzien wat", spaced=False) == "we laten zien wat"
    assert mended("ontwikke-\nlopgaven", spaced=False) == "ontwikkelopgaven"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("eerder:HPV in", "eerder: HPV in"),  # r298
        ("te behalen.In \n2025", "te behalen. In 2025"),  # r1635
        ("8% 42%49%", "8% 42% 49%"),  # r1676
        ("per 1.234,5 en 8.1", "per 1.234,5 en 8.1"),
        ("www.Amsterdam.nl", "www. Amsterdam.nl"),
        ("PGB's:en", "PGB's:en"),
        ("A.B. Jansen", "A.B. Jansen"),
        ("zo'n \n80", "zo'n 80"),
        ("zo’n\u00a050", "zo’n 50"),
    ],
)
def test_missing_spaces(source, text):
    assert mended(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("4 \ufffdDoorontwikkeling ", "4 Doorontwikkeling"),
        ("(GGD\u00a0en\u00a0SAG)", "(GGD en SAG)"),
        ("a \u00a0\t b", "a b"),
        ("jeugd\u00adhulp", "jeugdhulp"),
        ("\ufeffKop", "Kop"),
        ("", ""),
        (" \n \n", ""),
    ],
)
def test_white_space_and_control_characters(source, text):
    assert mended(source) == text


def test_every_character_knows_its_place_in_the_source():
    source = "Ouder- \nen ontwikke-\nlopgaven 8%9%"
    text, origin = mend(read_lines(source), True, frozenset())
    assert text == "Ouder- en ontwikkelopgaven 8% 9%" and len(origin) == len(text)
    for char, place in zip(text, origin, strict=True):
        assert char == " " or source[place] == char
    assert origin == sorted(origin)


def test_hyphenated_words_are_those_on_one_line():
    assert hyphenated_words("Nieuw-West en ontwikke-\nlopgaven, APOO-Aanbod 0-12") == {
        "nieuw-west",
        "apoo-aanbod",
    }


def test_trailing_spaces_are_a_habit_only_where_most_lines_have_them(report, audit):
    assert keeps_trailing_spaces(read_lines(report.source))
    assert not keeps_trailing_spaces(read_lines(audit.source))
    assert not keeps_trailing_spaces(read_lines("regel van tekst\n" * 30))
    assert keeps_trailing_spaces(read_lines("regel van tekst \n" * 30))
    assert not keeps_trailing_spaces(read_lines("regel van tekst \n" * 3))  # too few to tell


@pytest.mark.parametrize(("number", "word"), BROKEN, ids=[f"r{n}-{w}" for n, w in BROKEN])
def test_every_broken_word_of_the_annual_report_is_whole(report_words, number, word):
    assert report_words(number) == word


@pytest.fixture(scope="module")
def report_words(report):
    lines = read_lines(report.source)
    places = {}
    for at, origin in enumerate(report.origin):
        places.setdefault(origin, at)

    def word(number):
        line = lines[number - 1]
        last = line.begin + len(line.text.rstrip()) - 1
        at = places.get(last, places.get(last - 1))
        begin, end = at, at
        while begin and not report.text[begin - 1].isspace():
            begin -= 1
        while end < len(report.text) and not report.text[end].isspace():
            end += 1
        return report.text[begin:end]

    return word


def test_the_labelled_set_is_whole():
    # Section 1 of what is known of the text: 158 lines that end in a hyphen before a line with text, 41 that
    # end inside a word without one, and 8 with a space behind the hyphen (r2143 before a blank line).
    assert len(BROKEN) == len({number for number, _ in BROKEN}) == 158 + 41 + 8


def test_the_labelled_set_has_every_line_that_ends_inside_a_word(report):
    lines = read_lines(report.source)
    labelled = {number for number, _ in BROKEN}
    for number, (line, following) in enumerate(pairwise(lines), start=1):
        hyphen = line.text.rstrip().endswith("-") and line.text.strip() != "-"
        inside = line.text[-1:].isalpha() and following.text[:1].islower()
        if (hyphen and not following.is_blank) or inside:
            assert number in labelled


def test_no_two_words_are_glued_where_a_line_ends_between_them(report):
    places = {}
    for at, origin in enumerate(report.origin):
        places.setdefault(origin, at)
    checked = 0
    for line in read_lines(report.source):
        bare = line.text.rstrip()
        if line.open_end and bare and not bare.endswith("-"):
            at = places.get(line.begin + len(bare) - 1)
            if at is not None and at + 1 < len(report.text):
                assert report.text[at + 1] in " \n", line.text
                checked += 1
    assert checked > 900


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Ouderen Kindteams", "Ouder- en Kindteams"),
        ("NieuwWest", "Nieuw-West"),
        ("APOOaanbieders", "APOO-aanbieders"),
        ("eerder:HPV", "eerder: HPV"),
        ("behalen.In", "behalen. In"),
        ("42%49%", "42% 49%"),
        ("emotio- neel", "Sociaal, emotioneel, relationeel"),
        ("gerela- teerd", "Schoolgerelateerd"),
        ("alcoholen", "alcohol- en of drugsverslaving"),
        ("\ufffd", "Doorontwikkeling"),
        ("\u00a0", "(GGD en SAG)"),
    ],
)
def test_the_annual_report_reads_right(report, wrong, right):
    assert wrong not in report.text and right in report.text


@pytest.mark.parametrize(
    "slip", ["Ziekgemeld Leerlingen", "Bijenkomst met", "advisreren", "is de bezetting van is"]
)
def test_slips_of_the_authors_stay_as_printed(report, slip):
    assert slip in report.text


PIECES = st.sampled_from(
    ["woord", "-", "- ", " ", "\n", "\n\n", "A", "en ", "8%", ".", "\u00a0", "\ufffd", "\r\n"]
)


@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_mending_keeps_every_letter_and_its_place(source, spaced):
    text, origin = mend(read_lines(source), spaced, frozenset())
    assert len(text) == len(origin) and origin == sorted(origin)
    assert text == text.strip() and "  " not in text
    kept = set(" -\n\r\u00a0\ufffd")
    assert [c for c in text if c not in kept] == [c for c in source if c not in kept]
