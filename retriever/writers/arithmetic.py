"""Differences between two figures, with the sum that gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from corpus.dutch.numbers import format_number
from corpus.model import Figure
from retriever.spoken import said_value, spoken

_MILLION = 1_000_000
_IN_MILLIONS = re.compile(r"\b(?:miljoen|mln|million)\b", re.IGNORECASE)
Result = tuple[str, tuple[Figure, ...]]
"""A sum in words, and what came out with how."""


def ratio(first: Figure, second: Figure, english: bool) -> Result | None:
    """How many times the smaller of two figures the greater one is; None where the smaller is 0."""
    low, high = sorted((first, second), key=lambda f: f.value)
    if low.value <= 0:
        return None
    times = one_decimal(said_value(high) / said_value(low))
    how = f"{spoken(high)} / {spoken(low)} = {format_number(times)}"
    said = f"That is {format_number(times)} times as much." if english else _times(times)
    return said, (derived_figure(high, times, "keer", how),)


def _times(times: Decimal) -> str:
    return f"Dat is {format_number(times)} keer zo veel."


def share(part: Figure, whole: Figure, english: bool) -> Result | None:
    """What per cent of a whole a part is; None where the whole is 0 or the smaller one."""
    if whole.value <= 0 or part.value > whole.value:
        return None
    value = one_decimal(said_value(part) / said_value(whole) * 100)
    how = f"{spoken(part)} / {spoken(whole)} = {format_number(value, '%')}"
    said = f"{'That is' if english else 'Dat is'} {format_number(value, '%')}."
    return said, (derived_figure(part, value, "%", how),)


def rest(whole: Figure, part: Figure, english: bool) -> Result:
    """What is left of a whole without a part: "Dan blijft 634 over"."""
    left = said_value(whole) - said_value(part)
    shown = format_number(left, whole.unit)
    figure = derived_figure(whole, left, whole.unit, f"{spoken(whole)} − {spoken(part)} = {shown}", "rest")
    return (f"That leaves {shown}." if english else f"Dan blijft {shown} over."), (figure,)


def total(figures: Sequence[Figure], english: bool) -> Result:
    """Figures added up: "Samen is dat 30."."""
    value = sum((said_value(f) for f in figures), Decimal(0))
    unit = figures[0].unit
    how = f"{' + '.join(map(spoken, figures))} = {format_number(value, unit)}"
    said = f"{'Together that is' if english else 'Samen is dat'} {format_number(value, unit)}."
    return said, (derived_figure(figures[0], value, unit, how),)


def difference(old: Figure, new: Figure) -> tuple[Figure, ...]:
    """The change from old to new: for percentages in points, else absolute and in per cent of the old one."""
    change = abs(said_value(new) - said_value(old))
    like = replace(new, period=new.period if new.period == old.period else None)
    shown = f"{spoken(new)} − {spoken(old)}" if new.value >= old.value else f"{spoken(old)} − {spoken(new)}"
    if old.unit == "%":
        return (
            derived_figure(like, change, "procentpunt", f"{shown} = {format_number(change)} procentpunt"),
        )
    said = amount(change, old, new)
    absolute = replace(derived_figure(like, change, old.unit, f"{shown} = {said}"), display=said)
    if not old.value:
        return (absolute,)
    share = one_decimal(change / abs(said_value(old)) * 100)
    how = f"{said.removeprefix('€ ')} / {spoken(old)} = {format_number(share, '%')}"
    return absolute, derived_figure(like, share, "%", how)


def amount(value: Decimal, *like: Figure) -> str:
    """A sum over figures as these are written: in millions where all of them are."""
    unit, millions = like[0].unit, value / _MILLION
    if all(_IN_MILLIONS.search(f.display) for f in like) and millions == round(millions, 1):
        return f"{format_number(round(millions, 1), unit)} miljoen"
    return format_number(value, unit)


def say_change(old: Figure, new: Figure, english: bool) -> tuple[str, tuple[Figure, ...]]:
    """The change in words, and its figures: "Dat is een daling van 250 (16,7%)."."""
    parts = difference(old, new)
    if new.value == old.value:
        return ("That is no change." if english else "Dat is gelijk gebleven."), ()
    up = new.value > old.value
    if english:
        kind = "an increase" if up else "a decrease"
        return f"That is {kind} of {in_points(_both(parts), english)}.", parts
    return f"Dat is een {'stijging' if up else 'daling'} van {_both(parts)}.", parts


def say_gap(first: Figure, second: Figure, english: bool) -> tuple[str, tuple[Figure, ...]]:
    """The difference of two figures of which neither came first: "Het verschil is 9,1 procentpunt."."""
    low, high = sorted((first, second), key=lambda f: f.value)
    if low.value == high.value:
        return ("They are equal." if english else "Ze zijn gelijk."), ()
    gap = difference(low, high)[:1]
    said = in_points(gap[0].display, english)
    return (f"The difference is {said}." if english else f"Het verschil is {said}."), gap


def _both(parts: tuple[Figure, ...]) -> str:
    return f"{parts[0].display} ({parts[1].display})" if len(parts) > 1 else parts[0].display


def in_points(said: str, english: bool) -> str:
    """A difference in words, with percentage points in the language of the answer."""
    return said.replace("procentpunt", "percentage points") if english else said


def one_decimal(value: Decimal) -> Decimal:
    """A quotient as it is said: rounded to one decimal, halves up."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def derived_figure(like: Figure, value: Decimal, unit: str, how: str, made: str = "verschil") -> Figure:
    """A computed figure about what `like` measures; `how` is the sum, `made` what it makes of the measure."""
    return replace(
        like,
        value=value,
        unit=unit,
        display=format_number(value, unit),
        derived=how,
        qualifier="",
        table=None,
        measure=f"{made}: {like.measure}",
    )
