"""Figures as objects: every number in a sentence or a table cell, with what it measures and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.periods import MONTHS, find_periods
from corpus.model import CellPlace, Document, Figure, FigureKind, Passage, Table

_KINDS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (
    ("norm", re.compile(r"\bnorm\b|\bstreefwaarde\b", re.IGNORECASE)),
    ("streven", re.compile(r"\bstreven\b|\bstreef\w*|\bdoel(?:stelling)?\b", re.IGNORECASE)),
    ("begroot", re.compile(r"\bbegroot\w*|\bbegroting\b", re.IGNORECASE)),
    ("verwacht", re.compile(r"\bverwacht\w*|\bprognose\b|\braming\b", re.IGNORECASE)),
)
_AGE_OR_DATE = re.compile(rf"-(?:jarige|\d|\s)|\s+(?:jarige|{'|'.join(MONTHS)})\b")
"""What stands behind a number that is an age, a range or a day: no figure."""
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
        for number in find_numbers(cell.text):
            yield Figure(
                value=number.value,
                unit=number.unit,
                display=number.display,
                measure=_cell_measure(table, row.label, column),
                subject=path,
                period=period,
                passage_id=passage.id,
                begin=begin + number.begin,
                end=begin + number.end,
                table=CellPlace(table.title, path, column),
            )


def _cell_measure(table: Table, label: str, column: str) -> str:
    bare = re.sub(r"\b(19|20)\d\d\b", "", column).strip()
    return bare or table.title or label


def _text_figures(document: Document, passage: Passage) -> Iterator[Figure]:
    heading = passage.section[-1] if passage.section else ""
    for begin, end in passage.sentences:
        sentence = passage.text[begin:end]
        periods = find_periods(sentence)
        for number in find_numbers(sentence):
            if _is_no_figure(number, sentence):
                continue
            near = min(periods, key=lambda p: _distance(p.begin, p.end, number), default=None)
            yield Figure(
                value=number.value,
                unit=number.unit,
                display=number.display,
                measure=_words_around(sentence, number) or heading,
                subject=heading,
                period=near.label if near else _document_period(document),
                kind=_kind(sentence, number),
                qualifier=number.qualifier,
                passage_id=passage.id,
                begin=begin + number.begin,
                end=begin + number.end,
            )


def _is_no_figure(number: Number, sentence: str) -> bool:
    if number.is_year or re.match(r"[-/.]\d", sentence[number.end :]):
        return True
    before = sentence[: number.begin]
    if re.search(r"[A-Za-z\d][-/+]$|\bTOP[ -]?$", before):
        return True
    after = sentence[number.end :]
    if _AGE_OR_DATE.match(after):
        return True
    return number.begin == 0 and bool(re.match(r"[.)]\s", after))


def _distance(begin: int, end: int, number: Number) -> int:
    return max(begin - number.end, number.begin - end, 0)


def _words_around(sentence: str, number: Number) -> str:
    """The words that say what is counted: those behind a bare number, else the clause it stands in."""
    if not number.unit:
        behind = re.match(r"\s+((?:[^\W\d_][\w'’/-]*\s?){1,4})", sentence[number.end :])
        if behind:
            return _CLAUSE.split(behind[1])[0].strip()
    cuts = [m.start() for m in _CLAUSE.finditer(sentence)]
    begin = max((c for c in cuts if c < number.begin), default=0)
    end = min((c for c in cuts if c > number.end), default=len(sentence))
    clause = sentence[begin:end].strip(" ,;:()")
    return re.sub(r"\s+", " ", clause)[:120]


def _kind(sentence: str, number: Number) -> FigureKind:
    """The kind that the nearest words before the number name: "streven is minimaal 30%"."""
    near = sentence[max(0, number.begin - 30) : number.begin]
    for kind, pattern in _KINDS:
        if pattern.search(near):
            return kind
    return "gerealiseerd"


def _document_period(document: Document) -> str | None:
    first, last = (document.info.period_from or "")[:4], (document.info.period_to or "")[:4]
    if not first:
        return None
    return first if first == last else f"{first}-{last}"
