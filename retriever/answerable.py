"""Whether the evidence holds an answer: what the question insists on must be met, and well enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.index import Index
from retriever.counts import says_none
from retriever.cues import Kind
from retriever.demands import meets_all
from retriever.draft import Evidence
from retriever.enumerations import summed_up
from retriever.query import Query
from retriever.rank import Candidate
from retriever.signals import chance
from retriever.writers.matches import told_by_table
from retriever.writers.overview import overview_claims
from retriever.writers.reckoned import makes_sum

LEAST_CHANCE = 0.35
"""Chance that the best candidate answers, below which nothing is answered; `eval/tune_answerable.py` shows
what it costs: right answers kept against questions rightly refused."""

_OUTRIGHT = 0.5
"""Share of the least chance that does where the best candidate sums up as many things as are asked for, or
says that there are none."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the texts hold an answer.

    Attributes:
        evidence: the candidates that may answer, best first; None where the texts do not hold the answer.
        chance: the probability, 0 to 1, that they do.
    """

    evidence: Evidence | None
    chance: float


def judge(
    query: Query, candidates: Sequence[Candidate], index: Index, least: float = LEAST_CHANCE
) -> Verdict:
    """Whether the candidates, best first, hold the answer; values that disagree are always shown.

    `least` is the chance that they do, below which nothing is answered.
    """
    fitting = fitting_candidates(query, candidates, index)
    likely = chance(query, candidates, fitting)
    sure = bool(fitting) and (_sums_up(query, fitting) or says_none(query, fitting[0]))
    enough = least * _OUTRIGHT if sure else least
    shown = bool(fitting) and (
        query.kind is Kind.CONFLICT
        or likely >= enough
        or told_by_table(query, fitting, index)
        or bool(overview_claims(query, Evidence(fitting, index)))
        or makes_sum(query, candidates, index)
    )
    return Verdict(Evidence(fitting, index, tuple(candidates)) if shown else None, likely)


def _sums_up(query: Query, fitting: Sequence[Candidate]) -> bool:
    """Whether the best candidate sums up as many things as are asked for."""
    return query.kind in (Kind.LIST, Kind.TEXT) and summed_up(query, fitting) is fitting[0]


def fitting_candidates(query: Query, candidates: Sequence[Candidate], index: Index) -> tuple[Candidate, ...]:
    """The candidates that meet what the question insists on: place, time, a name, money, a length of time."""
    return tuple(c for c in candidates if meets_all(query, c, index))
