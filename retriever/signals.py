"""How likely it is that the best candidate answers: signals of question and evidence, weighed on data."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

from retriever.cues import Kind
from retriever.query import Query
from retriever.rank import Candidate

_TOP = 5
"""Of how many of the best candidates it is told how many fail a demand."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells whether the best candidate that meets all demands answers.

    Attributes:
        score, fusion, age, measure, cosine: those of the best candidate.
        margin: how far its score lies above that of the next passage.
        behind: how far it lies below the best of all candidates, those that fail a demand too.
        no_number: 1 where a number is asked and it reports none.
        row: 1 for a table row.
        concepts: how many things the question names.
        failing: how many of the five candidates that look best fail a demand of the question.
        figure, definition: 1 for a question of that kind.
    """

    score: float
    fusion: float
    age: float
    measure: float
    margin: float
    behind: float
    no_number: float
    row: float
    concepts: float
    failing: float
    cosine: float
    figure: float
    definition: float


NAMES = tuple(f.name for f in fields(Signals))

_BIAS = -0.194
_WEIGHTS = Signals(
    score=0.333,
    fusion=0.449,
    age=0.365,
    measure=0.061,
    margin=0.348,
    behind=-2.668,
    no_number=0.000,
    row=0.155,
    concepts=-0.001,
    failing=-0.166,
    cosine=6.060,
    figure=-0.330,
    definition=0.790,
)
"""Found by `python -m eval.tune_answerable` on the develop questions."""


def signals_of(query: Query, candidates: Sequence[Candidate], fitting: Sequence[Candidate]) -> Signals:
    """The signals of a question, its candidates and those of them that meet its demands, best first.

    There must be one that does.
    """
    best = fitting[0]
    found = best.features
    second = next((c.score for c in fitting if c.passage.id != best.passage.id), 0.0)
    kept = {id(c) for c in fitting}
    return Signals(
        score=best.score,
        fusion=found.fusion,
        age=found.age,
        measure=found.measure,
        margin=best.score - second,
        behind=max(c.score for c in candidates) - best.score,
        no_number=float(query.wants_number and found.number < 0),
        row=float(best.passage.row is not None),
        concepts=float(len(query.concepts)),
        failing=float(sum(id(c) not in kept for c in candidates[:_TOP])),
        cosine=found.cosine,
        figure=float(query.kind is Kind.FIGURE),
        definition=float(query.kind is Kind.DEFINITION),
    )


def chance(query: Query, candidates: Sequence[Candidate], fitting: Sequence[Candidate]) -> float:
    """The probability, 0 to 1, that the best candidate holds the answer; 0 where none meets the demands."""
    if not fitting:
        return 0.0
    signals = signals_of(query, candidates, fitting)
    total = _BIAS + sum(getattr(signals, n) * getattr(_WEIGHTS, n) for n in NAMES)
    return 1 / (1 + math.exp(-total))
