"""Growth or decline, top or bottom: which of two ways a text looks first."""

from __future__ import annotations

import re

from corpus.dutch.words import fold
from retriever.cues.patterns import any_of

_RISING = any_of(
    r"\bstijg|\bsteeg|\bgesteg",
    r"toename|toegenomen",
    r"\bgroei|gegroeid",
    r"omhoog|verhoog|\bhoger",
    r"verbeter",
    r"\bmeer\b",
    r"increas|\bgrow|\brise\b|\brose\b",
)
_FALLING = any_of(
    r"\bdal(ing|en|de|t)?\b|\bgedaald",
    r"afname|afgenomen|afneem|afnam",
    r"\bgezakt|\bzakte",
    r"omlaag|\blager\b",
    r"teruggelopen|terugloop",
    r"verminder|\bminder\b",
    r"decreas|declin|\bfell\b|\bdrop|gone down|\bfall",
)
_TOP = any_of(
    r"\bhoogst|\bmeeste\b|\bbeste\b|\bgrootst|\bvaakst|\bmeest\b|populairst",
    r"hoogtepunt|\bpiek|bovenaan|koploper",
    r"\btop (\d|drie|vijf)\b",
    r"\bpeak|highest|\bmost\b|largest|biggest|greatest",
)
_BOTTOM = any_of(
    r"\blaagst|\bminste?\b|slechtst|kleinst|zwakst",
    r"dieptepunt|onderaan",
    r"lowest|\bleast\b|worst|smallest|fewest",
)


def direction_of(text: str) -> bool | None:
    """Whether a text speaks of growth (True) or decline (False) first; None where of neither."""
    return _first(fold(text), _RISING, _FALLING)


def end_of(text: str) -> bool | None:
    """Whether a text asks for the top (True) or the bottom (False) first; None where for neither."""
    return _first(fold(text), _TOP, _BOTTOM)


def _first(folded: str, yes: re.Pattern[str], no: re.Pattern[str]) -> bool | None:
    found = [(m.start(), v) for v, p in ((True, yes), (False, no)) if (m := p.search(folded))]
    return min(found)[1] if found else None
