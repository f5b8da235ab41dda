"""What a question over two figures of running text asks for, beside their difference."""

from __future__ import annotations

from enum import StrEnum

from retriever.cues.patterns import any_of


class Portion(StrEnum):
    """What one figure is of another."""

    REST = "rest"
    SHARE = "share"
    RATIO = "ratio"


_CUES = (
    (
        Portion.RATIO,
        any_of(
            r"\bhoeveel (?:keer|maal)\b(?! per)",
            r"\b(?:keer|maal) zo (?:veel|vaak|groot|hoog)",
            r"how many times (?:as|more|higher|larger)",
        ),
    ),
    (
        Portion.REST,
        any_of(
            r"\b(?:blij[fv]\w*|houd\w*|hou) .{0,40}\bover\b",
            r"\bover(?:blijft|blijven)\b",
            r"\bde rest\b",
            r"\b(?:eraf|af)(?:haalt|haal|trekt|trek|gaat)\b|\beraf (?:haalt|trekt)\b",
            r"\b(?:is|are) left\b|\bremain(?:s|der|ing)?\b",
        ),
    ),
    (
        Portion.SHARE,
        any_of(
            r"\bwelk (?:aan)?deel (?:daar|hier)?van\b|\bhet hoeveelste deel\b",
            r"\b(?:hoeveel|welk) (?:procent|percentage|%) (?:daar|hier)?van\b",
            r"\bwhat (?:share|part|proportion|percentage) of\b",
        ),
    ),
)


def portion_of(text: str) -> Portion | None:
    """What a text asks for; None where for nothing or for a difference."""
    return next((asked for asked, cues in _CUES if cues.search(text)), None)
