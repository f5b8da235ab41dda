"""The public door of the retriever: open an index, ask, search, look a citation up in its context."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.embedder import Embedder, Vectors, open_embedder
from corpus.errors import QuestionError
from corpus.index import Index, open_index
from corpus.model import Answer, Citation, Document, DocumentInfo, Searched, Status, latest_date
from corpus.settings import Settings
from retriever.answerable import Verdict, fitting_candidates, judge
from retriever.axis import terms_of_axis
from retriever.cues import Kind
from retriever.draft import Draft, Evidence, Quote, Writer, joined, left_open
from retriever.filters import Filters, narrowed
from retriever.parts import parts_of
from retriever.query import Query, parse_question
from retriever.rank import Candidate, Ranker
from retriever.refusal import not_found
from retriever.rerank import open_reranker, ranked
from retriever.scope import out_of_scope
from retriever.search import Hit, Searcher
from retriever.sides import LEAST_BESIDE, Side, kind_within, sets_beside, sides_of
from retriever.suggest import follow_ups
from retriever.text import clean_question, readable
from retriever.verify import citation_of, verify
from retriever.vocabulary import Vocabulary
from retriever.writers.across import across_claims
from retriever.writers.compare import beside, set_beside
from retriever.writers.extractive import ExtractiveWriter

_POOL = 40
"""How many passages are looked at sentence by sentence."""

_NEAREST = 3
"""How many passages are shown where no answer was found."""

_EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span of a document with the text around it, repaired for reading, and where it stands."""

    before: str
    quote: str
    after: str
    page: int | None
    printed_page: str | None
    section: tuple[str, ...]
    place: str = ""


class Assistant:
    """Answers questions from one index. The only object with state; safe to share between threads."""

    def __init__(self, settings: Settings, index: Index, embedder: Embedder, writer: Writer) -> None:
        self._settings, self._index, self._embedder, self._writer = settings, index, embedder, writer
        self._searcher = Searcher(index, embedder)
        self._vocabulary = Vocabulary(index)
        self._ranker = Ranker(index, self._vocabulary)
        self._reranker = open_reranker(settings.reranker)
        self._lock = threading.Lock()  # rankers and stemmers keep caches that are not made for threads

    @classmethod
    def open(cls, settings: Settings) -> Assistant:
        """Open the current index and its model.

        Raises:
            IndexMissing, IndexStale, IndexUnusable: the index must be built (again).
            ModelError: the embedding model, or the model that a setting names to rerank with, is missing.
        """
        index = open_index(settings)
        embedder = open_embedder(settings.model, settings.model_cache)
        return cls(settings, index, embedder, ExtractiveWriter())

    @property
    def documents(self) -> tuple[DocumentInfo, ...]:
        """What is known of every document."""
        return self._index.infos

    @property
    def version(self) -> str:
        """The corpus version that answers carry."""
        return self._index.version

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        return len(self._index.passages)

    @property
    def model_id(self) -> str:
        """The embedding model."""
        return self._embedder.model_id

    def info(self, document_id: str) -> DocumentInfo:
        """What is known of one document; raises NotFound."""
        return self._index.info(document_id)

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = _EVERYTHING) -> Answer:
        """Answer a question; earlier ones, oldest first, are folded in where it leans on them.

        Raises:
            QuestionError: empty, too long, or not a text.
            NotFound: the filters name a document that there is not.
        """
        text = clean_question(question, self._settings.question_limit)
        self._check(filters)
        with self._lock:
            return self._answer(text, [e for h in history if (e := readable(h))], filters)

    def search(self, question: str, k: int = 10, filters: Filters = _EVERYTHING) -> list[Hit]:
        """The k passages that fit best, best first; raises as `ask`."""
        text = clean_question(question, self._settings.question_limit)
        self._check(filters)
        with self._lock:
            query, vector = self._understood(text, (), _Clock())
            limits = narrowed(filters, query)
            hits = self._searcher.hybrid(query.search_terms, vector, max(k, _POOL), limits)
            candidates = self._ranker.candidates(query, hits, vector)
            ordered = self._reranker.rerank(query, hits, candidates)
            return self._winners_first(query, ordered, candidates)[:k]

    def _winners_first(self, query: Query, hits: Sequence[Hit], candidates: Sequence[Candidate]) -> list[Hit]:
        """The hits; for a question that sets table rows beside each other, those that it asks for first.

        Which rows are highest, or lie below a bound, shows only when their values are compared.
        """
        if not candidates or not (query.kind is Kind.RANKING or query.selects):
            return list(hits)
        evidence = Evidence(fitting_candidates(query, candidates, self._index), self._index)
        draft = self._writer.write(query, evidence)
        quoted = [q.passage for c in draft.claims for q in c.quotes if q.passage.row] if draft else []
        known = {h.passage.id: h for h in hits}
        winners = {p.id: known.get(p.id) or self._searcher.hit(p) for p in quoted}
        rest = [h for h in hits if h.passage.id not in winners]
        return ranked([*winners.values(), *rest])

    def excerpt(self, document_id: str, begin: int, end: int, around: int = 600) -> Excerpt:
        """The text between two offsets of a document's source, with up to `around` characters on either side.

        Raises:
            NotFound: there is no such document.
            QuestionError: the offsets lie outside it.
        """
        document = self._index.document(document_id)
        if not 0 <= begin < end <= len(document.source):
            raise QuestionError(
                "Deze plaats ligt buiten het stuk",
                where=f"begin {begin}, eind {end}",
                mend=f"Geef posities van 0 tot en met {len(document.source)}, het begin voor het eind.",
            )
        first, last = _text_span(document, begin, end)
        block = next((b for b in document.blocks if b.provenance.begin <= first < b.provenance.end), None)
        return Excerpt(
            before=document.text[max(0, first - around) : first],
            quote=document.text[first:last],
            after=document.text[last : last + around],
            page=block.provenance.page if block else None,
            printed_page=block.provenance.printed_page if block else None,
            section=block.section if block else (),
            place=block.provenance.place if block else "",
        )

    def _check(self, filters: Filters) -> None:
        for document_id in filters.documents:
            self._index.info(document_id)

    def _answer(self, text: str, history: Sequence[str], filters: Filters) -> Answer:
        clock = _Clock()
        query, candidates = self._found(text, history, filters, clock)
        refusal = out_of_scope(text)
        verdict = judge(query, candidates, self._index)
        draft = None if refusal else self._draft(query, verdict, filters, clock)
        answer = self._checked(query, draft, candidates, refusal, filters)
        clock.lap("controleren")
        return replace(answer, chance=verdict.chance, duration_ms=clock.laps)

    def _understood(self, text: str, history: Sequence[str], clock: _Clock) -> tuple[Query, Vectors]:
        """A question, and the vector of what it means."""
        query = parse_question(text, history, self._vocabulary)
        clock.lap("vraag")
        vector = self._embedder.query(query.meaning)
        clock.lap("betekenis")
        return replace(query, vector=vector), vector

    def _found(
        self, text: str, history: Sequence[str], filters: Filters, clock: _Clock
    ) -> tuple[Query, list[Candidate]]:
        """A question, and the candidates for its answer, best first."""
        query, vector = self._understood(text, history, clock)
        words = (*query.search_terms, *terms_of_axis(query))
        hits = self._searcher.hybrid(words, vector, _POOL, narrowed(filters, query))
        if query.kind is Kind.CONFLICT:
            hits = self._searcher.with_numbers(hits, [n.value for n in query.numbers], filters)
        clock.lap("zoeken")
        found = self._ranker.candidates(query, hits, vector)
        clock.lap("rangschikken")
        return query, found

    def _draft(self, query: Query, verdict: Verdict, filters: Filters, clock: _Clock) -> Draft | None:
        """A draft of the whole question, or of each of the two questions or documents in it."""
        names = self._vocabulary.documents_in
        sides = () if filters.documents else sides_of(query, self._index.infos, names)
        if sides:
            return self._beside(query, sides, filters, clock)
        parts = parts_of(query.standalone)
        if len(parts) == 1:
            return self._written(query, verdict, clock)
        drafts = [self._part(part, filters, clock) for part in parts]
        written = [d for d in drafts if d]
        return left_open(joined(written), [bool(d) for d in drafts], query.english) if written else None

    def _beside(self, query: Query, sides: Sequence[Side], filters: Filters, clock: _Clock) -> Draft | None:
        """A draft of what each document says; None where none of those asked has an answer."""
        found = [self._side(s, replace(filters, documents=s.documents), clock) for s in sides]
        compared = all(s.asks for s in sides) or sets_beside(query.standalone)
        evidences = [e for _, e in found if e] if compared else []
        if across := across_claims(query, evidences):
            return set_beside(across)
        drafts = [d for d, _ in found]
        asked = [d for d, s in zip(drafts, sides, strict=True) if s.asks]
        if not any(asked):
            return None
        return left_open(beside([d for d in drafts if d]), [bool(d) for d in asked], query.english)

    def _side(self, side: Side, filters: Filters, clock: _Clock) -> tuple[Draft | None, Evidence | None]:
        """What one document says: the first way to put it that finds an answer; and what was found."""
        seen: Evidence | None = None
        for text in (side.text, *side.otherwise):
            query, found = self._found(text, (), filters, clock)
            query = replace(query, kind=kind_within(query) if side.asks else Kind.TEXT)
            seen = seen or (Evidence(tuple(found), self._index) if found else None)
            draft = self._written(query, judge(query, found, self._index, LEAST_BESIDE), clock)
            if draft:
                return draft, seen
        return None, seen

    def _part(self, text: str, filters: Filters, clock: _Clock) -> Draft | None:
        """A draft of one of the questions in a question."""
        query, candidates = self._found(text, (), filters, clock)
        return self._written(query, judge(query, candidates, self._index), clock)

    def _written(self, query: Query, verdict: Verdict, clock: _Clock) -> Draft | None:
        draft = self._writer.write(query, verdict.evidence) if verdict.evidence else None
        clock.lap("opstellen")
        return draft

    def _checked(
        self,
        query: Query,
        draft: Draft | None,
        candidates: Sequence[Candidate],
        refusal: str | None,
        filters: Filters,
    ) -> Answer:
        said = draft.claims if draft else ()
        left_empty = bool(said) and all(c.empty for c in said)
        told = draft if draft and not left_empty else Draft(())
        statements, citations, figures, conflicts, dropped = verify(told, self._index)
        admitted = [i for i in self.documents if filters.admits(i)]
        searched = self._searched(admitted)
        found = bool(statements)
        partial = found and (dropped > 0 or bool(draft and draft.partial))
        status: Status = (
            "deels" if partial else "beantwoord" if found else "buiten-bereik" if refusal else "niet-gevonden"
        )
        return Answer(
            question=query.text,
            standalone=query.standalone,
            status=status,
            statements=statements,
            citations=citations,
            figures=figures,
            conflicts=conflicts,
            nearest=() if found else self._nearest(candidates),
            searched=searched,
            follow_ups=follow_ups(query, citations, figures, self._index),
            writer=self._writer.name,
            corpus_version=self.version,
            message=(draft.lead if draft and found else "")
            or ("" if found else refusal or not_found(query, searched, admitted, left_empty)),
            remark=draft.remark if draft and found else "",
        )

    def _nearest(self, candidates: Sequence[Candidate]) -> tuple[Citation, ...]:
        seen: dict[str, Candidate] = {}
        for candidate in candidates:
            seen.setdefault(candidate.passage.id, candidate)
        quotes = [Quote(c.passage, c.begin, c.end) for c in list(seen.values())[:_NEAREST]]
        return tuple(citation_of(q, n, self._index) for n, q in enumerate(quotes, start=1))

    def _searched(self, admitted: Sequence[DocumentInfo]) -> Searched:
        passages = sum(len(self._index.rows_of(i.id)) for i in admitted)
        return Searched(len(admitted), passages, latest_date(admitted))


def _text_span(document: Document, begin: int, end: int) -> tuple[int, int]:
    """The span of the repaired text that stands for a span of the source.

    Separators stand for the character after them and tables may be told in another order than they were
    printed, so the ends are looked up, not searched for; a dropped character gives way to the next one kept.
    """
    kept = {o: i for i, o in enumerate(document.origin)}
    first = next((kept[o] for o in range(begin, len(document.source)) if o in kept), 0)
    last = next((kept[o] for o in range(end - 1, -1, -1) if o in kept), first)
    return first, max(last, first) + 1


class _Clock:
    """Milliseconds a step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round(self.laps.get(name, 0.0) + (now - self._last) * 1000, 2)
        self._last = now
