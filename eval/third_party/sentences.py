"""Which sentence of the right passage holds the answer: how often each method chooses it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.model import Document
from eval.third_party.model import Progress, QuestionSet, SetPassage, SetQuestion
from eval.third_party.own_index import OwnIndex
from eval.third_party.plain import PlainBm25
from eval.third_party.search import BM25, OURS
from eval.third_party.vectors import RememberedEmbedder
from retriever.assistant import Assistant
from retriever.filters import Filters
from retriever.query import parse_question
from retriever.rank import Ranker
from retriever.vocabulary import Vocabulary
from retriever.writers.extractive import ExtractiveWriter

FIRST, NEAREST = "eerste zin", "zoekmodel"
CHOOSERS = (FIRST, BM25, NEAREST, OURS)

_ALL = 1000
"""More pieces than any document of a set has."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage: its place in the index, and its span in the passage in letters and digits.

    Attributes:
        row: of its vector, and its number among the sentences of all passages.
        piece: id of the piece it stands in.
        number: which sentence of that piece.
        begin, end: span in the passage; reading a passage changes its white space and hyphens, never these.
    """

    row: int
    piece: str
    number: int
    begin: int
    end: int


Chooser = Callable[[SetQuestion, Sequence[Sentence]], int]
"""Chooses one of the sentences of a passage for a question: its place among them."""


def choices(
    questions: QuestionSet, own: OwnIndex, embedder: RememberedEmbedder, tell: Progress
) -> dict[str, list[bool]]:
    """For each method and question whose answer's place is known: whether it chose the right sentence."""
    asked = [q for q in questions.questions if q.span]
    passages = {p.id: p for p in questions.passages}
    sentences = sentences_of(own)
    right: dict[str, list[bool]] = {name: [] for name in CHOOSERS}
    choosers = _choosers(own, embedder)
    for number, question in enumerate(asked, start=1):
        (gold,) = question.gold
        inside = sentences[gold]
        for name, choose in choosers.items():
            chosen = inside[choose(question, inside)]
            right[name].append(holds(chosen, passages[gold], question))
        tell(number, len(asked))
    return right


def holds(sentence: Sentence, passage: SetPassage, question: SetQuestion) -> bool:
    """Whether the answer begins in a sentence."""
    assert question.span is not None
    return sentence.begin <= signs(passage.text[: question.span[0]]) < sentence.end


def signs(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(c.isalnum() for c in text)


def sentences_of(own: OwnIndex) -> dict[str, list[Sentence]]:
    """The sentences of every passage of the set, in order."""
    found: dict[str, list[Sentence]] = {}
    starts = {d.info.id: _page_starts(d) for d in own.index.documents}
    for piece, first in zip(own.index.passages, own.index.sentence_rows, strict=True):
        document, page = own.index.document(piece.document_id), piece.provenance.page
        start = starts[piece.document_id][page]
        for number, (begin, end) in enumerate(piece.sentences):
            before = signs(document.text[start : piece.provenance.begin + begin])
            length = signs(piece.text[begin:end])
            one = Sentence(first + number, piece.id, number, before, before + length)
            found.setdefault(own.piece_of[piece.id], []).append(one)
    return found


def _page_starts(document: Document) -> dict[int | None, int]:
    """Where the text of each page begins, behind its heading."""
    starts: dict[int | None, int] = {}
    for block in document.blocks:
        if block.kind != "heading":
            starts.setdefault(block.provenance.page, block.provenance.begin)
    return starts


def _choosers(own: OwnIndex, embedder: RememberedEmbedder) -> dict[str, Chooser]:
    vectors = np.asarray(own.index.sentence_vectors, dtype=np.float32)
    bm25 = PlainBm25([p.text[b:e] for p in own.index.passages for b, e in p.sentences])

    def by_words(question: SetQuestion, inside: Sequence[Sentence]) -> int:
        return int(np.argmax(bm25.scores(question.text)[[s.row for s in inside]]))

    def by_meaning(question: SetQuestion, inside: Sequence[Sentence]) -> int:
        return int(np.argmax(vectors[[s.row for s in inside]] @ embedder.query(question.text)))

    return {FIRST: lambda _, __: 0, BM25: by_words, NEAREST: by_meaning, OURS: _by_ours(own, embedder)}


def _by_ours(own: OwnIndex, embedder: RememberedEmbedder) -> Chooser:
    """The best candidate of our ranker among the sentences of the passage; the first where it has none."""
    assistant = Assistant(own.settings, own.index, embedder, ExtractiveWriter())
    vocabulary = Vocabulary(own.index)
    ranker = Ranker(own.index, vocabulary)

    def choose(question: SetQuestion, inside: Sequence[Sentence]) -> int:
        places = {(s.piece, s.number): n for n, s in enumerate(inside)}
        pieces = {s.piece for s in inside}
        document = own.index.passage(inside[0].piece).document_id
        hits = assistant.search(question.text, _ALL, Filters(documents=(document,)))
        query = parse_question(question.text, (), vocabulary)
        vector = embedder.query(query.meaning)
        found = ranker.candidates(query, [h for h in hits if h.passage.id in pieces], vector)
        best = next(((c.passage.id, c.sentence) for c in found if (c.passage.id, c.sentence) in places), None)
        return places[best] if best else 0

    return choose
