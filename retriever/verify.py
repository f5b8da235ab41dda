"""The trust border: an answer's numbers and names stand in its quotes, or were computed from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal

from corpus.dutch.numbers import Number, find_numbers
from corpus.index import Index
from corpus.model import Citation, CitedFigure, Conflict, Figure, Statement
from retriever.border import strange_counts, strange_names, strange_times, without_times
from retriever.draft import Claim, Dispute, Draft, Quote
from retriever.makers import maker_of
from retriever.spoken import is_scaled, said_value
from retriever.sums import comes_out, operands

_UNITS = frozenset(("%", "€", "procentpunt"))
"""Units that say what a number means; a claim may not change them."""
_END_OF_PART = re.compile(r"[;.](?=\s)")

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
    """Whether the numbers, names and dates of a claim stand in what it cites or were rightly computed."""
    if not claim.quotes or not all(_verbatim(q, index) for q in claim.quotes):
        return False
    cited = "\n".join(q.text for q in claim.quotes)
    known = _numbers_in(claim.quotes, index)
    if not _rightly_computed(claim.derived, {abs(v) for v, _ in known}):
        return False
    known |= {(f.value, f.unit) for f in claim.derived}
    if not all(_is_known(n, known) for n in find_numbers(without_times(claim.text))):
        return False
    counts = {int(v) for v, _ in known if v == v.to_integral_value()}
    strange = (
        strange_names(claim.text, cited) or strange_times(claim.text, cited)
        or strange_counts(claim.text, cited, counts)
    )  # fmt: skip
    return not strange and _of_own_row(claim, index)


def _numbers_in(quotes: Sequence[Quote], index: Index) -> set[tuple[Decimal, str]]:
    """Values and units of the numbers in the quotes, as printed and with what the headings of a table add."""
    found = {(n.value, n.unit) for q in quotes for n in find_numbers(q.text)}
    figures = [f for q in quotes for f in _figures_in(q, index)]
    found |= {(f.value, f.unit) for f in figures if not is_scaled(f)}
    return found | {(said_value(f), f.unit) for f in figures}


def _is_known(number: Number, known: Set[tuple[Decimal, str]]) -> bool:
    """Whether a number is known by its value and, where its unit says what it means, by that unit."""
    units = {unit for value, unit in known if abs(value) == abs(number.value)}
    return bool(units) and (number.unit not in _UNITS or number.unit in units)


def _rightly_computed(figures: Sequence[Figure], known: Set[Decimal]) -> bool:
    """Whether each sum uses numbers of the quotes or of the other sums, and comes out."""
    known = known | {abs(f.value) for f in figures}
    for figure in figures:
        shown = figure.derived or ""
        used = [abs(n.value) for n in operands(shown)]
        result = find_numbers(shown.partition(" = ")[2])
        if not used or not set(used) <= known or not comes_out(shown) or result[0].value != figure.value:
            return False
    return True


def _of_own_row(claim: Claim, index: Index) -> bool:
    """Whether a part of a claim that names one of several quoted table rows has no number of the others."""
    rows = [
        (q, index.tables[q.passage.row.table_id].rows[q.passage.row.row].label)
        for q in claim.quotes
        if q.passage.row
    ]
    if len({label for _, label in rows}) < 2:
        return True
    others = {v for q in claim.quotes if not q.passage.row for v, _ in _numbers_in([q], index)}
    others |= {f.value for f in claim.derived}
    for part in _END_OF_PART.split(claim.text):
        named = [(q, label) for q, label in rows if _names(part, label)]
        if len({label for _, label in named}) == 1:
            own = {abs(v) for v, _ in _numbers_in([q for q, _ in named], index)} | {abs(v) for v in others}
            if any(abs(n.value) not in own for n in find_numbers(part)):
                return False
    return True


def _names(part: str, label: str) -> bool:
    words = re.escape(label.strip("* "))
    return bool(words) and bool(re.search(rf"(?<!\w){words}(?!\w)", part))


def _verbatim(quote: Quote, index: Index) -> bool:
    place = quote.passage.provenance
    text = index.document(quote.passage.document_id).text
    return (
        bool(quote.text.strip()) and text[place.begin + quote.begin : place.begin + quote.end] == quote.text
    )


def _figures_in(quote: Quote, index: Index) -> Iterable[Figure]:
    figures = index.figures_by_passage.get(quote.passage.id, ())
    return (f for f in figures if quote.begin <= f.begin < quote.end)


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
