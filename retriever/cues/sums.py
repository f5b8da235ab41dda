"""The sum a question wants made of two or more numbers."""

from __future__ import annotations

from enum import StrEnum

from corpus.dutch.words import fold
from retriever.cues.direction import asks_both_ends
from retriever.cues.patterns import any_of


class Sum(StrEnum):
    """What is to be made of the numbers."""

    RATIO = "ratio"
    SHARE = "share"
    TOTAL = "total"
    DIFFERENCE = "difference"
    SPREAD = "spread"


_MORE = r"(?:meer|minder|vaker|hoger|lager|groter|kleiner|beter|slechter|more|fewer|less|higher|lower)"
_RATIO = any_of(
    rf"\bhoeveel (?:keer|maal) (?:zo|{_MORE})\b",
    r"\b(?:keer|maal) zo (?:veel|vaak|hoog|groot|laag|klein|duur|sterk)\b",
    rf"\bhow many times (?:as|{_MORE})\b",
)
_DIFFERENCE = any_of(
    r"\bverschil\b|\bscheel(?:t|de)\b|\bhet gat\b|\bthe gap\b|\bdifference\b",
    rf"\b(?:hoeveel|how (?:much|many))\b.{{0,40}}\b{_MORE}\b",
    r"\b(?:hoeveel|hoe ver)\b.{0,60}\b(?:onder|boven|achter|voor|below|above|behind)\b",
)
_SHARE = any_of(
    r"\b(?:welk|hoe groot|wat voor|een) (?:aan)?deel\b(?! van de (?:stad|gemeente))"
    r".*\b(?:van (?:alle|al|de|het|onze)|uit alle)\b",
    r"\b(?:hoeveel procent|welk percentage) van (?:alle|al de|het totaal|de totale)\b",
    r"\bwhat (?:share|part|proportion|percentage) of (?:all|the|total)\b",
)
_TOTAL = any_of(
    r"\b(?:samen|opgeteld|bij elkaar|tezamen|together|combined|altogether)\b",
    r"\btel\b.*\bop\b|\breken\b.*\bop\b|\boptellen\b|\badd(?:ed)? up\b",
)


def sum_of(text: str) -> Sum | None:
    """The sum that a text asks for; None where it asks for none."""
    folded = fold(text)
    plain_difference = "verschil in aantal" in folded
    if _RATIO.search(folded) and not plain_difference:
        return Sum.RATIO
    if _DIFFERENCE.search(folded):
        return Sum.SPREAD if asks_both_ends(folded) else Sum.DIFFERENCE
    if _SHARE.search(folded):
        return Sum.SHARE
    return Sum.TOTAL if _TOTAL.search(folded) else None
