"""From scores to the figures of a run: of all questions, and of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.certainty import Interval, bootstrap_interval
from eval.log import Score
from eval.metrics import hit_at, mean, middle, reciprocal_rank


@dataclass(frozen=True, slots=True)
class Measure:
    """A mean with its 95% interval and the number of questions it is over; None where that is zero."""

    value: float | None
    interval: Interval | None
    count: int

    @classmethod
    def of(cls, values: Sequence[float]) -> Measure:
        """The mean of the values."""
        return cls(mean(values), bootstrap_interval(values), len(values))


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run, or one kind of question in it, comes to.

    Attributes:
        name: the kind of question, or "totaal".
        questions: how many there are.
        right: share answered right.
        cited: of the right answers to answerable questions with evidence, the share that cites it.
        refused: share that was refused.
        abstention_precision: of the refused questions, the share that cannot be answered.
        abstention_recall: of the questions that cannot be answered, the share that was refused.
        hit_1, hit_5, mrr: of the questions with evidence, how well search finds it.
        figures: mean share of the expected figures that are stated with value and unit.
        length: median length of an answer, characters.
        ms: median time a question, milliseconds.
    """

    name: str
    questions: int
    right: Measure
    cited: Measure
    refused: Measure
    abstention_precision: Measure
    abstention_recall: Measure
    hit_1: Measure
    hit_5: Measure
    mrr: Measure
    figures: Measure
    length: float | None
    ms: float | None


def summarise(name: str, scores: Sequence[Score]) -> Summary:
    """The figures of some scores."""
    ranks = [s.rank for s in scores if s.evidence]
    return Summary(
        name=name,
        questions=len(scores),
        right=Measure.of([s.right for s in scores]),
        cited=Measure.of([s.cited for s in scores if s.cited is not None]),
        refused=Measure.of([s.refused for s in scores]),
        abstention_precision=Measure.of([not s.answerable for s in scores if s.refused]),
        abstention_recall=Measure.of([s.refused for s in scores if not s.answerable]),
        hit_1=Measure.of([hit_at(rank, 1) for rank in ranks]),
        hit_5=Measure.of([hit_at(rank, 5) for rank in ranks]),
        mrr=Measure.of([reciprocal_rank(rank) for rank in ranks]),
        figures=Measure.of([s.figure_recall for s in scores if s.figure_recall is not None]),
        length=middle([s.length for s in scores]),
        ms=middle([s.ms for s in scores]),
    )


def by_category(scores: Sequence[Score]) -> tuple[Summary, ...]:
    """The figures of each kind of question, in alphabetical order."""
    names = sorted({s.category for s in scores})
    return tuple(summarise(name, [s for s in scores if s.category == name]) for name in names)
