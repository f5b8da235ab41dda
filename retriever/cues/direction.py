"""Growth or decline, top or bottom: which of two ways a text looks first."""

from __future__ import annotations

import re

from corpus.dutch.words import fold
from retriever.cues.patterns import any_of
from retriever.cues.superlatives import HIGH, LOW

_UP = (
    r"\bstijg\w*|\bsteeg\b|\bstegen\b|\bgesteg\w*",
    r"\b\w*toename\b|\btoegenomen\b|\btoenam\w*|\bneemt? (?:\w+ ){0,4}toe\b|\bnemen (?:\w+ ){0,4}toe\b",
    r"\b(?:ge)?groei\w*",
    r"\bopgelopen\b|\bl(?:oop|oopt|open|iep|iepen) (?:\w+ ){0,2}op\b(?! (?:de|het|een|\d))",
    r"\bincreas\w*|\bgrow\w*|\brise\b|\brose\b|\bgrew\b|went up",
)
_DOWN = (
    r"\bdal(?:ing|en)?\b|\bdaal(?:t|de|den)?\b|\bgedaald\b",
    r"\bafname\b|\bafgenomen\b|\bafneem\w*|\bafnam\w*",
    r"\bneemt? (?:\w+ ){0,4}af\b|\bnemen (?:\w+ ){0,4}af\b|\bnam(?:en)? (?:\w+ ){0,4}af\b",
    r"\bgezakt\b|\bzakte\w*",
    r"\bteruggelopen\b|\bterugloop\w*|\bgekrompen\b",
    r"\bdecreas\w*|\bdeclin\w*|\bfell\b|\bdrop\w*|gone down|\bfall\w*",
)
_RISING = any_of(
    *_UP,
    r"toename|toegenomen",
    r"omhoog|verhoog|\bhoger",
    r"verbeter",
    r"\bmeer\b",
)
_FALLING = any_of(
    *_DOWN,
    r"afname|afgenomen|afneem|afnam",
    r"omlaag|\blager\b",
    r"teruggelopen|terugloop",
    r"verminder|\bminder\b",
)
_COMPARED_UP = any_of(*_UP, r"\bhoger dan\b", r"\bhigher than\b")
_COMPARED_DOWN = any_of(*_DOWN, r"\blager dan\b", r"\blower than\b")
_RISING_OUTRIGHT, _FALLING_OUTRIGHT = any_of(*_UP), any_of(*_DOWN)
_TOP = any_of(
    HIGH,
    r"\bmeeste?\b|\bbeste?\b",
    r"hoogtepunt|\bpiek|bovenaan|koploper",
    r"\btop (\d|drie|vijf)\b",
    r"\bpeak|highest|\bmost\b|largest|biggest|greatest",
)
_BOTTOM = any_of(
    LOW,
    r"\bminste?\b",
    r"dieptepunt|onderaan",
    r"lowest|\bleast\b|worst|smallest|fewest",
)


def direction_of(text: str) -> bool | None:
    """Whether a text speaks of growth (True) or decline (False) first; None where of neither."""
    return _first(fold(text), _RISING, _FALLING)


def outright_direction_of(text: str) -> bool | None:
    """The same by words of growth and decline alone: "meer" and "lager" may only compare."""
    return _first(fold(text), _RISING_OUTRIGHT, _FALLING_OUTRIGHT)


def told_direction_of(text: str) -> bool | None:
    """The same for a text that tells of a measure: by words of growth and decline, and "hoger dan"."""
    return _first(fold(text), _COMPARED_UP, _COMPARED_DOWN)


def asks_either_way(text: str) -> bool:
    """Whether a question leaves open which way it goes: "stijgt of daalt het?"."""
    folded = fold(text)
    return bool(re.search(r"\b(?:of|or)\b", folded) and _RISING.search(folded) and _FALLING.search(folded))


def direction_words(text: str) -> list[str]:
    """The words of a text that speak of growth or decline."""
    return [m.group() for p in (_RISING, _FALLING) for m in p.finditer(fold(text))]


def end_of(text: str) -> bool | None:
    """Whether a text asks for the top (True) or the bottom (False) first; None where for neither."""
    return _first(fold(text), _TOP, _BOTTOM)


def asks_both_ends(text: str) -> bool:
    """Whether a text speaks of the top and of the bottom: "tussen het beste en het slechtste stadsdeel"."""
    folded = fold(text)
    return bool(_TOP.search(folded) and _BOTTOM.search(folded))


def _first(folded: str, yes: re.Pattern[str], no: re.Pattern[str]) -> bool | None:
    found = [(m.start(), v) for v, p in ((True, yes), (False, no)) if (m := p.search(folded))]
    return min(found)[1] if found else None
