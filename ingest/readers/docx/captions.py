"""Captions of tables: which paragraph names which table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.elements import Grid
from ingest.grids.units import is_unit
from ingest.readers.docx.paragraphs import Item, Paragraph

_TABLE = re.compile(r"(?:tabel|table)[\s\u00a0]+(?:[A-Z]{1,2}[.\-]?)?(?:\d+|[A-Z])\b", re.IGNORECASE)
_OTHER = re.compile(r"(?:figuur|fig\.?|grafiek|foto|afbeelding|afb\.?|kaart|diagram|bron)\b", re.IGNORECASE)
_LONGEST = 250


def is_caption(paragraph: Paragraph) -> bool:
    """Whether a paragraph names a table or picture, by its style or by how it begins."""
    if len(paragraph.text) > _LONGEST:
        return False
    begins = _TABLE.match(paragraph.text) or _OTHER.match(paragraph.text)
    return paragraph.style.role == "caption" or bool(begins and not paragraph.text.endswith("."))


def join_captions(items: Sequence[Item]) -> list[Item]:
    """The items with each table's caption taken in as its title, and its footnotes as the table's.

    A line above a table that only states the unit of its values becomes the first of its notes.
    """
    items = _with_units(items)
    below = _are_below(items)
    taken: set[int] = set()
    joined: list[Item] = []
    for n, item in enumerate(items):
        if isinstance(item, Grid):
            at = _caption_at(items, n, below, taken)
            if at is not None:
                taken.add(at)
                item = _titled(item, items[at])
        joined.append(item)
    return [item for n, item in enumerate(joined) if n not in taken]


def _titled(grid: Grid, caption: Item) -> Grid:
    if not isinstance(caption, Paragraph):
        return grid
    return replace(grid, title=caption.text, notes=(*caption.notes, *grid.notes))


def _with_units(items: Sequence[Item]) -> list[Item]:
    joined: list[Item] = []
    for item in items:
        above = joined[-1] if joined else None
        if isinstance(item, Grid) and isinstance(above, Paragraph) and is_unit(above.text):
            item = replace(item, notes=(above.text, *above.notes, *item.notes))
            joined.pop()
        joined.append(item)
    return joined


def _caption_at(items: Sequence[Item], n: int, below: bool, taken: set[int]) -> int | None:
    """Where the caption of the table at `n` stands; None where it has none."""
    sides = (n + 1, n - 1) if below else (n - 1, n + 1)
    free = [m for m in sides if _names_table(items, m) and m not in taken]
    if free and free[0] == sides[1] and _is_table(items, 2 * free[0] - n):
        return None  # it stands between two tables, on the side where captions name the other
    return free[0] if free else None


def _are_below(items: Sequence[Item]) -> bool:
    """Whether captions stand below their tables here, judged by those that stand at one table only."""
    votes = 0
    for n in range(len(items)):
        if _names_table(items, n):
            votes += _is_table(items, n - 1) - _is_table(items, n + 1)
    return votes > 0


def _names_table(items: Sequence[Item], n: int) -> bool:
    item = items[n] if 0 <= n < len(items) else None
    return isinstance(item, Paragraph) and is_caption(item) and not _OTHER.match(item.text)


def _is_table(items: Sequence[Item], n: int) -> bool:
    return 0 <= n < len(items) and isinstance(items[n], Grid)
