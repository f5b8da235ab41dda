"""Write an index and make it the current one, in one step."""

from __future__ import annotations

import os
import shutil
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.words import fold, tokens
from corpus.headings import headings_of
from corpus.index_manifest import CURRENT, MANIFEST, Manifest, dump_manifest
from corpus.integrity import stamp_files
from corpus.lookup import LookupWriter, decimal_key
from corpus.model import Abbreviation, Document, Figure, Passage
from corpus.names import expansions, own_terms, repeated_names, short_terms
from corpus.places import parts_of_cities_in
from corpus.records import RecordWriter, write_blocks
from corpus.settings import Settings
from corpus.spellings import write_spellings
from corpus.stored import dump_item


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
        """The figures of all passages, in the order of the passages."""
        ...

    @property
    def abbreviations(self) -> Iterable[Abbreviation]:
        """The abbreviations that the passages explain."""
        ...

    @property
    def sentence_blocks(self) -> Iterable[NDArray[np.float16]]:
        """A row of unit length for each sentence of each passage, in order, some rows at a time."""
        ...

    def heading_rows(self, headings: Sequence[str]) -> NDArray[np.float16]:
        """A row of unit length for each of these column headings; of zeros for one that has none."""
        ...


@dataclass(frozen=True)
class Contents:
    """What a build puts into an index, all at once; fields as `Publishable`."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    abbreviations: tuple[Abbreviation, ...]
    sentence_vectors: NDArray[np.float16]

    @property
    def sentence_blocks(self) -> Iterable[NDArray[np.float16]]:
        """All rows as one block."""
        return (self.sentence_vectors,)

    def heading_rows(self, headings: Sequence[str]) -> NDArray[np.float16]:
        """Zeros: these headings are told apart by their words alone."""
        return np.zeros((len(headings), self.sentence_vectors.shape[1]), np.float16)


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
        ValueError: the contents are not in order, or not as many as the manifest says.
    """
    folder = settings.index / f"{manifest.version}-{uuid.uuid4().hex[:6]}"
    folder.mkdir(parents=True)
    try:
        _write_contents(folder, manifest, contents)
        write_search(folder)
        stamped = replace(manifest, files=stamp_files(folder))
        (folder / MANIFEST).write_bytes(dump_manifest(stamped))
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
        current = (settings.index / CURRENT).read_text().strip()
    except (OSError, UnicodeDecodeError):
        current = ""
    for old in settings.index.iterdir() if settings.index.is_dir() else ():
        if old.is_dir() and old.name not in (current, CURRENT):
            shutil.rmtree(old, ignore_errors=True)
        elif old.name.startswith(f"{CURRENT}."):
            old.unlink(missing_ok=True)


def _write_contents(folder: Path, manifest: Manifest, contents: Publishable) -> None:
    keys = LookupWriter()
    headings = _write_documents(folder, contents.documents, keys)
    np.save(folder / "headings.npy", contents.heading_rows(headings), allow_pickle=False)
    words: set[str] = set()
    names = _write_passages(folder, manifest, contents, keys, words)
    write_spellings(folder, words)
    for term in own_terms(manifest.documents, names):
        keys.add("own", term, 0)
    _write_abbreviations(folder, contents.abbreviations, keys)
    keys.write(folder, "keys")
    write_blocks(folder / "sentences.npy", manifest.sentences, contents.sentence_blocks, np.float16)


def _write_documents(folder: Path, documents: Iterable[Document], keys: LookupWriter) -> list[str]:
    """Documents without their tables, and these by themselves: a row is looked up far more often.

    Gives the column headings, each once.
    """
    parts: set[str] = set()
    headings: dict[str, None] = {}
    with RecordWriter(folder, "documents") as lines, RecordWriter(folder, "tables") as tables:
        for document in documents:
            lines.add(dump_item("documents", replace(document, tables=())))
            parts |= parts_of_cities_in(document.text)
            for table in document.tables:
                row = tables.add(dump_item("tables", table))
                keys.add("table", table.id, row)
                keys.add("tables", document.info.id, row)
            headings.update(dict.fromkeys(headings_of(document.tables)))
    for part in sorted(parts):
        keys.add("part", part, 0)
    for row, heading in enumerate(headings):
        keys.add("heading", heading, row)
    return list(headings)


def _write_passages(
    folder: Path, manifest: Manifest, contents: Publishable, keys: LookupWriter, words: set[str]
) -> list[str]:
    """Passages with their figures; collects their words, and gives the names that documents are about."""
    names: list[str] = []
    sizes: Counter[str] = Counter()
    first_sentences: list[int] = []
    sentences = 0
    figures = _Grouped(contents.figures)
    with ExitStack() as stack:
        lines = stack.enter_context(RecordWriter(folder, "passages"))
        groups = stack.enter_context(RecordWriter(folder, "figures"))
        for part in _by_document(contents.passages):
            names += repeated_names(part)
            for passage in part:
                row = lines.add(dump_item("passages", passage))
                own = figures.of(passage.id)
                groups.add(dump_item("figures", own))
                _add_keys(keys, passage, own, row)
                words.update(tokens(passage.search_text))
                sizes[passage.document_id] += 1
                first_sentences.append(sentences)
                sentences += len(passage.sentences)
    figures.end()
    ends = np.cumsum([0, *(sizes[i.id] for i in manifest.documents)], dtype=np.int64)
    if int(ends[-1]) != manifest.passages or sentences != manifest.sentences:
        raise ValueError("the manifest counts other passages or sentences")
    np.save(folder / "document-rows.npy", ends, allow_pickle=False)
    np.save(folder / "sentence-rows.npy", np.asarray(first_sentences, dtype=np.int64), allow_pickle=False)
    return names


def _add_keys(keys: LookupWriter, passage: Passage, figures: tuple[Figure, ...], row: int) -> None:
    keys.add("passage", passage.id, row)
    if passage.row:
        keys.add("row", passage.row.table_id, row)
    for rest in {c.passage_id for c in passage.goes_on}:
        keys.add("began", rest, row)
    for value in {decimal_key(f.value) for f in figures}:
        keys.add("value", value, row)


def _write_abbreviations(folder: Path, abbreviations: Iterable[Abbreviation], keys: LookupWriter) -> None:
    with RecordWriter(folder, "abbreviations") as lines:
        for abbreviation in abbreviations:
            row = lines.add(dump_item("abbreviations", abbreviation))
            keys.add("short", fold(abbreviation.short), row)
            keys.add("explained", abbreviation.passage_id, row)
            for term in {t for t, _ in expansions(abbreviation)}:
                keys.add("expansion", term, row)
            for term in short_terms(abbreviation):
                keys.add("long", term, row)


def _by_document(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The passages of each document."""
    part: list[Passage] = []
    for passage in passages:
        if part and part[0].document_id != passage.document_id:
            yield part
            part = []
        part.append(passage)
    if part:
        yield part


class _Grouped:
    """Figures by the passage they stand in, taken in the order in which they come."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._left = iter(figures)
        self._next = next(self._left, None)

    def of(self, passage_id: str) -> tuple[Figure, ...]:
        """The figures of the next passage."""
        found: list[Figure] = []
        while self._next is not None and self._next.passage_id == passage_id:
            found.append(self._next)
            self._next = next(self._left, None)
        return tuple(found)

    def end(self) -> None:
        """Raises ValueError where figures are left: they are not in the order of the passages."""
        if self._next is not None:
            raise ValueError("figures are not in the order of the passages")


def _point_to(folder: Path) -> None:
    """Make a build the current one, in one step."""
    pointer = folder.parent / f"{CURRENT}.{uuid.uuid4().hex[:6]}"
    try:
        pointer.write_text(folder.name)
        _flush_file(pointer)
        pointer.replace(folder.parent / CURRENT)
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
