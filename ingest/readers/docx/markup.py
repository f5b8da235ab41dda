"""Small ways to look into WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from docx.oxml.ns import nsmap
from docx.oxml.xmlchemy import BaseOxmlElement

Node: TypeAlias = BaseOxmlElement

_PREFIX = {
    nsmap["w"]: "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "urn:schemas-microsoft-com:vml": "v",
}
_SPACE = {prefix: space for space, prefix in _PREFIX.items()}


def name_of(node: Node) -> str:
    """The name of an element with its usual prefix ("w:p"); "" for what is none, such as an entity."""
    if not isinstance(node.tag, str):
        return ""
    space, _, local = node.tag.rpartition("}")
    prefix = _PREFIX.get(space[1:])
    return f"{prefix}:{local}" if prefix else local


def tag(name: str) -> str:
    """The full name of an element or attribute given with its usual prefix ("w:p")."""
    prefix, local = name.split(":")
    return f"{{{_SPACE[prefix]}}}{local}"


def down(node: Node | None, *names: str) -> Node | None:
    """The first child by each name in turn; None where one is missing."""
    for name in names:
        if node is None:
            return None
        node = node.find(tag(name))
    return node


def every(node: Node | None, *names: str) -> Iterator[Node]:
    """All elements with any of these names, at any depth."""
    if node is not None:
        yield from node.iter(*(tag(n) for n in names))


def value(node: Node | None, *names: str, attribute: str = "w:val") -> str | None:
    """An attribute of the child by these names; None where either is missing."""
    found = down(node, *names)
    return None if found is None else found.get(tag(attribute))


def whole(node: Node | None, *names: str) -> int | None:
    """The value of the child by these names as a whole number; None where there is none."""
    text = value(node, *names) or ""
    return int(text) if text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() else None


def switch(node: Node | None, *names: str) -> bool | None:
    """Whether a property is on (present without a value, or not "0"); None where it is not given."""
    found = down(node, *names)
    return None if found is None else found.get(tag("w:val"), "1") not in ("0", "false", "off", "none")


def is_filled(shading: Node | None) -> bool:
    """Whether a shading (w:shd) paints something that white text can be read on."""
    if shading is None:
        return False
    fill = (shading.get(tag("w:fill")) or "auto").upper()
    pattern = shading.get(tag("w:val")) or "clear"
    return fill not in ("AUTO", "FFFFFF") or pattern not in ("clear", "nil")


def chosen(alternatives: Node) -> Node | None:
    """The first variant of content (mc:AlternateContent) that is written down twice for older programs."""
    choice = down(alternatives, "mc:Choice")
    return choice if choice is not None else down(alternatives, "mc:Fallback")
