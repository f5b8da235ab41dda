"""What a text tells, whatever it is about: a state, a full sentence, or no more than an address."""

from __future__ import annotations

import re
from functools import lru_cache

from retriever.cues import direction_of

_FIGURE = re.compile(r"(?<!^)(?<![\w/-])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*(?: ?%)?(?![\w-])")
_JUDGED = re.compile(
    r"onder druk|\bonvoldoende|\bvoldoende|\btekort|\bknelpunt|\bkwetsba|\bzorg(?:en|elijk|wekkend)\b"
    r"|uitdaging|\bgoed\b|\bslecht\b|\bgemiddelde?\b|\bnorm\b|\bpositief|\bnegatief|\bbeperkt\b|\bovervol|\btevreden"
    r"|\bpressure\b|\bshortage|\bpoor\b|\bgood\b|\baverage\b",
    re.IGNORECASE,
)
_REMEMBERED = 16_384
"""Texts whose judgement is kept."""
ROW_STATES = 1.5
"""How much of a state a table row tells: its figures, without a word on them."""
_INVITES = re.compile(
    r"\W*(?:Bekijk|Lees|Zie|Klik|Kijk|Meer (?:informatie|weten|lezen)|Neem contact|Read|See)\b"
)
_ADDRESS = re.compile(r"\S@\S|\bwww\.|https?:|\w \| \w")
_OF_ONESELF = re.compile(r"\b(?:ik|me|mij|mijn|my|me)\b", re.IGNORECASE)
_VOICE = re.compile(
    r"\b(?:uitspraak|uitspraken|citaat|citaten|quotes?|zei|zegt|gezegd|verhaal|ervaring(?:en)?)\b", re.I
)
_AUXILIARY = (
    r"\b(?:is|zijn|wa[st]|waren|word(?:t|en)|werd(?:en)?|he(?:eft|bben)|had(?:den)?|k[ao]n(?:nen|den)?|mag|mogen"
    r"|moe(?:t|ten|st|sten)|wil(?:len|de|den)?|zal|zullen|zou(?:den)?|g(?:a|aa|i)(?:t|an|ng|ngen)|kom(?:t|en)"
    r"|kwam(?:en)?|doe[tn]|zie[tn]|sta(?:at|an)|blij(?:ft|ven)|st[ei]+g(?:en)?|ga(?:f|ven)|kr[ei]+gen|kreeg"
    r"|nam(?:en)?|vond(?:en)?|ble(?:ek|ken|ef|ven)|lag(?:en)?|liep(?:en)?|hielp(?:en)?|hield(?:en)?|viel(?:en)?"
    r"|has|have|are|were)\b"
)
_VERB = re.compile(
    rf"{_AUXILIARY}"
    r"|\b(?!niet\b)[a-z]{3,}t\b|\b[a-z]{3,}(?:de|te|den|ten)\b"
)
"""A verb, or what may be one: most sentences of a report hold one of these."""
_SENTENCE = re.compile(
    rf"{_AUXILIARY}"
    r"|\b(?!(?:het|met|dat|tot|wat)\b)[a-z]{2,}(?<!ch)(?<!ui)(?<!aa)(?<!ei)(?<!oo)(?<!ie)(?<![cnps])t\b"
)
"""The same by surer signs: no noun ends on these."""


@lru_cache(maxsize=_REMEMBERED)
def states(text: str) -> float:
    """How much of a state a text tells, 0 to 2: a figure, growth or decline, or at least a judgement."""
    moves = 1.2 if direction_of(text) is not None else 0.6 * bool(_JUDGED.search(text))
    return moves + 0.8 * bool(_FIGURE.search(text))


@lru_cache(maxsize=_REMEMBERED)
def telling(text: str, oneself: bool = False, heading: bool = False) -> float:
    """Whether a text tells something: 0 for a sentence, -1 for an invitation, an address or loose figures.

    So too for a line that breaks off. Half of that for what someone tells of himself, unless that is asked
    (`oneself`), and less for what has no verb; a heading without one tells nothing.
    """
    if (
        _INVITES.match(text)
        or _ADDRESS.search(text)
        or text.rstrip().endswith("...")
        or 2 * sum(map(str.isalpha, text)) < len(text)
    ):
        return -1.0
    if not oneself and of_oneself(text):
        return -0.5
    return 0.0 if _VERB.search(text) else -1.0 if heading else -0.4


def is_sentence(heading: str) -> bool:
    """Whether a heading says something by itself: "Uitvoering is kwetsbaar"."""
    return bool(_SENTENCE.search(heading))


def asks_for_a_voice(question: str) -> bool:
    """Whether a question is about what someone says of himself, or says so itself."""
    return of_oneself(question) or bool(_VOICE.search(question))


def of_oneself(text: str) -> bool:
    """Whether someone speaks of himself in it."""
    return bool(_OF_ONESELF.search(text))
