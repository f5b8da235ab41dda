"""Score the sentences and table rows of the passages found, against what the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.periods import find_periods, relative_years, years_between
from corpus.dutch.words import fold, terms
from corpus.index import Index
from corpus.model import Figure, Passage, Table, TableRow
from retriever.query import Concept, Kind, Query, direction_of
from retriever.search import Hit
from retriever.timeline import has_timeline
from retriever.vocabulary import Vocabulary, place_form


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a candidate, each about 0 to 1."""

    own: float
    context: float
    cosine: float
    passage: float
    fusion: float
    number: float
    unit: float
    year: float
    age: float
    place: float
    cue: float
    certain: float
    rarest: float
    short: float
    row: float
    document: float
    direction: float
    counted: float


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts; found by `eval/tune.py` on the develop questions."""

    own: float = 1.90
    context: float = 1.12
    cosine: float = 4.65
    passage: float = 1.31
    fusion: float = 0.81
    number: float = 0.30
    unit: float = 0.11
    year: float = 0.35
    age: float = 0.62
    place: float = 0.37
    cue: float = 0.35
    certain: float = 0.23
    rarest: float = 0.05
    short: float = 0.07
    row: float = 0.1
    document: float = 0.3
    direction: float = 0.15
    counted: float = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence or table row that may answer: its passage, span there, features, score, share of concepts met."""

    passage: Passage
    sentence: int
    begin: int
    end: int
    features: Features
    score: float
    coverage: float

    @property
    def text(self) -> str:
        """Its verbatim text."""
        return self.passage.text[self.begin : self.end]


_WHY = re.compile(
    r"\bdoor(dat)?\b|omdat|vanwege|\boorza|verkla|\breden|daardoor|hierdoor|waardoor|samen te hangen|gevolg|komt dit|dankzij|namelijk|als gevolg|heeft te maken|te maken met|because|due to",
    re.IGNORECASE,
)


_ASKS_NORM = re.compile(r"norm|streef|streven|doel|target|standard|minimaal|minimum", re.IGNORECASE)


class Ranker:
    """Scores candidates of one index."""

    def __init__(self, index: Index, vocabulary: Vocabulary, weights: Weights = Weights()) -> None:
        self._index, self._vocabulary, self._weights = index, vocabulary, weights
        self._glossary = _glossary_terms(index)

    def candidates(self, query: Query, hits: Sequence[Hit], vector: NDArray[np.float32]) -> list[Candidate]:
        """Every sentence and row of the passages found, best first."""
        found = [c for hit in hits if hit.passage.kind != "header" for c in self._of_hit(query, hit, vector)]
        return sorted(found, key=lambda c: -c.score)

    def _of_hit(self, query: Query, hit: Hit, vector: NDArray[np.float32]) -> list[Candidate]:
        passage = hit.passage
        first = self._index.sentence_rows[hit.row]
        rows = self._index.contents.sentence_vectors[first : first + len(passage.sentences)]
        cosines = np.asarray(rows, dtype=np.float32) @ vector
        best = float(cosines.max()) if len(cosines) else 0.0
        found = []
        for i, (begin, end) in enumerate(passage.sentences):
            own, context = self._terms(passage, i)
            features = self._features(query, hit, i, float(cosines[i]), best, own, context)
            coverage = _coverage(query.concepts, own | context)
            found.append(
                Candidate(passage, i, begin, end, features, score(features, self._weights), coverage)
            )
        return found

    def _terms(self, passage: Passage, sentence: int) -> tuple[frozenset[str], frozenset[str]]:
        """Search terms of the candidate itself, and of what it stands under or beside."""
        if passage.row:
            table = self._index.tables[passage.row.table_id]
            row = table.rows[passage.row.row]
            own = self._with_glossary(_terms(f"{row.group} {row.label}"))
            beside = " ".join((table.title, table.row_heading, *table.columns, *passage.section))
            return own, self._with_glossary(_terms(beside)) - own
        begin, end = passage.sentences[sentence]
        own = self._with_glossary(_terms(passage.text[begin:end]))
        before = passage.text[passage.sentences[sentence - 1][0] : begin] if sentence else ""
        return own, self._with_glossary(_terms(f"{' '.join(passage.section)} {before}")) - own

    def _with_glossary(self, found: frozenset[str]) -> frozenset[str]:
        extra = [self._glossary[t] for t in found if t in self._glossary]
        return found.union(*extra) if extra else found

    def _features(
        self,
        query: Query,
        hit: Hit,
        i: int,
        cosine: float,
        best: float,
        own: frozenset[str],
        context: frozenset[str],
    ) -> Features:
        passage = hit.passage
        begin, end = passage.sentences[i]
        text = passage.text[begin:end]
        figures = [f for f in self._index.figures_by_passage.get(passage.id, ()) if begin <= f.begin < end]
        wide = f"{text} {' '.join(passage.section)} {passage.search_text if passage.row else ''}"
        return Features(
            own=_coverage(query.concepts, own),
            context=_coverage(query.concepts, own | context) - _coverage(query.concepts, own),
            cosine=cosine - 0.8,
            passage=(hit.cosine or best) - 0.8,
            fusion=min(1.0, hit.score * 30),
            number=_number_fit(query, figures),
            unit=_unit_fit(query, [f.unit for f in figures]),
            year=_year_fit(query, self._years(passage, i), wide, self._period(passage)),
            age=_age_fit(query, wide),
            place=_place_fit(query, wide, self._vocabulary.home),
            cue=_cue(query, text),
            direction=_direction_fit(query, text),
            counted=_counted_fit(query, own | context),
            certain=0.0 if passage.certain else -1.0,
            rarest=_rarest(query.concepts, own, context),
            short=min(1.0, len(text.split()) / 8) - 1.0,
            row=_row_fit(query, own, self._index.tables[passage.row.table_id], passage)
            if passage.row
            else 0.0,
            document=_document_fit(query, passage.document_id),
        )

    def _years(self, passage: Passage, sentence: int) -> set[int]:
        """Years the sentence names, outright or relative to the last year named before it."""
        begin, end = passage.sentences[sentence]
        text = passage.text[begin:end]
        named = set(years_between(text))
        before = find_periods(passage.text[:begin])
        period = self._period(passage)
        base = before[-1].year if before else period[-1] if period else None
        return named | set(relative_years(text, base))

    def _period(self, passage: Passage) -> tuple[int, ...]:
        info = self._index.info(passage.document_id)
        first, last = (info.period_from or "")[:4], (info.period_to or "")[:4]
        return tuple(range(int(first), int(last) + 1)) if first and last else ()


def score(features: Features, weights: Weights) -> float:
    """The weighted sum of the features."""
    return sum(getattr(features, name) * getattr(weights, name) for name in Features.__slots__)


def _coverage(concepts: Sequence[Concept], found: frozenset[str]) -> float:
    """The share of what the question names, by weight, that these terms hold."""
    total = sum(c.weight for c in concepts)
    return sum(c.weight * c.match(found) for c in concepts) / total if total else 0.0


def _rarest(concepts: Sequence[Concept], own: frozenset[str], context: frozenset[str]) -> float:
    """Whether it holds the most telling thing the question names: 1 itself, half where only its context does."""
    if not concepts:
        return 0.0
    rarest = max(concepts, key=lambda c: c.weight)
    return max(rarest.match(own), 0.5 * rarest.match(own | context))


@lru_cache(maxsize=50_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def _glossary_terms(index: Index) -> dict[str, frozenset[str]]:
    """For a short form, the search terms of its long form."""
    found: dict[str, frozenset[str]] = {}
    for abbreviation in index.contents.abbreviations:
        for short in _terms(abbreviation.short):
            if len(short) > 2:
                found[short] = found.get(short, frozenset()) | _terms(abbreviation.long)
    return found


def _row_fit(query: Query, own: frozenset[str], table: Table, passage: Passage) -> float:
    """Whether a table row is what is asked: for a number, over the years asked, with a label the question names."""
    if not query.wants_number and query.kind is not Kind.CONFLICT:
        return -1.0
    if query.over_time and not has_timeline(table):
        return -1.0
    if query.kind is Kind.RANKING or any(c.match(own) for c in query.concepts):
        return 1.0
    label = place_form(passage.text)
    return 1.0 if any(label.startswith(p) for p in query.places) else -1.0


def _document_fit(query: Query, document_id: str) -> float:
    """1 in a document that the question names, -1 in another."""
    if not query.documents or query.kind is Kind.COMPARE:
        return 0.0
    return 1.0 if document_id in query.documents else -1.0


def _number_fit(query: Query, figures: Sequence[Figure]) -> float:
    """Whether it reports a figure where one is asked; a norm or target alone is none, unless that is asked."""
    if not query.wants_number and query.kind is not Kind.COMPARE:
        return 0.0
    if not figures:
        return -0.6
    if all(f.kind in ("norm", "streven") for f in figures) and not _ASKS_NORM.search(query.standalone):
        return 0.0
    return 1.0


def _unit_fit(query: Query, units: Sequence[str]) -> float:
    if not query.wants_number or not query.unit:
        return 0.0
    return 1.0 if query.unit in units else -1.0


def _cue(query: Query, text: str) -> float:
    """Whether it has the shape of what is asked: a cause for why, a time for when."""
    if query.kind is Kind.WHY:
        return 1.0 if _WHY.search(text) else 0.0
    if query.kind is Kind.WHEN:
        return 1.0 if find_periods(text) else -0.3
    return 0.0


def _counted_fit(query: Query, found: frozenset[str]) -> float:
    """Whether it or its context names what is counted: 0 to 1; 1 where nothing in particular is."""
    counted = [c for c in query.concepts if c.counted]
    if not counted or not query.wants_number:
        return 1.0
    return sum(c.match(found) for c in counted) / len(counted)


def _direction_fit(query: Query, text: str) -> float:
    """For a cause of growth or decline: 1 where it speaks of that, -1 where of the contrary."""
    if query.kind is not Kind.WHY or query.rising is None:
        return 0.0
    said = direction_of(text)
    return 0.0 if said is None else 1.0 if said is query.rising else -1.0


def _year_fit(query: Query, sentence: set[int], wide: str, period: Sequence[int]) -> float:
    """1 where it holds for a year asked, 0 where it may, -1 where it names other years only."""
    if not query.years:
        return 0.0
    named = sentence or set(years_between(wide))
    if named & set(query.years):
        return 2.0 * len(named & set(query.years)) / len(query.years) - 1.0
    if named and not set(period) & set(query.years):
        return -1.0
    return 0.3 if set(period) & set(query.years) else -0.7


def _age_fit(query: Query, wide: str) -> float:
    if not query.ages:
        return 0.0
    named = {int(a) for a in re.findall(r"\b(\d{1,2}) jaar", fold(wide))}
    if named & set(query.ages):
        return 1.0
    return -1.0 if named else -0.3


def _place_fit(query: Query, wide: str, home: frozenset[str]) -> float:
    """Whether it is about the place asked: 1 where named, -1 where not and no whole document is about it."""
    asked = query.places
    if not asked:
        return 0.0
    plain = place_form(wide)
    hits = [p for p in asked if re.search(rf"\b{re.escape(p)}\b", plain)]
    if hits:
        return 1.0
    return 0.0 if all(p in home for p in asked) else -1.0


def row_of(index: Index, passage: Passage) -> tuple[Table, TableRow] | None:
    """The table and row that a passage is, or None for running text."""
    if passage.row is None:
        return None
    table = index.tables[passage.row.table_id]
    return table, table.rows[passage.row.row]
