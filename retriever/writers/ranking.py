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
from retriever.draft import Claim
from retriever.query import Query
from retriever.timeline import column_years, has_timeline
from retriever.vocabulary import place_form
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
from retriever.writers.columns import choose_columns

_Key = TypeVar("_Key")
_TOTAL = re.compile(r"\btotaal\b|\btotal\b|\bgemiddeld|\bstad als geheel", re.IGNORECASE)
_BELOW = re.compile(r"\b(onder|beneden|lager dan|minder dan|below|under|less than)\b", re.IGNORECASE)
_WORDED_BOUND = re.compile(r"\b(?:onder|boven|beneden|dan|below|above|under|over|than) (?:de |het )?(\w+)")
_MOST = 12


def ranking_claims(query: Query, row: Row, index: Index) -> list[Claim]:
    """The highest or lowest of a column over the rows, or of a row over the columns."""
    across = len(row.table.columns) >= 3 and (has_timeline(row.table) or all(column_years(row.table)))
    if across:
        return _rank_columns(query, row, index)
    return _rank_rows(query, row, index)


def _rank_columns(query: Query, row: Row, index: Index) -> list[Claim]:
    columns = [c for c in range(len(row.table.columns)) if row.cell(c)]
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
    columns = choose_columns(query, row, index)
    column = columns[0]
    rows = _without_totals(rows_of(index, row.table), column, home_of(row, index))
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
    rest = ordered[len(top) : len(top) + 2]
    named = "; ".join(f"{r.name}, {own.at} {in_words(r, column, index)}" for r, _ in top)
    others = "; ".join(f"{r.name}: {in_words(r, column, index)}" for r, _ in rest)
    word = own.lowest if query.highest is False else own.highest
    lead = f"{word} ({heading})" if heading else word
    text = f"{lead}: {named}.{f' {own.others} {others}.' if others else ''}"
    used = [*top, *rest]
    shown = tuple(f for r, _ in used if (f := figure_of(r, column, index)))
    return [Claim(text, tuple(q for r, _ in used for q in quotes(r, index)), shown=shown)]


def _bound_in_words(text: str) -> Decimal | None:
    """A bound written as a word: "boven de honderd", "meer dan veertig"; None where there is none."""
    found = _WORDED_BOUND.search(text)
    value = number_word(found[1]) if found else None
    return None if value is None else Decimal(value)


def _ordered(
    pairs: Sequence[tuple[_Key, TableCell | None]], highest: bool | None
) -> list[tuple[_Key, TableCell]]:
    filled = [(k, c) for k, c in pairs if c is not None and c.value is not None]
    return sorted(filled, key=lambda p: p[1].value or Decimal(0), reverse=highest is not False)


def _without_totals(rows: Sequence[Row], column: int, home: str) -> list[Row]:
    """Rows that are no total of others: by name, by place of the whole, or by adding up those that follow."""
    kept = []
    for i, row in enumerate(rows):
        label = row.row.label
        cell = row.cell(column)
        if _TOTAL.search(label) or cell is None or cell.value is None:
            continue
        if i == len(rows) - 1 and home and home in place_form(label):
            continue
        if not _sums_following(rows[i + 1 :], column, cell.value):
            kept.append(row)
    return kept


def _sums_following(rows: Sequence[Row], column: int, value: Decimal) -> bool:
    total, count = Decimal(0), 0
    for row in rows:
        cell = row.cell(column)
        if cell is None or cell.value is None:
            return False
        total, count = total + cell.value, count + 1
        if total >= value:
            return count >= 2 and total == value and value > 0
    return False


def rows_that_pass(query: Query, row: Row, index: Index) -> list[Claim]:
    """The rows of a table below or above the bound a question names, or all of them where it names none.

    The bound is the question's own number and stands in no source, so the answer does not repeat it.
    """
    column = choose_columns(query, row, index)[0]
    rows = _without_totals(rows_of(index, row.table), column, home_of(row, index))
    pairs = _ordered([(r, r.cell(column)) for r in rows], highest=None)
    bound = query.numbers[0].value if query.numbers else _bound_in_words(query.standalone)
    below = bool(_BELOW.search(query.standalone))
    if bound is not None:
        pairs = [
            (r, c)
            for r, c in pairs
            if c.value is not None and (c.value < bound) is below and c.value != bound
        ]
        pairs = pairs[::-1] if below else pairs
    if not pairs or len(pairs) > _MOST:
        return []
    own = own_words(query.english)
    lead = "" if bound is None else (own.below if below else own.above)
    heading = column_name(row.table, column)
    listed = "; ".join(f"{r.name}: {in_words(r, column, index)}" for r, _ in pairs)
    text = f"{lead}{listed}{f' ({heading})' if heading else ''}."
    shown = tuple(f for r, _ in pairs if (f := figure_of(r, column, index)))
    return [Claim(text, tuple(q for r, _ in pairs for q in quotes(r, index)), shown=shown)]
