"""What a file is, told by its content; the name only decides between formats that look alike."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

Format = Literal["pdf", "docx", "xlsx", "html", "markdown", "csv", "text", "unknown"]

_OFFICE: tuple[tuple[str, Format], ...] = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
_HTML = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_BY_NAME: dict[str, Format] = {
    "csv": "csv",
    "htm": "html",
    "html": "html",
    "markdown": "markdown",
    "md": "markdown",
    "tsv": "csv",
    "xhtml": "html",
}
BEGINNING = 8192
"""How much of a text is looked at, bytes."""
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.05
"""Share of control characters from which bytes are no text; extracted text may have one a line."""
_MOSTLY = 0.8
"""Share of the letters of a text in UTF-16 whose first byte is zero, at the least."""


def find_format(data: bytes, name: str) -> Format:
    """The format of a file's bytes; `name` tells Markdown and CSV from plain text.

    "unknown" is anything else: pictures, old Office files, archives.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] == b"PK\x03\x04":
        return _office(data)
    wide = wide_encoding(data)
    if not wide and _is_binary(data[:BEGINNING]):
        return "unknown"
    if _HTML.search(data[:BEGINNING].decode(wide or "latin-1", errors="replace")):
        return "html"
    return _BY_NAME.get(name.rsplit(".", 1)[-1].lower(), "text")


def wide_encoding(data: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """Which UTF-16 bytes are in: by their byte order mark, else by a zero in nearly every second byte."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16-le" if data[:1] == b"\xff" else "utf-16-be"
    head = data[:BEGINNING]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < _MOSTLY * (len(head) // 2) or min(even, odd) or len(head) < 4:
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _is_binary(head: bytes) -> bool:
    return b"\0" in head or len(_CONTROL.findall(head)) > _MOST_CONTROL * len(head)


def _office(data: bytes) -> Format:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return "unknown"
    return next((kind for part, kind in _OFFICE if part in names), "unknown")
