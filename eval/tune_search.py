"""Find how much each sign for a passage counts in the order of search results, from develop questions.

Run as `python -m eval.tune_search [SET=DIR ...]`, where DIR is the data folder of an index of the documents
that the folder SET of `eval/data` asks about; prints the weights to put into `retriever.rerank.WEIGHTS` and
the ranks reached by the fusion alone, by each sign alone and by their sum, the last by five-fold
cross-validation over the questions.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.cases import Found, develop_questions, named_indexes
from eval.metrics import hit_at, mean, reciprocal_rank
from retriever.rerank import WEIGHTS, Support, supports

NAMES = tuple(f.name for f in fields(Support))
_PRIOR = 0.01
"""How strongly weights, of signs scaled to a spread of 1, are held near those of the best sentence alone."""
_STEEPNESS = 4.0
"""Weight of the best sentence's score from which the fit starts."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """The passages found for one question: signs, a row each, their fused scores, and which hold evidence."""

    signs: Floats
    fused: Floats
    gold: NDArray[np.bool_]


def load_cases(questions: Iterable[Found]) -> list[Case]:
    """Cases of all questions of whose passages some hold the evidence."""
    return [c for c in map(_case, questions) if c.gold.any()]


def fit(cases: Sequence[Case]) -> Floats:
    """Weights under which passages with the evidence come first, listwise; that of the best sentence is 1."""
    spread = np.vstack([c.signs for c in cases]).std(axis=0)
    start = np.zeros(len(NAMES))
    start[0] = _STEEPNESS * spread[0]
    scaled = [(c.signs / spread, c.gold) for c in cases]
    found = minimize(_loss, start, args=(scaled, start), method="L-BFGS-B").x / spread
    return np.asarray(found / found[0], dtype=np.float64)


def ranks(cases: Sequence[Case], weights: Floats) -> list[int]:
    """For each case the rank, from 1, of the first passage with the evidence."""
    return [_rank(c.signs @ weights, c.gold) for c in cases]


def held_out(cases: Sequence[Case], folds: int = 5) -> list[int]:
    """The ranks of every case under weights fitted on the other folds."""
    found: list[int] = []
    for fold in range(folds):
        weights = fit([c for i, c in enumerate(cases) if i % folds != fold])
        found += ranks([c for i, c in enumerate(cases) if i % folds == fold], weights)
    return found


def main() -> None:
    """Print what each way reaches, and the weights."""
    cases = load_cases(develop_questions(named_indexes(sys.argv[1:])))
    ways = {"fusion": [_rank(c.fused, c.gold) for c in cases]}
    ways |= {name: ranks(cases, row) for name, row in zip(NAMES, np.eye(len(NAMES)), strict=True)}
    ways |= {"today": ranks(cases, np.array(astuple(WEIGHTS))), "held out": held_out(cases)}
    for name, found in ways.items():
        shares = " ".join(f"hit@{k} {mean([hit_at(r, k) for r in found]):.3f}" for k in (1, 5, 10))
        print(f"{name:9} n={len(found)} {shares} MRR {mean([reciprocal_rank(r) for r in found]):.3f}")
    print("Support(" + ", ".join(f"{n}={w:.2f}" for n, w in zip(NAMES, fit(cases), strict=True)) + ")")


def _case(found: Found) -> Case:
    kept = [
        (astuple(s), h.score, g)
        for s, h, g in zip(supports(found.hits, found.candidates), found.hits, found.gold_hits, strict=True)
        if s is not None
    ]
    signs, fused, gold = zip(*kept, strict=True) if kept else ((), (), ())
    return Case(np.array(signs, dtype=np.float64), np.array(fused), np.array(gold, dtype=np.bool_))


def _rank(scores: Floats, gold: NDArray[np.bool_]) -> int:
    return int(np.argmax(gold[np.argsort(-scores, kind="stable")])) + 1


def _loss(weights: Floats, cases: Sequence[tuple[Floats, NDArray[np.bool_]]], start: Floats) -> float:
    """Mean negative log likelihood that a passage with the evidence is chosen, held near the start."""
    total = 0.0
    for signs, gold in cases:
        scores = signs @ weights
        odds = np.exp(scores - scores.max())
        total -= float(np.log(odds[gold].sum() / odds.sum() + 1e-12))
    return total / len(cases) + _PRIOR * float(((weights - start) ** 2).sum())


if __name__ == "__main__":
    main()
