"""Read CSV: the encoding, the separator and the notation of numbers are told by what stands in it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Literal

from charset_normalizer import from_bytes

from corpus.errors import DocumentError
from ingest.elements import Cell, Reading
from ingest.readers.naming import listed
from ingest.readers.sheets.amounts import Notation, decide_notation, read_amount
from ingest.readers.sheets.model import Sheet
from ingest.readers.sheets.parts import own_title, sheet_elements

MOST_ROWS = 20_000
"""Rows of a file that are read."""

_SEPARATORS = ";\t,|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSES = ("cp1252", "utf_16_le", "utf_16_be", "cp850")
_PROBE = 200
"""Lines at the top that tell the separator."""


@dataclass(frozen=True, slots=True)
class _Record:
    """A record: its fields, and the line of the file it begins on, 1-based."""

    fields: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class _Column:
    """How the numbers of a column are written, and its values, None for what is no number."""

    notation: Notation
    values: tuple[Decimal | None, ...]


def read_csv(data: bytes, name: str) -> Reading:
    """Read a CSV file: its table or tables, and the titles and notes round them.

    Raises:
        DocumentError: it is empty, or no text.
    """
    text = _decode(data, name)
    separator = find_separator(text)
    try:
        records = list(_parse(text, separator))
    except csv.Error:
        raise DocumentError(
            "Het CSV-bestand is niet te lezen",
            where=name,
            mend="Controleer de aanhalingstekens en sla het opnieuw op.",
        ) from None
    if not any(any(record.fields) for record in records):
        raise DocumentError("Het CSV-bestand is leeg", where=name, mend="Geef een bestand met gegevens.")
    kept = records[:MOST_ROWS]
    width = max(len(record.fields) for record in kept)
    table = [record.fields + ("",) * (width - len(record.fields)) for record in kept]
    columns = _columns(table, separator)
    elements = sheet_elements(_sheet(kept, table, columns))
    return Reading(elements, title=own_title(elements), warnings=_warnings(len(records), table, columns))


def find_separator(text: str) -> str:
    """The separator that parts most lines in the same number of fields; ";" where there is none."""
    told = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    if told:
        return told[1]
    best, rated = ";", 0
    for separator in _SEPARATORS:
        try:
            widths = Counter(len(record.fields) for record in islice(_parse(text, separator), _PROBE))
        except csv.Error:
            continue
        rate = max((lines * min(width, 3) for width, lines in widths.items() if width > 1), default=0)
        if rate > rated:
            best, rated = separator, rate
    return best


def _decode(data: bytes, name: str) -> str:
    """The text: by its byte order mark, else UTF-8, else what its bytes look most like."""
    for mark, encoding in (*_MARKS, (b"", "utf-8")):
        if data.startswith(mark) and (text := _try(data, encoding)) is not None and "\0" not in text:
            return text
    guess = from_bytes(data, cp_isolation=list(_GUESSES)).best()
    text = str(guess) if guess else _try(data, "cp1252")
    if text is None or "\0" in text:
        raise DocumentError(
            "De tekens in het CSV-bestand zijn niet te lezen", where=name, mend="Sla het op als CSV UTF-8."
        )
    return text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _parse(text: str, separator: str) -> Iterator[_Record]:
    """The records. A quote that is never closed would swallow the rest: then no quote counts."""
    quoting: Literal[0, 3] = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)
    line = 1
    for fields in reader:
        if line > 1 or not (len(text) > 4 and text[:4].lower() == "sep="):
            bare = (f.strip().strip('"') if quoting == csv.QUOTE_NONE else f.strip() for f in fields)
            yield _Record(tuple(bare), line)
        line = reader.line_num + 1


def _columns(table: Sequence[Sequence[str]], separator: str) -> list[_Column]:
    """The notation of each column: proven by its own numbers, else by the others, else by the separator."""
    proven = [decide_notation(texts) for texts in zip(*table, strict=True)]
    others = {notation for notation in proven if notation}
    usual: Notation = others.pop() if len(others) == 1 else "english" if separator == "," else "dutch"
    return [
        _Column(notation or usual, tuple(read_amount(text, notation or usual) for text in texts))
        for notation, texts in zip(proven, zip(*table, strict=True), strict=True)
    ]


def _sheet(records: Sequence[_Record], table: Sequence[Sequence[str]], columns: Sequence[_Column]) -> Sheet:
    rows = tuple(
        tuple(
            Cell(text.replace("\r\n", "\n"), value=column.values[i]) if text else None
            for text, column in zip(texts, columns, strict=True)
        )
        for i, texts in enumerate(table)
    )
    return Sheet("", rows, tuple(record.line for record in records))


def _warnings(count: int, table: Sequence[Sequence[str]], columns: Sequence[_Column]) -> tuple[str, ...]:
    found = []
    if count > MOST_ROWS:
        found.append(
            f"alleen de eerste {MOST_ROWS:,} van {count:,} regels zijn gelezen".replace(",", ".")
            + ". Verdeel het over meer bestanden."
        )
    texts = list(zip(*table, strict=True))
    dubious = [n for n, column in enumerate(columns) if _misleads(texts[n], column)]
    if dubious:
        names = listed([next((t for t in texts[n] if t), "") for n in dubious])
        found.append(f"een punt is als decimaalteken gelezen (Engelse schrijfwijze) in: {names}.")
    return tuple(found)


def _misleads(texts: Sequence[str], column: _Column) -> bool:
    """Whether a Dutch reader would take a number of the column for another: 1.234 for one and a bit."""
    if column.notation == "dutch":
        return False
    pairs = ((read_amount(text, "dutch"), value) for text, value in zip(texts, column.values, strict=True))
    return any(dutch is not None and dutch != value for dutch, value in pairs)
