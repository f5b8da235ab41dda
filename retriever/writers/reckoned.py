"""Sums over figures wherever they stand: a change, a gap, what is left, a share, how many times as much."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.index import Index
from corpus.model import Figure
from retriever.cues import Form, Kind
from retriever.cues.sums import Sum, sum_of
from retriever.draft import Claim, Evidence
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.arithmetic import Result, ratio, rest, say_change, say_gap, share, total
from retriever.writers.cells import row_at, say_cells
from retriever.writers.operands import Operand, operands_in
from retriever.writers.pairs import Pair, best_pairs, told_fit
from retriever.writers.torn import completed

_WHOLE = 20
"""Above which a number that a question states is a whole that shares are of."""
_LIKE = 10
"""Up to how many times the smaller of two figures the greater is whose difference tells something."""
_CERTAIN = 1.9
"""The same where the best sentence alone would not be taken for an answer."""
_SURE = 1.6
"""Score from which two figures are those that the question means."""


def with_sum(query: Query, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """The figures that a question sets against each other, with the sum; the claims where none is asked."""
    wanted = wanted_sum(query)
    if wanted is None or query.kind is Kind.CONFLICT or any(c.derived for c in claims):
        return list(claims)
    operands = operands_in(query, evidence)
    pair = _pair(wanted, query, operands)
    if pair is None or (wanted is Sum.DIFFERENCE and _tells_itself(query, pair, operands)):
        return list(claims)
    return pair_claims(wanted, pair, query, evidence.index) or list(claims)


def opposed_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """Two figures of one measure that stand in different places; empty where these are not sure."""
    pairs = [p for p in best_pairs(query, operands_in(query, evidence)) if p.opposed]
    return pair_claims(None, pairs[0], query, evidence.index) if pairs and pairs[0].score >= _SURE else []


def makes_sum(query: Query, candidates: Sequence[Candidate], index: Index) -> bool:
    """Whether the candidates hold two figures that are surely those that a question sets apart."""
    wanted = wanted_sum(query)
    if wanted is None or not candidates:
        return False
    pair = _pair(wanted, query, operands_in(query, Evidence(tuple(candidates), index)))
    return bool(pair and pair.score >= _CERTAIN and pair.apart)


def _tells_itself(query: Query, pair: Pair, operands: Sequence[Operand]) -> bool:
    """Whether a sentence that suits no less says itself how much more or less it became."""
    told = [o for o in operands if o.changes and query.unit in ("", o.figure.unit)]
    return not pair.outright and any(told_fit(query, o) > pair.score for o in told)


def wanted_sum(query: Query) -> Sum | None:
    """The sum that a question asks for."""
    found = sum_of(query.standalone)
    counts = [n for n in query.numbers if n.unit != "%" and n.value > _WHOLE]
    if found is None and query.unit == "%" and len(counts) == 1 == len(query.numbers):
        return Sum.SHARE
    moved = query.form is Form.YES_NO and query.over_time and query.rising is not None
    return found or (Sum.DIFFERENCE if query.kind is Kind.CHANGE or moved else None)


def _pair(wanted: Sum, query: Query, operands: Sequence[Operand]) -> Pair | None:
    """The two figures meant; None where it is not sure which these are."""
    pairs = [p for p in best_pairs(query, operands) if _suits(wanted, p)]
    return pairs[0] if pairs and pairs[0].score >= _SURE else None


def _suits(wanted: Sum, pair: Pair) -> bool:
    """Whether such a sum can be made of two figures: a share is one of a whole that the question states."""
    if wanted in (Sum.SHARE, Sum.REST):
        return pair.stated and pair.first.figure.unit != "%"
    return wanted is Sum.RATIO or pair.times < _LIKE


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
    row = row_at(index, operand.passage)
    if row:
        places = [
            o.figure.begin + row.passage.provenance.begin
            for o in (pair.first, pair.second)
            if o.passage is row.passage
        ]
        columns = [
            c
            for c, cell in enumerate(row.row.cells)
            if cell and any(cell.begin <= p < cell.end for p in places)
        ]
        return say_cells(row, columns, index, english)
    quote = operand.quotes[0]
    text = " ".join(quote.text.split())
    text = text if re.search(r"[.!?:…][\"'”’)]*$", text) else f"{text}."
    return completed(Claim(text, (quote,)), (quote.begin, quote.end), index)
