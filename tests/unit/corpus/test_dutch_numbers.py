"""Numbers as Dutch council papers write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dutch.numbers import find_numbers, find_worded, format_number, number_word


def one(text):
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("948*", "948"),
        ("83.723", "83723"),
        ("4.389 jeugdigen", "4389"),
        ("10.000.000", "10000000"),
        ("1.234,56", "1234.56"),
        ("1.234.567,89", "1234567.89"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("1\u202f234", "1234"),
        ("1\u00a0234", "1234"),
        ("9,6", "9.6"),
        ("12.5", "12.5"),  # one or two digits behind a dot: a decimal mark, as in r1956 "96.4%"
        ("12.34", "12.34"),
        ("1.2345", "1.2345"),
        ("−2,2%", "-2.2"),
        ("–9 maanden", "-9"),
        ("+36", "36"),
        ("gemiddeld met een 8,5", "8.5"),
        ("een 8,1.", "8.1"),  # the full stop ends the sentence
        ("(443.680).", "443680"),
        ("(0 kinderen)", "0"),
    ],
)
def test_value(text, value):
    assert one(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 duizend", 5_000),
        ("3,4 mln", 3_400_000),  # 3,4 x 10^6
        ("0,8 mln.", 800_000),
        ("€ 3,5 miljoen", 3_500_000),
        ("€ 40 miljoen", 40_000_000),
        ("1,2 mld euro", 1_200_000_000),
        ("2 Miljard", 2_000_000_000),
        ("1.5 million", 1_500_000),
        ("€1,5\u00a0mln", 1_500_000),
    ],
)
def test_scale_is_applied(text, value):
    assert one(text).value == value


@pytest.mark.parametrize("text", ["5 duizendpoot", "3 mlnx"])
def test_a_scale_is_a_word_of_its_own(text):
    assert one(text).value < 10


@pytest.mark.parametrize(
    ("text", "unit", "display"),
    [
        ("9,6%", "%", "9,6%"),
        ("10,5 %", "%", "10,5 %"),
        ("96.4%.", "%", "96.4%"),
        ("7 procent", "%", "7 procent"),
        ("12,5 per cent", "%", "12,5 per cent"),
        ("0,5 procentpunt", "procentpunt", "0,5 procentpunt"),
        ("2 procentpunten", "procentpunt", "2 procentpunten"),
        ("107 fte", "fte", "107 fte"),
        ("3 fteb", "", "3"),
        ("€ 40.000", "€", "€ 40.000"),
        ("x € 1.000", "€", "€ 1.000"),
        ("€ 0,8 miljoen zodat", "€", "€ 0,8 miljoen"),
        ("150 nieuwe", "", "150"),
        ("22 miljoen euro en", "€", "22 miljoen euro"),
        ("12 euro's", "€", "12 euro's"),
        ("12 eurocent", "", "12"),
        ("€ 180k per jaar", "€", "€ 180k"),
        ("180k per jaar", "", "180"),  # no amount of money: a k can be anything
    ],
)
def test_unit_and_display(text, unit, display):
    assert (one(text).unit, one(text).display) == (unit, display)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("circa 5%", "circa"),
        ("Ongeveer 5", "ongeveer"),
        ("ruim 80.000", "ruim"),
        ("bijna 80.000 in", "bijna"),
        ("zo'n 80 professionals", "zo'n"),
        ("zo’n 50", "zo’n"),
        ("zo’n € 40 miljoen", "zo’n"),
        ("minimaal 30%", "minimaal"),
        ("ten minste 30%", "ten minste"),
        ("ten hoogste 4", "ten hoogste"),
        ("meer dan 100", "meer dan"),
        ("tegen de 5%", "tegen de"),
        ("richting de 8% in", "richting de"),
        ("gemiddeld 96,6%", "gemiddeld"),
        ("geruim 5", ""),
        ("gemiddeld met een 8,5", ""),
    ],
)
def test_qualifier_is_read_and_is_no_part_of_the_number(text, qualifier):
    number = one(text)
    assert number.qualifier == qualifier
    assert number.display == text[number.begin : number.end]
    assert not number.display[0].isalpha()


@pytest.mark.parametrize(
    ("text", "displays"),
    [
        ("8% 42%49%", ["8%", "42%", "49%"]),  # r1676: no space between the last two
        ("van 6,6% tot max. 10,6%", ["6,6%", "10,6%"]),
        ("61% 68% 59% 56%", ["61%", "68%", "59%", "56%"]),
        ("in 2024 98 preventieve", ["2024", "98"]),  # r1618: a year does not swallow what follows
        ("in 2023 443.680 consulten", ["2023", "443.680"]),
        ("2016 – 2023", ["2016", "2023"]),
        ("55 382 7 13", ["55", "382", "7", "13"]),  # r1696: a plain space parts two cells of a row
        ("1 180 180 0", ["1", "180", "180", "0"]),  # r1712
        ("met 3% voor BMR/DTP, 1% voor", ["3%", "1%"]),
        ("382 jeugdigen en 566 ouders", ["382", "566"]),
        ("TOP-3", []),
        ("geen getal", []),
        ("", []),
    ],
)
def test_all_numbers_of_a_text_in_order(text, displays):
    assert [n.display for n in find_numbers(text)] == displays


@pytest.mark.parametrize(
    ("text", "is_year"),
    [("2024", True), ("1999", True), ("2.024", False), ("2024%", False), ("1800", False), ("20", False)],
)
def test_is_year(text, is_year):
    assert one(text).is_year is is_year


@pytest.mark.parametrize(("text", "label"), [("eind 2024", "2024"), ("december 2023", "2023")])
def test_a_year_after_words_stays_a_year(text, label):
    assert one(text).is_year and one(text).display == label


def test_a_date_is_not_eaten_as_one_number():
    # "1 januari 2026": a day and a year, never 12026; "4 juli 2023" likewise.
    assert [n.value for n in find_numbers("1 januari 2026, 4 juli 2023")] == [1, 2026, 4, 2023]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("83723", "", "83.723"),
        ("10.5", "%", "10,5%"),
        ("40000", "€", "€ 40.000"),
        ("1234567.89", "", "1.234.567,89"),
        ("4E+1", "%", "40%"),
        ("5.00", "fte", "5 fte"),
        ("0", "", "0"),
    ],
)
def test_format_number(value, unit, text):
    assert format_number(Decimal(value), unit) == text


@pytest.mark.parametrize(
    ("word", "value"),
    [("nul", 0), ("één", 1), ("Twee", 2), ("twintig", 20), ("seven", 7), ("een", None), ("veel", None)],
)
def test_number_word(word, value):
    assert number_word(word) == value


@pytest.mark.parametrize(
    ("text", "value", "display", "qualifier"),
    [
        ("ruim een derde van de inwoners", "0.3333", "een derde van", "ruim"),
        ("twee derde deel stemt in", "0.6667", "twee derde deel", ""),
        ("een kwart van de panden", "0.25", "een kwart van", ""),
        ("bijna driekwart van hen", "0.75", "driekwart van", "bijna"),
        ("de helft van de raad", "0.5", "de helft van", ""),
        ("1 op de 5 jongeren", "0.2", "1 op de 5", ""),
        ("vier van de tien", "0.4", "vier van de tien", ""),
        ("anderhalf miljoen euro", "1500000", "anderhalf miljoen euro", ""),
    ],
)
def test_shares_in_words(text, value, display, qualifier):
    (number,) = find_worded(text)
    assert (number.value, number.display, number.qualifier) == (Decimal(value), display, qualifier)
    assert text[number.begin : number.end] == display


@pytest.mark.parametrize("text", ["een derde partij", "een kwartier", "10 van de 12,5", "5 op de 1"])
def test_what_is_no_share(text):
    assert find_worded(text) == []


PIECES = st.sampled_from(
    [
        "1.234",
        "12,5",
        "%",
        " ",
        "€ ",
        " mln",
        "–",
        "-",
        ".",
        ",",
        "2024",
        "fte",
        "ruim ",
        "a",
        "\n",
        "0",
        "948*",
    ]
)


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map("".join)))
def test_spans_lie_inside_the_text_in_order_and_apart(text):
    end = 0
    for number in find_numbers(text):
        assert end <= number.begin < number.end <= len(text)
        assert number.display == text[number.begin : number.end].strip()
        end = number.end


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(
    st.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "%", "€", "fte", "procentpunt"]),
)
def test_what_is_written_is_read_back(value, unit):
    number = one(f"Het was {format_number(value, unit)} in totaal.")
    assert (number.value, number.unit) == (value, unit)
