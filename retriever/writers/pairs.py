"""Which two figures a question sets against each other: of one measure, and apart as the question tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from retriever.concepts import Concept, coverage
from retriever.cues import Kind
from retriever.cues.direction import outright_direction_of
from retriever.cues.norms import names_norm
from retriever.query import Query
from retriever.writers.marks import Mark, fit_of, marks_of, sides_named
from retriever.writers.operands import Operand, states
from retriever.writers.premise import measured_in

_PER_CENT_POINTS = re.compile(r"\bprocent ?-?punt|%-?punt|\bpercentage points?\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:punt(?:en|je)?|points?)\b", re.IGNORECASE)
_MARK = re.compile(
    r"\b(?:rapport|waarderings|tevredenheids)?(?:cijfers?|scores?)\b|\bmarks?\b", re.IGNORECASE
)
_MARKS = 10
"""Highest mark of a school report, in which satisfaction is told too."""
_FROM_TO = re.compile(r"\bvan (?:hoeveel|welk\w*|wat) .{0,20}\b(?:naar|tot)\b|\bfrom what\b", re.IGNORECASE)
_FAR = 40
"""Up to how many times the smaller of two like figures the greater may be."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures, first and second as they stand in the texts, and how well they suit the question."""

    first: Operand
    second: Operand
    score: float
    from_to: bool = False
    stated: bool = False
    outright: bool = False
    least: float = 0.0
    why: str = ""

    @property
    def apart(self) -> bool:
        """Whether sides, numbers named or times tell the two apart as the question does."""
        a, b = self.first.years, self.second.years
        return self.outright or bool(a and b and a != b)

    @property
    def opposed(self) -> bool:
        """Whether two places give them for one time, and both as a norm or neither."""
        a, b = self.first, self.second
        at_one_time = a.years == b.years or not (a.years and b.years)
        return a.quotes[0] != b.quotes[0] and a.norm == b.norm and at_one_time

    @property
    def across(self) -> bool:
        """Whether the two stand in different documents."""
        return self.first.passage.document_id != self.second.passage.document_id

    @property
    def times(self) -> Decimal:
        """How many times the smaller the greater is."""
        values = self.first.figure.value, self.second.figure.value
        return max(values) / min(values)


def best_pairs(query: Query, operands: Sequence[Operand]) -> list[Pair]:
    """The pairs of like figures, best first."""
    asks = _Asked.of(query)
    fitting = [o for o in operands if _of_unit(query, o)]
    asks = replace(asks, latest=max((max(o.years) for o in fitting if o.years), default=0))
    found = [_scored(query, asks, a, b) for a, b in combinations(fitting, 2) if _alike(a, b)]
    return sorted(found, key=lambda p: -p.score)


@dataclass(frozen=True, slots=True)
class _Asked:
    over_time: bool
    norm: bool
    measured: tuple[Concept, ...]
    marks: tuple[Mark, ...]
    sides: tuple[list[Mark], list[Mark]]
    latest: int = 0

    @classmethod
    def of(cls, query: Query) -> _Asked:
        text = query.standalone
        over = query.over_time or outright_direction_of(text) is not None or bool(_TIMES.search(text))
        marks = marks_of(query)
        return cls(over, names_norm(text), tuple(measured_in(query)), tuple(marks), sides_named(text, marks))


_TIMES = re.compile(
    r"\b(?:erbij|eraf|bijgekomen|jaar (?:eerder|ervoor)|vorige?|omhoog|omlaag|vooruit|opgelopen"
    r"|verhoogd|verlaagd|geworden|sinds)\b",
    re.IGNORECASE,
)


def told_fit(query: Query, operand: Operand) -> float:
    """How well a figure that tells a change itself suits, on the scale of the pairs."""
    held = coverage(measured_in(query), operand.wide)
    return operand.score + 1.2 * held + 0.4


def _of_unit(query: Query, operand: Operand) -> bool:
    """Whether a figure can be one of those whose difference is asked in points, or in euros."""
    figure = operand.figure
    if _PER_CENT_POINTS.search(query.standalone):
        return figure.unit == "%"
    if _POINTS.search(query.standalone):
        marks = not figure.unit and figure.value <= _MARKS
        return marks or (figure.unit == "%" and not _MARK.search(query.standalone))
    return query.unit != "€" or figure.unit == "€"


def _alike(a: Operand, b: Operand) -> bool:
    """Whether two figures can be of one measure."""
    x, y = a.figure, b.figure
    if x.unit != y.unit or x.value == y.value or x.value <= 0 or y.value <= 0:
        return False
    return max(x.value, y.value) <= _FAR * min(x.value, y.value)


def _scored(query: Query, asks: _Asked, a: Operand, b: Operand) -> Pair:
    total = sum(m.weight for m in asks.marks) or 1.0
    shared = coverage(asks.measured, a.wide | b.wide)
    least = min(coverage(asks.measured, a.wide), coverage(asks.measured, b.wide))
    together = _together(a, b)
    apart = [m.weight * (m.match(a) - m.match(b)) for m in asks.marks]
    one, other = sum(x for x in apart if x > 0) / total, -sum(x for x in apart if x < 0) / total
    stated = [{n.begin for n in query.numbers if states(n, o.figure)} for o in (a, b)]
    named = 2.0 if all(stated) and stated[0] != stated[1] else 0.5 if any(stated) else 0.0
    parts = {
        "rel": 1.0 * (a.score + b.score) / 2,
        "cov": 0.8 * shared,
        "min": 0.4 * least,
        "apart": 0.6 * min(one, other) + 0.2 * max(one, other),
        "sides": 0.8 * _sides(asks, a, b),
        "near": 0.35 * together if together else 0.6 * (least - shared),
        "agree": 0.3 if query.kind is Kind.CONFLICT and asks.norm and a.norm and b.norm else 0.0,
        "stated": 0.5 * named,
        "time": _time(query, asks, a, b),
        "norm": (0.5 if a.norm != b.norm else -0.2) if asks.norm else (-0.4 if a.norm or b.norm else 0.0),
        "told": -0.3 * (a.changes != b.changes) - 0.2 * (a.changes and b.changes),
        "rough": -0.05 * (a.rough + b.rough),
        "counted": 0.3 * min(_counted(query, a), _counted(query, b)),
        "unit": 0.15 if query.unit and query.unit == a.figure.unit else 0.0,
        "fromto": 0.6
        if _FROM_TO.search(query.standalone) and _from_to(a, b)
        else 0.15
        if asks.over_time and _from_to(a, b)
        else 0.0,
    }
    sure = _from_to(a, b) or named > 1 or parts["sides"] > 0.3
    return Pair(
        a,
        b,
        sum(parts.values()),
        _from_to(a, b),
        any(stated),
        sure,
        least,
        " ".join(f"{k}{v:.2f}" for k, v in parts.items() if v),
    )


def _sides(asks: _Asked, a: Operand, b: Operand) -> float:
    """How well the two figures are those of the two sides of a comparison."""
    left, right = asks.sides
    if not left or not right:
        return 0.0
    way = fit_of(left, a) - fit_of(left, b), fit_of(right, b) - fit_of(right, a)
    return max(0.0, min(way), min(-way[0], -way[1]))


def _counted(query: Query, operand: Operand) -> float:
    """How well a figure is said of what the question counts."""
    return max((c.match(operand.own) for c in query.concepts if c.counted), default=0.0)


def _together(a: Operand, b: Operand) -> float:
    if a.quotes[0] == b.quotes[0]:
        return 1.0
    if a.passage.row and b.passage.row:
        same = a.passage.row.table_id == b.passage.row.table_id
        return 0.8 if same and _heading(a) == _heading(b) else 0.0
    return 0.7 if a.passage.id == b.passage.id else 0.0


def _heading(o: Operand) -> str:
    return o.figure.table.column if o.figure.table else ""


def _time(query: Query, asks: _Asked, a: Operand, b: Operand) -> float:
    if a.years and b.years and a.years != b.years:
        named = [bool(o.years & set(query.years)) for o in (a, b)]
        if all(named):
            return 0.35
        latest = asks.over_time and asks.latest in a.years | b.years
        missed = bool(query.years) and not any(named)
        return (0.2 if asks.over_time else -0.1) + 0.15 * (any(named) + latest - missed)
    if _from_to(a, b):
        return 0.2 if asks.over_time else 0.0
    return -0.1 if asks.over_time and a.years and b.years else 0.0


def _from_to(a: Operand, b: Operand) -> bool:
    if a.quotes[0] != b.quotes[0]:
        return False
    text, x, y = a.passage.text, a.figure, b.figure
    opens = re.search(r"\bvan\s+(?:onder |ruim |bijna )?$", text[: x.begin])
    return bool(opens) and bool(re.match(r"\s*(?:\([^)]*\)\s*)?(?:naar|tot)\b", text[x.end : y.begin]))
