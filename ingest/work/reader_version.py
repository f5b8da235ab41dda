"""Which code reads files: where it changes, what was read before is read again."""

from __future__ import annotations

import hashlib
import shutil
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import corpus

_FOLDERS = (Path(__file__).parent.parent, Path(corpus.__file__).parent)
_PACKAGES = (
    "beautifulsoup4",
    "charset-normalizer",
    "langchain-text-splitters",
    "markdown-it-py",
    "openpyxl",
    "pypdfium2",
    "pytesseract",
    "python-docx",
    "raadbron",
    "selectolax",
    "snowballstemmer",
    "wordfreq",
)
"""What can change what is read from a file."""


@cache
def reader_version() -> str:
    """Hash of the code and word lists that reading goes through, its packages, and whether OCR is there."""
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for path in sorted([*folder.rglob("*.py"), *(folder / "dutch").glob("*.txt")]):
            digest.update(path.read_bytes())
    digest.update(repr([(name, _version(name)) for name in _PACKAGES]).encode())
    digest.update(repr(shutil.which("tesseract")).encode())
    return digest.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
