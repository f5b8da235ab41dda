"""Figures as objects: every number in a sentence or a table cell, with what it measures and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.dutch.numbers import Number, find_numbers, find_worded
from corpus.dutch.periods import find_periods
from corpus.model import CellPlace, Document, Figure, Passage, Table, TableCell, TableRow
from ingest.figures.kinds import kind_in_table, kind_in_text
from ingest.figures.rules import is_figure
from ingest.figures.times import document_period, last_year, period_in_table, period_in_text
from ingest.figures.words import measure_of
from ingest.grids.text import cell_number, kind_of, writes_english

_RANGE = re.compile(r"\s*(?:à|tot|of|en|[-–])\s*")
_PROSE = 60
"""Length, characters, from which a cell without a value of its own is read as a sentence."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where a cell stands, what it measures, and of whom or where."""

    place: CellPlace
    measure: str
    subject: str


def extract_figures(document: Document, passages: tuple[Passage, ...]) -> tuple[Figure, ...]:
    """All figures of a document. Years, dates, references, codes and list numbers are not figures."""
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
    timed = all(find_periods(c) for c in table.columns)
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell is None:
            continue
        if cell.value is not None:
            yield from _cell_figures(document, passage, cell, _heading(table, row, column, timed, document))
        elif len(cell.text) >= _PROSE:
            begin = cell.begin - passage.provenance.begin
            yield from _sentence_figures(
                document, passage, (begin, begin + len(cell.text)), _path(row), last_year(document)
            )


def _cell_figures(
    document: Document, passage: Passage, cell: TableCell, heading: _Heading
) -> Iterator[Figure]:
    begin = cell.begin - passage.provenance.begin
    place = heading.place
    for number in _numbers_of(cell):
        yield Figure(
            value=number.value,
            unit=number.unit,
            display=number.display,
            measure=heading.measure,
            subject=heading.subject,
            period=period_in_table(place.column, place.row, place.title, document),
            kind=kind_in_table(place.column, place.row, place.title),
            qualifier=number.qualifier,
            passage_id=passage.id,
            begin=begin + number.begin,
            end=begin + number.end,
            table=place,
        )


def _numbers_of(cell: TableCell) -> list[Number]:
    """The numbers of a cell with the value and unit that the table gives them."""
    assert cell.value is not None
    alone = cell_number(cell.text, writes_english([cell.text]))
    if kind_of(cell.text) == "number" and alone:
        return [replace(alone, value=cell.value, unit=cell.unit or alone.unit)]
    found = find_numbers(cell.text)
    first = found[0].value if found else cell.value
    factor = cell.value / first if first else 1
    same = {found[0].unit} if found else set()
    return [
        replace(n, value=n.value * factor, unit=cell.unit or n.unit) if n.unit in same else n for n in found
    ]


def _path(row: TableRow) -> str:
    return " – ".join(filter(None, (row.group, row.label.rstrip("*"))))


def _heading(table: Table, row: TableRow, column: str, timed: bool, document: Document) -> _Heading:
    """What the headings of a cell say: what it measures, and of whom or where.

    Columns that all name a time (`timed`) hold one measure at other times or places, so the row says what is
    measured; else the column does, of what the row names.
    """
    path = _path(row)
    place = CellPlace(table.title, path, column)
    bare = re.sub(r"\b(19|20)\d\d\b", "", column).strip(" –")
    if timed:
        return _Heading(place, path or bare or table.title, bare or document.info.place or table.title)
    return _Heading(place, bare, path) if bare else _Heading(place, table.title or path, path)


def _text_figures(document: Document, passage: Passage) -> Iterator[Figure]:
    heading = passage.section[-1] if passage.section else ""
    for begin, end in passage.sentences:
        told = find_periods(passage.text[:begin])
        base = told[-1].year if told else last_year(document)
        yield from _sentence_figures(document, passage, (begin, end), heading, base)


def _sentence_figures(
    document: Document, passage: Passage, span: tuple[int, int], heading: str, base: int | None
) -> Iterator[Figure]:
    begin, end = span
    sentence = passage.text[begin:end]
    for number in _numbers_in(sentence):
        yield Figure(
            value=number.value,
            unit=number.unit,
            display=number.display,
            measure=measure_of(sentence, number) or heading,
            subject=heading,
            period=period_in_text(sentence, number, base) or document_period(document),
            kind=kind_in_text(sentence, number.begin),
            qualifier=number.qualifier,
            passage_id=passage.id,
            begin=begin + number.begin,
            end=begin + number.end,
        )


def _numbers_in(sentence: str) -> list[Number]:
    """The figures of a sentence, in digits and in words; the first of "25 tot 30%" is a percentage too."""
    worded = find_worded(sentence)
    written = [
        n for n in find_numbers(sentence) if not any(w.begin <= n.begin and n.end <= w.end for w in worded)
    ]
    for n, (first, second) in enumerate(pairwise(written)):
        between = sentence[first.end : second.begin]
        if second.unit == "%" and not first.unit and _RANGE.fullmatch(between):
            written[n] = replace(first, unit="%")
    return sorted([*worded, *(n for n in written if is_figure(n, sentence))], key=lambda n: n.begin)
