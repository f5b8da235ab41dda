"""Read a text that is nothing but a number, in Dutch or English notation: "€ 1.234,50", "(1,234)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

Notation = Literal["dutch", "english"]

_MINUS = "-\u2013\u2212"
_FRAME = re.compile(
    rf"(?P<open>\()?\s*(?P<first>[{_MINUS}])?\s*(?:€|EUR)?\s*(?P<minus>[{_MINUS}+])?\s*"
    rf"(?P<digits>\d[\d.,\u00a0\u202f ]*?|[.,]\d+)\s*(?:%|€)?\s*(?P<last>[{_MINUS}])?(?(open)\))\s*"
)
_SPACES = re.compile(r"(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))")
_WHOLE = {"dutch": r"\d+|[1-9]\d{0,2}(?:\.\d{3})+", "english": r"\d+|[1-9]\d{0,2}(?:,\d{3})+"}
_MARK = {"dutch": ",", "english": "."}


def read_amount(text: str, notation: Notation) -> Decimal | None:
    """The number that a text is, percentages as written (12.5 for "12,5%"); None where it is none."""
    match = _FRAME.fullmatch(text.strip())
    if not match:
        return None
    digits = _SPACES.sub("", match["digits"])
    mark = _MARK[notation]
    if not re.fullmatch(rf"(?:{_WHOLE[notation]})?(?:{re.escape(mark)}\d+)?", digits):
        return None
    whole, _, decimals = digits.partition(mark)
    number = Decimal(f"{re.sub(r'[.,]', '', whole) or 0}.{decimals or 0}")
    if not decimals:
        number = number.to_integral_value()
    signs = sum(bool(match[g]) and match[g] != "+" for g in ("open", "first", "minus", "last"))
    return -number if signs else number


def decide_notation(texts: Iterable[str]) -> Notation | None:
    """Which notation the numbers among texts prove together; None where they leave it open or differ."""
    proofs = {proof for text in texts if (proof := _proof(text))}
    return proofs.pop() if len(proofs) == 1 else None


def _proof(text: str) -> Notation | None:
    """The only notation in which a text is a number; None for both, neither, or a whole number.

    "1.234" is a number in both, but a different one.
    """
    if not re.search(r"[.,]", text):
        return None
    dutch, english = read_amount(text, "dutch"), read_amount(text, "english")
    if (dutch is None) == (english is None):
        return None
    return "dutch" if dutch is not None else "english"
