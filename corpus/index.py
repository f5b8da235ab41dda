"""An opened index: documents, passages, tables and figures, read from disk when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.words import fold
from corpus.errors import IndexStale, NotFound
from corpus.index_manifest import MEND, Manifest, current_index, stale_problem
from corpus.integrity import FileStamp, are_whole
from corpus.lookup import ByKey, Lookup, decimal_key
from corpus.model import Abbreviation, Document, DocumentInfo, Figure, Passage, Table
from corpus.records import Records, damaged, open_array
from corpus.settings import Settings
from corpus.spellings import Spellings
from corpus.stored import load_item

_KEPT = {"documents": 32, "tables": 1024, "passages": 8192, "figures": 8192, "abbreviations": 1024}
"""How many of each stay at hand once they were read."""

_HASHED_AT_OPENING = 64 << 20
"""Bytes up to which opening compares all that an index holds; beyond, records are checked when read."""

_Place = tuple[str, int]
"""The id of a passage and the number of a sentence in it."""


@dataclass(frozen=True)
class Index:
    """An opened index, read-only. BM25 and the passage vectors stay in their files; see `folder`.

    Attributes:
        folder: where it lies.
        manifest: what it was built from and with.
        documents: all documents, with their texts.
        passages: their place here is their row number in BM25 and in the vectors.
        abbreviations: all that the texts explain.
        keys: rows by kind and key, see `corpus.publish`.
        spellings: the words of the passages.
        sentence_rows: for each passage the row of its first sentence vector.
        sentence_vectors: a row of unit length, float16, for each sentence of each passage, in order.
        heading_vectors: a row of unit length, float16, for each column heading with a letter.
        document_rows: the row of each document's first passage, and the number of passages.
        table_records: all tables, in the order of the documents.
        figure_records: for each passage its figures.
    """

    folder: Path
    manifest: Manifest
    documents: Sequence[Document]
    passages: Sequence[Passage]
    abbreviations: Sequence[Abbreviation]
    keys: Lookup
    spellings: Spellings
    sentence_rows: NDArray[np.int64]
    sentence_vectors: NDArray[np.float16]
    heading_vectors: NDArray[np.float16]
    document_rows: NDArray[np.int64]
    table_records: Sequence[Table]
    figure_records: Sequence[tuple[Figure, ...]]

    @property
    def version(self) -> str:
        """The corpus version that answers carry."""
        return self.manifest.version

    @property
    def infos(self) -> tuple[DocumentInfo, ...]:
        """What the manifest says of each document."""
        return self.manifest.documents

    @cached_property
    def tables(self) -> ByKey[str, Table]:
        """Tables by id."""
        return ByKey(self._table)

    @cached_property
    def passage_rows(self) -> ByKey[str, int]:
        """Row numbers by passage id."""
        return ByKey(self._passage_row)

    @cached_property
    def figures_by_passage(self) -> ByKey[str, tuple[Figure, ...]]:
        """Figures by the id of the passage they stand in."""
        return ByKey(self._figures)

    @cached_property
    def goes_on(self) -> ByKey[_Place, _Place]:
        """Where a sentence that breaks off goes on: its passage id and number, to those of its rest."""
        return ByKey(self._rest)

    @cached_property
    def began(self) -> ByKey[_Place, _Place]:
        """Where the rest of a sentence began: the other way round."""
        return ByKey(self._start)

    def passage(self, passage_id: str) -> Passage:
        """A passage by id."""
        return self.passages[self.passage_rows[passage_id]]

    def passages_of(self, document_id: str) -> Sequence[Passage]:
        """The passages of a document, in order; raises as `document`."""
        rows = self.rows_of(document_id)
        return self.passages[rows.start : rows.stop]

    def first_row_of(self, table_id: str) -> int:
        """The number of the passage that is the first row of a table."""
        rows = self.keys.rows("row", table_id)
        return next(n for n in rows if (p := self.passages[n]).row and p.row.table_id == table_id)

    def passages_of_table(self, table_id: str) -> list[Passage]:
        """The passages that are rows of a table, in order."""
        found = [self.passages[row] for row in self.keys.rows("row", table_id)]
        return [p for p in found if p.row and p.row.table_id == table_id]

    def abbreviations_called(self, names: Set[str]) -> list[Abbreviation]:
        """The abbreviations whose short form is one of these folded names, in the order of the passages."""
        found = sorted(row for name in names for row in self.keys.rows("short", name))
        return [a for row in found if fold((a := self.abbreviations[row]).short) in names]

    def abbreviations_in(self, passage_id: str) -> list[Abbreviation]:
        """The abbreviations that a passage explains."""
        found = [self.abbreviations[row] for row in self.keys.rows("explained", passage_id)]
        return [a for a in found if a.passage_id == passage_id]

    def rows_with(self, value: Decimal) -> list[int]:
        """The rows of the passages that hold a figure of this value."""
        found = self.keys.rows("value", decimal_key(value))
        return [row for row in found if any(f.value == value for f in self.figure_records[row])]

    def heading_cosines(self, headings: Sequence[str], vector: NDArray[np.float32]) -> list[float]:
        """How near column headings are to a question in meaning; 0 for one without letters."""
        rows = [next(iter(self.keys.rows("heading", heading)), None) for heading in headings]
        return [0.0 if row is None else float(self.heading_vectors[row] @ vector) for row in rows]

    def rows_of(self, document_id: str) -> range:
        """The rows of a document's passages; raises as `document`."""
        number = self._number(document_id)
        return range(int(self.document_rows[number]), int(self.document_rows[number + 1]))

    def document(self, document_id: str) -> Document:
        """A document by id.

        Raises:
            NotFound: there is none with this id.
            IndexUnusable: what is stored of it is damaged.
        """
        return self.documents[self._number(document_id)]

    def info(self, document_id: str) -> DocumentInfo:
        """The manifest entry of a document; raises as `document`."""
        return self.infos[self._number(document_id)]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {info.id: n for n, info in enumerate(self.infos)}

    def _number(self, document_id: str) -> int:
        """The place of a document among all; raises NotFound."""
        try:
            return self._numbers[document_id]
        except KeyError:
            raise NotFound(
                f"Er is geen stuk met het id {document_id!r}", mend="Vraag de lijst op met: raadbron status."
            ) from None

    def _figures(self, passage_id: str) -> tuple[Figure, ...] | None:
        row = self._passage_row(passage_id)
        return None if row is None else self.figure_records[row]

    def _table(self, table_id: str) -> Table | None:
        found = (self.table_records[row] for row in self.keys.rows("table", table_id))
        return next((t for t in found if t.id == table_id), None)

    def _passage_row(self, passage_id: str) -> int | None:
        found = self.keys.rows("passage", passage_id)
        return next((row for row in found if self.passages[row].id == passage_id), None)

    def _rest(self, place: _Place) -> _Place | None:
        rests = {c.sentence: (c.passage_id, c.there) for c in self.passage(place[0]).goes_on}
        return rests.get(place[1])

    def _start(self, place: _Place) -> _Place | None:
        found = [self.passages[row] for row in self.keys.rows("began", place[0])]
        starts = [(p.id, c.sentence) for p in found for c in p.goes_on if (c.passage_id, c.there) == place]
        return starts[-1] if starts else None


def open_index(settings: Settings) -> Index:
    """The current index. Its records are checked one by one when they are read.

    Raises:
        IndexMissing: there is none.
        IndexStale: it was built with another format, analyser, model or passage size, or from another corpus.
        IndexUnusable: a file of it is damaged.
        ManifestError: the manifest of the corpus is wrong.
    """
    folder, manifest = current_index(settings)
    problem = stale_problem(settings, manifest)
    if problem:
        raise IndexStale(problem, where=str(settings.index), mend=MEND)
    if not _is_whole(folder, manifest.files):
        raise damaged(folder)
    try:
        index = _opened(folder, manifest)
    except (OSError, ValueError):
        raise damaged(folder) from None
    if not _fits(index):
        raise damaged(folder)
    return index


def _is_whole(folder: Path, files: Sequence[FileStamp]) -> bool:
    """Whether all files are there in their sizes, and unharmed as far as their records cannot show it later.

    A small index is hashed whole. Of a large one only what FAISS reads whole: it does not check it.
    """
    small = sum(f.size for f in files) <= _HASHED_AT_OPENING
    hashed = files if small else [f for f in files if f.name.endswith(".faiss")]
    return are_whole(folder, files, hashes=False) and are_whole(folder, hashed, hashes=True)


def _opened(folder: Path, manifest: Manifest) -> Index:
    keys = Lookup.open(folder, "keys")
    tables: Records[Table] = Records.open(folder, "tables", partial(load_item, "tables"), _KEPT["tables"])
    return Index(
        folder=folder,
        manifest=manifest,
        documents=Records.open(folder, "documents", partial(_document, keys, tables), _KEPT["documents"]),
        passages=_records(folder, "passages"),
        abbreviations=_records(folder, "abbreviations"),
        keys=keys,
        spellings=Spellings.open(folder),
        sentence_rows=open_array(folder / "sentence-rows.npy", np.int64),
        sentence_vectors=open_array(folder / "sentences.npy", np.float16),
        heading_vectors=open_array(folder / "headings.npy", np.float16),
        document_rows=open_array(folder / "document-rows.npy", np.int64),
        table_records=tables,
        figure_records=_records(folder, "figures"),
    )


def _records(folder: Path, stem: str) -> Records[Any]:
    return Records.open(folder, stem, partial(load_item, stem), _KEPT[stem])


def _document(keys: Lookup, tables: Sequence[Table], data: bytes) -> Document:
    """A document as stored, with its tables, which lie by themselves."""
    document: Document = load_item("documents", data)
    own = (tables[row] for row in keys.rows("tables", document.info.id))
    return replace(document, tables=tuple(t for t in own if t.document_id == document.info.id))


def _fits(index: Index) -> bool:
    """Whether there is as much of everything as the manifest says."""
    manifest = index.manifest
    return (
        len(index.passages) == len(index.figure_records) == len(index.sentence_rows) == manifest.passages
        and len(index.documents) == len(index.document_rows) - 1 == len(manifest.documents)
        and len(index.sentence_vectors) == manifest.sentences
        and len(index.table_records) == manifest.tables
        and int(index.document_rows[-1]) == manifest.passages
    )
