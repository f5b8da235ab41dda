"""Two figures in words: what holds them, and the sum that is made of them."""

from __future__ import annotations

import re

from corpus.index import Index
from corpus.model import Figure
from retriever.cues.sums import Sum
from retriever.draft import Claim
from retriever.query import Query
from retriever.writers.arithmetic import Result, ratio, rest, say_change, say_gap, share, total
from retriever.writers.cells import row_at, say_cells
from retriever.writers.operands import Operand
from retriever.writers.pairs import Pair
from retriever.writers.torn import completed


def pair_claims(wanted: Sum | None, pair: Pair, query: Query, index: Index) -> list[Claim]:
    """What holds the two figures, and the sum of them where one is wanted; empty where it cannot be made."""
    told = _told(pair, index, query.english)
    if wanted is None:
        return told
    made = _made(wanted, pair, query)
    if made is None:
        return []
    text, derived = made
    quotes = tuple(dict.fromkeys((*pair.first.quotes, *pair.second.quotes)))
    return [*told, Claim(text, quotes, derived, shown=())] if derived else told


def _made(wanted: Sum, pair: Pair, query: Query) -> Result | None:
    first, second = pair.first.figure, pair.second.figure
    small, great = sorted((first, second), key=lambda f: f.value)
    if wanted is Sum.RATIO:
        return ratio(first, second, query.english)
    if wanted is Sum.SHARE:
        return share(small, great, query.english)
    if wanted is Sum.REST:
        return rest(great, small, query.english)
    if wanted is Sum.TOTAL:
        return total((first, second), query.english) if first.unit != "%" else None
    ordered = _oldest_first(pair)
    return say_change(*ordered, query.english) if ordered else say_gap(first, second, query.english)


def _oldest_first(pair: Pair) -> tuple[Figure, Figure] | None:
    """Old and new of figures that differ in time; None where neither came first."""
    a, b = pair.first, pair.second
    if a.norm or b.norm:
        return None
    if pair.from_to:
        return a.figure, b.figure
    if a.years and b.years and max(a.years) != max(b.years):
        return (a.figure, b.figure) if max(a.years) < max(b.years) else (b.figure, a.figure)
    return None


def _told(pair: Pair, index: Index, english: bool) -> list[Claim]:
    """What holds the two figures, said: one sentence or row, or both."""
    found: list[Claim] = []
    for operand in (pair.first, pair.second):
        claim = _said(operand, pair, index, english)
        if all(claim.text != c.text for c in found):
            found.append(claim)
    return found


def _said(operand: Operand, pair: Pair, index: Index, english: bool) -> Claim:
    """The sentence that holds a figure; of a row the cells of the pair."""
    passage = operand.passage
    row = row_at(index, passage)
    if row:
        begin = passage.provenance.begin
        at = [o.figure.begin + begin for o in (pair.first, pair.second) if o.passage is passage]
        cells = enumerate(row.row.cells)
        columns = [c for c, cell in cells if cell and any(cell.begin <= p < cell.end for p in at)]
        return say_cells(row, columns, index, english)
    quote = operand.quotes[0]
    text = " ".join(quote.text.split())
    text = text if re.search(r"[.!?:…][\"'”’)]*$", text) else f"{text}."
    return completed(Claim(text, (quote,)), (quote.begin, quote.end), index)
