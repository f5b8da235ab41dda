"""What the opening of a line tells: bullets, numbers of items and headings, notes, captions."""

from __future__ import annotations

import re
from typing import Literal

_BULLET = re.compile(
    r"[\ufffd•▪●◦‣·■□◻○➢►▶✓✔❖◆⁃∙\uf000-\uf0ff][\s\u00a0]*(?=\S)|[–—*-][\s\u00a0]+(?=\S)|o[\s\u00a0]+(?=\S)"
)
_ORDERED = re.compile(
    r"(?:\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])[\s\u00a0]+(?=\S)"
)
_NUMBERED = re.compile(
    r"(?:(?:hoofdstuk|deel|paragraaf|bijlage|artikel)[\s\u00a0]+|[^\W\d_]+[\s\u00a0](?=\d{1,2}\.\d))?"
    r"(\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})+)[.:)]?[\s\u00a0]+(?=\S)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:[¹²³⁰⁴-⁹]{1,3}|\*{1,3}|\d{1,3}[.)]?(?=[\s\u00a0]+[A-ZÀ-Þ(\"'‘“«]))[\s\u00a0]*(?=\S)")
_CAPTION = re.compile(
    r"(?:tabel|figuur|fig\.|grafiek|afbeelding|kaart|diagram|foto|bron|kader|schema)\b[\s\u00a0]*(?:[\divx]|:)",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:[.·…_][\s\u00a0]?){4,}[\s\u00a0]*(\d{1,4})$")
_PLAIN_BULLETS = ("–", "—", "-", "*", "o")

Opening = Literal["bullet", "ordered", ""]


def opening(text: str) -> Opening:
    """How a line opens an item: by a sign, by a number or letter, or not at all."""
    if _BULLET.match(text):
        return "bullet"
    return "ordered" if _ORDERED.match(text) else ""


def is_plain_bullet(text: str) -> bool:
    """Whether the sign that opens it may as well be a dash or letter of running text."""
    return text.startswith(_PLAIN_BULLETS)


def without_bullet(text: str) -> str:
    """A line without the sign that opens it; numbers and letters stay."""
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def numbering(text: str) -> str:
    """The number that opens a heading ("2.1"), "" where there is none."""
    found = _NUMBERED.match(text)
    return found.group(1) if found else ""


def without_number(text: str) -> str:
    """A heading without the number that opens it."""
    return _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text


def opens_note(text: str) -> bool:
    """Whether it opens as a footnote: with a raised or plain number, or an asterisk."""
    return bool(_NOTE.match(text))


def is_caption(text: str) -> bool:
    """Whether it is the caption or source line of a table or picture."""
    return bool(_CAPTION.match(text))


def leader_page(text: str) -> int | None:
    """The page number at the end of a dotted line of a table of contents, else None."""
    found = _LEADER.search(text)
    return int(found.group(1)) if found else None
