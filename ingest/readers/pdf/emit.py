"""Blocks and tables of a whole document as elements: headings with levels, items, notes, doubtful text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.elements import Element, Grid, Place, Text, TextKind
from ingest.readers.pdf.blocks import Block
from ingest.readers.pdf.headings import Body, find_body, find_levels, is_heading, is_subheading
from ingest.readers.pdf.marks import opens_note, without_bullet
from ingest.readers.pdf.scatter import scattered

_SMALL = 0.92


@dataclass(frozen=True, slots=True)
class Item:
    """A block, a table, or a text written at an angle, and where it stands.

    Attributes:
        height: of its page, points.
        scanned: whether its page is a scan with recognised text, whose type sizes are guesses.
    """

    place: Place
    height: float
    block: Block | None = None
    grid: Grid | None = None
    slanted: str = ""
    scanned: bool = False


def emit(items: Sequence[Item]) -> tuple[Element, ...]:
    """The elements of a document, in the order of its items."""
    body = find_body(item.block for item in items if item.block)
    found: list[tuple[Item, TextKind, bool]] = []
    for _, page in groupby(items, key=lambda item: item.place.page):
        found.extend(_judge(list(page), body))
    heads = [item.block for item, kind, _ in found if kind == "heading" and item.block]
    levels = iter(find_levels(heads))
    return tuple(_element(item, kind, sure, levels) for item, kind, sure in found)


def _judge(page: Sequence[Item], body: Body) -> Iterator[tuple[Item, TextKind, bool]]:
    """What each item of a page is, and whether its words certainly belong together."""
    blocks = [item.block for item in page if item.block]
    loose = {id(blocks[i]) for i in scattered(blocks)}
    note_open = False
    for n, item in enumerate(page):
        block = item.block
        if block is not None and not any(c.isalnum() for c in block.text):
            continue
        if block is None:
            yield item, "paragraph", not item.slanted
            continue
        sure = id(block) not in loose
        note_open = sure and _is_note(item, block, blocks, body, note_open)
        if note_open:
            yield item, "note", sure
        elif sure and not item.scanned and (is_heading(block, body) or _is_marked_off(page, n, body)):
            yield item, "heading", True
        else:
            yield item, "item" if block.listed else "paragraph", sure


def _is_marked_off(page: Sequence[Item], n: int, body: Body) -> bool:
    """Whether the block at a place is a heading by italics or underlining: it must stand close above text."""
    block = page[n].block
    above = page[n - 1].block if n else None
    below = page[n + 1].block if n + 1 < len(page) else None
    return block is not None and is_subheading(block, above, below, body)


def _is_note(item: Item, block: Block, blocks: Sequence[Block], body: Body, after_note: bool) -> bool:
    """Whether a block is a footnote: small type at the foot of the page, opened by its mark or after one."""
    if block.style.size > _SMALL * body.style.size or block.box[1] < 0.5 * item.height:
        return False
    below = any(
        b.style.size > _SMALL * body.style.size
        and b.box[1] > block.box[1]
        and b.box[0] < block.box[2]
        and b.box[2] > block.box[0]
        for b in blocks
    )
    return not below and (after_note or opens_note(block.text))


def _element(item: Item, kind: TextKind, sure: bool, levels: Iterator[int]) -> Element:
    if item.grid is not None:
        rows = tuple(_on_page(place, item.place) for place in item.grid.row_places)
        return replace(item.grid, place=_completed(item.grid.place, item.place), row_places=rows)
    if item.block is None:
        return Text("paragraph", (item.slanted,), item.place, certain=False)
    lines = tuple(line.text for line in item.block.lines)
    if kind == "item":
        lines = (without_bullet(lines[0]), *lines[1:])
    return Text(kind, lines, item.place, next(levels) if kind == "heading" else 1, sure)


def _completed(own: Place, known: Place) -> Place:
    """The place of a table, with the page, printed number and box of where it was found."""
    return replace(
        own, page=known.page, printed=known.printed, box=known.box or own.box, confidence=known.confidence
    )


def _on_page(row: Place, known: Place) -> Place:
    """The place of a row, with what is known of the page of its table where it stands there."""
    if row.page not in (None, known.page):
        return row
    return replace(row, page=known.page, printed=known.printed, confidence=known.confidence)
