"""What documents say set side by side, and numbers that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retriever.cues import Kind
from retriever.draft import Claim, Dispute, Draft
from retriever.query import Query

_TWO_NUMBERS = "Deze getallen staan op verschillende plaatsen. Kijk bij elk wat er precies is gemeten."
_TWO_MAKERS = "Deze stukken hebben andere makers. Of zij hetzelfde meten, blijkt er niet uit."
_ENOUGH = 330
"""Up to how many characters one document is given more than one claim."""


def disputes(query: Query, claims: Sequence[Claim]) -> tuple[Dispute, ...]:
    """That the first two claims are to be read beside each other, where that is what the question asks."""
    conflicting = query.kind is Kind.CONFLICT and len(claims) > 1
    return (Dispute("", (0, 1), _TWO_NUMBERS),) if conflicting else ()


def beside(drafts: Sequence[Draft]) -> Draft:
    """What each document says, with its maker and date, and that they may not measure the same."""
    kept = [_first(d.claims) for d in drafts]
    claims = tuple(dict.fromkeys(replace(c, introduced=True) for own in kept for c in own))
    firsts = [next(i for i, c in enumerate(claims) if c.text == own[0].text) for own in kept]
    dispute = Dispute("", tuple(firsts), _TWO_MAKERS)
    return Draft(claims, disputes=(dispute,) if len(set(firsts)) > 1 else ())


def set_beside(claims: Sequence[Claim]) -> Draft:
    """Two claims of two documents, with makers and dates, and what was made of their figures."""
    introduced = (*(replace(c, introduced=True) for c in claims[:2]), *claims[2:])
    return Draft(introduced, disputes=(Dispute("", (0, 1), _TWO_MAKERS),))


def _first(claims: Sequence[Claim]) -> list[Claim]:
    """The first claim, and the rows behind it while they stay short."""
    size = 0
    kept: list[Claim] = []
    for claim in claims:
        size += len(claim.text)
        if kept and (size > _ENOUGH or not (claim.derived or claim.quotes[0].passage.row)):
            break
        kept.append(claim)
    return kept
