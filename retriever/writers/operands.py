"""Which two figures of the texts a sum is made of, each with the quote that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.dutch.numbers import SCALES, Number
from corpus.dutch.periods import find_periods
from corpus.model import Figure, Passage
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query
from retriever.writers.cells import quotes, row_at


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure and the quotes that hold it and its headings."""

    figure: Figure
    quotes: tuple[Quote, ...]


Pair = tuple[Operand, Operand]


def figures_of(claim: Claim, evidence: Evidence) -> list[Operand]:
    """The figures that a claim from running text says, in order."""
    quote = claim.quotes[0]
    said = figures_in(quote.passage, evidence) if not quote.passage.row else []
    return [
        o
        for o in said
        if quote.begin <= o.figure.begin < quote.end and _stands_in(o.figure.display, claim.text)
    ]


def figures_in(passage: Passage, evidence: Evidence) -> list[Operand]:
    """The figures of a passage of running text, each with its sentence."""
    found = evidence.index.figures_by_passage.get(passage.id, ())
    spans = [(f, next((s for s in passage.sentences if s[0] <= f.begin < s[1]), None)) for f in found]
    return [Operand(f, (Quote(passage, *span),)) for f, span in spans if span]


def pair_of(own: Sequence[Operand], around: Sequence[Operand], query: Query, text: str) -> Pair | None:
    """The two like figures that a change runs between.

    Those that the question states come first, then those that the text joins ("van A naar B"), then those of
    the years it names; else there must be one such pair.

    Args:
        own: the figures that are said.
        around: those of the whole passage, which the question may name too.
        query: the question.
        text: the passage.
    """
    like, wide = list(_like(own)), list(_like(around))
    stated = [p for p in wide if _both_stated(p, query)]
    outright = [p for p in like if _from_to(p[0].figure, p[1].figure, text)]
    dated = [p for p in wide if _of_years(p, query.years) and any(o in own for o in p)]
    chosen = next((w for w in (stated, outright[:1], dated, like) if w), [])
    return chosen[0] if len(chosen) == 1 else None


def _both_stated(pair: Pair, query: Query) -> bool:
    """Whether each of the two is another number of the question."""
    first, second = (next((n for n in query.numbers if states(n, o.figure)), None) for o in pair)
    return bool(first and second and first.begin != second.begin)


def oldest_first(pair: Pair, text: str) -> Pair | None:
    """Old and new of a pair that a text compares in time; None where it does not say which came first."""
    first, second = (o.figure for o in pair)
    if _from_to(first, second, text):
        return pair
    near = text[max(0, second.begin - 60) : second.begin]
    if re.search(r"vergelijking (met|tot)|ten opzichte van|eerder|was dit|was dat|tegen\b|dan in", near):
        return pair[1], pair[0]
    years = [find_periods(text[max(0, f.begin - 40) : f.end + 20]) for f in (first, second)]
    if not years[0] or not years[1] or years[0][0].year == years[1][0].year:
        return None
    return pair if years[0][0].year < years[1][0].year else (pair[1], pair[0])


def states(number: Number, figure: Figure) -> bool:
    """Whether a number of the question is that of a figure: "100" also that of "€ 100 mln"."""
    if number.unit and number.unit != figure.unit:
        return False
    scales = (1, *SCALES.values()) if not number.unit else (1,)
    return any(figure.value == number.value * scale for scale in scales)


def stated_in(query: Query, document_id: str, evidence: Evidence) -> Iterator[Operand]:
    """The figures of a document that the question states."""
    index = evidence.index
    rows = sorted({row for n in query.numbers for row in index.rows_with(n.value)})
    for passage in (index.passages[row] for row in rows):
        if passage.document_id == document_id and passage.kind != "header":
            yield from (
                o for o in _operands(passage, evidence) if any(states(n, o.figure) for n in query.numbers)
            )


def _operands(passage: Passage, evidence: Evidence) -> list[Operand]:
    row = row_at(evidence.index, passage)
    if row is None:
        return figures_in(passage, evidence)
    held = quotes(row, evidence.index)
    return [Operand(f, held) for f in evidence.index.figures_by_passage.get(passage.id, ())]


def _like(operands: Sequence[Operand]) -> Iterable[Pair]:
    """Every two figures of one unit, kind and size, in order."""
    for i, a in enumerate(operands):
        for b in operands[i + 1 :]:
            small, great = sorted((a.figure.value, b.figure.value))
            alike = a.figure.unit == b.figure.unit and a.figure.kind == b.figure.kind
            if alike and small > 0 and great < 10 * small:
                yield a, b


def _of_years(pair: Pair, years: Sequence[int]) -> bool:
    """Whether the figures are each of another of the years asked for."""
    own = [find_periods(o.figure.period or "") for o in pair]
    found = {p[0].year for p in own if p}
    return len(years) > 1 and len(found) > 1 and found <= set(years)


def _from_to(first: Figure, second: Figure, text: str) -> bool:
    """Whether the text says "van A naar B" or "van A tot B"."""
    opens = re.search(r"\bvan\s+(?:onder |ruim |bijna )?$", text[: first.begin])
    return bool(opens) and bool(
        re.match(r"\s*(?:\([^)]*\)\s*)?(?:naar|tot)\b", text[first.end : second.begin])
    )


def _stands_in(number: str, text: str) -> bool:
    """Whether a number stands in a text whole: "5%" does not stand in "15%"."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)}", text))


def greater(a: Operand, b: Operand) -> Pair:
    """The two with the greater value first."""
    return (a, b) if _value(a) >= _value(b) else (b, a)


def _value(operand: Operand) -> Decimal:
    return operand.figure.value
