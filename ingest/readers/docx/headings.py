"""Which paragraphs are headings: by their style, or by how they are set and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from ingest.readers.docx.captions import is_caption
from ingest.readers.docx.paragraphs import Item, Paragraph

_LONGEST = 100
_LONGEST_STYLED = 250
_MOST_WORDS = 14
_MOST_WORDS_ITALIC = 8
"""Italics set apart quotes and titles as well."""

_LARGER = 1.15
"""How much larger than the running text a heading is set."""

_SMALLER = 0.9
"""How much smaller than the running text a bold heading may be."""

_ALL_BOLD = 0.8
"""Where this share of a text is bold, bold sets nothing apart."""

_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?[\s\u00a0]+\D")

_Look: TypeAlias = tuple[int, bool, bool, bool]


def heading_levels(items: Sequence[Item]) -> tuple[int | None, ...]:
    """For each item the level of the heading it is, 1 for the highest; None for other text and tables."""
    looks = _without_texts(items, _looks(items))
    chosen = [_stands_above(looks, n) for n in range(len(items))]
    levels: list[int | None] = []
    above, ranks = 0, _ranks(items, chosen, 0)
    for n, (item, look) in enumerate(zip(items, chosen, strict=True)):
        styled = _styled(item)
        if styled:
            above, ranks = styled, _ranks(items, chosen, n + 1)
        levels.append(styled or (above + 1 + ranks[look] + _depth(item) if look else None))
    return tuple(levels)


def _styled(item: Item) -> int | None:
    """The level that a style gives; a paragraph that is long is no heading, whatever its style."""
    if not isinstance(item, Paragraph) or len(item.text) > _LONGEST_STYLED:
        return None
    return 1 if item.style.role == "title" else item.style.level


def _running_text(items: Sequence[Item]) -> tuple[int, bool]:
    """The commonest size of a text in half points, and whether bold sets anything apart in it."""
    rows = [row for item in items if isinstance(item, Paragraph) for row in item.rows]
    sizes = Counter[int]()
    for row in rows:
        sizes[row.size] += len(row.text)
    bold = sum(len(row.text) for row in rows if row.bold)
    total = sum(sizes.values())
    return (sizes.most_common(1)[0][0] if sizes else 20), bold < _ALL_BOLD * total


def _looks(items: Sequence[Item]) -> list[_Look | None]:
    """How each item is set apart from the running text; text in a frame only where most of the text is."""
    body, bold = _running_text(items)
    framed = [not item.place.anchor.startswith("alinea") for item in items]
    everywhere = 2 * sum(framed) > len(items)
    return [
        None if inside and not everywhere else _set_apart(item, body, bold)
        for item, inside in zip(items, framed, strict=True)
    ]


def _set_apart(item: Item, body: int, bold_counts: bool) -> _Look | None:
    """How a short line is set apart: size, bold, underlined, italic; None where it is not."""
    if not isinstance(item, Paragraph) or _styled(item) or item.label == "" or is_caption(item):
        return None
    text = item.text
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or not any(c.isalpha() for c in text):
        return None
    size = max(row.size for row in item.rows)
    if text.endswith((".", ",", ";")) or size < _SMALLER * body:
        return None
    bold = bold_counts and item.bold
    filled = [row for row in item.rows if row.text.strip()]
    underlined = all(row.underlined for row in filled)
    italic = all(row.italic for row in filled) and len(text.split()) <= _MOST_WORDS_ITALIC
    apart = bold or underlined or italic or size >= _LARGER * body
    return (size, bold, underlined and not bold, italic and not bold) if apart else None


def _without_texts(items: Sequence[Item], looks: list[_Look | None]) -> list[_Look | None]:
    """The looks without those of a question or call that stands below a line in the same look: its text."""
    kept: list[_Look | None] = []
    for n, (item, look) in enumerate(zip(items, looks, strict=True)):
        ends = isinstance(item, Paragraph) and item.text.endswith(("?", "!"))
        kept.append(None if ends and n and kept[-1] == look else look)
    return kept


def _stands_above(looks: Sequence[_Look | None], n: int) -> _Look | None:
    """The look of a line that has something below it; three and more in one look are a block of text."""
    look = looks[n]
    if look is None:
        return None
    around = [m for m in range(n - 2, n + 3) if 0 <= m < len(looks) and looks[m] == look]
    block = any({m, m + 1, m + 2} <= set(around) for m in around)
    return None if block or n + 1 >= len(looks) or (n + 2 == len(looks) and n + 1 in around) else look


def _ranks(items: Sequence[Item], looks: Sequence[_Look | None], begin: int) -> dict[_Look, int]:
    """Ranks of the looks from `begin` to the next styled heading: larger first, then bold."""
    found = set[_Look]()
    for item, look in zip(items[begin:], looks[begin:], strict=True):
        if _styled(item):
            break
        found |= {look} if look else set()
    return {look: rank for rank, look in enumerate(sorted(found, reverse=True))}


def _depth(item: Item) -> int:
    """How many levels the number of a heading is below the first: 1 for "2.1"."""
    found = _NUMBER.match(item.text) if isinstance(item, Paragraph) else None
    return found.group(1).count(".") if found else 0
