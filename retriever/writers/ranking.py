"""Rows and columns set beside each other: highest and lowest, above and below a bound, all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.dutch.words import fold, terms
from corpus.index import Index
from corpus.model import Figure
from retriever.axis import axis_of, lies_across
from retriever.cues.bounds import LOW, Bound, Side, bound_of
from retriever.cues.direction import asks_both_ends
from retriever.cues.places import asks_order, count_asked, places_skipped, set_aside
from retriever.draft import Claim, Quote
from retriever.query import Query
from retriever.timeline import column_years, has_timeline
from retriever.wording import Words, own_words
from retriever.writers.cells import (
    COUNTRY,
    Row,
    column_name,
    figure_of,
    home_of,
    in_words,
    names_place,
    quotes,
    rows_of,
)
from retriever.writers.columns import best_column, columns_about
from retriever.writers.grids import compares, sets_across
from retriever.writers.groups import competing, groups_of, whole_of
from retriever.writers.times import series

_MOST = 12
_UNDER = re.compile(r" [–-] ")
"""Between a heading over several columns and that of one of them."""
_SIDE_BY_SIDE = 3
_BESIDE = 6
"""How many others are set beside those asked for where all are."""
_LOSS = re.compile(r"\b(?:tegenvaller|nadeel|tekort|verlies|min)\b", re.IGNORECASE)
"""What is greatest where values lie furthest below zero."""
_TOWNS = re.compile(r"\bsted?en\b|\bstad\b|gemeente|\bcit(y|ies)\b|\bg4\b")


@dataclass(frozen=True, slots=True)
class Place:
    """One of the rows or columns compared: its name, its value in words and as a number, where it stands."""

    name: str
    said: str
    value: Decimal
    figure: Figure | None
    quotes: tuple[Quote, ...]


def ranking_claims(query: Query, row: Row, index: Index) -> list[Claim]:
    """The highest or lowest of a column over the rows, or of a row over the columns."""
    if _across(query, row, index):
        return _said(query, _columns_as_places(query, row, index), row.name)
    column = best_column(query, row, index)
    return _said(query, _rows_as_places(query, row, column, index), column_name(row.table, column))


def _across(query: Query, row: Row, index: Index) -> bool:
    """Whether the columns of a row are compared: its years or towns, where no rows are asked for."""
    table = row.table
    if _under_head(query, row):
        return True
    if len(table.columns) < 2 or not (sets_across(table) or lies_across(query)):
        return False
    if lies_across(query):
        return sets_across(table) or bool(series(query, table, range(len(table.columns))))
    one_year = len(query.years) == 1 and query.years[0] in column_years(table) and has_timeline(table)
    groups = groups_of(rows_of(index, table))
    return not one_year and compares(axis_of(query)[:1], table, groups) < 1.0


def _columns_as_places(query: Query, row: Row, index: Index) -> list[Place]:
    """The columns that are compared, each with the value of the row in it."""
    columns = [c for c in _under_head(query, row) or _compared_columns(query, row, index) if row.cell(c)]
    named = [c for c in columns if any(names_place(p, row.table.columns[c]) for p in query.places)]
    if len(named) > 1:
        columns = named
    elif _TOWNS.search(fold(query.standalone)):
        columns = [c for c in columns if not COUNTRY.search(row.table.columns[c])]
    found = (_place(row, c, _UNDER.split(column_name(row.table, c))[-1], index) for c in columns)
    return [p for p in found if p]


def _under_head(query: Query, row: Row) -> list[int]:
    """The columns that stand side by side under a heading of what the question compares: "Wijk"."""
    parts = [_UNDER.split(c) for c in row.table.columns]
    heads = [p[0] if len(p) > 1 else "" for p in parts]
    axis = axis_of(query)
    for head in dict.fromkeys(filter(None, heads)):
        columns = [i for i, h in enumerate(heads) if h == head]
        held = frozenset(terms(head))
        if len(columns) >= _SIDE_BY_SIDE and any(c.match(held) >= 0.5 for c in axis):
            return columns
    return []


def _compared_columns(query: Query, row: Row, index: Index) -> list[int]:
    everything = list(range(len(row.table.columns)))
    columns = everything if sets_across(row.table) else columns_about(query, row, index)
    return series(query, row.table, columns) or columns


def _rows_as_places(query: Query, row: Row, column: int, index: Index) -> list[Place]:
    """The rows that compete, each with its value in a column."""
    rows = competing(query, rows_of(index, row.table), home_of(row, index))
    return [p for r in rows if (p := _place(r, column, r.name, index))]


def _place(row: Row, column: int, name: str, index: Index) -> Place | None:
    cell, figure = row.cell(column), figure_of(row, column, index)
    if cell is None or cell.value is None:
        return None
    return Place(name, in_words(row, column, index), cell.value, figure, quotes(row, index))


def _chosen(query: Query, ordered: Sequence[Place]) -> list[Place]:
    """The places asked for, best first: the first ones, or those behind one that is set aside."""
    behind = _set_aside(query, ordered)
    rest = ordered[places_skipped(query.standalone) if behind is None else behind + 1 :]
    count = count_asked(query.standalone)
    last = rest[:count][-1].value if rest else None
    return [p for i, p in enumerate(rest) if i < count or (count == 1 and p.value == last)]


def _set_aside(query: Query, ordered: Sequence[Place]) -> int | None:
    """Where the place stands that a question sets aside; None where it sets none aside."""
    behind = set_aside(query.standalone)
    names = [frozenset(terms(p.name)) for p in ordered]
    held = [(len(n & behind), -len(n)) for n in names]
    best = max(held)
    return held.index(best) if best[0] else None


def _own(query: Query, ordered: Sequence[Place]) -> list[Place]:
    """The one place that a question names among those compared."""
    found = [p for p in ordered if any(names_place(place, p.name) for place in query.places)]
    return found if len(found) == 1 else []


def _said(query: Query, places: Sequence[Place], about: str) -> list[Claim]:
    """The places in a sentence, and what they are places in."""
    lost = bool(_LOSS.search(query.standalone)) and any(p.value < 0 for p in places)
    ordered = sorted(places, key=lambda p: p.value, reverse=(query.highest is not False) is not lost)
    if len(ordered) < 2:
        return []
    own, whole = own_words(query.english), query.highest is None or asks_order(query.standalone)
    top = _chosen(query, ordered)
    ends = ordered[-1:] if query.highest is None or asks_both_ends(query.standalone) else []
    if not top:
        return []
    rest = [p for p in ordered if p not in top and p not in ends]
    rest = rest[:_BESIDE] if whole else [p for p in _own(query, ordered) if p in rest]
    word, other = (own.lowest, own.highest) if query.highest is False else (own.highest, own.lowest)
    text = f"{word}{f' ({about})' if about else ''}: {_listed(top, own)}"
    text += f"; {other.lower()}: {_listed(ends, own)}." if ends else "."
    text += (
        f" {f'{own.others} ' if whole else ''}{'; '.join(f'{p.name}: {p.said}' for p in rest)}."
        if rest
        else ""
    )
    used = [*top, *ends, *rest]
    cited = tuple(dict.fromkeys(q for p in used for q in p.quotes))
    return [Claim(text, cited, shown=tuple(p.figure for p in used if p.figure))]


def _listed(places: Sequence[Place], own: Words) -> str:
    return "; ".join(f"{p.name}, {own.at} {p.said}" for p in places)


def _highest_first(rows: Sequence[Row], column: int) -> list[tuple[Row, Decimal]]:
    """The rows with a number in a column, and that number."""
    filled = [(r, c.value) for r in rows if (c := r.cell(column)) and c.value is not None]
    return sorted(filled, key=lambda pair: pair[1], reverse=True)


def rows_that_pass(query: Query, row: Row, index: Index) -> list[Claim]:
    """The rows of a table below or above the bound a question names, or all of them where it names none.

    The bound is the question's own number and stands in no source, so the answer does not repeat it.
    """
    column = best_column(query, row, index)
    bound = bound_of(query.standalone)
    all_rows = rows_of(index, row.table)
    whole = whole_of(all_rows, home_of(row, index))
    limit = cell.value if whole and (cell := whole.cell(column)) else None
    pairs = _highest_first(competing(query, all_rows, home_of(row, index)), column)
    if bound:
        pairs = [(r, value) for r, value in pairs if bound.holds(value, limit)]
        pairs = pairs[::-1] if bound.side in LOW else pairs
    if not pairs or len(pairs) > _MOST:
        return []
    used = [r for r, _ in pairs]
    heading = column_name(row.table, column)
    listed = "; ".join(f"{r.name}: {in_words(r, column, index)}" for r in used)
    beside = (
        f"; {whole.name}: {in_words(whole, column, index)}" if bound and not bound.value and whole else ""
    )
    text = f"{_lead(query, bound)}{listed}{beside}{f' ({heading})' if heading else ''}."
    used += [whole] if beside and whole else []
    shown = tuple(f for r in used if (f := figure_of(r, column, index)))
    return [Claim(text, tuple(q for r in used for q in quotes(r, index)), shown=shown)]


def _lead(query: Query, bound: Bound | None) -> str:
    if bound is None or bound.side is Side.EQUAL:
        return ""
    own = own_words(query.english)
    return own.below if bound.side in LOW else own.above
