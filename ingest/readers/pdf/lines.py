"""Words put together to pieces (words close by on one line) and lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Box
from ingest.readers.pdf.page import Word

_CLOSE = 1.0
_WIDE = 2.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand close by on one line, or, where `atom` is 0 or more, something that is no text.

    Attributes:
        atom: number of the table or box that it stands for.
    """

    box: Box
    words: tuple[Word, ...] = ()
    atom: int = -1


@dataclass(frozen=True, slots=True)
class Style:
    """The type of most of a line: size in half points, colour, whether bold."""

    size: float
    bold: bool
    color: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line within one column.

    Attributes:
        text: verbatim; a space at its end after a hyphen or slash where one was printed ("Ouder- ").
        base: of its type, points from the top of the page.
        style: of most of its characters; `first` and `last` of its first and last word.
        even: whether all of it has one style.
        parted: whether a wide gap parts it, as a label and its value.
        opening: width of its first word, points.
        italic: whether all of it is in italics; `underlined` whether a line is drawn under all of it.
    """

    text: str
    box: Box
    base: float
    style: Style
    first: Style
    last: Style
    even: bool
    parted: bool
    opening: float
    italic: bool = False
    underlined: bool = False


def make_pieces(words: Sequence[Word]) -> list[Piece]:
    """Words that follow one another in the file and stand close by on one line, as pieces."""
    pieces: list[Piece] = []
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            pieces.append(_piece(run))
            run = []
        run.append(word)
    if run:
        pieces.append(_piece(run))
    return pieces


def around(boxes: Iterable[Box]) -> Box:
    """The box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def same_line(one: Box, other: Box) -> bool:
    """Whether two boxes overlap in height by more than half of the lower one."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.5 * min(one[3] - one[1], other[3] - other[1])


def make_lines(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of one column, from top to bottom."""
    lines = [make_line([w for p in row for w in p.words]) for row in make_rows(pieces)]
    return sorted(lines, key=lambda line: line.base)


def make_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces that stand on one line together, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.box[1], p.box[0])):
        row = next((r for r in reversed(rows[-4:]) if same_line(_tallest(r).box, piece.box)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return rows


def join_words(words: Sequence[Word]) -> str:
    """The text of words on one line, from left to right."""
    text = ""
    for previous, word in zip((None, *words), words, strict=False):
        text += _between(previous, word) + word.text
    return text


def style_of(word: Word) -> Style:
    """The style of a word."""
    return Style(round(word.size * 2) / 2, word.bold, word.color)


def _tallest(row: list[Piece]) -> Piece:
    return max(row, key=lambda p: p.box[3] - p.box[1])


def _follows(last: Word, word: Word) -> bool:
    if last.angle or word.angle:
        return False
    gap = word.box[0] - last.box[2]
    return -0.4 * word.size < gap < _CLOSE * max(last.size, word.size) and same_line(last.box, word.box)


def _piece(words: list[Word]) -> Piece:
    return Piece(around(w.box for w in words), tuple(words))


def _between(previous: Word | None, word: Word) -> str:
    if previous is None:
        return ""
    gap = word.box[0] - previous.box[2]
    if word.before == "" and gap < 0.25 * word.size:
        return ""
    return word.before or " "


def make_line(words: Sequence[Word]) -> Line:
    """Words that stand on one line as a line."""
    ordered = sorted(words, key=lambda w: w.box[0])
    counts: Counter[Style] = Counter()
    for word in ordered:
        counts[style_of(word)] += len(word.text)
    style = counts.most_common(1)[0][0]
    text = join_words(ordered)
    main = next(w for w in ordered if style_of(w) == style)
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(ordered)]
    plain = [w for w in ordered if not _is_mark(w, style)] or ordered
    return Line(
        text=text + " " if text.endswith(("-", "/")) and ordered[-1].open_end else text,
        box=around(w.box for w in ordered),
        base=main.box[3],
        style=style,
        first=style_of(plain[0]),
        last=style_of(plain[-1]),
        even=all(style_of(w) == style for w in plain),
        parted=any(g > _WIDE * style.size for g in gaps[_is_label(ordered[0]) :]),
        opening=ordered[0].box[2] - ordered[0].box[0],
        italic=all(w.italic for w in plain),
    )


def _is_label(word: Word) -> bool:
    """Whether a word is but the bullet or number of what follows it."""
    return len(word.text) <= 6 and (
        sum(c.isalpha() for c in word.text) <= 1 or set(word.text) <= set("IVXLC.")
    )


def _is_mark(word: Word, style: Style) -> bool:
    """Whether a word is a small raised mark, or a sign that has no style of its own."""
    return word.size < 0.85 * style.size or not any(c.isalnum() for c in word.text)
