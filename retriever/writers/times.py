"""Of columns that tell one thing: those of the time asked, and of plan or outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.dutch.periods import years_between
from corpus.dutch.words import fold
from corpus.index import Index
from corpus.model import Table
from retriever.cues.patterns import any_of
from retriever.query import Query
from retriever.timeline import Heading, Told, heading_of, moment_of
from retriever.writers.cells import Row

_ASKS = (
    (Told.TARGET, any_of(r"streef|\bstreven\b|\bnorm\b|doelstelling|ambitie|beoogd|\btarget")),
    (
        Told.GAP,
        any_of(
            r"verschil|afwijking|(?:over|onder)(?:schr[ie]+[jd]|besteding)|\bscheel",
            r"(?:tegen|mee)valler|\bviel(?:en)?\b.*\b(?:mee|tegen)\b",
        ),
    ),
    (Told.LATER, any_of(r"\braming|geraamd|prognose|verwacht|\bkomende? ja(?:ar|ren)\b")),
    (Told.PLAN, any_of(r"begro\w*|geraamd|gepland|budget|\bbudgeted\b")),
    (
        Told.OUTCOME,
        any_of(
            r"realis|werkelijk|feitelijk|uitgegeven|\bbesteed\b|gekost|\bkostten?\b|\bgaf\b.*\buit\b|\bspent\b"
        ),
    ),
)
_ASIDE = (Told.LATER, Told.TARGET, Told.GAP)
"""What a question that speaks of none of it does not mean where there is something else."""
_ORDER = (Told.OUTCOME, Told.PLAN, *_ASIDE)


def in_time(query: Query, row: Row, columns: Sequence[int], index: Index, across: bool = False) -> list[int]:
    """Of some columns those of the plan or outcome and of the time that a question means, in table order.

    Where it names no time, the one its document is of, else the latest with a value; `across` a table any row
    may have it.
    """
    table = row.table
    kept = as_told(query, table, columns)
    dated = [c for c in kept if heading_of(table.columns[c]).year]
    if len({_when(table, c) for c in dated}) < 2:
        return kept
    asked = [c for c in dated if heading_of(table.columns[c]).year in query.years]
    if asked:
        return _of_moment(query, table, asked)
    filled = [c for c in dated if (any(r.cells[c] for r in table.rows) if across else row.cell(c))] or dated
    newest = {c for group in _alike(table, filled) for c in _current(query, row, group, index)}
    return [c for c in kept if c not in dated or c in newest]


def series(query: Query, table: Table, columns: Sequence[int]) -> list[int]:
    """The columns of one thing over time, oldest first: the longest run among some; [] where none is."""
    kept = as_told(query, table, [c for c in columns if heading_of(table.columns[c]).year])
    runs = [g for g in _alike(table, kept) if len({_when(table, c) for c in g}) > 1]
    best = max(runs, key=len, default=[])
    return sorted(best, key=lambda c: _when(table, c))


def as_told(query: Query, table: Table, columns: Sequence[int]) -> list[int]:
    """Those of the plan, outcome, target or gap asked for; else what came out, where that is told."""
    asked = {told for told, cue in _ASKS if cue.search(fold(query.standalone))}
    asked |= {Told.LATER} if Told.PLAN in asked else set()
    found = _those(table, columns, lambda h: h.told in asked)
    then = _those(table, columns, lambda h: h.year in query.years)
    if found and (
        not then or set(found) & set(then) or not all(heading_of(table.columns[c]).year for c in found)
    ):
        return found
    first: dict[tuple[frozenset[str], tuple[int, bool]], int] = {}
    for c in columns:
        first[_key(table, c)] = min(_rank(table, c), first.get(_key(table, c), len(Told)))
    kept = [c for c in columns if _rank(table, c) == first[_key(table, c)]]
    return kept if query.years else _those(table, kept, lambda h: h.told not in _ASIDE) or kept


def _current(query: Query, row: Row, columns: Sequence[int], index: Index) -> list[int]:
    """The columns of the year that the document is of, else the latest."""
    years = {heading_of(row.table.columns[c]).year for c in columns}
    own = years & _own_years(row, index)
    last = max(y for y in own or years if y)
    return _of_moment(query, row.table, [c for c in columns if heading_of(row.table.columns[c]).year == last])


def _own_years(row: Row, index: Index) -> set[int]:
    info = index.info(row.table.document_id)
    return {*info.years} or {*years_between(info.title)}


def _of_moment(query: Query, table: Table, columns: Sequence[int]) -> list[int]:
    """Of columns of the beginning and the end of a year those asked for; the end where nothing is said."""
    asked = moment_of(query.standalone)
    return _those(table, columns, lambda h: h.end is (asked is not False)) or list(columns)


def _alike(table: Table, columns: Sequence[int]) -> list[list[int]]:
    """The columns by what they are about."""
    groups: dict[frozenset[str], list[int]] = {}
    for c in columns:
        groups.setdefault(heading_of(table.columns[c]).about, []).append(c)
    return list(groups.values())


def _rank(table: Table, column: int) -> int:
    """The place of what a column tells in the order in which it is meant: what came out, then plans."""
    told = heading_of(table.columns[column]).told
    return _ORDER.index(told) if told else 0


def _key(table: Table, column: int) -> tuple[frozenset[str], tuple[int, bool]]:
    return heading_of(table.columns[column]).about, _when(table, column)


def _when(table: Table, column: int) -> tuple[int, bool]:
    heading = heading_of(table.columns[column])
    return heading.year or 0, heading.end is not False


def _those(table: Table, columns: Sequence[int], holds: Callable[[Heading], bool]) -> list[int]:
    return [c for c in columns if holds(heading_of(table.columns[c]))]
