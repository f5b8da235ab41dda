"""Which two figures a question sets against each other: of one measure, and apart as the question tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from retriever.query import Query
from retriever.writers import pair_fit as fit
from retriever.writers.operands import Operand

_PER_CENT_POINTS = re.compile(r"\bprocent ?-?punt|%-?punt|\bpercentage points?\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:punt(?:en|je)?|points?)\b", re.IGNORECASE)
_MARK = re.compile(
    r"\b(?:rapport|waarderings|tevredenheids)?(?:cijfers?|scores?)\b|\bmarks?\b", re.IGNORECASE
)
_MARKS = 10
"""Highest mark of a school report, in which satisfaction is told too."""
_FAR = 40
"""Up to how many times the smaller of two like figures the greater may be."""
_OUTRIGHT = 0.375
"""From which two figures are surely those of the two sides that a question compares."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that suit a question.

    Attributes:
        first, second: the figures; in the order of the sides of a comparison where it tells them apart.
        score: how well they suit.
        held: share of what is measured that is said with both.
        sides: how surely they are those of the two sides that the question compares.
        stated: how many of them it states: 2 for both, a half for one.
        from_to: whether the text says "van A naar B".
    """

    first: Operand
    second: Operand
    score: float
    held: float
    sides: float
    stated: float
    from_to: bool

    @property
    def outright(self) -> bool:
        """Whether the text joins the two, or the question states both or names the sides they are of."""
        return self.from_to or self.stated > 1 or self.sides > _OUTRIGHT

    @property
    def apart(self) -> bool:
        """Whether sides, numbers named or times tell the two apart as the question does."""
        a, b = self.first.years, self.second.years
        return self.outright or bool(a and b and a != b)

    @property
    def opposed(self) -> bool:
        """Whether two places give them for one time, and both as a norm or neither."""
        a, b = self.first, self.second
        at_once = a.years == b.years or not (a.years and b.years)
        return a.quotes[0] != b.quotes[0] and a.norm == b.norm and at_once

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
    fitting = [o for o in operands if _of_unit(query, o)]
    asked = fit.asked_by(query, fitting)
    found = [_pair(asked, a, b) for a, b in combinations(fitting, 2) if _alike(a, b)]
    return sorted(found, key=lambda p: -p.score)


def _pair(asked: fit.Asked, a: Operand, b: Operand) -> Pair:
    moved, sides = fit.from_to(a, b), fit.sides_fit(asked, a, b)
    turned = sides > 0 and not moved and fit.is_turned(asked, a, b)
    return Pair(
        *((b, a) if turned else (a, b)),
        score=fit.pair_fit(asked, a, b),
        held=fit.least_held(asked, a, b),
        sides=sides,
        stated=fit.stated_fit(asked.query, a, b),
        from_to=moved,
    )


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
