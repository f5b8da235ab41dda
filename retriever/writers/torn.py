"""Sentences torn over two columns or pages: said whole, each part quoted from where it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.index import Index
from retriever.draft import Claim, Quote


def completed(claim: Claim, span: tuple[int, int], index: Index) -> Claim:
    """A claim that quotes `span` of a passage, with the rest of a sentence that breaks off at either end."""
    passage = claim.quotes[0].passage
    for number, (begin, end) in enumerate(passage.sentences):
        if begin == span[0] and (start := index.began.get((passage.id, number))):
            before = _quote(start, index)
            claim = replace(claim, text=_joined(before.text, claim.text), quotes=(before, *claim.quotes))
        if end == span[1] and (rest := index.goes_on.get((passage.id, number))):
            behind = _quote(rest, index)
            text = _joined(claim.text.removesuffix("."), behind.text)
            claim = replace(claim, text=text, quotes=(*claim.quotes, behind))
    return claim


def _quote(place: tuple[str, int], index: Index) -> Quote:
    passage = index.passage(place[0])
    return Quote(passage, *passage.sentences[place[1]])


def _joined(before: str, after: str) -> str:
    """Two parts of a sentence as one; a hyphen at the break goes where it broke a word."""
    before, after = " ".join(before.split()), " ".join(after.split())
    if re.search(r"[^\W\d_]-$", before):
        return before[:-1] + after
    return f"{before}{'' if before.endswith('/') else ' '}{after}"
