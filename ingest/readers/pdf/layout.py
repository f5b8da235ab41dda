"""A page laid out: its blocks and tables in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from corpus.model import Box
from ingest.elements import Grid
from ingest.readers.pdf.columns import read_columns
from ingest.readers.pdf.lines import Line, Piece, make_lines, make_pieces
from ingest.readers.pdf.page import Fill, Page, Word
from ingest.readers.pdf.table_carry import carry_header, join_parts
from ingest.readers.pdf.tables import FoundTable, find_tables

_LEAST_BOX, _MOST_BOX = 0.015, 0.6

Part: TypeAlias = "Sequence[Line] | Grid"
"""A stretch of lines in one column, or a table."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands on a page in reading order, its tables, and what is written at an angle."""

    page: Page
    parts: tuple[Part, ...]
    slanted: tuple[Word, ...] = ()
    tables: tuple[FoundTable, ...] = ()


def lay_out(page: Page) -> Laid:
    """A page, of which furniture is gone already, in reading order."""
    tables = find_tables(page)
    taken = frozenset(i for table in tables for i in table.words)
    free = [w for i, w in enumerate(page.words) if not w.angle and i not in taken]
    atoms: list[list[Part]] = [[table.grid] for table in tables]
    pieces = [Piece(table.box, (), n) for n, table in enumerate(tables)]
    for box in _frames(page, free):
        inside = [w for w in free if _holds(box, w.box)]
        free = [w for w in free if not _holds(box, w.box)]
        kept = [p for p in pieces if not _holds(box, p.box)]
        within = [p for p in pieces if _holds(box, p.box)]
        pieces = [*kept, Piece(box, (), len(atoms))]
        atoms.append(_parts([*make_pieces(inside), *within], atoms))
    parts = _parts([*make_pieces(free), *pieces], atoms)
    slanted = tuple(w for i, w in enumerate(page.words) if w.angle and i not in taken)
    drawn = [rule.box for rule in page.rules if rule.horizontal]
    marked = (part if isinstance(part, Grid) else [_marked(line, drawn) for line in part] for part in parts)
    return Laid(page, tuple(marked), slanted, tuple(tables))


def _marked(line: Line, drawn: Sequence[Box]) -> Line:
    """The line, told whether it is underlined: a rule as wide as its words stands at their feet."""
    left, _, right, foot = line.box
    size = line.style.size
    under = any(
        -0.3 * size < top - foot < 0.15 * size
        and abs(x0 - left) < 0.3 * size
        and abs(x1 - right) < 0.5 * size
        for x0, top, x1, _ in drawn
    )
    return replace(line, underlined=True) if under else line


def carried_over(pages: Sequence[Laid]) -> list[Laid]:
    """Pages in order, a table that goes on at the top of the next page joined to its first part.

    Where only its headings belong to the next part, they are set over that.
    """
    found: list[Laid] = []
    home = -1  # the page on which the table begins that ends the last page
    for number, page in enumerate(pages):
        home = home if found and _follows(found[-1], page) else -1
        before, first = _at(found[home], -1) if home >= 0 else None, _at(page, 0)
        joined = join_parts(before, first) if before and first else None
        if joined and before and first:
            found[home] = _exchanged(found[home], before, joined)
            page = _without(page, first)
        elif before and first:
            page = _exchanged(page, first, carry_header(before, first))
        found.append(page)
        home = home if joined and not page.parts else number
    return found


def _follows(page: Laid, other: Laid) -> bool:
    return page.page.number == other.page.number - 1


def _without(page: Laid, table: FoundTable) -> Laid:
    parts = tuple(part for part in page.parts if part is not table.grid)
    return replace(page, parts=parts, tables=tuple(t for t in page.tables if t is not table))


def _at(page: Laid, place: int) -> FoundTable | None:
    """The table that is the first (0) or last (-1) part of a page; None where text is."""
    part = page.parts[place] if page.parts else None
    return next((t for t in page.tables if t.grid is part), None)


def _exchanged(page: Laid, old: FoundTable, new: FoundTable) -> Laid:
    parts = tuple(new.grid if part is old.grid else part for part in page.parts)
    return replace(page, parts=parts, tables=tuple(new if t is old else t for t in page.tables))


def _parts(pieces: Sequence[Piece], atoms: Sequence[Sequence[Part]]) -> list[Part]:
    """The parts of pieces in reading order, each atom replaced by its own parts."""
    found: list[Part] = []
    for leaf in read_columns(pieces):
        loose = sorted((p for p in leaf if p.atom >= 0), key=lambda p: p.box[1])
        lines = make_lines([p for p in leaf if p.atom < 0])
        done = 0
        for piece in loose:
            end = next(
                (i for i in range(done, len(lines)) if _middle(lines[i].box) > piece.box[1]), len(lines)
            )
            if end > done:
                found.append(lines[done:end])
            found.extend(atoms[piece.atom])
            done = end
        if lines[done:]:
            found.append(lines[done:])
    return found


def _frames(page: Page, words: Sequence[Word]) -> list[Box]:
    """Filled boxes that set text apart beside other text: sidebars, frames."""
    whole = page.width * page.height
    large = [f for f in page.fills if _LEAST_BOX <= _size(f.box) / whole <= _MOST_BOX and max(f.color) < 256]
    found: list[Box] = []
    for fill in sorted(large, key=lambda f: -_size(f.box))[:20]:
        if any(_holds(box, fill.box) for box in found):
            continue
        if _sets_apart(fill, words):
            found.append(fill.box)
    return found


def _sets_apart(fill: Fill, words: Sequence[Word]) -> bool:
    inside = [w for w in words if _holds(fill.box, w.box)]
    across = any(_cuts(fill.box, w.box) for w in words)
    beside = any(
        w.box[3] > fill.box[1] and w.box[1] < fill.box[3] and not _holds(fill.box, w.box) for w in words
    )
    return len(inside) >= 8 and beside and not across


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - 2 <= inner[0]
        and outer[1] - 2 <= inner[1]
        and inner[2] <= outer[2] + 2
        and inner[3] <= outer[3] + 2
    )


def _cuts(outer: Box, inner: Box) -> bool:
    apart = inner[2] <= outer[0] or inner[0] >= outer[2] or inner[3] <= outer[1] or inner[1] >= outer[3]
    return not apart and not _holds(outer, inner)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
