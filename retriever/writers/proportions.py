"""What is left of a whole, which share a part is of it, and how many times one figure is another."""

from __future__ import annotations

from corpus.dutch.numbers import format_number
from corpus.model import Figure
from retriever.spoken import said_value, spoken
from retriever.writers.arithmetic import Result, derived_figure, one_decimal

_MADE = "berekend"


def say_rest(whole: Figure, part: Figure, english: bool) -> Result:
    """What is left: "Dan blijft 634 over"."""
    left = said_value(whole) - said_value(part)
    shown = format_number(left, whole.unit)
    rest = derived_figure(whole, left, whole.unit, f"{spoken(whole)} − {spoken(part)} = {shown}", _MADE)
    return (f"That leaves {shown}." if english else f"Dan blijft {shown} over."), (rest,)


def say_share(whole: Figure, part: Figure, english: bool) -> Result:
    """The part in per cent of the whole: "Dat is 75,4% van het geheel"."""
    share = one_decimal(said_value(part) / said_value(whole) * 100)
    shown = format_number(share, "%")
    figure = derived_figure(part, share, "%", f"{spoken(part)} / {spoken(whole)} = {shown}", _MADE)
    of = f"{spoken(part)} of {spoken(whole)} is" if english else f"{spoken(part)} van {spoken(whole)} is"
    return f"{of} {shown}.", (figure,)


def say_times(great: Figure, small: Figure, english: bool) -> Result:
    """How many times the smaller the greater is: "Dat is 2,3 keer zo veel"."""
    times = one_decimal(said_value(great) / said_value(small))
    shown = format_number(times)
    figure = derived_figure(great, times, "", f"{spoken(great)} / {spoken(small)} = {shown}", _MADE)
    return (f"That is {shown} times as much." if english else f"Dat is {shown} keer zo veel."), (figure,)
