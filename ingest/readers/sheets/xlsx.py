"""Read an Excel workbook: what a reader sees on its visible sheets."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping

from openpyxl.reader.excel import ExcelReader

from corpus.errors import DocumentError
from ingest.elements import Element, Place, Reading, Text
from ingest.readers.sheets.excel_sheet import LeftOut, read_sheet
from ingest.readers.sheets.package import MOST_ROWS, Package, damaged, open_package
from ingest.readers.sheets.parts import own_title, sheet_elements

_GENERIC_NAME = re.compile(
    r"(?:blad|sheet|tabelle|feuil|werkblad|worksheet|export|data)\s*\d*", re.IGNORECASE
)
_GENERIC_TITLE = re.compile(
    r"(?:microsoft|powerpoint|excel|werkmap|map|book|blad|sheet)\b.*|.*\.\w{3,4}", re.I
)


def read_xlsx(data: bytes, name: str) -> Reading:
    """Read a workbook: a heading for each sheet that has a name of its own, then its tables and texts.

    Merged cells and headings are needed to read it right, and openpyxl's mode for huge files has neither: the
    file is lightened first instead, and rows beyond a limit are left out with a warning.

    Raises:
        DocumentError: it is damaged, encrypted or too large.
    """
    package = open_package(data, name)
    reader = _load(package, name)
    sheets = [s for s in reader.wb.worksheets if s.sheet_state == "visible"]
    left_out = LeftOut(sheets=[s.title for s in reader.wb.worksheets if s.sheet_state != "visible"])
    found = [(sheet.title, sheet_elements(read_sheet(sheet, left_out, name))) for sheet in sheets]
    found = [(title, parts) for title, parts in found if parts]
    elements: list[Element] = []
    for title, parts in found:
        if len(found) > 1 or not _GENERIC_NAME.fullmatch(title.strip()):
            elements.append(Text("heading", (title,), Place(anchor=title)))
        elements.extend(parts)
    if not elements and left_out.warnings():
        raise DocumentError("Er staat niets leesbaars in", where=name, mend=_sentence(left_out.warnings()[0]))
    title = _title(reader.wb.properties.title) or (own_title(found[0][1]) if found else "")
    cut = _cut_sheets(reader, package.cut)
    return Reading(tuple(elements), title=title, warnings=(*left_out.warnings(), *cut))


def _load(package: Package, name: str) -> ExcelReader:
    reader = ExcelReader(package.data, data_only=True, keep_links=False)
    try:
        with warnings.catch_warnings():  # about extensions it leaves out: nothing that is read here
            warnings.simplefilter("ignore")
            reader.read()
    except Exception:  # openpyxl lets anything through that its parsers raise on bad parts
        raise damaged(name) from None
    if any(target not in reader.valid_files for _, _, target in _sheets(reader)):
        raise damaged(name)  # openpyxl passes over a sheet that is missing
    return reader


def _cut_sheets(reader: ExcelReader, cut: Mapping[str, int]) -> list[str]:
    """A warning for each sheet that was not read to its end."""
    return [
        f"van blad '{name}' is alleen het begin gelezen: het heeft {_count(cut[target])} rijen, "
        f"hooguit {_count(MOST_ROWS)} worden gelezen. Verdeel het over meer bladen."
        for name, state, target in _sheets(reader)
        if target in cut and state == "visible"
    ]


def _sheets(reader: ExcelReader) -> list[tuple[str, str | None, str]]:
    """Name, state and part of each sheet; one that is listed without a part is none in Excel either."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [(sheet.name, sheet.state, part.target) for sheet, part in reader.parser.find_sheets()]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _title(title: str | None) -> str:
    """The title in the workbook's properties, unless a program filled it in."""
    bare = (title or "").strip()
    return "" if _GENERIC_TITLE.fullmatch(bare) else bare
