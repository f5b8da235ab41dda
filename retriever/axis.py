"""What a question sets beside each other: districts, courses, themes; or towns and years, across a table."""

from __future__ import annotations

import re

from corpus.dutch.words import STOP, fold, term, tokens
from corpus.lexicon import by_first_term
from retriever.concepts import Concept
from retriever.query import Query

_BEHIND = r"((?: [\w'-]+){1,5})"
_ASKED = (
    re.compile(rf"\b(?:welke?|which|what|per|elke?|ieder|alle|noem|geef|top \d+)\b{_BEHIND}"),
    re.compile(rf"\b(?:\w{{3,}}ste|best|worst|highest|lowest)\b{_BEHIND}"),
)
"""Words before what is compared, those that ask for it first."""
_SOMEWHERE = re.compile(
    r"\bwaar\b(?! (?:staat|komt|door))|deel van de stad|\bin de stad\b|\bwhere\b|part of the city"
)
_PLACES = "stadsdeel"
_ACROSS = re.compile(
    r"\bsted?en\b|\bg4\b|\bgemeenten\b|\bcities\b"
    r"|\b(?:welke?|alle|andere|grote|vier|which|the) (?:\w+ )?(?:stad|gemeente|city)\b"
    r"|\bwanneer\b|(?<!\d )\bjaar\b|\bjaren\b|\bwhen\b|\byears?\b"
)
"""Cues of what stands in columns more than in rows: towns and years."""
_MEASURES = frozenset(map(term, "aandeel deel percentage procent aantal share number rate percent".split()))
_REACH = 3
"""How many telling words behind "welke" may name what is asked."""


def axis_of(query: Query) -> list[Concept]:
    """What a question compares: the words behind "welke", "alle", "het hoogste", or a place for "waar"."""
    folded = fold(query.standalone)
    known = {c.term: c for c in query.concepts}
    found: dict[str, Concept] = {}
    if _SOMEWHERE.search(folded):
        found[term(_PLACES)] = _concept(term(_PLACES))
    for match in (m for cue in _ASKED for m in cue.finditer(folded)):
        telling = [term(w) for w in tokens(match[1]) if w not in STOP]
        for word in telling[:_REACH]:
            if word in known and not word.isdigit() and word not in _MEASURES:
                found.setdefault(word, known[word])
    return list(found.values())


def _concept(word: str) -> Concept:
    meanings = by_first_term().get(word, ())
    phrases = {p for entry, meaning in meanings if len(entry) == 1 for p in meaning}
    return Concept(term=word, phrases=tuple(sorted(phrases)), parts=())


def lies_across(query: Query) -> bool:
    """Whether it compares towns or years, which tables set in columns more than in rows."""
    return bool(_ACROSS.search(fold(query.standalone)))


def terms_of_axis(query: Query) -> tuple[str, ...]:
    """What must be searched for besides: the word for places where "waar" asks for the first of them."""
    if query.highest is None or not _SOMEWHERE.search(fold(query.standalone)):
        return ()
    return (term(_PLACES),)
