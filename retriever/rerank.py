"""Put the passages found in order: weighed by what speaks for each, or by a model that reads both texts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from corpus.errors import ModelError
from retriever.query import Query
from retriever.rank import Candidate
from retriever.search import Hit

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_READ = 20
"""How many passages a model reads: each costs it tens of milliseconds."""

_FAR = 0.4
"""Cosine taken for a passage that was found by its words and is not among the nearest in meaning."""


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a passage as a whole.

    Attributes:
        best: score of its best sentence or row.
        cosine: of the passage to the question; `_FAR` where it is not among the nearest.
        words: its BM25 score as a share of the highest among the passages found.
    """

    best: float
    cosine: float
    words: float


WEIGHTS = Support(best=1.0, cosine=1.65, words=0.55)
"""Found by `python -m eval.tune_search` on the develop questions."""


class Reranker(Protocol):
    """Orders passages by how well they answer a question."""

    def rerank(self, query: Query, hits: Sequence[Hit], candidates: Sequence[Candidate]) -> list[Hit]:
        """The hits, best first, ranked from 1.

        Args:
            query: the question.
            hits: passages as the search found them, best first.
            candidates: their sentences and rows, best first.
        """


class WeighedReranker:
    """The default: a weighted sum of what speaks for a passage."""

    def rerank(self, query: Query, hits: Sequence[Hit], candidates: Sequence[Candidate]) -> list[Hit]:
        """The hits by that sum; those without a sentence or row of their own stay behind, in their order."""
        return weighed_order(hits, candidates, WEIGHTS)


class CrossEncoderReranker:
    """A sentence-transformers CrossEncoder reads question and passage together; the first passages only."""

    def __init__(self, model: CrossEncoder) -> None:
        self._model = model

    def rerank(self, query: Query, hits: Sequence[Hit], candidates: Sequence[Candidate]) -> list[Hit]:
        """The first hits of the default order by the model's score, the others behind them."""
        ordered = WeighedReranker().rerank(query, hits, candidates)
        read, rest = ordered[:_READ], ordered[_READ:]
        pairs = [(query.standalone, h.passage.search_text) for h in read]
        scores = [float(s) for s in self._model.predict(pairs, show_progress_bar=False)] if pairs else []
        return ranked([*_by_score(read, scores), *rest])


def open_reranker(model: str) -> Reranker:
    """The reranker a setting means: "" for the default, else a folder or the name of a local hub model.

    Raises:
        ModelError: the model is not there, or gives more than one number for a pair.
    """
    if not model:
        return WeighedReranker()
    from sentence_transformers import CrossEncoder  # takes seconds

    mend = "Geef met RAADBRON_RERANKER de map van een CrossEncoder; er wordt niets opgehaald."
    try:
        encoder = CrossEncoder(model, device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelError("Dit model om te rangschikken is niet te openen", where=model, mend=mend) from error
    if encoder.num_labels != 1:
        raise ModelError("Dit model geeft geen score per passage, maar klassen", where=model, mend=mend)
    return CrossEncoderReranker(encoder)


def weighed_order(hits: Sequence[Hit], candidates: Sequence[Candidate], weights: Support) -> list[Hit]:
    """The hits by the weighed sum of what speaks for them; those that nothing does stay behind."""
    scores = [_weighed(s, weights) if s else -math.inf for s in supports(hits, candidates)]
    return _by_score(hits, scores)


def supports(hits: Sequence[Hit], candidates: Sequence[Candidate]) -> list[Support | None]:
    """What speaks for each hit; None for one without a sentence or row, the heading of a table."""
    best: dict[str, float] = {}
    for candidate in candidates:
        best.setdefault(candidate.passage.id, candidate.score)
    most = max((h.bm25 for h in hits), default=0.0) or 1.0
    return [
        Support(best[h.passage.id], max(h.cosine, _FAR), h.bm25 / most) if h.passage.id in best else None
        for h in hits
    ]


def ranked(hits: Sequence[Hit]) -> list[Hit]:
    """The hits, numbered from 1 in the order given."""
    return [replace(hit, rank=rank) for rank, hit in enumerate(hits, start=1)]


def _weighed(support: Support, weights: Support) -> float:
    return support.best * weights.best + support.cosine * weights.cosine + support.words * weights.words


def _by_score(hits: Sequence[Hit], scores: Sequence[float]) -> list[Hit]:
    pairs = sorted(zip(hits, scores, strict=True), key=lambda pair: -pair[1])
    return ranked([hit if score == -math.inf else replace(hit, score=score) for hit, score in pairs])
