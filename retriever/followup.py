"""Fold the earlier questions of a talk into a question that leans on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.periods import find_periods, relative_years

_LEANS = re.compile(
    r"^(en|maar|and|ok[eé]?|dus|of)\b"
    r"|^(waarom|hoe komt dat|hoezo|why|sinds wanneer|wie|waar|hoeveel|welke)\s*(dan|dat)?\s*\?*$"
    r"|\b(daar(van|mee|voor|door|bij|over|aan|in|uit)|hier(van|mee|voor|door|bij|over))\b"
    r"|\b(er(van|mee|voor|door|bij|over)|daar|daarbuiten|dat|die|deze|dit|ze|zij|hun|hij)\b"
    r"|\b(dezelfde|hetzelfde|zelfde|idem|ook|that|those|they|them|it|this)\b",
    re.IGNORECASE,
)
_SHORT = 7

EARLIER = " – "
"""Stands in a standalone question between the earlier question and the one that leans on it."""


def stand_alone(question: str, history: Sequence[str]) -> str:
    """The question made to stand alone: as it is, or joined to the last question that stands alone itself.

    A question leans on an earlier one where it opens with "en", points back ("daarvan", "dat") in few words,
    or is a bare fragment ("in Zuidoost?"). A time or place it names takes the place of the earlier one.
    """
    earlier = [h.strip() for h in history if h.strip()]
    if not earlier or not _leans(question):
        return question.strip()
    base = stand_alone(earlier[-1], earlier[:-1])
    years = [p.year for p in find_periods(base)]
    moved = relative_years(question, years[-1] if years else None)
    if moved:
        return f"{_without_periods(base).rstrip(' ?.!')}{EARLIER}in {moved[0]}"
    if find_periods(question):
        base = _without_periods(base)
    return f"{base.rstrip(' ?.!')}{EARLIER}{_bare(question)}"


def _leans(question: str) -> bool:
    text = question.strip()
    words = text.split()
    if re.match(r"(en|maar|and|of)\b", text, re.IGNORECASE):
        return True
    if len(words) <= 4 and not re.match(
        r"(wat|wie|hoe|waar|waarom|waardoor|welke?|hoeveel|wanneer|noem|geef|is|zijn)\b", text, re.I
    ):
        return True
    return len(words) <= _SHORT + 5 and bool(_LEANS.search(text))


def _bare(question: str) -> str:
    return re.sub(r"^(en|maar|and|of|dus)\s+(dan\s+)?", "", question.strip(), flags=re.IGNORECASE)


def _without_periods(text: str) -> str:
    """The text without its times and the prepositions before them."""
    for period in reversed(find_periods(text)):
        before = re.sub(
            r"\b(in|eind|begin|sinds|van|tot|over|voor|during)\s*$", "", text[: period.begin], flags=re.I
        )
        text = before + text[period.end :]
    return re.sub(r"\s+", " ", text).strip()
