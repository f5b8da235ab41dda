"""Show a number the way Dutch Excel shows it under a number format: 0.125 under "0.0%" is "12,5%".

Not followed, since no figure hangs on them: column widths, colours, fractions ("# ?/?", shown as decimals).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from corpus.dutch.numbers import SCALES

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<space>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standaard)|(?P<power>E[+-])|(?P<digit>[0#?])|(?P<mark>[.,%@])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTIONS = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\\[])+|(?<=;)(?=;)|^(?=;)|(?<=;)$', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_SIGN = re.compile(r"^-(€ ?)|^- (?=\d)")
_DUTCH = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a section: a literal, a digit place ("0", "#", "?"), ".", or what stands for the content."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    """A section of a format: what it applies to, its pieces, and what it does to the number."""

    condition: tuple[str, Decimal] | None
    parts: tuple[_Part, ...]
    grouped: bool
    percents: int
    thousands: int
    power: bool

    @property
    def places(self) -> int:
        """Digit places behind the decimal mark."""
        kinds = [p.kind for p in _split(self.parts)[1]]
        return kinds[: kinds.index("power") if "power" in kinds else None].count("digit")

    def has(self, kind: str) -> bool:
        """Whether a piece of this kind is in it."""
        return any(p.kind == kind for p in self.parts)


def show_number(number: Decimal, code: str) -> tuple[str, Decimal]:
    """The text of a number under a format code (as stored: in English notation), and the number it says.

    That number is exact, in the measure of the text: 12.54 for "13%", 1234.567 for 1234567 shown as "1.235"
    by a format that leaves thousands out, but 1234567 where it is shown as "1,2 mln".
    The text is "" where the format hides the number.
    """
    sections = _sections(code)
    index = _choose(number, sections)
    if index is None:
        return show_general(number), number
    section = sections[index]
    scaled = _plain(number.scaleb(2 * section.percents - 3 * section.thousands))
    body = _render(abs(scaled), section)
    text = " ".join(f"{_sign(scaled, section, index) if body.strip() else ''}{body}".split())
    return _SIGN.sub(lambda m: f"{'€ ' if m[1] else ''}-", text), _plain(scaled * _scale(section))


def show_general(number: Decimal) -> str:
    """A number without a format: whole numbers in full, others with at most 10 digits, as in Excel."""
    if number == number.to_integral_value():
        return f"{number:.0f}" if number else "0"
    size = number.adjusted()
    digits = 6 if size < -4 else 10 + size if size < 0 else 10
    rounded = Context(prec=digits, rounding=ROUND_HALF_UP).plus(number).normalize()
    return f"{rounded:f}".translate(_DUTCH)


def show_text(text: str, code: str) -> str:
    """A text under a format code: its fourth section, or the one with an "@", says what stands round it."""
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else next((s for s in sections if s.has("text")), None)
    if section is None:
        return text
    return "".join(text if p.kind == "text" else p.text for p in section.parts)


def _scale(section: _Section) -> int:
    """What the words of a section multiply the number by: 1000000 for "mln"."""
    words = "".join(p.text for p in section.parts if p.kind == "literal").lower().split()
    return next((SCALES[word] for word in words if word in SCALES), 1)


def _sign(number: Decimal, section: _Section, index: int) -> str:
    """The minus that a format does not write itself; not before what is rounded to zero."""
    own = index == 1 and section.condition in (None, ("<", Decimal(0)), ("<=", Decimal(0)))
    shown = number if section.power or not section.has("digit") else _rounded(number, section)
    return "-" if shown < 0 and not own else ""


def _rounded(number: Decimal, section: _Section) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-section.places), ROUND_HALF_UP, Context(prec=60))


def _plain(number: Decimal) -> Decimal:
    """The same number without a power of ten: 90 for 9E+1."""
    return number.quantize(Decimal(1)) if 0 < int(number.as_tuple().exponent) < 25 else number


@cache
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(_section(m.group()) for m in _SECTIONS.finditer(code))


def _section(code: str) -> _Section:
    parts: list[_Part] = []
    condition: tuple[str, Decimal] | None = None
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "other", match.group(match.lastgroup or 0)
        if kind == "bracket":
            limit = _CONDITION.fullmatch(text)
            condition = (limit[1], Decimal(limit[2])) if limit else condition
        parts.append(_part(kind, text))
    places = [i for i, p in enumerate(parts) if p.kind == "digit"]
    last = places[-1] if places else -1
    point = next((i for i, p in enumerate(parts) if p.kind == "."), len(parts))
    whole = [i for i in places if i < point]
    grouped = bool(whole) and any(p.kind == "," for p in parts[whole[0] : whole[-1]])
    thousands = sum(_scales(parts, i, whole, last) for i, p in enumerate(parts) if p.kind == ",")
    percents = sum(p.kind == "percent" for p in parts)
    power = any(p.kind == "power" for p in parts)
    kept = tuple(p for p in parts if p.kind != ",")
    return _Section(condition, kept, grouped, percents, thousands if places else 0, power)


def _scales(parts: list[_Part], i: int, whole: list[int], last: int) -> bool:
    """Whether the comma at `i` follows the last digit place, of the whole part or of all: then it divides."""
    ends = {last, whole[-1] if whole else last}
    while i > 0 and parts[i].kind == ",":
        i -= 1
    return i in ends


def _part(kind: str, text: str) -> _Part:
    if kind == "bracket":
        return _Part("literal", text[1:].split("-")[0] if text.startswith("$") else "")
    if kind in ("space", "fill"):
        return _Part("literal", " ")
    if kind == "mark":
        return {"%": _Part("percent", "%"), "@": _Part("text", "")}.get(text, _Part(text, ""))
    return _Part(kind, text) if kind in ("digit", "general", "power") else _Part("literal", text)


def _choose(number: Decimal, sections: tuple[_Section, ...]) -> int | None:
    """Which section a number is shown by; None where the format says nothing of numbers."""
    numeric = [s for s in sections[:3] if len(sections) == 1 or not s.has("text")]
    if not numeric or numeric[0].has("text"):
        return None
    if len(numeric) == 1:
        return 0
    if numeric[0].condition:
        first = _meets(number, numeric[0].condition)
    else:
        first = number > 0 if len(numeric) > 2 else number >= 0
    if first:
        return 0
    if len(numeric) == 2:
        return 1
    second = _meets(number, numeric[1].condition) if numeric[1].condition else number < 0
    return 1 if second else 2


def _meets(number: Decimal, condition: tuple[str, Decimal]) -> bool:
    sign, limit = condition
    order = (number > limit) - (number < limit)
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0, "=": not order}.get(
        sign, bool(order)
    )


def _split(parts: tuple[_Part, ...]) -> tuple[list[_Part], list[_Part]]:
    """The pieces before and behind the decimal mark."""
    point = next((i for i, p in enumerate(parts) if p.kind == "."), len(parts))
    return list(parts[:point]), list(parts[point + 1 :])


def _render(number: Decimal, section: _Section) -> str:
    if section.power:
        mantissa, _, exponent = f"{number or 0.0:.{section.places}E}".partition("E")
        return f"{mantissa}E{exponent[0]}{exponent[1:].zfill(2)}".translate(_DUTCH)
    if section.has("general"):
        return "".join(show_general(number) if p.kind == "general" else p.text for p in section.parts)
    if not section.has("digit"):
        return "".join(p.text for p in section.parts)
    whole, _, decimals = f"{_rounded(number, section):f}".partition(".")
    before, behind = _split(section.parts)
    return _whole("" if whole == "0" else whole, before, section.grouped) + _decimals(decimals, behind)


def _whole(digits: str, parts: list[_Part], grouped: bool) -> str:
    """A whole number in its places, from right to left; digits that are over go in the first place."""
    first = next((i for i, p in enumerate(parts) if p.kind == "digit"), None)
    shown: list[str] = []
    count = 0
    for i in range(len(parts) - 1, -1, -1):
        if parts[i].kind != "digit":
            shown.append(parts[i].text)
            continue
        take = len(digits) if i == first else 1
        fresh = digits[len(digits) - take :] or ("0" if parts[i].text == "0" else "")
        digits = digits[: len(digits) - take]
        for digit in reversed(fresh):
            if grouped and count and count % 3 == 0:
                shown.append(".")
            shown.append(digit)
            count += 1
    return "".join(reversed(shown))


def _decimals(digits: str, parts: list[_Part]) -> str:
    """Decimals in their places; zeros at the end that the format does not ask for are left out."""
    places = [p.text for p in parts if p.kind == "digit"]
    while digits and digits[-1] == "0" and places[len(digits) - 1] != "0":
        digits = digits[:-1]
    rest = iter(digits)
    shown = "".join(next(rest, "") if p.kind == "digit" else p.text for p in parts)
    return f",{shown}" if digits else shown
