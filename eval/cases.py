"""Develop questions with the candidates found for them: what ranking and answerability are fitted on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.embedder import open_embedder
from corpus.index import Index, open_index
from corpus.settings import Settings, read_settings
from eval.folding import squeeze
from eval.measure import scope_of
from eval.metrics import cites_evidence
from eval.samples import OWN, Sample, read_samples
from retriever.filters import narrowed
from retriever.query import Query, parse_question
from retriever.rank import Candidate, Ranker
from retriever.search import Hit, Searcher
from retriever.vocabulary import Vocabulary

_DATA = Path(__file__).parent / "data"
_POOL = 40


@dataclass(frozen=True)
class Found:
    """A question with its rules, its candidates and passages, and which of them hold the evidence.

    `gold` tells it of the candidates, best first, `gold_hits` of the passages in the order of the search.
    """

    sample: Sample
    query: Query
    candidates: tuple[Candidate, ...]
    gold: tuple[bool, ...]
    hits: tuple[Hit, ...]
    gold_hits: tuple[bool, ...]
    index: Index


def develop_questions(indexes: Mapping[str, Path]) -> Iterator[Found]:
    """The develop questions on the two reports, and on the other corpora whose index is named.

    Args:
        indexes: the data folder of an index of the documents that a folder of `eval/data` asks about, by the
            name of that folder.
    """
    settings = read_settings()
    yield from _found(settings, _sets(OWN))
    for name, data in indexes.items():
        yield from _found(replace(settings, data=data), _sets(name))


def named_indexes(arguments: Sequence[str]) -> dict[str, Path]:
    """The indexes named on a command line: "other-documents=DIR invented-papers=DIR".

    Raises:
        SystemExit: one is not written so, or names no folder of `eval/data`.
    """
    found = dict(argument.partition("=")[::2] for argument in arguments)
    for name, data in found.items():
        if not data or not _sets(name):
            raise SystemExit(f"Geef indexen als SET=MAP, met voor SET een map van {_DATA}.")
    return {name: Path(data) for name, data in found.items()}


def _sets(name: str) -> list[Path]:
    return sorted((_DATA / name).glob("develop*.jsonl"))


def holds_evidence(candidate: Candidate, evidence: Sequence[str]) -> bool:
    """Whether it holds an evidence string, or the larger part of one that runs over its end."""
    text = squeeze(candidate.text)
    for item in map(squeeze, evidence):
        if item in text or (len(item) > 22 and (item[:22] in text or item[-22:] in text)):
            return True
    return False


def _found(settings: Settings, paths: Sequence[Path]) -> Iterator[Found]:
    index = open_index(settings)
    vocabulary = Vocabulary(index)
    embedder = open_embedder(settings.model, settings.model_cache)
    searcher, ranker = Searcher(index, embedder), Ranker(index, vocabulary)
    for sample in (sample for path in paths for sample in read_samples(path)):
        query = parse_question(sample.question, sample.history, vocabulary)
        vector = embedder.query(query.meaning)
        asked_of = scope_of(sample, index.infos)
        hits = searcher.hybrid(query.search_terms, vector, _POOL, narrowed(asked_of, query))
        candidates = tuple(ranker.candidates(query, hits, vector))
        gold = tuple(holds_evidence(c, sample.evidence) for c in candidates)
        gold_hits = tuple(cites_evidence(sample.evidence, (h.passage.text,)) for h in hits)
        yield Found(sample, query, candidates, gold, tuple(hits), gold_hits, index)
