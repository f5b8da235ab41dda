"""What a number in a sentence counts or measures, in the sentence's own words."""

from __future__ import annotations

import re

from corpus.dutch.numbers import Number
from corpus.dutch.words import STOP, fold

_PERIOD = re.compile(r"\b(?:eind|begin|sinds|vanaf|in|over|heel)?\s*(?:(?:19|20)\d\d)\b", re.IGNORECASE)
_LINKING = frozenset(
    "is was zijn waren naar zo'n zo’n circa rond ruim bijna gemiddeld minimaal maximaal max min".split()
)
_CLAUSE = re.compile(r"[;:()]|, (?=[a-z])|\b(?:en|maar|terwijl|waarvan|dan)\b")


def measure_of(sentence: str, number: Number) -> str:
    """What is counted or measured: the words behind the number, else those before it."""
    after, before = sentence[number.end :], sentence[: number.begin]
    share = re.match(r"\s+(van (?:de |het |deze |alle )?(?:[^\W\d_][\w'’/-]*\s?){1,5})", after)
    if number.unit == "%" and share:
        return _trimmed(_CLAUSE.split(share[1])[0].split()[:6])
    if not number.unit:
        behind = re.match(r"\s+((?:[^\W\d_][\w'’/-]*\s?){1,4})", after)
        words = _CLAUSE.split(behind[1])[0].split() if behind else []
        if words and fold(words[0]) not in STOP:
            return _trimmed(words)
    for clause in reversed(_CLAUSE.split(_PERIOD.sub(" ", before))):
        words = re.findall(r"[^\W\d_][\w'’/-]*", clause)
        found = _trimmed(words[-7:])
        if found:
            return found
    return ""


def _trimmed(words: list[str]) -> str:
    """Words without the small ones at either end."""
    while words and (fold(words[-1]) in STOP or words[-1].lower() in _LINKING):
        words = words[:-1]
    while words and fold(words[0]) in STOP:
        words = words[1:]
    return " ".join(words)
