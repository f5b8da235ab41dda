"""A question that asks two things: "Hoeveel geld krijgt OKT, en hoeveel heeft de gemeente bijbetaald?"."""

from __future__ import annotations

import re

_ASKING = r"hoeveel|welke?|wat|waar|waarom|wanneer|hoe|wie|waarvoor|how|what|which|when|why|who"
_JOINT = re.compile(
    rf",?\s+(?:en|and)\s+(?=(?:naar |van |met |in |op |uit |voor )?(?:{_ASKING})\b)", re.IGNORECASE
)
_BACK = re.compile(r"\b(daar|daarvan|dat|toen|er|erbij|daarbij|dit|die|it|that|then|there)\b", re.IGNORECASE)
_SHORTEST = 5
"""Fewest words that make a question."""


def parts_of(question: str) -> tuple[str, ...]:
    """The two questions in one, or the question alone where its second half leans on the first."""
    found = _JOINT.search(question)
    if not found:
        return (question,)
    first, second = question[: found.start()].strip(), question[found.end() :].strip()
    if len(first.split()) < _SHORTEST or len(second.split()) < _SHORTEST or _BACK.search(second):
        return (question,)
    return f"{first.rstrip('?')}?", second[0].upper() + second[1:]
