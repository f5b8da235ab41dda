"""A paragraph as it was read, before it is known which ones are headings and captions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ingest.elements import Grid, Place
from ingest.readers.docx.inline import Piece
from ingest.readers.docx.styles import Style


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: its text, whether all of it is bold, underlined or italic, its size in half points."""

    text: str
    bold: bool = False
    underlined: bool = False
    italic: bool = False
    size: int = 20

    @property
    def is_apart(self) -> bool:
        """Whether it is set apart from plain letters."""
        return self.bold or self.underlined or self.italic


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that shows something.

    Attributes:
        rows: its printed lines, at least one, none of them blank at either end.
        style: its style, with its own outline level.
        place: where it stands.
        label: its automatic number; "" for a bullet, None where it is in no list.
        notes: the footnotes it refers to, one entry a paragraph of a note.
    """

    rows: tuple[Row, ...]
    style: Style
    place: Place
    label: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Its printed lines, its number before the first."""
        first = f"{self.label} {self.rows[0].text.lstrip()}" if self.label else self.rows[0].text
        return first, *(row.text for row in self.rows[1:])

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(" ".join(self.lines).split())

    @property
    def plain_from(self) -> int | None:
        """The first row in plain letters below a first row that is not; None where there is no such."""
        if not self.rows[0].is_apart:
            return None
        return next((n for n, row in enumerate(self.rows) if row.text.strip() and not row.is_apart), None)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(row.bold for row in self.rows if row.text.strip())


Item: TypeAlias = Paragraph | Grid


def split_rows(pieces: Iterable[Piece]) -> tuple[Row, ...]:
    """Stretches of text as printed lines, without blank ones at the ends."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for n, part in enumerate(piece.text.split("\n")):
            if n:
                lines.append([])
            lines[-1].append(Piece(part, piece.look))
    rows = [_row(line) for line in lines]
    filled = [n for n, row in enumerate(rows) if row.text.strip()]
    return tuple(rows[filled[0] : filled[-1] + 1]) if filled else ()


def _row(pieces: list[Piece]) -> Row:
    seen = [p for p in pieces if p.text.strip()]
    sizes = [p.look.size or 20 for p in seen for _ in p.text]
    return Row(
        "".join(p.text for p in pieces),
        bool(seen) and all(p.look.bold for p in seen),
        bool(seen) and all(p.look.underlined for p in seen),
        bool(seen) and all(p.look.italic for p in seen),
        max(set(sizes), key=sizes.count) if sizes else 20,
    )
