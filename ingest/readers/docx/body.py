"""Walk through the body of a Word file: its paragraphs, tables, boxes and notes in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.elements import Place
from ingest.readers.docx.fields import Fields
from ingest.readers.docx.inline import Found, Inline, InlineReader
from ingest.readers.docx.markup import Node, chosen, down, every, is_filled, name_of, tag, value, whole
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.package import Parts
from ingest.readers.docx.paragraphs import Item, Paragraph, split_rows
from ingest.readers.docx.styles import Style, Styles
from ingest.readers.docx.tables import read_table

_THROUGH = frozenset("w:customXml w:ins w:moveTo w:sdtContent".split())
_CHANGES = "w:ins w:del w:moveFrom w:moveTo w:cellIns w:cellDel".split()
_SHORT = 60


class BodyReader:
    """Reads a file once; `found` then says what was met."""

    def __init__(self, parts: Parts) -> None:
        self.found = Found(changes=any(True for _ in every(parts.document, *_CHANGES)))
        self._parts = parts
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        self._balanced = _is_balanced(parts.document)
        self._paper = down(parts.document, "w:background") is None
        self._paragraphs = 0
        self._tables = 0

    def read(self) -> list[Item]:
        """All paragraphs and tables that show something, in reading order."""
        body = down(self._parts.document, "w:body")
        return [] if body is None else list(self._blocks(body, Fields(), None, self._paper))

    def _blocks(self, node: Node, fields: Fields, place: Place | None, white: bool) -> Iterator[Item]:
        """The blocks of a body, cell, box or note; `place` is None in the body, which counts them."""
        for child in node:
            name = name_of(child)
            if name == "w:p":
                yield from self._paragraph(child, fields if self._balanced else Fields(), place, white)
            elif name == "w:tbl":
                yield from self._table(child, fields, place)
            elif name == "w:sdt":
                yield from self._control(child, fields, place, white)
            elif name in _THROUGH:
                yield from self._blocks(child, fields, place, white)
            elif name == "mc:AlternateContent":
                variant = chosen(child)
                if variant is not None:
                    yield from self._blocks(variant, fields, place, white)

    def _control(self, node: Node, fields: Fields, place: Place | None, white: bool) -> Iterator[Item]:
        """What stands in a content control, unless that is a table of contents or a hint to fill it in."""
        content = down(node, "w:sdtContent")
        gallery = value(node, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
        hint = down(node, "w:sdtPr", "w:showingPlcHdr") is not None
        if content is not None and gallery != "Table of Contents" and not hint:
            yield from self._blocks(content, fields, place, white)

    def _paragraph(self, node: Node, fields: Fields, place: Place | None, white: bool) -> Iterator[Item]:
        properties = down(node, "w:pPr")
        style = self._styles.paragraph(properties)
        paper = white and not is_filled(down(properties, "w:shd"))
        inline = InlineReader(self._styles, fields, self.found).read(node, style.look, paper)
        rows = split_rows(inline.pieces)
        label = self._label(properties, style) if rows else None
        text = " ".join(row.text for row in rows)
        if rows and style.role != "contents" and not (inline.folio and len(text) < _SHORT):
            at = place or self._next_paragraph()
            yield Paragraph(rows, style, at, label, tuple(self._notes(inline, at)))
        for box in inline.boxes:
            at = place or Place(anchor=f"tekstvak bij alinea {max(self._paragraphs, 1)}")
            yield from self._blocks(box, Fields(), at, white=False)

    def _next_paragraph(self) -> Place:
        self._paragraphs += 1
        return Place(anchor=f"alinea {self._paragraphs}")

    def _label(self, properties: Node | None, style: Style) -> str | None:
        """The automatic number of a paragraph; "" for a bullet, None where it is in no list."""
        own = value(properties, "w:numPr", "w:numId")
        level = whole(properties, "w:numPr", "w:ilvl")
        num_id = own or style.num_id
        if num_id:
            inherited = style.num_level if own is None or own == style.num_id else None
            found = self._numbering.label(num_id, inherited if level is None else level, style.id)
            if found is not None:
                return found
        return "" if style.role == "list" and own != "0" else None

    def _notes(self, inline: Inline, place: Place) -> Iterator[str]:
        for kind, id_ in inline.notes:
            part = self._parts.footnotes if kind == "w:footnoteReference" else self._parts.endnotes
            for note in [] if part is None else part:
                if note.get(tag("w:id")) == id_:
                    items = self._blocks(note, Fields(), place, self._paper)
                    yield from (item.text for item in items if isinstance(item, Paragraph))

    def _table(self, node: Node, fields: Fields, place: Place | None) -> Iterator[Item]:
        self._tables += 1
        at = Place(anchor=f"tabel {self._tables}")
        style = self._styles.named(value(node, "w:tblPr", "w:tblStyle") or "")
        paper = self._paper and (place is None or not place.anchor.startswith("tekstvak"))
        yield from read_table(
            node, style, at, lambda cell, white: list(self._blocks(cell, fields, at, white and paper))
        )


def _is_balanced(document: Node) -> bool:
    """Whether each field that is opened is closed; where not, none may swallow what comes after it."""
    depth = 0
    for mark in every(document, "w:fldChar"):
        kind = mark.get(tag("w:fldCharType"))
        depth += (kind == "begin") - (kind == "end")
    return depth == 0
