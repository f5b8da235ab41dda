"""The visible text of a paragraph, the notes it refers to and the boxes that hang on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.readers.docx.fields import Fields, is_folio, kind_of
from ingest.readers.docx.formulas import formula_text
from ingest.readers.docx.markup import Node, chosen, down, every, name_of, tag, value
from ingest.readers.docx.styles import Look, Styles, read_look

_THROUGH = frozenset(
    "w:hyperlink w:smartTag w:customXml w:sdtContent w:bdo w:dir w:ruby w:rubyBase w:ins w:moveTo".split()
)
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_SYMBOLS = {
    "symbol": {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB0: "°", 0xB4: "×", 0xB9: "≠", 0x2D: "-"},
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xA8: "☐", 0xE0: "→", 0x6F: "☐", 0x78: "☒"},
}
_TINY = 4
"""Text of at most this size, in half points, is not meant to be read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of visible text in one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Found:
    """What was met on the way, for the warnings."""

    changes: bool = False
    hidden: bool = False
    charts: int = 0


@dataclass(slots=True)
class Inline:
    """The content of one paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    folio: bool = False


class InlineReader:
    """Reads one paragraph after another of a text."""

    def __init__(self, styles: Styles, fields: Fields, found: Found) -> None:
        self._styles, self._fields, self._found = styles, fields, found
        self._base, self._white = Look(), True
        self._into = Inline()

    def read(self, paragraph: Node, base: Look, white: bool) -> Inline:
        """What a paragraph shows.

        Args:
            paragraph: the element.
            base: the look of its style.
            white: whether it stands on white paper, so that white text cannot be seen.
        """
        self._base, self._white, self._into = base, white, Inline()
        self._walk(paragraph)
        return self._into

    def _walk(self, node: Node) -> None:
        for child in node:
            name = name_of(child)
            if name == "w:r":
                self._run(child)
            elif name in _THROUGH:
                self._walk(child)
            elif name == "w:sdt":
                self._control(child)
            elif name == "w:fldSimple":
                self._simple(child)
            elif name in ("m:oMath", "m:oMathPara"):
                self._add(formula_text(child), self._base)
            elif name == "mc:AlternateContent":
                self._each(chosen(child), self._walk)

    def _each(self, node: Node | None, walk: Callable[[Node], None]) -> None:
        if node is not None:
            walk(node)

    def _control(self, node: Node) -> None:
        if down(node, "w:sdtPr", "w:showingPlcHdr") is None:
            self._each(down(node, "w:sdtContent"), self._walk)

    def _simple(self, node: Node) -> None:
        instruction = node.get(tag("w:instr")) or ""
        self._into.folio |= is_folio(instruction)
        if kind_of(instruction) != "TOC":
            self._walk(node)

    def _run(self, run: Node) -> None:
        properties = down(run, "w:rPr")
        style = self._styles.look(value(properties, "w:rStyle"))
        look = read_look(properties).over(style).over(self._base)
        self._content(run, look)

    def _content(self, run: Node, look: Look) -> None:
        for child in run:
            name = name_of(child)
            if name == "w:t":
                self._add(child.text or "", look)
            elif name in _SIGNS:
                self._add(_SIGNS[name], look)
            elif name == "w:sym":
                self._add(_symbol(child), look)
            elif name == "w:fldChar":
                self._fields.mark(child.get(tag("w:fldCharType")) or "")
            elif name == "w:instrText":
                self._fields.instruct(child.text or "")
                self._into.folio |= self._fields.folio
            elif name in ("w:footnoteReference", "w:endnoteReference"):
                self._note(child, name)
            elif name in ("w:drawing", "w:pict", "w:object"):
                self._drawing(child)
            elif name == "mc:AlternateContent":
                self._each(chosen(child), lambda node: self._content(node, look))

    def _note(self, node: Node, name: str) -> None:
        if not self._fields.silent:
            self._into.notes.append((name, node.get(tag("w:id")) or ""))

    def _add(self, text: str, look: Look) -> None:
        if not text or self._fields.silent:
            return
        if self._unseen(look):
            self._found.hidden |= bool(text.strip())
            return
        self._into.pieces.append(Piece(text, look))

    def _unseen(self, look: Look) -> bool:
        if look.vanished or (look.size is not None and look.size <= _TINY):
            return True
        return look.color == "FFFFFF" and self._white and not look.filled

    def _drawing(self, node: Node) -> None:
        self._found.charts += sum(1 for _ in every(node, "c:chart", "dgm:relIds"))
        if any(p.get("hidden") in ("1", "true") for p in every(node, "wp:docPr")):
            return
        inner = {
            id(b) for box in every(node, "w:txbxContent") for b in every(box, "w:txbxContent") if b is not box
        }
        self._into.boxes.extend(b for b in every(node, "w:txbxContent") if id(b) not in inner)


def _symbol(node: Node) -> str:
    """A sign from a picture font, where it is one with a meaning of its own."""
    font = (node.get(tag("w:font")) or "").lower()
    code = node.get(tag("w:char")) or ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if font in _SYMBOLS:
        return _SYMBOLS[font].get(number & 0xFF, "")
    return chr(number) if 0x20 <= number < 0xD800 else ""
