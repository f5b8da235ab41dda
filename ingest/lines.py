"""A plain text cut into lines that know their page and their place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BULLET = re.compile(r"^[\s\u00a0]*[•▪●◦‣·–][\s\u00a0]+")
_UNSEEN = (
    (0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F),  # control characters that are no white space
    (0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB), (0xE0000, 0xE0FFF),
)  # fmt: skip
JUNK = frozenset("\ufffd\ufffe") | {chr(c) for first, last in _UNSEEN for c in range(first, last + 1)}
"""Characters that nobody sees or that stand for none.

Control characters, soft hyphens, marks of no width or for the direction of reading, variants of the character
before them, tags, byte order marks, and replacement signs.
"""

_WITHOUT_JUNK = str.maketrans(dict.fromkeys(JUNK, ""))


@dataclass(frozen=True, slots=True)
class Line:
    """One line: text without the line end, offset in the source, page (1-based; 0 where there are none)."""

    text: str
    begin: int
    page: int
    number: int = 0

    @property
    def bare(self) -> str:
        """The text stripped, no-break spaces as spaces, control and replacement characters dropped."""
        return self.text.replace("\u00a0", " ").translate(_WITHOUT_JUNK).strip()

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read on it."""
        return not self.bare

    @property
    def is_bullet(self) -> bool:
        """Whether it opens a list item."""
        return bool(BULLET.match(self.text))

    @property
    def open_end(self) -> bool:
        """Whether it ends in white space: extracted text keeps it where a line breaks between two words."""
        return self.text.endswith((" ", "\u00a0", "\t"))


def read_lines(source: str) -> list[Line]:
    """All lines of a text with their pages.

    A form feed opens a page, and so does a line that starts with exactly one space and directly follows a
    line with text: extractors that join pages leave such a space. Where a text has either, three or more
    blank lines open a page as well. A text without page marks has no pages.
    """
    raw = list(_raw_lines(source))
    marked = [_opens_page(raw, i) for i in range(len(raw))]
    if not any(marked[1:]):
        return [Line(text, begin, 0, i) for i, (text, begin) in enumerate(raw)]
    page, lines = 1, []
    for i, (text, begin) in enumerate(raw):
        page += i > 0 and (marked[i] or _after_gap(raw, i))
        lines.append(Line(text.replace("\f", " "), begin, page, i))
    return lines


def printed_numbers(lines: list[Line]) -> dict[int, str]:
    """Page numbers as printed, by page: a bare number alone at the end or start of a page."""
    found: dict[int, str] = {}
    for page in {line.page for line in lines if line.page}:
        full = [line.bare for line in lines if line.page == page and not line.is_blank]
        for edge in full[-1:] + full[:1]:
            if re.fullmatch(r"\d{1,3}", edge) and len(full) > 1:
                found.setdefault(page, edge)
    return found


def _raw_lines(source: str) -> Iterator[tuple[str, int]]:
    begin = 0
    for text in re.split(r"\r\n|\n|\r", source):
        yield text, begin
        begin += len(text)
        begin += 2 if source.startswith("\r\n", begin) else 1


def _after_gap(raw: list[tuple[str, int]], i: int) -> bool:
    gap = i >= 3 and bool(raw[i][0].strip()) and not any(text.strip() for text, _ in raw[i - 3 : i])
    return gap and any(text.strip() for text, _ in raw[: i - 3])


def _opens_page(raw: list[tuple[str, int]], i: int) -> bool:
    text = raw[i][0]
    if "\f" in text:
        return True
    return bool(re.match(r" \S", text)) and (i == 0 or bool(raw[i - 1][0].strip()))
