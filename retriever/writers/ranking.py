"""Rows and columns set beside each other: highest and lowest, above and below a bound, all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from corpus.dutch.numbers import number_word
from corpus.dutch.words import fold
from corpus.index import Index
from corpus.model import TableCell
from retriever.axis import axis_of, lies_across
from retriever.cues.bounds import LOW, Bound, Side, bound_of
from retriever.draft import Claim
from retriever.query import Query
from retriever.timeline import column_years, has_timeline
from retriever.wording import own_words
from retriever.writers.cells import (
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

_Key = TypeVar("_Key")
_MOST = 12


def ranking_claims(query: Query, row: Row, index: Index) -> list[Claim]:
    """The highest or lowest of a column over the rows, or of a row over the columns."""
    if _across(query, row, index):
        return _rank_columns(query, row, index)
    return _rank_rows(query, row, index)


def _across(query: Query, row: Row, index: Index) -> bool:
    """Whether the columns of a row are compared: its years or towns, where no rows are asked for."""
    table = row.table
    if len(table.columns) < 2 or not (sets_across(table) or lies_across(query)):
        return False
    if lies_across(query):
        return sets_across(table) or bool(series(query, table, range(len(table.columns))))
    one_year = len(query.years) == 1 and query.years[0] in column_years(table) and has_timeline(table)
    groups = groups_of(rows_of(index, table))
    return not one_year and compares(axis_of(query)[:1], table, groups) < 1.0


def _rank_columns(query: Query, row: Row, index: Index) -> list[Claim]:
    columns = columns_about(query, row, index) if not sets_across(row.table) else range(len(row.table.columns))
    columns = [c for c in series(query, row.table, columns) or columns if row.cell(c)]
    named = [c for c in columns if any(names_place(p, row.table.columns[c]) for p in query.places)]
    if len(named) > 1:
        columns = named
    elif re.search(r"\bsted?en\b|\bstad\b|gemeente|\bcit(y|ies)\b|\bg4\b", fold(query.standalone)):
        columns = [c for c in columns if not re.search(r"nederland|landelijk", row.table.columns[c], re.I)]
    ordered = _ordered([(c, row.cell(c)) for c in columns], query.highest)
    if len(ordered) < 2:
        return []
    own = own_words(query.english)
    top, *rest = ordered
    said = {c: f"{column_name(row.table, c)}: {in_words(row, c, index)}" for c, _ in rest}
    listed = [said[c] for c, _ in rest[:4]]
    last = ""
    if query.highest is None:
        end = rest[-1]
        last = f"; {own.lowest.lower()}: {column_name(row.table, end[0])}"
        last += f", {own.at} {in_words(row, end[0], index)}"
        listed = [said[c] for c, _ in rest[:-1][:4]]
    others = f" {own.others} {'; '.join(listed)}." if listed else ""
    word = own.lowest if query.highest is False else own.highest
    best = f"{column_name(row.table, top[0])}, {own.at} {in_words(row, top[0], index)} ({row.name})"
    text = f"{word}: {best}{last}.{others}"
    shown = tuple(f for c, _ in ordered[:5] if (f := figure_of(row, c, index)))
    return [Claim(text, quotes(row, index), shown=shown)]


def _rank_rows(query: Query, row: Row, index: Index) -> list[Claim]:
    column = best_column(query, row, index)
    rows = competing(query, rows_of(index, row.table), home_of(row, index))
    ordered = _ordered([(r, r.cell(column)) for r in rows], query.highest)
    if len(ordered) < 2:
        return []
    own = own_words(query.english)
    heading = column_name(row.table, column)
    asked = re.search(
        r"\b(?:top|de|welke|which|the) (2|3|4|5|twee|drie|vier|vijf|two|three|four|five)\b",
        fold(query.standalone),
    )
    count = (number_word(asked[1]) or int(asked[1])) if asked else 1
    ties = [o for o in ordered if o[1].value == ordered[count - 1][1].value]
    top = ordered[: max(count, len(ties) if count == 1 else count)]
    rest = ordered[len(top) : len(top) + 2] if not asked else []
    named = "; ".join(f"{r.name}, {own.at} {in_words(r, column, index)}" for r, _ in top)
    others = "; ".join(f"{r.name}: {in_words(r, column, index)}" for r, _ in rest)
    word = own.lowest if query.highest is False else own.highest
    lead = f"{word} ({heading})" if heading else word
    text = f"{lead}: {named}.{f' {own.others} {others}.' if others else ''}"
    used = [*top, *rest]
    shown = tuple(f for r, _ in used if (f := figure_of(r, column, index)))
    return [Claim(text, tuple(q for r, _ in used for q in quotes(r, index)), shown=shown)]


def _ordered(
    pairs: Sequence[tuple[_Key, TableCell | None]], highest: bool | None
) -> list[tuple[_Key, TableCell]]:
    filled = [(k, c) for k, c in pairs if c is not None and c.value is not None]
    return sorted(filled, key=lambda p: p[1].value or Decimal(0), reverse=highest is not False)


def rows_that_pass(query: Query, row: Row, index: Index) -> list[Claim]:
    """The rows of a table below or above the bound a question names, or all of them where it names none.

    The bound is the question's own number and stands in no source, so the answer does not repeat it.
    """
    column = best_column(query, row, index)
    bound = bound_of(query.standalone)
    all_rows = rows_of(index, row.table)
    whole = whole_of(all_rows, home_of(row, index))
    limit = cell.value if whole and (cell := whole.cell(column)) else None
    pairs = _ordered([(r, r.cell(column)) for r in competing(query, all_rows, home_of(row, index))], None)
    if bound:
        pairs = [(r, c) for r, c in pairs if c.value is not None and bound.holds(c.value, limit)]
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
