"""Units and scales that a table states for its values: "(x € 1.000)", "in mln euro", "aantal", "%"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as stated.

    Attributes:
        printed: its words in the table, "x € 1.000".
        name: "€", "%", "fte", ... or "" for a bare count.
        scale: what values are to be multiplied by.
    """

    printed: str
    name: str
    scale: int = 1


_TIMES = r"(?:x|×|\*|maal|keer)"
_EURO = r"(?:€|eur(?:o['’]?s?)?)"
_THOUSANDS = r"1\s?(?:[.,\u00a0 ]?000){1,3}(?![\d.,]\d)|['’]000|duizend(?:en|tallen)?|dzd\.?"
_LARGE = r"mln\.?|miljoen(?:en)?|mld\.?|miljard(?:en)?"
_SIZE = rf"(?P<size>{_THOUSANDS}|(?:1\s*)?(?:{_LARGE})|1(?![\d.,]*\d))"
_SCALED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<euro>{_EURO})\s*{_TIMES}\s*{_SIZE}",
        rf"(?<!\w){_TIMES}\s*(?P<euro>{_EURO})?\s*{_SIZE}(?:\s*(?P<euro2>{_EURO})(?!\w))?",
        rf"\bin\s+(?P<euro>{_EURO}\s*)?(?P<size>{_THOUSANDS}|(?:{_LARGE})|k)(?![\w])(?:\s*(?P<euro2>{_EURO})(?!\w))?",
        r"(?P<euro>€)\s*(?P<size>['’]000)",
        rf"(?P<size>duizenden|miljoenen|miljarden)\s+(?P<euro>{_EURO})(?!\w)",
    )
)
_ALONE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:bedragen\s*)?(?:in\s+)?(?P<euro>{_EURO})\s*(?P<size>{_THOUSANDS}|{_LARGE}|k)",
        rf"(?P<size>{_LARGE}|k)\s*(?P<euro>{_EURO})",
        rf"(?:bedragen\s+)?(?:in\s+)?(?:hele\s+)?(?P<euro>{_EURO})",
    )
)
_NAMES = (
    ("%", r"%|procent(?:en)?|percentages?|perc\.?|pct\.?"),
    ("fte", r"fte(?:['’]?s)?"),
    ("", r"aantal(?:len)?|#|n|abs(?:oluut)?\.?|stuks"),
    ("€ per inwoner", rf"{_EURO}\s+per\s+inwoner"),
)
_OTHER = (
    r"uren|uur|dagen|weken|maanden|jaren|m2|m²|ha|km|kg|ton|kwh|personen|inwoners|punten|kinderen|leerlingen"
)
_LEADS = re.compile(r"\b(?:tabel(?:len)?|overzicht|bedragen|table|amounts)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def is_unit(text: str) -> bool:
    """Whether a whole text only states a unit; a sum such as "€ 1.000" does not."""
    found = whole_unit(text)
    return found is not None and not re.fullmatch(r"€\s*1[.,]?000", text.strip())


def whole_unit(text: str) -> Unit | None:
    """The unit that a text, with or without brackets, states and nothing else."""
    bare = text.strip().strip("()[] ").removesuffix(":").strip()
    for pattern in (*_SCALED, *_ALONE):
        match = re.fullmatch(
            rf"(?:alle\s+)?(?:bedragen|x|getallen)?\s*{pattern.pattern}", bare, re.IGNORECASE
        )
        if match:
            return _unit(text, match)
    without = re.sub(r"^(?:bedragen |waarden |cijfers )?in (?:hele )?", "", bare, flags=re.IGNORECASE)
    for name, pattern_text in _NAMES:
        if re.fullmatch(pattern_text, without, re.IGNORECASE):
            return Unit(text.strip(), name)
    if without != bare and re.fullmatch(_OTHER, without, re.IGNORECASE):
        return Unit(text.strip(), without.lower())
    return None


def stated_unit(text: str) -> Unit | None:
    """The unit stated in a title, note or corner: in brackets, behind a comma, or as a scale within words."""
    for part in [*_BRACKETS.findall(text), *re.split(r"[,;:–-]\s+", text)]:
        found = whole_unit(part) or _bracketed(part, text)
        if found:
            return found
    for pattern in _SCALED:
        if match := pattern.search(text):
            return _unit(match.group(), match)
    return None


def heading_unit(text: str) -> Unit | None:
    """The unit that a row or column heading gives its own values: "Aantal fte", "Verzuim %", "Kosten (€)"."""
    if found := stated_unit(text):
        return found
    if re.search(r"%|\bpercentage\b|\bprocent\b", text, re.IGNORECASE):
        return Unit("%", "%")
    if re.search(r"\bper\s+\d|\bper 1\.?000\b", text, re.IGNORECASE):
        return Unit("", "")
    if match := re.search(r"\bfte(?:['’]?s)?\b", text, re.IGNORECASE):
        return Unit(match.group(), "fte")
    if re.match(r"(?:gemiddeld )?aantal\b|aantallen\b", text, re.IGNORECASE):
        return Unit("aantal", "")
    return None


def common_unit(texts: Iterable[str]) -> Unit | None:
    """The first unit that titles, corners or notes state for a whole table."""
    return next((unit for text in texts if (unit := stated_unit(text))), None)


def lead_unit(text: str) -> Unit | None:
    """The scale that the text before a table states for the amounts in it: "(bedragen x € 1.000)".

    Where nothing says that it is of the table, it stands in brackets: "Uitgaven per post (x € 1.000)".
    """
    parts = [text] if _LEADS.search(text) else _BRACKETS.findall(text)
    found = (m for part in parts for pattern in _SCALED if (m := pattern.search(part)))
    return next((_unit(m.group(), m) for m in found), None)


def _bracketed(part: str, text: str) -> Unit | None:
    """Brackets make a word a unit that is none elsewhere: "Omvang (uren)"."""
    if f"({part})" in text and re.fullmatch(_OTHER, part.strip(), re.IGNORECASE):
        return Unit(part, part.strip().lower())
    return None


def _unit(printed: str, match: re.Match[str]) -> Unit:
    groups = match.groupdict()
    euro = bool(groups.get("euro") or groups.get("euro2"))
    return Unit(printed.strip().strip("()[]").strip(), "€" if euro else "", _scale(groups.get("size") or "1"))


def _scale(size: str) -> int:
    low = size.lower()
    if "mld" in low or "miljard" in low:
        return 10**9
    if "ml" in low or "miljoen" in low:
        return 10**6
    if "000" not in low:
        return 1000 if low == "k" or low.startswith(("duizend", "dzd")) else 1
    return int(10 ** (3 * low.count("000")))
