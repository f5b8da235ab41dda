"""Questions that suppose a growth or decline the texts contradict: say what they say instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.dutch.words import terms
from retriever.concepts import Concept, coverage
from retriever.cues import Kind, direction_of
from retriever.draft import Claim, Evidence
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.sentences import sentence_claims

LEAD = "Let op: de stukken zeggen iets anders dan de vraag veronderstelt."
LEAD_ENGLISH = "Note: the documents say otherwise than the question assumes."

_SURE = 0.6
"""Least share of what the question names, direction aside, that a contradicting sentence must hold."""
_GOOD = 0.9
"""Least score of a contradicting sentence, as a share of the best: what hardly fits contradicts nothing."""


def premise_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """The sentence that contradicts the growth or decline supposed; empty where none does or one agrees."""
    if query.rising is None or query.kind not in (Kind.WHY, Kind.TEXT):
        return []
    measured = [c for c in query.concepts if direction_of(c.term) is None]
    if not measured:
        return []
    ranked = sorted(
        ((_share(measured, c), c) for c in evidence.candidates if not c.passage.row),
        key=lambda pair: (-pair[0], -pair[1].score),
    )
    for share, candidate in ranked:
        said = direction_of(candidate.text)
        if share < (_SURE if query.kind is Kind.WHY else _SURE + 0.15):
            return []
        if said is query.rising:
            return []
        if said is not None and candidate.score < _GOOD * evidence.candidates[0].score:
            return []
        if said is not None:
            part = Evidence((candidate,), evidence.index)
            return sentence_claims(replace(query, kind=Kind.FIGURE), part)
    return []


def _share(concepts: Sequence[Concept], candidate: Candidate) -> float:
    """How much of the concepts the sentence and the ones around it in its passage hold, by weight."""
    spans = candidate.passage.sentences
    around = spans[max(0, candidate.sentence - 2)][0], candidate.end
    told = candidate.passage.text[slice(*around)]
    return coverage(concepts, frozenset(terms(f"{' '.join(candidate.passage.section)} {told}")))
