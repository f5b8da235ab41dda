"""Things summed up inside one sentence, "richting, monitoring en sturing", or in sentences that count."""

from __future__ import annotations

import re

_AND = re.compile(r"\s(?:en|of|en/of|alsmede|and|or)\s")
_LONGEST_ITEM = 8
"""Most words of an item between two commas."""
FEWEST = 3
"""From how many items on a sentence is said to sum up: "a en b" is in nearly every one."""
_FIRST = re.compile(r"\b(?:ten eerste|allereerst|op de eerste plaats|firstly|first of all)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:ten (?:tweede|derde|vierde|vijfde|zesde|slotte)|tot slot|als laatste"
    r"|op de (?:tweede|derde|laatste) plaats|secondly|thirdly|finally)\b",
    re.IGNORECASE,
)
_OPENING = 30
"""Within how many characters of its beginning a sentence counts what it tells."""


def announces(text: str) -> bool:
    """Whether a sentence sums things up, or says that they follow."""
    return text.rstrip().endswith(":") or enumerated(text) >= FEWEST


def counts_first(sentence: str) -> bool:
    """Whether a sentence tells the first of several things: "Ten eerste ..."."""
    return bool(_FIRST.search(sentence[:_OPENING]))


def counts_on(sentence: str) -> bool:
    """Whether a sentence tells a later one of several things: "Ten derde ..."."""
    return bool(_NEXT.search(sentence[:_OPENING]))


def enumerated(text: str) -> int:
    """The greatest number of things that a sentence sums up; 0 where it does not."""
    joined = (_items_before(text[: m.start()]) + 1 for m in _AND.finditer(text))
    return max((*joined, _behind_colon(text)), default=0)


def _behind_colon(text: str) -> int:
    """How many short items stand behind a colon, with commas only between them; 0 for fewer than three."""
    items = text.rpartition(":")[2].split(", ")
    short = all(len(item.split()) <= _LONGEST_ITEM for item in items)
    return len(items) if ":" in text and short and len(items) >= FEWEST else 0


def _items_before(text: str) -> int:
    """How many items stand before the last "en": each behind a comma, and the one before the first comma."""
    parts = re.split(r",\s+", text)
    count = 0
    for part in reversed(parts[1:]):
        if len(part.split()) > _LONGEST_ITEM:
            break
        count += 1
    return count + 1 if count else -1
