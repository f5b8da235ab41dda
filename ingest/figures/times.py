"""For which time a figure holds."""

from __future__ import annotations

import re

from corpus.dutch.numbers import Number
from corpus.dutch.periods import MONTHS, Period, find_parts, find_periods, relative_years
from corpus.model import Document

_WITH = r"(?:vergelijking (?:met|tot)|vergeleken met|ten opzichte van|\bdan(?: in)?)"
_COMPARED = re.compile(rf"{_WITH}\s*(?:eind |begin )?$", re.IGNORECASE)
_COMPARED_RELATIVE = re.compile(rf"{_WITH} (?:vorig jaar|een jaar eerder|het jaar)", re.IGNORECASE)


def period_in_text(sentence: str, number: Number, base: int | None) -> str | None:
    """The time a number holds for: the nearest one named, unless the sentence only compares with it.

    `base` is the year that the text speaks of so far: "vorig jaar" and "in het derde kwartaal" count from it.
    """
    periods = find_periods(sentence)
    for period in periods:
        if re.fullmatch(r"\s*\(\s*", sentence[period.end : number.begin]):
            return period.label
    compared = [p for p in periods if _COMPARED.search(sentence[: p.begin])]
    plain = [p for p in periods if p not in compared]
    from_to = re.search(r"\bvan\s+$", sentence[: number.begin]) and re.match(
        r"\s+naar\b", sentence[number.end :]
    )
    if from_to and compared:
        return compared[0].label
    if plain:
        return min(plain, key=lambda p: _distance(p.begin, p.end, number)).label
    return _relative(sentence, base) or _part_of(sentence, number, base)


def period_in_table(column: str, row: str, title: str, document: Document) -> str | None:
    """The time a cell holds for: its column's, else its row's, the title's, the document's."""
    base: str | None = None
    for words in (column, row, title):
        labels = list(dict.fromkeys(p.label for p in find_periods(words)))
        if labels:
            base = labels[0] if len(labels) == 1 else None
            break
    base = base or document_period(document)
    part = next((p for words in (column, row) for p in find_parts(words)), None)
    if part and base and re.fullmatch(r"\d{4}", base):
        return f"{part.label} {base}"
    return base


def last_year(document: Document) -> int | None:
    """The last year that a document is about."""
    last = (document.info.period_to or "")[:4]
    return int(last) if last else None


def document_period(document: Document) -> str | None:
    """The years that a document is about, "2024" or "2022-2023"; None where it does not say."""
    first, last = (document.info.period_from or "")[:4], (document.info.period_to or "")[:4]
    if not first:
        return None
    return first if first == last else f"{first}-{last}"


def _relative(sentence: str, base: int | None) -> str | None:
    """The year that "vorig jaar" names, with a month where the sentence has one."""
    moved = [y for y in relative_years(sentence, base) if y != base]
    if not moved or _COMPARED_RELATIVE.search(sentence):
        return None
    month = next((m for m in MONTHS if re.search(rf"\b{m}\b", sentence)), "")
    return f"{month} {moved[0]}".strip()


def _part_of(sentence: str, number: Number, base: int | None) -> str | None:
    """The quarter or half year nearest to a number, with the year the text speaks of."""
    parts: list[Period] = find_parts(sentence) if base else []
    if not parts:
        return None
    return f"{min(parts, key=lambda p: _distance(p.begin, p.end, number)).label} {base}"


def _distance(begin: int, end: int, number: Number) -> int:
    return max(begin - number.end, number.begin - end, 0)
