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
_BEGINNING = 8192


def find_format(data: bytes, name: str) -> Format:
    """The format of a file's bytes; `name` tells Markdown and CSV from plain text.

    "unknown" is anything else: pictures, old Office files, archives.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] == b"PK\x03\x04":
        return _office(data)
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in data[:_BEGINNING] and not wide:
        return "unknown"
    if _HTML.search(data[:_BEGINNING].decode("utf-16" if wide else "latin-1", errors="replace")):
        return "html"
    return _BY_NAME.get(name.rsplit(".", 1)[-1].lower(), "text")


def _office(data: bytes) -> Format:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return "unknown"
    return next((kind for part, kind in _OFFICE if part in names), "unknown")
