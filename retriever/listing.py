"""The blocks of a list: the line that announces it and its items, however the reader of the text saw them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from corpus.model import Block

MOST = 12
"""Most items of a list that are told."""
_SHORT = 5
"""Most words of an item that may be whole without an end mark."""
_JUMP = 12
"""Over how many blocks a list may go on in the next column."""
_LOOSE = 200
"""Greatest length of a paragraph that is an item without a mark before it, characters."""
_UNDER = 8
"""Most items under a heading that are told as its list."""


def items_at(blocks: Sequence[Block], at: int, asked: int, under_heading: bool) -> list[Block]:
    """The announcing block and its items, where the block at this place announces or is part of a list.

    Args:
        blocks: those of a document, in order.
        at: the place of the block among them.
        asked: how many items the question asks for; 0 where it does not say.
        under_heading: whether items right under a heading are a list too.
    """
    start = _head(blocks, at)
    head = blocks[start]
    if head.kind != "paragraph" or not head.text.rstrip().endswith(":"):
        return _titled(blocks, at) or (_headed(blocks, start) if under_heading else [])
    items = [head, *(_run_of_items(blocks, start + 1) or _loose(blocks, start + 1))]
    if len(items) > 1 and (len(items) <= asked or _breaks_off(items[-1])):
        items += _resumed(blocks, start + len(items), asked - len(items) + 1)
    return items if len(items) > 2 else _titled(blocks, start)


def _head(blocks: Sequence[Block], at: int) -> int:
    """The place of the paragraph that a block is an item of; its own where it is none."""
    while at > 0 and blocks[at].kind == "item" and blocks[at - 1].kind in ("item", "paragraph"):
        at -= 1
        if blocks[at].kind == "paragraph":
            return at
    first = at
    while first > 0 and blocks[first].kind == "paragraph" and _goes_on(blocks[first - 1]):
        first -= 1
    return first if first + len(_loose(blocks, first + 1)) >= at else at


def _goes_on(block: Block) -> bool:
    """Whether a paragraph is a short one behind which another item of its list must follow."""
    return (
        block.kind == "paragraph"
        and len(block.text) <= _LOOSE
        and block.text.rstrip().endswith((",", ";", ":"))
    )


def _run_of_items(blocks: Sequence[Block], start: int) -> list[Block]:
    return list(takewhile(lambda b: b.kind == "item", blocks[start : start + MOST]))


def _breaks_off(block: Block) -> bool:
    """Whether an item ends inside a sentence: long, and on a letter."""
    return len(block.text.split()) > _SHORT and block.text.rstrip()[-1].isalpha()


def _resumed(blocks: Sequence[Block], start: int, missing: int) -> list[Block]:
    """The items that go on in the next column: behind a block of the page that opens inside a sentence."""
    page = blocks[start - 1].provenance.page
    for at in range(start, min(start + _JUMP, len(blocks) - 1)):
        if page is None or blocks[at].provenance.page != page:
            break
        if blocks[at].text[:1].islower() and blocks[at + 1].kind == "item":
            return _run_of_items(blocks, at + 1)[: missing if missing > 0 else None]
    return []


def _titled(blocks: Sequence[Block], at: int) -> list[Block]:
    """A line that ends in a colon, and the short headings or items with their text that follow it."""
    head = blocks[at]
    if head.kind != "paragraph" or not head.text.rstrip().endswith(":"):
        return []
    found = [head]
    for block in blocks[at + 1 : at + 2 * MOST]:
        if (block.kind == "heading" and len(block.text) < 90) or block.kind == "item":
            found.append(block)
        elif block.kind in ("row", "header") or block.text[:1].islower():
            break  # a small letter opens what was torn from elsewhere: the list ends before it
    return found


def _loose(blocks: Sequence[Block], start: int) -> list[Block]:
    """Short paragraphs that end in a comma or a semicolon, and the one that ends the sentence of them all."""
    found: list[Block] = []
    for block in blocks[start : start + MOST]:
        if block.kind != "paragraph" or len(block.text) > _LOOSE:
            break
        found.append(block)
        if not block.text.rstrip().endswith((",", ";")):
            break
    return found if len(found) > 1 else []


def _headed(blocks: Sequence[Block], start: int) -> list[Block]:
    """A heading and the few items right under it, where the block at this place is the first of them."""
    items = _run_of_items(blocks, start)
    under = start > 0 and blocks[start - 1].kind == "heading"
    return [blocks[start - 1], *items] if under and len(items) <= _UNDER else []
