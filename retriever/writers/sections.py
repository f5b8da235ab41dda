"""All places that hold what is asked: the headings of the sections, each with the sentence that holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retriever.cues import Kind
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query
from retriever.rank import Candidate

_ALL = re.compile(r"\b(?:alle|allemaal|welke|overal|all|which)\b", re.IGNORECASE)
_ALIKE = 0.9
"""Least share of what the best sentence holds of the question that each other one must hold too."""
_HELD = 0.6
"""Least share of what the question names that the best sentence must hold itself."""
_FEWEST, _MOST = 3, 8
_ROOM = 900


def section_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """The sections of one document that hold the same named thing, in order; empty where fewer than three."""
    if query.kind is not Kind.LIST or not _ALL.search(query.text):
        return []
    best = evidence.candidates[0]
    if best.passage.row or best.features.own < _HELD:
        return []
    alike = _one_a_section(best, evidence.candidates)
    if not _FEWEST <= len(alike) <= _MOST:
        return []
    ordered = sorted(alike, key=lambda c: evidence.index.passage_rows[c.passage.id])
    claims = [_claim(c) for c in ordered]
    return claims if sum(len(c.text) for c in claims) <= _ROOM else [_short(c) for c in ordered]


def _one_a_section(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence of each section with its heading above it that holds as much as the best of all."""
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        passage = candidate.passage
        heading = passage.section[-1] if passage.section else ""
        if (
            passage.document_id == best.passage.document_id
            and not passage.row
            and candidate.features.own >= _ALIKE * best.features.own
            and heading
            and passage.text.startswith(heading)
        ):
            found.setdefault(heading, candidate)
    return list(found.values())


def _claim(candidate: Candidate) -> Claim:
    """The heading and the sentence under it."""
    heading, quotes = _headed(candidate)
    return Claim(f"{heading}: {' '.join(candidate.text.split())}", quotes)


def _short(candidate: Candidate) -> Claim:
    """The heading alone, resting on the sentence too."""
    heading, quotes = _headed(candidate)
    return Claim(f"{heading};", quotes)


def _headed(candidate: Candidate) -> tuple[str, tuple[Quote, ...]]:
    passage = candidate.passage
    heading = passage.section[-1]
    return " ".join(heading.split()), (
        Quote(passage, 0, len(heading)),
        Quote(passage, candidate.begin, candidate.end),
    )
