"""A question that asks two things: "Hoeveel geld krijgt OKT, en hoeveel heeft de gemeente bijbetaald?"."""

from __future__ import annotations

import re

_ASKING = r"hoeveel|hoelang|welke?|wat|waar|waarom|wanneer|hoe|wie|waarvoor|how|what|which|when|why|who"
_JOINT = re.compile(
    rf",?\s+(?:en|and)\s+(?=(?:(?:naar|van|met|in|op|uit|voor|per|vanaf|tot|door|aan|bij) )?(?:{_ASKING})\b)",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(daar|daarvan|dat|toen|er|erbij|daarbij|dit|die|it|that|then|there)\b", re.IGNORECASE)
_SHORTEST = 5
"""Fewest words that make a question."""


def halves_of(sentence: str) -> tuple[str, ...]:
    """The two questions of a sentence that joins them, or the sentence."""
    found = _JOINT.search(sentence)
    if not found:
        return (sentence,)
    first, second = sentence[: found.start()].strip(), sentence[found.end() :].strip()
    if len(first.split()) < _SHORTEST or len(second.split()) < _SHORTEST:
        return (sentence,)
    return f"{first.rstrip('?')}?", second[0].upper() + second[1:]


def parts_of(question: str) -> tuple[str, ...]:
    """The two questions in one, or the question alone where its second half leans on the first."""
    halves = halves_of(question)
    return halves if len(halves) > 1 and not leans(halves[1]) else (question,)


def leans(half: str) -> bool:
    """Whether a question points back to the one before it."""
    return bool(_BACK.search(half))
