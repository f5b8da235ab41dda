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
    REST = "rest"
    TOTAL = "total"
    DIFFERENCE = "difference"
    SPREAD = "spread"


_COMPARED = (
    r"(?:meer|minder|vaker|hoger|lager|groter|kleiner|beter|slechter|duurder|goedkoper|langer|korter|ouder|jonger"
    r"|sneller|more|fewer|less|higher|lower|larger|smaller|longer|shorter)"
)
_RATIO = any_of(
    rf"\bhoeveel (?:keer|maal) (?:zo|{_COMPARED})",
    r"\b(?:keer|maal) zo ?(?:veel|vaak|hoog|groot|laag|klein|duur|sterk|lang)",
    rf"\bhow many times (?:as|{_COMPARED})\b",
)
_DIFFERENCE = any_of(
    r"\bverschil\b|\bscheel(?:t|de)\b|\bhet gat\b|\bthe gap\b|\bdifference\b",
    r"\btegenover\b|\bversus\b|\bvergelijk\b",
    rf"\b(?:hoeveel|how (?:much|many))\b.{{0,60}}\b{_COMPARED}\b",
    r"\b(?:hoeveel (?:procent)?punt(?:en)?|hoe ?ver|how far)\b.{0,60}"
    r"\b(?:onder|boven|achter|voor|af|vandaan|vanaf|below|above|behind)\b",
    r"\bhoeveel\b.{0,60}\b(?:onder|boven) (?:de |het |die |dat )?\w*(?:norm|doel|streven|gemiddelde|grens"
    r"|begroting|raming|budget)\b",
    r"\bhoeveel\b.{0,60}\b(?:over|onder)schr[ei]\w+",
)
_REST = any_of(
    r"\b(?:blij[fv]\w*|houd\w*|hou) .{0,40}\bover\b",
    r"\bover(?:blijft|blijven)\b",
    r"\bde rest\b",
    r"\bhoeveel\b.{0,40}\b(?:daarvan|hiervan|van (?:hen|die|deze))\b.*\b(?:niet|zonder|geen)\b",
    r"\b(?:eraf|af)(?:haalt|haal|trekt|trek|gaat)\b|\beraf (?:haalt|trekt)\b",
    r"\b(?:is|are) left\b|\bremain(?:s|der|ing)?\b",
)
_SHARE = any_of(
    r"\b(?:welk|hoe groot|wat voor|een) (?:aan)?deel\b(?! van de (?:stad|gemeente))"
    r".*\b(?:van (?:alle|al|de|het|onze)|uit alle)\b",
    r"\bwelk (?:aan)?deel (?:daarvan|hiervan)\b|\bhet hoeveelste deel\b",
    r"\b(?:hoeveel|welk) (?:procent|percentage|%) (?:daarvan|hiervan|van (?:alle|(?:het|de) totale?))\b",
    r"\bwhat (?:share|part|proportion|percentage) of (?:all|the total|that|these|those)\b",
)
_TOTAL = any_of(
    r"\b(?:samen|opgeteld|bij elkaar|tezamen|together|combined|altogether)\b",
    r"\btel\b.*\bop\b|\breken\b.*\bop\b|\boptellen\b|\badd(?:ed)? up\b",
)


def sum_of(text: str) -> Sum | None:
    """The sum that a text asks for; None where it asks for none."""
    folded = fold(text)
    if _RATIO.search(folded) and "verschil in aantal" not in folded:
        return Sum.RATIO
    if _REST.search(folded):
        return Sum.REST
    if _DIFFERENCE.search(folded):
        return Sum.SPREAD if asks_both_ends(folded) else Sum.DIFFERENCE
    if _SHARE.search(folded):
        return Sum.SHARE
    return Sum.TOTAL if _TOTAL.search(folded) else None
