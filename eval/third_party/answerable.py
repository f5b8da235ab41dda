"""Telling questions that the texts answer from those they do not: AUROC, ours beside the best e5 cosine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.certainty import SEED, Interval
from eval.third_party.model import Progress, QuestionSet
from eval.third_party.own_index import OwnIndex
from eval.third_party.search import E5, OURS, Embedders
from eval.third_party.summary import Mean
from eval.tune_answerable import auroc
from retriever.assistant import Assistant
from retriever.writers.extractive import ExtractiveWriter

_ROUNDS = 2000


@dataclass(frozen=True, slots=True)
class Apart:
    """How well answerable questions were told from others, and what ours refused of either, 0 to 1."""

    auroc: dict[str, Mean]
    refused_answerable: float
    refused_unanswerable: float


def tell_apart(
    questions: QuestionSet,
    answerable: Sequence[bool],
    own: OwnIndex,
    embedders: Embedders,
    tell: Progress,
) -> Apart:
    """Ask every question, and hold its chance against the label."""
    texts = [p.with_headings for p in questions.passages]
    embedder = embedders.published
    vectors = embedder.passages(texts, lambda done: tell(done, len(texts)))
    assistant = Assistant(own.settings, own.index, embedders.ours, ExtractiveWriter())
    chances, cosines, refused = [], [], []
    for number, question in enumerate(questions.questions, start=1):
        answer = assistant.ask(question.text)
        chances.append(answer.chance or 0.0)
        cosines.append(float((vectors @ embedder.query(question.text)).max()))
        refused.append(not answer.statements)
        tell(number, len(questions.questions))
    can = np.array(answerable)
    no = np.array(refused)
    return Apart(
        {E5: auroc_with_interval(cosines, can), OURS: auroc_with_interval(chances, can)},
        float(no[can].mean()),
        float(no[~can].mean()),
    )


def auroc_with_interval(scores: Sequence[float], can: NDArray[np.bool_], rounds: int = _ROUNDS) -> Mean:
    """AUROC of answerable against unanswerable ones, with its 95% bootstrap interval drawn within either."""
    found = np.array(scores, dtype=float)
    right, wrong = found[can], found[~can]
    generator = np.random.default_rng(SEED)
    drawn = [
        auroc(generator.choice(right, len(right)), generator.choice(wrong, len(wrong))) for _ in range(rounds)
    ]
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Mean(auroc(right, wrong), Interval(float(low), float(high)))
