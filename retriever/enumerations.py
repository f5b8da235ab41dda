"""Things summed up inside one sentence: "richting, monitoring en sturing"."""

from __future__ import annotations

import re

from retriever.query import Query

_AND = re.compile(r"\s(?:en|of|en/of|alsmede|and|or)\s")
_LONGEST_ITEM = 8
"""Most words of an item between two commas."""
_FEWEST = 3
"""From how many items on a sentence is said to sum up: "a en b" is in nearly every one."""


def counts_asked(query: Query) -> frozenset[int]:
    """How many things a question asks for: "welke drie partijen"."""
    numbers = (int(c.term) for c in query.concepts if c.term.isdigit() and len(c.term) < 3)
    return frozenset(n for n in numbers if n >= _FEWEST)


def enumerated(text: str) -> int:
    """The greatest number of things that a sentence sums up; 0 where it does not."""
    return max((_items_before(text[: m.start()]) + 1 for m in _AND.finditer(text)), default=0)


def _items_before(text: str) -> int:
    """How many items stand before the last "en": each behind a comma, and the one before the first comma."""
    parts = re.split(r",\s+", text)
    count = 0
    for part in reversed(parts[1:]):
        if len(part.split()) > _LONGEST_ITEM:
            break
        count += 1
    return count + 1 if count else -1
