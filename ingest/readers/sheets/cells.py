"""What kind of cell, row or line it is: number, label, title, unit line, note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.numbers import find_numbers
from ingest.elements import Cell

_PERIOD = re.compile(
    r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d.*"
)
_WORD = re.compile(r"[€%×*]|[^\W\d_]+(?:['’][a-z]+)?|\d+(?:[. ]\d{3})*")
_MEASURES = frozenset(
    "€ eur euro euro's euro’s % procent percentages fte fte's personen inwoners duizend duizenden "
    "duizendtallen miljoen miljoenen miljard mln mld 1 1000 1.000 1000000 1.000.000".split()
)
_AROUND = frozenset(
    "x × * in maal per alle de zijn luiden bedrag bedragen cijfers getallen aantallen waarden tenzij anders "
    "vermeld aangegeven".split()
)
_NOTE = re.compile(
    r"\*|†|[¹²³⁴-⁹]|\(?(?:\d{1,2}|[a-z])\)\s|(?:bron|source|n\.?b\.?|let op)(?!\w)"
    r"|(?:bronnen|toelichting|noten?|voetnoot|opmerking(?:en)?|leeswijzer|definities?|notes?)\s*(?:[:.\d(–-]|$)",
    re.IGNORECASE,
)
_NO_FIGURE = frozenset("- – — n.v.t. nvt n.b. nb".split())
_CAPTION = re.compile(r"tab(?:el|le)\s+(?:\d|[A-Z]\b)", re.IGNORECASE)
_LONGEST_TITLE = 150


def is_number(cell: Cell) -> bool:
    """Whether a cell is a figure, or a mark for the lack of one, rather than a name.

    A period or a text with a number in it is none.
    """
    text = cell.text.strip()
    if _PERIOD.fullmatch(text) or is_unit_line(text):
        return False
    if cell.value is not None or text.lower() in _NO_FIGURE:
        return True
    numbers = find_numbers(text)
    bare = re.sub(r"(?i)\b(?:eur|euro|mln|fte)\b", "", text)
    return any(not n.is_year for n in numbers) and not re.search(r"[^\W\d_]{2}", bare)


def distinct(row: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row from left to right, one that spans several places once."""
    found: list[Cell] = []
    for cell in row:
        if cell is not None and not (found and found[-1] is cell):
            found.append(cell)
    return found


def lone_text(row: Sequence[Cell | None]) -> Cell | None:
    """The only cell of a row where it is a text, not a number."""
    cells = distinct(row)
    return cells[0] if len(cells) == 1 and not is_number(cells[0]) else None


def has_number(row: Sequence[Cell | None]) -> bool:
    """Whether a figure stands in a row."""
    return any(is_number(c) for c in distinct(row))


def is_unit_line(text: str) -> bool:
    """Whether a text says nothing but in what the figures are: "(x € 1.000)", "bedragen in euro's"."""
    words = set(_WORD.findall(text.lower()))
    return bool(words & _AROUND) and bool(words & _MEASURES) and words <= _AROUND | _MEASURES


def is_note(text: str) -> bool:
    """Whether a text under a table opens as a note to it: "* inclusief ...", "Bron: ...", "1) ..."."""
    return bool(_NOTE.match(text.strip()))


def is_title(text: str) -> bool:
    """Whether a text alone above a table can be its title: short, and no sentence."""
    bare = text.strip()
    return len(bare) <= _LONGEST_TITLE and "\n" not in bare and not bare.endswith((".", ";", ","))


def is_caption(text: str) -> bool:
    """Whether a title names one table, "Tabel 3 Wachttijd in weken", and not a part of the sheet."""
    return bool(_CAPTION.match(text.strip()))
