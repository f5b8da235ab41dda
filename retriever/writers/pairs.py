"""Which two figures a question sets against each other: of one measure, and apart as the question tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from retriever.concepts import coverage
from retriever.cues.direction import outright_direction_of
from retriever.cues.norms import names_norm
from retriever.query import Query
from retriever.writers.measured import Operand, states

_FAR = 40
"""Up to how many times the smaller of two like figures the greater may be."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures, first and second as they stand in the texts, and how well they suit the question."""

    first: Operand
    second: Operand
    score: float
    why: str = ""


def best_pairs(query: Query, operands: Sequence[Operand]) -> list[Pair]:
    """The pairs of like figures, best first."""
    asks = _Asked.of(query)
    found = [p for a, b in combinations(operands, 2) if _alike(a, b) and (p := _scored(query, asks, a, b))]
    return sorted(found, key=lambda p: -p.score)


@dataclass(frozen=True, slots=True)
class _Asked:
    over_time: bool
    norm: bool

    @classmethod
    def of(cls, query: Query) -> _Asked:
        text = query.standalone
        over = query.over_time or outright_direction_of(text) is not None or bool(_TIMES.search(text))
        return cls(over, names_norm(text))


_TIMES = re.compile(
    r"\b(?:erbij|eraf|bijgekomen|jaar eerder|jaar ervoor|vorig jaar|vorige|omhoog|omlaag|erop vooruit|opgelopen|verhoogd"
    r"|verlaagd|geworden|sinds|was dat eerst)\b",
    re.IGNORECASE,
)


def _alike(a: Operand, b: Operand) -> bool:
    """Whether two figures can be of one measure."""
    x, y = a.figure, b.figure
    if x.unit != y.unit or x.value == y.value or x.value <= 0 or y.value <= 0:
        return False
    return max(x.value, y.value) <= _FAR * min(x.value, y.value)


def _scored(query: Query, asks: _Asked, a: Operand, b: Operand) -> Pair | None:
    total = sum(c.weight for c in query.concepts) or 1.0
    shared = coverage(query.concepts, a.wide | b.wide)
    least = min(coverage(query.concepts, a.wide), coverage(query.concepts, b.wide))
    apart = [c.weight * (c.match(a.own) - c.match(b.own)) for c in query.concepts]
    one, other = sum(x for x in apart if x > 0) / total, -sum(x for x in apart if x < 0) / total
    stated = {n.begin for n in query.numbers if states(n, a.figure)} , {n.begin for n in query.numbers if states(n, b.figure)}
    named = len(stated[0] | stated[1]) if stated[0] and stated[1] and stated[0] != stated[1] else (0.5 if stated[0] or stated[1] else 0)
    together = _together(a, b)
    parts = {
        "rel": 0.6 * (a.score + b.score) / 2,
        "cov": 0.8 * shared,
        "min": 0.4 * least,
        "apart": 0.8 * min(one, other) + 0.2 * max(one, other),
        "near": 0.35 * together,
        "stated": 0.5 * named,
        "time": _time(query, asks, a, b),
        "norm": (0.5 if a.norm != b.norm else -0.2) if asks.norm else (-0.4 if a.norm or b.norm else 0.0),
        "told": -0.3 * (a.changes + b.changes),
        "unit": 0.15 if query.unit and query.unit == a.figure.unit else 0.0,
        "fromto": 0.35 if asks.over_time and _from_to(a, b) else 0.0,
    }
    return Pair(a, b, sum(parts.values()), " ".join(f"{k}{v:.2f}" for k, v in parts.items() if v))


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
        both = (a.years | b.years) <= set(query.years)
        return 0.35 if both else 0.2 if asks.over_time else -0.1
    return -0.1 if asks.over_time and a.years and b.years else 0.0


def _from_to(a: Operand, b: Operand) -> bool:
    if a.quotes[0] != b.quotes[0]:
        return False
    text, x, y = a.passage.text, a.figure, b.figure
    opens = re.search(r"\bvan\s+(?:onder |ruim |bijna )?$", text[: x.begin])
    return bool(opens) and bool(re.match(r"\s*(?:\([^)]*\)\s*)?(?:naar|tot)\b", text[x.end : y.begin]))
