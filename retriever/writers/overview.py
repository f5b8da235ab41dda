"""What a document finds in the main: its headings that are sentences, or what its conclusions open with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.words import fold, terms
from corpus.index import Index
from corpus.model import DocumentInfo, Passage
from retriever.cues.patterns import any_of
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query
from retriever.telling import is_sentence

_ASKS = any_of(
    r"\b(?:hoofd)?conclusies\b|\bwat is (?:de|hun|haar) (?:hoofd)?conclusie\b|\bconcludeert\b",
    r"\b(?:belangrijkste|voornaamste) (?:conclusies?|bevindingen|uitkomsten|resultaten|punten|boodschap)\b",
    r"\b(?:hoofdpunten|hoofdlijnen|kernpunten|hoofdboodschap|kernboodschap)\b|\bin het kort\b|\bsamengevat\b",
    r"\bmain (?:conclusions?|findings|points)\b|\bwhat does .* conclude\b",
)
_OF_THE_ASKING = frozenset(
    terms(
        "conclusie conclusies concludeert bevindingen uitkomsten resultaten punten boodschap hoofdpunten"
        " hoofdlijnen kernpunten hoofdboodschap kernboodschap samengevat main conclusions findings conclude"
    )
)
_CONCLUDES = re.compile(r"\bhoofdconclusie\b|\bconclusie(?:s)?(?: is| zijn| luidt)?:", re.IGNORECASE)
_SECTIONS = ("conclusie", "samenvatting", "kernboodschap", "in het kort", "summary")
"""Words in the heading of a section that says the main things, surest first."""
_FEWEST, _MOST = 2, 8
_WORDS = 4
"""Least words of a heading that is a sentence."""
_ROOM = 420


def overview_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """What the document asked concludes; empty where no conclusions are asked, or those on a subject."""
    if not _ASKS.search(query.standalone):
        return []
    document = _document(query, evidence)
    passages = [p for p in evidence.index.passages_of(document.id) if p.row is None] if document else []
    for way in (_concluding, _headings, _opening):
        if claims := way(passages):
            return claims
    return []


def _document(query: Query, evidence: Evidence) -> DocumentInfo | None:
    """The document asked of; None where the question names a subject that is in no document's name."""
    index = evidence.index
    asked = [c.term for c in query.concepts if c.term not in _OF_THE_ASKING]
    if len(query.documents) == 1 and not asked:
        return index.info(query.documents[0])
    near = dict.fromkeys(c.passage.document_id for c in evidence.candidates)
    named = [d for d in near if all(t in _name(d, index) for t in asked)]
    return index.info(named[0]) if named else None


def _name(document_id: str, index: Index) -> str:
    info = index.info(document_id)
    return fold(" ".join((info.id, info.title, info.publisher, info.kind or "")))


def _concluding(passages: Sequence[Passage]) -> list[Claim]:
    """The sentence that gives the main conclusion by that name."""
    for passage in passages:
        for begin, end in passage.sentences:
            if _CONCLUDES.search(passage.text[begin:end]):
                return [_claim(passage, begin, end)]
    return []


def _headings(passages: Sequence[Passage]) -> list[Claim]:
    """The headings that are sentences: what each section finds."""
    found = {p.section[-1]: p for p in passages if p.section and p.text.startswith(p.section[-1])}
    said = [
        (h, p)
        for h, p in found.items()
        if len(h.split()) >= _WORDS and is_sentence(h) and not h.endswith("?")
    ]
    return [_claim(p, 0, len(h)) for h, p in said] if _FEWEST <= len(said) <= _MOST else []


def _opening(passages: Sequence[Passage]) -> list[Claim]:
    """The first sentences of the section that concludes or sums up."""
    for word in _SECTIONS:
        for passage in passages:
            heading = passage.section[-1] if passage.section else ""
            body = [s for s in passage.sentences if s[0] >= len(heading)]
            if word in fold(heading) and passage.text.startswith(heading) and body:
                last = max((e for _, e in body if e - body[0][0] <= _ROOM), default=body[0][1])
                return [_claim(passage, body[0][0], last)]
    return []


def _claim(passage: Passage, begin: int, end: int) -> Claim:
    text = " ".join(passage.text[begin:end].split())
    return Claim(text if text[-1] in ".!?:" else f"{text}.", (Quote(passage, begin, end),))
