"""What stands on a page of a PDF: words with their boxes and type, drawn lines, filled areas, pictures."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Box


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together without white space, in one style.

    Attributes:
        text: verbatim; ligatures as letters, accents composed, raised digits as such ("m²", "zorg¹").
        box: from left to right edge, and from the height of capitals to the depth of a "p", in points from
            the top left of the page as it is shown.
        size: type size, points.
        bold, italic: by the font's name, weight or flags.
        font: name of the font, without its subset prefix.
        color: red, green, blue, 0 to 255.
        angle: of its writing, degrees counter-clockwise, 0 for upright text.
        before: what parts it from the word before it in the file: a space, a no-break space, or nothing
            where only the style changes.
        open_end: whether a space follows it in the file; a word that a line end breaks has none.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""
    color: tuple[int, int, int] = (0, 0, 0)
    angle: int = 0
    before: str = " "
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight drawn line, horizontal or vertical: a path, or a thin filled rectangle."""

    box: Box

    @property
    def horizontal(self) -> bool:
        """Whether it is wider than high."""
        left, top, right, bottom = self.box
        return right - left >= bottom - top


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area, as behind a table row; `color` is red, green, blue, 0 to 255."""

    box: Box
    color: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is shown (rotation applied).

    Attributes:
        number: physical page, 1-based.
        label: the page label of the PDF ("iv", "12"), None where it has none.
        width, height: points.
        words: visible words in the order of the file.
        rules: drawn lines.
        fills: filled areas that are no lines.
        pictures: boxes of images.
    """

    number: int
    label: str | None
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Box, ...] = ()
