"""Which columns of a table a question means: by year, by place, by the words of their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.dutch.words import fold, term, terms, tokens
from corpus.index import Index
from corpus.model import Table
from retriever.axis import axis_of
from retriever.concepts import Concept
from retriever.cues import Kind
from retriever.cues.superlatives import measures_of
from retriever.meanings import named_by, spoken_of
from retriever.query import Query
from retriever.timeline import column_years, has_timeline, heading_of, untimed
from retriever.writers.cells import COUNTRY, Row, home_of, names_place
from retriever.writers.times import in_time

_WHOLE_COUNTRY = re.compile(
    r"\b(?:(?:heel|hele) (?:het |de |ons )?(?:land|nederland)|landelijk\w*|nationaal|nationale|nationally"
    r"|nationwide)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:wij|we|ons|onze|hier|bij ons|our|ours|us|here)\b", re.IGNORECASE)
_PEOPLE = frozenset(
    terms("ouders kinderen jongeren mensen personen kids jeugdigen vaders moeders parents people children")
)
_POPULATION = _PEOPLE | frozenset(
    terms("huishoudens inwoners woningen huizen leerlingen gezinnen medewerkers bedrijven ouderen leden")
)
"""What is counted of which a table may give parts."""
_HELD = 0.8
"""How well a heading must hold a thing to be about it."""
_PERSONS = frozenset(terms("mensen personen people"))
_PARTICIPANTS = frozenset(terms("deelnemers deelnemer"))
_FUNCTION_WORDS = frozenset(
    "de het een van in op te aan bij met voor door en of is was hoeveel wat welk dit dat".split()
)
_SEVERAL = re.compile(r"\b(hoeveel|hoe vaak|how many|how often|gemiddeld)\b", re.IGNORECASE)
_JOINED = re.compile(r"((?:\S+ ){1,3})(?:plus|en|én|and|&) ((?:\S+\s*){1,4})", re.IGNORECASE)
"""Words on either side of a conjunction."""

_BY_PHRASE = 3.0
"""What a phrase of more words counts that both question and heading speak in, beside 1 for a word."""

_LITERAL = 0.5
"""What it adds that a heading has the very word of the question."""

_TOTALS = frozenset(("totaal", "total", "samen", "som"))

_AS_NEAR = 0.03
"""How much less near in meaning than the nearest heading another may be, to be meant too."""

_ENOUGH = 0.7
"""Share of the best heading's score from which another heading is meant too."""


def choose_columns(query: Query, row: Row, index: Index) -> list[int]:
    """The columns a question means, in table order: by place or words, of these by plan or outcome and time.

    Of several left, those whose headings are nearest to it in meaning. All where nothing tells.
    """
    found = in_time(query, row, columns_about(query, row, index), index)
    return found if _by_place(query, row, index) else _nearest(query, row.table, found, index)


def _nearest(query: Query, table: Table, columns: Sequence[int], index: Index) -> list[int]:
    """Of columns those about what comes nearest to a question in meaning, whatever their time."""
    if len(columns) < 2 or not query.wants_number or len(_parts(query)) > 1:
        return list(columns)
    if not columns_named(query, table) and len(total := [c for c in columns if _is_total(table, c)]) == 1:
        return total
    if any(set(_joined(query, table, [c])) & set(columns) for c in columns):
        return list(columns)
    cosines = _cosines(query, table, index)
    about = {c: heading_of(table.columns[c]).about for c in columns}
    near = {name: max(cosines[c] for c in columns if about[c] == name) for name in about.values()}
    return [c for c in columns if near[about[c]] >= max(near.values()) - _AS_NEAR]


def columns_about(
    query: Query, row: Row, index: Index, own: frozenset[str] | None = None, number: bool = False
) -> list[int]:
    """The columns of what a question asks, whatever their time.

    `own` are terms that no heading needs to say, by itself those of the row; `number` tells that only numbers
    will do.
    """
    table = row.table
    if placed := _by_place(query, row, index):
        return placed
    if all(column_years(table)) and not has_timeline(table):
        place = home_of(row, index)
        columns = range(len(table.columns))
        return [c for c in columns if place and names_place(place, table.columns[c])] or list(columns)
    held = frozenset(terms(f"{row.row.group} {row.row.label}")) if own is None else own
    named = columns_named(query, table, held)
    if query.kind is Kind.FIGURE and (fitting := _of_unit(query.unit, table)):
        named = [c for c in named if c in fitting] or fitting
    numeric = _numeric(named or range(len(table.columns)), table) if query.wants_number or number else []
    if named and not number:
        return _with_ours(query, row, named, index)
    return numeric or named or list(range(len(table.columns)))


def columns_named(query: Query, table: Table, own: frozenset[str] = frozenset()) -> list[int]:
    """The columns whose headings hold what a question asks for; empty where none does or all alike.

    `own` are the terms of a row's label: what it says is no longer to be found in a heading.
    """
    table = _untimed(table)
    if not any(table.columns):
        return []
    parts = [_best_named(part, table, own) for part in _parts(query)]
    return sorted({c for part in parts for c in part}) if all(parts) else []


def best_column(query: Query, row: Row, index: Index) -> int:
    """The one column a question means that sets rows beside each other; the first one where nothing tells."""
    axis = frozenset(c.term for c in axis_of(query)[:1])
    about = columns_about(query, row, index, axis, number=True)
    found = _numeric(in_time(query, row, about, index, across=True), row.table)
    if not found or _by_place(query, row, index):
        return next(iter(found), 0)
    scores = heading_scores(query, _untimed(row.table), axis)
    hint = frozenset(terms(measures_of(fold(query.standalone))))
    headings = [frozenset(_terms(h)) for h in row.table.columns]
    hinted = [(len(hint & h), -len(h)) if hint & h else (0, 0) for h in headings]
    near = _cosines(query, row.table, index)
    return max(found, key=lambda c: (scores[c], hinted[c], near[c]))


def _cosines(query: Query, table: Table, index: Index) -> list[float]:
    """How near each heading is to a question in meaning; all alike for one that was not embedded."""
    if query.vector is None:
        return [0.0] * len(table.columns)
    return index.heading_cosines(table.columns, query.vector)


def _is_total(table: Table, column: int) -> bool:
    return fold(untimed(table.columns[column])) in _TOTALS


def _untimed(table: Table) -> Table:
    """A table whose headings say no more what tells its columns apart by time, or by plan and outcome."""
    if not any(h.year or h.told for h in map(heading_of, table.columns)):
        return table
    return replace(table, columns=tuple(map(untimed, table.columns)))


def _numeric(columns: Sequence[int], table: Table) -> list[int]:
    """The columns that hold numbers."""
    return [c for c in columns if any((cell := r.cells[c]) and cell.value is not None for r in table.rows)]


def _of_unit(unit: str, table: Table) -> list[int]:
    """The columns of the unit that is asked; empty where none is, or all columns of numbers have it."""
    numeric = _numeric(range(len(table.columns)), table) if unit else []
    found = [c for c in numeric if any((cell := r.cells[c]) and cell.unit == unit for r in table.rows)]
    return found if len(found) < len(numeric) else []


def _parts(query: Query) -> list[Query]:
    """A question for each number that it asks: "hoe vaak gegeven" and "hoeveel kids"; else the whole."""
    starts = [m.start() for m in _SEVERAL.finditer(query.standalone)]
    if len(starts) < 2:
        return [query]
    ends = [*starts[1:], len(query.standalone)]
    texts = [query.standalone[begin:end] for begin, end in zip(starts, ends, strict=True)]
    return [replace(query, standalone=t, concepts=_within(query.concepts, t)) for t in texts]


def _within(concepts: Sequence[Concept], text: str) -> tuple[Concept, ...]:
    held = frozenset(terms(text))
    return tuple(c for c in concepts if c.term in held)


def _best_named(query: Query, table: Table, own: frozenset[str]) -> list[int]:
    scores = heading_scores(query, table, own)
    best = max(scores)
    if best <= 0:
        return []
    if parts := _parts_of_population(query, table, own):
        return parts
    chosen = [c for c, score in enumerate(scores) if score >= _ENOUGH * best]
    asked = _asked_words(query, table)
    return [*_without_wider(chosen, table, asked), *_joined(query, table, chosen)]


def _parts_of_population(query: Query, table: Table, own: frozenset[str]) -> list[int]:
    """Where people or homes are counted that have a column, the column of which of them: "in de bijstand"."""
    headings = [frozenset(_terms(c)) for c in table.columns]
    counted = [c for c in query.concepts if (c.counted or query.selects) and c.term in _POPULATION]
    whole = [i for i, h in enumerate(headings) if any(c.match(h) >= 1 for c in counted)]
    if len(whole) != 1:
        return []
    others = [c for c in query.concepts if c not in counted and c.match(own | headings[whole[0]]) < _HELD]
    found = [i for i, h in enumerate(headings) if i != whole[0] and any(c.match(h) >= _HELD for c in others)]
    return found if len(found) == 1 else []


def heading_scores(query: Query, table: Table, own: frozenset[str] = frozenset()) -> list[float]:
    """How well each column heading is what a question asks for: 0 for not at all, 1 for a word."""
    ranked = frozenset(terms(table.row_heading))  # "welk stadsdeel": rows are asked, no column
    open_concepts = [c for c in query.concepts if c.match(own | ranked) < 0.9]
    headings = [frozenset(_terms(c)) for c in table.columns]
    common = frozenset.intersection(*headings) if len(headings) > 1 else frozenset()
    found = [h - common for h in headings]
    scores = [sum((2 if c.counted else 1) * _telling(c) * c.match(f) for c in open_concepts) for f in found]
    said = spoken_of(query.standalone)
    shared = frozenset.intersection(*map(named_by, table.columns)) if len(headings) > 1 else frozenset()
    phrases = [_BY_PHRASE * len(said & named_by(c) - shared) for c in table.columns]
    counted = any(c.term in (_PEOPLE if c.counted else _PERSONS) for c in open_concepts)
    if max(scores) < 0.9 and not any(phrases) and counted:
        scores = [s + bool(f & _PARTICIPANTS) for s, f in zip(scores, found, strict=True)]
    asked = _asked_words(query, table)
    literal = [frozenset(tokens(c)) & asked for c in table.columns]
    alike = frozenset.intersection(*literal)
    weights = {c.term: _LITERAL * _telling(c) * (c in open_concepts) for c in query.concepts}
    words = [sum(weights.get(term(w), 1.0) for w in held - alike) for held in literal]
    return [sum(three) for three in zip(scores, phrases, words, strict=True)]


def _telling(concept: Concept) -> float:
    """How much a word tells of which column is meant: little where all the document speaks of it."""
    return min(1.0, concept.weight)


def _asked_words(query: Query, table: Table) -> frozenset[str]:
    """The words of a question save small ones and those that name what the rows are."""
    ranked = frozenset(terms(table.row_heading))
    words = frozenset(tokens(query.standalone)) - _FUNCTION_WORDS
    return frozenset(w for w in words if term(w) not in ranked)


def _joined(query: Query, table: Table, chosen: Sequence[int]) -> list[int]:
    """Columns of the other half of a pair: "het aantal trainingen plus de deelnemers"."""
    headings = [frozenset(_terms(c)) for c in table.columns]
    told = [h - frozenset.intersection(*headings) for h in headings]
    held = frozenset().union(*(told[c] for c in chosen))
    found = []
    for match in _JOINED.finditer(query.standalone):
        one, other = (frozenset(terms(words)) for words in match.groups())
        for asked, beside in ((one, other), (other, one)):
            if asked & held:
                found += [c for c, heading in enumerate(told) if heading & beside - held]
    return _without_wider(found, table, _asked_words(query, table))


def _by_place(query: Query, row: Row, index: Index) -> list[int]:
    """The columns of the places that a question names, the country and "wij" included."""
    table = row.table
    columns = range(len(table.columns))
    places = {*query.places, *(["nederland"] if _WHOLE_COUNTRY.search(query.standalone) else [])}
    placed = [c for c in columns if any(names_place(p, table.columns[c]) for p in places)]
    if not placed:
        return []
    own = home_of(row, index)
    home = [c for c in columns if own and names_place(own, table.columns[c]) and c not in placed]
    compared = query.kind is Kind.CHANGE and len(placed) == 1 and COUNTRY.search(table.columns[placed[0]])
    if home and (compared or _OURS.search(query.standalone)):
        return sorted({*placed, *home})
    return placed


def _with_ours(query: Query, row: Row, named: list[int], index: Index) -> list[int]:
    """The columns named, and that of the documents' own town where the question sets "ours" beside them."""
    place = home_of(row, index) if query.kind is Kind.CHANGE and _OURS.search(query.standalone) else ""
    own = [c for c, heading in enumerate(row.table.columns) if place and names_place(place, heading)]
    return sorted({*named, *own})


def _without_wider(columns: Sequence[int], table: Table, asked: frozenset[str]) -> list[int]:
    """Columns save those that only add to another's heading what was not asked: "Gem. aantal" to "Aantal"."""
    words = {c: frozenset(tokens(table.columns[c])) for c in columns}
    return [
        c
        for c in columns
        if not any(words[d] < words[c] and not (words[c] - words[d]) & asked for d in columns)
    ]


@lru_cache(maxsize=4096)
def _terms(heading: str) -> tuple[str, ...]:
    return tuple(terms(heading))
