"""Sums over figures wherever they stand: a change, a gap, what is left, a share, how many times as much."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.index import Index
from retriever.cues import Form, Kind
from retriever.cues.sums import Sum, sum_of
from retriever.draft import Claim, Evidence
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.operands import Operand, operands_in
from retriever.writers.pair_fit import told_fit
from retriever.writers.paired import pair_claims
from retriever.writers.pairs import Pair, best_pairs

_WHOLE = 20
"""Above which a number that a question states is a whole that shares are of."""
_LIKE = 10
"""Up to how many times the smaller of two figures the greater is whose difference tells something."""
_FAR_BETTER = 0.5
"""By how much a pair must suit better than that of which a sum was made already."""
_SIDES = 0.12
"""From which two figures are surely those of the two sides that a question compares."""
_CERTAIN = 1.9
"""The same where the best sentence alone would not be taken for an answer."""
SURE = 1.6
"""Score from which two figures are those that the question means."""


def with_sum(query: Query, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """The figures that a question sets against each other, with the sum; the claims where none is asked."""
    wanted = wanted_sum(query)
    if wanted is None or query.kind is Kind.CONFLICT:
        return list(claims)
    operands = operands_in(query, evidence)
    pair = _pair(wanted, query, operands)
    if any(c.derived for c in claims) and not _outdoes(pair, claims, query, operands):
        return list(claims)
    if pair is None or (wanted is Sum.DIFFERENCE and _tells_itself(query, pair, operands)):
        return list(claims)
    return pair_claims(wanted, pair, query, evidence.index) or list(claims)


def sides_pair(query: Query, evidence: Evidence) -> Pair | None:
    """The figures of the two sides of a comparison, in its order; None where these are not sure."""
    pairs = [p for p in best_pairs(query, operands_in(query, evidence)) if p.sides > _SIDES]
    return pairs[0] if pairs and pairs[0].score >= _CERTAIN else None


def opposed_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """Two figures of one measure that stand in different places; empty where these are not sure."""
    pairs = [p for p in best_pairs(query, operands_in(query, evidence)) if p.opposed]
    return pair_claims(None, pairs[0], query, evidence.index) if pairs and pairs[0].score >= SURE else []


def _outdoes(pair: Pair | None, claims: Sequence[Claim], query: Query, operands: Sequence[Operand]) -> bool:
    """Whether two figures suit the question far better than those of which a sum was made already."""
    if pair is None or not pair.outright:
        return False
    shown = {(f.passage_id, f.begin) for c in claims for f in c.shown or ()}
    own = [o for o in operands if (o.figure.passage_id, o.figure.begin) in shown]
    known = best_pairs(query, own)
    return bool(known) and pair.score > known[0].score + _FAR_BETTER


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
    return pairs[0] if pairs and pairs[0].score >= SURE else None


def _suits(wanted: Sum, pair: Pair) -> bool:
    """Whether such a sum can be made of two figures: a share is one of a whole that the question states."""
    if wanted in (Sum.SHARE, Sum.REST):
        return pair.stated > 0 and pair.first.figure.unit != "%"
    return wanted is Sum.RATIO or pair.times < _LIKE
