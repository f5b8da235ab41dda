"""Numbers and dates as Dutch Excel shows them; the expected texts were worked out by hand."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.sheets.amounts import decide_notation, read_amount
from ingest.readers.sheets.date_format import show_moment
from ingest.readers.sheets.number_format import show_number, show_text

EURO = '_ "€" * #,##0.00_ ;_ "€" * -#,##0.00_ ;_ "€" * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("number", "code", "text", "value"),
    [
        ("0.125", "0.0%", "12,5%", "12.5"),
        ("0.12545", "0%", "13%", "12.545"),
        ("1234", "#,##0", "1.234", "1234"),
        ("1234567.891", "#,##0.00", "1.234.567,89", "1234567.891"),
        ("1234567", "#,##0,", "1.235", "1234.567"),
        ("1234567", "0.0,,", "1,2", "1.234567"),
        ("1234567", '#,##0.0,," mln"', "1,2 mln", "1234567"),
        ("1.25", '0.0" miljoen"', "1,3 miljoen", "1250000"),
        ("-675", "#,##0_);(#,##0)", "(675)", "-675"),
        ("-675", "#,##0", "-675", "-675"),
        ("-675", "#,##0;[Red]-#,##0", "-675", "-675"),
        ("12.5", '"€" #,##0.00', "€ 12,50", "12.5"),
        ("12.5", "[$€-413] #,##0.00", "€ 12,50", "12.5"),
        ("-12.5", "[$€-413] #,##0.00", "€ -12,50", "-12.5"),
        ("1234.5", EURO, "€ 1.234,50", "1234.5"),
        ("-1234.5", EURO, "€ -1.234,50", "-1234.5"),
        ("0", EURO, "€ -", "0"),
        ("-1234", '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-1.234", "-1234"),
        ("-0.4", "0", "0", "-0.4"),
        ("-0.4", "0.0", "-0,4", "-0.4"),
        ("2.345", "0.00", "2,35", "2.345"),
        ("0.5", "#.##", ",5", "0.5"),
        ("7", "0.##", "7", "7"),
        ("7", "000", "007", "7"),
        ("363", "0000", "0363", "363"),
        ("1", "0-00", "0-01", "1"),
        ("0", "#,##0;-#,##0;", "", "0"),
        ("5", ";;;", "", "5"),
        ("5", "@", "5", "5"),
        ("1500", '[>=1000]#,##0," dzd";0', "2 dzd", "1.5"),
        ("150", '[>=1000]#,##0," dzd";0', "150", "150"),
        ("12345", "0.00E+00", "1,23E+04", "12345"),
        ("3", '0 "fte"', "3 fte", "3"),
        ("3", 'General" stuks"', "3 stuks", "3"),
        ("4.35", "#,0.00", "4,35", "4.35"),
    ],
)
def test_a_number_is_shown_under_its_format_with_the_exact_number_it_says(number, code, text, value):
    assert show_number(Decimal(number), code) == (text, Decimal(value))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0.125", "0,125"),
        ("2014", "2014"),
        ("1234567", "1234567"),
        ("123456789012", "123456789012"),
        ("0.333333333333333", "0,333333333"),
        ("33.3333333333333", "33,33333333"),
        ("-1.5", "-1,5"),
        ("0", "0"),
        ("0.00001234", "0,00001234"),
    ],
)
def test_a_number_without_format_has_at_most_ten_digits_and_no_thousands_marks(number, text):
    assert show_number(Decimal(number), "General") == (text, Decimal(number))


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_with_thousands_marks_reads_back_as_itself(number):
    text, value = show_number(Decimal(number), "#,##0")
    assert value == number
    assert read_amount(text, "dutch") == number


def test_a_text_is_put_in_the_text_section():
    assert show_text("A", '"code "@') == "code A"
    assert show_text("A", '0;-0;0;"["@"]"') == "[A]"
    assert show_text("A", "#,##0") == "A"


@pytest.mark.parametrize(
    ("moment", "code", "text"),
    [
        (datetime(2024, 3, 4), "mm-dd-yy", "04-03-2024"),
        (datetime(2024, 3, 4), "m/d/yyyy", "04-03-2024"),
        (date(2024, 3, 4), "dd-mm-yyyy", "04-03-2024"),
        (datetime(2024, 3, 4), "d mmmm yyyy", "4 maart 2024"),
        (datetime(2024, 3, 4), "[$-413]dddd d mmm yy;@", "maandag 4 mrt 24"),
        (datetime(2024, 3, 4), "yyyy-mm-dd", "2024-03-04"),
        (datetime(2024, 3, 4), "mmm-yy", "mrt-24"),
        (datetime(2024, 3, 4, 15, 5), "dd-mm-yyyy hh:mm", "04-03-2024 15:05"),
        (time(9, 7, 3), "h:mm:ss", "9:07:03"),
        (time(15, 5), "h:mm AM/PM", "3:05 PM"),
        (time(0, 7, 3), "mm:ss", "07:03"),
        (timedelta(hours=30, minutes=15), "[h]:mm:ss", "30:15:00"),
    ],
)
def test_a_moment_is_shown_in_dutch_with_the_day_before_the_month(moment, code, text):
    assert show_moment(moment, code) == text


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("1.234,50", "1234.50", None),
        ("1,234.50", None, "1234.50"),
        ("1.234", "1234", "1.234"),
        ("0,500", "0.500", None),
        ("15615031,00", "15615031.00", None),
        ("€ 1.000", "1000", "1.000"),
        ("(12)", "-12", "-12"),
        ("12-", "-12", "-12"),
        ("€ -3", "-3", "-3"),
        ("12,5%", "12.5", None),
        ("1 234", "1234", "1234"),
        ("12 maart", None, None),
        ("1.23.4", None, None),
        ("31-12-2024", None, None),
    ],
)
def test_an_amount_is_read_in_either_notation_or_not_at_all(text, dutch, english):
    assert read_amount(text, "dutch") == (Decimal(dutch) if dutch else None)
    assert read_amount(text, "english") == (Decimal(english) if english else None)


def test_numbers_prove_their_notation_together_or_leave_it_open():
    assert decide_notation(["Bedrag", "1.234", "12,5"]) == "dutch"
    assert decide_notation(["1.234", "12.5"]) == "english"
    assert decide_notation(["1.234", "12"]) is None
    assert decide_notation(["12,5", "12.5"]) is None
