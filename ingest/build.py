"""Build the index: read every document that changed, embed every text that is new, publish."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.bm25 import write_bm25
from corpus.dutch.words import ANALYSER
from corpus.embedder import hash_model, open_embedder
from corpus.errors import DocumentError, IndexUnusable
from corpus.headings import headings_of
from corpus.index_manifest import (
    SCHEMA,
    Manifest,
    corpus_file_hash,
    corpus_hash,
    index_problem,
    read_index_manifest,
)
from corpus.model import Abbreviation, Document, Figure, Passage
from corpus.publish import publish, remove_left_overs
from corpus.settings import Settings, model_id
from corpus.vectors import index_type, write_vectors
from ingest.glossary import find_abbreviations
from ingest.sources import Source, Sources, find_sources
from ingest.work.cache import DocumentCache, Head
from ingest.work.lock import only_build
from ingest.work.parallel import read_all
from ingest.work.reader_version import reader_version
from ingest.work.vector_cache import FILE_ROWS, Rows, VectorCache, key_of
from ingest.work.worker import Job, failed

Progress = Callable[[str, int, int], None]
"""Called with a Dutch name of the step, how many are done, and how many there are."""

READING, EMBEDDING = "Lezen", "Betekenis berekenen"
"""The steps, as they are shown."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        documents, passages, tables, figures: what the index holds.
        new, renewed, same, removed: documents compared with the index before it.
        problems: one Dutch line for each file that was not read, or not wholly.
        left_out: one Dutch line for each document that its manifest keeps from answering.
        seconds: how long it took.
        changed: whether a new index was published.
    """

    documents: int
    passages: int
    tables: int
    figures: int
    problems: tuple[str, ...]
    seconds: float
    changed: bool
    new: int = 0
    renewed: int = 0
    same: int = 0
    removed: int = 0
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Streams:
    """What the entries of documents hold, read one after the other each time it is asked for."""

    cache: DocumentCache
    sources: Sequence[Source]
    vectors: VectorCache
    passage_keys: Sequence[bytes]
    sentence_keys: Sequence[bytes]

    @property
    def documents(self) -> Iterator[Document]:
        return (self.cache.document(s) for s in self.sources)

    @property
    def passages(self) -> Iterator[Passage]:
        return (p for s in self.sources for p in self.cache.passages(s))

    @property
    def figures(self) -> Iterator[Figure]:
        return (f for s in self.sources for f in self.cache.figures(s))

    @property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        found: dict[tuple[str, str], Abbreviation] = {}
        for source in self.sources:
            for one in find_abbreviations(self.cache.passages(source)):
                found.setdefault((one.short.casefold(), one.long.casefold()), one)
        return tuple(found.values())

    @property
    def sentence_blocks(self) -> Iterator[Rows]:
        return self._blocks(self.sentence_keys)

    @property
    def passage_blocks(self) -> Iterator[NDArray[np.float32]]:
        """The vectors of the passages, of unit length, some at a time."""
        for block in self._blocks(self.passage_keys):
            rows = block.astype(np.float32)
            rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
            yield rows

    def heading_rows(self, headings: Sequence[str]) -> Rows:
        """The vectors of column headings."""
        return self.vectors.rows([key_of(h) for h in headings])

    def _blocks(self, keys: Sequence[bytes]) -> Iterator[Rows]:
        return (self.vectors.rows(keys[at : at + FILE_ROWS]) for at in range(0, len(keys), FILE_ROWS))


def build_index(
    settings: Settings, paths: Sequence[Path] = (), progress: Progress | None = None
) -> BuildReport:
    """Build the index of the manifest's documents, or of the files and folders named, and publish it.

    What was read and embedded before is used again. Where nothing changed since the last build of the
    manifest and its files are whole, nothing is done.

    Args:
        settings: says which corpus, model and index folder.
        paths: files and folders to read instead of the manifest's documents.
        progress: told of each step.

    Raises:
        ManifestError: the manifest is wrong.
        DocumentError: no file could be read at all.
        ModelError: the embedding model is missing.
        IngestBusy: another process is building in this folder.
        OSError: the index cannot be written; the old one goes on answering.
    """
    started = time.perf_counter()
    with only_build(settings.data):
        remove_left_overs(settings)
        corpus_file = "" if paths else corpus_file_hash(settings)
        sources = find_sources(settings, paths)
        old = _old(settings)
        if not paths and old and _is_current(settings, old):
            return _report(old, old, sources, started, changed=False)
        new = _build(settings, sources, corpus_file, progress or _say_nothing)
        return _report(new, old, sources, started, changed=True)


def _say_nothing(step: str, done: int, total: int) -> None:
    """`Progress` for a caller that wants none."""


def _old(settings: Settings) -> Manifest | None:
    """The manifest of the index in use, stale or not; None where there is none."""
    try:
        return read_index_manifest(settings)
    except IndexUnusable:
        return None


def _is_current(settings: Settings, old: Manifest) -> bool:
    same_code = old.source == "manifest" and old.reader == reader_version()
    return same_code and index_problem(settings, hashes=True) is None


def _build(settings: Settings, sources: Sources, corpus_file: str, tell: Progress) -> Manifest:
    """Read, embed and publish; `corpus_file` is the hash of the manifest the sources came from, if any."""
    cache = DocumentCache(settings.data / "cache" / "documents", settings.passage_size)
    wrong = _read(cache, sources.files, tell)
    heads = {s: head for s in sources.files if s not in wrong and (head := cache.head(s))}
    lost = [
        failed("Wat is gelezen, is weg", s.path)
        for s in sources.files
        if s not in heads.keys() | wrong.keys()
    ]
    problems = [*sources.problems, *wrong.values(), *lost]
    if not heads:
        raise DocumentError(f"Geen enkel stuk was te lezen: {_some(problems)}")
    problems += [w for head in heads.values() for w in head.warnings]
    model_hash = hash_model(settings.model, settings.model_cache)
    vectors = VectorCache.open(settings.data / "cache" / "vectors", model_hash)
    headings = headings_of(t for source in heads for t in cache.document(source).tables)
    _embed(settings, vectors, cache, tuple(heads), headings, tell)
    keys, sentence_keys = _keys(cache, tuple(heads))
    streams = _Streams(cache, tuple(heads), vectors, keys, sentence_keys)
    same = corpus_hash([h.info for h in heads.values()]) == corpus_hash([f.info for f in sources.files])
    manifest = replace(
        _manifest(settings, model_hash, tuple(heads.values())),
        source="manifest" if corpus_file else "paths",
        corpus_file=corpus_file if same else "",
        vectors=index_type(len(keys), vectors.dimension),
        problems=tuple(problems),
    )
    publish(settings, manifest, streams, lambda folder: _write_search(folder, manifest.vectors, streams))
    cache.keep_only(heads)
    vectors.keep_only({*keys, *sentence_keys, *map(key_of, headings)})
    return manifest


def _some(problems: Sequence[str]) -> str:
    """The first problems, without the full stop of the last."""
    more = f" En nog {len(problems) - 3} andere" if len(problems) > 3 else ""
    return (" ".join(problems[:3]) + more).rstrip(".") or "er zijn geen bestanden"


def _read(cache: DocumentCache, sources: Sequence[Source], tell: Progress) -> dict[Source, str]:
    """Read what the cache does not hold; the problem of each document that could not be read, in order."""
    jobs = [Job(s, cache) for s in sources if cache.head(s) is None]
    if not jobs:
        return {}
    tell(READING, 0, len(jobs))
    problems = read_all(jobs, lambda done: tell(READING, done, len(jobs)))
    return {job.source: problem for job, problem in zip(jobs, problems, strict=True) if problem}


def _embed(
    settings: Settings,
    vectors: VectorCache,
    cache: DocumentCache,
    sources: Sequence[Source],
    headings: Sequence[str],
    tell: Progress,
) -> None:
    """Embed what has no vector yet, some thousands of texts at a time: what is done stays done."""
    texts = {t: None for s in sources for t in vectors.missing(_texts(cache, s))}
    texts |= dict.fromkeys(vectors.missing(headings))
    total = len(texts)
    if not total:
        return
    tell(EMBEDDING, 0, total)
    embedder = open_embedder(settings.model, settings.model_cache)
    todo = list(texts)
    for begin in range(0, total, FILE_ROWS):
        part = todo[begin : begin + FILE_ROWS]
        rows = embedder.passages(part, progress=partial(_tell_from, tell, begin, total))
        vectors.add(part, rows)


def _tell_from(tell: Progress, begin: int, total: int, done: int) -> None:
    tell(EMBEDDING, begin + done, total)


def _texts(cache: DocumentCache, source: Source) -> list[str]:
    return [*(p.search_text for p in cache.passages(source)), *cache.texts(source)]


def _keys(cache: DocumentCache, sources: Sequence[Source]) -> tuple[list[bytes], list[bytes]]:
    """The keys of the vectors of all passages, and of all sentences, in order."""
    passages = [key_of(p.search_text) for s in sources for p in cache.passages(s)]
    sentences = [key_of(t) for s in sources for t in cache.texts(s)]
    return passages, sentences


def _write_search(folder: Path, kind: str, streams: _Streams) -> None:
    write_vectors(folder, kind, len(streams.passage_keys), streams.passage_blocks)
    write_bm25(folder, streams.passages)


def _manifest(settings: Settings, model_hash: str, heads: Sequence[Head]) -> Manifest:
    infos = tuple(h.info for h in heads)
    return Manifest(
        schema=SCHEMA,
        analyser=ANALYSER,
        model_id=model_id(settings.model),
        model_hash=model_hash,
        passage_size=settings.passage_size,
        corpus_hash=corpus_hash(infos),
        source="paths",
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        documents=infos,
        passages=sum(h.passages for h in heads),
        sentences=sum(h.sentences for h in heads),
        tables=sum(h.tables for h in heads),
        figures=sum(h.figures for h in heads),
        reader=reader_version(),
    )


def _report(
    manifest: Manifest, old: Manifest | None, sources: Sources, started: float, *, changed: bool
) -> BuildReport:
    before = {i.id: i for i in old.documents} if old else {}
    now = {i.id: i for i in manifest.documents}
    return BuildReport(
        documents=len(now),
        passages=manifest.passages,
        tables=manifest.tables,
        figures=manifest.figures,
        problems=manifest.problems,
        seconds=time.perf_counter() - started,
        changed=changed,
        new=len(now.keys() - before.keys()),
        renewed=sum(before[k] != now[k] for k in now.keys() & before.keys()),
        same=sum(before[k] == now[k] for k in now.keys() & before.keys()),
        removed=len(before.keys() - now.keys()),
        left_out=sources.left_out,
    )
