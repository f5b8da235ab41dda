"""What a reader finds in a file, in reading order, before it becomes a Document: texts and grids of cells."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol, TypeAlias

from corpus.model import Box

TextKind = Literal["heading", "paragraph", "item", "note"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands in its file; what a format does not have is None or empty.

    Attributes:
        page: physical page, 1-based.
        printed: the number printed on that page, or its page label.
        anchor: the place in a format without pages, in Dutch, as it is shown: "Blad1!A7:F7", "alinea 12".
        box: left, top, right, bottom on the page, in points from its top left corner.
        confidence: 0 to 1 where the text was recognised in an image (OCR); None for text that was read.
    """

    page: int | None = None
    printed: str | None = None
    anchor: str = ""
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A heading, paragraph, list item or footnote.

    Attributes:
        kind: what it is; an item is given without its bullet, a heading with its number if it has one.
        lines: verbatim, one entry a printed line where the format has lines (words may be broken at their
            ends), else a single entry.
        place: where its first line stands.
        level: of a heading, 1 for the highest.
        certain: False where the layout does not prove which label belongs to which number (infographics).
    """

    kind: TextKind
    lines: tuple[str, ...]
    place: Place = Place()
    level: int = 1
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid.

    Attributes:
        text: as shown to a reader; its printed lines are parted by line feeds.
        anchor: its own place where the format has one ("C7").
        heading: whether the format marks it as a heading; None where the format does not tell.
        bold: whether it is set in bold.
        value: the exact number where the format stores one beside the text.
    """

    text: str
    anchor: str = ""
    heading: bool | None = None
    bold: bool = False
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands in a file, before it is known what is header, label or value.

    Attributes:
        rows: all of the same length; None for an empty cell. A cell that spans several places is the same
            object (`is`) in each of them.
        title: its caption where the format or the layout names one.
        notes: footnotes and the like that stand with it, verbatim.
        place: where it stands; `row_places` has one for each row where they differ.
        header_rows: how many rows at the top the format marks as header; None where it does not tell.
        certain: False where the layout leaves it open which column a value stands in.
        lead: the paragraph right before it, which may state the unit of its amounts.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    place: Place = Place()
    row_places: tuple[Place, ...] = ()
    header_rows: int | None = None
    certain: bool = True
    lead: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where each row stands."""
        return self.row_places or (self.place,) * len(self.rows)


Element: TypeAlias = Text | Grid


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file.

    Attributes:
        elements: in reading order.
        pages: number of pages; None for a format without.
        title: the document's own title where the format or the first page names one, else "".
        warnings: what was left out or may be wrong, one Dutch line each.
        published: the day it was published, else last changed, ISO; None where the document does not say.
    """

    elements: tuple[Element, ...]
    pages: int | None = None
    title: str = ""
    warnings: tuple[str, ...] = ()
    published: str | None = None


class Reader(Protocol):
    """Reads one format.

    Raises:
        DocumentError: nothing can be read from it: empty, damaged, encrypted, too large.
    """

    def __call__(self, data: bytes, name: str) -> Reading:
        """Read a file's bytes; `name` is shown in errors as the place."""
        ...
