"""Find the weights that tell whether the best candidate answers: logistic regression on develop questions.

Run as `python -m eval.tune_answerable [SET=DIR ...]`, where DIR is the data folder of an index of the
documents that the folder SET of `eval/data` asks about. Every chance reported is that of weights fitted on
questions about other documents, so that it shows what to expect of papers never seen. Prints how well right
answers are kept apart from questions that cannot be answered, what each bound on the chance costs, what each
signal adds, and the weights to put into `retriever.signals`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import rankdata

from eval.cases import Found, develop_questions, named_indexes
from eval.judging import text_fault
from retriever.answerable import fitting_candidates
from retriever.cues import Kind
from retriever.draft import Draft, Evidence
from retriever.scope import out_of_scope
from retriever.signals import NAMES, signals_of
from retriever.writers.extractive import ExtractiveWriter

Floats = NDArray[np.float64]

SHARE = 0.11
"""Share of the questions that count which the texts do not answer; the develop sets hold more."""
_HELD_BACK = 2.5
"""Strength of the L2 prior, in questions: few questions must not give large weights."""
_FOR, _AGAINST = (0.0, None), (None, 0.0)
_BOUNDS: dict[str, tuple[float | None, float | None]] = {
    **dict.fromkeys(("score", "fusion", "age", "measure", "margin"), _FOR),
    **dict.fromkeys(("no_number", "failing", "behind"), _AGAINST),
}
"""Better evidence never speaks against an answer, whatever few questions seem to say."""
_WEIGHT = {"right": 1.0, "wrong": 0.3, "unanswerable": 1.0}
"""How much a question counts in the fit: to answer wrongly what can be answered costs nothing by itself."""
_BOUNDS_TRIED = tuple(np.arange(0.1, 0.72, 0.04).round(2))


@dataclass(frozen=True)
class Asked:
    """A develop question as the decision meets it.

    Attributes:
        corpus: folder of the index it was asked.
        document: that of its best candidate, by which questions are held out together.
        answerable: whether the texts hold an answer.
        right: whether the answer is right, if one is given.
        found: whether the best candidate holds the evidence, or the answer is right.
        signals: None where it is refused whatever the chance, as nothing meets its demands.
        always: whether it is answered whatever the chance.
    """

    corpus: str
    document: str
    answerable: bool
    right: bool
    found: bool
    signals: tuple[float, ...] | None
    always: bool


@dataclass(frozen=True)
class Outcome:
    """What a bound on the chance gives, in shares of the answerable and of the unanswerable questions."""

    right: float
    refused: float
    recall: float

    @property
    def precision(self) -> float:
        """The share of refusals that are due."""
        due, undue = SHARE * self.recall, (1 - SHARE) * self.refused
        return due / (due + undue) if due else 0.0

    @property
    def total(self) -> float:
        """The share of all questions that is answered right or rightly refused."""
        return (1 - SHARE) * self.right + SHARE * self.recall


def load(questions: Iterable[Found]) -> list[Asked]:
    """The questions, each answered as if nothing were refused."""
    return [_asked(found) for found in questions]


def _asked(found: Found) -> Asked:
    sample, query = found.sample, found.query
    fitting = fitting_candidates(query, found.candidates, found.index)
    draft = ExtractiveWriter().write(query, Evidence(fitting, found.index)) if fitting else None
    told = bool(draft) and not out_of_scope(query.text)
    right = bool(sample.answerable and draft and told and not text_fault(sample, _text(draft)))
    return Asked(
        corpus=str(found.index.folder),
        document=found.candidates[0].passage.document_id if found.candidates else "",
        answerable=sample.answerable,
        right=right,
        found=right or bool(fitting and found.gold[found.candidates.index(fitting[0])]),
        signals=_row(found, fitting) if told else None,
        always=query.kind is Kind.CONFLICT,
    )


def _row(found: Found, fitting: Sequence[object]) -> tuple[float, ...]:
    signals = signals_of(found.query, found.candidates, tuple(c for c in found.candidates if c in fitting))
    return tuple(float(getattr(signals, name)) for name in NAMES)


def _text(draft: Draft) -> str:
    return " ".join((draft.lead, *(claim.text for claim in draft.claims)))


def fit(
    rows: Floats, found: Floats, weights: Floats, bounds: Sequence[tuple[float | None, float | None]]
) -> Floats:
    """Bias and weights of a logistic regression on standardised signals, given back for raw ones."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    standard = np.hstack([np.ones((len(rows), 1)), (rows - mean) / scale])
    sign = 2 * found - 1

    def loss(w: Floats) -> tuple[float, Floats]:
        odds = sign * (standard @ w)
        slope = -weights * sign / (1 + np.exp(odds))
        prior = np.concatenate([[0.0], 2 * _HELD_BACK * w[1:]])
        total = (weights * np.logaddexp(0, -odds)).sum() + _HELD_BACK * (w[1:] ** 2).sum()
        return float(total), np.asarray(standard.T @ slope + prior)

    limits = [(None, None), *bounds]
    w = np.asarray(minimize(loss, np.zeros(standard.shape[1]), jac=True, bounds=limits, method="L-BFGS-B").x)
    raw = w[1:] / scale
    return np.concatenate([[w[0] - float(raw @ mean)], raw])


def log_odds(rows: Floats, weights: Floats) -> Floats:
    """The logarithm of the odds of each row."""
    return np.asarray(weights[0] + rows @ weights[1:])


def as_chance(odds: Floats) -> Floats:
    """Probabilities of logarithms of odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def auroc(right: Floats, wrong: Floats) -> float:
    """The share of pairs of a right and a wrong one that are in the right order."""
    ranks = rankdata(np.concatenate([right, wrong]))[: len(right)]
    return float((ranks.sum() - len(right) * (len(right) + 1) / 2) / (len(right) * len(wrong)))


def calibration_error(found: Floats, right: Floats, weights: Floats) -> float:
    """The mean distance between chance and outcome over ten bins, weighed by what falls into them."""
    bins = np.minimum((found * 10).astype(int), 9)
    total = 0.0
    for b in set(bins):
        inside = bins == b
        gap = np.average(found[inside], weights=weights[inside]) - np.average(
            right[inside], weights=weights[inside]
        )
        total += abs(gap) * weights[inside].sum() / weights.sum()
    return float(total)


def outcome(asked: Sequence[Asked], chances: Floats, least: float) -> Outcome:
    """What comes of answering from a chance of `least` on."""
    told = np.array(
        [a.signals is not None and (a.always or c >= least) for a, c in zip(asked, chances, strict=True)]
    )
    can = np.array([a.answerable for a in asked])
    right = np.array([a.right for a in asked])
    return Outcome(
        right=float((told & right)[can].mean()),
        refused=float((~told)[can].mean()),
        recall=float((~told)[~can].mean()),
    )


def held_out(asked: Sequence[Asked], columns: Sequence[int]) -> Floats:
    """The log odds of every question under weights fitted without those on its document; -inf where none."""
    odds = np.full(len(asked), -np.inf)
    groups = np.array([f"{a.corpus}/{a.document}" for a in asked])
    for group in sorted(set(groups)):
        weights = _fitted([a for a, g in zip(asked, groups, strict=True) if g != group], columns)
        for i in map(int, np.flatnonzero(groups == group)):
            if (signals := asked[i].signals) is not None:
                odds[i] = log_odds(np.array([signals])[:, columns], weights)[0]
    return odds


def calibration(odds: Floats, right: Floats, weights: Floats) -> tuple[float, float]:
    """Slope and intercept under which log odds are those of a right answer (Platt)."""

    def loss(line: Floats) -> float:
        return float((weights * np.logaddexp(0, -(2 * right - 1) * (line[0] * odds + line[1]))).sum())

    slope, intercept = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return float(slope), float(intercept)


def _fitted(asked: Sequence[Asked], columns: Sequence[int]) -> Floats:
    known = [a for a in asked if a.signals is not None]
    rows = np.array([a.signals for a in known], dtype=np.float64)[:, columns]
    kinds = ["unanswerable" if not a.answerable else "right" if a.found else "wrong" for a in known]
    found = np.array([float(k == "right") for k in kinds])
    bounds = [_BOUNDS.get(NAMES[c], (None, None)) for c in columns]
    return fit(rows, found, np.array([_WEIGHT[k] for k in kinds]), bounds)


def _as_they_come(asked: Sequence[Asked]) -> Floats:
    """Weights under which the unanswerable questions are `SHARE` of all."""
    can = np.array([a.answerable for a in asked])
    return np.asarray(np.where(can, (1 - SHARE) / can.mean(), SHARE / (1 - can.mean())))


def _calibrated(asked: Sequence[Asked], odds: Floats) -> tuple[float, float]:
    known = np.isfinite(odds)
    right = np.array([float(a.right) for a in asked])
    return calibration(odds[known], right[known], _as_they_come(asked)[known])


def _report(asked: Sequence[Asked], chances: Floats) -> None:
    """How well right ones are kept apart from unanswerable ones, by corpus, and what each bound gives."""
    for corpus in sorted({a.corpus for a in asked}):
        inside = [i for i, a in enumerate(asked) if a.corpus == corpus]
        own, found = [asked[i] for i in inside], chances[inside]
        known = np.array([a.signals is not None for a in own])
        good = known & np.array([a.found for a in own])
        bad = known & np.array([not a.answerable for a in own])
        right = np.array([float(a.right) for a in own])
        error = calibration_error(found[known], right[known], _as_they_come(own)[known])
        print(f"{corpus}: n={len(own)} AUROC {auroc(found[good], found[bad]):.3f} ECE {error:.3f}")
        for least in _BOUNDS_TRIED:
            o = outcome(own, found, least)
            print(
                f"  {least:.2f} total {o.total:.3f} right {o.right:.3f} refused {o.refused:.3f}"
                f" abstention recall {o.recall:.2f} precision {o.precision:.2f}"
            )


def _best(asked: Sequence[Asked], chances: Floats) -> tuple[float, float]:
    """The highest total over the bounds tried, and its bound."""
    return max((outcome(asked, chances, least).total, float(least)) for least in _BOUNDS_TRIED)


def main() -> None:
    """Fit on all; report what is held out."""
    asked = load(develop_questions(named_indexes(sys.argv[1:])))
    every = list(range(len(NAMES)))
    odds = held_out(asked, every)
    slope, intercept = _calibrated(asked, odds)
    chances = as_chance(slope * odds + intercept)
    _report(asked, chances)
    total, least = _best(asked, chances)
    print(f"best total {total:.3f} from {least:.2f} on")
    for name in NAMES:
        rest = [c for c in every if NAMES[c] != name]
        less = held_out(asked, rest)
        line = _calibrated(asked, less)
        total, least = _best(asked, as_chance(line[0] * less + line[1]))
        print(f"without {name}: {total:.3f} from {least:.2f} on")
    best = slope * _fitted(asked, every)
    print(f"_BIAS = {best[0] + intercept:.3f}")
    for name, value in zip(NAMES, best[1:], strict=True):
        print(f"    {name}={value:.3f},")


if __name__ == "__main__":
    main()
