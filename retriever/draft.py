"""What a writer hands to the check: claims, the quotes that carry them, and what was computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    all figures that stand in the quotes and in the text.
    """

    text: str
    quotes: tuple[Quote, ...]
    derived: tuple[Figure, ...] = ()
    shown: tuple[Figure, ...] | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims of a draft that give different values for the same measure, by place in the draft."""

    measure: str
    claims: tuple[int, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before the check. `lead` are words of our own before the claims: no numbers, no names."""

    claims: tuple[Claim, ...]
    lead: str = ""
    disputes: tuple[Dispute, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer may use: candidates, best first, and the index they come from."""

    candidates: tuple[Candidate, ...]
    index: Index


class Writer(Protocol):
    """Turns evidence into a draft. It may only quote what the evidence holds."""

    @property
    def name(self) -> str:
        """The name that answers carry as `opsteller`."""

    def write(self, query: Query, evidence: Evidence) -> Draft | None:
        """A draft, or None where it has nothing to say."""


def joined(drafts: Sequence[Draft]) -> Draft:
    """Drafts one behind the other, as one; a claim that stands twice is kept once."""
    if len(drafts) == 1:
        return drafts[0]
    claims = tuple(dict.fromkeys(c for d in drafts for c in d.claims))
    return Draft(claims, lead=drafts[0].lead, partial=any(d.partial for d in drafts))
