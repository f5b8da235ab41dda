"""Times named in a text: years, quarters, months with a year, school years, days."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ENGLISH = dict(zip(_ENGLISH_MONTHS, MONTHS, strict=True))
_MONTH = "|".join([*MONTHS, *_ENGLISH])
_QUARTER = r"(?:eerste|tweede|derde|vierde|laatste|[1-4]e)"
_FIND = re.compile(
    rf"(?:(?P<day>\b\d{{1,2}})\s+)?\b(?P<month>{_MONTH})\s+(?P<monthyear>(?:19|20)\d\d)"
    rf"|(?P<date>(?<![\d-])\d{{1,2}}[-/](?P<datemonth>\d{{1,2}})[-/](?P<dateyear>(?:19|20)\d\d))(?!\d)"
    rf"|(?P<quarter>\b(?:q[1-4]|{_QUARTER} kwartaal(?: van)?))\s+(?P<quarteryear>(?:19|20)\d\d)"
    rf"|(?P<range>(?<![\d.,/-])(?P<rangeyear>(?:19|20)\d\d)(?:/(?:(?:19|20)\d\d|\d\d)|[-–](?:19|20)\d\d)(?![\d/%-]|[.,]\d))"
    rf"|(?P<part>\b(?:eind|begin|half|medio|ultimo))\s+(?P<partyear>(?:19|20)\d\d)"
    rf"|(?<![\d.,-])(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)


_YEAR = re.compile(r"(?:19|20)\d\d")
"""What all of them hold: most texts have none, which is far quicker to see."""


@dataclass(frozen=True, slots=True)
class Period:
    """A time: its year, month (1-12) where named, the words that name it, and their span."""

    year: int
    month: int | None
    label: str
    begin: int
    end: int


def find_periods(text: str) -> list[Period]:
    """All times with a year, in order."""
    if not _YEAR.search(text):
        return []
    found = []
    for match in _FIND.finditer(text):
        year = next(
            y
            for g in ("monthyear", "dateyear", "quarteryear", "rangeyear", "partyear", "year")
            if (y := match[g])
        )
        month = None
        if match["month"]:
            word = match["month"].lower()
            name = _ENGLISH.get(word, word)
            month = MONTHS.index(name) + 1 if name in MONTHS else None
        if match["datemonth"] and 1 <= int(match["datemonth"]) <= len(MONTHS):
            month = int(match["datemonth"])
        found.append(Period(int(year), month, match.group().strip(), match.start(), match.end()))
    return found


_PART = re.compile(
    rf"\b(?:(?:{_QUARTER}) (?:kwartaal|halfjaar)|(?:eerste|tweede) helft van (?:het|dit) jaar|[qQkK][1-4])\b",
    re.IGNORECASE,
)


def find_parts(text: str) -> list[Period]:
    """Quarters and half years that are named without their year, in order; their `year` is 0."""
    named = [(p.begin, p.end) for p in find_periods(text)]
    found = []
    for match in _PART.finditer(text):
        if not any(b <= match.start() < e for b, e in named):
            label = re.sub(r" van (?:het|dit) jaar$", "", match.group())
            found.append(Period(0, None, label, match.start(), match.end()))
    return found


def years_between(text: str) -> list[int]:
    """The years a text names, ranges filled in: "van 2020 tot en met 2023" is 2020 to 2023."""
    if not _YEAR.search(text):
        return []
    periods = find_periods(text)
    years = [p.year for p in periods]
    years.extend(year for p in periods if (year := _range_end(p.label)))
    span = re.search(r"((?:19|20)\d\d)\s*(?:t/m|tot en met|tot|-|–|to|until|and|en)\s*((?:19|20)\d\d)", text)
    if span and re.search(r"t/m|tot en met|tot|-|–|to|until", span.group()) and int(span[1]) < int(span[2]):
        years.extend(range(int(span[1]), int(span[2]) + 1))
    return sorted(set(years))


def _range_end(label: str) -> int | None:
    """The last year of "2023/2024" or "2022/23"; None for other labels."""
    match = re.fullmatch(r"(\d\d)\d\d[/–-](\d{2,4})", label)
    return int(match[2] if len(match[2]) == 4 else match[1] + match[2]) if match else None


_LAST_YEAR = (
    r"\b(?:vorige? jaar|(?:een )?jaar eerder|(?:het )?jaar (?:er|daar)?voor|het voorgaande jaar"
    r"|last year)\b"
)
_RELATIVE = (
    (re.compile(_LAST_YEAR, re.IGNORECASE), -1),
    (re.compile(r"\b(?:komend(?:e)? jaar|volgend(?:e)? jaar|next year)\b", re.IGNORECASE), 1),
    (re.compile(r"\b(?:dit jaar|afgelopen jaar|this year)\b", re.IGNORECASE), 0),
)


def relative_years(text: str, base: int | None) -> list[int]:
    """The years that "vorig jaar" or "komend jaar" mean in a text that speaks of year `base`."""
    if base is None:
        return []
    return [base + step for pattern, step in _RELATIVE if pattern.search(text)]
