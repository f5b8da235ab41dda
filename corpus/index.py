"""The index on disk: documents, passages, tables, figures, BM25 and vectors, tied together by a manifest.

Each build is a folder of its own under `index/`; the file `CURRENT` names the one in use and is replaced in
one step, so a build that is broken off leaves the old index answering.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from corpus.dutch.words import ANALYSER
from corpus.errors import IndexMissing, IndexStale, IndexUnusable, NotFound
from corpus.integrity import FileStamp, are_whole, stamp_files
from corpus.manifest import read_manifest
from corpus.model import Abbreviation, Document, DocumentInfo, Figure, Passage, Table
from corpus.settings import Settings, model_id
from corpus.stored import STEMS, read_items, write_items

SCHEMA = 2
"""Version of the format on disk; raised whenever a file changes its form or its meaning."""

_CURRENT = "CURRENT"
_MEND = "Bouw de index opnieuw met: raadbron ingest."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from and with.

    `source` is "manifest", or "paths" for files named by hand; `reader` tells which code read the files, and
    `files` is filled in when it is published.
    """

    schema: int
    analyser: str
    model_id: str
    model_hash: str
    passage_size: int
    corpus_hash: str
    source: str
    created: str
    documents: tuple[DocumentInfo, ...]
    passages: int
    sentences: int
    tables: int
    figures: int
    problems: tuple[str, ...] = ()
    reader: str = ""
    files: tuple[FileStamp, ...] = ()

    @property
    def version(self) -> str:
        """Hash of all that decides what the index holds: corpus, format, analyser, model."""
        parts = (self.schema, self.analyser, self.model_hash, self.passage_size, self.corpus_hash)
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Contents:
    """What a build puts into an index.

    `sentence_vectors` has a row of unit length for each sentence of each passage, in order.
    """

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    abbreviations: tuple[Abbreviation, ...]
    sentence_vectors: NDArray[np.float16]


class Publishable(Protocol):
    """What can be published: `Contents`, or the same as streams that are made while they are written."""

    @property
    def documents(self) -> Iterable[Document]:
        """All documents."""
        ...

    @property
    def passages(self) -> Iterable[Passage]:
        """The passages of all documents, in the order of the documents."""
        ...

    @property
    def figures(self) -> Iterable[Figure]:
        """The figures of all passages."""
        ...

    @property
    def abbreviations(self) -> Iterable[Abbreviation]:
        """The abbreviations that the passages explain."""
        ...

    @property
    def sentence_vectors(self) -> NDArray[np.float16]:
        """A row of unit length for each sentence of each passage, in order."""
        ...


_MANIFEST: TypeAdapter[Manifest] = TypeAdapter(Manifest)


@dataclass(frozen=True)
class Index:
    """An opened index, read-only. BM25 and the passage vectors stay in their files; see `folder`."""

    folder: Path
    manifest: Manifest
    contents: Contents

    @property
    def version(self) -> str:
        """The corpus version that answers carry."""
        return self.manifest.version

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, with their texts."""
        return self.contents.documents

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages; their place here is their row number in BM25 and in the vectors."""
        return self.contents.passages

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Tables by id."""
        return {t.id: t for d in self.documents for t in d.tables}

    @cached_property
    def by_id(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.info.id: d for d in self.documents}

    @cached_property
    def passage_rows(self) -> dict[str, int]:
        """Row numbers by passage id."""
        return {p.id: i for i, p in enumerate(self.passages)}

    @cached_property
    def sentence_rows(self) -> tuple[int, ...]:
        """For each passage the row of its first sentence vector."""
        counts = [0, *(len(p.sentences) for p in self.passages)]
        return tuple(int(x) for x in np.cumsum(counts)[:-1])

    @cached_property
    def figures_by_passage(self) -> dict[str, tuple[Figure, ...]]:
        """Figures by the passage they stand in."""
        found: dict[str, list[Figure]] = {}
        for figure in self.contents.figures:
            found.setdefault(figure.passage_id, []).append(figure)
        return {k: tuple(v) for k, v in found.items()}

    @cached_property
    def goes_on(self) -> dict[tuple[str, int], tuple[str, int]]:
        """Where a sentence that breaks off goes on: its passage id and number, to those of its rest."""
        return {(p.id, c.sentence): (c.passage_id, c.there) for p in self.passages for c in p.goes_on}

    @cached_property
    def began(self) -> dict[tuple[str, int], tuple[str, int]]:
        """Where the rest of a sentence began: the other way round."""
        return {rest: start for start, rest in self.goes_on.items()}

    def passage(self, passage_id: str) -> Passage:
        """A passage by id."""
        return self.passages[self.passage_rows[passage_id]]

    def document(self, document_id: str) -> Document:
        """A document by id.

        Raises:
            NotFound: there is none with this id.
        """
        try:
            return self.by_id[document_id]
        except KeyError:
            raise NotFound(
                f"Er is geen stuk met het id {document_id!r}", mend="Vraag de lijst op met: raadbron status."
            ) from None

    def info(self, document_id: str) -> DocumentInfo:
        """The manifest entry of a document; raises as `document`."""
        return self.document(document_id).info


def publish(
    settings: Settings, manifest: Manifest, contents: Publishable, write_search: Callable[[Path], None]
) -> Path:
    """Write an index and make it the current one.

    Files are flushed to disk before the switch; older builds are removed after it.

    Args:
        settings: says in which folder.
        manifest: what the index was built from and with, without `files`.
        contents: what it holds.
        write_search: adds the files of BM25 and the passage vectors to the folder it is given.

    Returns:
        The folder of this build.

    Raises:
        OSError: a file cannot be written; the index in use stays as it was.
    """
    folder = settings.index / f"{manifest.version}-{uuid.uuid4().hex[:6]}"
    folder.mkdir(parents=True)
    try:
        for stem in STEMS:
            write_items(folder / f"{stem}.json", stem, getattr(contents, stem))
        np.save(folder / "sentences.npy", contents.sentence_vectors)
        write_search(folder)
        stamped = replace(manifest, files=stamp_files(folder))
        (folder / "manifest.json").write_bytes(_MANIFEST.dump_json(stamped, indent=1))
        _flush(folder)
        _point_to(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    remove_left_overs(settings)
    return folder


def remove_left_overs(settings: Settings) -> None:
    """Remove all builds but the current one: older ones, and those that were broken off.

    Only for who holds the lock on building: a build that is being written goes too.
    """
    try:
        current = (settings.index / _CURRENT).read_text().strip()
    except (OSError, UnicodeDecodeError):
        current = ""
    for old in settings.index.iterdir() if settings.index.is_dir() else ():
        if old.is_dir() and old.name not in (current, _CURRENT):
            shutil.rmtree(old, ignore_errors=True)
        elif old.name.startswith(f"{_CURRENT}."):
            old.unlink(missing_ok=True)


def open_index(settings: Settings) -> Index:
    """The current index, whole.

    Raises:
        IndexMissing: there is none.
        IndexStale: it was built with another format, analyser, model or passage size, or from another corpus.
        IndexUnusable: a file of it is damaged.
        ManifestError: the manifest of the corpus is wrong.
    """
    folder, manifest = _current(settings)
    problem = _stale(settings, manifest)
    if problem:
        raise IndexStale(problem, where=str(settings.index), mend=_MEND)
    if not are_whole(folder, manifest.files, hashes=True):
        raise _damaged(folder)
    try:
        values = {stem: read_items(folder / f"{stem}.json", stem) for stem in STEMS}
        vectors = np.load(folder / "sentences.npy", mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError):
        raise _damaged(folder) from None
    if len(values["passages"]) != manifest.passages or len(vectors) != manifest.sentences:
        raise _damaged(folder)
    return Index(folder, manifest, Contents(**values, sentence_vectors=vectors))


def read_index_manifest(settings: Settings) -> Manifest:
    """The manifest of the current index alone; raises as `open_index`, save that it may be stale."""
    return _current(settings)[1]


def index_problem(settings: Settings, *, hashes: bool = False) -> str | None:
    """Why the index cannot be used as it is, one Dutch line; None where it can.

    Reads small files only and compares the sizes of the others; with `hashes`, compares all they hold.

    Raises:
        ManifestError: the manifest of the corpus is wrong.
    """
    try:
        folder, manifest = _current(settings)
    except IndexUnusable as error:
        return str(error)
    if problem := _stale(settings, manifest):
        return problem
    return None if are_whole(folder, manifest.files, hashes=hashes) else str(_damaged(folder))


def corpus_hash(documents: Sequence[DocumentInfo]) -> str:
    """Hash of the documents' files and of what the manifest says of them."""
    data = TypeAdapter(tuple[DocumentInfo, ...]).dump_json(tuple(documents))
    return hashlib.sha256(data).hexdigest()[:16]


def _current(settings: Settings) -> tuple[Path, Manifest]:
    try:
        folder = settings.index / (settings.index / _CURRENT).read_text().strip()
    except OSError:
        raise IndexMissing("Er is nog geen index", where=str(settings.index), mend=_MEND) from None
    try:
        raw = json.loads((folder / "manifest.json").read_bytes())
        if raw["schema"] != SCHEMA:
            raise IndexStale("De index heeft een andere indeling", where=str(folder), mend=_MEND)
        return folder, _MANIFEST.validate_python(raw)
    except (OSError, ValueError, KeyError, TypeError):
        raise _damaged(folder) from None


def _stale(settings: Settings, manifest: Manifest) -> str | None:
    if manifest.analyser != ANALYSER:
        return "De index is gemaakt met een andere woordanalyse"
    if manifest.passage_size != settings.passage_size:
        return "De index is gemaakt met een andere passagelengte"
    if manifest.model_id != model_id(settings.model):
        return f"De index is gemaakt met een ander taalmodel ({manifest.model_id})"
    if manifest.source == "manifest" and manifest.corpus_hash != corpus_hash(
        read_manifest(settings.documents)
    ):
        return "De stukken zijn veranderd sinds de index is gemaakt"
    return None


def _damaged(folder: Path) -> IndexUnusable:
    return IndexUnusable("De index is beschadigd", where=str(folder), mend=_MEND)


def _point_to(folder: Path) -> None:
    """Make a build the current one, in one step."""
    pointer = folder.parent / f"{_CURRENT}.{uuid.uuid4().hex[:6]}"
    try:
        pointer.write_text(folder.name)
        _flush_file(pointer)
        pointer.replace(folder.parent / _CURRENT)
    except BaseException:
        pointer.unlink(missing_ok=True)
        raise


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            _flush_file(path)


def _flush_file(path: Path) -> None:
    with path.open("rb+") as stream:  # Windows flushes only what is open for writing
        os.fsync(stream.fileno())
