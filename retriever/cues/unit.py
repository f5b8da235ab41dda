"""The unit that a question asks for."""

from __future__ import annotations

from corpus.dutch.words import fold
from retriever.cues.patterns import any_of

_PER_CENT = any_of(
    r"percentage", r"procent\b", r"percent", r"welk deel", r"aandeel", r"%", r"vaccinatiegraad", r"dekking",
    r"what share", r"verzuim\b(?!.*frequentie)",
    r"\b(?:absence|absenteeism|sick leave|coverage)\b(?!.*frequency)",
)  # fmt: skip
_EURO = any_of(r"\beuro", r"€", r"\bbedrag", r"\bkost", r"\bgeld", r"\bbudget", r"subsidie", r"miljoen")


def unit_of(text: str) -> str:
    """The unit a question asks for: "%", "€", or "" where none in particular."""
    folded = fold(text)
    if _PER_CENT.search(folded):
        return "%"
    return "€" if _EURO.search(folded) else ""
