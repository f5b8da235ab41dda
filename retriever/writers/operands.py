"""The figures near a question that a sum can be made of: each with what is said of it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from corpus.dutch.numbers import SCALES, Number
from corpus.dutch.periods import find_periods
from corpus.dutch.words import fold, terms
from corpus.index import Index
from corpus.model import Figure, Passage
from retriever.cues.norms import NORM
from retriever.draft import Evidence, Quote
from retriever.features import age_spans
from retriever.query import Query
from retriever.rank import Candidate
from retriever.timeline import column_years, has_timeline, years_set_apart
from retriever.vocabulary import place_form
from retriever.writers.cells import Row, home_of, quotes, row_at
from retriever.writers.columns import choose_columns

_CHOICE = 14
"""How many candidates are searched for figures."""
_AROUND = 4
"""Of how many of the best candidates the sentences before and behind are searched too."""
_ELSEWHERE = 0.6
"""What a figure counts that the question states and that stands outside the candidates."""
_UNMET = 0.85
"""How much less a figure counts whose sentence or row misses something that the question insists on."""
_COLUMNS = 3
"""Of how many columns of a row at most the cells may be meant."""

_APART = re.compile(
    r"[;:]\s|\.\s|\b(?:terwijl|tegenover|tegen|maar|waarvan|whereas|while|against|versus)\b", re.IGNORECASE
)
"""Where what is said of one figure ends and of the next begins."""
_JOINED = re.compile(r",\s|[/)]|\((?!\s*$)|\b(?:en|naar|tot|and|to|of|dan|than)\b", re.IGNORECASE)
"""The same, where nothing stronger stands between them."""
_WHOLE = re.compile(r"\btotaal|\btotal|\bgemiddeld", re.IGNORECASE)
_HALF = 0.5
_SPAN = re.compile(
    r"^[\s-]*(?:jaar|jaren|jarige|maand|maanden|week|weken|dag|dagen|uur|uren|years?|months?|weeks?|days?)\b"
)
"""What stands behind a length of time or an age."""
_CHANGED_BEHIND = re.compile(
    r"^\W*(?:\w+ ){0,2}?(?:minder|meer|hoger|lager|extra|erbij|more|fewer|less|higher|lower)\b", re.IGNORECASE
)
_CHANGED_BEFORE = re.compile(
    r"(?:\b\w*(?:daling|stijging|afname|toename|groei|verschil|increase|decrease|drop|rise)"
    r"(?: \w+){0,2} (?:van|of|by)\s+"
    r"|\b(?:met|plus|by)\s+)(?:bijna |ruim |zo'n |circa )?$|[+]$",
    re.IGNORECASE,
)


_ROUGH = ("circa", "ruim", "bijna", "ongeveer", "zo'n", "meer dan", "minder dan", "onder")
_TOWARDS = re.compile(r"\b(?:richting|rond|tegen|naar) de\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure that may be summed.

    Attributes:
        figure: the figure.
        quotes: what holds it and its headings.
        words: what is said of it alone: its part of the sentence, or label and heading.
        own: the search terms of these.
        wide: those of all that is said with it: the sentence, headings, the table.
        years: the years it holds for; empty where nothing tells.
        score: of its sentence or row, as a share of that of the best.
        norm: whether it is a norm, target or limit.
        rough: whether it is near the number given, not that: "richting de 8%".
        changes: whether it says how much more or less something became, not how much it is.
    """

    figure: Figure
    quotes: tuple[Quote, ...]
    words: str = ""
    own: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    score: float = 1.0
    norm: bool = False
    changes: bool = False
    rough: bool = False

    @property
    def passage(self) -> Passage:
        """Where it stands."""
        return self.quotes[0].passage


def operands_in(query: Query, evidence: Evidence) -> list[Operand]:
    """The figures of the candidates that look best, and of the sentences around these."""
    looked_at = evidence.wide or evidence.candidates
    best = max(looked_at[0].score, 0.1)
    fitting = {(c.passage.id, c.sentence) for c in evidence.candidates}
    found: dict[tuple[str, int], Operand] = {
        (o.passage.id, o.figure.begin): o for o in _stated(query, evidence)
    }
    for place, candidate in enumerate(looked_at[:_CHOICE]):
        meets = (candidate.passage.id, candidate.sentence) in fitting
        share = candidate.score / best * (1.0 if meets else _UNMET)
        row = row_at(evidence.index, candidate.passage)
        own = (
            _in_row(query, row, share, evidence.index)
            if row
            else _in_sentences(candidate, share, place < _AROUND, evidence.index)
        )
        for operand in own:
            key = operand.passage.id, operand.figure.begin
            if key not in found or found[key].score < operand.score:
                found[key] = operand
    return list(found.values())


def _stated(query: Query, evidence: Evidence) -> Iterator[Operand]:
    """The figures that the question states, in the documents of the best candidates."""
    index = evidence.index
    looked_at = evidence.wide or evidence.candidates
    documents = {c.passage.document_id for c in looked_at[:_AROUND]}
    at = sorted({row for n in query.numbers for row in index.rows_with(n.value)})
    for passage in (index.passages[row] for row in at):
        if passage.document_id not in documents or passage.kind == "header":
            continue
        row = row_at(index, passage)
        found = _in_row(query, row, _ELSEWHERE, index) if row else in_passage(passage, index, _ELSEWHERE)
        yield from (o for o in found if any(states(n, o.figure) for n in query.numbers))


def in_passage(passage: Passage, index: Index, score: float = 1.0) -> Iterator[Operand]:
    """The figures of a passage of running text, each with its sentence."""
    for number in range(len(passage.sentences)):
        yield from in_sentence(passage, number, score, index)


def _in_row(query: Query, row: Row, score: float, index: Index) -> Iterator[Operand]:
    """The figures of the cells that are asked for."""
    columns = _points(query, row) if has_timeline(row.table) else choose_columns(query, row, index)
    if len(columns) > _COLUMNS:
        return
    score *= 1.0 if _is_named(query, row, index) else _UNMET
    for column in columns:
        for operand in _in_cell(row, column, index):
            yield replace(operand, score=score)


def _in_cell(row: Row, column: int, index: Index) -> Iterator[Operand]:
    """The figures of a cell; of several each with its own words."""
    cell, heading, table = row.cell(column), row.table.columns[column], row.table
    if cell is None:
        return
    begin = cell.begin - row.passage.provenance.begin
    end = begin + cell.end - cell.begin
    figures = [f for f in index.figures_by_passage.get(row.passage.id, ()) if begin <= f.begin < end]
    title = index.info(table.document_id).title
    around = _terms(" ".join((title, table.title, table.row_heading, *row.passage.section)))
    for figure, part in zip(figures, _parts(row.passage.text, (begin, end), figures), strict=True):
        words = f"{row.row.group} {row.row.label} {heading} {part}"
        yield Operand(
            figure,
            quotes(row, index),
            words=words,
            own=_terms(words),
            wide=around | _terms(words),
            years=_years_in(f"{heading} {row.row.label}") or _years_in(figure.period or ""),
            norm=figure.kind in ("norm", "streven"),
        )


def _is_named(query: Query, row: Row, index: Index) -> bool:
    """Whether a question names what a row is about, or it is the row of the whole."""
    label = f"{row.row.group} {row.row.label}"
    plain = place_form(label)
    if ((home := home_of(row, index)) and home in plain) or _WHOLE.search(label):
        return True
    own = _terms(label)
    named = any(c.match(own) >= _HALF for c in query.concepts) or any(p in plain for p in query.places)
    return named or any(a <= age <= b for a, b in age_spans(fold(label)) for age in query.ages)


def _points(query: Query, row: Row) -> list[int]:
    """The columns of the years that a question names, or else of the last two that are filled."""
    years = column_years(row.table)
    filled = sorted((y, c) for c, y in enumerate(years) if y and row.cell(c))
    meant = years_set_apart(query.standalone, query.years, [y for y, _ in filled])
    asked = [c for y, c in filled if y in meant]
    return asked if len(asked) > 1 else sorted({*asked, *(c for _, c in filled[-2:])})


def _in_sentences(candidate: Candidate, score: float, around: bool, index: Index) -> Iterator[Operand]:
    passage = candidate.passage
    last = len(passage.sentences) - 1
    near = range(max(0, candidate.sentence - 1), min(last, candidate.sentence + 1) + 1)
    for number in near if around else [candidate.sentence]:
        yield from in_sentence(passage, number, score * (1.0 if number == candidate.sentence else 0.9), index)


def in_sentence(passage: Passage, number: int, score: float, index: Index) -> list[Operand]:
    """The figures of one sentence of a passage that are no lengths of time."""
    begin, end = passage.sentences[number]
    text = passage.text[begin:end]
    figures = [
        f
        for f in index.figures_by_passage.get(passage.id, ())
        if begin <= f.begin < end and (f.unit or not _SPAN.search(passage.text[f.end : end]))
    ]
    before = passage.text[slice(*passage.sentences[number - 1])] if number else ""
    title = index.info(passage.document_id).title
    wide = _terms(f"{title} {' '.join(passage.section)} {before} {text}")
    return [
        Operand(
            figure,
            (Quote(passage, begin, end),),
            words=words,
            own=_terms(words),
            wide=wide,
            years=_years_in(words) or _years_in(figure.period or ""),
            score=score,
            norm=figure.kind in ("norm", "streven") or bool(NORM.search(words)),
            changes=_tells_change(text, figure.begin - begin, figure.end - begin),
            rough=figure.qualifier in _ROUGH or bool(_TOWARDS.search(text[: figure.begin - begin])),
        )
        for figure, words in zip(figures, _parts(passage.text, (begin, end), figures), strict=True)
    ]


def _parts(text: str, span: tuple[int, int], figures: Sequence[Figure]) -> list[str]:
    """What a span of a text says of each of its figures: it is parted between them."""
    if not figures:
        return []
    between = [_cut(text, one.end, other.begin) for one, other in pairwise(figures)]
    return [text[a:b] for a, b in pairwise((span[0], *between, span[1]))]


def _cut(text: str, begin: int, end: int) -> int:
    """Where between two figures the words of the second begin."""
    between = text[begin:end]
    strong = _APART.search(between)
    if strong:
        return begin + strong.start()
    joints = list(_JOINED.finditer(between))
    return begin + joints[-1].start() if joints else end


def _tells_change(sentence: str, begin: int, end: int) -> bool:
    if re.match(r"\s*(?:naar|tot|to)\b", sentence[end:]):
        return False
    return bool(_CHANGED_BEHIND.search(sentence[end:]) or _CHANGED_BEFORE.search(sentence[:begin]))


def _years_in(text: str) -> frozenset[int]:
    return frozenset(p.year for p in find_periods(text))


@lru_cache(maxsize=8192)
def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def states(number: Number, figure: Figure) -> bool:
    """Whether a number of the question is that of a figure: "100" also that of "€ 100 mln"."""
    if number.unit and number.unit != figure.unit:
        return False
    scales = (1, *SCALES.values()) if not number.unit else (1,)
    return any(figure.value == number.value * scale for scale in scales)
