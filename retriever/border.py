"""What a sentence of an answer may say: the names and times of its quotes, and words of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dutch.numbers import find_worded, number_word
from corpus.dutch.periods import MONTHS, find_periods
from corpus.dutch.words import STOP, fold, tokens

_NAME = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w'’&/-]*")
_OWN = frozenset(
    """
    dat dit het daarna verschil that next decrease increase highest lowest de een via percentage points
    hoogst laagst andere others daaronder daarboven below above ze zijn they geen tabel table note let op
    the difference no van naar from to unchanged gelijk rose fell steeg daalde ratio verhouding samen
    together meer minder more less ja nee yes ongeveer about totaal total keer times
    """.split()
)
"""Folded words that answers open sentences with, beside the small words of both languages."""
_DIGIT_DATE = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})"
    r"|(?P<iso>\d{4})-(?P<isomonth>\d\d)-(?P<isoday>\d\d))(?!\d)"
)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b", re.IGNORECASE)

Day = tuple[int | None, int, int | None]
"""Year, month and day; None for what is not said."""


def strange_names(text: str, cited: str) -> list[str]:
    """The names in a text that stand in none of the quotes; a first word is one where it is no small word."""
    known = set(_words(cited))
    return [
        m.group()
        for m in _NAME.finditer(text)
        if not set(_words(m.group())) <= known and not _is_own(m.group())
    ]


def strange_times(text: str, cited: str) -> list[Day]:
    """The dates and months in a text that no quote names, in words or in digits."""
    known = set(_days(cited))
    return [day for day in _days(text) if not any(_tells(k, day) for k in known)]


def without_times(text: str) -> str:
    """The text without the dates and months it names: these are checked whole, not number by number."""
    for period in reversed(find_periods(text)):
        if period.month:
            text = text[: period.begin] + text[period.end :]
    return _DIGIT_DATE.sub("", text)


def strange_counts(text: str, cited: str, values: set[int]) -> list[str]:
    """The numbers in words, "drie" or "een derde", that stand in no quote in words or in digits."""
    words = set(tokens(cited))
    shares = {n.value for n in find_worded(cited)}
    found = [n.display for n in find_worded(text) if n.value not in shares]
    counts = ((w, number_word(w)) for w in tokens(text))
    return found + [w for w, n in counts if n is not None and n > 1 and w not in words and n not in values]


def _is_own(name: str) -> bool:
    return all(w in _OWN or w in STOP for w in _words(name))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def _days(text: str) -> Iterator[Day]:
    for period in find_periods(text):
        if period.month:
            day = re.match(r"\d{1,2}(?= )", period.label)
            yield period.year, period.month, int(day[0]) if day else None
    for named in _DAY_MONTH.finditer(text):
        yield None, MONTHS.index(named[2].lower()) + 1, int(named[1])
    for m in _DIGIT_DATE.finditer(text):
        yield int(m["year"] or m["iso"]), int(m["month"] or m["isomonth"]), int(m["day"] or m["isoday"])


def _tells(known: Day, said: Day) -> bool:
    """Whether a date that is known tells one that is said: the same, or the same with more."""
    return all(s is None or s == k for k, s in zip(known, said, strict=True))
