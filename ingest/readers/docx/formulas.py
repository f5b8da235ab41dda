"""The text of an equation, on one line."""

from __future__ import annotations

from ingest.readers.docx.markup import Node, down, name_of

_PATTERNS = {
    "m:f": ("{}/{}", "m:num", "m:den"),
    "m:sSup": ("{}^{}", "m:e", "m:sup"),
    "m:sSub": ("{}_{}", "m:e", "m:sub"),
}
"""Parts whose digits would run together to another number if they were simply joined."""


def formula_text(node: Node | None) -> str:
    """An equation as text: fractions with a slash, powers with "^", roots with "√"."""
    if node is None:
        return ""
    name = name_of(node)
    if name in ("m:t", "w:t"):
        return node.text or ""
    if name in _PATTERNS:
        pattern, first, second = _PATTERNS[name]
        return pattern.format(_grouped(down(node, first)), _grouped(down(node, second)))
    if name == "m:rad":
        return f"√{_grouped(down(node, 'm:e'))}"
    return "".join(formula_text(child) for child in node)


def _grouped(node: Node | None) -> str:
    """A part of an equation, in brackets where it is more than one number or word."""
    text = formula_text(node).strip()
    return text if not text or text.replace(",", "").replace(".", "").isalnum() else f"({text})"
