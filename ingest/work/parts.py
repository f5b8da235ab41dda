"""What one document gives an index: itself, its passages, its figures and the texts that are embedded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import DocumentError
from corpus.manifest import file_hash
from corpus.model import Document, DocumentInfo, Figure, Passage
from corpus.windows import marked
from ingest.figures.extract import extract_figures
from ingest.passages import split_passages
from ingest.reading import read_document
from ingest.sources import Source


@dataclass(frozen=True, slots=True)
class Parts:
    """What a document gives an index.

    Attributes:
        document: as read.
        passages, figures: all of it, in order.
        texts: what is embedded for each sentence of each passage, in order.
        warnings: what was left out or may be wrong, one Dutch line each.
    """

    document: Document
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    texts: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def read_parts(source: Source, passage_size: int) -> Parts:
    """Read a file and cut it up.

    Raises:
        DocumentError: it cannot be read, or it changed since its hash was taken.
    """
    read = read_document(source.path, source.info)
    if _hash_now(source.path) != source.info.sha256:
        raise DocumentError(
            "Het bestand veranderde tijdens het lezen",
            where=str(source.path),
            mend="Lees het opnieuw in als het klaar is.",
        )
    return cut(read.document, read.warnings, passage_size)


def _hash_now(path: Path) -> str:
    """The hash of a file as it is now; empty where it has gone."""
    try:
        return file_hash(path)
    except OSError:
        return ""


def cut(document: Document, warnings: tuple[str, ...], passage_size: int) -> Parts:
    """The parts of a document that has been read."""
    passages = split_passages(document, passage_size)
    figures = extract_figures(document, passages)
    return Parts(document, passages, figures, sentence_texts(passages), warnings)


def described(document: Document, info: DocumentInfo) -> Document:
    """A document under what the manifest says of it now; its own title where that has none."""
    return replace(document, info=replace(info, title=info.title or document.info.title))


def sentence_texts(passages: Sequence[Passage]) -> tuple[str, ...]:
    """What is embedded for each sentence: it, marked inside its passage; for a table row the row in words."""
    return tuple(_in_its_passage(passage, *span) for passage in passages for span in passage.sentences)


def _in_its_passage(passage: Passage, begin: int, end: int) -> str:
    """The text that the passage is found by, with a part marked."""
    whole = passage.search_text
    before = whole.rfind(passage.text)
    return whole if passage.row or before < 0 else marked(whole, before + begin, before + end)
