"""Answers from table rows: a cell, a change, a development, a ranking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from corpus.dutch.numbers import number_word
from corpus.dutch.words import fold
from corpus.index import Index
from corpus.model import Figure, TableCell
from retriever.cues import Kind
from retriever.draft import Claim, Evidence
from retriever.query import Query
from retriever.rank import Candidate
from retriever.timeline import column_years, has_timeline
from retriever.vocabulary import place_form
from retriever.writers.arithmetic import say_change
from retriever.writers.cells import (
    Row,
    choose_columns,
    column_name,
    figure_of,
    home_of,
    quotes,
    row_at,
    rows_of,
    say_cells,
    say_loose,
)

_TIE = 0.12
_Key = TypeVar("_Key")
_TOTAL = re.compile(r"\btotaal\b|\btotal\b|\bgemiddeld|\bstad als geheel", re.IGNORECASE)


def table_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """Claims from the rows that fit best; empty where the best candidate is no table row."""
    best = evidence.candidates[0]
    row = row_at(evidence.index, best.passage)
    if row is None:
        return []
    if query.kind is Kind.RANKING and (claims := _ranking(query, evidence, row)):
        return claims
    rows = _rows_meant(query, evidence, best, row)
    if len(rows) == 1 and row.row.loose:
        return [say_loose(row, evidence.index)]
    if query.kind in (Kind.CHANGE, Kind.TREND) or _wants_change(query):
        claims = _change(query, evidence, rows)
        if claims:
            return claims
    return [say_cells(r, choose_columns(query, r, evidence.index), evidence.index) for r in rows]


def _wants_change(query: Query) -> bool:
    return len(query.years) > 1 or (query.rising is not None and not query.years)


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
    ties = [
        r
        for c in rows.values()
        if c.score > best.score - _TIE
        and abs(c.features.own - best.features.own) < 0.03
        and (r := row_at(evidence.index, c.passage))
    ]
    return ties[:3] if ties else [row]


def _same_table(candidate: Candidate, best: Candidate) -> bool:
    a, b = candidate.passage.row, best.passage.row
    return bool(a and b and a.table_id == b.table_id)


def _change(query: Query, evidence: Evidence, rows: Sequence[Row]) -> list[Claim]:
    """Change over the years of a row, or the difference between two rows or columns."""
    row = rows[0]
    index = evidence.index
    if has_timeline(row.table):
        return [_development(query, r, index) for r in rows if len(_points(query, r)) > 1]
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
        [say_cells(r, [c], index) for r, c in pairs] if len(rows) == 2 else [say_cells(row, columns, index)]
    )
    first, second = (f for f in figures if f is not None)
    text, derived = _gap(first, second)
    used = tuple(q for c in claims for q in c.quotes)
    return [*claims, Claim(text, used, derived, shown=())] if derived else claims


def _gap(first: Figure, second: Figure) -> tuple[str, tuple[Figure, ...]]:
    low, high = sorted((first, second), key=lambda f: f.value)
    _, derived = say_change(low, high, english=False)
    return (f"Het verschil is {derived[0].display}." if derived else ""), derived[:1]


def _points(query: Query, row: Row) -> list[tuple[int, int, TableCell]]:
    """Year, column and cell of the filled columns that the question's years span; all where it names none."""
    years = column_years(row.table)
    asked = query.years
    low = min(asked) if asked else 0
    high = max(asked) if len(asked) > 1 else 9999
    return [
        (y, c, cell)
        for c, y in enumerate(years)
        if y and low <= y <= high and (cell := row.cell(c)) is not None and cell.value is not None
    ]


def _development(query: Query, row: Row, index: Index) -> Claim:
    """From the first to the last year asked for, by way of the years between, and the change."""
    points = _points(query, row)
    (y0, c0, a), (y1, c1, b) = points[0], points[-1]
    old, new = figure_of(row, c0, index), figure_of(row, c1, index)
    assert old is not None and new is not None
    change, derived = say_change(old, new, query.english)
    middle = [f"{cell.text} ({y})" for y, _, cell in points[1:-1]]
    if query.kind is Kind.CHANGE or len(points) == 2 or len(query.years) == 2:
        middle = []
    verb = _verb([p[2] for p in points], query.english)
    via = f", via {', '.join(middle)}" if middle else ""
    of, to = ("from", "to") if query.english else ("van", "naar")
    text = f"{row.name}: {verb} {of} {a.text} ({y0}) {to} {b.text} ({y1}){via}. {change}"
    shown = tuple(
        f for p in points if (f := figure_of(row, p[1], index)) and (middle or p in (points[0], points[-1]))
    )
    return Claim(text, quotes(row, index), derived, shown)


def _verb(cells: Sequence[TableCell], english: bool) -> str:
    values = [c.value for c in cells if c.value is not None]
    if values[0] == values[-1]:
        return "unchanged" if english else "gelijk"
    if values[-1] < values[0]:
        return "fell" if english else "daalde"
    return "rose" if english else "steeg"


def _ranking(query: Query, evidence: Evidence, row: Row) -> list[Claim]:
    """The highest or lowest of a column over the rows, or of a row over the columns."""
    across = len(row.table.columns) >= 3 and (has_timeline(row.table) or all(column_years(row.table)))
    if across:
        return _rank_columns(query, evidence, row)
    return _rank_rows(query, evidence, row)


def _rank_columns(query: Query, evidence: Evidence, row: Row) -> list[Claim]:
    columns = [c for c in range(len(row.table.columns)) if row.cell(c)]
    if re.search(r"\bsted?en\b|\bstad\b|gemeente|\bcit(y|ies)\b|\bg4\b", fold(query.standalone)):
        columns = [c for c in columns if not re.search(r"nederland|landelijk", row.table.columns[c], re.I)]
    ordered = _ordered([(c, row.cell(c)) for c in columns], query.highest)
    if len(ordered) < 2:
        return []
    top, *rest = ordered
    said = [f"{column_name(row.table, c)}: {cell.text}" for c, cell in rest[:4]]
    last = ""
    if query.highest is None:
        end = rest[-1]
        last = f"; {_word(query, highest=False).lower()}: {column_name(row.table, end[0])}, met {end[1].text}"
        said = [f"{column_name(row.table, c)}: {cell.text}" for c, cell in rest[:-1][:4]]
    others = f" {_then(query)} {'; '.join(said)}." if said else ""
    word = _word(query, query.highest is not False)
    text = f"{word}: {column_name(row.table, top[0])}, met {top[1].text} ({row.name}){last}.{others}"
    shown = tuple(f for c, _ in ordered[:5] if (f := figure_of(row, c, evidence.index)))
    return [Claim(text, quotes(row, evidence.index), shown=shown)]


def _rank_rows(query: Query, evidence: Evidence, row: Row) -> list[Claim]:
    columns = choose_columns(query, row, evidence.index)
    column = columns[0]
    rows = _without_totals(rows_of(evidence.index, row.table), column, home_of(row, evidence.index))
    ordered = _ordered([(r, r.cell(column)) for r in rows], query.highest)
    if len(ordered) < 2:
        return []
    heading = column_name(row.table, column)
    asked = re.search(
        r"\b(?:top|de|welke|which|the) (2|3|4|5|twee|drie|vier|vijf|two|three|four|five)\b",
        fold(query.standalone),
    )
    count = (number_word(asked[1]) or int(asked[1])) if asked else 1
    ties = [o for o in ordered if o[1].value == ordered[count - 1][1].value]
    top = ordered[: max(count, len(ties) if count == 1 else count)]
    rest = ordered[len(top) : len(top) + 2]
    named = "; ".join(f"{r.name}, met {cell.text}" for r, cell in top)
    others = "; ".join(f"{r.name}: {cell.text}" for r, cell in rest)
    word = _word(query, query.highest is not False)
    lead = f"{word} ({heading})" if heading else word
    text = f"{lead}: {named}.{f' {_then(query)} {others}.' if others else ''}"
    used = [*top, *rest]
    shown = tuple(f for r, _ in used if (f := figure_of(r, column, evidence.index)))
    return [Claim(text, tuple(q for r, _ in used for q in quotes(r, evidence.index)), shown=shown)]


def _ordered(
    pairs: Sequence[tuple[_Key, TableCell | None]], highest: bool | None
) -> list[tuple[_Key, TableCell]]:
    filled = [(k, c) for k, c in pairs if c is not None and c.value is not None]
    return sorted(filled, key=lambda p: p[1].value or Decimal(0), reverse=highest is not False)


def _word(query: Query, highest: bool) -> str:
    if query.english:
        return "Highest" if highest else "Lowest"
    return "Het hoogst" if highest else "Het laagst"


def _then(query: Query) -> str:
    return "The others:" if query.english else "De andere:"


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
