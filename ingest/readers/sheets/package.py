"""The parts of an .xlsx file, checked and lightened before openpyxl reads them.

Taken out are blank formatted cells and rows (a sheet can hold a million), what is never read (drawings,
comments, pivot tables, filters in use) and rows beyond a limit: so a huge or half broken file costs no more
than what stands in it. A formula that was never calculated is marked as an error, or it would look empty.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from corpus.errors import DocumentError
from ingest.readers.archive import refuse_bomb

MOST_ROWS = 20_000
"""Rows of a sheet that are read."""
MOST_CELLS = 1_000_000
"""Cells of a sheet that are read."""
UNCALCULATED = "#GETTING_DATA"
"""What stands in a formula that was never calculated: Excel's own error for a value that is still to come."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_RELATIONS = re.compile(r"xl/worksheets/_rels/[^/]+\.rels")
_N = rb"(?:\w+:)?"
_BLANK_CELL = re.compile(rb"<" + _N + rb"c(?=[\s/>])[^<>]*(?:/>|>\s*</" + _N + rb"c>)")
_BLANK_ROW = re.compile(rb"<" + _N + rb"row(?=[\s/>])[^<>]*(?:/>|>\s*</" + _N + rb"row>)")
_UNPLACED = re.compile(rb"<" + _N + rb"(?:c|row)(?=[\s/>])(?![^<>]*\sr=)")
_FORMULA = re.compile(
    rb"(<" + _N + rb"c(?=[\s>]))([^<>]*)>"
    rb"\s*<(" + _N + rb")f(?=[\s/>])[^<>]*(?:/>|>[^<]*</" + _N + rb"f>)"
    rb"\s*(?:<" + _N + rb"v\s*/>|<" + _N + rb"v>\s*</" + _N + rb"v>)?\s*</(" + _N + rb"c)>"
)
_FILTER = re.compile(
    rb"(<" + _N + rb"autoFilter(?=[\s>])[^<>]*[^/<>])>.*?</" + _N + rb"autoFilter>", re.DOTALL
)
_UNREAD_RELATION = re.compile(
    rb"<Relationship\s[^<>]*Type=\"[^\"]*/(?:drawing|vmlDrawing|comments|pivotTable|threadedComment)\"[^<>]*/>"
)
_PIVOTS = re.compile(rb"<" + _N + rb"pivotCaches>.*?</" + _N + rb"pivotCaches>", re.DOTALL)
_ROW_END = re.compile(rb"</" + _N + rb"row>")
_DATA_END = re.compile(rb"</" + _N + rb"sheetData>")


@dataclass(frozen=True, slots=True)
class Package:
    """A lightened file, and the number of rows of each part that was cut, by its path."""

    data: io.BytesIO
    cut: dict[str, int]


def open_package(data: bytes, name: str) -> Package:
    """Check and lighten an .xlsx file.

    Raises:
        DocumentError: it is damaged, encrypted, or absurdly large once unpacked.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(
            "Het Excel-bestand is met een wachtwoord beveiligd of in de oude indeling .xls",
            where=name,
            mend="Sla het zonder wachtwoord op als .xlsx.",
        )
    cut: dict[str, int] = {}
    light = io.BytesIO()
    try:
        refuse_bomb(data, "Het Excel-bestand", name)
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(light, "w") as target:
            for info in source.infolist():
                part, rows = _lighten(info.filename, source.read(info))
                target.writestr(info.filename, part)
                if rows:
                    cut[info.filename] = rows
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        raise damaged(name) from None
    return Package(light, cut)


def damaged(name: str) -> DocumentError:
    """The error for a file that is not whole."""
    return DocumentError(
        "Het Excel-bestand is beschadigd of onvolledig",
        where=name,
        mend="Open het in Excel, laat het herstellen en sla het opnieuw op als .xlsx.",
    )


def _lighten(path: str, part: bytes) -> tuple[bytes, int]:
    """A part without what is not read, and the number of its rows if some were cut, else 0."""
    if path == "xl/workbook.xml":
        return _PIVOTS.sub(b"", part), 0
    if _RELATIONS.fullmatch(path):
        return _UNREAD_RELATION.sub(b"", part), 0
    if not _SHEET.fullmatch(path):
        return part, 0
    part = _FILTER.sub(rb"\1/>", _FORMULA.sub(_uncalculated, part))
    if not _UNPLACED.search(
        part
    ):  # without its name a cell stands where the ones before it, blank too, put it
        part = _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", part))
    return _cut(part)


def _uncalculated(match: re.Match[bytes]) -> bytes:
    if re.search(rb"\st=\"str\"", match[2]):  # it was calculated: its value is an empty text
        return match[0]
    attributes = re.sub(rb"\st=\"[^\"]*\"", b"", match[2])
    error = b"<" + match[3] + b"v>" + UNCALCULATED.encode() + b"</" + match[3] + b"v>"
    return match[1] + attributes + b' t="e">' + error + b"</" + match[4] + b">"


def _cut(part: bytes) -> tuple[bytes, int]:
    """A sheet without the rows beyond the limits, and how many rows it had if there were any."""
    ends = [m.end() for m in _ROW_END.finditer(part)]
    data_end = _DATA_END.search(part)
    cells = part.count(b"<c ") + part.count(b":c ")
    most = min(MOST_ROWS, MOST_CELLS * len(ends) // max(cells, 1)) if cells > MOST_CELLS else MOST_ROWS
    if len(ends) <= most or not data_end:
        return part, 0
    return part[: ends[most - 1]] + part[data_end.start() :], len(ends)
