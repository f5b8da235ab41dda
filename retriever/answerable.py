"""Whether the evidence holds an answer: what the question insists on must be met, and well enough."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.index import Index
from retriever.draft import Evidence
from retriever.query import Kind, Query
from retriever.rank import Candidate

LEAST_SCORE = 0.75
"""Score below which the best candidate does not answer; found by `eval/tune.py` on the develop questions."""

LEAST_COVERAGE = 0.3
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
    """Whether it holds for the place and time the question insists on."""
    features = candidate.features
    if features.place < 0:
        return False
    return not (features.year <= -0.7 and query.wants_number)
