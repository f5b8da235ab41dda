"""The metrics: one function each, of plain values, so that each can be worked out by hand.

What cannot be measured is None, never 0: the precision of refusals where nothing was refused, for instance.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from corpus.dutch.numbers import find_numbers
from eval.folding import squeeze


class Quantity(NamedTuple):
    """A number with its unit: "%", "€", "fte" or "" where none is named."""

    value: Decimal
    unit: str


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; of flags it is the share that is true."""
    return sum(values) / len(values) if values else None


def middle(values: Sequence[float]) -> float | None:
    """The median."""
    return float(median(values)) if values else None


def cites_evidence(evidence: Sequence[str], quotes: Sequence[str]) -> bool:
    """Whether a quoted source holds a piece of the evidence, white space and hyphens aside."""
    squeezed = [squeeze(quote) for quote in quotes]
    return any(squeeze(piece) in quote for piece in evidence for quote in squeezed)


def evidence_rank(evidence: Sequence[str], passages: Sequence[str]) -> int | None:
    """The rank, from 1, of the first passage that holds a piece of the evidence; None where none does."""
    ranks = (rank for rank, text in enumerate(passages, start=1) if cites_evidence(evidence, (text,)))
    return next(ranks, None)


def hit_at(rank: int | None, k: int) -> bool:
    """Hit@k (success@k): whether the evidence is among the first k passages."""
    return rank is not None and rank <= k


def reciprocal_rank(rank: int | None) -> float:
    """1 / rank, and 0 where the evidence was not found; its mean over questions is MRR."""
    return 0.0 if rank is None else 1.0 / rank


def abstention_precision(refused: Sequence[bool], answerable: Sequence[bool]) -> float | None:
    """Of the questions that were refused, the share that indeed cannot be answered."""
    return mean([not can for no, can in zip(refused, answerable, strict=True) if no])


def abstention_recall(refused: Sequence[bool], answerable: Sequence[bool]) -> float | None:
    """Of the questions that cannot be answered, the share that was refused."""
    return mean([no for no, can in zip(refused, answerable, strict=True) if not can])


def expected_figures(groups: Sequence[Sequence[str]]) -> tuple[frozenset[Quantity], ...]:
    """The figures that a right answer states: for each group that begins with a bare number, its spellings.

    ("9,6%", "9,6 procent") asks for 9.6 %; ("2027",) is a year and ("acht kinderen",) words: no figure.
    """
    read = ([_quantity(words) for words in group] for group in groups)
    return tuple(frozenset(q for q in group if q is not None) for group in read if group and group[0])


def figure_recall(expected: Sequence[Collection[Quantity]], stated: Sequence[Quantity]) -> float | None:
    """The share of the expected figures that are stated with their value and unit.

    Values are equal as numbers (9.6 and 9.60). Where the expected figure names no unit, any will do.
    """
    return mean([any(_same(e, s) for e in group for s in stated) for group in expected])


def _same(expected: Quantity, stated: Quantity) -> bool:
    return expected.value == stated.value and expected.unit in ("", stated.unit)


def _quantity(words: str) -> Quantity | None:
    numbers = find_numbers(words)
    if len(numbers) != 1 or numbers[0].display != words.strip() or numbers[0].is_year:
        return None
    return Quantity(numbers[0].value, numbers[0].unit)
