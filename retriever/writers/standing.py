"""Where one stands among others in a row: on which place, or nearest to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from corpus.index import Index
from retriever.draft import Claim
from retriever.query import Query
from retriever.timeline import has_timeline
from retriever.writers.cells import (
    COUNTRY,
    Row,
    column_name,
    figure_of,
    home_of,
    in_words,
    names_place,
    quotes,
)

_POSITION = re.compile(
    r"\bop welke (?:plek|plaats|positie)\b|\bde hoeveelste\b|\bhow do we rank\b|\bwhich (?:place|position)\b",
    re.IGNORECASE,
)
_NEAREST = re.compile(r"\b(?:het )?dichtst(?:e)?\b|\bclosest\b|\bnearest\b", re.IGNORECASE)
_NATIONAL = re.compile(r"\bland\b|landelijk|nederland|national|netherlands", re.IGNORECASE)
_PLACES = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
)  # fmt: skip
_PLACES_ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip

Standing = tuple[str, str, int]
"""A column's name, its value in words, its place in the table."""


def standing_claims(query: Query, row: Row, index: Index) -> list[Claim]:
    """The place of the documents' own town among others, or the one nearest; empty where neither is asked."""
    if has_timeline(row.table) or len(row.table.columns) < 3:
        return []
    if _POSITION.search(query.standalone):
        return _position(query, row, index)
    return _nearest(query, row, index) if _NEAREST.search(query.standalone) else []


def _position(query: Query, row: Row, index: Index) -> list[Claim]:
    own = _column_of(home_of(row, index), row)
    others = [c for c in _filled(row) if not COUNTRY.search(row.table.columns[c])]
    if own is None or own not in others or len(others) > len(_PLACES):
        return []
    ordered = sorted(others, key=lambda c: _value(row, c), reverse=query.highest is not False)
    place = ordered.index(own)
    word = (_PLACES_ENGLISH if query.english else _PLACES)[place]
    listed = "; ".join(f"{column_name(row.table, c)}: {in_words(row, c, index)}" for c in ordered)
    name = column_name(row.table, own)
    said = f"{name} is {word}" if query.english else f"{name} staat op de {word} plaats"
    return [_claim(f"{said}, met {in_words(row, own, index)}. {listed} ({row.name}).", row, ordered, index)]


def _nearest(query: Query, row: Row, index: Index) -> list[Claim]:
    """The column nearest to the country's where that is asked, else to the home place's."""
    national = next((c for c in _filled(row) if COUNTRY.search(row.table.columns[c])), None)
    own = _column_of(home_of(row, index), row)
    to = national if _NATIONAL.search(query.standalone) else own
    others = [c for c in _filled(row) if c not in (to, national)]
    if to is None or len(others) < 2:
        return []
    best = min(others, key=lambda c: abs(_value(row, c) - _value(row, to)))
    near, far = (f"{column_name(row.table, c)}: {in_words(row, c, index)}" for c in (best, to))
    lead = "Nearest" if query.english else "Het dichtst erbij"
    return [_claim(f"{lead}: {near}; {far} ({row.name}).", row, [best, to], index)]


def _claim(text: str, row: Row, columns: Sequence[int], index: Index) -> Claim:
    shown = tuple(f for c in columns if (f := figure_of(row, c, index)))
    return Claim(text, quotes(row, index), shown=shown)


def _column_of(place: str, row: Row) -> int | None:
    found = [c for c, heading in enumerate(row.table.columns) if place and names_place(place, heading)]
    return found[0] if len(found) == 1 else None


def _filled(row: Row) -> list[int]:
    return [c for c, cell in enumerate(row.row.cells) if cell is not None and cell.value is not None]


def _value(row: Row, column: int) -> Decimal:
    cell = row.cell(column)
    assert cell is not None and cell.value is not None
    return cell.value
