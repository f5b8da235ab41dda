"""Rows of a table by how far they moved: the one that grew most, all that fell, those over their budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.index import Index
from corpus.model import Figure
from retriever.axis import axis_of
from retriever.cues import Kind
from retriever.cues.moves import Beside, asks_movers, move_of
from retriever.cues.places import count_asked
from retriever.cues.sums import Sum, sum_of
from retriever.draft import Claim
from retriever.query import Query
from retriever.timeline import Told, heading_of
from retriever.writers.arithmetic import difference
from retriever.writers.cells import Row, column_name, figure_of, home_of, in_words, quotes, rows_of
from retriever.writers.columns import columns_about
from retriever.writers.groups import competing
from retriever.writers.times import series

_MOST = 10


@dataclass(frozen=True, slots=True)
class Move:
    """A row with the figures it moved from and to; `by` is how far up, below 0 for down."""

    row: Row
    old: Figure
    new: Figure
    by: Decimal


def mover_claims(query: Query, row: Row, index: Index) -> list[Claim]:
    """The rows that moved furthest, or all that moved as asked; empty where no move of rows is asked.

    How far one thing came out beside its plan is told of its own row.
    """
    asked = move_of(query.standalone)
    if asked is None:
        return []
    up, beside = asked
    of_rows = asks_movers(query.standalone)
    if not of_rows and not (beside is Beside.PLAN and sum_of(query.standalone) is Sum.DIFFERENCE):
        return []
    columns = _columns(query, row, beside, index)
    if columns is None:
        return []
    if not of_rows:
        own = _move(row, columns, beside, index)
        return [_said(query, [own], columns, index)] if own else []
    rows = competing(query, rows_of(index, row.table), home_of(row, index))
    moves = [m for r in rows if (m := _move(r, columns, beside, index)) and (m.by > 0 if up else m.by < 0)]
    if query.kind is Kind.RANKING:
        moves = sorted(moves, key=lambda m: -abs(m.by))[: count_asked(query.standalone)]
    if not moves or len(moves) > _MOST:
        return []
    return [_said(query, moves, columns, index)]


def _columns(query: Query, row: Row, beside: Beside, index: Index) -> tuple[int, int] | None:
    """The columns moved from and to: of plan and outcome, or of the two years asked, else of the last two."""
    axis = frozenset(c.term for c in axis_of(query)[:1])
    about = columns_about(query, row, index, axis, number=True)
    if beside is Beside.PLAN:
        everything = range(len(row.table.columns))
        then = [c for c in everything if heading_of(row.table.columns[c]).year in query.years]
        found = (_plan_and_outcome(row, columns) for columns in (then, about, everything))
        return next((pair for pair in found if pair), None)
    years = series(query, row.table, about) or series(query, row.table, range(len(row.table.columns)))
    asked = [c for c in years if heading_of(row.table.columns[c]).year in query.years]
    if len(asked) == 1:
        at = years.index(asked[0])
        asked = (
            [years[at], years[-1]]
            if query.over_time and at + 1 < len(years)
            else years[max(0, at - 1) : at + 1]
        )
    chosen = asked if len(asked) > 1 else years[-2:]
    return (chosen[0], chosen[-1]) if len(chosen) > 1 else None


def _plan_and_outcome(row: Row, columns: Sequence[int]) -> tuple[int, int] | None:
    headings = {c: heading_of(row.table.columns[c]) for c in columns}
    for new, heading in headings.items():
        if heading.told is Told.OUTCOME:
            for old, other in headings.items():
                alike = (other.about, other.year or heading.year) == (
                    heading.about,
                    heading.year or other.year,
                )
                if other.told is Told.PLAN and alike:
                    return old, new
    return None


def _move(row: Row, columns: tuple[int, int], beside: Beside, index: Index) -> Move | None:
    """How far a row moved; what is spent may be written below zero, and more of it is more."""
    old, new = (figure_of(row, c, index) for c in columns)
    if old is None or new is None:
        return None
    spent = beside is Beside.PLAN and old.value < 0 and new.value < 0
    return Move(row, old, new, (old.value - new.value) if spent else (new.value - old.value))


def _said(query: Query, moves: Sequence[Move], columns: tuple[int, int], index: Index) -> Claim:
    parts = [_told(m, columns, query.english, index) for m in moves]
    cited = tuple(dict.fromkeys(q for m in moves for q in quotes(m.row, index)))
    derived = tuple(d for m in moves for d in difference(m.old, m.new)[:1])
    return Claim(f"{'; '.join(parts)}.", cited, derived, tuple(f for m in moves for f in (m.old, m.new)))


def _told(move: Move, columns: tuple[int, int], english: bool, index: Index) -> str:
    """A row in words: from what to what, and how far that is."""
    old, new = (f"{in_words(move.row, c, index)} ({column_name(move.row.table, c)})" for c in columns)
    gap = difference(move.old, move.new)[0].display
    if english:
        return f"{move.row.name}: from {old} to {new}, {gap} {'higher' if move.by > 0 else 'lower'}"
    return f"{move.row.name}: van {old} naar {new}, {gap} {'hoger' if move.by > 0 else 'lager'}"
