"""Build an index of made-up passages as ingest does, but without reading files or embedding texts."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.bm25 import write_bm25
from corpus.dutch.words import ANALYSER
from corpus.index_manifest import SCHEMA, Manifest, corpus_hash
from corpus.model import Abbreviation, Document, Figure, Passage
from corpus.publish import publish
from corpus.settings import Settings, model_id
from corpus.vectors import index_type, write_vectors
from eval.growth.meaning import Meaning, Vectors
from eval.growth.texts import PASSAGES, SENTENCES, make_documents, make_info

_BLOCK = 8192
_SENTENCES_FROM = 1_000_000
"""Seeds of sentence vectors; those of passages lie below."""


@dataclass(frozen=True)
class MadeUpCorpus:
    """So many passages as `corpus.publish.Publishable`, made while they are written."""

    size: int
    meaning: Meaning

    @property
    def documents(self) -> Iterator[Document]:
        """All documents."""
        return (m.document for m in make_documents(self.size))

    @property
    def passages(self) -> Iterator[Passage]:
        """Their passages."""
        return (p for m in make_documents(self.size) for p in m.passages)

    @property
    def figures(self) -> Iterator[Figure]:
        """One in each passage."""
        return (f for m in make_documents(self.size) for f in m.figures)

    @property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """None."""
        return ()

    @property
    def sentence_blocks(self) -> Iterator[NDArray[np.float16]]:
        """The vectors of the sentences."""
        return (b.astype(np.float16) for b in self._blocks(self.size * SENTENCES, _SENTENCES_FROM))

    def heading_rows(self, headings: Sequence[str]) -> NDArray[np.float16]:
        """None: it has no tables."""
        return np.zeros((len(headings), 0), np.float16)

    @property
    def passage_blocks(self) -> Iterator[Vectors]:
        """The vectors of the passages."""
        return self._blocks(self.size, 0)

    def _blocks(self, rows: int, seed: int) -> Iterator[Vectors]:
        for begin in range(0, rows, _BLOCK):
            yield self.meaning.block(min(_BLOCK, rows - begin), seed + begin)


def build(folder: Path, size: int, meaning: Meaning) -> dict[str, float]:
    """Publish an index of so many passages, a multiple of 100; the seconds of its steps."""
    made = MadeUpCorpus(size, meaning)
    settings = Settings(data=folder)
    seconds: dict[str, float] = {}

    def write_search(target: Path) -> None:
        seconds["teksten"] = time.perf_counter() - started
        write_vectors(target, manifest.vectors, size, made.passage_blocks)
        seconds["vectoren"] = time.perf_counter() - started - sum(seconds.values())
        write_bm25(target, made.passages)
        seconds["woorden"] = time.perf_counter() - started - sum(seconds.values())

    manifest = _manifest(settings, made)
    started = time.perf_counter()
    publish(settings, manifest, made, write_search)
    seconds["vastleggen"] = time.perf_counter() - started - sum(seconds.values())
    return seconds


def _manifest(settings: Settings, made: MadeUpCorpus) -> Manifest:
    infos = tuple(make_info(n) for n in range(made.size // PASSAGES))
    return Manifest(
        schema=SCHEMA,
        analyser=ANALYSER,
        model_id=model_id(settings.model),
        model_hash="verzonnen",
        passage_size=settings.passage_size,
        corpus_hash=corpus_hash(infos),
        source="paths",
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        documents=infos,
        passages=made.size,
        sentences=made.size * SENTENCES,
        tables=0,
        figures=made.size,
        vectors=index_type(made.size, made.meaning.real.shape[1]),
    )
