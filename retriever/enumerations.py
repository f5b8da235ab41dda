"""The sentence that sums up as many things as a question asks for."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.items import FEWEST, enumerated
from retriever.query import Query
from retriever.rank import Candidate

_LOOKED_AT = 12
"""How many candidates are looked at."""
_GOOD = 0.8
"""Least score of a sentence in another passage than the best one's, as a share of the best."""


def counts_asked(query: Query) -> frozenset[int]:
    """How many things a question asks for: "welke drie partijen"."""
    numbers = (int(c.term) for c in query.concepts if c.term.isdigit() and len(c.term) < 3)
    return frozenset(n for n in numbers if n >= FEWEST)


def summed_up(query: Query, candidates: Sequence[Candidate]) -> Candidate | None:
    """The best sentence that sums up as many things as are asked for, in one of the best places."""
    asked = counts_asked(query)
    best = candidates[0]
    for candidate in candidates[:_LOOKED_AT] if asked else ():
        near = candidate.passage.id == best.passage.id or candidate.score >= _GOOD * best.score
        if near and not candidate.passage.row and enumerated(candidate.text) in asked:
            return candidate
    return None
