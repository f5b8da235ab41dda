"""What a question names, each thing with where it names it: what may tell two figures apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.dutch.periods import MONTHS, find_periods
from corpus.dutch.words import fold, term, tokens
from retriever.concepts import Concept
from retriever.features import age_spans
from retriever.query import Query
from retriever.vocabulary import place_form
from retriever.writers.operands import Operand

_SIDES = re.compile(
    r"\b(?:dan|tegenover|versus|vs|ten opzichte van|vergeleken (?:met|bij)|in vergelijking (?:met|tot)|minus"
    r"|than|against|compared (?:to|with))\b|\bt\.?o\.?v\.?\b"
    r"|(?<=\w )als (?=(?:die|dat|de|het|bij|in|van|voor|tijdens)\b)"
)
"""Between the two sides of a comparison."""
_BETWEEN = re.compile(r"\b(?:tussen|between)\b")
_AND = re.compile(r"\b(?:en|and)\b")
_REACH = 3
"""How many of the things named on either side of a comparison are its sides."""
_FADING = 0.5
"""How much less each next one counts."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a question names.

    Attributes:
        at: where, in characters of the folded question.
        weight: how telling it is.
        match: how well what is said of a figure alone holds it, 0 to 1.
    """

    at: int
    weight: float
    match: Callable[[Operand], float]


def marks_of(query: Query) -> list[Mark]:
    """The concepts, ages, places and months of a question, in its order."""
    folded = fold(query.standalone)
    mean = sum(c.weight for c in query.concepts) / len(query.concepts) if query.concepts else 1.0
    at: dict[str, int] = {}
    for found in re.finditer(r"[\w'-]+", folded):
        for word in tokens(found.group()):
            at.setdefault(term(word), found.start())
    marks = [Mark(at.get(c.term.split()[0], 0), c.weight, _of(c)) for c in query.concepts]
    marks += [Mark(_place(folded, rf"\b{a} jaar"), mean, _of_age(a)) for a in query.ages]
    marks += [Mark(_place(place_form(query.standalone), re.escape(p)), mean, _at(p)) for p in query.places]
    marks += [Mark(p.begin, mean / 2, _in(p.year, p.month)) for p in find_periods(query.standalone)]
    return sorted(marks, key=lambda m: m.at)


def sides_named(text: str, marks: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """The things that a comparison of the text sets against each other, nearest first; empty where none."""
    folded = fold(text)
    found = _SIDES.search(folded)
    if not found and (between := _BETWEEN.search(folded)):
        found = _AND.search(folded, between.end())
    if not found:
        return [], []
    left = [m for m in reversed(marks) if m.at < found.start()]
    right = [m for m in marks if m.at >= found.end()]
    return left[:_REACH], right[:_REACH]


def fit_of(side: Sequence[Mark], operand: Operand) -> float:
    """How well a figure is that of one side, 0 to 1: its nearest things count most."""
    weights = [_FADING**n for n in range(len(side))]
    return (
        sum(w * m.match(operand) for w, m in zip(weights, side, strict=True)) / sum(weights) if side else 0.0
    )


def _place(text: str, pattern: str) -> int:
    found = re.search(pattern, text)
    return found.start() if found else 0


def _of(concept: Concept) -> Callable[[Operand], float]:
    return lambda o: concept.match(o.own)


def _of_age(age: int) -> Callable[[Operand], float]:
    return lambda o: float(any(first <= age <= last for first, last in age_spans(fold(o.words))))


def _at(place: str) -> Callable[[Operand], float]:
    return lambda o: float(bool(re.search(rf"\b{re.escape(place)}\b", place_form(o.words))))


def _in(year: int, month: int | None) -> Callable[[Operand], float]:
    def match(operand: Operand) -> float:
        right_year = not operand.years or year in operand.years
        if month is None:
            return float(year in operand.years)
        named = MONTHS[month - 1] in f"{operand.words} {operand.figure.period or ''}".lower()
        return float(named and right_year)

    return match
