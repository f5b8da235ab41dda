"""The title of a document: of the file's own properties where that is one, else the largest text up front."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.pdf.blocks import Block
from ingest.readers.pdf.headings import find_body, is_heading

_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)|untitled|naamloos|zonder titel|document\d*$|powerpoint"
    r"|presentatie\d*$"
    r"|.*\.(?:docx?|pdf|pptx?|xlsx?|indd|odt|rtf|tmp)$|.*[_\\/].*\w[_\\/]|\W*$|[\d\W]+$|title$|titel$",
    re.IGNORECASE,
)
_LONGEST = 200


def real_title(named: str) -> str:
    """A title of a file's properties, "" where it is none: a file name, a default, a single word."""
    title = " ".join(named.split())
    if not title or len(title) > _LONGEST or _NO_TITLE.match(title):
        return ""
    words = [w for w in title.split() if any(c.isalpha() for c in w)]
    return title if len(words) >= 2 else ""


def find_title(named: str, blocks: Sequence[Block]) -> str:
    """The title of a document, "" where nothing tells one.

    Args:
        named: the title in the file's properties.
        blocks: of the first page. Where their largest heading shares less than half its words with `named`,
            that was left over from another document.
    """
    named, printed = real_title(named), largest_text(blocks)
    if not named:
        return printed
    return named if not printed or _alike(named, printed) else printed


def largest_text(blocks: Sequence[Block]) -> str:
    """The heading in the largest type, where there is none other text larger than the rest, else ""."""
    body = find_body(blocks)
    sized = [b for b in blocks if sum(c.isalpha() for c in b.text) >= 4 and len(b.text) <= _LONGEST]
    heads = [b for b in sized if is_heading(b, body)]
    larger = [b for b in sized if b.style.size > body.style.size]
    best = max(heads or larger, key=lambda b: b.style.size, default=None)
    return " ".join(best.text.split()) if best else ""


def _alike(one: str, other: str) -> bool:
    words = [{w.strip(".,:;()").lower() for w in text.split() if len(w) >= 4} for text in (one, other)]
    return len(words[0] & words[1]) >= 0.5 * min(len(words[0]), len(words[1]))
