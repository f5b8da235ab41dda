"""Whether a question asks for several things: "wie zijn", "welke partijen", "wat zijn de oorzaken"."""

from __future__ import annotations

from retriever.cues.patterns import any_of

_SEVERAL = any_of(
    r"\ballemaal\b",
    r"\b(?:noem|noemt|som)\b",
    r"\bwie (?!zit(?:ten)? .* voor\b)\w+en\b(?! (?:de|het|een) \w+(?:voorzitter|directeur))",
    r"\bwaaruit (?:bestaa[nt]|bestond(?:en)?|is|zijn)\b|\b(?:bestaa[nt]|bestond(?:en)?) .*\buit\b",
    r"\bwat zijn\b.*\b(?:oorzaken|redenen|doelen|taken|punten|gevolgen|voordelen|nadelen|eisen|onderdelen)\b",
    r"\b(?:oorzaken|redenen|factoren)\b",
    r"\bwhat are\b|\blist\b|\bwho are\b",
)


def asks_several(text: str) -> bool:
    """Whether the answer is several things, people or reasons, told by the words of the question."""
    return bool(_SEVERAL.search(text))
