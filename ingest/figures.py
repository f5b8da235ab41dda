"""Figures as objects: every number in a sentence or a table cell, with what it measures and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.periods import MONTHS, find_periods, relative_years
from corpus.dutch.words import STOP, fold
from corpus.model import CellPlace, Document, Figure, FigureKind, Passage, Table

_KINDS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (
    ("norm", re.compile(r"\bnorm\b|\bstreefwaarde\b", re.IGNORECASE)),
    ("streven", re.compile(r"\bstreven\b|\bstreef\w*|\bdoel(?:stelling)?\b", re.IGNORECASE)),
    ("begroot", re.compile(r"\bbegroot\w*|\bbegroting\b", re.IGNORECASE)),
    ("verwacht", re.compile(r"\bverwacht\w*|\bprognose\b|\braming\b", re.IGNORECASE)),
)
_AGE_OR_DATE = re.compile(rf"-(?:jarige|\d|\s)|\s+(?:jarige|{'|'.join(MONTHS)})\b")
"""What stands behind a number that is an age, a range or a day: no figure."""
_WITH = r"(?:vergelijking (?:met|tot)|vergeleken met|ten opzichte van|\bdan(?: in)?)"
_COMPARED = re.compile(rf"{_WITH}\s*(?:eind |begin )?$", re.IGNORECASE)
_COMPARED_RELATIVE = re.compile(rf"{_WITH} (?:vorig jaar|een jaar eerder|het jaar)", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:eind|begin|sinds|vanaf|in|over|heel)?\s*(?:(?:19|20)\d\d)\b", re.IGNORECASE)
_LINKING = frozenset(
    "is was zijn waren naar zo'n zo’n circa rond ruim bijna gemiddeld minimaal maximaal max min".split()
)
_CLAUSE = re.compile(r"[;:()]|, (?=[a-z])|\b(?:en|maar|terwijl|waarvan|dan)\b")


def extract_figures(document: Document, passages: tuple[Passage, ...]) -> tuple[Figure, ...]:
    """All figures of a document. Years, dates and list numbers are not figures."""
    tables = {t.id: t for t in document.tables}
    found: list[Figure] = []
    for passage in passages:
        if passage.row:
            found.extend(_row_figures(document, passage, tables[passage.row.table_id]))
        else:
            found.extend(_text_figures(document, passage))
    return tuple(found)


def _row_figures(document: Document, passage: Passage, table: Table) -> Iterator[Figure]:
    assert passage.row is not None
    row = table.rows[passage.row.row]
    path = " – ".join(filter(None, (row.group, row.label.rstrip("*"))))
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell is None or cell.value is None:
            continue
        begin = cell.begin - passage.provenance.begin
        periods = find_periods(column) or find_periods(row.label) or find_periods(table.title)
        title_years = {p.label for p in periods}
        period = periods[0].label if len(title_years) == 1 else _document_period(document)
        measure, subject = _cell_words(table, path, column, document)
        for number in find_numbers(cell.text):
            yield Figure(
                value=number.value,
                unit=number.unit,
                display=number.display,
                measure=measure,
                subject=subject,
                period=period,
                passage_id=passage.id,
                begin=begin + number.begin,
                end=begin + number.end,
                table=CellPlace(table.title, path, column),
            )


def _cell_words(table: Table, path: str, column: str, document: Document) -> tuple[str, str]:
    """What a cell measures, and of whom or where.

    Columns that name a year hold one measure at other times or places, so the row says what is measured; else
    the column does, of what the row names.
    """
    bare = re.sub(r"\b(19|20)\d\d\b", "", column).strip()
    if all(find_periods(c) for c in table.columns):
        return path, bare or document.info.place or table.title
    return (bare, path) if bare else (table.title or path, path)


def _text_figures(document: Document, passage: Passage) -> Iterator[Figure]:
    heading = passage.section[-1] if passage.section else ""
    for begin, end in passage.sentences:
        sentence = passage.text[begin:end]
        told = find_periods(passage.text[:begin])
        base = told[-1].year if told else _last_year(document)
        for number in find_numbers(sentence):
            if _is_no_figure(number, sentence):
                continue
            yield Figure(
                value=number.value,
                unit=number.unit,
                display=number.display,
                measure=_measure(sentence, number) or heading,
                subject=heading,
                period=_period(sentence, number, base) or _document_period(document),
                kind=_kind(sentence, number),
                qualifier=number.qualifier,
                passage_id=passage.id,
                begin=begin + number.begin,
                end=begin + number.end,
            )


def _period(sentence: str, number: Number, base: int | None) -> str | None:
    """The time a number holds for: the nearest one named, unless the sentence only compares with it."""
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
    moved = [y for y in relative_years(sentence, base) if y != base]
    if not moved or _COMPARED_RELATIVE.search(sentence):
        return None
    month = next((m for m in MONTHS if re.search(rf"\b{m}\b", sentence)), "")
    return f"{month} {moved[0]}".strip()


def _is_no_figure(number: Number, sentence: str) -> bool:
    if number.is_year or re.match(r"[-/.]\d", sentence[number.end :]):
        return True
    before = sentence[: number.begin]
    if before.endswith("<") or sentence.startswith("+", number.end):
        return True
    if re.search(r"[A-Za-z\d][-/+]$|\bTOP[ -]?$", before):
        return True
    after = sentence[number.end :]
    if _AGE_OR_DATE.match(after):
        return True
    return number.begin == 0 and bool(re.match(r"[.)]\s", after))


def _distance(begin: int, end: int, number: Number) -> int:
    return max(begin - number.end, number.begin - end, 0)


def _measure(sentence: str, number: Number) -> str:
    """What is counted or measured: the words behind the number, else those before it."""
    after, before = sentence[number.end :], sentence[: number.begin]
    share = re.match(r"\s+(van (?:de |het |deze |alle )?(?:[^\W\d_][\w'’/-]*\s?){1,5})", after)
    if number.unit == "%" and share:
        return _trimmed(_CLAUSE.split(share[1])[0].split()[:6])
    if not number.unit:
        behind = re.match(r"\s+((?:[^\W\d_][\w'’/-]*\s?){1,4})", after)
        words = _CLAUSE.split(behind[1])[0].split() if behind else []
        if words and fold(words[0]) not in STOP:
            return _trimmed(words)
    for clause in reversed(_CLAUSE.split(_PERIOD.sub(" ", before))):
        words = re.findall(r"[^\W\d_][\w'’/-]*", clause)
        found = _trimmed(words[-7:])
        if found:
            return found
    return ""


def _trimmed(words: list[str]) -> str:
    """Words without the small ones at either end."""
    while words and (fold(words[-1]) in STOP or words[-1].lower() in _LINKING):
        words = words[:-1]
    while words and fold(words[0]) in STOP:
        words = words[1:]
    return " ".join(words)


def _kind(sentence: str, number: Number) -> FigureKind:
    """The kind that the nearest words before the number name: "streven is minimaal 30%"."""
    near = sentence[max(0, number.begin - 45) : number.begin]
    for kind, pattern in _KINDS:
        if pattern.search(near):
            return kind
    return "gerealiseerd"


def _last_year(document: Document) -> int | None:
    last = (document.info.period_to or "")[:4]
    return int(last) if last else None


def _document_period(document: Document) -> str | None:
    first, last = (document.info.period_from or "")[:4], (document.info.period_to or "")[:4]
    if not first:
        return None
    return first if first == last else f"{first}-{last}"
