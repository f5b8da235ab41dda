"""The trust border: no number or name reaches an answer that its quotes do not hold or that was not computed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from corpus.dutch.numbers import find_numbers
from corpus.dutch.words import fold
from corpus.index import Index
from corpus.model import Citation, CitedFigure, Conflict, Figure, Passage, Statement
from retriever.draft import Claim, Draft, Quote

_NAME = re.compile(r"(?<![.!?:–;] )(?<!^)(?<![\w-])[A-ZÀ-Þ][\w'’&/-]+")
_OWN_WORDS = frozenset(
    """
    dat dit het daarna verschil that next decrease increase highest lowest de een via percentage points
    """.split()
)

Checked = tuple[
    tuple[Statement, ...], tuple[Citation, ...], tuple[CitedFigure, ...], tuple[Conflict, ...], int
]
"""Statements, citations, figures, conflicts, and how many claims were dropped."""


def verify(draft: Draft, index: Index) -> Checked:
    """Keep the claims whose every number and name stands in their quotes or was computed from them.

    A quote that is not verbatim in its document drops its claim; so does a computed figure whose operands are
    not in the quotes. Sources are numbered in the order in which the answer first uses them.
    """
    citations: dict[tuple[str, int, int], Citation] = {}
    statements: list[Statement] = []
    figures: list[CitedFigure] = []
    places: dict[int, list[CitedFigure]] = {}
    for place, claim in enumerate(draft.claims):
        if not holds(claim, index):
            continue
        numbers = tuple(
            dict.fromkeys(_cite(q, citations, index).number for q in _with_headings(claim, index))
        )
        statements.append(Statement(claim.text, numbers))
        stated = list(_stated(claim, citations, index))
        places[place] = stated
        figures.extend(f for f in stated if f not in figures)
    conflicts = tuple(
        Conflict(d.measure, tuple(f for p in d.claims for f in places.get(p, ())), d.explanation)
        for d in draft.disputes
        if all(p in places for p in d.claims)
    )
    dropped = len(draft.claims) - len(statements)
    return tuple(statements), tuple(citations.values()), tuple(figures), conflicts, dropped


def holds(claim: Claim, index: Index) -> bool:
    """Whether every number and name of a claim stands in what it cites or was rightly computed from it."""
    if not claim.quotes or not all(_verbatim(q, index) for q in claim.quotes):
        return False
    cited = [q.text for q in claim.quotes] + [t for q in claim.quotes for t in _table_words(q, index)]
    values = {n.value for text in cited for n in find_numbers(text)}
    if any(not _operands(f.derived or "") <= values | _results(claim.derived) for f in claim.derived):
        return False
    allowed = values | _results(claim.derived) | _periods(claim, index)
    if any(n.value not in allowed for n in find_numbers(claim.text)):
        return False
    words = fold(" ".join(cited))
    return all(
        fold(m.group()) in words for m in _NAME.finditer(claim.text) if fold(m.group()) not in _OWN_WORDS
    )


def _verbatim(quote: Quote, index: Index) -> bool:
    place = quote.passage.provenance
    text = index.document(quote.passage.document_id).text
    return (
        bool(quote.text.strip()) and text[place.begin + quote.begin : place.begin + quote.end] == quote.text
    )


def _table_words(quote: Quote, index: Index) -> list[str]:
    """Title, headings, row group and footnotes of the table that a quoted row stands in."""
    if quote.passage.row is None:
        return []
    table = index.tables[quote.passage.row.table_id]
    row = table.rows[quote.passage.row.row]
    return [table.title, table.row_heading, row.group, row.label, *table.columns, *table.notes]


def _operands(derived: str) -> set[Decimal]:
    """The numbers left of the equals sign of "443.680 − 359.957 = 83.723"."""
    return {abs(n.value) for n in find_numbers(derived.split("=")[0].replace("\u2212", " "))}


def _results(figures: Iterable[Figure]) -> set[Decimal]:
    return {f.value for f in figures}


def _periods(claim: Claim, index: Index) -> set[Decimal]:
    """The years that the cited documents report on: an answer may say for when a figure holds."""
    years = set()
    for quote in claim.quotes:
        info = index.info(quote.passage.document_id)
        years |= {Decimal(d[:4]) for d in (info.period_from, info.period_to) if d}
    return set(years)


def _with_headings(claim: Claim, index: Index) -> list[Quote]:
    """The quotes, and behind them the column and group headings whose numbers the claim repeats."""
    found = list(claim.quotes)
    for quote in claim.quotes:
        if quote.passage.row is None:
            continue
        table = index.tables[quote.passage.row.table_id]
        row = table.rows[quote.passage.row.row]
        said = {n.value for n in find_numbers(claim.text)} - {n.value for n in find_numbers(quote.text)}
        for span in (table.header_span, row.group_span):
            heading = _heading(span, quote.passage, index)
            if heading and said & {n.value for n in find_numbers(heading.text)}:
                found.append(heading)
    return list(dict.fromkeys(found))


def _heading(span: tuple[int, int] | None, near: Passage, index: Index) -> Quote | None:
    if span is None:
        return None
    at = index.passage_rows[near.id]
    for passage in reversed(index.passages[:at]):
        if passage.document_id != near.document_id:
            return None
        if passage.kind == "header" and passage.provenance.begin <= span[0] < passage.provenance.end:
            return Quote(passage, 0, len(passage.text))
    return None


def _cite(quote: Quote, citations: dict[tuple[str, int, int], Citation], index: Index) -> Citation:
    key = (quote.passage.id, quote.begin, quote.end)
    if key not in citations:
        citations[key] = citation_of(quote, len(citations) + 1, index)
    return citations[key]


def citation_of(quote: Quote, number: int, index: Index) -> Citation:
    """A numbered citation of a quote, its span carried back to the source."""
    passage = quote.passage
    document = index.document(passage.document_id)
    place = passage.provenance
    begin, end = document.source_span(place.begin + quote.begin, place.begin + quote.end)
    section = passage.section
    if passage.row is not None:
        table = index.tables[passage.row.table_id]
        section = tuple(filter(None, (*section[:1], table.title, table.rows[passage.row.row].group)))
    return Citation(
        number=number,
        passage_id=passage.id,
        document_id=passage.document_id,
        quote=quote.text,
        begin=begin,
        end=end,
        page=place.page,
        printed_page=place.printed_page,
        section=tuple(dict.fromkeys(section)),
    )


def _stated(
    claim: Claim, citations: dict[tuple[str, int, int], Citation], index: Index
) -> Iterable[CitedFigure]:
    """The figures a claim states, each with the number of its source."""
    said = {n.value for n in find_numbers(claim.text)}
    for quote in claim.quotes:
        number = citations[(quote.passage.id, quote.begin, quote.end)].number
        if claim.shown is not None:
            yield from (CitedFigure(f, number) for f in claim.shown if f.passage_id == quote.passage.id)
            continue
        for figure in index.figures_by_passage.get(quote.passage.id, ()):
            if quote.begin <= figure.begin < quote.end and (
                figure.value in said or abs(figure.value) in said
            ):
                yield CitedFigure(figure, number)
    first = citations[(claim.quotes[0].passage.id, claim.quotes[0].begin, claim.quotes[0].end)].number
    yield from (CitedFigure(f, first) for f in claim.derived)
