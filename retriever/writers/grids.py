"""Which table a question means that sets rows beside each other: by what is measured and what is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dutch.words import terms
from corpus.index import Index
from corpus.model import Table
from retriever.axis import axis_of, lies_across
from retriever.concepts import Concept
from retriever.cues import Kind
from retriever.cues.moves import asks_movers
from retriever.cues.sums import Sum, sum_of
from retriever.meanings import named_by, spoken_of
from retriever.query import Query
from retriever.rank import Candidate
from retriever.timeline import is_series, untimed
from retriever.vocabulary import PLACES, place_form
from retriever.writers.cells import Row, row_at, rows_of
from retriever.writers.columns import columns_named
from retriever.writers.groups import Group, groups_of

_IN_LABELS, _IN_SECTION = 0.6, 0.6
_PHRASE, _SCORE = 1.5, 0.5


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the best candidate row in it, and how well it suits the question.

    `sure_axis` tells whether its headings name what is compared, `sure` whether also what is measured.
    """

    table: Table
    best: Row
    score: float
    sure_axis: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A table by the best candidate row in it, with its groups."""

    best: Candidate
    row: Row
    groups: Sequence[Group]


def grids_for(query: Query, candidates: Sequence[Candidate], index: Index) -> list[Grid]:
    """The tables among the candidates whose rows are what the question compares, best first."""
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.passage.row:
            first.setdefault(candidate.passage.row.table_id, candidate)
    axis = axis_of(query)
    if not axis:
        return []
    found = [
        _Found(c, r, groups_of(rows_of(index, r.table)))
        for c in first.values()
        if (r := row_at(index, c.passage))
    ]
    for compared in (*([c] for c in axis), axis):
        grids = [g for f in found if (g := _grid(query, compared, f))]
        if compared is axis or any(g.sure_axis for g in grids):
            return sorted(grids, key=lambda g: (not g.sure_axis, -g.score))
    return []


def sets_rows(query: Query) -> bool:
    """Whether a question sets rows beside each other: the highest, all below a bound, the widest gap."""
    if query.kind is Kind.RANKING or query.selects or asks_movers(query.standalone):
        return True
    return sum_of(query.standalone) is Sum.SPREAD


def asks_of_grid(query: Query, candidates: Sequence[Candidate], index: Index) -> bool:
    """Whether it sets rows beside each other and a table's headings name what it compares and measures."""
    if not sets_rows(query):
        return False
    return any(grid.sure for grid in grids_for(query, candidates, index)[:1])


def _grid(query: Query, axis: Sequence[Concept], found: _Found) -> Grid | None:
    row, best, table = found.row, found.best, found.row.table
    compared = compares(axis, table, found.groups)
    if not compared or (lies_across(query) and sets_across(table)):
        return None
    headings = frozenset(terms(" ".join((table.title, table.row_heading, *table.columns))))
    section = frozenset(terms(" ".join(table.section)))
    topic = sum(max(c.match(headings), _IN_SECTION * c.match(section)) for c in query.concepts)
    spoken = spoken_of(query.standalone)
    phrases = sum(bool(spoken & named_by(column)) for column in table.columns)
    measured = bool(columns_named(query, table)) or (len(table.columns) == 1 and topic > 1)
    total = compared + topic + _PHRASE * phrases + _SCORE * best.score
    return Grid(table, row, total, compared == 1.0, compared == 1.0 and measured)


def sets_across(table: Table) -> bool:
    """Whether its columns are all of years or of towns, so that a row is compared along itself."""
    return len(table.columns) > 1 and (is_series(table) or all(map(_is_town, table.columns)))


def _is_town(heading: str) -> bool:
    return place_form(untimed(heading)) in PLACES


def compares(axis: Sequence[Concept], table: Table, groups: Sequence[Group]) -> float:
    """Whether a table sets beside each other what is asked: 1 by its headings, less by its labels, 0 not."""
    headings = frozenset(terms(f"{table.row_heading} {table.title}"))
    if any(c.match(headings) >= 0.5 for c in axis):
        return 1.0
    heads = [frozenset(terms(g.name)) for g in groups]
    if any(c.match(head) >= 0.7 for c in axis for head in heads):
        return 1.0
    labels = [frozenset(terms(f"{r.group} {r.label}")) for r in table.rows[:40]]
    named = any(c.match(label) >= 0.7 for c in axis for label in labels)
    return _IN_LABELS if named else 0.0
