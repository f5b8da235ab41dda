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
from retriever.signals import chance
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

LEAST_CHANCE = 0.40
"""Chance that the best candidate answers, below which nothing is answered; `eval/tune_answerable.py` shows
what it costs: right answers kept against questions rightly refused."""


ALL_NAMED = 0.92
"""Share of what a question names from which a candidate holds all of it."""


def select_evidence(
    query: Query, candidates: Sequence[Candidate], index: Index, least: float = LEAST_CHANCE
) -> Evidence | None:
    """The candidates that may answer, best first; None where the texts do not hold the answer.

    `least` is the chance that they answer, below which nothing is answered.
    """
    fitting = fitting_candidates(query, candidates, index)
    if not fitting or not (query.kind is Kind.CONFLICT or _likely(query, fitting, least)):
        return None
    return Evidence(fitting, index)


def _likely(query: Query, fitting: Sequence[Candidate], least: float) -> bool:
    """Whether the best candidate probably answers, or plainly holds all that the question names."""
    best = fitting[0]
    plain = best.coverage >= ALL_NAMED and not (query.wants_number and best.features.number < 0)
    return plain or chance(query, fitting) >= least


def chance_of_answer(query: Query, candidates: Sequence[Candidate], index: Index) -> float:
    """The probability, 0 to 1, that the candidates hold the answer; 0 where none meets what is asked."""
    fitting = fitting_candidates(query, candidates, index)
    return chance(query, fitting) if fitting else 0.0


def fitting_candidates(query: Query, candidates: Sequence[Candidate], index: Index) -> tuple[Candidate, ...]:
    """The candidates that meet what the question insists on: place, time, a name, money, a length of time."""
    return tuple(c for c in candidates if _fits(query, c, index))


def _fits(query: Query, candidate: Candidate, index: Index) -> bool:
    features = candidate.features
    if candidate.text.rstrip().endswith("?") and not candidate.passage.row:
        return False  # a question is no answer
    if features.place < 0 or (_ASKS_NAME.search(query.text) and not _names_someone(query, candidate)):
        return False
    if not query.wants_number:
        return True
    if features.year <= -0.7 or (query.months and not _names_month(query, candidate)):
        return False
    if _ASKS_MONEY.search(query.standalone) and not _tells_money(candidate, index):
        return False
    return not _ASKS_SPAN.search(query.standalone) or bool(_SPAN.search(candidate.text))


def _tells_money(candidate: Candidate, index: Index) -> bool:
    """Whether it has an amount of money, said by itself or by the headings of its table."""
    figures = index.figures_by_passage.get(candidate.passage.id, ())
    return "€" in candidate.text or any(
        f.unit == "€" for f in figures if candidate.begin <= f.begin < candidate.end
    )


def _names_someone(query: Query, candidate: Candidate) -> bool:
    """Whether it holds a name that the question does not: a capitalised word inside a sentence, no place."""
    known = query.standalone.lower()
    found = re.findall(r"(?<=[a-z,] )[A-Z][a-zà-þ]+", candidate.text)
    return any(name.lower() not in known and place_form(name) not in PLACES for name in found)


def _names_month(query: Query, candidate: Candidate) -> bool:
    """Whether the passage names a month asked for, with or without its year."""
    asked = {MONTHS[month - 1] for _, month in query.months}
    return any(month in candidate.passage.text.lower() for month in asked)
