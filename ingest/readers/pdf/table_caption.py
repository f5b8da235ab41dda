"""Captions that do not say so: a short line that stands by itself close above a table, and is no heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.readers.pdf.blocks import Block
from ingest.readers.pdf.headings import Body, is_heading
from ingest.readers.pdf.lines import Style, make_line
from ingest.readers.pdf.marks import is_caption, numbering, opening, opens_note
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.table_lines import TextLine, is_value

_LONGEST = 90
_NEAR, _APART = 2.0, 0.8


def is_own_caption(page: Page, above: Sequence[TextLine], edge: float) -> bool:
    """Whether the last line above a height is a caption to the table that begins there.

    Args:
        page: where the lines stand.
        above: lines, from top to bottom.
        edge: where the table, or its unit, begins.
    """
    if not above or len(above[-1].chunks) != 1:
        return False
    line = above[-1]
    gap = edge - line.box[3]
    if gap > _NEAR * line.size or not _is_title(line.chunks[0].text) or _heads(page, line):
        return False
    return len(above) == 1 or _stands_apart(above[-2], line, gap)


def _heads(page: Page, line: TextLine) -> bool:
    """Whether its type makes a line a heading of the text, over plain black type of the size most used."""
    sizes: Counter[float] = Counter()
    for word in page.words:
        sizes[word.size] += len(word.text)
    printed = make_line([page.words[i] for i in line.chunks[0].words])
    return is_heading(Block((printed,)), Body(Style(sizes.most_common(1)[0][0], False, (0, 0, 0))))


def _stands_apart(upper: TextLine, line: TextLine, gap: float) -> bool:
    """Whether a line is not the end of what stands above it: it is nearer to the table, or of other type."""
    space = line.box[1] - upper.box[3]
    alike = abs(upper.size - line.size) < 0.5 and upper.chunks[-1].bold == line.chunks[0].bold
    return space > max(_APART * line.size, gap) or (not alike and space > gap)


def _is_title(text: str) -> bool:
    """Whether a text reads as a title: short, opened by a capital or a number, no sentence, item or note."""
    if len(text) > _LONGEST or text.endswith(tuple(".;:,?!-")) or is_value(text):
        return False
    if is_caption(text) or numbering(text) or opening(text) or opens_note(text):
        return False
    return (text[0].isupper() or text[0].isdigit()) and sum(c.isalpha() for c in text) >= 3
