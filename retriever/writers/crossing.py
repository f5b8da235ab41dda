"""When the values of a row lie on one side of a bound: since, until, for the first time, or ever."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.index import Index
from corpus.model import Figure, TableCell
from retriever.cues.bounds import LOW, Bound, bound_of
from retriever.draft import Claim
from retriever.query import Query
from retriever.timeline import has_timeline
from retriever.writers.cells import Row, figure_of, in_words, quotes
from retriever.writers.trends import points_along

Point = tuple[int, int, TableCell]
"""Year, column and cell."""

_SINCE = re.compile(r"\b(?:sinds|vanaf|since|from)\b (?:welk jaar|wanneer|when|which year)", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:tot (?:welk jaar|wanneer)|laatste jaar|until (?:when|which year)|last year that)", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?:(?:in )?welk jaar|wanneer|voor het eerst|which year|when|first time)\b", re.IGNORECASE
)
_EVER = re.compile(r"\b(?:ooit|ever)\b", re.IGNORECASE)


def crossing_claims(query: Query, row: Row, index: Index) -> list[Claim]:
    """The year in which a row crosses the bound named; empty where no bound or time is asked."""
    bound = bound_of(query.standalone)
    if bound is None or bound.value is None or not has_timeline(row.table):
        return []
    points = _points(query, row, index)
    if _EVER.search(query.standalone):
        return [_ever(query, row, points, bound, index)] if points else []
    at = _crossing(query.standalone, [_holds(bound, p) for p in points])
    return [_told(query, row, points, at, index)] if at is not None else []


def _points(query: Query, row: Row, index: Index) -> list[Point]:
    """The filled cells of a row over time, oldest first."""
    found = ((p.year, p.column, row.cell(p.column)) for p in points_along(query, row, index))
    return [(year, c, cell) for year, c, cell in found if cell is not None and cell.value is not None]


def _holds(bound: Bound, point: Point) -> bool:
    value = point[2].value
    return value is not None and bound.holds(value)


def _crossing(text: str, holding: Sequence[bool]) -> int | None:
    """The place of the point asked for: the first of the last run, the last or the first that holds."""
    places = [i for i, holds in enumerate(holding) if holds]
    if not places:
        return None
    if _UNTIL.search(text):
        return places[-1]
    if _SINCE.search(text):
        return _last_run(holding)
    return places[0] if _FIRST.search(text) else None


def _last_run(holding: Sequence[bool]) -> int | None:
    """Where the run begins that lasts to the end; None where the last one does not hold."""
    start = len(holding)
    while start and holding[start - 1]:
        start -= 1
    return start if start < len(holding) else None


def _told(query: Query, row: Row, points: Sequence[Point], at: int, index: Index) -> Claim:
    """The year with its value, and the values beside it: "In 2021: 88,6% (2020: 92,0%; 2022: 82,4%)."."""
    year, column, _ = points[at]
    beside = [points[i] for i in (at - 1, at + 1) if 0 <= i < len(points)]
    around = "; ".join(f"{y}: {in_words(row, c, index)}" for y, c, _ in beside)
    said = f"{_when(query)} {year}: {in_words(row, column, index)}"
    text = f"{said}{f' ({around})' if around else ''} – {row.name}."
    return Claim(text, quotes(row, index), shown=_figures(row, [points[at], *beside], index))


def _when(query: Query) -> str:
    if _UNTIL.search(query.standalone):
        return "Until" if query.english else "Tot en met"
    if _SINCE.search(query.standalone):
        return "Since" if query.english else "Sinds"
    return "In"


def _ever(query: Query, row: Row, points: Sequence[Point], bound: Bound, index: Index) -> Claim:
    """Yes or no, with the highest value; for a bound from above, the lowest."""
    held = [p for p in points if _holds(bound, p)]
    low = bound.side in LOW
    end = sorted(points, key=lambda p: p[2].value or 0, reverse=not low)[0]
    yes, no = ("Yes", "No") if query.english else ("Ja", "Nee")
    word = (
        ("the lowest" if low else "the highest") if query.english else "het laagst" if low else "het hoogst"
    )
    text = f"{yes if held else no}: {word} was {in_words(row, end[1], index)} in {end[0]} – {row.name}."
    return Claim(text, quotes(row, index), shown=_figures(row, [end], index))


def _figures(row: Row, points: Sequence[Point], index: Index) -> tuple[Figure, ...]:
    return tuple(f for _, column, _ in points if (f := figure_of(row, column, index)))
