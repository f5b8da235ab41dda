"""How something developed: along a row whose columns are years, or down a column whose rows are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.index import Index
from corpus.model import Figure
from retriever.cues import Kind
from retriever.draft import Claim
from retriever.query import Query
from retriever.timeline import RUN, has_timeline, heading_of, label_year, years_set_apart
from retriever.writers.arithmetic import say_change
from retriever.writers.cells import Row, column_name, figure_of, in_words, quotes, rows_of
from retriever.writers.columns import best_column, columns_about
from retriever.writers.times import series

_SINCE = re.compile(r"\b(?:sinds|vanaf|vanuit|na|since|from|after)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time: the year, the row and column it stands in, and its figure."""

    year: int
    row: Row
    column: int
    figure: Figure

    @property
    def value(self) -> Decimal:
        """The value itself."""
        return self.figure.value


def goes_down(row: Row, index: Index) -> bool:
    """Whether the rows of a table, or those of the row's group, are years."""
    return not has_timeline(row.table) and len(_run(row, index)) >= RUN - bool(row.row.group)


def trend_claims(query: Query, row: Row, index: Index) -> list[Claim]:
    """From the first to the last time asked, by way of those between; [] where there is but one."""
    points = points_along(query, row, index) if has_timeline(row.table) else points_down(query, row, index)
    points = _asked(query, points)
    if len({p.year for p in points}) < 2:
        return []
    name = row.name if points[0].column != points[-1].column else _column_name(points[0])
    return [_told(query, points, name, index)]


def points_along(query: Query, row: Row, index: Index) -> list[Point]:
    """The filled cells of a row over the columns of what is asked, oldest first."""
    columns = series(query, row.table, columns_about(query, row, index))
    columns = columns or series(query, row.table, range(len(row.table.columns)))
    found = ((heading_of(row.table.columns[c]).year, c, figure_of(row, c, index)) for c in columns)
    return [Point(y, row, c, f) for y, c, f in found if y and f]


def points_down(query: Query, row: Row, index: Index) -> list[Point]:
    """The filled cells of the column asked over the rows that are years, oldest first."""
    column = best_column(query, row, index)
    found = ((label_year(r.row.label), r, figure_of(r, column, index)) for r in _run(row, index))
    return sorted((Point(y, r, column, f) for y, r, f in found if y and f), key=lambda p: p.year)


def _run(row: Row, index: Index) -> list[Row]:
    return [r for r in rows_of(index, row.table) if r.row.group == row.row.group and label_year(r.row.label)]


def _asked(query: Query, points: Sequence[Point]) -> list[Point]:
    """The points between the years asked; for one year those from it, or up to it where it is the last."""
    asked = years_set_apart(query.standalone, query.years, [p.year for p in points])
    if not asked:
        return list(points)
    low, high = min(asked), max(asked)
    if low == high:
        if query.kind is Kind.CHANGE and not _SINCE.search(query.standalone):
            return _step_to(points, low)
        later = [p for p in points if p.year >= low]
        return later if len(later) > 1 else [p for p in points if p.year <= low]
    return [p for p in points if low <= p.year <= high]


def _step_to(points: Sequence[Point], year: int) -> list[Point]:
    """The point of a year and the one before it: what changed "in 2025" is set against 2024."""
    until = [p for p in points if p.year <= year]
    return until[-2:] if len(until) > 1 and until[-1].year == year else list(points)


def _column_name(point: Point) -> str:
    name = column_name(point.row.table, point.column)
    return f"{name}, {point.row.row.group}" if point.row.row.group else name


def _told(query: Query, points: Sequence[Point], name: str, index: Index) -> Claim:
    first, last = points[0], points[-1]
    change, derived = say_change(first.figure, last.figure, query.english)
    brief = query.kind is Kind.CHANGE or len(query.years) == 2
    middle = [] if brief else [f"{_said(p, index)} ({p.year})" for p in points[1:-1]]
    via = f", via {', '.join(middle)}" if middle else ""
    of, to = ("from", "to") if query.english else ("van", "naar")
    start, end = (f"{_said(p, index)} ({p.year})" for p in (first, last))
    text = f"{name}: {_verb(first.value, last.value, query.english)} {of} {start} {to} {end}{via}. {change}"
    shown = points if middle else (first, last)
    cited = tuple(dict.fromkeys(q for p in shown for q in quotes(p.row, index)))
    return Claim(text, cited, derived, tuple(p.figure for p in shown))


def _said(point: Point, index: Index) -> str:
    return in_words(point.row, point.column, index)


def _verb(first: Decimal, last: Decimal, english: bool) -> str:
    if first == last:
        return "unchanged" if english else "gelijk"
    if last < first:
        return "fell" if english else "daalde"
    return "rose" if english else "steeg"
