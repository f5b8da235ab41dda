"""Sentences that count what they tell: "Ten eerste ... Ten tweede ..." is one answer."""

from __future__ import annotations

from corpus.model import Passage
from retriever.items import counts_first, counts_on

_LONGEST = 700
"""Greatest length of a series that is told whole, characters."""


def series_of(passage: Passage, sentence: int) -> tuple[int, int] | None:
    """First and last sentence of the series that a sentence announces or belongs to; None for others."""
    texts = [passage.text[b:e] for b, e in passage.sentences]
    first = next((n for n, text in enumerate(texts) if counts_first(text)), None)
    last = max((n for n, text in enumerate(texts) if counts_on(text)), default=None)
    if first is None or last is None or not max(first - 1, 0) <= sentence <= last:
        return None
    length = passage.sentences[last][1] - passage.sentences[first][0]
    return (first, last) if length <= _LONGEST and first < last else None
