"""Which sum a question asks for, beside the difference that its kind tells."""

from __future__ import annotations

from enum import StrEnum

from retriever.cues.patterns import any_of


class Sum(StrEnum):
    """A sum over two figures."""

    REST = "rest"
    SHARE = "share"
    RATIO = "ratio"


_CUES = (
    (
        Sum.RATIO,
        any_of(
            r"\bhoeveel (?:keer|maal)\b(?! per)",
            r"\b(?:keer|maal) zo (?:veel|vaak|groot|hoog)",
            r"how many times (?:as|more|higher|larger)",
        ),
    ),
    (
        Sum.REST,
        any_of(
            r"\b(?:blij[fv]\w*|houd\w*|hou) .{0,40}\bover\b",
            r"\bover(?:blijft|blijven)\b",
            r"\bde rest\b",
            r"\b(?:eraf|af)(?:haalt|haal|trekt|trek|gaat)\b|\beraf (?:haalt|trekt)\b",
            r"\b(?:is|are) left\b|\bremain(?:s|der|ing)?\b",
        ),
    ),
    (
        Sum.SHARE,
        any_of(
            r"\bwelk (?:aan)?deel (?:daar|hier)?van\b|\bhet hoeveelste deel\b",
            r"\b(?:hoeveel|welk) (?:procent|percentage|%) (?:daar|hier)?van\b",
            r"\bwhat (?:share|part|proportion|percentage) of\b",
        ),
    ),
)


def sum_of(text: str) -> Sum | None:
    """The sum that a text asks for; None where for none or for a difference."""
    return next((asked for asked, cues in _CUES if cues.search(text)), None)
