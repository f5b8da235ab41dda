"""Whether a question looks at one thing or at many: rows of a table, years."""

from __future__ import annotations

from retriever.cues.bounds import bound_of
from retriever.cues.patterns import any_of

_SELECTS = any_of(
    r"\bwelke\b.*\b(onder|boven|beneden|(lager|hoger|minder|meer) dan)\b",
    r"\bwhich\b.*\b(below|above|under|over|(less|more) than)\b",
    r"\bper (stadsdeel|stad|gemeente|training|cursus|thema|vaccinatie|leeftijd)\b",
    r"\b(elk|ieder) (stadsdeel|thema)\b",
    r"\balle (stadsdelen|thema's|steden)\b",
)
_LISTS = any_of(
    r"\b(?:welke|noem|alle|geef)\b(?: (?:de|alle|van|die|onze|er|\w+e))* \w+(?:en|s|'s)\b",
    r"\bwhich\b(?: \w+){0,2} \w+s\b",
)
_OVER_TIME = any_of(
    r"in welk jaar",
    r"which year",
    r"door de jaren",
    r"over the years",
    r"in (één|een) jaar tijd",
    r"afgelopen jaren",
    r"jaar eerder",
    r"jaar ervoor",
    r"dan vorig jaar",
)


def selects_many(text: str) -> bool:
    """Whether a text wants all that lie above or below something, or the figure of each."""
    return bool(_SELECTS.search(text)) or bool(_LISTS.search(text) and bound_of(text))


def looks_over_time(text: str) -> bool:
    """Whether a question's words look at more than one year."""
    return bool(_OVER_TIME.search(text))
