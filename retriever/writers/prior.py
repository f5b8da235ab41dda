"""The figure of a year that a text tells only by what changed since: 98 now, 45 fewer than then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.numbers import format_number
from corpus.dutch.periods import relative_years, years_between
from corpus.model import Figure
from retriever.cues import Kind
from retriever.cues.direction import direction_of
from retriever.draft import Claim, Evidence
from retriever.query import Query
from retriever.spoken import said_value, spoken
from retriever.writers.arithmetic import derived_figure
from retriever.writers.operands import Operand, in_passage

_WITH = re.compile(r"\b(?:vergelijking|vergeleken|ten opzichte|dan|than|compared)\b", re.IGNORECASE)
_AS = re.compile(r"[^\W\d_]{4,}")


def with_prior(query: Query, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """The claims, with the figure of the year asked behind the first where it has to be computed."""
    if query.kind is not Kind.FIGURE or len(query.years) != 1 or any(c.derived for c in claims) or not claims:
        return list(claims)
    passage = claims[0].quotes[0].passage
    if passage.row:
        return list(claims)
    own = list(in_passage(passage, evidence.index))
    if any(o.years == set(query.years) and not o.changes for o in own):
        return list(claims)
    for change in (o for o in own if o.changes and _since(o, query.years[0])):
        level = next((o for o in own if _level(o, change, query.years[0])), None)
        if level:
            return [*claims[:1], _told(level, change, query), *claims[1:]]
    return list(claims)


def _since(change: Operand, year: int) -> bool:
    """Whether a change is one since the year asked."""
    text = change.quotes[0].text
    base = max(change.years, default=None)
    named = {*years_between(text), *relative_years(text, base)}
    return year in named and bool(_WITH.search(text)) and direction_of(text) is not None


def _level(level: Operand, change: Operand, year: int) -> bool:
    """Whether a figure is what became of it since: of the same thing and unit, of another year."""
    same = level.figure.unit == change.figure.unit and bool(_noun(level) & _noun(change))
    return same and not level.changes and year not in level.years


def _noun(operand: Operand) -> frozenset[str]:
    """What is counted: the words that stand behind the number."""
    text = operand.passage.text[operand.figure.end : operand.quotes[0].end]
    return frozenset(w.lower() for w in _AS.findall(text)[:2])


def _told(level: Operand, change: Operand, query: Query) -> Claim:
    grew = direction_of(change.quotes[0].text)
    now, moved = said_value(level.figure), said_value(change.figure)
    value = now - moved if grew else now + moved
    shown = format_number(value, level.figure.unit)
    sign = "\u2212" if grew else "+"
    how = f"{spoken(level.figure)} {sign} {spoken(change.figure)} = {shown}"
    figure: Figure = derived_figure(level.figure, value, level.figure.unit, how, "eerder")
    verb = "it was" if query.english else "waren het er"
    text = f"In {query.years[0]} {verb} {shown}."
    return Claim(text, tuple(dict.fromkeys((*level.quotes, *change.quotes))), (figure,), shown=())
