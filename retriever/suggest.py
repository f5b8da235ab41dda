"""Questions that follow on an answer and that the documents answer: each is made from a cell or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.dutch.words import fold, tokens
from corpus.index import Index
from corpus.model import Citation, CitedFigure, Table
from retriever.query import Query
from retriever.timeline import column_years, has_timeline
from retriever.vocabulary import PLACES, place_form
from retriever.writers.cells import Row, column_name, home_of, in_words, row_at, rows_of

_MOST = 3
_TOTAL = re.compile(r"\btotaal\b|\btotal\b|gemiddeld|waarvan", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\w-])[A-Z][\w/&]*[A-Z]\w*(?![\w-])")
_LONGEST = 60
"""Most characters of a heading that is asked for by name."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question with where its answer stands: the passage, and words that it holds."""

    question: str
    passage_id: str
    holds: str


def follow_ups(
    query: Query, citations: Sequence[Citation], figures: Sequence[CitedFigure], index: Index
) -> tuple[str, ...]:
    """Up to three questions about what stands beside the cited."""
    return tuple(s.question for s in suggestions(query, citations, figures, index))


def suggestions(
    query: Query, citations: Sequence[Citation], figures: Sequence[CitedFigure], index: Index
) -> list[Suggestion]:
    """Up to three questions with where they are answered: other cells of the cited tables, abbreviations."""
    found = {s.question: s for s in _all(query, citations, figures, index)}
    asked = {query.text, query.standalone}
    return [s for s in found.values() if s.question not in asked][:_MOST]


def _all(
    query: Query, citations: Sequence[Citation], figures: Sequence[CitedFigure], index: Index
) -> Iterator[Suggestion]:
    cited = {c.passage_id for c in citations}
    for citation in citations:
        row = row_at(index, index.passage(citation.passage_id))
        column = _stated(row, figures, index) if row else None
        if row and column is not None:
            yield from _beside(query, row, column, cited, index)
            break
    yield from _abbreviations(query, " ".join(c.quote for c in citations), index)


def _abbreviations(query: Query, quoted: str, index: Index) -> Iterator[Suggestion]:
    """What the short forms in the quotes stand for, of which the texts tell one thing elsewhere."""
    asked = set(re.findall(r"[\w/&-]+", fold(query.standalone)))
    for short in dict.fromkeys(_SHORT.findall(quoted)):
        found = index.abbreviations_called({fold(short)})
        if fold(short) in asked or len({fold(a.long) for a in found}) != 1 or found[0].long in quoted:
            continue
        question = (
            f"What does {short} stand for?" if query.english else f"Waar staat de afkorting {short} voor?"
        )
        yield Suggestion(question, found[0].passage_id, found[0].long)


def _stated(row: Row, figures: Sequence[CitedFigure], index: Index) -> int | None:
    """The first column of a row of which the answer states the figure."""
    for cited in figures:
        figure = cited.figure
        if figure.passage_id == row.passage.id and figure.table:
            at = row.passage.provenance.begin + figure.begin
            cells = enumerate(row.row.cells)
            return next((c for c, cell in cells if cell and cell.begin <= at < cell.end), None)
    return None


def _beside(query: Query, row: Row, column: int, cited: set[str], index: Index) -> Iterator[Suggestion]:
    """Another row of the same column, and another year or place of the same row."""
    rows = [r for r in rows_of(index, row.table) if _is_told(r, column)]
    labels = [r.name for r in rows]
    home = home_of(row, index)
    others = [
        r
        for r in rows
        if r.passage.id not in cited
        and labels.count(r.name) == 1
        and place_form(r.row.label.strip("* ")) != home
        and not _has_twin(r, column, index)
    ]
    behind = [r for r in others if r.passage.provenance.begin > row.passage.provenance.begin] or others
    if _is_asked_by_name(row.table, column):
        for other in behind[:1]:
            question = _cell(other, column, query.english)
            if question:
                yield Suggestion(question, other.passage.id, in_words(other, column, index))
        for c in _like(row, column, home):
            if _has_twin(row, c, index):
                continue
            question = _cell(row, c, query.english)
            if question:
                yield Suggestion(question, row.passage.id, in_words(row, c, index))


def _is_told(row: Row, column: int) -> bool:
    cell = row.cell(column)
    name = row.row.label
    return (
        bool(cell and cell.value is not None and re.search(r"[^\W\d_]{3}", name) and not _TOTAL.search(name))
        and len(row.name) <= _LONGEST
    )


def _is_asked_by_name(table: Table, column: int) -> bool:
    """Whether a heading is short, and does not hold all words of another: that is found in its stead."""
    own = set(tokens(table.columns[column]))
    others = [set(tokens(h)) for c, h in enumerate(table.columns) if c != column and h]
    return len(table.columns[column]) <= _LONGEST and not any(o <= own for o in others if own)


def _has_twin(row: Row, column: int, index: Index) -> bool:
    """Whether another table of the document has a row of that name for the same column or year."""
    year, heading = column_years(row.table)[column], fold(row.table.columns[column])
    return any(
        fold(r.label) == fold(row.row.label)
        and (
            not any(t.columns)
            or heading in map(fold, t.columns)
            or (year is not None and year in column_years(t))
        )
        for t in index.document(row.table.document_id).tables
        if t.id != row.table.id
        for r in t.rows
    )


def _like(row: Row, column: int, home: str) -> list[int]:
    """The filled column before, or else behind, in a row over years or places; not the document's home."""
    cells = [c for c, cell in enumerate(row.row.cells) if cell and cell.value is not None]
    filled = [
        c for c in cells if c == column or not home or place_form(_place_in(row.table.columns[c])) != home
    ]
    if not (has_timeline(row.table) or _place_in(row.table.columns[column])) or column not in filled:
        return []
    at = filled.index(column)
    return filled[at - 1 : at] or filled[at + 1 : at + 2]


def _cell(row: Row, column: int, english: bool) -> str:
    """The question for one cell, by what its row and column are; "" where neither tells."""
    heading, name = column_name(row.table, column), row.name
    place, year = _place_in(heading), column_years(row.table)[column]
    if place_form(row.row.label.strip("* ")) in PLACES or _is_part(row):
        return _asked(heading, f"in {row.row.label.strip('* ')}", english) if heading else ""
    if place:
        return _asked(name, f"in {place}", english)
    if year and has_timeline(row.table):
        return _asked(name, f"in {year}", english)
    counted = re.fullmatch(r"[Aa]antal (\w+)", heading)
    if counted and not english:
        return f"Hoeveel {counted[1]} had ‘{name}’?"
    if not heading:
        return _asked(name, "", english)
    return f"What is ‘{heading}’ for ‘{name}’?" if english else f"Wat is ‘{heading}’ bij ‘{name}’?"


def _asked(what: str, where: str, english: bool) -> str:
    opened = f"What is ‘{what}’" if english else f"Hoe hoog is ‘{what}’"
    return f"{opened} {where}".strip() + "?"


def _is_part(row: Row) -> bool:
    """Whether the rows of a table are parts of a city, told by what stands above their labels."""
    return bool(re.search(r"stadsdeel|wijk|gebied|gemeente|district", row.table.row_heading, re.IGNORECASE))


def _place_in(heading: str) -> str:
    """The place that a column is for, without its year; "" for another column."""
    bare = re.sub(r",?\s*(?:19|20)\d\d$", "", heading).strip()
    return bare if place_form(bare) in PLACES else ""
