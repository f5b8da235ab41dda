"""Score the sentences and table rows of the passages found, against what the question names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter, mul

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.periods import find_periods, relative_years, years_between
from corpus.index import Index
from corpus.model import Passage, RowPlace
from retriever import features as fit
from retriever.concepts import Concept, coverage
from retriever.features import Features, Weights, term_set
from retriever.query import Query
from retriever.search import Hit
from retriever.shapes import cue_fit
from retriever.telling import asks_for_a_voice, telling
from retriever.timeline import label_year
from retriever.vocabulary import Vocabulary

_WEIGHTS = Weights()
_values = attrgetter(*Features.__slots__)
_REMEMBERED = 4096
"""Of how many passages the terms are kept: a few kilobytes each."""
_OPENING = 2
"""How many passages open a document, where its date stands."""
_UNLIKE = 0.5
"""Cosine at which texts that have nothing to do with each other lie."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence or table row that may answer.

    Attributes:
        passage: where it stands.
        sentence: its number there, from 0; 0 for a row.
        begin, end: its span in the passage's text.
        features: what speaks for it.
        score: their weighted sum.
        coverage: share of what the question names that it or its context holds, 0 to 1.
        named: how well it or its context names the thing whose number, height or price is asked, 0 to 1.
    """

    passage: Passage
    sentence: int
    begin: int
    end: int
    features: Features
    score: float
    coverage: float
    named: float = 1.0

    @property
    def text(self) -> str:
        """Its verbatim text."""
        return self.passage.text[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A sentence or row of a hit before it is scored.

    `held` are the terms of it and its context; `best_cosine` is the best of the hit's sentences.
    """

    hit: Hit
    sentence: int
    own: frozenset[str]
    context: frozenset[str]
    held: frozenset[str]
    cosine: float
    best_cosine: float

    @property
    def passage(self) -> Passage:
        return self.hit.passage

    @property
    def span(self) -> tuple[int, int]:
        return self.passage.sentences[self.sentence]

    @property
    def text(self) -> str:
        return self.passage.text[slice(*self.span)]


class Ranker:
    """Scores candidates of one index."""

    def __init__(self, index: Index, vocabulary: Vocabulary) -> None:
        self._index, self._vocabulary = index, vocabulary
        self._terms_at = lru_cache(maxsize=_REMEMBERED)(self._terms)
        self._dated_at = lru_cache(maxsize=_REMEMBERED)(self._date)

    def candidates(self, query: Query, hits: Sequence[Hit], vector: NDArray[np.float32]) -> list[Candidate]:
        """Every sentence and row of the passages found, best first.

        `vector` is that of the question: float32 of the model's dimension, length 1.
        """
        spots = [s for hit in hits if hit.passage.kind != "header" for s in self._spots(hit, vector)]
        weighed = {d: self._weighed(query, d) for d in {s.passage.document_id for s in spots}}
        found = (self._candidate(query, s, weighed[s.passage.document_id]) for s in spots)
        return sorted(found, key=lambda c: -c.score)

    def _spots(self, hit: Hit, vector: NDArray[np.float32]) -> list[_Spot]:
        passage = hit.passage
        first = self._index.sentence_rows[hit.row]
        rows = self._index.sentence_vectors[first : first + len(passage.sentences)]
        cosines = [float(c) for c in np.asarray(rows, dtype=np.float32) @ vector]
        best = max(cosines, default=0.0)
        terms_of = self._terms_at(hit.row)
        return [
            _Spot(hit, i, own, context, own | context, cosines[i], best)
            for i, (own, context) in enumerate(terms_of)
        ]

    def _candidate(self, query: Query, spot: _Spot, concepts: Sequence[Concept]) -> Candidate:
        covered = coverage(concepts, spot.held)
        features = self._features(query, spot, concepts, covered)
        total = score(features, _WEIGHTS)
        named = query.asked.match(spot.held) if query.asked else 1.0
        return Candidate(spot.passage, spot.sentence, *spot.span, features, total, covered, named)

    def _weighed(self, query: Query, document_id: str) -> tuple[Concept, ...]:
        """What the question names, each thing weighed by how well it tells the document's passages apart."""
        tells = self._vocabulary.tells_apart
        return tuple(replace(c, weight=c.weight * tells(document_id, c.term)) for c in query.concepts)

    def _terms(self, row: int) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """For each sentence of a passage its own search terms, and those of what stands over or beside it."""
        passage = self._index.passages[row]
        if passage.row:
            return (self._row_terms(passage.row, passage.section),)
        around = f"{' '.join(passage.section)} {passage.search_text.replace(passage.text, ' ')}"
        texts = [passage.text[b:e] for b, e in passage.sentences]
        found = []
        for text, before in zip(texts, ["", *texts], strict=False):
            own = self._with_glossary(term_set(text))
            found.append((own, self._with_glossary(term_set(f"{around} {before}")) - own))
        return tuple(found)

    def _row_terms(self, place: RowPlace, section: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
        """The same for a table row: of its label and group, and of the headings of its table.

        Where labels are times, the headings over the columns say what a row is about.
        """
        table = self._index.tables[place.table_id]
        row = table.rows[place.row]
        named = " ".join((row.label, *table.columns)) if label_year(row.label) else row.label
        own = self._with_glossary(term_set(f"{row.group} {named}"))
        beside = " ".join((table.title, table.row_heading, *table.columns, *section))
        return own, self._with_glossary(term_set(beside)) - own

    def _with_glossary(self, found: frozenset[str]) -> frozenset[str]:
        """The terms, and those of the long form of every abbreviation among them."""
        extra = [long for t in found if (long := self._vocabulary.long_terms(t))]
        return found.union(*extra) if extra else found

    def _features(self, query: Query, spot: _Spot, concepts: Sequence[Concept], covered: float) -> Features:
        passage, text, (begin, end) = spot.passage, spot.text, spot.span
        own = coverage(concepts, spot.own)
        figures = [f for f in self._index.figures_by_passage.get(passage.id, ()) if begin <= f.begin < end]
        wide = f"{text} {' '.join(passage.section)} {passage.search_text if passage.row else ''}"
        return Features(
            own=own,
            context=covered - own,
            cosine=spot.cosine - _UNLIKE,
            passage=(spot.hit.cosine or spot.best_cosine) - _UNLIKE,
            fusion=min(1.0, spot.hit.score * 30),
            number=fit.number_fit(query, figures, text),
            unit=fit.unit_fit(query, [f.unit for f in figures]),
            year=fit.year_fit(query, self._years(spot, wide), wide, self._period(passage))
            if query.years
            else 0.0,
            age=fit.age_fit(query, wide),
            place=fit.place_fit(query, wide, self._home(query, passage)),
            cue=cue_fit(query, text, passage.row is not None),
            direction=fit.direction_fit(query, text),
            counted=fit.counted_fit(query, spot.held),
            measure=fit.measure_fit(query, spot.held if passage.row else spot.own),
            certain=0.0 if passage.certain else -1.0,
            rarest=fit.rarest_fit(concepts, spot.own, spot.context),
            short=min(1.0, len(text.split()) / 8) - 1.0,
            row=self._row(query, spot),
            quoted=fit.quoted_fit(query, text, wide),
            news=fit.news_fit(query, spot.own, passage.row is not None),
            told=0.0 if passage.row else self._told(query, text, passage),
            asking=fit.asking_fit(text),
        )

    def _told(self, query: Query, text: str, passage: Passage) -> float:
        return telling(text, asks_for_a_voice(query.text), text.strip() in passage.section)

    def _row(self, query: Query, spot: _Spot) -> float:
        if spot.passage.row is None:
            return 0.0
        table = self._index.tables[spot.passage.row.table_id]
        return fit.row_fit(query, spot.own, table, spot.passage, self._vocabulary.home)

    def _home(self, query: Query, passage: Passage) -> frozenset[str]:
        """The places asked that a passage need not name."""
        return frozenset(p for p in query.places if self._vocabulary.is_home(p, passage))

    def _years(self, spot: _Spot, wide: str) -> set[int]:
        """Years the sentence names, outright or relative to the last year named before it.

        Those of a row are of its headings as well, unless its label is a year.
        """
        if (place := spot.passage.row) and not label_year(
            self._index.tables[place.table_id].rows[place.row].label
        ):
            return set(years_between(wide))
        before = find_periods(spot.passage.text[: spot.span[0]])
        period = self._period(spot.passage)
        base = before[-1].year if before else period[-1] if period else None
        return set(years_between(spot.text)) | set(relative_years(spot.text, base))

    def _period(self, passage: Passage) -> tuple[int, ...]:
        """The years that the passage's document reports on; where the manifest names none, its date's.

        That is when it was published, else the year in its title, else the one year its opening names.
        """
        return self._index.info(passage.document_id).years or self._dated_at(passage.document_id)

    def _date(self, document_id: str) -> tuple[int, ...]:
        info = self._index.info(document_id)
        named = set(years_between(info.published or "")) or set(years_between(info.title))
        if named:
            return tuple(sorted(named))
        opening = self._index.passages_of(document_id)[:_OPENING]
        found = {p.year for passage in opening for p in find_periods(passage.text)}
        return tuple(found) if len(found) == 1 else ()


def score(features: Features, weights: Weights) -> float:
    """The weighted sum of the features."""
    return float(sum(map(mul, _values(features), _values(weights))))
