"""Open a Word file and find the parts that carry text, without trusting anything in it."""

from __future__ import annotations

import io
from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.package import Package

from corpus.errors import DocumentError
from ingest.readers.archive import refuse_bomb
from ingest.readers.docx.markup import Node, name_of

_MEND = "Open het in Word en sla het opnieuw op als .docx."


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a Word file that carry text, as XML; None for one that it does not have."""

    document: Node
    styles: Node | None
    numbering: Node | None
    footnotes: Node | None
    endnotes: Node | None
    title: str


def open_parts(data: bytes, name: str) -> Parts:
    """The parts of a Word file.

    Raises:
        DocumentError: it is no archive, unpacks to absurdly much, is damaged, or lacks the document itself.
    """
    try:
        refuse_bomb(data, "Het Word-bestand", name)
        package = Package.open(io.BytesIO(data))
        main = package.main_document_part
        document = _xml(main)
        parts = Parts(
            document,
            _related(main, RT.STYLES),
            _related(main, RT.NUMBERING),
            _related(main, RT.FOOTNOTES),
            _related(main, RT.ENDNOTES),
            _core_title(package),
        )
    except DocumentError:
        raise
    except Exception as error:  # zipfile, zlib, lxml and python-docx raise dozens of kinds on damaged bytes
        raise DocumentError("Het Word-bestand is beschadigd", where=name, mend=_MEND) from error
    if name_of(document) != "w:document":
        raise DocumentError("Deze soort Word-bestand kan Raadbron niet lezen", where=name, mend=_MEND)
    return parts


def _xml(part: Part) -> Node:
    """The XML of a part; its parser neither follows nor expands entities."""
    element: Node | None = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None else element


def _related(main: Part, kind: str) -> Node | None:
    try:
        return _xml(main.part_related_by(kind))
    except KeyError:
        return None


def _core_title(package: Package) -> str:
    try:
        return " ".join((package.core_properties.title or "").split())
    except (KeyError, ValueError, SyntaxError):
        return ""
