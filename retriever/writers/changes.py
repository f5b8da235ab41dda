"""Sums over the figures of running text: a change, a gap, what is left, a share, how many times as much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retriever.cues import Kind
from retriever.cues.portions import Portion, portion_of
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query
from retriever.spoken import spoken
from retriever.writers.arithmetic import say_change, say_gap
from retriever.writers.operands import (
    Operand,
    Pair,
    figures_in,
    figures_of,
    greater,
    oldest_first,
    pair_of,
    stated_in,
)
from retriever.writers.proportions import say_rest, say_share, say_times
from retriever.writers.sentences import sentence_claims

_NEAR = 0.6
"""How near a sentence must come to the best one, in score and coverage, to be summed in its stead."""
_CHOICE = 6
"""Among how many candidates a sentence with two like figures is sought."""


def with_sum(query: Query, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """The claims with the sum asked for behind the first; another sentence first where that holds it."""
    if not claims or query.kind is Kind.CONFLICT or any(c.derived for c in claims):
        return list(claims)
    asked = portion_of(query.standalone)
    if query.kind is not Kind.CHANGE and asked is None:
        return list(claims)
    extra = _part_sum(asked, query, claims[0], evidence) if asked else _gap(query, claims[0], evidence)
    if extra:
        return [claims[0], extra, *claims[1:]]
    return list(claims) if asked else _from_another(query, claims, evidence)


def _gap(query: Query, claim: Claim, evidence: Evidence) -> Claim | None:
    """The change or gap between two like figures of a claim."""
    passage = claim.quotes[0].passage
    own = _of_unit(figures_of(claim, evidence), query)
    around = figures_in(passage, evidence) if own else []
    pair = pair_of(own, around, query, passage.text)
    if pair is None:
        return None
    known = tuple(o.figure.display in claim.text for o in pair)
    return _said(pair, oldest_first(pair, passage.text), all(known), query)


def _said(pair: Pair, ordered: Pair | None, known: bool, query: Query) -> Claim | None:
    """The sum in words; figures that were not said yet are said with it."""
    if ordered and known:
        text, derived = say_change(ordered[0].figure, ordered[1].figure, query.english)
    else:
        text, derived = say_gap(pair[0].figure, pair[1].figure, query.english)
    if not derived:
        return None
    if not known:
        versus = "against" if query.english else "tegenover"
        text = f"{spoken(pair[0].figure)} {versus} {spoken(pair[1].figure)}: {text[0].lower()}{text[1:]}"
    return Claim(text, _quotes(pair), derived, shown=None if not known else ())


def _from_another(query: Query, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """A sentence near the best that gives two like figures, where the claims give none of the unit asked."""
    best = evidence.candidates[0]
    said = [o.figure.unit for c in claims for o in figures_of(c, evidence)]
    if said and (not query.unit or query.unit in said):
        return list(claims)
    plain = replace(query, kind=Kind.FIGURE)
    for other in evidence.candidates[1:_CHOICE]:
        near = other.score > _NEAR * best.score and other.coverage > _NEAR * best.coverage
        if other.passage.row or not near:
            continue
        told = sentence_claims(plain, Evidence((other,), evidence.index))
        extra = _gap(query, told[0], evidence)
        if extra:
            return [told[0], extra]
    return list(claims)


def _part_sum(asked: Portion, query: Query, claim: Claim, evidence: Evidence) -> Claim | None:
    """What is left of a whole, the share of a part in it, or how many times one is the other."""
    own = figures_of(claim, evidence)
    wholes = stated_in(query, claim.quotes[0].passage.document_id, evidence)
    pairs = [
        greater(w, o)
        for w in wholes
        for o in own
        if o.figure.unit in (w.figure.unit, "") and w.figure.value > o.figure.value > 0
    ]
    if (
        not pairs
        and asked is Portion.RATIO
        and (pair := pair_of(own, own, query, claim.quotes[0].passage.text))
    ):
        pairs = [greater(*pair)]
    if not pairs:
        return None
    whole, part = pairs[0]
    say = {Portion.REST: say_rest, Portion.SHARE: say_share, Portion.RATIO: say_times}[asked]
    text, derived = say(whole.figure, part.figure, query.english)
    return Claim(text, _quotes(pairs[0]), derived, shown=())


def _of_unit(operands: Sequence[Operand], query: Query) -> list[Operand]:
    """Those of the unit asked for, where it asks for one and there are two."""
    fitting = [o for o in operands if o.figure.unit == query.unit]
    return fitting if query.unit and len(fitting) > 1 else list(operands)


def _quotes(pair: Pair) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(q for o in pair for q in o.quotes))
