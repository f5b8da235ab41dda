"""What each part of the search adds: passages found without it, on the develop questions.

Run as `python -m eval.ablation [SET=DIR ...]`, where DIR is the data folder of an index of the documents that
the folder SET of `eval/data` asks about. The first lines build the search up; the others take one sign out of
it and leave the weights of the rest as they are. Prints lines of a Markdown table, most is lost by the first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from eval.cases import Found, develop_questions, named_indexes
from eval.metrics import hit_at, mean, reciprocal_rank
from retriever.features import Features, Weights
from retriever.rank import Candidate, score
from retriever.rerank import WEIGHTS, Support, weighed_order
from retriever.search import Hit

Order = Callable[[Found], Sequence[Hit]]


@dataclass(frozen=True)
class Reached:
    """What one way of ordering reaches: shares of the questions, and the mean reciprocal rank."""

    name: str
    at_1: float
    at_5: float
    mrr: float


def reached(name: str, questions: Sequence[Found], order: Order) -> Reached:
    """What a way of ordering the passages reaches on questions of which some passage holds evidence."""
    ranks = [_rank(found, order(found)) for found in questions]
    at_1, at_5 = (mean([hit_at(r, k) for r in ranks]) or 0.0 for k in (1, 5))
    return Reached(name, at_1, at_5, mean([reciprocal_rank(r) for r in ranks]) or 0.0)


def ablations(questions: Iterable[Found]) -> tuple[list[Reached], list[Reached]]:
    """What the search reaches as it is built up, and without each sign, the costliest first."""
    known = [q for q in questions if any(q.gold_hits)]
    built = [
        reached("words (BM25)", known, lambda q: sorted(q.hits, key=lambda h: -h.bm25)),
        reached("meaning (e5)", known, lambda q: sorted(q.hits, key=lambda h: -h.cosine)),
        reached("both (reciprocal rank fusion)", known, lambda q: q.hits),
        reached("best sentence or row", known, ordering(Weights(), Support(1.0, 0.0, 0.0))),
        reached("and the passage as a whole", known, ordering(Weights(), WEIGHTS)),
    ]
    without = [
        reached(f"without {f.name}", known, ordering(replace(Weights(), **{f.name: 0.0}), WEIGHTS))
        for f in fields(Weights)
    ]
    return built, sorted(without, key=lambda r: r.mrr)


def ordering(weights: Weights, whole: Support) -> Order:
    """The order that the product gives passages under other weights."""

    def order(found: Found) -> Sequence[Hit]:
        candidates = sorted((_scored(c, weights) for c in found.candidates), key=lambda c: -c.score)
        return weighed_order(found.hits, candidates, whole)

    return order


def main() -> None:
    """Print the table."""
    built, without = ablations(develop_questions(named_indexes(sys.argv[1:])))
    print("| passages ordered by | hit@1 | hit@5 | MRR |\n|---|---|---|---|")
    for row in (*built, *without):
        print(f"| {row.name} | {row.at_1:.3f} | {row.at_5:.3f} | {row.mrr:.3f} |")


def _scored(candidate: Candidate, weights: Weights) -> Candidate:
    features: Features = candidate.features
    return replace(candidate, score=score(features, weights))


def _rank(found: Found, ordered: Sequence[Hit]) -> int | None:
    gold = {h.passage.id for h, holds in zip(found.hits, found.gold_hits, strict=True) if holds}
    return next((rank for rank, hit in enumerate(ordered, start=1) if hit.passage.id in gold), None)


if __name__ == "__main__":
    main()
