"""What stands with a table: its caption above or below it, its unit above it, and the notes under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Box
from ingest.grids.units import is_unit, whole_unit
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.table_caption import is_own_caption
from ingest.readers.pdf.table_lines import TextLine

_CAPTION = re.compile(r"Tabel\s+(?:\d+|[A-Z]\b|[IVX]+\b)", re.IGNORECASE)
_NOTE = re.compile(r"\*|[¹²³⁴⁵⁶⁷⁸⁹]|\d\)|(?:Bron(?:nen)?|Noot|NB|N\.B\.|Toelichting)\s*[:.]", re.IGNORECASE)
_NEAR, _FAR = 1.6, 2.5
_MOST_LINES = 12
_FOR_ALL = ("(", "[", "In ", "in ", "Bedragen ", "bedragen ", "Alle ", "alle ")


@dataclass(frozen=True, slots=True)
class Around:
    """Caption, unit (where it stands above without a caption) and notes of a table, and their words."""

    title: str = ""
    unit: TextLine | None = None
    notes: tuple[str, ...] = ()
    words: frozenset[int] = frozenset()


def look_around(page: Page, box: Box, lines: Sequence[TextLine], tables: Sequence[Box]) -> Around:
    """The caption, unit and notes of the table in a box.

    Args:
        page: where it stands.
        box: around the table.
        lines: that stand outside the tables of the page, from top to bottom.
        tables: the boxes of all tables of the page.
    """
    near = [line for line in lines if line.box[0] < box[2] and line.box[2] > box[0]]
    above = [line for line in near if line.middle < box[1]]
    below = [line for line in near if line.middle > box[3]]
    caption = _caption_above(box, above, tables)
    if not caption:
        caption = _run(box[3], below, _CAPTION)
        below = below[len(caption) :]
    last = caption[-1].box[3] if caption and caption[0].box[1] > box[3] else box[3]
    unit = _unit_above(box, above) if not caption or last > box[3] else None
    if not caption:
        caption, unit = _with_own_caption(page, box, above, unit)
    notes: list[list[TextLine]] = []
    while note := _run(last, below, _NOTE):
        notes.append(note)
        below, last = below[len(note) :], note[-1].box[3]
    taken = [*caption, *([unit] if unit else []), *(line for note in notes for line in note)]
    return Around(
        "\n".join(_text(line) for line in caption),
        unit,
        tuple("\n".join(_text(line) for line in note) for note in notes),
        frozenset(i for line in taken for c in line.chunks for i in c.words),
    )


def _caption_above(box: Box, above: Sequence[TextLine], tables: Sequence[Box]) -> list[TextLine]:
    """The lines from the last that opens as a caption to the table."""
    found: list[TextLine] = []
    edge = box[1]
    for line in reversed(above[-3:]):
        gap = edge - line.box[3]
        bare = all(is_unit(_text(f)) for f in found)
        most = _FAR if bare and not _is_nearer(line, gap, tables) else _NEAR
        if gap > most * line.size or len(line.chunks) > 2:
            return []
        found.insert(0, line)
        if _CAPTION.match(_text(line)):
            return found
        edge = line.box[1]
    return []


def _is_nearer(line: TextLine, gap: float, tables: Sequence[Box]) -> bool:
    """Whether a line stands nearer under a table than the gap under it."""
    return any(-line.size < line.box[1] - t[3] < gap and t[0] < line.box[2] for t in tables)


def _unit_above(box: Box, above: Sequence[TextLine]) -> TextLine | None:
    """The line close above a table that only says what its values are in."""
    if not above or box[1] - above[-1].box[3] > _FAR * above[-1].size:
        return None
    text = _text(above[-1])
    unit = whole_unit(text) if len(above[-1].chunks) == 1 and is_unit(text) else None
    whole = unit is not None and (unit.scale > 1 or text.startswith(_FOR_ALL))
    return above[-1] if whole else None


def _with_own_caption(
    page: Page, box: Box, above: Sequence[TextLine], unit: TextLine | None
) -> tuple[list[TextLine], TextLine | None]:
    """The caption without "Tabel" and a number, with the unit under it; else none and the unit."""
    rest = above[:-1] if unit else above
    if not is_own_caption(page, rest, unit.box[1] if unit else box[1]):
        return [], unit
    return [rest[-1], *([unit] if unit else [])], None


def _run(edge: float, below: Sequence[TextLine], opening: re.Pattern[str]) -> list[TextLine]:
    """The lines close under a height where the first opens in a way, up to the next that does."""
    if not below or below[0].box[1] - edge > _NEAR * below[0].size or not opening.match(_text(below[0])):
        return []
    found = [below[0]]
    for line in below[1:_MOST_LINES]:
        last = found[-1]
        if line.box[1] - last.box[3] > 0.5 * line.size or _opens(line) or abs(line.size - last.size) > 0.6:
            break
        found.append(line)
    return found


def _opens(line: TextLine) -> bool:
    text = _text(line)
    return _NOTE.match(text) is not None or _CAPTION.match(text) is not None


def _text(line: TextLine) -> str:
    return " ".join(c.text for c in line.chunks)
