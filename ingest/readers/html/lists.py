"""The numbers of a numbered list, as a browser shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ingest.readers.html.tree import attribute, children

_PLAIN = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(lower|upper)-(alpha|latin|roman)", re.IGNORECASE)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class ListCount:
    """A list being read: how it numbers, the next number, and the step to the one after."""

    style: str
    following: int = 1
    step: int = 1

    @classmethod
    def of(cls, tag: str, node: LexborNode) -> ListCount:
        """The count of a list that opens; only <ol> numbers, and not where its style says otherwise."""
        attributes = node.attributes
        if tag != "ol" or _PLAIN.search(attributes.get("style") or ""):
            return cls("")
        back = "reversed" in attributes
        start = _number(attribute(attributes, "start"))
        if start is None:
            start = _items(node) if back else 1
        return cls(_style(attributes), start, -1 if back else 1)


def item_label(count: ListCount, value: str) -> str:
    """What stands before the next item of a list: "3. ", or "" where it does not number."""
    if not count.style:
        return ""
    given = _number(value)
    number = count.following if given is None else given
    count.following = number + count.step
    return f"{_written(number, count.style)}. "


def _style(attributes: dict[str, str | None]) -> str:
    """Its numbering as the type of an <ol> has it: 1, a, A, i or I."""
    found = _STYLE.search(attributes.get("style") or "")
    if not found:
        return attribute(attributes, "type") or "1"
    sign = "i" if found[2].lower() == "roman" else "a"
    return sign.upper() if found[1].lower() == "upper" else sign


def _written(number: int, style: str) -> str:
    if style in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if style == "a" else letter.upper()
    if style in ("i", "I") and 1 <= number <= 39:
        roman = _roman(number)
        return roman if style == "i" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        while number >= value:
            found += sign
            number -= value
    return found


def _number(value: str) -> int | None:
    return int(value) if re.fullmatch(r"-?[0-9]{1,9}", value) else None


def _items(node: LexborNode) -> int:
    return sum(child.tag == "li" for child in children(node))
