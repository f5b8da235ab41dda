"""Which blocks are headings, and of what level: told by type, colour, capitals and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf.blocks import Block
from ingest.readers.pdf.lines import Style
from ingest.readers.pdf.marks import is_caption, numbering, opening, without_number

_LONGEST, _MOST_LINES = 200, 4
_LARGER = 1.12
_STRAIGHT = 8.0
_INSET = (30.0, 130.0)
_ADDRESS = ("http", "www.", "@")

Look = tuple[Style, int, bool]
"""A heading's looks: style, 0 where in capitals, 2 where only italics or a line under it tell it, else 1; and
whether it stands inset below others of that style."""

_Rank = tuple[float, bool, int, int]


@dataclass(frozen=True, slots=True)
class Body:
    """The looks of running text: the style of most of the document."""

    style: Style


def find_body(blocks: Iterable[Block]) -> Body:
    """The style that most characters have."""
    sizes: Counter[float] = Counter()
    styles: Counter[Style] = Counter()
    for block in blocks:
        for line in block.lines:
            sizes[line.style.size] += len(line.text)
            styles[line.style] += len(line.text)
    if not sizes:
        return Body(Style(10.0, False, (0, 0, 0)))
    size = sizes.most_common(1)[0][0]
    return Body(max((s for s in styles if s.size == size), key=lambda s: styles[s]))


def is_heading(block: Block, body: Body) -> bool:
    """Whether a block is a heading: short, no sentence, and set apart from running text."""
    text = block.text.strip()
    if not _is_short(block, text):
        return False
    if is_caption(text) or any(a in text.lower() for a in _ADDRESS) or opening(text) == "bullet":
        return False
    if any(line.parted for line in block.lines) and not numbering(text):
        return False
    style, base = heading_style(block), body.style
    larger = style.size >= _LARGER * base.size
    if text.endswith((".", ";", ",", "-")) or (text.endswith(":") and not larger):
        return False
    return larger or _stands_out(block, style, base)


def is_subheading(block: Block, above: Block | None, below: Block | None, body: Body) -> bool:
    """Whether a block is a heading told by italics or a line drawn under it alone, close above its text."""
    text = block.text.strip()
    if below is None or not is_marked(block) or len(block.lines) > 2 or not _is_short(block, text):
        return False
    if is_caption(text) or any(a in text.lower() for a in _ADDRESS) or opening(text) == "bullet":
        return False
    if text.endswith(tuple('.;,:-?!)…"”’')) or not (text[0].isupper() or numbering(text)):
        return False
    size = body.style.size
    gap = below.box[1] - block.box[3]
    under = all(line.underlined for line in block.lines)
    apart = under or above is None or above.box[3] > block.box[1] or block.box[1] - above.box[3] > gap
    alike = abs(block.style.size - size) < 0.08 * size and abs(below.style.size - size) < 0.08 * size
    return (
        alike and apart and -size < gap < 1.5 * size and not is_marked(below) and len(below.text) > len(text)
    )


def is_marked(block: Block) -> bool:
    """Whether all of it is underlined or in italics."""
    return all(line.underlined for line in block.lines) or all(line.italic for line in block.lines)


def heading_style(block: Block) -> Style:
    """The style that tells a heading: of its first line where the rest has the same striking colour."""
    first = block.lines[0].style
    alike = all(line.style.color == first.color for line in block.lines)
    return first if alike and _is_vivid(first.color) else block.style


def _is_short(block: Block, text: str) -> bool:
    """Whether a block is words, and not too many: one with a number may be somewhat longer."""
    number, bare = numbering(text), without_number(text).replace(" ", "")
    letters = sum(c.isalpha() for c in bare)
    most = 1.5 if number or opening(text) else 1.0
    short = len(text) <= most * _LONGEST and len(block.lines) <= most * _MOST_LINES
    return short and letters >= 3 and 2 * letters >= len(bare)


def _stands_out(block: Block, style: Style, base: Style) -> bool:
    """Whether a block of about the size of running text is bold, coloured or in capitals."""
    if style.size < 0.92 * base.size:
        return False
    if style.bold and not base.bold and block.lines[0].first.bold:
        return True
    if _is_vivid(style.color) and style.color != base.color and all(line.even for line in block.lines):
        return True
    return _in_capitals(block.text) and len(block.lines) <= 2


def _is_vivid(color: tuple[int, int, int]) -> bool:
    return max(color) - min(color) > 60


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 6 and all(c.isupper() for c in letters)


def find_levels(headings: Sequence[Block]) -> list[int]:
    """The level of each heading, 1 for the highest.

    Looks are ranked: larger type before smaller, then bold, capitals, and what begins further to the left.
    Within the same looks, "2.1" is a level below "2".
    """
    looks = _looks(headings)
    alike = {look: [b for k, b in zip(looks, headings, strict=True) if k == look] for look in looks}
    spans = {look: _span(blocks) for look, blocks in alike.items()}
    levels = _rank(alike, spans)
    return [
        levels[look] + max(_depth(block) - spans[look][0], 0)
        for look, block in zip(looks, headings, strict=True)
    ]


def _looks(headings: Sequence[Block]) -> list[Look]:
    plain = [(heading_style(block), _plainness(block)) for block in headings]
    lefts: dict[tuple[Style, int], list[float]] = {}
    for look, block in zip(plain, headings, strict=True):
        lefts.setdefault(look, []).append(block.box[0])
    return [
        (*look, _is_inset(block.box[0], lefts[look])) for look, block in zip(plain, headings, strict=True)
    ]


def _plainness(block: Block) -> int:
    if _in_capitals(block.text):
        return 0
    style = heading_style(block)
    return 1 if style.bold or _is_vivid(style.color) or not is_marked(block) else 2


def _is_inset(left: float, lefts: Sequence[float]) -> bool:
    """Whether a heading stands inset, with others that do, below two at least of its style at the margin.

    What stands much further to the right is in another column.
    """
    first = min(lefts)
    margin = sum(x < first + _STRAIGHT for x in lefts)
    inset = sum(abs(x - left) < _STRAIGHT for x in lefts)
    return _INSET[0] < left - first < _INSET[1] and min(margin, inset) >= 2 and margin + inset == len(lefts)


def _rank(alike: Mapping[Look, Sequence[Block]], spans: Mapping[Look, tuple[int, int]]) -> Mapping[Look, int]:
    """The highest level of each look: below the lowest one of the looks before it."""
    levels: dict[Look, int] = {}
    level, last = 1, None
    for look in sorted(alike, key=lambda k: _order(k, alike[k])):
        if last is not None and _order(look, alike[look]) != _order(last, alike[last]):
            twin = next((k for k in levels if _continues(alike[k], alike[look])), None)
            level = levels[twin] if twin else level + 1 + spans[last][1] - spans[last][0]
        levels[look], last = level, look
    return levels


def _continues(one: Sequence[Block], other: Sequence[Block]) -> bool:
    """Whether two looks number on: both count chapters (1, 2, 3), and no number twice."""
    counts = [{numbering(b.text) for b in blocks} for blocks in (one, other)]
    chapters = all(numbers and all(n.isdecimal() for n in numbers) for numbers in counts)
    return chapters and not counts[0] & counts[1]


def _span(blocks: Sequence[Block]) -> tuple[int, int]:
    """The highest and the lowest depth of the numbers of headings of one look; 1 where none has a number."""
    depths = [_depth(block) for block in blocks if _depth(block)]
    return min(depths, default=1), max(depths, default=1)


def _order(look: Look, blocks: Sequence[Block]) -> _Rank:
    """Larger type first, then bold, capitals, and what mostly stands further to the left."""
    style, plainness, _ = look
    return (-style.size, not style.bold, plainness, round(median(b.box[0] for b in blocks) / 12))


def _depth(block: Block) -> int:
    """How many parts the number of a heading has, 0 where it has none."""
    number = numbering(block.text.strip())
    return number.count(".") + 1 if number else 0
