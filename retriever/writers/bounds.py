"""A figure beside the norm, target or limit that the texts give for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.words import terms
from corpus.model import Passage
from retriever.cues import Kind
from retriever.cues.norms import MOST, NORM, names_norm, said_norm, supposed_above
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.arithmetic import say_gap
from retriever.writers.cells import quotes, row_at, say_cells
from retriever.writers.operands import Operand, in_passage

_BOUND = re.compile(rf"(?:{NORM.pattern}|\bminimaal|\bten minste|\bmaximaal|\bten hoogste)", re.IGNORECASE)
_REACH = 30
"""How many characters behind a norm's word its number stands at the most."""
_CHOICE = 8
_NEIGHBOURS = 4
"""How many passages a figure may stand from the norm that is said of it."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A figure and the bound said of it.

    Attributes:
        value: the figure.
        claim: the claim that says it.
        bound: the number of the bound.
        held: the quotes that hold the bound.
        most: whether it must not be passed; else it must be reached.
    """

    value: Operand
    claim: Claim
    bound: Number
    held: tuple[Quote, ...]
    most: bool

    @property
    def above(self) -> bool:
        """Whether the figure lies above the bound; one that reaches what must be reached does."""
        if self.value.figure.value == self.bound.value:
            return not self.most
        return self.value.figure.value > self.bound.value


def bounded(query: Query, claims: Sequence[Claim], evidence: Evidence) -> Bounded | None:
    """The figure asked for beside its bound; None where the question names none or the texts do not tell."""
    if not names_norm(query.standalone) and not _states_bound(query):
        return None
    for number, held, text in _bounds(query, claims, evidence):
        found = _value(query, claims, evidence, number, held[0].passage)
        if found:
            return Bounded(*found, number, held, bool(MOST.search(text)))
    return None


def beside_bound(query: Query, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """The figure with its bound, where the question supposes another side or asks how far off it is."""
    found = bounded(query, claims, evidence)
    if found is None:
        return []
    against = contradiction(query, found)
    far = gap(query, found) if query.kind is Kind.CHANGE else None
    if against is None and far is None:
        return []
    return [c for c in (against, found.claim, far) if c]


def contradiction(query: Query, found: Bounded) -> Claim | None:
    """That the figure lies on the other side of the bound than the question supposes."""
    supposed = supposed_above(query.standalone, found.most)
    if supposed is None or supposed is found.above:
        return None
    opening = "That is not so: " if query.english else "Dat klopt niet: "
    return Claim(f"{opening}{side(query, found)}", all_quotes(found), shown=())


def side(query: Query, found: Bounded) -> str:
    """On which side of the bound the figure lies: "31% ligt boven het streven van 30%"."""
    value, bound = found.value.figure.display, found.bound.display
    norm = said_norm(query.standalone, query.english)
    if found.value.figure.value == found.bound.value:
        return f"{value} is {norm}." if query.english else f"{value} is gelijk aan {norm}."
    if query.english:
        return f"{value} is {'above' if found.above else 'below'} {norm} of {bound}."
    return f"{value} ligt {'boven' if found.above else 'onder'} {norm} van {bound}."


def gap(query: Query, found: Bounded) -> Claim | None:
    """How far the figure lies from the bound."""
    figure = found.value.figure
    bound = replace(figure, value=found.bound.value, display=found.bound.display, table=None, derived=None)
    text, derived = say_gap(figure, bound, query.english)
    return Claim(text, all_quotes(found), derived, shown=()) if derived else None


def all_quotes(found: Bounded) -> tuple[Quote, ...]:
    """The quotes that hold the figure and its bound."""
    return tuple(dict.fromkeys((*found.value.quotes, *found.held)))


def _states_bound(query: Query) -> bool:
    return bool(re.search(r"\bmoet(?:en)?\b.{0,30}\d+(?:,\d+)?\s*(?:%|procent)", query.standalone))


def _bounds(
    query: Query, claims: Sequence[Claim], evidence: Evidence
) -> Iterator[tuple[Number, tuple[Quote, ...], str]]:
    """Bounds in what is said, then in the best candidates: the number, its quotes and the words before it."""
    spots = [(q.passage, q.begin, q.end) for c in claims[:1] for q in c.quotes[:1]]
    near = sorted(evidence.candidates[:_CHOICE], key=lambda c: -c.coverage)
    spots += [(c.passage, *_with_before(c)) for c in near]
    for passage, begin, end in spots:
        for number, words in _bounds_in(passage.text[begin:end]):
            stated = [n for n in query.numbers if n.unit == number.unit]
            if stated and all(n.value != number.value for n in stated):
                continue
            row = row_at(evidence.index, passage)
            held = quotes(row, evidence.index)[:1] if row else (Quote(passage, begin, end),)
            yield number, held, words


def _with_before(candidate: Candidate) -> tuple[int, int]:
    """The span of a sentence with the one before it: "Voor mazelen is dit 95%" goes on about a norm."""
    spans = candidate.passage.sentences
    return spans[max(0, candidate.sentence - 1)][0], candidate.end


def _bounds_in(text: str) -> Iterator[tuple[Number, str]]:
    """The bounds that a text gives, last first, with the words before each."""
    numbers = [n for n in find_numbers(text) if not n.is_year]
    for number in reversed(numbers):
        before = text[max(0, number.begin - _REACH) : number.end]
        goes_on = re.search(r"\bis (?:dit|dat|deze)\s*$", text[: number.begin]) and names_norm(text)
        if _BOUND.search(before) or goes_on:
            yield number, before


def _value(
    query: Query, claims: Sequence[Claim], evidence: Evidence, bound: Number, near: Passage
) -> tuple[Operand, Claim] | None:
    """The figure of the unit of the bound that is said; else the one row near the bound of the age asked."""
    first = claims[0]
    said = [o for o in said_by(first, evidence) if _fits(o, bound)]
    said = _named(query, said) if len(said) > 1 else said
    if len(said) == 1:
        return said[0], first
    if said or not query.ages:
        return None
    index = evidence.index
    at = index.passage_rows[near.id]
    for candidate in evidence.candidates[: 2 * _CHOICE]:
        row = row_at(index, candidate.passage)
        far = abs(index.passage_rows[candidate.passage.id] - at) > _NEIGHBOURS
        if row is None or far or candidate.features.age <= 0:
            continue
        filled = [c for c, cell in enumerate(row.row.cells) if cell]
        claim = say_cells(row, filled, index)
        own = [Operand(f, quotes(row, index)) for f in claim.shown or ()]
        if len(own) == 1 and _fits(own[0], bound):
            return own[0], claim
    return None


def said_by(claim: Claim, evidence: Evidence) -> list[Operand]:
    """The figures that a claim says; those of a row are the cells it shows."""
    passage = claim.quotes[0].passage
    if passage.row:
        return [Operand(f, claim.quotes) for f in claim.shown or ()]
    return [o for o in in_passage(passage, evidence.index) if o.figure.display in claim.text]


def _fits(operand: Operand, bound: Number) -> bool:
    figure = operand.figure
    return figure.unit == bound.unit and figure.kind == "gerealiseerd" and not figure.derived


def _named(query: Query, operands: Sequence[Operand]) -> list[Operand]:
    """Those behind which stands something that the question names: "31% preventie"."""
    asked = {c.term for c in query.concepts}
    return [o for o in operands if asked & set(terms(_behind(o)))]


def _behind(operand: Operand) -> str:
    text = operand.quotes[0].passage.text
    return re.split(r"[/;,.]|\d", text[operand.figure.end :], maxsplit=1)[0][:40]
