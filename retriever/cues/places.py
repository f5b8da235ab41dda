"""Which place in a ranking a question asks for: the first ones, the one behind another, both ends, all."""

from __future__ import annotations

import re

from corpus.dutch.numbers import number_word
from corpus.dutch.words import fold, terms
from retriever.cues.patterns import any_of

_MANY = re.compile(
    r"\b(?:top|de|welke|which|the) (\d|twee|drie|vier|vijf|zes|tien|two|three|four|five|six|ten)\b"
    r"(?! (?:grote|big)\b)"
)
_ORDER = any_of(
    r"\bop volgorde\b|rangschik|naast elkaar|\bvan (?:hoog|laag|groot|klein)\w* naar\b",
    r"\bverhoud|vergelijk|vergeleken",
    r"\bbeter\b.*\bslechter\b|\bhoger\b.*\blager\b|\bslechter dan\b|\bbeter dan\b|ten opzichte|tegenover"
    r"|\bandere (?:grote )?(?:steden|gemeenten|scholen|wijken)\b|\brank(?:ed|ing)?\b|\bcompare",
)
_NEXT = (
    (1, any_of(r"\b(?:op )?(?:een|1) na (?:de |het )?\w+st", r"\btweede\b.*\w+ste?\b|\bsecond\b")),
    (2, any_of(r"\b(?:op )?twee na (?:de |het )?\w+st", r"\bthird (?:most|highest|largest)\b")),
)
_BEHIND = re.compile(
    r"\b(?:na|behalve|naast|buiten|after|besides|except) ((?:de |het |the )?[\w'-]+(?: [\w'-]+)?)"
)


def count_asked(text: str) -> int:
    """How many of the first places a text asks for: 1 unless it says so."""
    found = _MANY.search(fold(text))
    if not found:
        return 1
    return int(found[1]) if found[1].isdigit() else number_word(found[1]) or _ENGLISH.get(found[1], 1)


_ENGLISH = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


def asks_order(text: str) -> bool:
    """Whether a text wants all places beside each other."""
    return bool(_ORDER.search(fold(text)))


def places_skipped(text: str) -> int:
    """How many places come before the one asked for: 1 for "op een na de grootste"."""
    return next((n for n, cue in _NEXT if cue.search(fold(text))), 0)


def set_aside(text: str) -> frozenset[str]:
    """The search terms of what the place asked for comes behind: "na de bibliotheek"."""
    return frozenset(t for m in _BEHIND.finditer(fold(text)) for t in terms(m[1]))
