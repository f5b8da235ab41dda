"""Abbreviations that the texts explain themselves: "Enkelvoudige Specialistische Jeugdhulp (ESJH)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dutch.words import STOP, fold
from corpus.model import Abbreviation, Passage

_SHORT = r"(?=[\w/&-]*[A-Z][\w/&-]*[A-Z])[A-Za-z][A-Za-z\d/&-]{1,11}"
_LONG_FIRST = re.compile(rf"\(({_SHORT})(?:['’]s)?\)")
_SHORT_FIRST = re.compile(rf"\b({_SHORT})(?:-\w+)?\s+\((?:of\s+)?([^()\n]{{5,90}})\)")
_ENTRY = re.compile(rf"^({_SHORT})\s+([A-Z].{{4,140}})$")


def find_abbreviations(passages: tuple[Passage, ...]) -> tuple[Abbreviation, ...]:
    """Every explained abbreviation, the first explanation of each long form kept."""
    seen: dict[tuple[str, str], Abbreviation] = {}
    for passage in passages:
        if passage.kind == "text":
            for found in _in_passage(passage):
                seen.setdefault((found.short.casefold(), found.long.casefold()), found)
    return tuple(seen.values())


def _in_passage(passage: Passage) -> Iterator[Abbreviation]:
    text = passage.text
    for match in _LONG_FIRST.finditer(text):
        begin = _long_before(match[1], text[: match.start()])
        if begin is not None:
            long = text[begin : match.start()].rstrip()
            yield Abbreviation(match[1], long, passage.id, begin, match.end())
    for match in _SHORT_FIRST.finditer(text):
        if _fits(match[1], match[2]):
            yield Abbreviation(match[1], match[2], passage.id, match.start(), match.end())
    for begin, end in passage.sentences:
        entry = _ENTRY.match(text[begin:end])
        if entry and not re.search(r"\b(is|zijn|heeft|hebben|wordt|werden|was|kan)\b", entry[2]):
            yield Abbreviation(entry[1], entry[2], passage.id, begin, end)


def _long_before(short: str, before: str) -> int | None:
    """Where the shortest run of words begins that ends a text and that spells the short form."""
    words = list(re.finditer(r"\S+", before.rstrip()))
    letters = _letters(short)
    found: int | None = None
    for count in range(1, min(len(words), 2 * len(letters) + 3) + 1):
        start = words[-count].start()
        candidate = before[start:].rstrip()
        if re.search(r"[.!?:]\s|\n", candidate) or "(" in candidate:
            break
        if candidate[0].casefold() == letters[0] and _fits(short, candidate):
            found = start
            if fold(words[-count].group()) not in STOP:
                break
    return found


def _fits(short: str, long: str) -> bool:
    """Whether the long form starts with the first letter and holds the letters of the short one in order.

    At least half of the letters must start a word or a part of a compound's neighbourhood: "PSA" fits
    "psychosociale arbeidsbelasting", "DBA" does not fit "door de brede aanpak van" when it starts elsewhere.
    """
    letters, folded = _letters(short), long.casefold()
    if not letters or folded[:1] != letters[0] or len(long) < 2 * len(letters):
        return False
    at = 0
    for letter in letters:
        at = folded.find(letter, at) + 1
        if not at:
            return False
    initials = [w[0] for w in re.findall(r"[^\W\d_]+", folded)]
    hits = sum(letter in initials for letter in letters)
    return hits >= 0.5 * len(letters) or len(initials) == 1


def _letters(short: str) -> str:
    return "".join(c for c in short.casefold() if c.isalpha())
