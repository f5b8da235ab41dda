"""Read a file of any known format into a Document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import DocumentError
from corpus.model import Block, Document, DocumentInfo
from ingest.assemble import assemble
from ingest.care import clean_reading, without_bsn
from ingest.elements import Reader, Reading
from ingest.formats import Format, find_format
from ingest.readers.docx import read_docx
from ingest.readers.html.reader import read_html
from ingest.readers.markdown.reader import read_markdown
from ingest.readers.pdf.reader import read_pdf
from ingest.readers.sheets import read_csv, read_xlsx
from ingest.readers.text.encoding import decode
from ingest.readers.text.reader import parse_plain_text

LARGEST = 300_000_000
"""Greatest size of a file, bytes."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"

READERS: dict[Format, Reader] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "xlsx": read_xlsx,
    "csv": read_csv,
    "html": read_html,
    "markdown": read_markdown,
}


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A Document as read, and what was left out or may be wrong, one Dutch line each."""

    document: Document
    warnings: tuple[str, ...] = ()


def read_document(path: Path, info: DocumentInfo) -> ReadDocument:
    """A file as a Document; where `info.title` is empty, with the title that the file itself has.

    Raises:
        DocumentError: it cannot be opened, is empty, too large, damaged, encrypted, or of an unknown format.
    """
    data = _bytes(path)
    kind = find_format(data, path.name)
    if data.startswith(_OLD_OFFICE):
        raise DocumentError(
            "Dit is een oud of met een wachtwoord beveiligd Office-bestand",
            where=str(path),
            mend="Sla het op als .docx of .xlsx, zonder wachtwoord.",
        )
    if kind == "unknown":
        raise DocumentError(
            "Dit soort bestand kan Raadbron niet lezen",
            where=str(path),
            mend="Geef een PDF, Word- of Excel-bestand (.docx, .xlsx), CSV, webpagina, Markdown of tekst.",
        )
    if kind == "text":
        return _text(data, path, info)
    reading = clean_reading(_reading(kind, data, path, info))
    described = replace(info, published=info.published or reading.published)
    return _careful(assemble(reading, _named(described, reading.title, path)), reading.warnings, path)


def _reading(kind: Format, data: bytes, path: Path, info: DocumentInfo) -> Reading:
    try:
        if kind == "pdf":
            return read_pdf(data, str(path), ocr=info.ocr != "deny")
        return READERS[kind](data, str(path))
    except OSError:  # of a library on bad bytes: it must not be taken for a disk that is full
        raise DocumentError(
            "Het bestand is beschadigd", where=str(path), mend="Haal het opnieuw op bij de bron."
        ) from None


def _text(data: bytes, path: Path, info: DocumentInfo) -> ReadDocument:
    decoded = decode(data, str(path))
    return _careful(parse_plain_text(decoded.text, _named(info, "", path)), decoded.warnings, path)


def _careful(document: Document, warnings: Sequence[str], path: Path) -> ReadDocument:
    """A document without citizen service numbers, its pages numbered as the manifest says."""
    if not document.blocks:
        why = f"{warnings[0][:1].upper()}{warnings[0][1:].rstrip('.')}. " if warnings else ""
        mend = f"{why}Geef een bestand met tekst."
        raise DocumentError("Er staat geen leesbare tekst in", where=str(path), mend=mend)
    cleaned, left_out = without_bsn(_with_printed_pages(document))
    return ReadDocument(cleaned, (*(f"{path.name}: {w}" for w in warnings), *left_out))


def _with_printed_pages(document: Document) -> Document:
    """The pages numbered as printed, where the manifest tells the offset and the file itself does not."""
    offset = document.info.page_offset
    if offset is None:
        return document
    return replace(document, blocks=tuple(_numbered(b, offset) for b in document.blocks))


def _numbered(block: Block, offset: int) -> Block:
    place = block.provenance
    if place.printed_page is not None or place.page is None or place.page <= offset:
        return block
    return replace(block, provenance=replace(place, printed_page=str(place.page - offset)))


def _named(info: DocumentInfo, title: str, path: Path) -> DocumentInfo:
    """The info with a title: the manifest's, else the document's own, else the file name in words."""
    if info.title:
        return info
    return replace(info, title=title or path.stem.replace("_", " ").replace("-", " ").strip() or path.name)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(
                "Het bestand is te groot", where=str(path), mend="Knip het in delen van hooguit 300 MB."
            )
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            "Het bestand is niet te openen",
            where=str(path),
            mend=f"Controleer het pad en de rechten: {error.strerror}.",
        ) from None
    if not data.strip():
        raise DocumentError("Het bestand is leeg", where=str(path), mend="Geef een bestand met tekst.")
    return data
