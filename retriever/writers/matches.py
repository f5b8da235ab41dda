"""Rows whose cells of text hold what a question names: "welke onderzoeken gingen mee op 28 augustus"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.dutch.words import STOP, fold, term, terms, tokens
from corpus.index import Index
from retriever.axis import axis_of
from retriever.concepts import Concept
from retriever.cues import Kind
from retriever.cues.sums import Sum, sum_of
from retriever.draft import Claim
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.cells import Row, quotes, row_at, rows_of
from retriever.writers.grids import Grid, asks_of_grid, grids_for
from retriever.writers.sums import sum_claims

_ALL = re.compile(r"\b(?:welke|noem|alle|which)\b")
_MOST = 15
_ALIKE = 0.8
"""How well a cell must hold what is asked."""
_MADE_OF_NAMED = (Sum.RATIO, Sum.SHARE, Sum.TOTAL)


def matching_claims(
    query: Query, candidates: Sequence[Candidate], index: Index, least: int = 1
) -> list[Claim]:
    """The rows of the table a list is asked of, by what their cells say; [] for fewer than `least`."""
    if not _ALL.search(fold(query.standalone)):
        return []
    for grid in grids_for(query, candidates, index)[:1]:
        if grid.sure_axis and grid.table.row_heading:
            return _matching(query, grid, index, least)
    return []


def told_by_table(query: Query, candidates: Sequence[Candidate], index: Index) -> bool:
    """Whether a table's own headings and cells show that it holds the rows asked for."""
    if asks_of_grid(query, candidates, index):
        return True
    if query.kind is Kind.LIST:
        return bool(matching_claims(query, candidates, index, least=2))
    return _makes_sum(query, candidates[0], index)


def _makes_sum(query: Query, best: Candidate, index: Index) -> bool:
    """Whether the ratio, share or total that is asked can be made of cells that the question names."""
    wanted, row = sum_of(query.standalone), row_at(index, best.passage)
    return wanted in _MADE_OF_NAMED and row is not None and bool(sum_claims(wanted, query, row, index))


def _matching(query: Query, grid: Grid, index: Index, least: int) -> list[Claim]:
    rows = rows_of(index, grid.table)
    asked = _asked(query, grid)
    held = [_held(asked, query, row) for row in rows]
    frequency = Counter(word for words in held for word in words)
    telling = [frozenset(w for w in words if frequency[w] < len(rows)) for words in held]
    most = max(map(len, telling), default=0)
    found = [row for row, words in zip(rows, telling, strict=True) if len(words) == most]
    if not most or not least <= len(found) <= _MOST:
        return []
    text = "; ".join(row.name for row in found)
    return [Claim(f"{text}.", tuple(q for row in found for q in quotes(row, index)), shown=())]


def _asked(query: Query, grid: Grid) -> tuple[Concept, ...]:
    """What a question names, save what the rows are or what its table is about; places and years included."""
    known = frozenset(terms(" ".join((grid.table.row_heading, grid.table.title, *grid.table.columns))))
    axis = {c.term for c in axis_of(query)[:1]}
    words = {term(t) for t in tokens(query.standalone) if t not in STOP}
    named = {c.term: c for c in query.concepts}
    return tuple(named.get(w) or Concept(w, (), ()) for w in words - known - axis)


def _held(asked: Sequence[Concept], query: Query, row: Row) -> frozenset[str]:
    """The terms of what is asked that the cells of text of a row hold; of its label only the years."""
    cells = [c.text for c in row.row.cells if c is not None and c.value is None and "/" not in c.text]
    found = frozenset(t for text in cells for t in terms(text))
    years = frozenset(map(str, query.years)) & frozenset(terms(row.row.label))
    return frozenset(c.term for c in asked if c.match(found | years) >= _ALIKE)
