"""What speaks for two figures as those that a question sets against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retriever.concepts import Concept, coverage
from retriever.cues import Kind
from retriever.cues.direction import outright_direction_of
from retriever.cues.norms import names_norm
from retriever.query import Query
from retriever.writers.marks import Mark, fit_of, marks_of, sides_named
from retriever.writers.operands import Operand, states
from retriever.writers.premise import measured_in

_TIMES = re.compile(
    r"\b(?:erbij|eraf|bijgekomen|jaar (?:eerder|ervoor)|vorige?|omhoog|omlaag|vooruit|opgelopen"
    r"|verhoogd|verlaagd|geworden|sinds)\b",
    re.IGNORECASE,
)
"""Words, beside those of growth and decline, that look at more than one time."""
_FROM_TO = re.compile(r"\bvan (?:hoeveel|welk\w*|wat) .{0,20}\b(?:naar|tot)\b|\bfrom what\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question says of the figures that it sets against each other.

    Attributes:
        query: the question.
        over_time: whether it looks at more than one time.
        norm: whether one of the two is a norm.
        measured: what both are figures of.
        marks: all that it names; sides: what stands on either side of a comparison.
        latest: the last year that there are figures of.
    """

    query: Query
    over_time: bool
    norm: bool
    measured: tuple[Concept, ...]
    marks: tuple[Mark, ...]
    sides: tuple[list[Mark], list[Mark]]
    latest: int


def asked_by(query: Query, operands: Sequence[Operand]) -> Asked:
    """What a question says of figures, these being the ones at hand."""
    text, marks = query.standalone, marks_of(query)
    over = query.over_time or outright_direction_of(text) is not None or bool(_TIMES.search(text))
    latest = max((max(o.years) for o in operands if o.years), default=0)
    sides = sides_named(text, marks)
    return Asked(query, over, names_norm(text), tuple(measured_in(query)), tuple(marks), sides, latest)


def told_fit(query: Query, operand: Operand) -> float:
    """How well a figure suits that tells itself how much something changed, on the scale of `pair_fit`."""
    return operand.score + 1.2 * coverage(measured_in(query), operand.wide) + 0.4


def pair_fit(asked: Asked, a: Operand, b: Operand) -> float:
    """How well two like figures are those meant: 0 for not at all, from about 1.6 on surely.

    The parts were weighed by hand on the develop questions.
    """
    unit = asked.query.unit
    return (
        (a.score + b.score) / 2
        + _measure_fit(asked, a, b)
        + _apart_fit(asked, a, b)
        + 0.8 * max(sides_fit(asked, a, b), 0.0)
        + 0.5 * stated_fit(asked.query, a, b)
        + _time_fit(asked, a, b)
        + _norm_fit(asked, a, b)
        + 0.3 * min(_counted(asked.query, a), _counted(asked.query, b))
        + (0.15 if unit and unit == a.figure.unit else 0.0)
        - 0.6 * (a.changes != b.changes)
        - 0.2 * (a.changes and b.changes)
        - 0.05 * (a.rough + b.rough)
    )


def least_held(asked: Asked, a: Operand, b: Operand) -> float:
    """Share of what is measured that is said with the figure of which least is said, 0 to 1."""
    return min(coverage(asked.measured, a.wide), coverage(asked.measured, b.wide))


def sides_fit(asked: Asked, a: Operand, b: Operand) -> float:
    """How surely the two are the figures of the two sides of a comparison, up to 1."""
    left, right = asked.sides
    if not left or not right:
        return 0.0
    way = fit_of(left, a) - fit_of(left, b), fit_of(right, b) - fit_of(right, a)
    return max(min(way), min(-way[0], -way[1]))


def is_turned(asked: Asked, a: Operand, b: Operand) -> bool:
    """Whether the second is rather the figure of the first side."""
    return fit_of(asked.sides[0], b) > fit_of(asked.sides[0], a)


def stated_fit(query: Query, a: Operand, b: Operand) -> float:
    """2 where the question states both numbers, a half where it states one."""
    stated = [{n.begin for n in query.numbers if states(n, o.figure)} for o in (a, b)]
    if all(stated) and stated[0] != stated[1]:
        return 2.0
    return 0.5 if any(stated) else 0.0


def from_to(a: Operand, b: Operand) -> bool:
    """Whether the text says "van A naar B" or "van A tot B"."""
    if a.quotes[0] != b.quotes[0]:
        return False
    text, x, y = a.passage.text, a.figure, b.figure
    opens = re.search(r"\bvan\s+(?:onder |ruim |bijna )?$", text[: x.begin])
    return bool(opens) and bool(re.match(r"\s*(?:\([^)]*\)\s*)?(?:naar|tot)\b", text[x.end : y.begin]))


def _measure_fit(asked: Asked, a: Operand, b: Operand) -> float:
    """Whether both are of what is asked, and stand together; apart, both must say of what they are."""
    shared, least = coverage(asked.measured, a.wide | b.wide), least_held(asked, a, b)
    together = _together(a, b)
    return 0.8 * shared + 0.4 * least + (0.35 * together if together else 0.6 * (least - shared))


def _apart_fit(asked: Asked, a: Operand, b: Operand) -> float:
    """How much of what the question names tells the two apart: best where each has some of it."""
    total = sum(m.weight for m in asked.marks) or 1.0
    apart = [m.weight * (m.match(a) - m.match(b)) for m in asked.marks]
    one, other = sum(x for x in apart if x > 0) / total, -sum(x for x in apart if x < 0) / total
    return 0.6 * min(one, other) + 0.2 * max(one, other)


def _together(a: Operand, b: Operand) -> float:
    if a.quotes[0] == b.quotes[0]:
        return 1.0
    if a.passage.row and b.passage.row:
        same = a.passage.row.table_id == b.passage.row.table_id
        return 0.8 if same and _heading(a) == _heading(b) else 0.0
    return 0.7 if a.passage.id == b.passage.id else 0.0


def _heading(operand: Operand) -> str:
    return operand.figure.table.column if operand.figure.table else ""


def _time_fit(asked: Asked, a: Operand, b: Operand) -> float:
    """Whether they differ in time as asked: the years named, else up to the last one."""
    moved = from_to(a, b)
    said = 0.0
    if moved:
        said = 0.6 if _FROM_TO.search(asked.query.standalone) else 0.15 if asked.over_time else 0.0
    if not a.years or not b.years or a.years == b.years:
        same = a.years and b.years and asked.over_time and not moved
        return said + (0.2 if moved and asked.over_time else -0.1 if same else 0.0)
    named = [bool(o.years & set(asked.query.years)) for o in (a, b)]
    if all(named):
        return said + 0.35
    latest = asked.over_time and asked.latest in a.years | b.years
    missed = bool(asked.query.years) and not any(named)
    return said + (0.2 if asked.over_time else -0.1) + 0.15 * (any(named) + latest - missed)


def _norm_fit(asked: Asked, a: Operand, b: Operand) -> float:
    """A norm beside a figure where one is asked, else none; of two places that differ both are norms."""
    if not asked.norm:
        return -0.4 if a.norm or b.norm else 0.0
    if asked.query.kind is Kind.CONFLICT and a.norm and b.norm:
        return 0.3
    return 0.5 if a.norm != b.norm else -0.2


def _counted(query: Query, operand: Operand) -> float:
    """How well a figure is said of what the question counts."""
    return max((c.match(operand.own) for c in query.concepts if c.counted), default=0.0)
