"""Which blocks are a list, and which announce it."""

from __future__ import annotations

from typing import cast, get_args

from corpus.model import Block, BlockKind, Provenance
from retriever.listing import items_at

_KINDS: dict[str, BlockKind] = {kind[0]: cast(BlockKind, kind) for kind in ("paragraph", "heading", "item")}


def _blocks(*texts: str) -> list[Block]:
    """Blocks by the first letter of their kind: "p Het plan:" is a paragraph."""
    assert set(_KINDS.values()) <= set(get_args(BlockKind))
    return [Block(_KINDS[t[0]], t[2:], Provenance(1, None, 0, 1)) for t in texts]


def _told(blocks: list[Block], at: int, under_heading: bool = False) -> list[str]:
    return [b.text for b in items_at(blocks, at, 0, under_heading)]


def test_paragraphs_that_end_in_commas_are_the_items_of_the_line_that_announces_them():
    blocks = _blocks(
        "p De score telt:", "p de buurt,", "p de gezondheid,", "p en de steun.", "p De rest niet."
    )
    assert (
        _told(blocks, 0)
        == _told(blocks, 2)
        == [
            "De score telt:",
            "de buurt,",
            "de gezondheid,",
            "en de steun.",
        ]
    )


def test_a_paragraph_behind_a_colon_that_is_a_sentence_of_its_own_is_no_list():
    blocks = _blocks("p Zij zegt:", "p “Het gaat goed met ons.”", "p Dat is mooi.")
    assert _told(blocks, 1) == []


def test_items_right_under_a_heading_are_its_list_where_several_things_are_asked():
    blocks = _blocks(
        "h Toezeggingen", "i De wethouder belooft a.", "i De wethouder belooft b.", "p Sluiting."
    )
    assert _told(blocks, 2, under_heading=True) == [
        "Toezeggingen",
        "De wethouder belooft a.",
        "De wethouder belooft b.",
    ]
    assert _told(blocks, 2) == []
