"""Sums that are shown: each must come out, in the places it is rounded to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dutch.numbers import format_number
from retriever.sums import comes_out


@pytest.mark.parametrize(
    "shown",
    [
        "1.500 − 1.250 = 250",
        "9,6% − 4% = 5,6 procentpunt",
        "€ 3,5 miljoen − € 2,5 miljoen = € 1.000.000",
        "250 / 1.500 = 16,7%",  # 0,16666… × 100, rounded
        "1 + 2 + 3 = 6",
        "180 / 566 = 31,8%",
    ],
)
def test_a_right_sum_comes_out(shown):
    assert comes_out(shown)


@pytest.mark.parametrize(
    "shown",
    [
        "1.500 − 1.250 = 300",
        "250 / 1.500 = 17,7%",
        "250 / 0 = 17,7%",
        "250 = 250",
        "1.500 − 1.250",
        "250 en 300 − 100 = 150",
        "",
    ],
)
def test_a_wrong_sum_and_what_is_no_sum_do_not(shown):
    assert not comes_out(shown)


_WHOLE = st.integers(1, 10**7).map(Decimal)


@given(_WHOLE, _WHOLE, st.integers(1, 1000).map(Decimal))
def test_a_difference_comes_out_only_as_it_is(first, second, error):
    shown = f"{format_number(first)} − {format_number(second)} = "
    assert comes_out(shown + format_number(abs(first - second)))
    assert not comes_out(shown + format_number(abs(first - second) + error))
