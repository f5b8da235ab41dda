"""The change or gap between two like figures that a quoted text gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.periods import find_periods
from corpus.model import Figure
from retriever.cues import Kind
from retriever.draft import Claim, Evidence
from retriever.query import Query
from retriever.writers.arithmetic import say_change, say_gap


def computed(query: Query, claims: Sequence[Claim], evidence: Evidence) -> Claim | None:
    """The difference between two like figures of the first claim, where a change is asked."""
    if query.kind is not Kind.CHANGE or not claims or claims[0].quotes[0].passage.row:
        return None
    quote = claims[0].quotes[0]
    figures = [
        f
        for f in evidence.index.figures_by_passage.get(quote.passage.id, ())
        if quote.begin <= f.begin < quote.end and _stands_in(f.display, claims[0].text)
    ]
    pair = _pair(figures, quote.passage.text)
    if pair is None:
        return None
    ordered = _oldest_first(pair, quote.passage.text)
    text, derived = say_change(*ordered, query.english) if ordered else say_gap(*pair, query.english)
    return Claim(text, (quote,), derived, shown=()) if derived else None


def _stands_in(number: str, text: str) -> bool:
    """Whether a number stands in a text whole: "5%" does not stand in "15%"."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)}", text))


def _pair(figures: Sequence[Figure], text: str) -> tuple[Figure, Figure] | None:
    """The two figures of one unit and like size that a change runs between.

    "van A naar B" names them outright; else they must be the only such pair of the sentence.
    """
    like = [
        (a, b)
        for i, a in enumerate(figures)
        for b in figures[i + 1 :]
        if a.unit == b.unit
        and a.value > 0
        and b.value > 0
        and max(a.value, b.value) < 10 * min(a.value, b.value)
        and a.kind == b.kind
    ]
    outright = [(a, b) for a, b in like if _from_to(a, b, text)]
    chosen = outright or like
    return chosen[0] if len(chosen) == 1 else None


def _from_to(first: Figure, second: Figure, text: str) -> bool:
    """Whether the text says "van A naar B" or "van A tot B"."""
    opens = re.search(r"\bvan\s+(?:onder |ruim |bijna )?$", text[: first.begin])
    return bool(opens) and bool(
        re.match(r"\s*(?:\([^)]*\)\s*)?(?:naar|tot)\b", text[first.end : second.begin])
    )


def _oldest_first(pair: tuple[Figure, Figure], text: str) -> tuple[Figure, Figure] | None:
    """Old and new of a pair that a text compares in time; None where it does not say which came first."""
    first, second = pair
    if _from_to(first, second, text):
        return first, second
    near = text[max(0, second.begin - 60) : second.begin]
    if re.search(r"vergelijking (met|tot)|ten opzichte van|eerder|was dit|was dat|tegen\b|dan in", near):
        return second, first
    years = [find_periods(text[max(0, f.begin - 40) : f.end + 20]) for f in pair]
    if not years[0] or not years[1] or years[0][0].year == years[1][0].year:
        return None
    return (first, second) if years[0][0].year < years[1][0].year else (second, first)
