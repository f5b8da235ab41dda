"""What was read, kept a document: a file that did not change is not read again.

An entry is a gzip file with a line of JSON for each part; its name is a hash of all that reading depends on.
A damaged one (gzip has a checksum) is as good as none: the file is read again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import uuid
import zlib
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from corpus.model import Document, DocumentInfo, Figure, Passage
from corpus.stored import dump_item, load_item
from ingest.sources import Source
from ingest.work.parts import Parts, cut, described, read_parts
from ingest.work.reader_version import reader_version

_NOT_READ = frozenset(
    """
    file publisher kind status published updated period_from period_to place url openness aliases version
    replaces replaced_by attachment_of withdrawn_on author created submitted adopted retrieved licence
    """.split()
)
"""What the manifest says that reading a file does not use; cutting it up may."""

_SUFFIX = ".json.gz"
_DAMAGED = (OSError, EOFError, zlib.error, ValueError, IndexError)


@dataclass(frozen=True, slots=True)
class Head:
    """What an entry says of itself.

    Attributes:
        given: what was known of the document when it was cut up.
        info: the same with the title that was found.
        passages, sentences, tables, figures: how many there are.
        warnings: of reading, one Dutch line each.
    """

    given: DocumentInfo
    info: DocumentInfo
    passages: int
    sentences: int
    tables: int
    figures: int
    warnings: tuple[str, ...]


_HEAD = TypeAdapter(Head)
_PASSAGES = TypeAdapter(tuple[Passage, ...])
_FIGURES = TypeAdapter(tuple[Figure, ...])
_TEXTS = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class DocumentCache:
    """Entries of documents in a folder, made with one passage size and by one version of the code."""

    folder: Path
    passage_size: int
    reader: str = field(default_factory=reader_version)

    def key(self, source: Source) -> str:
        """The name of a document's entry: a hash of all that reading it depends on."""
        info = {k: v for k, v in asdict(source.info).items() if k not in _NOT_READ}
        parts = (self.reader, self.passage_size, source.path.name, info)
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]

    def head(self, source: Source) -> Head | None:
        """The head of a whole entry that fits all that is known of a document now; else None."""
        head = self._any_head(source)
        return head if head and head.given == source.info else None

    def is_read(self, source: Source) -> bool:
        """Whether the file need not be read, though it may have to be cut up again."""
        return self._any_head(source) is not None

    def fill(self, source: Source) -> None:
        """Read a document, or what an entry kept of it, and write its entry.

        Raises:
            DocumentError: it cannot be read.
            OSError: the entry cannot be written.
        """
        old = self._any_head(source)
        if old is None:
            parts = read_parts(source, self.passage_size)
        else:
            document = described(self.document(source), source.info)
            parts = cut(document, old.warnings, self.passage_size)
        self._write(source, parts)

    def document(self, source: Source) -> Document:
        """The document of an entry."""
        found: Document = load_item("documents", self._lines(source)[1])
        return found

    def passages(self, source: Source) -> tuple[Passage, ...]:
        """The passages of an entry."""
        return _PASSAGES.validate_json(self._lines(source)[2])

    def figures(self, source: Source) -> tuple[Figure, ...]:
        """The figures of an entry."""
        return _FIGURES.validate_json(self._lines(source)[3])

    def texts(self, source: Source) -> tuple[str, ...]:
        """What is embedded for each sentence of an entry."""
        return _TEXTS.validate_json(self._lines(source)[4])

    def keep_only(self, sources: Collection[Source]) -> None:
        """Remove the entries of all other documents, and what was broken off while it was written."""
        kept = {f"{self.key(s)}{_SUFFIX}" for s in sources}
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in kept:
                path.unlink(missing_ok=True)

    def _any_head(self, source: Source) -> Head | None:
        try:
            return _HEAD.validate_json(self._lines(source)[0])
        except _DAMAGED:
            return None

    def _lines(self, source: Source) -> list[bytes]:
        lines = gzip.decompress(self._path(source).read_bytes()).split(b"\n")
        if len(lines) != 5:
            raise ValueError("an entry has five lines")
        return lines

    def _path(self, source: Source) -> Path:
        return self.folder / f"{self.key(source)}{_SUFFIX}"

    def _write(self, source: Source, parts: Parts) -> None:
        lines: tuple[bytes, ...] = (
            _HEAD.dump_json(_head(source.info, parts)),
            dump_item("documents", parts.document),
            _PASSAGES.dump_json(parts.passages),
            _FIGURES.dump_json(parts.figures),
            _TEXTS.dump_json(parts.texts),
        )
        write_at_once(self._path(source), gzip.compress(b"\n".join(lines), compresslevel=1, mtime=0))


def write_at_once(path: Path, data: bytes) -> None:
    """Write a file under another name and then give it its own, so that it is never there by half.

    Raises:
        OSError: it cannot be written; nothing is left of it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    other = path.with_name(f"{uuid.uuid4().hex}.half")
    try:
        other.write_bytes(data)
        other.replace(path)
    except BaseException:
        other.unlink(missing_ok=True)
        raise


def _head(given: DocumentInfo, parts: Parts) -> Head:
    return Head(
        given=given,
        info=parts.document.info,
        passages=len(parts.passages),
        sentences=len(parts.texts),
        tables=len(parts.document.tables),
        figures=len(parts.figures),
        warnings=parts.warnings,
    )
