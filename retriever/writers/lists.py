"""Answers that are lists: the items under a line that announces them, or the headings of a chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dutch.words import terms
from corpus.model import Block, Document, Passage
from retriever.cues import Kind
from retriever.draft import Claim, Evidence, Quote
from retriever.enumerations import counts_asked, summed_up
from retriever.listing import MOST, items_at
from retriever.query import Query
from retriever.rank import Candidate

_LONGEST = 900
_FITS = 0.35
"""Least share of what the question names that must stand in a chapter for its numbered headings to answer."""

_GLOSSARY = re.compile(r"\b(?:wordt|worden) verstaan onder\b[^:\n]*:")
"""Announces definitions, all of which answer no question."""


def list_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """The announcing line and each item as a claim of its own; empty where no list fits."""
    if query.kind not in (Kind.LIST, Kind.TEXT) and not (query.several and query.kind is Kind.WHO):
        return []
    announced = _announced(evidence.candidates[0], evidence, query)
    if announced:
        return _claims(*announced, evidence)
    numbered = _numbered(query, evidence)
    if numbered:
        return _claims(*numbered, evidence)
    summed = summed_up(query, evidence.candidates)
    if summed:
        return [_sentence(summed)]
    best = evidence.candidates[0]
    for candidate in evidence.candidates[1:4]:
        if candidate.score >= 0.85 * best.score:
            announced = _announced(candidate, evidence, query)
            if announced:
                return _claims(*announced, evidence)
    return []


def _sentence(candidate: Candidate) -> Claim:
    return Claim(
        " ".join(candidate.text.split()), (Quote(candidate.passage, candidate.begin, candidate.end),)
    )


def _announced(candidate: Candidate, evidence: Evidence, query: Query) -> tuple[Document, list[Block]] | None:
    """The list that a sentence announces or is part of; None where it is no list of two items or more."""
    if candidate.passage.row:
        return None
    if _GLOSSARY.search(candidate.passage.text[: candidate.begin + 1] + candidate.text):
        return None
    document = evidence.index.document(candidate.passage.document_id)
    at = candidate.passage.provenance.begin + candidate.begin
    block = next(
        (i for i, b in enumerate(document.blocks) if b.provenance.begin <= at < b.provenance.end), None
    )
    if block is None:
        return None
    several = query.several or query.kind is Kind.LIST
    items = items_at(document.blocks, block, max(counts_asked(query), default=0), several)
    return (document, items) if len(items) >= 2 else None


def _numbered(query: Query, evidence: Evidence) -> tuple[Document, list[Block]] | None:
    """The numbered headings of the chapter about what the question names, where as many as it asks for."""
    asked = {int(c.term) for c in query.concepts if c.term.isdigit()}
    named = [c for c in query.concepts if not c.term.isdigit()]
    weight = sum(c.weight for c in named)
    best, found = _FITS, None
    for document_id in dict.fromkeys(c.passage.document_id for c in evidence.candidates) if asked else ():
        document = evidence.index.document(document_id)
        for run, words in _runs(document):
            if len(run) not in asked or (query.documents and document.info.id not in query.documents):
                continue
            fit = sum(c.weight * c.match(words) for c in named) / weight if weight else 0.0
            if fit > best:
                best, found = fit, (document, run)
    return found


def _runs(document: Document) -> Iterator[tuple[list[Block], frozenset[str]]]:
    """Numbered headings 1 to n that belong together, and the search terms before and in them."""
    run: list[tuple[int, Block]] = []
    for at, block in [*enumerate(document.blocks), (len(document.blocks), None)]:
        if block is not None and block.number is None:
            continue
        if block is None or block.number in {b.number for _, b in run}:
            numbers = sorted(b.number or 0 for _, b in run)
            if len(run) > 1 and numbers == list(range(1, len(run) + 1)):
                yield sorted((b for _, b in run), key=lambda b: b.number or 0), _around(document, run)
            run = []
        if block is not None:
            run.append((at, block))


def _around(document: Document, run: list[tuple[int, Block]]) -> frozenset[str]:
    first, last = run[0][0], run[-1][0]
    before = document.blocks[max(0, first - 6) : first]
    headings = [b for b in document.blocks[first : last + 1] if b.kind == "heading"]
    return frozenset(terms(" ".join(b.text for b in (*before, *headings))))


def _claims(document: Document, items: list[Block], evidence: Evidence) -> list[Claim]:
    claims: list[Claim] = []
    for block in items[: MOST + 1]:
        quote = _quote(document, block, evidence)
        if quote is None:
            continue
        room = _LONGEST - sum(len(c.text) for c in claims)
        if len(quote.text) > room:
            quote = _first_sentence(quote)
        text = " ".join(quote.text.split())
        if len(text) > room:
            break
        claims.append(Claim(text if re.search(r"[.!?:;]$", text) else f"{text.rstrip(',')};", (quote,)))
    return claims


def _first_sentence(quote: Quote) -> Quote:
    end = next((e for b, e in quote.passage.sentences if b >= quote.begin), quote.end)
    return Quote(quote.passage, quote.begin, min(end, quote.end))


def _quote(document: Document, block: Block, evidence: Evidence) -> Quote | None:
    begin, end = block.provenance.begin, block.provenance.end
    for passage in evidence.index.passages_of(document.info.id):
        if _holds(passage, block):
            start = passage.provenance.begin
            return Quote(passage, begin - start, min(end, passage.provenance.end) - start)
    return None


def _holds(passage: Passage, block: Block) -> bool:
    place = passage.provenance
    return place.page == block.provenance.page and place.begin <= block.provenance.begin < place.end
