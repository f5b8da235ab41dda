"""Rows of a table that belong together: under a heading, or under a row that adds them up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from corpus.dutch.words import fold, terms
from retriever.axis import axis_of
from retriever.cues.places import set_aside
from retriever.features import age_spans
from retriever.query import Query
from retriever.timeline import label_year
from retriever.vocabulary import place_form
from retriever.writers.cells import Row

_TOTAL = re.compile(
    r"\b(?:sub|eind)?tota(?:al|len)|\btotal\b|\bgemiddelde?\b|\bstad als geheel|^(?:saldo|resultaat)\b",
    re.IGNORECASE,
)
_LEAD = 0.5
"""By how much, in things named, a group must be the best one to be the one meant."""

_LITERAL = 0.6
"""What it adds that a group has the very word of the question."""

_PATH = " – "
"""Between the parts of a label that several columns make up."""

_BY_LABEL = 0.9
"""Share of the best row's match from which a row of a long list is one of those named."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, with the row that adds them up where there is one."""

    name: str
    rows: tuple[Row, ...]
    head: Row | None = None


def groups_of(rows: Sequence[Row]) -> list[Group]:
    """The groups of a table's rows: those a heading stands over, else those that a row before them sums."""
    named = dict.fromkeys(r.row.group for r in rows if r.row.group)
    if named:
        return [Group(n, tuple(r for r in rows if r.row.group == n)) for n in named]
    found, at = [], 0
    while at < len(rows):
        size = _summed(rows[at:])
        if size:
            found.append(Group(rows[at].row.label, tuple(rows[at + 1 : at + 1 + size]), rows[at]))
        at += size + 1
    return found


def competing(query: Query, rows: Sequence[Row], home: str) -> list[Row]:
    """The rows that a question compares: of the group it names, or all; no totals, no row of the whole."""
    rows = _of_time(query, rows)
    groups = groups_of(rows)
    meant = group_meant(query, groups)
    if meant:
        return [r for r in meant.rows if not _TOTAL.search(r.row.label)]
    heads = {g.head.passage.id for g in groups if g.head}
    leaves = [r for r in rows if r.passage.id not in heads and not _is_whole(r, rows, home)]
    placed = of_places(query, leaves)
    named = of_label(query, placed)
    return named if len(named) > 1 else placed


def _of_time(query: Query, rows: Sequence[Row]) -> list[Row]:
    """Where groups go through time downwards, the rows of the year asked, else of the last; else all."""
    years = [label_year(r.row.label) if r.row.group else None for r in rows]
    known = {y for y in years if y}
    if len(known) < 2 or not all(years) or len(known) == len(rows):
        return list(rows)
    wanted = known & set(query.years) or {max(known)}
    return [r for r, y in zip(rows, years, strict=True) if y in wanted]


def group_meant(query: Query, groups: Sequence[Group]) -> Group | None:
    """The one group that a question names more of than of any other; None where it names none."""
    if query.ages:
        aged = [g for g in groups if _of_age(query, g)]
        return aged[0] if len(aged) == 1 else None
    if len(groups) < 2:
        return None
    said, names = frozenset(terms(query.standalone)), [frozenset(terms(g.name)) for g in groups]
    common = frozenset.intersection(*names)
    scores = [sum(c.match(n) for c in query.concepts) + _LITERAL * len(said & n - common) for n in names]
    first, second = sorted(scores, reverse=True)[:2]
    return groups[scores.index(first)] if first >= second + _LEAD else None


def terms_of_label(row: Row) -> frozenset[str]:
    """The search terms of a row's label and group."""
    return _terms(f"{row.row.group} {row.row.label}")


def whole_of(rows: Sequence[Row], home: str) -> Row | None:
    """The row of the whole: the total, or that of the place the document is about."""
    return next((r for r in reversed(rows) if _is_whole(r, rows, home)), None)


def _of_age(query: Query, group: Group) -> bool:
    spans = age_spans(fold(group.name))
    return any(first <= age <= last for age in query.ages for first, last in spans)


def _is_whole(row: Row, rows: Sequence[Row], home: str) -> bool:
    """Whether a row is of the whole: by its label, as the last one of the home place, or as the sum."""
    if _TOTAL.search(row.row.label) or _TOTAL.search(row.row.group):
        return True
    last = row is rows[-1]
    return last and ((bool(home) and home in place_form(row.row.label)) or _adds_all(row, rows[:-1]))


def _adds_all(last: Row, others: Sequence[Row]) -> bool:
    """Whether a last row holds the sum of all others, three at least, in some column of counts."""
    counts = [(c, v.value) for c, v in enumerate(last.row.cells) if v and v.value and v.unit != "%"]
    return len(others) > 2 and any(_total(others, c) == value for c, value in counts)


def of_places(query: Query, rows: Sequence[Row]) -> list[Row]:
    """The rows of the places that a question names, two at least; else all."""
    named = [r for r in rows if any(_holds(place, r) for place in query.places)]
    return named if sum(any(_holds(p, r) for r in named) for p in query.places) > 1 else list(rows)


def _holds(place: str, row: Row) -> bool:
    return bool(re.search(rf"\b{re.escape(place)}\b", place_form(row.row.label)))


def of_label(query: Query, rows: Sequence[Row]) -> list[Row]:
    """Where labels are paths of several parts, the rows whose labels hold most of what is named; else all."""
    if not rows or not all(_PATH in r.row.label for r in rows[:5]):
        return list(rows)
    besides = {c.term for c in axis_of(query)[:1]} | set_aside(query.standalone)
    asked = [c for c in query.concepts if c.term not in besides]
    scores = [
        sum(c.match(_terms(r.row.label)) for c in asked) + any(_holds(p, r) for p in query.places)
        for r in rows
    ]
    best = max(scores)
    return [r for r, s in zip(rows, scores, strict=True) if s >= _BY_LABEL * best] if best else list(rows)


def _summed(rows: Sequence[Row]) -> int:
    """How many rows behind the first one it adds up, in most columns of counts; 0 for none."""
    cells = rows[0].row.cells
    counts = [(c, cell.value) for c, cell in enumerate(cells) if cell and cell.value and cell.unit != "%"]
    sizes = [size for c, value in counts if (size := _adds_up(rows[1:], c, value))]
    agreeing = {s: sum(_total(rows[1 : s + 1], c) == value for c, value in counts) for s in sizes}
    best = max(agreeing, key=lambda s: (agreeing[s], s), default=0)
    return best if best and agreeing[best] >= min(2, len(counts)) else 0


def _adds_up(rows: Sequence[Row], column: int, value: Decimal) -> int:
    """How many rows, two at least, add up to a value; 0 where they pass it."""
    total = Decimal(0)
    for count, row in enumerate(rows, start=1):
        cell = row.cell(column)
        if cell is None or cell.value is None:
            return 0
        total += cell.value
        if total >= value:
            return count if count > 1 and total == value else 0
    return 0


def _total(rows: Sequence[Row], column: int) -> Decimal:
    return sum((cell.value or Decimal(0) for r in rows if (cell := r.cell(column))), Decimal(0))


@lru_cache(maxsize=8192)
def _terms(label: str) -> frozenset[str]:
    return frozenset(terms(label))
