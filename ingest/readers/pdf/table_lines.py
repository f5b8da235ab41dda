"""Words of a page as lines of chunks: words of one line that stand so close that they read as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Box
from ingest.readers.pdf.page import Page, Word

_NUMBER = re.compile(
    r"[<>≤≥±~]?\s*(?:€|EUR)?\s*[-–−+]?\s*(?:€\s*)?\(?\d[\d.,']*(?:[ \u00a0]\d{3})*(?:,-)?\)?\s*"
    r"(?:%|‰|pp|x|€)?\s*[*¹²³⁴⁵]*"
)
_MARK = re.compile(
    r"(?:[-–—−x×vo•●○◯■□✓✔√?./*]|\.\.+|[-–]+|n\.?\s?v\.?\s?t\.?|n\.?\s?b\.?|ja|nee|onbekend|nihil"
    r"|\d{1,2}[-/]\d{1,2}(?:[-/](?:\d\d){1,2})?)",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[-−–+]?\d{1,3}(?:\.\d{3})+%?")
_YEAR = re.compile(r"(?:19|20)\d\d\*?")

_SAME_LINE = 0.4
_TEXT_GAP, _NUMBER_GAP = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one line, close by one another.

    Attributes:
        words: their numbers on the page, from left to right.
        text: with single spaces.
        bold: whether all of it is.
    """

    words: tuple[int, ...]
    box: Box
    text: str
    bold: bool
    size: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """Chunks that stand on one line, from left to right."""

    chunks: tuple[Chunk, ...]
    box: Box

    @property
    def size(self) -> float:
        """Its largest type size, points."""
        return max(c.size for c in self.chunks)

    @property
    def middle(self) -> float:
        """Half its height, points from the top of the page."""
        return (self.box[1] + self.box[3]) / 2


def is_number(text: str) -> bool:
    """Whether a text is a number only, with its sign, currency or unit sign."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_year(text: str) -> bool:
    """Whether a text is a year only."""
    return _YEAR.fullmatch(text.strip()) is not None


def is_value(text: str) -> bool:
    """Whether a text is what stands in a cell of values: a number, a mark, or a word for neither."""
    return is_number(text) or _MARK.fullmatch(text.strip()) is not None


def around(boxes: Iterable[Box]) -> Box:
    """The box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def join_printed(page: Page, lines: Sequence[Sequence[int]]) -> str:
    """The text of a cell from the words of its printed lines, parted by line feeds.

    A number that a narrow column breaks is put together again where only the whole has thousands in threes.
    """
    texts = [make_chunk(page, line).text for line in lines]
    whole = "".join(texts)
    if len(texts) > 1 and _GROUPED.fullmatch(whole) and not _GROUPED.fullmatch(texts[0]) and "." in texts[0]:
        return whole
    return "\n".join(texts)


def make_chunk(page: Page, words: Sequence[int]) -> Chunk:
    """Words, given from left to right, as one chunk."""
    found = [page.words[i] for i in words]
    text = found[0].text
    for word in found[1:]:
        text += ("" if word.before == "" else " ") + word.text
    return Chunk(
        tuple(words),
        around(w.box for w in found),
        text,
        all(w.bold for w in found if any(c.isalnum() for c in w.text)) and any(w.bold for w in found),
        max(w.size for w in found),
    )


def read_lines(page: Page, words: Iterable[int], walls: Sequence[Box] = ()) -> list[TextLine]:
    """The lines that some words of a page make, from top to bottom.

    Args:
        page: where the words stand.
        words: their numbers.
        walls: upright rules; words on two sides of one are no chunk.
    """
    return [_line(page, row, walls) for row in _rows(page.words, words)]


def _rows(words: Sequence[Word], chosen: Iterable[int]) -> list[list[int]]:
    """Numbers of words by line."""
    rows: list[list[int]] = []
    middle = size = 0.0
    for i in sorted(
        (i for i in chosen if not words[i].angle), key=lambda i: words[i].box[1] + words[i].box[3]
    ):
        here = (words[i].box[1] + words[i].box[3]) / 2
        if not rows or here - middle > _SAME_LINE * max(size, words[i].size):
            rows.append([])
            middle, size = here, words[i].size
        rows[-1].append(i)
        if words[i].size > size:
            middle, size = here, words[i].size
    return rows


def _line(page: Page, row: Sequence[int], walls: Sequence[Box]) -> TextLine:
    runs: list[list[int]] = []
    for i in sorted(row, key=lambda i: page.words[i].box[0]):
        if runs and _close(page.words[runs[-1][-1]], page.words[i], walls):
            runs[-1].append(i)
        else:
            runs.append([i])
    if len(runs) > 1 and _is_bullet(page.words[runs[0][0]].text, len(runs[0])):
        runs[:2] = [[*runs[0], *runs[1]]]
    chunks = tuple(make_chunk(page, run) for run in runs)
    return TextLine(chunks, around(c.box for c in chunks))


def _is_bullet(text: str, words: int) -> bool:
    return words == 1 and len(text) == 1 and not text.isalnum() and text not in "€$£<>*✓✔√"


def _close(last: Word, word: Word, walls: Sequence[Box]) -> bool:
    gap = word.box[0] - last.box[2]
    size = max(last.size, word.size)
    if gap > _TEXT_GAP * size:
        return False
    if gap > _NUMBER_GAP * size and (is_value(last.text) or is_value(word.text)):
        return False
    return not any(_parts(wall, last.box, word.box) for wall in walls)


def _parts(wall: Box, last: Box, word: Box) -> bool:
    if not last[2] - 2 <= (wall[0] + wall[2]) / 2 <= word[0] + 2:
        return False
    return wall[1] <= (word[1] + word[3]) / 2 <= wall[3]
