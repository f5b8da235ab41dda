"""Build the index: read every document, cut and extract, embed, publish."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from langchain_core.documents import Document as LangChainDocument

from corpus.bm25 import Bm25
from corpus.dutch.words import ANALYSER
from corpus.embedder import Embedder, open_embedder
from corpus.errors import DocumentError
from corpus.index import SCHEMA, Contents, Manifest, corpus_hash, index_problem, publish, read_index_manifest
from corpus.manifest import file_hash, read_manifest
from corpus.model import Document, DocumentInfo, Passage
from corpus.settings import Settings
from corpus.vectors import FaissStore
from ingest.figures import extract_figures
from ingest.glossary import find_abbreviations
from ingest.passages import split_passages, verbalise
from ingest.plain_text import read_plain_text

Progress = Callable[[str, int, int], None]
"""Called with a Dutch name of the step, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `problems` has one Dutch line for each file that could not be read."""

    documents: int
    passages: int
    tables: int
    figures: int
    problems: tuple[str, ...]
    seconds: float
    changed: bool


def build_index(
    settings: Settings, paths: Sequence[Path] = (), progress: Progress | None = None
) -> BuildReport:
    """Build the index of the manifest's documents, or of the files and folders named, and publish it.

    Where nothing changed since the last build of the manifest and its files are whole, nothing is done.

    Args:
        settings: says which corpus, model and index folder.
        paths: files and folders to read instead of the manifest's documents.
        progress: told of each step.

    Raises:
        ManifestError: the manifest is wrong.
        DocumentError: no file could be read at all.
        ModelError: the embedding model is missing.
    """
    started = time.perf_counter()
    tell = progress or _say_nothing
    if not paths and (old := _current_build(settings)):
        return _report(old, 0.0, changed=False)
    documents, problems = _read_all(_sources(settings, paths), tell)
    if not documents:
        raise DocumentError(
            "Geen enkel stuk was te lezen",
            where=str(paths[0] if paths else settings.documents),
            mend="; ".join(problems),
        )
    embedder = open_embedder(settings.model, settings.model_cache)
    contents, store, bm25 = _contents(documents, settings, embedder, tell)
    manifest = _manifest(settings, embedder, contents, "paths" if paths else "manifest", problems)

    def write_search(folder: Path) -> None:
        store.save(folder / "passages.faiss")
        bm25.save(folder)

    publish(settings, manifest, contents, write_search)
    return _report(manifest, time.perf_counter() - started, changed=True)


def _say_nothing(step: str, done: int, total: int) -> None:
    """`Progress` for a caller that wants none."""


def _current_build(settings: Settings) -> Manifest | None:
    """The manifest of the index where it is whole, up to date and of the manifest's documents; else None."""
    if index_problem(settings, hashes=True) is not None:
        return None
    manifest = read_index_manifest(settings)
    return manifest if manifest.source == "manifest" else None


def _manifest(
    settings: Settings, embedder: Embedder, contents: Contents, source: str, problems: Sequence[str]
) -> Manifest:
    infos = tuple(d.info for d in contents.documents)
    return Manifest(
        schema=SCHEMA,
        analyser=ANALYSER,
        model_id=embedder.model_id,
        model_hash=embedder.model_hash,
        passage_size=settings.passage_size,
        corpus_hash=corpus_hash(infos),
        source=source,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        documents=infos,
        passages=len(contents.passages),
        sentences=len(contents.sentence_vectors),
        tables=sum(len(d.tables) for d in contents.documents),
        figures=len(contents.figures),
        problems=tuple(problems),
    )


def _report(manifest: Manifest, seconds: float, *, changed: bool) -> BuildReport:
    return BuildReport(
        documents=len(manifest.documents),
        passages=manifest.passages,
        tables=manifest.tables,
        figures=manifest.figures,
        problems=manifest.problems,
        seconds=seconds,
        changed=changed,
    )


def _sources(settings: Settings, paths: Sequence[Path]) -> list[tuple[Path, DocumentInfo]]:
    if not paths:
        return [(settings.documents / info.file, info) for info in read_manifest(settings.documents)]
    files = [f for path in paths for f in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [(f, _inferred(f)) for f in files if not f.is_dir() and not f.name.startswith(".")]


def _inferred(path: Path) -> DocumentInfo:
    """What can be said of a file that no manifest describes: its name."""
    name = path.stem.replace("_", " ").replace("-", " ").strip() or path.name
    slug = "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in path.stem.lower()).split())
    sha256 = file_hash(path) if path.is_file() else ""
    return DocumentInfo(
        id=slug or f"stuk-{sha256[:8]}", file=str(path), title=name, publisher="onbekend", sha256=sha256
    )


def _read_all(
    sources: Sequence[tuple[Path, DocumentInfo]], tell: Progress
) -> tuple[list[Document], list[str]]:
    documents: list[Document] = []
    problems: list[str] = []
    for done, (path, info) in enumerate(sources):
        tell("Lezen", done, len(sources))
        if any(d.info.id == info.id for d in documents):
            problems.append(
                f"Er is al een stuk met de naam {info.id} ({path}). Geef het bestand een andere naam."
            )
            continue
        try:
            documents.append(read_plain_text(path, info))
        except DocumentError as error:
            problems.append(str(error))
    tell("Lezen", len(sources), len(sources))
    return documents, problems


def _contents(
    documents: Sequence[Document], settings: Settings, embedder: Embedder, tell: Progress
) -> tuple[Contents, FaissStore, Bm25]:
    parts = [split_passages(d, settings.passage_size) for d in documents]
    passages = tuple(p for part in parts for p in part)
    figures = tuple(f for d, part in zip(documents, parts, strict=True) for f in extract_figures(d, part))
    texts = [p.search_text for p in passages]
    sentences = [s for d, part in zip(documents, parts, strict=True) for s in _sentence_texts(d, part)]
    total = len(texts) + len(sentences)
    tell("Betekenis berekenen", 0, total)
    vectors = embedder.passages(
        [*texts, *sentences], progress=lambda done: tell("Betekenis berekenen", done, total)
    )
    contents = Contents(
        tuple(documents),
        passages,
        figures,
        find_abbreviations(passages),
        vectors[len(texts) :].astype(np.float16),
    )
    store = FaissStore.from_vectors(vectors[: len(texts)], embedder, _no_lookup)
    return contents, store, Bm25.build(passages)


def _sentence_texts(document: Document, passages: Sequence[Passage]) -> list[str]:
    """What is embedded for each sentence: the sentence behind its heading, or the table row in words."""
    tables = {t.id: t for t in document.tables}
    texts: list[str] = []
    for passage in passages:
        if passage.row:
            table = tables[passage.row.table_id]
            texts.append(verbalise(table, table.rows[passage.row.row]))
            continue
        heading = f"{passage.section[-1]}: " if passage.section else ""
        texts.extend(f"{heading}{passage.text[b:e]}" for b, e in passage.sentences)
    return texts


def _no_lookup(row: int) -> LangChainDocument:
    raise KeyError(row)
