"""Who made a document and when, in a few words of its manifest."""

from __future__ import annotations

import re

from corpus.dutch.periods import MONTHS
from corpus.model import DocumentInfo

_UNKNOWN = ("", "onbekend")
_LONGEST = 80
"""Up to how many characters a title is said in full."""


def maker_of(info: DocumentInfo) -> str:
    """The maker with the year or month of the document: "Rekenkamer Amsterdam (juli 2023)".

    Where the manifest names no maker it is the title, and where it knows no time there is none.
    """
    named = info.publisher not in _UNKNOWN
    maker = info.publisher if named else _short(info.title)
    time = _time(info)
    if named and time and time in info.title:
        time = info.title
    return f"{maker} ({time})" if time and time not in maker else maker


def _time(info: DocumentInfo) -> str:
    """The year that it reports on, else the month in which it came out; "" where neither is known."""
    first, last = (info.period_from or "")[:4], (info.period_to or "")[:4]
    if first and first == last:
        return first
    made = re.match(r"(\d{4})-(\d\d)", info.published or "")
    return f"{MONTHS[int(made[2]) - 1]} {made[1]}" if made else ""


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]}…"
