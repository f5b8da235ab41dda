"""What stands with a table: its caption above or below it, and the notes under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Box
from ingest.readers.pdf.table_lines import TextLine

_CAPTION = re.compile(r"Tabel\s+(?:\d+|[A-Z]\b|[IVX]+\b)", re.IGNORECASE)
_NOTE = re.compile(r"\*|[¹²³⁴⁵⁶⁷⁸⁹]|\d\)|(?:Bron(?:nen)?|Noot|NB|N\.B\.|Toelichting)\s*[:.]", re.IGNORECASE)
_NEAR = 1.6
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Around:
    """Caption and notes of a table, and their words."""

    title: str = ""
    notes: tuple[str, ...] = ()
    words: frozenset[int] = frozenset()


def look_around(box: Box, lines: Sequence[TextLine]) -> Around:
    """The caption and notes of the table in a box, out of the lines that stand outside it."""
    near = [line for line in lines if line.box[0] < box[2] and line.box[2] > box[0]]
    above = [line for line in near if line.middle < box[1]]
    below = [line for line in near if line.middle > box[3]]
    caption = _caption_above(box, above)
    if not caption:
        caption = _run(box[3], below, _CAPTION)
        below = below[len(caption) :]
    last = caption[-1].box[3] if caption and caption[0].box[1] > box[3] else box[3]
    notes: list[list[TextLine]] = []
    while note := _run(last, below, _NOTE):
        notes.append(note)
        below, last = below[len(note) :], note[-1].box[3]
    taken = [*caption, *(line for note in notes for line in note)]
    return Around(
        "\n".join(_text(line) for line in caption),
        tuple("\n".join(_text(line) for line in note) for note in notes),
        frozenset(i for line in taken for c in line.chunks for i in c.words),
    )


def _caption_above(box: Box, above: Sequence[TextLine]) -> list[TextLine]:
    """The lines from the last that opens as a caption to the table."""
    found: list[TextLine] = []
    edge = box[1]
    for line in reversed(above[-3:]):
        if edge - line.box[3] > _NEAR * line.size or len(line.chunks) > 2:
            return []
        found.insert(0, line)
        if _CAPTION.match(_text(line)):
            return found
        edge = line.box[1]
    return []


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
