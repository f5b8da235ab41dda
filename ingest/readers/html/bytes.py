"""The text of a web page's bytes."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from ingest.formats import wide_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\s[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE
)
_NARROW = re.compile(r"(?:iso[-_]?8859[-_]?1|latin[-_]?1|(?:us-)?ascii|utf[-_]?8)$", re.IGNORECASE)
"""What browsers read as Windows-1252, and what the bytes were already shown not to be."""


def decode_page(data: bytes) -> str:
    """The text of a page: by its byte order mark, else UTF-8 if it is that, else as it says, else guessed.

    Bytes that are valid UTF-8 are that whatever they say of themselves: a text in another encoding that is so
    by accident does not occur in practice, and pages with a wrong declaration do.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode(wide_encoding(data) or "utf-8")
    except UnicodeDecodeError:
        return _other(data)


def _other(data: bytes) -> str:
    """The text of bytes that are not, or not all, UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken * 2 < sum(1 for c in text if c > "\x7f") - broken:
        return text  # UTF-8 that was damaged in places: read as anything else, every accent would be wrong
    try:
        return data.decode(_declared(data))
    except (UnicodeDecodeError, LookupError):
        best = from_bytes(data[:200_000]).best()
        return data.decode(best.encoding if best is not None else "cp1252", errors="replace")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    name = found[1].decode("ascii", errors="replace") if found else ""
    return "cp1252" if not name or _NARROW.match(name) else name
