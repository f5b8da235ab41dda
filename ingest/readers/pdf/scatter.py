"""Infographics and charts: pages where nothing proves which label belongs to which number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.pdf.blocks import Block

_BARE = re.compile(
    r"[\s+±<>~€%‰.,:/()x×*\d–-]*\d[\s+±<>~€%‰.,:/()x×*\d–-]*(?:mln|mld|miljoen|miljard|fte|k)?\.?"
)
_SHORT = 8
_LEAST_BARE = 4


def scattered(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks, by place, whose numbers and labels are not provably each other's.

    Where four bare numbers or more stand by themselves and half of the blocks are short, the short ones are.
    """
    short = [i for i, block in enumerate(blocks) if _is_short(block)]
    bare = [i for i in short if _BARE.fullmatch(blocks[i].text.strip())]
    if len(bare) < _LEAST_BARE or 2 * len(short) < len(blocks):
        return frozenset()
    return frozenset(short)


def _is_short(block: Block) -> bool:
    text = block.text.strip()
    return len(text.split()) <= _SHORT or (
        len(text.split()) <= 2 * _SHORT and not text.endswith((".", "?", "!"))
    )
