"""How a question is put: as a question for yes or no, for a state, for a way, in keywords, or otherwise."""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.dutch.words import fold, tokens
from retriever.cues.patterns import any_of


class Form(StrEnum):
    """How a question is put."""

    OPEN = "open"
    YES_NO = "yes/no"
    STATE = "state"
    HOW = "how"
    KEYWORDS = "keywords"


_VERB = (
    r"(?:is|zijn|was|waren|heeft|hebben|had|hadden|klopt|geldt|wordt|worden|werd|werden|kan|kunnen|mag|mogen"
    r"|moet|moeten|gaat|gaan|ging|doet|doen|deed|wil|komt|komen|kwam|staat|haalt|haalde|krijgt|wist|bestaat"
    r"|does|did|do|are|were|has|have|can|will)"
)
_YES_NO = any_of(
    rf"(?:^|[.?!] )(?:en |maar )?{_VERB}\b"
    r"(?![^.?!]*\b(?:hoeveel|welke?|wat|waarom|how|what|which)\b)[^.?!]*\??\W*$",
    r"(?:^|[.?!] )(?!hoe|wat|wie|waar|wanneer|welk|noem|geef)\w+(?:t|de|den|te|ten|en) "
    r"(?:de|het|een|er|ik|wij|we|je|u|zij|ze|hij|iemand|ieder\w*|elke?|alle|onze?|mijn|meer|minder|dit|dat|daar)\b"
    r"(?![^.?!]*\b(?:hoeveel|welke?|wat|waarom|how|what|which)\b)[^.?!]*\?\W*$",
    r"\btoch\?\W*$",
)
_STATE = any_of(
    r"\bhoe (?:gaat|ging|staat|stond|zit|zat|is|was) (?:het|'t) (?:\w+ ){0,2}?met (?!(?:die|dat|dit|deze)\b)",
    r"\bhoe staa[nt] (?:\w+ ){1,6}(?:ervoor|er voor)\b",
    r"\bhoe (?:doet|doen|deed|deden) (?:\w+ ){1,5}het\b\W*$",
    r"\bwat (?:weten we|is er bekend|is bekend|valt er te zeggen) (?:\w+ ){0,2}?(?:over|van)\b",
    r"\bwat is de (?:stand van zaken|situatie|huidige stand)\b",
    r"\bhow (?:is|are) (?:\w+ ){1,5}doing\b|\bhow are things with\b|\bwhat do we know about\b",
)
"""Cues that ask how something fares: its figures, its growth or decline, and how it is judged."""
_HOW = any_of(
    r"\b(?:hoe|how) (?:is|zijn|was|waren|wordt|worden|werd|werkt?|willen?|gaat|gaan|ging|doen|doet"
    r"|kijkt|kijken|kan|kun|kunnen|moet|moeten|zorgt|zorgde|gebeurt|verloopt|do|does|did|can)\b",
    r"op welke (?:manier|wijze)",
)
_ASKING = re.compile(
    r"\b(?:hoe\w*|wat|welke?|wie|waar\w*|wanneer|noem|geef|what|which|how|when|why|who|where)\b|\?"
)
_FINITE = re.compile(rf"\b{_VERB}\b")
_MOST = 9
"""Most words of a question in keywords."""


def form_of(text: str) -> Form:
    """How a question is put, told by its words."""
    folded = fold(text)
    if _STATE.search(folded):
        return Form.STATE
    if _HOW.search(folded):
        return Form.HOW
    if _YES_NO.search(folded):
        return Form.YES_NO
    if len(tokens(text)) <= _MOST and not _FINITE.search(folded) and not _ASKING.search(folded.rstrip("?")):
        return Form.KEYWORDS
    return Form.OPEN
