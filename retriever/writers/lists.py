"""Answers that are lists: the items under a line that announces them, or the headings of a chapter."""

from __future__ import annotations

import re

from corpus.model import Block, Document, Passage
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Kind, Query

_LONGEST = 900
_MOST = 12


def list_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """The announcing line and each item as a claim of its own; empty where no list fits."""
    if query.kind not in (Kind.LIST, Kind.TEXT):
        return []
    best = evidence.candidates[0]
    for candidate in evidence.candidates[:4]:
        if candidate.passage.row or candidate.score < 0.85 * best.score:
            continue
        document = evidence.index.document(candidate.passage.document_id)
        at = candidate.passage.provenance.begin + candidate.begin
        block = next((i for i, b in enumerate(document.blocks) if b.provenance.begin <= at < b.provenance.end), None)
        if block is None:
            continue
        items = _items(document, block)
        if len(items) >= 2:
            return _claims(items, evidence)
    return []


def _items(document: Document, at: int) -> list[Block]:
    """The announcing block and its items, where the block at this place announces or is part of a list."""
    blocks = document.blocks
    start = at
    while start > 0 and blocks[start].kind == "item" and blocks[start - 1].kind in ("item", "paragraph"):
        start -= 1
        if blocks[start].kind == "paragraph":
            break
    head = blocks[start]
    if head.kind != "paragraph" or not head.text.rstrip().endswith(":"):
        return _titled(document, at)
    items = [head]
    for block in blocks[start + 1 :]:
        if block.kind != "item":
            break
        items.append(block)
    return items if len(items) > 2 else _titled(document, start)


def _titled(document: Document, at: int) -> list[Block]:
    """A line that ends in a colon, and the short headings or items with their text that follow it."""
    head = document.blocks[at]
    if head.kind != "paragraph" or not head.text.rstrip().endswith(":"):
        return []
    found = [head]
    for block in document.blocks[at + 1 : at + 2 * _MOST]:
        if block.kind == "heading" and len(block.text) < 90 or block.kind == "item":
            found.append(block)
        elif block.kind in ("row", "header"):
            break
    return found


def _claims(items: list[Block], evidence: Evidence) -> list[Claim]:
    claims: list[Claim] = []
    for block in items[: _MOST + 1]:
        quote = _quote(block, evidence)
        if quote is None:
            continue
        text = " ".join(quote.text.split())
        if sum(len(c.text) for c in claims) + len(text) > _LONGEST:
            break
        claims.append(Claim(text if re.search(r"[.!?:;]$", text) else f"{text};", (quote,)))
    return claims


def _quote(block: Block, evidence: Evidence) -> Quote | None:
    begin, end = block.provenance.begin, block.provenance.end
    for passage in evidence.index.passages:
        if _holds(passage, block):
            start = passage.provenance.begin
            return Quote(passage, begin - start, min(end, passage.provenance.end) - start)
    return None


def _holds(passage: Passage, block: Block) -> bool:
    place = passage.provenance
    return place.page == block.provenance.page and place.begin <= block.provenance.begin < place.end
