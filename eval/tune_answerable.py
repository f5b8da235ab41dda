"""Find the weights that tell whether the best candidate answers: logistic regression on develop questions.

Run as `python -m eval.tune_answerable [DATA]`, where DATA is the data folder of an index of the other
documents. Prints the weights to put into `retriever.signals`, and by ten-fold cross-validation how well right
answers are kept apart from questions that cannot be answered.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import rankdata

from eval.cases import Found, develop_questions
from retriever.answerable import fitting_candidates
from retriever.scope import out_of_scope
from retriever.signals import NAMES, signals_of

Floats = NDArray[np.float64]

_HELD_BACK = 2.5
"""Strength of the L2 prior, in questions: few questions must not give large weights."""
_FOR, _AGAINST = (0.0, None), (None, 0.0)
_BOUNDS: dict[str, tuple[float | None, float | None]] = {
    **dict.fromkeys(("score", "coverage", "cosine", "passage", "fusion", "age", "rarest"), _FOR),
    **dict.fromkeys(("certain", "margin"), _FOR),
    **dict.fromkeys(("no_number", "lacking"), _AGAINST),
}
"""Better evidence never speaks against an answer, whatever few questions seem to say."""
_WEIGHT = {"right": 1.0, "wrong": 0.3, "unanswerable": 1.0}
"""How much a question counts: there are fewer that cannot be answered than users ask."""
_FOLDS = 10
_CHANCES = (0.15, 0.2, 0.25, 0.28, 0.3, 0.35, 0.4, 0.5)


def load(questions: Iterable[Found]) -> tuple[Floats, list[str]]:
    """A row of signals a question that has a fitting candidate, and what became of it."""
    rows, kinds = [], []
    for found in questions:
        fitting = fitting_candidates(found.query, found.candidates, found.index)
        if not fitting or out_of_scope(found.query.text):
            continue
        rows.append([float(getattr(signals_of(found.query, fitting), name)) for name in NAMES])
        is_right = found.gold[found.candidates.index(fitting[0])]
        kinds.append("unanswerable" if not found.answerable else "right" if is_right else "wrong")
    return np.array(rows), kinds


def fit(rows: Floats, right: Floats, weights: Floats) -> Floats:
    """Bias and weights of a logistic regression on standardised signals, given back for raw ones."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    standard = np.hstack([np.ones((len(rows), 1)), (rows - mean) / scale])
    sign = 2 * right - 1

    def loss(w: Floats) -> float:
        return float(
            (weights * np.logaddexp(0, -sign * (standard @ w))).sum() + _HELD_BACK * (w[1:] ** 2).sum()
        )

    bounds = [(None, None), *((_BOUNDS.get(name, (None, None))) for name in NAMES)]
    w = np.asarray(minimize(loss, np.zeros(standard.shape[1]), bounds=bounds, method="L-BFGS-B").x)
    raw = w[1:] / scale
    return np.concatenate([[w[0] - float(raw @ mean)], raw])


def chances(rows: Floats, weights: Floats) -> Floats:
    """The chance of each row."""
    return np.asarray(1 / (1 + np.exp(-(weights[0] + rows @ weights[1:]))))


def auroc(right: Floats, wrong: Floats) -> float:
    """The share of pairs of a right and a wrong one that are in the right order."""
    ranks = rankdata(np.concatenate([right, wrong]))[: len(right)]
    return float((ranks.sum() - len(right) * (len(right) + 1) / 2) / (len(right) * len(wrong)))


def calibration_error(found: Floats, right: Floats) -> float:
    """The mean distance between chance and outcome over ten bins, weighed by their size."""
    bins = np.minimum((found * 10).astype(int), 9)
    gaps = [abs(found[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins)]
    return float(sum(gaps))


def main() -> None:
    """Fit on all; report by cross-validation."""
    others = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    rows, kinds = load(develop_questions(others))
    kind = np.array(kinds)
    right = (kind == "right").astype(float)
    weights = np.array([_WEIGHT[k] for k in kinds])
    held_out = np.zeros(len(rows))
    for fold in range(_FOLDS):
        test = np.arange(len(rows)) % _FOLDS == fold
        held_out[test] = chances(rows[test], fit(rows[~test], right[~test], weights[~test]))
    apart = auroc(held_out[kind == "right"], held_out[kind == "unanswerable"])
    print(f"n={len(rows)} AUROC right/unanswerable {apart:.3f}, ECE {calibration_error(held_out, right):.3f}")
    for least in _CHANCES:
        kept, wrong, refused = (
            float((held_out[kind == k] >= least).mean()) for k in ("right", "wrong", "unanswerable")
        )
        print(f"{least:.2f} right kept {kept:.3f}, answered: wrong {wrong:.3f} unanswerable {refused:.3f}")
    best = fit(rows, right, weights)
    print(f"_BIAS = {best[0]:.3f}")
    for name, value in zip(NAMES, best[1:], strict=True):
        print(f"    {name}={value:.3f},")


if __name__ == "__main__":
    main()
