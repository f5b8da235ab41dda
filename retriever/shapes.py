"""The shape of an answer: a cause for why, a time for when, a name or a role for who, a meaning for what."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.dutch.periods import find_periods
from corpus.dutch.words import fold, term, tokens
from retriever.cues import Form, Kind, end_of
from retriever.items import announces
from retriever.query import Query
from retriever.telling import ROW_STATES, states

_NAME = re.compile(r"(?<=[a-z,(] )[A-Z][\w'’&-]+")
_CAUSE = re.compile(
    r"\bomdat\b|\bdoordat\b|\bvanwege\b|\bwegens\b|\boorza|verklaar|verklaring|\breden(?:en)?\b|aanleiding"
    r"|dankzij|namelijk|\bimmers\b|toegeschreven|\bkom(?:t|en) (?:dit |dat )?door\b|samen te hangen"
    r"|(?:heeft|hebben|had) te maken met|\bhangt .*samen\b|te wijten|te danken|als gevolg van|ten gevolge"
    r"|\bteneinde\b|\bligt aan\b|because|due to|\breasons?\b",
    re.IGNORECASE,
)
_CAUSE_OR_AIM = re.compile(
    r"\bdoor\b|daardoor|hierdoor|waardoor|daarom|gevolg|te maken met|\bzodat\b|\bwant\b|\bdoel\b|bedoeld om"
    r"|zorg(?:t|en) ervoor|\bom \b[^.]*\bte\b|\bvoorkomen\b|\b(?:is|zijn|was|waren) nodig\b|in het kader van",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"\b(?:door|namens|aan|bij|met) (?:(?:de|het|een|onze|ons|alle) )?(?:[a-zà-þ]+e )?([a-zà-þ-]{4,})"
    r"|\b(\w*(?:raad|college|wethouder|burgemeester|minister|staatssecretaris|kabinet|bestuur|directie|bureau"
    r"|medewerkers?|team|arts(?:en)?|verpleegkundigen?|leden|partijen|fracties|provincie|gemeenten?"
    r"|bedrij(?:f|ven)|organisaties?|instellingen|commissie|inspectie|politie|coördinator(?:en)?|managers?"
    r"|trainers?))\b",
    re.IGNORECASE,
)
"""Someone who acts: behind "door", or called by a role."""
_ROLE = 0.4
"""How well someone without a name suits a question who."""
_PERHAPS_WHY = 0.6
"""How well a word that often, not always, tells a cause or an aim suits a question why."""
_ANNOUNCED = 0.6
"""How well a sentence that sums up suits a question for several things."""
_DEFINING = frozenset("is zijn betekent betreft wordt worden omvat houdt staat means".split())


def cue_fit(query: Query, text: str, row: bool = False) -> float:
    """Whether it has the shape of what is asked: a cause for why, a time for when, a name for who.

    How something fares is told by a figure, and by words of growth, decline or judgement.
    """
    if query.form is Form.STATE:
        return ROW_STATES if row else states(text)
    match query.kind:
        case Kind.RANKING if not row:
            return 2.0 if _ends(query, text) else 0.0
        case Kind.WHY:
            return _why(text)
        case Kind.WHEN:
            return 1.0 if find_periods(text) else -0.3
        case Kind.WHO:
            return _who(query, text) + _several(query, text)
        case Kind.DEFINITION:
            return 1.0 if _defines(query, text) else 0.0
        case Kind.LIST | Kind.TEXT:
            return _several(query, text)
        case _:
            return 0.0


def _why(text: str) -> float:
    """Whether a text tells a cause, or an aim."""
    return 1.0 if _CAUSE.search(text) else _PERHAPS_WHY if _CAUSE_OR_AIM.search(text) else 0.0


def _who(query: Query, text: str) -> float:
    """Whether a text names someone, else a role, that the question does not name."""
    known = fold(query.standalone)
    if any(fold(name) not in known for name in _NAME.findall(text)):
        return 1.0
    return _ROLE if any(fold(m[1] or m[2]) not in known for m in _ACTOR.finditer(text)) else -0.3


def _several(query: Query, text: str) -> float:
    """Whether a text sums things up, where several are asked."""
    return _ANNOUNCED if query.several and announces(text) else 0.0


def _ends(query: Query, text: str) -> bool:
    """Whether a text tells which is the highest or lowest, as the question asks, with a figure."""
    said = end_of(text) if re.search(r"\d", text) else None
    return said is not None and (query.highest is None or said is query.highest)


def _defines(query: Query, text: str) -> bool:
    """Whether a text says what one of the things is that the question names."""
    words = tokens(text)
    asked = {c.term for c in query.concepts}
    told = bool(re.search(r"\b(?:verstaan|verstaat|zogenaamde|zgn|zogeheten|bedoeld|gedefinieerd)\b", text))
    for word, after in pairwise([*words, ""]):
        if term(word) in asked and (told or after in _DEFINING):
            return True
    return bool(words) and term(words[0]) in asked and ":" in text[:60]
