"""Sentences that lean on the one before them: "Dit wordt veroorzaakt door ..."."""

from __future__ import annotations

import re

from corpus.model import Passage

LEANS = re.compile(
    r"^[\"'“‘]?(Dat|Dit|Deze|Daarmee|Hiermee|Hierdoor|Daardoor|Daarvoor|Hiervoor|Hierbij|Daarbij|Daarin"
    r"|Hierin|Het heeft|Het gaat|Ze|Zij|Een jaar eerder|Dit zorgt|Zo |Zodat|Ook|Daarnaast|Maar|En|Of|Want"
    r"|Daarom|Dus|Zodoende|Verder|Toch|Hier|Daar|Wel|Vooral|Alle zes|Beide|Een verklaring"
    r"|In combinatie|De resultaten"
    r"|De uitkomsten|In die|Welke)\b"
)
"""Openings of a sentence that leans on the one before it."""


def leans(passage: Passage, number: int) -> bool:
    """Whether a sentence of a passage, counted from 0, points back to the one before it in its paragraph."""
    if number == 0 or not joined(passage, number):
        return False
    return bool(LEANS.match(passage.text[slice(*passage.sentences[number])]))


def joined(passage: Passage, number: int) -> bool:
    """Whether a sentence stands in one paragraph with the one before it."""
    return "\n" not in passage.text[passage.sentences[number - 1][1] : passage.sentences[number][0]]
