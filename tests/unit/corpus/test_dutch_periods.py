"""Times that a text names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dutch.periods import find_parts, find_periods, relative_years, years_between


@pytest.mark.parametrize(
    ("text", "year", "month", "label"),
    [
        ("Eind 2024 is het verzuim", 2024, None, "Eind 2024"),
        ("begin 2025", 2025, None, "begin 2025"),
        ("Half 2023 zijn we gestart", 2023, None, "Half 2023"),
        ("medio 2024", 2024, None, "medio 2024"),
        ("in het najaar van 2024", 2024, None, "2024"),
        ("(2024)", 2024, None, "2024"),
        ("vanaf 2026.", 2026, None, "2026"),
        ("vanaf maart 2024, 93 antwoorden", 2024, 3, "maart 2024"),
        ("richting de 8% in december 2024.", 2024, 12, "december 2024"),
        ("Laatste update: 4 juli 2023", 2023, 7, "4 juli 2023"),
        ("April 2024", 2024, 4, "April 2024"),
        ("in July 2023", 2023, 7, "July 2023"),
        ("in May 2024", 2024, 5, "May 2024"),
        ("Q2 2023", 2023, None, "Q2 2023"),
        ("eerste kwartaal 2025", 2025, None, "eerste kwartaal 2025"),
        ("In het laatste kwartaal van 2024 is", 2024, None, "laatste kwartaal van 2024"),
        ("1e kwartaal 2024", 2024, None, "1e kwartaal 2024"),
        ("schooljaar 2022/23", 2022, None, "2022/23"),
        ("in 2023/2024 waren", 2023, None, "2023/2024"),
        ("plan 2021-2024", 2021, None, "2021-2024"),
        ("ultimo 2023", 2023, None, "ultimo 2023"),
    ],
)
def test_one_period(text, year, month, label):
    (period,) = find_periods(text)
    assert (period.year, period.month, period.label) == (year, month, label)
    assert text[period.begin : period.end] == label


@pytest.mark.parametrize(
    "text",
    ["2.023 deelnemers", "1.2023", "2023%", "2023,5", "20233", "120244", "12 april", "Q2", "1850", "2100"],
)
def test_what_is_no_period(text):
    assert find_periods(text) == []


def test_all_periods_in_order():
    text = "van onder 90% in 2023 tot bijna 100% eind 2024, en 11,1% in december 2022"
    assert [p.label for p in find_periods(text)] == ["2023", "eind 2024", "december 2022"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("in 2023 en 2024", [2023, 2024]),
        ("van 2020 tot en met 2023", [2020, 2021, 2022, 2023]),
        ("2016 – 2018", [2016, 2017, 2018]),
        ("2021-2023", [2021, 2022, 2023]),
        ("2021 t/m 2022", [2021, 2022]),
        ("from 2019 to 2021", [2019, 2020, 2021]),
        ("2020 en 2024", [2020, 2024]),  # "en" names two years, not a range
        ("2024 tot 2020", [2020, 2024]),  # backwards: nothing between
        ("tweemaal 2024: 2024", [2024]),
        ("schooljaar 2022/23", [2022, 2023]),
        ("2023/2024", [2023, 2024]),
        ("geen jaar", []),
    ],
)
def test_years_between(text, years):
    assert years_between(text) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("vorig jaar", [2023]),
        ("Een jaar eerder was dat", [2023]),
        ("het jaar ervoor", [2023]),
        ("het voorgaande jaar", [2023]),
        ("komend jaar", [2025]),
        ("Volgend jaar", [2025]),
        ("het afgelopen jaar", [2024]),
        ("next year", [2025]),
        ("last year", [2023]),
        ("vorig jaar en komend jaar", [2023, 2025]),
        ("het jaar daarvoor", [2023]),
        ("jaarlijks", []),
        ("2021", []),
    ],
)
def test_relative_years_of_a_report_on_2024(text, years):
    assert relative_years(text, 2024) == years


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("in het derde kwartaal steeg dit", ["derde kwartaal"]),
        ("Q1 en Q2", ["Q1", "Q2"]),
        ("het tweede halfjaar", ["tweede halfjaar"]),
        ("eerste helft van dit jaar", ["eerste helft"]),
        ("derde kwartaal 2024 en vierde kwartaal", ["vierde kwartaal"]),
        ("een kwart", []),
    ],
)
def test_parts_of_a_year_without_their_year(text, labels):
    parts = find_parts(text)
    assert [p.label for p in parts] == labels
    assert all(text[p.begin :].startswith(p.label) for p in parts)


def test_without_a_year_to_count_from_nothing_is_relative():
    assert relative_years("vorig jaar", None) == []


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ["2024", "mei ", "4 ", "Q1 ", "eind ", " – ", "kwartaal ", "eerste ", ".", "1999 ", "x"]
        ),
        max_size=15,
    ).map("".join)
)
def test_periods_lie_inside_the_text_in_order_and_apart(text):
    end = 0
    for period in find_periods(text):
        assert end <= period.begin < period.end <= len(text)
        assert str(period.year) in text[period.begin : period.end]
        assert period.month is None or 1 <= period.month <= 12
        end = period.end
