"""What a text in a page is by the elements it stands in: heading, paragraph, list item, note or term."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from selectolax.lexbor import LexborNode

from ingest.readers.html.lists import ListCount, item_label
from ingest.readers.html.tree import attribute

Context = Literal["heading", "paragraph", "item", "note", "term", "caption"]

_LISTS = frozenset("ul ol menu dir".split())
_NOTES = frozenset(
    "footnote footnotes wp-block-footnotes endnote endnotes voetnoot voetnoten eindnoot eindnoten".split()
)
_NOTE_ROLES = frozenset("doc-footnote doc-endnote doc-endnotes".split())


@dataclass(slots=True)
class Open:
    """An open element.

    Attributes:
        kind: what its text is.
        level: its level as a heading.
        label: what stands before its first words: "2. ".
        fresh: whether its first words are still to come.
    """

    kind: Context = "paragraph"
    level: int = 1
    label: str = ""
    fresh: bool = True


@dataclass(slots=True)
class _Terms:
    """The terms of a definition list that wait for what they mean."""

    texts: list[str] = field(default_factory=list)
    defined: bool = False


class Contexts:
    """The block elements that are open, from outer to inner."""

    def __init__(self) -> None:
        self._open = [Open()]
        self._lists: list[ListCount] = []
        self._terms: list[_Terms] = []

    @property
    def inner(self) -> Open:
        """What a text that comes now is part of."""
        return self._open[-1]

    def push(self, context: Open) -> None:
        """Enter an element of which is known what it is."""
        self._open.append(context)

    def enter(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> Open:
        """Enter an element; what its text is."""
        if tag in _LISTS:
            self._lists.append(ListCount.of(tag, node))
        elif tag == "dl":
            self._terms.append(_Terms())
        self._open.append(self._context(tag, attributes))
        return self._open[-1]

    def leave(self, tag: str) -> tuple[str, ...]:
        """Leave the innermost element; terms of a list that were never explained."""
        self._open.pop()
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "dl":
            terms = self._terms.pop()
            return () if terms.defined else tuple(terms.texts)
        return ()

    def add_term(self, text: str) -> bool:
        """Keep a term until it is explained; False outside of a list of definitions."""
        if not self._terms:
            return False
        if self._terms[-1].defined:
            self._terms[-1] = _Terms()
        self._terms[-1].texts.append(text)
        return True

    def _context(self, tag: str, attributes: dict[str, str | None]) -> Open:
        above = self._open[-1]
        level = heading_level(tag, attributes)
        if level:
            return Open("heading", level)
        if attributes and _is_note(attributes):
            return Open("note", label=self._label(tag, attributes))
        if tag == "li":
            return Open("note" if above.kind == "note" else "item", label=self._label(tag, attributes))
        if tag == "dt":
            return Open("term")
        if tag == "dd":
            return Open("item", label=self._define())
        return Open("caption") if tag == "figcaption" else above

    def _label(self, tag: str, attributes: dict[str, str | None]) -> str:
        if tag != "li" or not self._lists:
            return ""
        return item_label(self._lists[-1], attribute(attributes, "value"))

    def _define(self) -> str:
        if not self._terms or not self._terms[-1].texts:
            return ""
        self._terms[-1].defined = True
        term = ", ".join(self._terms[-1].texts)
        return f"{term} " if term[-1] in ":?!." else f"{term}: "


def heading_level(tag: str, attributes: dict[str, str | None]) -> int:
    """The level of a heading; 0 where it is none."""
    role = attributes.get("role") if attributes else None
    if role == "heading":
        level = attribute(attributes, "aria-level")
        return int(level) if level in frozenset("123456789") else 2
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return 0 if role in ("presentation", "none") else int(tag[1])
    return 0


def _is_note(attributes: dict[str, str | None]) -> bool:
    classes = attribute(attributes, "class").lower().split()
    return attribute(attributes, "role") in _NOTE_ROLES or any(c in _NOTES for c in classes)
