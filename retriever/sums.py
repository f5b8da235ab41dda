"""Whether a sum that is shown comes out: "1.500 − 1.250 = 250" does, "1.500 − 1.250 = 300" does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import reduce

from corpus.dutch.numbers import SCALES, Number, find_numbers

_SIGN = re.compile(r"\s([\u2212+×/:])\s")
_ROUNDED = Decimal("0.5000001")
"""How far, in the last place that is shown, a rounded result may lie from the exact one."""
_WAYS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "\u2212": lambda a, b: a - b,
    "+": lambda a, b: a + b,
    "×": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    ":": lambda a, b: a / b,
}


def operands(shown: str) -> list[Number]:
    """The numbers left of the equals sign; none where a part of it is no single number."""
    left, equals, _ = shown.partition(" = ")
    found = [find_numbers(part) for part in _SIGN.split(left)[::2]] if equals else []
    return [numbers[0] for numbers in found] if all(len(numbers) == 1 for numbers in found) else []


def comes_out(shown: str) -> bool:
    """Whether what stands left of the equals sign makes what stands right of it, as far as that is rounded.

    A difference is shown without its sign, a quotient with "%" is one in per cent. What cannot be read as a
    sum does not come out.
    """
    values = [n.value for n in operands(shown)]
    signs = _SIGN.split(shown.partition(" = ")[0])[1::2]
    result = find_numbers(shown.partition(" = ")[2])
    if len(values) < 2 or len(result) != 1 or (set(signs) & {"/", ":"} and not all(values[1:])):
        return False
    made = _made(values, signs)
    if result[0].unit == "%" and signs[-1] in "/:":
        made *= 100
    last_place = Decimal(1).scaleb(-_places(result[0]))
    return abs(abs(made) - abs(result[0].value)) <= last_place * _ROUNDED


def _made(values: Sequence[Decimal], signs: Sequence[str]) -> Decimal:
    pairs = zip(signs, values[1:], strict=True)
    return reduce(lambda made, pair: _WAYS[pair[0]](made, pair[1]), pairs, values[0])


def _places(number: Number) -> int:
    """Decimals of a number as written; for "3,5 miljoen" less than none."""
    exact = -int(number.value.normalize().as_tuple().exponent) if number.value else 0
    scaled = any(re.search(rf"\d\s*{scale}\b", number.display, re.IGNORECASE) for scale in SCALES)
    return exact if scaled else max(0, exact)
