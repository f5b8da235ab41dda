"""Sums in words, with the operation that gives them."""

from decimal import Decimal

from corpus.model import Figure
from retriever.writers.arithmetic import ratio, rest, say_gap, share


def figure(value: str, display: str, unit: str = "") -> Figure:
    return Figure(Decimal(value), unit, display, "maat", "", None)


def test_what_is_left_of_a_whole() -> None:
    text, (left,) = rest(figure("948", "948"), figure("314", "314"), english=False)
    assert text == "Dan blijft 634 over."
    assert left.derived == "948 − 314 = 634"


def test_the_share_of_a_part() -> None:
    whole, part = figure("6100000", "€ 6,1 miljoen", "€"), figure("4600000", "€ 4,6 miljoen", "€")
    told = share(part, whole, english=False)
    assert told is not None
    assert told[0] == "Dat is 75,4%."  # 4,6 / 6,1 = 0,75409…
    assert told[1][0].derived == "€ 4,6 miljoen / € 6,1 miljoen = 75,4%"


def test_how_many_times_as_much() -> None:
    told = ratio(figure("3.1", "3,1%", "%"), figure("7.1", "7,1%", "%"), english=False)
    assert told is not None
    assert told[0] == "Dat is 2,3 keer zo veel."  # 7,1 / 3,1 = 2,290…


def test_a_gap_between_millions_is_said_in_millions() -> None:
    old, new = figure("100000000", "€100 mln", "€"), figure("40000000", "€40 mln", "€")
    assert say_gap(old, new, english=False)[0] == "Het verschil is € 60 miljoen."
    assert say_gap(old, figure("385", "€ 385", "€"), english=False)[0] == "Het verschil is € 99.999.615."
