"""The trust border: an answer's numbers and names stand in its quotes, or were computed from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from corpus.dutch.numbers import find_numbers
from corpus.dutch.words import fold
from corpus.index import Index
from corpus.model import Citation, CitedFigure, Conflict, Figure, Statement
from retriever.draft import Claim, Dispute, Draft, Quote
from retriever.makers import maker_of
from retriever.spoken import is_scaled, said_value

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
        numbers = tuple(dict.fromkeys(_cite(q, citations, index).number for q in claim.quotes))
        maker = maker_of(index.info(claim.quotes[0].passage.document_id)) if claim.introduced else ""
        statements.append(Statement(claim.text, numbers, maker))
        stated = list(_stated(claim, citations, index))
        places[place] = stated
        figures.extend(f for f in stated if f not in figures)
    conflicts = tuple(c for d in draft.disputes if (c := _conflict(d, places)))
    dropped = len(draft.claims) - len(statements)
    return tuple(statements), tuple(citations.values()), tuple(figures), conflicts, dropped


def _conflict(dispute: Dispute, places: Mapping[int, Sequence[CitedFigure]]) -> Conflict | None:
    """The figures that stand against each other; None where a claim of them fell away or states none."""
    sides = [places.get(place, ()) for place in dispute.claims]
    if not all(sides):
        return None
    figures = tuple(side[0] for side in sides)
    return Conflict(dispute.measure or figures[0].figure.measure, figures, dispute.explanation)


def holds(claim: Claim, index: Index) -> bool:
    """Whether every number and name of a claim stands in what it cites or was rightly computed from it."""
    if not claim.quotes or not all(_verbatim(q, index) for q in claim.quotes):
        return False
    cited = [q.text for q in claim.quotes]
    values = {n.value for text in cited for n in find_numbers(text)}
    values |= {said_value(f) for q in claim.quotes for f in _figures_in(q, index) if is_scaled(f)}
    if any(not _operands(f.derived or "") <= values | _results(claim.derived) for f in claim.derived):
        return False
    allowed = values | _results(claim.derived)
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


def _figures_in(quote: Quote, index: Index) -> Iterable[Figure]:
    figures = index.figures_by_passage.get(quote.passage.id, ())
    return (f for f in figures if quote.begin <= f.begin < quote.end)


def _operands(derived: str) -> set[Decimal]:
    """The numbers left of the equals sign of "1.500 − 1.250 = 250"."""
    return {abs(n.value) for n in find_numbers(derived.split("=")[0].replace("\u2212", " "))}


def _results(figures: Iterable[Figure]) -> set[Decimal]:
    return {f.value for f in figures}


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
        place=place.place,
        confidence=place.confidence,
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
        for figure in _figures_in(quote, index):
            if figure.value in said or abs(figure.value) in said:
                yield CitedFigure(figure, number)
    first = citations[(claim.quotes[0].passage.id, claim.quotes[0].begin, claim.quotes[0].end)].number
    yield from (CitedFigure(f, first) for f in claim.derived)
