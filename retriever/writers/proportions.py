"""What is left of a whole, which share a part is of it, and how many times one figure is another."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from corpus.dutch.numbers import format_number
from corpus.model import Figure
from retriever.spoken import said_value, spoken

Said = tuple[str, tuple[Figure, ...]]
"""A sentence and the figure that it computes."""


def say_rest(whole: Figure, part: Figure, english: bool) -> Said:
    """What is left: "Dan blijft 634 over"."""
    left = said_value(whole) - said_value(part)
    shown = format_number(left, whole.unit)
    rest = _derived(whole, left, whole.unit, f"{spoken(whole)} − {spoken(part)} = {shown}")
    return (f"That leaves {shown}." if english else f"Dan blijft {shown} over."), (rest,)


def say_share(whole: Figure, part: Figure, english: bool) -> Said:
    """The part in per cent of the whole: "Dat is 75,4% van het geheel"."""
    share = _rounded(said_value(part) / said_value(whole) * 100)
    shown = format_number(share, "%")
    figure = _derived(part, share, "%", f"{spoken(part)} / {spoken(whole)} = {shown}")
    of = f"{spoken(part)} of {spoken(whole)} is" if english else f"{spoken(part)} van {spoken(whole)} is"
    return f"{of} {shown}.", (figure,)


def say_times(great: Figure, small: Figure, english: bool) -> Said:
    """How many times the smaller the greater is: "Dat is 2,3 keer zo veel"."""
    times = _rounded(said_value(great) / said_value(small))
    shown = format_number(times)
    figure = _derived(great, times, "", f"{spoken(great)} / {spoken(small)} = {shown}")
    return (f"That is {shown} times as much." if english else f"Dat is {shown} keer zo veel."), (figure,)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _derived(like: Figure, value: Decimal, unit: str, how: str) -> Figure:
    return replace(
        like,
        value=value,
        unit=unit,
        display=format_number(value, unit),
        derived=how,
        qualifier="",
        table=None,
        measure=f"berekend: {like.measure}",
    )
