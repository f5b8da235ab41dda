"""Two numbers or terms of the texts that a question sets against each other: where each stands, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.dutch.numbers import WORDS, Number, find_numbers
from corpus.dutch.words import fold
from retriever.cues import Kind
from retriever.draft import Claim, Evidence
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.cells import figure_of, row_at, rows_of, say_cells
from retriever.writers.reckoned import opposed_claims
from retriever.writers.sentences import sentence_claims

_HALF = re.compile(r"\b(\w+?)[eë]+n(?:een)?hal(?:f|ve)\b\s+(\w+)", re.IGNORECASE)
_WORDED = re.compile(rf"\b({'|'.join(WORDS)})\s+(\w{{3,}})\b", re.IGNORECASE)
_TERM = re.compile(r"\b[A-Z][A-Z&/]+[A-Z]\b")
_ROUNDED = Decimal("0.5")
_MOST = 3
"""Of how many numbers or terms at most is told where they stand."""


@dataclass(frozen=True, slots=True)
class _Named:
    """One of the things set against each other: its value, where it is a number, and what text holds it."""

    value: Decimal | None
    holds: Callable[[str], bool]


def conflict_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """For each number or term named the best place that holds it, and what makes up the difference."""
    if query.kind is not Kind.CONFLICT:
        return []
    named = _named(query)
    if len(named) < 2:
        return opposed_claims(query, evidence)
    claims: list[Claim] = []
    for one in named[:_MOST]:
        own = [c for c in evidence.candidates if one.holds(c.text)]
        if not own:
            continue
        claims.append(_said(own[0], one, query, evidence))
        sure = next((c for c in own if c.passage.certain), None)
        if not own[0].passage.certain and sure:
            claims.append(_said(sure, one, query, evidence))
    return [*claims, *_between(query, claims, evidence)]


def _named(query: Query) -> list[_Named]:
    """The numbers of the question in figures, else those in words, else its capitalised short forms."""
    unit = next((n.unit for n in query.numbers if n.unit), "")
    numbers = [_Named(n.value, _holder(n.value, n.unit or unit)) for n in query.numbers]
    if len(numbers) > 1:
        return numbers
    return _worded(query.text) or _terms(query.text) or numbers


def _holder(value: Decimal, unit: str) -> Callable[[str], bool]:
    """Whether a text holds the number, or one that it rounds: "9 weken" is said of 9,4."""

    def held(number: Number) -> bool:
        said = number.value == value or (value % 1 == 0 and abs(number.value - value) < _ROUNDED)
        return said and (number.unit == unit or not unit)

    return lambda text: any(held(n) for n in find_numbers(text))


def _worded(text: str) -> list[_Named]:
    """Lengths in words: "tweeënhalve week", "twee weken"; empty where there are fewer than two."""
    folded = fold(text)
    found: list[tuple[int, str, str]] = []
    for match in _HALF.finditer(folded):
        if match[1] in WORDS:
            found.append(
                (match.start(), rf"(?:{match[1]} en een half|{WORDS[match[1]]},5|{match[1]}enhal)", match[2])
            )
    taken = [begin for begin, _, _ in found]
    for match in _WORDED.finditer(folded):
        if match.start() not in taken:
            found.append((match.start(), rf"\b(?:{match[1]}|{WORDS[match[1]]})", match[2]))
    if len(found) < 2:
        return []
    return [_Named(None, _pattern(rf"{number}\w*\s+{unit[:3]}")) for _, number, unit in sorted(found)]


def _pattern(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: bool(compiled.search(fold(text)))


def _terms(text: str) -> list[_Named]:
    """Short forms in capitals; empty where there are not two."""
    found = list(dict.fromkeys(_TERM.findall(text)))
    if len(found) != 2:
        return []
    return [_Named(None, _pattern(rf"\b{re.escape(fold(t))}\b")) for t in found]


def _said(candidate: Candidate, one: _Named, query: Query, evidence: Evidence) -> Claim:
    """The sentence; of a row the cells with the number, by their headings."""
    row = row_at(evidence.index, candidate.passage)
    if row:
        columns = [c for c, cell in enumerate(row.row.cells) if cell and cell.value == one.value]
        if columns:
            return say_cells(row, columns, evidence.index)
    part = Evidence((candidate,), evidence.index)
    return sentence_claims(replace(query, kind=Kind.FIGURE), part)[0]


def _between(query: Query, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """What makes up the difference of two numbers: a figure of the same column, or of the same passage."""
    values = sorted({n.value for n in query.numbers})
    if len(values) != 2 or len({n.unit for n in query.numbers}) != 1 or len(claims) < 2:
        return []
    gap = values[1] - values[0]
    if gap <= 1 or any(gap == n.value for c in claims for n in find_numbers(c.text)):
        return []
    return next((found for c in claims if (found := _makes_up(gap, c, evidence))), [])


def _makes_up(gap: Decimal, claim: Claim, evidence: Evidence) -> list[Claim]:
    """The row of the claim's table that has this value in the same column."""
    index = evidence.index
    row = row_at(index, claim.quotes[0].passage)
    if row is None:
        return []
    said = {c for c in range(len(row.table.columns)) if figure_of(row, c, index) in (claim.shown or ())}
    for other in rows_of(index, row.table):
        columns = [c for c in said if (cell := other.cell(c)) and cell.value == gap]
        if columns:
            return [say_cells(other, columns, index)]
    return []
