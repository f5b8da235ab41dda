"""Whether the evidence holds an answer: what the question insists on must be met, and well enough."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.periods import MONTHS
from corpus.index import Index
from retriever.cues import Kind
from retriever.draft import Evidence
from retriever.query import Query
from retriever.rank import Candidate
from retriever.vocabulary import PLACES, place_form

_ASKS_MONEY = re.compile(
    r"\bwat kost\b|hoeveel kost|verdien|salaris|\bbedrag|\beuro|miljoen|\bgeld\b", re.IGNORECASE
)
_ASKS_NAME = re.compile(
    r"\bhoe heet|achternaam|\bnamen\b|\bbij naam\b|naam van|\bnames?\b"
    r"|telefoonnummer|e-?mailadres|woonadres|geboortedatum",
    re.IGNORECASE,
)
_ASKS_SPAN = re.compile(
    r"\bhoe lang\b|in weken|in dagen|hoeveel (weken|dagen|maanden|uur|uren)\b|how long", re.IGNORECASE
)
_SPAN = re.compile(r"\b(dag|dagen|week|weken|maand|maanden|uur|uren|jaar|kwartaal|minuten)\b", re.IGNORECASE)

LEAST_SCORE = 1.6
"""Score below which the best candidate does not answer; found by `eval/tune.py` on the develop questions."""

LEAST_COVERAGE = 0.12
"""Least share of what the question names that the best candidate must hold."""


def select_evidence(query: Query, candidates: Sequence[Candidate], index: Index) -> Evidence | None:
    """The candidates that may answer, best first; None where the texts do not hold the answer."""
    fitting = tuple(c for c in candidates if _fits(query, c))
    if not fitting:
        return None
    best = fitting[0]
    if query.kind not in (Kind.DEFINITION, Kind.CONFLICT) and (
        best.score < LEAST_SCORE or best.coverage < LEAST_COVERAGE
    ):
        return None
    return Evidence(fitting, index)


def _fits(query: Query, candidate: Candidate) -> bool:
    """Whether it holds for the place and time the question insists on, and has the figure it asks for."""
    features = candidate.features
    if features.place < 0 or (_ASKS_NAME.search(query.text) and not _names_someone(query, candidate)):
        return False
    if not query.wants_number:
        return True
    if features.year <= -0.7 or features.number < 0:
        return False
    if query.kind is Kind.FIGURE and features.number == 0:
        return False  # a norm or target alone is not the figure
    if query.kind is Kind.FIGURE and not query.selects and _is_row_of_another_thing(candidate):
        return False
    if _ASKS_MONEY.search(query.standalone) and "€" not in candidate.text:
        return False
    if _ASKS_SPAN.search(query.standalone) and not _SPAN.search(candidate.text):
        return False
    return not query.months or _names_month(query, candidate)


def _is_row_of_another_thing(candidate: Candidate) -> bool:
    """Whether it is a table row whose neighbours name what is asked while it does not."""
    if candidate.passage.row is None or candidate.features.rarest > 0:
        return False
    return candidate.coverage < (0.33 if candidate.features.place > 0 else 0.4)


def _names_someone(query: Query, candidate: Candidate) -> bool:
    """Whether it holds a name that the question does not: a capitalised word inside a sentence, no place."""
    known = query.standalone.lower()
    found = re.findall(r"(?<=[a-z,] )[A-Z][a-zà-þ]+", candidate.text)
    return any(name.lower() not in known and place_form(name) not in PLACES for name in found)


def _names_month(query: Query, candidate: Candidate) -> bool:
    """Whether the passage names a month asked for, with or without its year."""
    asked = {MONTHS[month - 1] for _, month in query.months}
    return any(month in candidate.passage.text.lower() for month in asked)
