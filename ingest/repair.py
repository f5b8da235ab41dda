"""Mend extracted text: join lines to running text, heal broken words, keep the way back to the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from ingest.line_ends import glue, hyphenated_words
from ingest.lines import JUNK, Line

__all__ = ["Mended", "hyphenated_words", "keeps_trailing_spaces", "mend"]

_SOFT_HYPHEN = "\u00ad"
_LONGEST = 400
"""How far back a word or web address is looked for, characters."""
_GLUED = (
    re.compile(r"(?<=[a-zà-þ]{2}[.!?:;])(?=[A-ZÀ-Þ][A-Za-zà-þ])"),
    re.compile(r"(?<=%)(?=\d)"),
)

Mended = tuple[str, list[int]]
"""A repaired text, and for each of its characters the offset in the source it stands for."""


def keeps_trailing_spaces(lines: Sequence[Line]) -> bool:
    """Whether the extractor marked breaks between words with a trailing space.

    Where it did, a line without one that is followed by a small letter broke inside a word.
    """
    wrapped = [a for a, b in pairwise(lines) if not a.is_blank and b.bare[:1].islower()]
    plain = [a for a in wrapped if a.bare[-1:].isalpha() or a.bare[-1:] == ","]
    return len(plain) >= 8 and sum(a.open_end for a in plain) >= 0.5 * len(plain)


def mend(lines: Sequence[Line], spaced: bool, known: frozenset[str] = frozenset()) -> Mended:
    """Running text of consecutive lines.

    Args:
        lines: lines of one paragraph, in order; blank ones are passed over.
        spaced: the outcome of `keeps_trailing_spaces` for the whole text.
        known: hyphenated words that stand unbroken elsewhere in the text, lower case: their hyphen is real.
    """
    text: list[str] = []
    origin: list[int] = []
    previous: Line | None = None
    for line in lines:
        if line.is_blank:
            continue
        chars = _characters(line)
        if previous is not None:
            adjacent = line.number <= previous.number + 2  # a chart breaks words over a blank line too
            _join(text, origin, previous, "".join(c for c, _ in chars), spaced and adjacent, known)
        text.extend(c for c, _ in chars)
        origin.extend(o for _, o in chars)
        previous = line
    return _unglue("".join(text), origin)


def _join(
    text: list[str], origin: list[int], previous: Line, following: str, spaced: bool, known: frozenset[str]
) -> None:
    tail = "".join(text[-_LONGEST:])
    if previous.text.rstrip().endswith(_SOFT_HYPHEN):
        return
    inside = spaced and not previous.open_end and tail[-1:].isalpha() and following[:1].islower()
    how = "keep" if inside else glue(tail, following, previous.open_end, known)
    if how == "drop":
        text.pop()
        origin.pop()
    if how == "space":
        text.append(" ")
        origin.append(origin[-1] + 1 if origin else previous.begin)


def _characters(line: Line) -> list[tuple[str, int]]:
    """Characters of a line with their offsets; white space folded to single spaces, junk dropped, trimmed.

    A letter and the accents behind it are one character where there is one, at the place of the letter.
    """
    found: list[tuple[str, int]] = []
    for i, char in enumerate(line.text):
        if char in JUNK:
            continue
        if char.isspace():
            if found and found[-1][0] != " ":
                found.append((" ", line.begin + i))
            continue
        found.append((char, line.begin + i))
    while found and found[-1][0] == " ":
        found.pop()
    is_composed = unicodedata.is_normalized("NFC", "".join(char for char, _ in found))
    return found if is_composed else _composed(found)


def _composed(chars: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    letters: list[list[tuple[str, int]]] = []
    for char, at in chars:
        if letters and unicodedata.combining(char) and letters[-1][0][0] != " ":
            letters[-1].append((char, at))
        else:
            letters.append([(char, at)])
    for letter in letters:
        spelled = "".join(char for char, _ in letter)
        whole = unicodedata.normalize("NFC", spelled) if len(letter) > 1 else spelled
        found.extend(letter if whole == spelled else [(char, letter[0][1]) for char in whole])
    return found


def _unglue(text: str, origin: list[int]) -> Mended:
    cuts = sorted({m.start() for pattern in _GLUED for m in pattern.finditer(text)}, reverse=True)
    for cut in cuts:
        text = f"{text[:cut]} {text[cut:]}"
        origin.insert(cut, origin[cut])
    return text, origin
