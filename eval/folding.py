"""Fold away the differences in spelling that do not matter when texts are compared."""

from __future__ import annotations

import re
import unicodedata

_DASHES = str.maketrans({"\u00ad": None, "\u2212": "-", "\u2013": "-"})
_MARKER = re.compile(r"\[\d+\]")
_GAPS = re.compile(r"[\s\-\ufffe]+")
_ENDS_IN_NUMBER = re.compile(r"\d[.,]?\Z")
_GOES_ON_IN_NUMBER = re.compile(r"[.,]?\d")


def fold(text: str) -> str:
    """The text in lower case, with plain spaces and hyphens and without soft hyphens."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split()).lower()


def squeeze(text: str) -> str:
    """The folded text without white space and hyphens: two readings of one line then look alike."""
    return _GAPS.sub("", fold(text))


def without_markers(text: str) -> str:
    """The folded text of an answer, its source markers `[1]` taken out."""
    return fold(_MARKER.sub("", text))


def holds(text: str, words: str) -> bool:
    """Whether the folded text holds the words; a number counts only where it stands whole.

    "98" stands in "98 ouders" and in "tot 98.", not in "98,7%", "1.98" or "1998".
    """
    wanted = fold(words)
    begin = text.find(wanted)
    while begin >= 0:
        if not _cuts_number(text, begin, begin + len(wanted)):
            return True
        begin = text.find(wanted, begin + 1)
    return False


def _cuts_number(text: str, begin: int, end: int) -> bool:
    if begin == end:
        return False
    left = text[begin].isdigit() and _ENDS_IN_NUMBER.search(text[max(0, begin - 2) : begin])
    right = text[end - 1].isdigit() and _GOES_ON_IN_NUMBER.match(text, end)
    return bool(left or right)
