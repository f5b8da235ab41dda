"""Questions that suppose what the texts contradict, a growth, a decline: say what they say instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.dutch.numbers import find_numbers
from corpus.dutch.words import terms
from retriever.concepts import Concept, coverage
from retriever.cues import Kind, direction_of
from retriever.cues.direction import (
    asks_either_way,
    direction_words,
    outright_direction_of,
    told_direction_of,
)
from retriever.draft import Claim, Evidence
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.sentences import sentence_claims

LEAD = "Let op: de stukken zeggen iets anders dan de vraag veronderstelt."
LEAD_ENGLISH = "Note: the documents say otherwise than the question assumes."

_COMPARING = frozenset(
    terms("vergelijk vergelijken vergelijking vergeleken verhoudt verhouding scheelt verschil keer")
)
_SURE = {Kind.WHY: 0.6, Kind.TEXT: 0.75}
"""Least share of what the question names, direction aside, that a contradicting sentence must hold."""
_NUMBERS = {Kind.CHANGE: 0.85, Kind.FIGURE: 0.85, Kind.WHEN: 0.85}
"""The same where a number or a time is asked: only an outright growth or decline is supposed then."""
_GOOD = 0.9
"""Least score of a contradicting sentence, as a share of the best: what hardly fits contradicts nothing."""
_ALL = 0.75
"""Share of what is measured that a sentence and the two before it must hold to tell its change."""

_AIMS = re.compile(r"\bhoe (?:wil|gaa[nt]|ka[nu]n|kunnen|moet|zou|zorg|krijg|zorgt)\w*\b", re.IGNORECASE)
"""Asks how something is to be brought about: that it is so already is not supposed."""


def premise_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """The sentence that contradicts the growth or decline supposed; empty where none does or one agrees."""
    supposed, sure = _supposed(query)
    measured = measured_in(query)
    if supposed is None or not measured or _AIMS.search(query.text):
        return []
    found = _contradicting(query, evidence, measured, sure, supposed=supposed)
    if found is None:
        found = _counted_otherwise(query, evidence, measured, supposed=supposed)
    if found is None:
        return []
    part = Evidence((found,), evidence.index)
    return sentence_claims(replace(query, kind=Kind.FIGURE), part)


def _contradicting(
    query: Query, evidence: Evidence, measured: Sequence[Concept], sure: float, *, supposed: bool
) -> Candidate | None:
    """The sentence on most of what is measured, where it goes the other way."""
    ranked = sorted(
        ((_share(measured, c), c) for c in evidence.candidates if not c.passage.row and _of_age(query, c)),
        key=lambda pair: (-pair[0], -pair[1].score),
    )
    for share, candidate in ranked:
        said = (direction_of if query.kind in _SURE else told_direction_of)(candidate.text)
        if share < sure or said is supposed:
            return None
        if said is not None:
            return candidate if candidate.score >= _GOOD * evidence.candidates[0].score else None
    return None


def _counted_otherwise(
    query: Query, evidence: Evidence, measured: Sequence[Concept], *, supposed: bool
) -> Candidate | None:
    """The best sentence that tells by a figure how all that is measured changed, if it is the other way.

    Its score tells little then: a question after a cause likes sentences that give one.
    """
    if query.kind is not Kind.WHY or outright_direction_of(query.standalone) is not supposed:
        return None
    told = [c for c in evidence.candidates if not c.passage.row and c.features.year >= 0]
    on_it = (c for c in told if _share(measured, c, headed=False) >= _ALL and find_numbers(c.text))
    best = next((c for c in on_it if direction_of(c.text) is not None), None)
    return best if best and direction_of(best.text) is not supposed else None


def contradicted(query: Query, claims: Sequence[Claim]) -> bool:
    """Whether a change that was computed goes the other way than the question supposes."""
    supposed = outright_direction_of(query.standalone)
    said = next((outright_direction_of(c.text) for c in claims if c.derived), None)
    return supposed is not None and said is not None and said is not supposed


def _supposed(query: Query) -> tuple[bool | None, float]:
    """The direction that the question supposes, and how much of it a sentence must hold to contradict it."""
    if asks_either_way(query.standalone):
        return None, 1.0
    if query.kind is Kind.TEXT:
        return outright_direction_of(query.standalone), _SURE[query.kind]
    if query.kind in _SURE:
        return query.rising, _SURE[query.kind]
    if query.kind in _NUMBERS:
        return outright_direction_of(query.standalone), _NUMBERS[query.kind]
    return None, 1.0


def measured_in(query: Query) -> list[Concept]:
    """What the question names, without the words of its direction and of comparing."""
    away = {*terms(" ".join(direction_words(query.standalone))), *_COMPARING}
    return [c for c in query.concepts if direction_of(c.term) is None and c.term not in away]


def _of_age(query: Query, candidate: Candidate) -> bool:
    return not query.ages or candidate.features.age > 0


def _share(concepts: Sequence[Concept], candidate: Candidate, *, headed: bool = True) -> float:
    """How much of the concepts the sentence and the two before it hold, by weight; `headed` with headings."""
    spans = candidate.passage.sentences
    around = spans[max(0, candidate.sentence - 2)][0], candidate.end
    told = candidate.passage.text[slice(*around)]
    headings = " ".join(candidate.passage.section) if headed else ""
    return coverage(concepts, frozenset(terms(f"{headings} {told}")))
