"""A bound that a question sets: "onder de 20 procent", "minstens vier op de tien", "halen die 30% niet"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from corpus.dutch.numbers import WORDS, Number, find_numbers, number_word
from corpus.dutch.words import fold
from retriever.cues.patterns import any_of


class Side(StrEnum):
    """On which side of a bound a value must lie."""

    BELOW = "below"
    AT_MOST = "at most"
    AT_LEAST = "at least"
    ABOVE = "above"
    EQUAL = "equal"


LOW = (Side.BELOW, Side.AT_MOST)


@dataclass(frozen=True, slots=True)
class Bound:
    """A side, and the value; None where it is that of the whole ("het gemiddelde van de stad")."""

    side: Side
    value: Decimal | None

    def holds(self, value: Decimal, whole: Decimal | None = None) -> bool:
        """Whether a value lies on this side of the bound, or of that of the whole."""
        limit = self.value if self.value is not None else whole
        if limit is None:
            return False
        return {
            Side.BELOW: value < limit,
            Side.AT_MOST: value <= limit,
            Side.AT_LEAST: value >= limit,
            Side.ABOVE: value > limit,
            Side.EQUAL: value == limit,
        }[self.side]


_WORD = "|".join(sorted((w for w in WORDS if len(w) > 2 and w != "een"), key=len, reverse=True))
_SHARE = r"de helft|een kwart|een derde|driekwart|twee derde|half|a quarter|a third"
_NUMBER = (
    rf"(?P<number>(?!(?:19|20)\d\d\b)(?:(?:een |\d[\d.,]* ?|(?:{_WORD}) )(?:miljoen|miljard)\b"
    rf"|(?:\d[\d.,]*\d|\d)(?!\d)|(?:{_WORD})\b|(?:{_SHARE})\b)"
    r"(?! ?-?(?:jaar|jarig|jr\b|weken|maanden|year)))"
)
_STATED = re.compile(rf"\b(?P<number>{_WORD}|\d+) ?(?:procent|percent)\b")
_WHOLE = (
    r"(?P<whole>(?:\w+ ){0,3}?(?:gemiddelde?|stadscijfer|stedelijke?|landelijke?|average)\b"
    r"|(?:cijfer|percentage) (?:van|voor|in) (?:de |heel )?(?:stad|amsterdam|land|nederland))"
)
_OF = r"de|het|dat|die|een|the|zo'n|ongeveer|hun|hele|(?:grens|norm|drempel|streef\w+) van"
_TO = rf"(?:(?:{_OF}) )*(?:{_NUMBER}|{_WHOLE})"
_SIDES = tuple(
    (side, re.compile(cue))
    for side, cue in (
        (Side.AT_LEAST, rf"\b(?:minstens|minimaal|ten minste|tenminste|vanaf|at least) (?:de )?{_NUMBER}"),
        (Side.AT_LEAST, rf"\b{_NUMBER}(?: ?%| procent| \w+)? (?:of|en) (?:meer|hoger)\b"),
        (Side.AT_MOST, rf"\b(?:hoogstens|maximaal|ten hoogste|hooguit|at most) (?:de )?{_NUMBER}"),
        (Side.AT_MOST, rf"\b{_NUMBER}(?: ?%| procent| \w+)? (?:of|en) (?:minder|lager)\b"),
        (Side.BELOW, rf"\b(?:onder|beneden|below|under) {_TO}"),
        (
            Side.BELOW,
            rf"\b(?:lager|minder|kleiner|korter|less|lower|fewer) (?:\w+ ){{0,2}}(?:dan|than) {_TO}",
        ),
        (Side.ABOVE, rf"\b(?:boven|above|over) {_TO}"),
        (Side.ABOVE, rf"\b(?:hoger|meer|groter|langer|more|higher) (?:\w+ ){{0,2}}(?:dan|than) {_TO}"),
        (Side.EQUAL, rf"\b(?:van|precies|exact|of) {_NUMBER} ?(?:%|procent|percent)"),
    )
)
_REACH = r"(?:halen|haalt|haalden|haalde|gehaald|bereiken|bereikt|voldoen|voldoet|voldaan)"
_NOT_REACHED = any_of(
    rf"\b(?:niet|geen|nooit) (?:\S+ ){{0,2}}?{_REACH}\b",
    rf"\b{_REACH}\b(?: \S+){{0,6}} (?:niet|nooit)\b",
    r"\b(?:not|don't|doesn't|didn't) (?:meet|reach|make)|\bfail(?:s|ed)? to\b",
)
_REACHED = any_of(rf"\b{_REACH}\b", r"\b(?:meets?|reach(?:es|ed)?)\b")
_NONE = any_of(r"\bgeen (?:enkele?|een)\b", r"\bnul\b", r"\bnot a single\b")
_IN_TEN = re.compile(r"\b(\w+) (?:op|van) (?:de|elke|iedere) (tien|honderd|10|100)\b")
_LARGE = re.compile(r"([a-z]+) (miljoen|miljard)")
_SIZES = {"miljoen": Decimal(10**6), "miljard": Decimal(10**9)}
_PARTS = {
    "de helft": 50, "half": 50, "een kwart": 25, "a quarter": 25, "een derde": 33, "a third": 33,
    "driekwart": 75, "twee derde": 67,
}  # fmt: skip


def bound_of(text: str) -> Bound | None:
    """The bound that a text sets; None where it sets none."""
    folded = fold(text)
    stated = _stated(text)
    if stated is not None and _NOT_REACHED.search(folded):
        return Bound(Side.BELOW, stated)
    for side, cue in _SIDES:
        if found := cue.search(folded):
            named = found.groupdict()
            return Bound(side, _share_in(folded) or _value(named["number"]) if named["number"] else None)
    if stated is not None and _REACHED.search(folded):
        return Bound(Side.AT_LEAST, stated)
    return Bound(Side.EQUAL, Decimal(0)) if _NONE.search(folded) else None


def _stated(text: str) -> Decimal | None:
    """The percentage that a text states, in digits or in words."""
    found = [n.value for n in find_numbers(text) if n.unit == "%"]
    if found:
        return found[0]
    worded = _STATED.search(fold(text))
    return _value(worded["number"]) if worded else None


def _share_in(folded: str) -> Decimal | None:
    """A share told as a count of a whole: "vier op de tien" is 40."""
    found = _IN_TEN.search(folded)
    if not found:
        return None
    count, whole = (_counted(word) for word in found.groups())
    return Decimal(count * 100) / whole if count and whole else None


def _counted(word: str) -> int | None:
    return int(word) if word.isdigit() else number_word(word)


def _value(said: str) -> Decimal | None:
    if said in _PARTS:
        return Decimal(_PARTS[said])
    word = number_word(said)
    if word is not None:
        return Decimal(word)
    large = _LARGE.fullmatch(said)
    if large:
        times = number_word(large[1]) if large[1].isalpha() else None
        return _SIZES[large[2]] * (times if times is not None else 1)
    numbers: Sequence[Number] = find_numbers(said)
    return numbers[0].value if numbers else None
