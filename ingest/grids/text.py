"""What the cells of a grid say one by one: a number, a period, a unit, words or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpus.dutch.numbers import SCALES, Number, find_numbers
from corpus.dutch.periods import MONTHS
from ingest.elements import Cell
from ingest.grids.units import is_unit
from ingest.lines import Line
from ingest.repair import mend

Kind = Literal["empty", "nothing", "number", "period", "unit", "text"]
"""Empty has no text at all; nothing is a dash or dots; a period names a time and no more."""

_NOTHING = re.compile(r"[-–—\u2212.…/]+|0?\s*[-–—]")
_YEAR = r"(?:19|20)\d\d"
_MONTH = "|".join([*MONTHS, *(f"{m[:3]}\\.?" for m in MONTHS), "mrt\\.?", "sept\\.?"])
_PART = (
    r"realisatie|(?:primitieve |bijgestelde |gewijzigde )?begroting|(?:jaar)?rekening|raming|prognose|stand"
    r"|norm|doel|streefwaarde|werkelijk|eind|begin|ult(?:imo)?\.?|per|t/m|tot en met|vanaf|medio|half|jaar"
    r"|heel|boekjaar|verslagjaar|schooljaar"
)
_QUARTER = r"[qk][1-4]|[1-4]e (?:kwartaal|kw\.?|halfjaar)|(?:eerste|tweede|derde|vierde) kwartaal"
_PERIOD = re.compile(
    rf"(?:(?:{_PART})\s*)?(?:\d{{1,2}}[-./]\d{{1,2}}[-./](?={_YEAR})|(?:\d{{1,2}}\s+)?(?:{_MONTH})[\s-]*"
    rf"|(?:{_QUARTER})(?: van)?[\s-]*)?"
    rf"{_YEAR}(?:\s*(?:[-–/]|t/m|tot en met)\s*(?:{_YEAR}|\d\d))?(?:\s*[-–]?\s*[qk][1-4])?\s?[*)\d]{{0,2}}"
    rf"|{_QUARTER}|{_MONTH}"
    rf"|(?:{_MONTH})[\s-]*'?\d\d|(?:januari|december|30 juni|31 december|1 januari)",
    re.IGNORECASE,
)
_SIGN = r"(?:-/-\s*|[-+±–\u2212]\s?)?"
_DIGITS = r"\d[\d.,\u00a0\u202f]*\d|\d|\d{1,3}(?: \d{3})+(?:,\d+)?"
_BEHIND = r"%|‰|procent|procentpunt(?:en)?|p\.?p\.?|fte|euro|k|dagen|uur|jaar|x"
_VALUE = re.compile(
    rf"(?P<side>[VN]\s*)?(?P<open>\()?\s*(?:(?P<early>-\s?)?€\s*)?(?P<sign>{_SIGN})(?:€\s*)?(?P<digits>{_DIGITS})"
    rf"(?P<late>-(?!\d))?(?:,?-)?\s*(?:{'|'.join(SCALES)})?\.?\s*(?:{_BEHIND})?\s*(?P<close>\))?"
    r"(?:\s*[VN])?(?:\*+|[¹²³⁴-⁹]+|\s?\d?\))*",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\s*uur")
_ENGLISH = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Raster:
    """A grid with, for each cell, its text as one line and what kind of text that is."""

    cells: tuple[tuple[Cell | None, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    kinds: tuple[tuple[Kind, ...], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.texts[0]) if self.texts else 0

    def column(self, number: int, rows: Sequence[int]) -> list[str]:
        """The texts of a column in the given rows."""
        return [self.texts[r][number] for r in rows]

    def filled(self, row: int) -> list[int]:
        """The columns of a row with any text."""
        return [c for c, kind in enumerate(self.kinds[row]) if kind != "empty"]

    def distinct(self, row: int) -> int:
        """How many different cells of a row have text: one that spans columns counts once."""
        return len({id(self.cells[row][c]) for c in self.filled(row)})


def raster(rows: Sequence[Sequence[Cell | None]]) -> Raster:
    """The cells of a grid, read one by one."""
    texts = tuple(tuple(one_line(cell) for cell in row) for row in rows)
    kinds = tuple(tuple(kind_of(text) for text in row) for row in texts)
    return Raster(tuple(tuple(row) for row in rows), texts, kinds)


def one_line(cell: Cell | None) -> str:
    """The text of a cell with its printed lines mended to one."""
    if cell is None:
        return ""
    lines = [Line(text, 0, 0, n) for n, text in enumerate(cell.text.split("\n"))]
    return mend(lines, spaced=False)[0]


def kind_of(text: str) -> Kind:
    """What kind of text stands in a cell."""
    if not text:
        return "empty"
    if _NOTHING.fullmatch(text):
        return "nothing"
    if _PERIOD.fullmatch(text):
        return "period"
    if is_unit(text):
        return "unit"
    return "number" if _VALUE.fullmatch(text) and not _CLOCK.fullmatch(text) else "text"


def writes_english(texts: Sequence[str]) -> bool:
    """Whether the numbers of a column have a comma for thousands and a dot for decimals.

    One number proves it either way ("1,234.5", "12,5"); "1,234" or "1.234" alone is read as Dutch.
    """
    numbers = [t for text in texts if (t := re.sub(r"[^\d.,]", "", text).strip(".,"))]
    dutch = any(re.search(r"\.\d{3},|,(?!\d{3}(?:\D|$))|\.\d{3}\.", n) for n in numbers)
    both = any(re.search(r",\d{3}\.\d|,\d{3},\d{3}", n) for n in numbers)
    dotted = any(re.fullmatch(r"\d+\.(?:\d{1,2}|\d{4,})", n) for n in numbers)
    return not dutch and (both or dotted)


def writes_spaces(texts: Sequence[str]) -> bool:
    """Whether the numbers of a table have plain spaces for thousands: more than one does, and none has dots.

    Otherwise "287 137" is two numbers that a reader could not part, of which no column is known.
    """
    spaced = sum(bool(_SPACED.search(text)) for text in texts)
    loose = any(re.search(r"\d \d", _SPACED.sub("", text)) for text in texts)
    return spaced > 1 and not loose and not any(re.search(r"\d\.\d{3}(?!\d)", text) for text in texts)


def cell_number(text: str, english: bool = False, brackets: bool = False) -> Number | None:
    """The one number that a cell holds, with its sign; None where it holds none, a time, or other words.

    Args:
        text: all of the cell, as one line.
        english: as `writes_english` says of its column.
        brackets: whether "(12)" is minus 12, as in accounts.
    """
    match = _VALUE.fullmatch(text)
    if not match or kind_of(text) != "number":
        return None
    bracketed = bool(match["open"] and match["close"])
    spaceless = re.sub(r"(?<=\d) (?=\d{3}(?:\D|$))", "\u00a0", text[: match.end("digits")])
    plain = f"{spaceless}{text[match.end('digits') :]}"
    plain = plain.translate(_ENGLISH) if english else plain
    start = match.start("digits")
    found = find_numbers(plain[start:])
    if not found:
        return None
    minus = _is_minus(match) or ((brackets or "€" in text) and bracketed and not match["side"])
    value = abs(found[0].value) * (-1 if minus else 1)
    begin = match.start("open") if bracketed else _begin(match)
    end = max(match.end("close") if bracketed else 0, match.end("late"), start + found[0].end)
    unit = "€" if "€" in text or re.search(r"\beuro\b", text, re.IGNORECASE) else found[0].unit
    if unit == "€" and re.match(r"k\b", text[end:]):
        value, end = value * 1000, end + 1
    return Number(begin, end, value, unit, "", text[begin:end].strip())


def _is_minus(match: re.Match[str]) -> bool:
    sign = (match["sign"] or "").strip()
    return bool(match["late"] or match["early"]) or sign not in ("", "+", "±")


def _begin(match: re.Match[str]) -> int:
    side = match["side"] or ""
    begin = match.start("digits")
    text = match.string
    while begin > len(side) and text[begin - 1] in "€ -+–\u2212/(±":
        begin -= 1
    return begin + len(text[begin:]) - len(text[begin:].lstrip("( "))


def is_one_value(value: Decimal, shown: Decimal) -> bool:
    """Whether a stored value is shown as another: equal but for rounding to the places shown."""
    step = Decimal(1).scaleb(int(shown.as_tuple().exponent)) if shown else Decimal(1)
    return abs(value - shown) <= max(step, Decimal("0.0000001"))
