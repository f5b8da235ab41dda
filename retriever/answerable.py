"""Whether the evidence holds an answer: what the question insists on must be met, and well enough."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.numbers import find_numbers
from corpus.dutch.periods import MONTHS
from corpus.index import Index
from retriever.draft import Evidence
from retriever.query import Kind, Query
from retriever.rank import Candidate

_ASKS_MONEY = re.compile(r"\bkost(en|te|ten)?\b|verdien|salaris|\bbedrag|\beuro|miljoen|\bgeld\b", re.IGNORECASE)

LEAST_SCORE = 1.6
"""Score below which the best candidate does not answer; found by `eval/tune.py` on the develop questions."""

LEAST_COVERAGE = 0.12
"""Least share of what the question names that the best candidate must hold."""


def select_evidence(query: Query, candidates: Sequence[Candidate], index: Index) -> Evidence | None:
    """The candidates that may answer, best first; None where the texts do not hold the answer."""
    fitting = tuple(c for c in candidates if _fits(query, c))
    if not fitting:
        return None
    best = fitting[0]
    if query.kind is not Kind.DEFINITION and (best.score < LEAST_SCORE or best.coverage < LEAST_COVERAGE):
        return None
    return Evidence(fitting, index)


def _fits(query: Query, candidate: Candidate) -> bool:
    """Whether it holds for the place and time the question insists on, and has the figure it asks for."""
    features = candidate.features
    if features.place < 0:
        return False
    if not query.wants_number:
        return True
    numbers = [n for n in find_numbers(candidate.text) if not n.is_year]
    if features.year <= -0.7 or not numbers:
        return False
    if query.unit == "€" and _ASKS_MONEY.search(query.standalone) and not any(n.unit == "€" for n in numbers):
        return False
    return not query.months or _names_month(query, candidate)


def _names_month(query: Query, candidate: Candidate) -> bool:
    """Whether the passage names a month asked for, with or without its year."""
    asked = {MONTHS[month - 1] for _, month in query.months}
    return any(month in candidate.passage.text.lower() for month in asked)
