"""Find the ranking weights from develop questions: listwise, sentences with the evidence above the others.

Run as `python -m eval.tune [SET=DIR ...]`, where DIR is the data folder of an index of the documents that
the folder SET of `eval/data` asks about; prints the weights to put into `retriever.features.Weights` and the
ranks reached with them, by cross-validation over the questions. Uses the develop sets only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.cases import Found, develop_questions, named_indexes
from retriever.features import Features, Weights
from retriever.rank import Candidate

NAMES = tuple(Features.__slots__)
_PRIOR = 0.6
"""How strongly weights are held near those of today: few questions must not move them far."""


@dataclass(frozen=True)
class Case:
    """The candidates of one question: a row of features each, and which hold the evidence."""

    id: str
    features: NDArray[np.float64]
    gold: NDArray[np.bool_]


def load_cases(questions: Iterable[Found]) -> list[Case]:
    """Cases of all questions of whose candidates some hold the evidence."""
    return [
        Case(found.sample.id, np.array([vector_of(c) for c in found.candidates]), np.array(found.gold))
        for found in questions
        if any(found.gold) and not all(found.gold)
    ]


def vector_of(candidate: Candidate) -> list[float]:
    """Features in the order of `NAMES`."""
    return [float(getattr(candidate.features, name)) for name in NAMES]


def loss(weights: NDArray[np.float64], cases: Sequence[Case], prior: NDArray[np.float64]) -> float:
    """Mean negative log likelihood that a candidate with the evidence is chosen, held near the prior."""
    total = 0.0
    for case in cases:
        scores = 4.0 * (case.features @ weights)
        scores -= scores.max()
        odds = np.exp(scores)
        total -= float(np.log(odds[case.gold].sum() / odds.sum() + 1e-12))
    return total / len(cases) + _PRIOR * float(((weights - prior) ** 2 / (0.3 + prior) ** 2).mean())


def fit(cases: Sequence[Case]) -> NDArray[np.float64]:
    """Weights, none negative."""
    prior = np.array([float(getattr(Weights(), name)) for name in NAMES])
    bounds = [(0.0, None)] * len(NAMES)
    return np.asarray(minimize(loss, prior, args=(cases, prior), bounds=bounds, method="L-BFGS-B").x)


def ranks(cases: Sequence[Case], weights: NDArray[np.float64]) -> list[int]:
    """For each case the rank, from 1, of the first candidate with the evidence."""
    found = []
    for case in cases:
        order = np.argsort(-(case.features @ weights), kind="stable")
        found.append(int(np.argmax(case.gold[order])) + 1)
    return found


def main() -> None:
    """Fit on all develop questions; report ranks by five-fold cross-validation."""
    cases = load_cases(develop_questions(named_indexes(sys.argv[1:])))
    held_out: list[int] = []
    for fold in range(5):
        train = [c for i, c in enumerate(cases) if i % 5 != fold]
        held_out += ranks([c for i, c in enumerate(cases) if i % 5 == fold], fit(train))
    today = np.array([float(getattr(Weights(), name)) for name in NAMES])
    best = fit(cases)
    for name, found in (
        ("today", ranks(cases, today)),
        ("held out", held_out),
        ("fitted", ranks(cases, best)),
    ):
        shares = [sum(r <= k for r in found) / len(found) for k in (1, 3, 5)]
        print(f"{name:9} n={len(found)} hit@1 {shares[0]:.2f} hit@3 {shares[1]:.2f} hit@5 {shares[2]:.2f}")
    for name, value in zip(NAMES, best, strict=True):
        print(f"    {name}: float = {value:.2f}")


if __name__ == "__main__":
    main()
