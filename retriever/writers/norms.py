"""Whether a row meets a norm that running text sets, and by how much it lies above or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from corpus.dutch.words import terms
from corpus.index import Index
from corpus.model import Figure
from retriever.concepts import Concept, coverage
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.arithmetic import difference, in_points
from retriever.writers.cells import Row, figure_of, home_of, names_place, quotes, row_at
from retriever.writers.columns import choose_columns
from retriever.writers.groups import terms_of_label

_NORM = re.compile(
    r"\bnorm|streef|\bstreven|doelstelling|\bdoel\b|target|standard|minimaal|minstens", re.IGNORECASE
)
_SET = re.compile(r"\bmoet(?:en)?\b|\bafgesproken\b|\btekort\b|\bmust\b", re.IGNORECASE)
_MET = re.compile(
    r"\btekort\b|\bhoe (?:ruim|ver)\b|\bgehaald\b|\bhaalt\b|\bhalen\b|\bhaalden?\b|\bvoldo"
    r"|\b(?:onder|boven) de\b|\bhow far\b|\bmeets?\b|\breach",
    re.IGNORECASE,
)
_WORDS = ((("Nee", "onder"), ("Ja", "boven")), (("No", "below"), ("Yes", "above")))
"""Answer and side, by whether in English and whether met."""
_BEFORE = 200
"""How many characters before a number may speak of the norm that it is."""


def norm_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """Yes or no, and the distance to the norm; empty where no norm is asked after or found."""
    text = query.standalone
    if not (_NORM.search(text) or _SET.search(text)) or not _MET.search(text):
        return []
    candidate = next((c for c in evidence.candidates if c.passage.row), None)
    row = row_at(evidence.index, candidate.passage) if candidate else None
    value = _value(query, row, evidence.index) if row else None
    if row is None or value is None or value.unit != "%":
        return []
    norm = _norm(query, row, evidence.candidates, evidence.index)
    return [_told(query, row, value, *norm, evidence.index)] if norm else []


def _value(query: Query, row: Row, index: Index) -> Figure | None:
    """The one figure of a row asked for; of several towns that of the documents' own."""
    columns = choose_columns(query, row, index)
    own = [c for c in columns if names_place(home_of(row, index) or "-", row.table.columns[c])]
    columns = own or columns
    return figure_of(row, columns[0], index) if len(columns) == 1 else None


def _norm(
    query: Query, row: Row, candidates: Sequence[Candidate], index: Index
) -> tuple[Candidate, Figure] | None:
    """The sentence that sets the norm for what the row measures: the one with the question's own number."""
    stated = {n.value for n in query.numbers if n.unit == "%"}
    named = [c for c in query.concepts if c.match(terms_of_label(row))]
    for candidate in candidates:
        if candidate.passage.row:
            continue
        for figure in index.figures_by_passage.get(candidate.passage.id, ()):
            inside = candidate.begin <= figure.begin < candidate.end and figure.unit == "%"
            if inside and _sets_norm(candidate, figure) and _suits(stated, named, candidate, figure):
                return candidate, figure
    return None


def _sets_norm(candidate: Candidate, figure: Figure) -> bool:
    before = candidate.passage.text[max(0, figure.begin - _BEFORE) : figure.begin]
    return figure.kind in ("norm", "streven") or bool(_NORM.search(before))


def _suits(stated: set[Decimal], named: Sequence[Concept], candidate: Candidate, figure: Figure) -> bool:
    """Whether it is the number that the question states, or is said of a thing that row and question name."""
    if stated:
        return figure.value in stated
    return coverage(named, frozenset(terms(candidate.text))) > 0


def _told(query: Query, row: Row, value: Figure, candidate: Candidate, norm: Figure, index: Index) -> Claim:
    met = value.value >= norm.value
    gap = difference(norm, value)[:1] if met else difference(value, norm)[:1]
    apart = in_points(gap[0].display, query.english)
    word, side = _WORDS[query.english][met]
    of = "" if query.english else "de norm van "
    text = f"{word}: {value.display} is {apart} {side} {of}{norm.display} ({row.name})."
    cited = (*quotes(row, index), Quote(candidate.passage, candidate.begin, candidate.end))
    return Claim(text, cited, gap, (value, norm))
