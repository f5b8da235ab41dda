"""Turn the visible part of a web page into headings, paragraphs, items, notes and tables, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from selectolax.lexbor import LexborNode

from ingest.elements import Element, Grid, Text
from ingest.readers.html.context import Contexts, Open
from ingest.readers.html.ink import Ink
from ingest.readers.html.main import Survey
from ingest.readers.html.tables import RawTable, build_grid, is_frame
from ingest.readers.html.tree import BLOCKS, attribute, tell

Mode = Literal["flow", "grid", "cell"]
"""Where text goes: to a block of its own; to a table's cells; to the cell that a mere frame stands in."""

_OFTEN = 3
"""From how many times on the same words, all of them a link, are a button."""
_STRUCK = frozenset("del s strike".split())
_BOLD = frozenset("b strong".split())
_BLOCK_STYLE = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flow:
    """What was read: elements in order, how many words were struck out, how many tables were too large."""

    elements: list[Element]
    struck: int
    unwieldy: int


def read_flow(root: LexborNode, found: Survey) -> Flow:
    """The elements of a part of a page, without places."""
    reader = _Reader(found)
    tell(reader, root, found.skip)
    reader.flush()
    return Flow(reader.without_buttons(), reader.struck, reader.unwieldy)


class _Reader:
    """Keeps what is open while a page is read."""

    def __init__(self, found: Survey) -> None:
        self.found = found
        self.elements: list[Element] = []
        self.struck = self.unwieldy = 0
        self.ink = Ink()
        self.contexts = Contexts()
        self.tables: list[RawTable] = []
        self.modes: list[Mode] = ["flow"]
        self.figures: list[int] = []
        self.captions: list[int] = []
        self.marks: list[tuple[Ink, int, int]] = []
        self.buttons: dict[tuple[str, ...], list[Element]] = {}
        self.bold = self.strike = self.pre = self.links = 0

    def text(self, text: str) -> None:
        """Add a text."""
        if self.strike:
            self.struck += len(text.split())
            return
        ink = self._ink()
        for n, part in enumerate(re.split(r"\r\n?|\n", text)) if self.pre else ((0, text),):
            if n:
                ink.line()
            ink.write(part, self.bold > 0, self.links > 0)

    def open(self, node: LexborNode, tag: str) -> None:
        """Start an element."""
        attributes = node.attributes
        if tag == "br":
            self._ink().line()
        elif tag == "table":
            self._open_table(node)
        elif _is_block(tag, attributes):
            self._open_block(node, tag, attributes)
        else:
            self._inline(node, tag, attributes, 1)

    def close(self, node: LexborNode, tag: str) -> None:
        """End an element."""
        if tag == "br":
            return
        attributes = node.attributes
        if tag == "table":
            self._close_table()
        elif _is_block(tag, attributes):
            self._close_block(tag, attributes)
        else:
            self._inline(node, tag, attributes, -1)

    def flush(self) -> None:
        """Make what was written since the last block an element, or a line of the cell it stands in."""
        if self._in_grid():
            self._ink().begin_line()
            return
        linked = 0 < self.ink.size == self.ink.linked
        for lines in self.ink.take():
            before = len(self.elements)
            self._emit(lines)
            if linked and len(self.elements) > before and self.contexts.inner.kind != "heading":
                self.buttons.setdefault(lines, []).append(self.elements[-1])

    def without_buttons(self) -> list[Element]:
        """The elements without links that stand with the same words in several places: "lees meer"."""
        often = {id(e) for found in self.buttons.values() if len(found) >= _OFTEN for e in found}
        return [e for e in self.elements if id(e) not in often]

    def _ink(self) -> Ink:
        return self.tables[-1].ink if self._in_grid() else self.ink

    def _in_grid(self) -> bool:
        return self.modes[-1] != "flow"

    def _inline(self, node: LexborNode, tag: str, attributes: dict[str, str | None], step: int) -> None:
        if tag in _STRUCK:
            self.strike += step
        elif tag in _BOLD or _BOLD_STYLE.search(attributes.get("style") or ""):
            self.bold += step
        elif tag == "q":
            self._ink().write("“" if step > 0 else "”")
        elif tag in ("sup", "a"):
            self.links += step if tag == "a" else 0
            self._mark(node, tag, attributes, step)

    def _mark(self, node: LexborNode, tag: str, attributes: dict[str, str | None], step: int) -> None:
        """Raise what is set raised, and links to notes that are a bare number; part links that touch."""
        ink = self._ink()
        if step > 0:
            self.marks.append((ink, ink.taken, len(ink.parts)))
            return
        marked, taken, mark = self.marks.pop()
        if marked is ink and taken == ink.taken:
            if tag == "sup":
                ink.raise_from(mark)
            elif attribute(attributes, "href").startswith("#"):
                ink.link_from(mark)
        if tag == "a" and node.next is not None and node.next.tag == "a":
            ink.write(" ")

    def _open_block(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
        self.flush()
        if self.modes[-1] == "grid":
            self.tables[-1].open_part(tag)
        if tag == "pre":
            self.pre += 1
        elif tag == "figure" and not self._in_grid():
            self.figures.append(len(self.elements))
        self.bold += _BOLD_STYLE.search(attributes.get("style") or "") is not None
        context = self.contexts.enter(node, tag, attributes)
        if self._in_grid() and context.label and context.fresh and tag in ("li", "dd"):
            self._ink().write(context.label)
            context.fresh = False

    def _close_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.flush()
        self.bold -= _BOLD_STYLE.search(attributes.get("style") or "") is not None
        self.elements.extend(Text("item", (term,)) for term in self.contexts.leave(tag))
        if tag == "pre":
            self.pre -= 1
        elif tag == "figure" and not self._in_grid() and self.figures:
            self._close_figure(self.figures.pop())
        if self.modes[-1] == "grid":
            self.tables[-1].close_part(tag, attributes)

    def _close_figure(self, start: int) -> None:
        """Give the only table of a figure the figure's caption as its title."""
        grids = [i for i in range(start, len(self.elements)) if isinstance(self.elements[i], Grid)]
        captions = [i for i in self.captions if i >= start]
        if len(grids) != 1 or len(captions) != 1:
            return
        grid, caption = self.elements[grids[0]], self.elements[captions[0]]
        if isinstance(grid, Grid) and isinstance(caption, Text) and not grid.title:
            self.elements[grids[0]] = replace(grid, title=" ".join(caption.lines))
            del self.elements[captions[0]]
            self.captions.remove(captions[0])

    def _emit(self, lines: tuple[str, ...]) -> None:
        context = self.contexts.inner
        if context.kind == "heading":
            self.elements.append(Text("heading", lines, level=context.level))
        elif context.kind == "term" and self.contexts.add_term(" ".join(lines)):
            return
        elif context.kind in ("item", "note"):
            self._emit_item(context, lines)
        else:
            if context.kind == "caption":
                self.captions.append(len(self.elements))
            self.elements.append(Text("paragraph", lines))

    def _emit_item(self, context: Open, lines: tuple[str, ...]) -> None:
        if context.fresh and not lines[0].startswith(context.label or "\0"):
            lines = (context.label + lines[0], *lines[1:])
        note = context.kind == "note"
        self.elements.append(Text("note" if note else "item" if context.fresh else "paragraph", lines))
        context.fresh = False

    def _open_table(self, node: LexborNode) -> None:
        self.flush()
        key = node.mem_id
        frame = (key in self.found.framing and key not in self.found.headed) or is_frame(node)
        self.contexts.push(self.contexts.inner if frame else Open())
        if not frame:
            self.tables.append(RawTable())
        self.modes.append("grid" if not frame else "cell" if self._in_grid() else "flow")

    def _close_table(self) -> None:
        self.flush()
        self.contexts.leave("table")
        if self.modes.pop() != "grid":
            return
        table = self.tables.pop()
        grid = build_grid(table)
        outer = self.tables[-1].nested if self._in_grid() else self.elements
        outer.extend([grid] if grid else self._loose(table))
        outer.extend(table.nested)

    def _loose(self, table: RawTable) -> list[Text]:
        """The rows of a table that cannot be held as one, each as a paragraph."""
        rows = [" ".join(c.text.replace("\n", " ") for c in row.cells if c.text) for row in table.rows]
        self.unwieldy += any(rows)
        return [Text("paragraph", (row,), certain=False) for row in rows if row]


def _is_block(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag in BLOCKS:
        return True
    style, role = attributes.get("style"), attributes.get("role")
    return bool((style and _BLOCK_STYLE.search(style)) or role == "heading")
