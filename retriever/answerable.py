"""Whether the evidence holds an answer: what the question insists on must be met, and well enough."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.index import Index
from retriever.cues import Kind
from retriever.demands import meets_all
from retriever.draft import Evidence
from retriever.enumerations import summed_up
from retriever.query import Query
from retriever.rank import Candidate
from retriever.signals import chance
from retriever.writers.matches import told_by_table

LEAST_CHANCE = 0.40
"""Chance that the best candidate answers, below which nothing is answered; `eval/tune_answerable.py` shows
what it costs: right answers kept against questions rightly refused."""


ALL_NAMED = 0.92
"""Share of what a question names from which a candidate holds all of it."""
_SUMMED = 0.5
"""Share of the least chance that does where the best candidate sums up as many things as are asked for."""


def select_evidence(
    query: Query, candidates: Sequence[Candidate], index: Index, least: float = LEAST_CHANCE
) -> Evidence | None:
    """The candidates that may answer, best first; None where the texts do not hold the answer.

    `least` is the chance that they answer, below which nothing is answered.
    """
    fitting = fitting_candidates(query, candidates, index)
    if not fitting or not (
        query.kind is Kind.CONFLICT or _likely(query, fitting, least) or told_by_table(query, fitting, index)
    ):
        return None
    return Evidence(fitting, index)


def _likely(query: Query, fitting: Sequence[Candidate], least: float) -> bool:
    """Whether the best candidate probably answers, or plainly holds all that the question names."""
    best = fitting[0]
    plain = best.coverage >= ALL_NAMED and not (query.wants_number and best.features.number < 0)
    likely = chance(query, fitting)
    return plain or likely >= (_SUMMED * least if _sums_up(query, fitting) else least)


def _sums_up(query: Query, fitting: Sequence[Candidate]) -> bool:
    """Whether the best candidate sums up as many things as are asked for."""
    return query.kind in (Kind.LIST, Kind.TEXT) and summed_up(query, fitting) is fitting[0]


def chance_of_answer(query: Query, candidates: Sequence[Candidate], index: Index) -> float:
    """The probability, 0 to 1, that the candidates hold the answer; 0 where none meets what is asked."""
    fitting = fitting_candidates(query, candidates, index)
    return chance(query, fitting) if fitting else 0.0


def fitting_candidates(query: Query, candidates: Sequence[Candidate], index: Index) -> tuple[Candidate, ...]:
    """The candidates that meet what the question insists on: place, time, a name, money, a length of time."""
    return tuple(c for c in candidates if meets_all(query, c, index))
