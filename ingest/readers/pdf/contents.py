"""Tables of contents: lines that lead to a page number. No question is answered from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.pdf.lines import Piece, join_words, make_rows
from ingest.readers.pdf.marks import leader_page
from ingest.readers.pdf.page import Word

_TITLE = re.compile(r"(?:inhoud|inhoudsopgave|inhoudstafel|inhoudsoverzicht|contents)[\s:]*", re.IGNORECASE)
_LEAST = 3
_WIDE = 1.5


def drop_contents(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a page without those of a table of contents.

    That is three lines or more with dotted leaders, or below a title "Inhoud" with wide gaps, that end in
    page numbers which do not go down.
    """
    if not any(_hints(word) for piece in pieces for word in piece.words):
        return list(pieces)
    rows = make_rows(pieces)
    words = [sorted((w for p in row for w in p.words), key=lambda w: w.box[0]) for row in rows]
    title = next((i for i, row in enumerate(words) if _TITLE.fullmatch(join_words(row))), None)
    entries = {
        i: n for i, row in enumerate(words) if (n := _entry(row, title is not None and i > title)) is not None
    }
    if len(entries) < _LEAST or not _go_up(list(entries.values())):
        return list(pieces)
    dropped = set(range(min(entries), max(entries) + 1)) | ({title} if title is not None else set())
    return [p for i, row in enumerate(rows) if i not in dropped for p in row]


def _hints(word: Word) -> bool:
    return (
        "...." in word.text
        or "…" in word.text
        or "____" in word.text
        or word.text.lower().startswith("inhoud")
    )


def _entry(row: Sequence[Word], below_title: bool) -> int | None:
    """The page number that a line leads to, None for a line that is no entry."""
    text = join_words(row)
    page = leader_page(text)
    if page is not None or not below_title or len(row) < 2:
        return page
    last, before = row[-1], row[-2]
    gap = last.box[0] - before.box[2]
    return int(last.text) if re.fullmatch(r"\d{1,4}", last.text) and gap > _WIDE * last.size else None


def _go_up(numbers: Sequence[int]) -> bool:
    steps = [a <= b for a, b in pairwise(numbers)]
    return sum(steps) >= 0.9 * len(steps)
