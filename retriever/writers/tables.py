"""Answers from table rows: a cell, a change, a development, a ranking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.words import fold
from corpus.index import Index
from retriever.cues import Form, Kind
from retriever.cues.sums import Sum, sum_of
from retriever.draft import Claim, Evidence
from retriever.features import age_spans
from retriever.meanings import named_by, spoken_of
from retriever.query import Query
from retriever.rank import Candidate
from retriever.timeline import has_timeline
from retriever.vocabulary import place_form
from retriever.writers.arithmetic import say_gap
from retriever.writers.cells import (
    Row,
    figure_of,
    row_at,
    say_cells,
    say_loose,
)
from retriever.writers.columns import choose_columns, columns_named
from retriever.writers.crossing import crossing_claims
from retriever.writers.grids import grids_for, sets_rows
from retriever.writers.groups import terms_of_label
from retriever.writers.matches import matching_claims
from retriever.writers.movers import mover_claims
from retriever.writers.norms import norm_claims
from retriever.writers.ranking import ranking_claims, rows_that_pass
from retriever.writers.sentences import telling_end
from retriever.writers.standing import standing_claims
from retriever.writers.sums import rows_named, sum_claims
from retriever.writers.trends import goes_down, trend_claims

_ASKING = re.compile(r"\b(?:hoeveel|wat|welke?|how (?:many|much)|what)\b", re.IGNORECASE)
_TIE = 0.12
_NEAR = 0.4
"""How near a row must come to the best sentence, in score and coverage, to be ranked in its stead."""

_NEARER = 0.1
"""How much more of the question a sentence must hold that tells the highest itself, to pass over a table."""


def table_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """Claims from the rows that fit best; empty where the best candidate is no table row."""
    if query.kind is Kind.LIST and (claims := matching_claims(query, evidence.candidates, evidence.index)):
        return claims
    if not query.selects and (claims := norm_claims(query, evidence)):
        return claims
    best = _best_row(query, evidence)
    row = row_at(evidence.index, best.passage) if best else None
    if best is None or row is None:
        return []
    if claims := crossing_claims(query, row, evidence.index) or standing_claims(query, row, evidence.index):
        return claims
    wanted = sum_of(query.standalone)
    if wanted and wanted is not Sum.DIFFERENCE and (claims := sum_claims(wanted, query, row, evidence.index)):
        return claims
    if claims := mover_claims(query, row, evidence.index):
        return claims
    if query.kind is Kind.RANKING and (claims := ranking_claims(query, row, evidence.index)):
        return claims
    if query.selects and (claims := rows_that_pass(query, row, evidence.index)):
        return claims
    rows = _rows_meant(query, evidence, best, row)
    if len(rows) == 1 and row.row.loose:
        return [say_loose(row, evidence.index, query.english)]
    if query.kind in (Kind.CHANGE, Kind.TREND) or query.form is Form.STATE or _wants_change(query):
        claims = _change(query, evidence, rows)
        if claims:
            return claims
    if wanted is Sum.DIFFERENCE and (claims := sum_claims(wanted, query, row, evidence.index)):
        return claims
    return [
        say_cells(r, choose_columns(query, r, evidence.index), evidence.index, query.english) for r in rows
    ]


def _best_row(query: Query, evidence: Evidence) -> Candidate | None:
    """The best candidate where it is a row; to compare rows, the best row that comes near it."""
    best = evidence.candidates[0]
    if not sets_rows(query):
        return best if best.passage.row else None
    rows = [c for c in evidence.candidates if c.passage.row]
    told = telling_end(query, evidence.candidates)
    for grid in grids_for(query, rows, evidence.index)[:1]:
        found = next(c for c in rows if c.passage is grid.best.passage)
        passed = told and not grid.sure and (told is best or told.coverage > found.coverage + _NEARER)
        return None if passed else found
    if told is best:
        return None
    if not (query.kind is Kind.RANKING or query.selects):
        return best if best.passage.row else None
    near = (c for c in rows if c.score > _NEAR * best.score and c.coverage > _NEAR * best.coverage)
    return best if best.passage.row else next(near, None)


def _wants_change(query: Query) -> bool:
    """Whether it looks at a change; "is A hoger dan B" sets two things beside each other instead."""
    if len(query.years) > 1:
        return True
    return query.rising is not None and not query.years and not re.search(r"\bdan\b", query.standalone)


def _rows_meant(query: Query, evidence: Evidence, best: Candidate, row: Row) -> list[Row]:
    """The row, or several where the question names several places or does not tell rows apart."""
    rows = {c.passage.id: c for c in evidence.candidates if c.passage.row and _same_table(c, best)}
    named = [
        r
        for c in rows.values()
        if (r := row_at(evidence.index, c.passage)) and place_form(r.row.label.strip("* ")) in query.places
    ]
    if len(named) > 1:
        return named[:4]
    several = len(_ASKING.findall(query.standalone)) > 1
    if several and not columns_named(query, row.table, terms_of_label(row)):
        pair = rows_named(query, row, evidence.index)
        if len(pair) == 2:
            return pair
    aged = _rows_of_ages(query, list(rows.values()), evidence.index)
    if len(aged) > 1:
        return aged
    ties = [
        r
        for c in rows.values()
        if c.score > best.score - _TIE
        and abs(c.features.own - best.features.own) < 0.03
        and (r := row_at(evidence.index, c.passage))
    ]
    return _told_apart(query, ties)[:3] if ties else [row]


def _told_apart(query: Query, rows: Sequence[Row]) -> list[Row]:
    """Of rows that score alike those that the question tells apart: "brengt op" those of "Baten"."""
    spoken = spoken_of(query.standalone)
    scores = [len(spoken & named_by(r.row.group)) + _shortened(query, r) for r in rows]
    return [r for r, s in zip(rows, scores, strict=True) if s == max(scores)]


def _shortened(query: Query, row: Row) -> bool:
    """Whether a label ends on capitals that open words of the question: "Bergen L" is that in Limburg."""
    found = re.search(r"\b([A-Z]{1,3})$", row.row.label.strip("* ().").replace("(", ""))
    initials = ["".join(w[0] for w in name.split("-")) for name in re.findall(r"\b[A-Z][\w-]+", query.text)]
    return found is not None and found[1] in initials


def _rows_of_ages(query: Query, candidates: Sequence[Candidate], index: Index) -> list[Row]:
    """The row for each age that the question names, where each has one of its own; else none."""
    found = []
    for age in query.ages:
        rows = [
            row
            for c in candidates
            if (row := row_at(index, c.passage))
            and any(first <= age <= last for first, last in age_spans(fold(row.name)))
        ]
        found += rows if len(rows) == 1 else []
    distinct = list({row.passage.id: row for row in found}.values())
    return distinct if len(distinct) == len(query.ages) else []


def _same_table(candidate: Candidate, best: Candidate) -> bool:
    a, b = candidate.passage.row, best.passage.row
    return bool(a and b and a.table_id == b.table_id)


def _change(query: Query, evidence: Evidence, rows: Sequence[Row]) -> list[Claim]:
    """Change over the years of a row, or the difference between two rows or columns."""
    row = rows[0]
    index = evidence.index
    beside = len(rows) == 2 and not query.years and not query.over_time
    if has_timeline(row.table) and not beside:
        return [claim for r in rows for claim in trend_claims(query, r, index)]
    if goes_down(row, index) and (claims := trend_claims(query, row, index)):
        return claims
    columns = choose_columns(query, row, index)
    if len(rows) == 2 and len(columns) == 1:
        pairs = [(r, columns[0]) for r in rows]
    elif len(columns) == 2 and len(rows) == 1:
        pairs = [(row, c) for c in columns]
    else:
        return []
    figures = [figure_of(r, c, index) for r, c in pairs]
    if any(f is None for f in figures):
        return []
    claims = (
        [say_cells(r, [c], index, query.english) for r, c in pairs]
        if len(rows) == 2
        else [say_cells(row, columns, index, query.english)]
    )
    first, second = (f for f in figures if f is not None)
    if first.unit != second.unit:
        return []
    text, derived = say_gap(first, second, query.english)
    used = tuple(q for c in claims for q in c.quotes)
    return [*claims, Claim(text, used, derived, shown=())] if derived else claims
