"""Things summed up inside one sentence: "richting, monitoring en sturing"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retriever.query import Query
from retriever.rank import Candidate

_AND = re.compile(r"\s(?:en|of|en/of|alsmede|and|or)\s")
_LONGEST_ITEM = 8
"""Most words of an item between two commas."""
_FEWEST = 3
"""From how many items on a sentence is said to sum up: "a en b" is in nearly every one."""
_LOOKED_AT = 12
"""How many candidates are looked at."""
_GOOD = 0.8
"""Least score of a sentence in another passage than the best one's, as a share of the best."""


def counts_asked(query: Query) -> frozenset[int]:
    """How many things a question asks for: "welke drie partijen"."""
    numbers = (int(c.term) for c in query.concepts if c.term.isdigit() and len(c.term) < 3)
    return frozenset(n for n in numbers if n >= _FEWEST)


def summed_up(query: Query, candidates: Sequence[Candidate]) -> Candidate | None:
    """The best sentence that sums up as many things as are asked for, in one of the best places."""
    asked = counts_asked(query)
    best = candidates[0]
    for candidate in candidates[:_LOOKED_AT] if asked else ():
        near = candidate.passage.id == best.passage.id or candidate.score >= _GOOD * best.score
        if near and not candidate.passage.row and enumerated(candidate.text) in asked:
            return candidate
    return None


def enumerated(text: str) -> int:
    """The greatest number of things that a sentence sums up; 0 where it does not."""
    joined = (_items_before(text[: m.start()]) + 1 for m in _AND.finditer(text))
    return max((*joined, _behind_colon(text)), default=0)


def _behind_colon(text: str) -> int:
    """How many short items stand behind a colon, with commas only between them; 0 for fewer than three."""
    items = text.rpartition(":")[2].split(", ")
    short = all(len(item.split()) <= _LONGEST_ITEM for item in items)
    return len(items) if ":" in text and short and len(items) >= _FEWEST else 0


def _items_before(text: str) -> int:
    """How many items stand before the last "en": each behind a comma, and the one before the first comma."""
    parts = re.split(r",\s+", text)
    count = 0
    for part in reversed(parts[1:]):
        if len(part.split()) > _LONGEST_ITEM:
            break
        count += 1
    return count + 1 if count else -1
