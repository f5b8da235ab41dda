"""Every question of a set through the four methods, over the same passages."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.third_party.model import Progress, QuestionSet
from eval.third_party.own_index import OwnIndex
from eval.third_party.plain import PlainBm25, fused, ranked
from eval.third_party.ranking import DEPTH, Worth, worth
from eval.third_party.vectors import Floats, RememberedEmbedder
from retriever.assistant import Assistant
from retriever.writers.extractive import ExtractiveWriter

BM25, E5, FUSION, OURS = "BM25", "e5", "fusie", "Raadbron"
METHODS = (BM25, E5, FUSION, OURS)

_FUSED = 100
"""How deep the two rankings are fused."""
_PIECES = 40
"""How many pieces ours is asked for: enough, as a rule, for ten different passages."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one method made of one question, and the milliseconds of it, those of the vector included."""

    worth: Worth
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Embedders:
    """Our embedding model, and e5 as it was published, which the others are run with."""

    ours: RememberedEmbedder
    published: RememberedEmbedder


def run_set(
    questions: QuestionSet, own: OwnIndex, embedders: Embedders, tell: Progress
) -> dict[str, list[Found]]:
    """What each method makes of each question, in the order of the questions."""
    ways = _ways(questions, own, embedders, tell)
    for question in questions.questions:  # computed before anything is timed
        embedders.ours.query(question.text)
        embedders.published.query(question.text)
    found: dict[str, list[Found]] = {}
    for name, way in ways.items():
        found[name] = []
        for number, question in enumerate(questions.questions, start=1):
            started = time.perf_counter()
            ranking = way(question.text)
            ms = (time.perf_counter() - started) * 1000
            embedder = embedders.ours if name == OURS else embedders.published
            vector_ms = 0.0 if name == BM25 else embedder.milliseconds[question.text]
            found[name].append(Found(worth(ranking, question.gold), ms + vector_ms))
            tell(number, len(questions.questions))
    return found


def _ways(
    questions: QuestionSet, own: OwnIndex, embedders: Embedders, tell: Progress
) -> dict[str, Callable[[str], list[str]]]:
    texts = [p.with_headings for p in questions.passages]
    ids = [p.id for p in questions.passages]
    embedder = embedders.published
    vectors = embedder.passages(texts, lambda done: tell(done, len(texts)))
    bm25 = PlainBm25(texts)
    assistant = Assistant(own.settings, own.index, embedders.ours, ExtractiveWriter())

    def by_words(question: str, depth: int = DEPTH) -> list[int]:
        scores = bm25.scores(question)
        return [row for row in ranked(scores, depth) if scores[row] > 0]

    def by_meaning(question: str, depth: int = DEPTH) -> list[int]:
        return ranked(_cosines(vectors, embedder.query(question)), depth)

    def by_both(question: str) -> list[int]:
        return fused((by_words(question, _FUSED), by_meaning(question, _FUSED)))[:DEPTH]

    def named(rows: Sequence[int]) -> list[str]:
        return [ids[row] for row in rows]

    return {
        BM25: lambda q: named(by_words(q)),
        E5: lambda q: named(by_meaning(q)),
        FUSION: lambda q: named(by_both(q)),
        OURS: lambda q: _distinct(own, [h.passage.id for h in assistant.search(q, _PIECES)]),
    }


def _cosines(vectors: Floats, vector: Floats) -> Floats:
    return np.asarray(vectors @ vector, dtype=np.float32)


def _distinct(own: OwnIndex, pieces: Sequence[str]) -> list[str]:
    """The passages of the set that pieces come from, each at the place of its first piece."""
    return list(dict.fromkeys(own.piece_of[p] for p in pieces))
