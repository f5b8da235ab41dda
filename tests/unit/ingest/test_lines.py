"""Lines that know their page and their place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.settings import DOCUMENTS
from ingest.lines import printed_numbers, read_lines


def pages(source):
    return [line.page for line in read_lines(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("een\ntwee", [0, 0]),  # no marks: no pages
        ("een\n\n\n\ntwee", [0] * 5),  # blank lines alone mark nothing
        (" een\ntwee", [0, 0]),  # a mark on the first line opens nothing
        ("een\n twee\ndrie", [1, 2, 2]),
        ("een\n\n twee", [0, 0, 0]),  # one space after a blank line is no mark
        ("een\n  twee", [0, 0]),  # two spaces are an indent
        ("een\n \ntwee", [0, 0, 0]),  # a line with nothing but a space
        ("een\n\u00a0twee", [0, 0]),
        ("een\n\ftwee\ndrie", [1, 2, 2]),
        ("een\n\f\ntwee", [1, 2, 2]),
        ("een\n twee\n\n\n\ndrie", [1, 2, 2, 2, 2, 3]),  # beside a mark, three blank lines open a page too
        ("een\n twee\n\n\ndrie", [1, 2, 2, 2, 2]),
        ("\feen\n\ftwee", [1, 2]),
        ("", [0]),
    ],
)
def test_pages(source, expected):
    assert pages(source) == expected


def test_every_line_knows_where_it_begins_whatever_ends_the_lines():
    source = "een\r\ntwee\rdrie\n\nvier"
    lines = read_lines(source)
    assert [line.text for line in lines] == ["een", "twee", "drie", "", "vier"]
    assert [source[line.begin : line.begin + len(line.text)] for line in lines] == [
        line.text for line in lines
    ]
    assert [line.begin for line in lines] == [0, 5, 10, 15, 16]


@pytest.mark.parametrize(
    ("text", "bare", "blank", "bullet", "open_end"),
    [
        ("gewoon ", "gewoon", False, False, True),
        ("afgebroken", "afgebroken", False, False, False),
        ("GGD\u00a0en\u00a0SAG\u00a0", "GGD en SAG", False, False, True),
        ("4 \ufffdDoor", "4 Door", False, False, False),
        ("\ufffd \u200b", "", True, False, False),
        ("\t• Sociale veiligheid ", "Sociale veiligheid", False, True, True),
        ("  • Gemeente", "Gemeente", False, True, False),
        ("– en dan", "en dan", False, True, False),
        ("•geen", "•geen", False, False, False),
        ("- Flo, moeder", "- Flo, moeder", False, False, False),
    ],
)
def test_a_line(text, bare, blank, bullet, open_end):
    (line,) = read_lines(text)
    assert (line.is_blank, line.is_bullet, line.open_end) == (blank, bullet, open_end)
    assert line.bare.lstrip("•– ") == bare.lstrip("•– ")


def test_printed_numbers_stand_alone_at_the_edge_of_a_page():
    source = "tekst\n14\n volgende\nmeer\n 7\nderde\n 15\n veel 16\n17 keer\n1234"
    assert printed_numbers(read_lines(source)) == {1: "14", 3: "7"}


def test_a_page_with_nothing_but_a_number_has_none():
    assert printed_numbers(read_lines("een\n 5\n zes")) == {}


def test_without_pages_no_numbers():
    assert printed_numbers(read_lines("tekst\n14")) == {}


def test_the_annual_report_has_36_pages_and_one_printed_number():
    lines = read_lines((DOCUMENTS / "okt-jaarrapportage-2024.txt").read_text("utf-8"))
    # 35 lines begin with one space after a line with text, bar r1; r413 and r1149 follow three blank lines.
    assert lines[-1].page == 36
    # r1145 "14" closes the page of the Stichting's priorities; r1149 opens the next.
    assert lines[1144].bare == "14" and lines[1148].page == lines[1144].page + 1
    assert printed_numbers(lines) == {lines[1144].page: "14"}


@pytest.mark.parametrize(
    "number", [42, 141, 210, 413, 514, 710, 976, 1149, 1440, 1488, 1617, 1931, 2176, 2237, 2276]
)
def test_pages_of_the_annual_report_open_here(number):
    lines = read_lines((DOCUMENTS / "okt-jaarrapportage-2024.txt").read_text("utf-8"))
    assert lines[number - 1].page == lines[number - 2].page + 1


def test_the_audit_page_has_no_pages():
    lines = read_lines((DOCUMENTS / "rekenkamer-preventieve-jeugdhulp-2023.txt").read_text("utf-8"))
    assert {line.page for line in lines} == {0}


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.text("ab \n\r\f\t\u00a0", max_size=60))
def test_lines_hold_the_whole_text_and_pages_only_go_up(source):
    lines = read_lines(source)
    for line, following in pairwise(lines):
        assert source[line.begin : line.begin + len(line.text)].replace("\f", " ") == line.text.replace(
            "\f", " "
        )
        assert following.begin - line.begin - len(line.text) in (1, 2)
        assert 0 <= following.page - line.page <= 1
    assert lines[-1].begin + len(lines[-1].text) == len(source)
