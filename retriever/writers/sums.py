"""Sums over the cells of a table: difference, ratio, share and total of what a question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dutch.words import fold
from corpus.index import Index
from corpus.model import Figure
from retriever.cues.sums import Sum
from retriever.draft import Claim
from retriever.query import Query
from retriever.vocabulary import place_form
from retriever.writers.arithmetic import Result, ratio, say_gap, share, total
from retriever.writers.cells import Row, column_name, figure_of, home_of, in_words, quotes, rows_of
from retriever.writers.columns import best_column, choose_columns
from retriever.writers.groups import (
    competing,
    group_meant,
    groups_of,
    of_label,
    of_places,
    terms_of_label,
    whole_of,
)

_WHOLE = re.compile(
    r"\bgemiddelde?\b|\bde stad\b|\bstedelijke?\b|\bheel \w+|\bde hele \w+|\btotaal\b|\bin totaal\b"
    r"|\baverage\b|\bthe city\b|\boverall\b"
)
_MOST = 6
"""How many numbers are added up at the most."""


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a sum: its row and column, the figure, and what it is called beside the others."""

    row: Row
    column: int
    figure: Figure
    name: str


def sum_claims(wanted: Sum, query: Query, row: Row, index: Index) -> list[Claim]:
    """The sum over the cells that a question names; empty where these cannot be told."""
    if wanted is Sum.SPREAD:
        return _said(wanted, query, _ends(query, row, index), index)
    if wanted is Sum.SHARE:
        return _said(wanted, query, _part_and_whole(query, row, index), index)
    return _said(wanted, query, _terms_named(wanted, query, row, index), index)


def _said(wanted: Sum, query: Query, found: Sequence[Term], index: Index) -> list[Claim]:
    """The sum in a sentence, and behind it the numbers with their names."""
    if len(found) < 2 or (len(found) > 2 and wanted is not Sum.TOTAL):
        return []
    figures = [t.figure for t in found]
    result = _result(wanted, figures, query.english)
    if result is None:
        return []
    text, derived = result
    names = "; ".join(f"{t.name}: {in_words(t.row, t.column, index)}" for t in found)
    told = f"{text.rstrip('.')}: {names}{_about(found)}."
    cited = tuple(dict.fromkeys(q for t in found for q in quotes(t.row, index)))
    return [Claim(told, cited, derived, tuple(figures))]


def _about(found: Sequence[Term]) -> str:
    """What all the numbers of a sum have in common: the column of rows, the row of columns."""
    if len({t.column for t in found}) == 1:
        heading = column_name(found[0].row.table, found[0].column)
        return f" ({heading})" if heading else ""
    return f" ({found[0].row.name})" if len({t.row.passage.id for t in found}) == 1 else ""


def _result(wanted: Sum, figures: Sequence[Figure], english: bool) -> Result | None:
    if wanted is Sum.TOTAL:
        return total(figures, english) if all(f.unit != "%" for f in figures) else None
    first, second = figures
    if wanted is Sum.RATIO:
        return ratio(first, second, english)
    if wanted is Sum.SHARE:
        return share(first, second, english) if first.unit != "%" else None
    return say_gap(first, second, english)


def _ends(query: Query, row: Row, index: Index) -> list[Term]:
    """The highest and the lowest of a column."""
    column = best_column(query, row, index)
    rows = competing(query, rows_of(index, row.table), home_of(row, index))
    found = [t for r in rows if (t := _term(r, column, index))]
    ordered = sorted(found, key=lambda t: -t.figure.value)
    return [ordered[0], ordered[-1]] if len(ordered) > 1 else []


def _part_and_whole(query: Query, row: Row, index: Index) -> list[Term]:
    """A row and the one that adds it up: the head of the group named, else the total of the table."""
    rows = rows_of(index, row.table)
    columns = choose_columns(query, row, index)
    group = group_meant(query, groups_of(rows))
    head = group.head if group and group.head and group.head.passage is not row.passage else None
    whole = head or whole_of(rows, home_of(row, index))
    if whole is None or whole.passage is row.passage or len(columns) != 1:
        return []
    return [t for r in (row, whole) if (t := _term(r, columns[0], index))]


def _terms_named(wanted: Sum, query: Query, row: Row, index: Index) -> list[Term]:
    """Two cells of a row, or one cell of each row that the question names."""
    columns = choose_columns(query, row, index)
    if len(columns) > 1 and len(columns) < len(row.table.columns) and wanted is not Sum.TOTAL:
        return [t for c in columns if (t := _term(row, c, index, across=True))] if len(columns) == 2 else []
    rows = rows_named(query, row, index)
    if len(rows) < 2:
        return []
    columns = choose_columns(query, row, index) if len(columns) > 1 else columns
    return [t for r in rows[:_MOST] if (t := _term(r, columns[0], index))] if len(columns) == 1 else []


def rows_named(query: Query, row: Row, index: Index) -> list[Row]:
    """The rows a question names beside each other: by place, by the whole, by words the others lack."""
    rows = rows_of(index, row.table)
    placed = of_label(query, of_places(query, rows)) if len(query.places) > 1 else _placed(query, rows)
    placed = [] if len(placed) > _MOST else placed
    if _WHOLE.search(fold(query.standalone)) and len(placed) < 2:
        whole = whole_of(rows, home_of(row, index))
        placed += [whole] if whole and whole.passage is not row.passage and whole not in placed else []
        placed = placed if len(placed) > 1 or not placed else [row, *placed]
    if len(placed) > 1:
        return placed
    other = _other_named(query, row, rows)
    return [row, other] if other else [row]


def _other_named(query: Query, row: Row, rows: Sequence[Row]) -> Row | None:
    """The row that best holds what the question names and this row does not; None where there is none."""
    own = terms_of_label(row)
    lacking = [c for c in query.concepts if c.match(own) < 0.7]
    found = []
    for other in rows:
        label = terms_of_label(other)
        new = sum(c.match(label) for c in lacking if c.match(label) >= 0.7)
        if new and other.passage is not row.passage:
            found.append((new + 0.5 * sum(c.match(label) for c in query.concepts), other))
    found.sort(key=lambda pair: -pair[0])
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][1]


def _placed(query: Query, rows: Sequence[Row]) -> list[Row]:
    return [r for r in rows if place_form(r.row.label.strip("* ")) in query.places]


def _term(row: Row, column: int, index: Index, across: bool = False) -> Term | None:
    figure = figure_of(row, column, index)
    name = column_name(row.table, column) if across else row.name
    return Term(row, column, figure, name) if figure else None
