"""What a writer hands to the check: claims, the quotes that carry them, and what was computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.index import Index
from corpus.model import Figure, Passage
from retriever.query import Query
from retriever.rank import Candidate


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of a passage's text."""

    passage: Passage
    begin: int
    end: int

    @property
    def text(self) -> str:
        """The words quoted."""
        return self.passage.text[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the answer with the quotes it rests on.

    `derived` are figures computed from numbers in the quotes; `shown` are the figures it states, None for
    all figures that stand in the quotes and in the text. `introduced` claims are said with the maker and the
    date of their document before them. An `empty` one tells that a table has no figure there.
    """

    text: str
    quotes: tuple[Quote, ...]
    derived: tuple[Figure, ...] = ()
    shown: tuple[Figure, ...] | None = None
    introduced: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims of a draft that give different values for the same measure, by place in the draft."""

    measure: str
    claims: tuple[int, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before the check.

    `lead` and `remark` are words of our own before and behind the claims: no numbers, no names.
    """

    claims: tuple[Claim, ...]
    lead: str = ""
    disputes: tuple[Dispute, ...] = ()
    partial: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer may use: candidates, best first, and the index they come from.

    `wide` are all that were found, those too that miss something the question insists on: one of two figures
    that are set against each other may be of another year.
    """

    candidates: tuple[Candidate, ...]
    index: Index
    wide: tuple[Candidate, ...] = ()


class Writer(Protocol):
    """Turns evidence into a draft. It may only quote what the evidence holds."""

    @property
    def name(self) -> str:
        """The name that answers carry as `opsteller`."""

    def write(self, query: Query, evidence: Evidence) -> Draft | None:
        """A draft, or None where it has nothing to say."""


def joined(drafts: Sequence[Draft]) -> Draft:
    """Drafts one behind the other, as one; what was said before is not said again."""
    if len(drafts) == 1:
        return drafts[0]
    claims: list[Claim] = []
    for claim in (c for d in drafts for c in d.claims):
        if not any(c.text in claim.text or claim.text in c.text for c in claims):
            claims.append(claim)
    return Draft(
        tuple(claims),
        lead=drafts[0].lead,
        disputes=tuple(m for d in drafts for dispute in d.disputes if (m := _moved(dispute, d, claims))),
        partial=any(d.partial for d in drafts),
    )


def _moved(dispute: Dispute, draft: Draft, claims: Sequence[Claim]) -> Dispute | None:
    """A dispute of a draft by the places that its claims have among all claims; None where one fell away."""
    own = [draft.claims[place] for place in dispute.claims]
    if not all(c in claims for c in own):
        return None
    return replace(dispute, claims=tuple(claims.index(c) for c in own))


def left_open(draft: Draft, found: Sequence[bool], english: bool) -> Draft:
    """The draft, telling which part of the question has no answer; `found` tells it of each, in order."""
    if all(found):
        return draft
    first = not found[0]
    if english:
        said = f"No answer was found to the {'first' if first else 'second'} part of the question."
    else:
        said = f"Op het {'eerste' if first else 'tweede'} deel van de vraag is geen antwoord gevonden."
    return replace(draft, partial=True, remark=said)
