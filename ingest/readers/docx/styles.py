"""What the styles of a Word file say: heading level, numbering, size, bold, hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from ingest.readers.docx.markup import Node, down, every, is_filled, name_of, switch, tag, value, whole

_T = TypeVar("_T")

_HEADING = re.compile(r"(?:heading|kop)\s*([1-9])\b", re.IGNORECASE)
_ROLES = (
    ("title", re.compile(r"(?:title|titel)\b", re.IGNORECASE)),
    ("caption", re.compile(r"(?:caption|bijschrift)\b", re.IGNORECASE)),
    ("list", re.compile(r"list (?:bullet|number)|lijst(?:opsom|nummer)", re.IGNORECASE)),
    ("contents", re.compile(r"toc \d|toc heading|inhopg \d|table of (?:figures|authorities)", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Look:
    """How characters are set; None for what is not said. `size` is in half points, `color` is RRGGBB."""

    bold: bool | None = None
    underlined: bool | None = None
    italic: bool | None = None
    size: int | None = None
    color: str | None = None
    vanished: bool | None = None
    filled: bool | None = None

    def over(self, base: Look) -> Look:
        """This look, with what it does not say taken from `base`."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.underlined if self.underlined is None else self.underlined,
            base.italic if self.italic is None else self.italic,
            self.size or base.size,
            self.color or base.color,
            base.vanished if self.vanished is None else self.vanished,
            base.filled if self.filled is None else self.filled,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all it inherits.

    Attributes:
        id: its id in the file.
        look: how its characters are set.
        level: of a heading, 1 for the highest; None for other text.
        role: "title", "caption", "list", "contents" or "".
        num_id: id of its automatic numbering; None where it has none.
        num_level: level of that numbering, 0 for the highest; None where it does not say.
        painted: whether any cell of a table of this style is filled.
        bold_row: whether the first row of such a table is bold; `bold_column` for the first column.
    """

    id: str = ""
    look: Look = Look()
    level: int | None = None
    role: str = ""
    num_id: str | None = None
    num_level: int | None = None
    painted: bool = False
    bold_row: bool = False
    bold_column: bool = False


class Styles:
    """The styles of a file, each with what it inherits."""

    def __init__(self, root: Node | None) -> None:
        found = [] if root is None else [s for s in root if name_of(s) == "w:style"]
        self._nodes = {s.get(tag("w:styleId")) or "": s for s in found}
        self._known: dict[str, Style] = {}
        defaults = down(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self._base = Style(look=read_look(defaults).over(Look(size=20)))
        self._default = next(
            (
                s.get(tag("w:styleId")) or ""
                for s in found
                if s.get(tag("w:default")) in ("1", "true") and s.get(tag("w:type")) == "paragraph"
            ),
            "",
        )

    def paragraph(self, properties: Node | None) -> Style:
        """The style of a paragraph with these properties (w:pPr), its own outline level taken in."""
        style = self.named(value(properties, "w:pStyle") or self._default)
        outline = whole(properties, "w:outlineLvl")
        return style if outline is None else replace(style, level=_level(outline))

    def named(self, id_: str) -> Style:
        """The style of an id; the file's base where it is unknown."""
        if id_ not in self._known:
            self._known[id_] = self._base  # a style that is based on itself ends here
            self._known[id_] = self._read(id_)
        return self._known[id_]

    def look(self, id_: str | None) -> Look:
        """What the character style of an id says itself, without the file's defaults."""
        chain, seen = Look(), set[str]()
        while id_ and id_ not in seen and id_ in self._nodes:
            seen.add(id_)
            chain = chain.over(read_look(down(self._nodes[id_], "w:rPr")))
            id_ = value(self._nodes[id_], "w:basedOn")
        return chain

    def _read(self, id_: str) -> Style:
        node = self._nodes.get(id_)
        if node is None:
            return self._base
        base = self.named(value(node, "w:basedOn") or "")
        name = value(node, "w:name") or ""
        properties = down(node, "w:pPr")
        outline = whole(properties, "w:outlineLvl")
        heading = _HEADING.match(name)
        level = int(heading.group(1)) if heading else _level(outline) if outline is not None else base.level
        return Style(
            id_,
            read_look(down(node, "w:rPr")).over(Look(filled=_filled(properties))).over(base.look),
            level,
            next((role for role, pattern in _ROLES if pattern.match(name)), base.role),
            value(properties, "w:numPr", "w:numId") or base.num_id,
            _or(whole(properties, "w:numPr", "w:ilvl"), base.num_level),
            base.painted or any(is_filled(shading) for shading in every(node, "w:shd")),
            _or(_bold_part(node, "firstRow"), base.bold_row),
            _or(_bold_part(node, "firstCol"), base.bold_column),
        )


def read_look(properties: Node | None) -> Look:
    """What run properties (w:rPr) say."""
    if properties is None:
        return Look()
    line = value(properties, "w:u")
    marked = value(properties, "w:highlight") not in (None, "none", "white")
    color = value(properties, "w:color")
    return Look(
        switch(properties, "w:b"),
        None if line is None else line != "none",
        switch(properties, "w:i"),
        whole(properties, "w:sz"),
        color.upper() if color else None,
        switch(properties, "w:vanish"),
        True if marked or is_filled(down(properties, "w:shd")) else None,
    )


def _filled(properties: Node | None) -> bool | None:
    return True if is_filled(down(properties, "w:shd")) else None


def _level(outline: int) -> int | None:
    return outline + 1 if 0 <= outline <= 8 else None


def _or(first: _T | None, second: _T) -> _T:
    return second if first is None else first


def _bold_part(style: Node, part: str) -> bool | None:
    for node in every(style, "w:tblStylePr"):
        if node.get(tag("w:type")) == part:
            return switch(node, "w:rPr", "w:b")
    return None
