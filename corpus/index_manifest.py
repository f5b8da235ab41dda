"""What an index was built from and with, and whether it still fits the settings, the corpus and its files.

Each build is a folder of its own under `index/`; the file `CURRENT` names the one in use and is replaced in
one step, so a build that is broken off leaves the old index answering.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from corpus.dutch.words import ANALYSER
from corpus.errors import IndexMissing, IndexStale, IndexUnusable
from corpus.integrity import FileStamp, are_whole
from corpus.manifest import NAME, file_hash, read_manifest
from corpus.model import DocumentInfo
from corpus.records import damaged
from corpus.settings import Settings, model_id

SCHEMA = 4
"""Version of the format on disk; raised whenever a file changes its form or its meaning."""

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
MEND = "Bouw de index opnieuw met: raadbron ingest."
_FEW = 500
"""Documents up to which opening compares the files of the corpus itself."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from and with.

    `source` is "manifest", or "paths" for files named by hand; `corpus_file` is the hash of the corpus's
    own manifest where all it describes is in the index, else empty; `reader` tells which code read the files;
    `vectors` names the FAISS index type ("Flat", "IVF1024,PQ96"); `files` is filled in at publishing.
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
    vectors: str = ""
    corpus_file: str = ""
    files: tuple[FileStamp, ...] = ()

    @property
    def version(self) -> str:
        """Hash of all that decides what the index holds: corpus, format, analyser, model."""
        parts = (self.schema, self.analyser, self.model_hash, self.passage_size, self.corpus_hash)
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


_MANIFEST: TypeAdapter[Manifest] = TypeAdapter(Manifest)


def dump_manifest(manifest: Manifest) -> bytes:
    """A manifest as JSON."""
    return _MANIFEST.dump_json(manifest, indent=1)


def current_index(settings: Settings) -> tuple[Path, Manifest]:
    """The folder of the current index and its manifest, which may be stale.

    Raises:
        IndexMissing: there is none.
        IndexStale: it has another format.
        IndexUnusable: its manifest is damaged.
    """
    try:
        folder = settings.index / (settings.index / CURRENT).read_text().strip()
    except OSError:
        raise IndexMissing("Er is nog geen index", where=str(settings.index), mend=MEND) from None
    try:
        raw = json.loads((folder / MANIFEST).read_bytes())
        if raw["schema"] != SCHEMA:
            raise IndexStale("De index heeft een andere indeling", where=str(folder), mend=MEND)
        return folder, _MANIFEST.validate_python(raw)
    except (OSError, ValueError, KeyError, TypeError):
        raise damaged(folder) from None


def read_index_manifest(settings: Settings) -> Manifest:
    """The manifest of the current index alone; raises as `current_index`."""
    return current_index(settings)[1]


def index_problem(settings: Settings, *, hashes: bool = False) -> str | None:
    """Why the index cannot be used as it is, one Dutch line; None where it can.

    Reads small files only and compares the sizes of the others; with `hashes`, compares all they hold.

    Raises:
        ManifestError: the manifest of the corpus is wrong.
    """
    try:
        folder, manifest = current_index(settings)
    except IndexUnusable as error:
        return str(error)
    if problem := stale_problem(settings, manifest):
        return problem
    return None if are_whole(folder, manifest.files, hashes=hashes) else str(damaged(folder))


def stale_problem(settings: Settings, manifest: Manifest) -> str | None:
    """Why an index no longer fits the settings or the corpus, one Dutch line; None where it does.

    Raises:
        ManifestError: the manifest of the corpus is wrong.
    """
    if manifest.analyser != ANALYSER:
        return "De index is gemaakt met een andere woordanalyse"
    if manifest.passage_size != settings.passage_size:
        return "De index is gemaakt met een andere passagelengte"
    if manifest.model_id != model_id(settings.model):
        return f"De index is gemaakt met een ander taalmodel ({manifest.model_id})"
    if manifest.source == "manifest" and not _is_of_corpus(settings, manifest):
        return "De stukken zijn veranderd sinds de index is gemaakt"
    return None


def corpus_hash(documents: Sequence[DocumentInfo]) -> str:
    """Hash of the documents' files and of what the manifest says of them."""
    data = TypeAdapter(tuple[DocumentInfo, ...]).dump_json(tuple(documents))
    return hashlib.sha256(data).hexdigest()[:16]


def corpus_file_hash(settings: Settings) -> str:
    """The hash of the manifest of the corpus; empty where there is none."""
    try:
        return file_hash(settings.documents / NAME)
    except OSError:
        return ""


def _is_of_corpus(settings: Settings, manifest: Manifest) -> bool:
    """Whether the corpus is as it was; a large one by its manifest alone, so that opening stays quick.

    A small one is read and its files are hashed, as `raadbron ingest` does for any.
    """
    if len(manifest.documents) > _FEW and manifest.corpus_file:
        same = manifest.corpus_file == corpus_file_hash(settings)
        today = date.today().isoformat()
        if same and not any(i.withdrawn_on and i.withdrawn_on <= today for i in manifest.documents):
            return True
    return manifest.corpus_hash == corpus_hash(read_manifest(settings.documents))
