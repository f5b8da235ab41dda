"""What an abbreviation of the texts stands for, in the words that explain it."""

from __future__ import annotations

import re

from corpus.dutch.words import fold
from corpus.model import Abbreviation
from retriever.asking import asking_part
from retriever.cues import Kind
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query

_THE_LETTERS = re.compile(r"\b(?:letters|afkorting|voluit|abbreviation|stands? for)\b", re.IGNORECASE)
"""Words that ask for the long form of an abbreviation which an earlier sentence may name."""


def definition_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """What the abbreviation asked for stands for, citing where that is said; empty for other questions."""
    if query.kind is not Kind.DEFINITION:
        return []
    found = _called(asking_part(query.text), evidence)
    if not found and _THE_LETTERS.search(query.text):
        found = _called(query.text, evidence)
    best = max(found, key=lambda a: (len(a.short), -_row(a, evidence)), default=None)
    return [_claim(best, evidence, query.english)] if best else []


def _called(question: str, evidence: Evidence) -> list[Abbreviation]:
    return evidence.index.abbreviations_called(set(re.findall(r"[\w/&-]+", fold(_what_is_asked(question)))))


def _what_is_asked(question: str) -> str:
    """The part of a question that names the thing: "wat bedoelt A met B" asks for B, not for A."""
    named = re.search(r"\b(?:bedoel|versta)\w*\b.*?\b(?:met|onder)\b(.+)", question, re.IGNORECASE)
    return named[1] if named else question


def _row(abbreviation: Abbreviation, evidence: Evidence) -> int:
    return evidence.index.passage_rows[abbreviation.passage_id]


def _claim(abbreviation: Abbreviation, evidence: Evidence, english: bool) -> Claim:
    passage = evidence.index.passage(abbreviation.passage_id)
    begin, end = next(
        (s for s in passage.sentences if s[0] <= abbreviation.begin < s[1]),
        (abbreviation.begin, abbreviation.end),
    )
    long = abbreviation.long[0].upper() + abbreviation.long[1:]
    verb = "stands for" if english else "staat voor"
    text = f"{abbreviation.short} {verb} {long.rstrip('.')}."
    return Claim(text, (Quote(passage, begin, max(end, abbreviation.end)),))
