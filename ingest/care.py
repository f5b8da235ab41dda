"""What may not get into the index: characters that nobody sees, and citizen service numbers (BSN)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.dutch.bsn import bare_digits, find_bsn, find_candidates, names_bsn
from corpus.model import Block, Document, Provenance, Table, TableRow
from ingest.elements import Cell, Element, Place, Reading, Text
from ingest.lines import JUNK

BLANK = "█"
_SOFT_BREAK = re.compile("\u00ad(?=[ \t\u00a0]*[\r\n\f])")
_INVISIBLE = str.maketrans(dict.fromkeys(JUNK - {"\ufffd"}, ""))  # a reader does see U+FFFD


def strip_invisible(text: str) -> str:
    """A text without the characters that nobody sees; letters, line ends and white space stay as they are.

    A soft hyphen is seen where a line breaks at it, so there it becomes a hyphen.
    """
    return _SOFT_BREAK.sub("-", text).translate(_INVISIBLE)


def clean_text(text: str) -> str:
    """A text without invisible characters, and with each letter and its accent as one character."""
    return unicodedata.normalize("NFC", strip_invisible(text))


def clean_reading(reading: Reading) -> Reading:
    """A reading with every text in it cleaned as by `clean_text`; cells that span places still do."""
    cells: dict[int, Cell] = {}
    return replace(
        reading,
        elements=tuple(_clean_element(element, cells) for element in reading.elements),
        title=clean_text(reading.title),
        warnings=tuple(map(clean_text, reading.warnings)),
    )


def without_bsn(document: Document) -> tuple[Document, tuple[str, ...]]:
    """A document without the blocks and table rows that hold a citizen service number.

    What counts as one is told by `corpus.dutch.bsn.find_bsn`; in a table the words of title, column, group
    and label count as standing near. A number found once counts wherever it stands in the document. Offsets
    stay as they were: what is left out stands in `text` and `source` as blocks of ink.

    Returns:
        The document, and one Dutch line for each place where something was left out, without the number.
    """
    numbers = frozenset(_numbers(document))
    if not numbers:
        return document, ()
    gone = set(_gone(document, numbers))
    left_out = [b for b in document.blocks if b.provenance.begin in gone]
    text, source = list(document.text), list(_masked(document.source, numbers))
    for block in left_out:
        _blank(text, source, document.origin, block.provenance)
    told = dict.fromkeys(_masked(_warning(document, block), numbers) for block in left_out)
    cleaned = replace(
        document,
        info=replace(document.info, title=_masked(document.info.title, numbers)),
        source="".join(source),
        text="".join(text),
        blocks=tuple(
            replace(b, section=_all_masked(b.section, numbers))
            for b in document.blocks
            if b.provenance.begin not in gone
        ),
        tables=tuple(_without_rows(t, gone, numbers) for t in document.tables),
    )
    return cleaned, tuple(told)


def _clean_element(element: Element, cells: dict[int, Cell]) -> Element:
    if isinstance(element, Text):
        lines = clean_text("\n".join(element.lines)).split("\n")
        return replace(element, lines=tuple(lines), place=_clean_place(element.place))
    return replace(
        element,
        rows=tuple(tuple(c and _clean_cell(c, cells) for c in row) for row in element.rows),
        title=clean_text(element.title),
        notes=tuple(map(clean_text, element.notes)),
        place=_clean_place(element.place),
        row_places=tuple(map(_clean_place, element.row_places)),
    )


def _clean_cell(cell: Cell, cells: dict[int, Cell]) -> Cell:
    """The cell cleaned; the same object each time for the same cell."""
    if id(cell) not in cells:
        cells[id(cell)] = replace(cell, text=clean_text(cell.text), anchor=clean_text(cell.anchor))
    return cells[id(cell)]


def _clean_place(place: Place) -> Place:
    return replace(
        place, printed=place.printed and clean_text(place.printed), anchor=clean_text(place.anchor)
    )


def _numbers(document: Document) -> Iterator[str]:
    """The digits of every citizen service number in a document."""
    for text in (document.text, document.source, document.info.title):
        yield from (bare_digits(text[b:e]) for b, e in find_bsn(text))
    for table in document.tables:
        for row in table.rows:
            for words, text in _fields(table, row):
                if names_bsn(words):
                    yield from (bare_digits(text[b:e]) for b, e in find_candidates(text))


def _gone(document: Document, numbers: frozenset[str]) -> Iterator[int]:
    """Where the blocks begin that hold one of the numbers; of a row each cell counts by itself as well."""
    yield from (b.provenance.begin for b in document.blocks if _spans(b.text, numbers))
    for table in document.tables:
        for row in table.rows:
            if any(_spans(text, numbers) for _, text in _fields(table, row)):
                yield row.begin


def _fields(table: Table, row: TableRow) -> Iterator[tuple[str, str]]:
    """The texts of a row, each behind the words that say what it is."""
    own = f"{table.title} {row.group} {row.label}"
    yield f"{table.title} {row.group} {table.row_heading}", row.label
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell:
            yield f"{own} {column}", cell.text
    for cell in row.loose:
        yield f"{own} {' '.join(table.columns)}", cell.text


def _spans(text: str, numbers: frozenset[str]) -> list[tuple[int, int]]:
    return [(b, e) for b, e in find_candidates(text) if bare_digits(text[b:e]) in numbers]


def _masked(text: str, numbers: frozenset[str]) -> str:
    for begin, end in _spans(text, numbers):
        text = text[:begin] + BLANK * (end - begin) + text[end:]
    return text


def _all_masked(texts: Iterable[str], numbers: frozenset[str]) -> tuple[str, ...]:
    return tuple(_masked(text, numbers) for text in texts)


def _blank(text: list[str], source: list[str], origin: Sequence[int], place: Provenance) -> None:
    """Blank all of a block but its white space, which shows no words and lets lines break."""
    for at in range(place.begin, place.end):
        if text[at].isspace():
            continue
        text[at] = BLANK
        step = origin[at]
        while not source[step].isspace():
            source[step] = BLANK
            step += 1
            if step >= len(source) or not unicodedata.combining(source[step]):
                break


def _without_rows(table: Table, gone: set[int], numbers: frozenset[str]) -> Table:
    return replace(
        table,
        title=_masked(table.title, numbers),
        row_heading=_masked(table.row_heading, numbers),
        columns=_all_masked(table.columns, numbers),
        section=_all_masked(table.section, numbers),
        notes=_all_masked(table.notes, numbers),
        rows=tuple(
            replace(row, group=_masked(row.group, numbers)) for row in table.rows if row.begin not in gone
        ),
    )


def _warning(document: Document, block: Block) -> str:
    where = block.provenance
    line = document.source.count("\n", 0, document.origin[where.begin]) + 1
    place = f"bladzijde {where.page}" if where.page else where.place or f"regel {line}"
    name = Path(document.info.file).name or document.info.id
    return (
        f"{name}: bij {place} staat een burgerservicenummer; dat deel is niet ingelezen. "
        "Haal het nummer uit het stuk."
    )
