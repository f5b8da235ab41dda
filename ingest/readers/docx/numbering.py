"""Automatic numbers of headings and list items ("1.", "2.1", "a)"), counted as Word shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.readers.docx.markup import Node, down, name_of, switch, tag, value, whole
from ingest.readers.docx.styles import Styles

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_UNCOUNTED = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    restart: int | None
    legal: bool
    style: str


class Numbering:
    """Counts the lists of a text; ask for its numbers in reading order."""

    def __init__(self, root: Node | None, styles: Styles) -> None:
        children = [] if root is None else list(root)
        self._lists = {_id(n, "w:abstractNumId"): n for n in children if name_of(n) == "w:abstractNum"}
        self._uses = {_id(n, "w:numId"): n for n in children if name_of(n) == "w:num"}
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, num_id: str, level: int | None, style: str) -> str | None:
        """The number of the next paragraph of a list; "" for a bullet, None where it is in no list.

        Args:
            num_id: id of the list; "0" takes a paragraph out of a list.
            level: its level, 0 for the highest; None to find it by the style.
            style: id of the paragraph's style.
        """
        levels = self._read(num_id)
        if not levels:
            return None
        if level is None:
            level = next((i for i, one in levels.items() if one.style and one.style == style), 0)
        if level not in levels:
            return ""
        counts = self._begin(num_id)
        _count(counts, levels, level)
        return _shown(levels, level, counts)

    def _read(self, num_id: str) -> dict[int, _Level]:
        if num_id not in self._levels:
            use = self._uses.get(num_id)
            levels = _read_levels(self._lists.get(self._list_of(num_id)))
            for override in [] if use is None else use.findall(tag("w:lvlOverride")):
                levels.update(_read_levels(override))
            self._levels[num_id] = levels
        return self._levels[num_id]

    def _list_of(self, num_id: str, hops: int = 0) -> str:
        """The id of the list that a numbering uses, through a numbering style where it names one."""
        abstract = value(self._uses.get(num_id), "w:abstractNumId") or ""
        link = value(self._lists.get(abstract), "w:numStyleLink")
        linked = self._styles.named(link).num_id if link else None
        return self._list_of(linked, hops + 1) if linked and hops < 4 else abstract

    def _begin(self, num_id: str) -> dict[int, int]:
        """The counts of a list, set back where this numbering is to start anew."""
        counts = self._counts.setdefault(self._list_of(num_id), {})
        if num_id in self._begun:
            return counts
        self._begun.add(num_id)
        use = self._uses.get(num_id)
        for override in [] if use is None else use.findall(tag("w:lvlOverride")):
            start = whole(override, "w:startOverride")
            if start is not None:
                counts[int(override.get(tag("w:ilvl"), "0"))] = start - 1
        return counts


def _id(node: Node, attribute: str) -> str:
    return node.get(tag(attribute)) or ""


def _read_levels(node: Node | None) -> dict[int, _Level]:
    if node is None:
        return {}
    return {
        int(level.get(tag("w:ilvl"), "0")): _Level(
            _start(level),
            value(level, "w:numFmt") or "decimal",
            value(level, "w:lvlText") or "",
            whole(level, "w:lvlRestart"),
            bool(switch(level, "w:isLgl")),
            value(level, "w:pStyle") or "",
        )
        for level in node.findall(tag("w:lvl"))
    }


def _start(level: Node) -> int:
    start = whole(level, "w:start")
    return 0 if down(level, "w:start") is None else start or 0


def _count(counts: dict[int, int], levels: dict[int, _Level], level: int) -> None:
    """Count one on at a level, and set the levels below back."""
    for above in range(level):
        if above in levels:
            counts.setdefault(above, levels[above].start)
    counts[level] = counts.get(level, levels[level].start - 1) + 1
    for below in [i for i in counts if i > level]:
        restart = levels[below].restart if below in levels else None
        if restart is None or (restart and level < restart):
            del counts[below]


def _shown(levels: dict[int, _Level], level: int, counts: dict[int, int]) -> str:
    own = levels[level]
    if own.format in _UNCOUNTED:
        return "" if own.format == "bullet" else own.text.strip() if "%" not in own.text else ""

    def number(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        if at not in levels:
            return ""
        return _written(counts.get(at, levels[at].start), "decimal" if own.legal else levels[at].format)

    return re.sub(r"%([1-9])", number, own.text).strip()


def _written(number: int, style: str) -> str:
    """A number in the style of a list: 3 as "3", "c", "C", "iii", "III", "03" or "3e"."""
    if style in _UNCOUNTED:
        return ""
    if style in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        return _roman(number).upper() if style == "upperRoman" else _roman(number)
    if style == "decimalZero":
        return f"{number:02d}"
    return f"{number}e" if style == "ordinal" else str(number)


def _roman(number: int) -> str:
    found = ""
    for size, letters in _ROMAN + _ROMAN_SMALL:
        found += letters * (number // size)
        number %= size
    return found
