"""Citizen service numbers (BSN): told from other numbers by the elfproef and by the words near them."""

from __future__ import annotations

import re

NEAR = 60
"""How many characters a word such as "bsn" may stand from its number."""

_GAP = "[ .\u00a0\u2009\u202f-]"
_NUMBER = re.compile(
    r"(?<![0-9])(?<![0-9][.,])(?<!€)(?<!€\s)"
    rf"(?:[0-9]{{9}}|[0-9]{{4}}({_GAP})[0-9]{{2}}\1[0-9]{{3}}"
    rf"|[0-9]{{3}}({_GAP})[0-9]{{3}}\2[0-9]{{3}}(?!\2[0-9]{{3}}(?![0-9])))"
    r"(?![0-9])(?![.,][0-9])"
)
_WORD = re.compile(
    r"(?<![^\W\d_])(?:bsn(?:['’]?s|-?nummers?|-?nrs?)?"
    r"|burger\W?service\W?(?:nummer|nr)s?|sofi\W?(?:nummer|nr)s?|sociaal[\s-]{1,2}fiscaal\s?nummer)(?![^\W\d_])",
    re.IGNORECASE,
)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_elfproef(digits: str) -> bool:
    """Whether nine digits, without anything between them, can be a citizen service number.

    One in eleven numbers passes by chance.
    """
    if not re.fullmatch(r"[0-9]{9}", digits) or not int(digits):
        return False
    return sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def bare_digits(text: str) -> str:
    """The digits of a number, without what stands between them."""
    return re.sub(r"[^0-9]", "", text)


def names_bsn(text: str) -> bool:
    """Whether a text, such as a column heading, speaks of citizen service numbers."""
    return bool(_WORD.search(text))


def find_candidates(text: str) -> list[tuple[int, int]]:
    """Spans of the numbers that pass the elfproef, whatever stands near: nine digits, whole or in groups.

    Groups are those of 1234.56.789 and 123.456.789, parted by one and the same point, space or hyphen. Part
    of a longer number, a number with decimals and an amount behind "€" are none.
    """
    found = (m.span() for m in _NUMBER.finditer(text))
    return [(b, e) for b, e in found if passes_elfproef(bare_digits(text[b:e]))]


def find_bsn(text: str) -> list[tuple[int, int]]:
    """Spans of the citizen service numbers in a text.

    The elfproef alone proves nothing: one in eleven numbers of nine digits passes, and reports are full of
    file and invoice numbers. So a number counts only where "bsn", "burgerservicenummer" or "sofinummer"
    stands within `NEAR` characters before or behind it, or where such a number does: in a list under one
    heading the word is far from the last.
    """
    words = {m.span() for m in _WORD.finditer(text)}
    runs: list[list[tuple[int, int]]] = []
    for span in sorted([*words, *find_candidates(text)]):
        if not runs or span[0] - runs[-1][-1][1] > NEAR:
            runs.append([])
        runs[-1].append(span)
    return [span for run in runs if not words.isdisjoint(run) for span in run if span not in words]
