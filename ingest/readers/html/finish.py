"""What is the same for web pages and Markdown once their elements are known: labels, titles, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from ingest.elements import Element, Grid, Place, Text
from ingest.lines import BULLET

_LABEL = re.compile(
    r"(?:§|artikel|hoofdstuk|bijlage|paragraaf|afdeling|titel|deel|boek|onderdeel)?\s*"
    r"(?:\d{1,3}[a-z]{0,2}(?:[.:]\d{1,3}[a-z]{0,2})*|[IVX]{1,5}|[A-Z])\.?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d{1,3}(?:\.\d{1,3})*[a-z]?\.?")
_LETTERED = re.compile(r"(?:[a-z]{1,2}|\d{1,2})°?[.)]\s+\S")
_ALONE = re.compile(r"(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,3})°?[.)]", re.IGNORECASE)
_CAPTION = re.compile(r"(?:tabel|table)\s+(?:\d|[A-Z]\b)[\w.\-]*", re.IGNORECASE)
_LEGAL = (
    re.compile(r"(?:deel|boek)\s+[\dIVXA-Z]", re.IGNORECASE),
    re.compile(r"hoofdstuk\s+[\dIVXA-Z]", re.IGNORECASE),
    re.compile(r"(?:afdeling|titel)\s+[\dIVXA-Z]", re.IGNORECASE),
    re.compile(r"(?:§+|paragraaf)\s*\d", re.IGNORECASE),
    re.compile(r"artikel\s+[\dIVXA-Z]", re.IGNORECASE),
)
"""What a law is divided in, from large to small."""

_Ranks: TypeAlias = dict[int, tuple[list[int], list[int]]]
"""By level: the ranks of its headings as parts of a law, and how many points their numbers have."""


def finish(elements: Iterable[Element]) -> tuple[Element, ...]:
    """Elements as read from markup, with numbers joined to their headings, levels set right, and places."""
    found = _labelled([_item(e) if isinstance(e, Text) else e for e in elements])
    return tuple(_placed(_captions(_levels(_headings(found)))))


def _item(text: Text) -> Text:
    """A paragraph that was written as a list item, "– tekst" or "a. tekst", as one."""
    if text.kind not in ("paragraph", "item"):
        return text
    bullet = BULLET.match(text.lines[0])
    if bullet and len(text.lines[0]) > bullet.end():
        return replace(text, kind="item", lines=(text.lines[0][bullet.end() :], *text.lines[1:]))
    return replace(text, kind="item") if _LETTERED.match(text.lines[0]) else text


def _labelled(elements: Sequence[Element]) -> list[Element]:
    """Items with the label that is set apart from their text, "a." beside a paragraph, as one."""
    found: list[Element] = []
    for element in elements:
        above = found[-1] if found else None
        if isinstance(element, Text) and isinstance(above, Text) and _labels(above, element):
            found[-1] = replace(above, lines=(f"{above.lines[0]} {element.lines[0]}", *element.lines[1:]))
        else:
            found.append(element)
    return found


def _labels(above: Text, text: Text) -> bool:
    alone = above.kind in ("item", "note") and len(above.lines) == 1
    return alone and text.kind == "paragraph" and bool(_ALONE.fullmatch(above.lines[0]))


def _headings(elements: Sequence[Element]) -> list[Element]:
    """A heading that is only a number or label together with the heading below it, which names it."""
    found: list[Element] = []
    for element in elements:
        above = found[-1] if found else None
        if isinstance(element, Text) and isinstance(above, Text) and _belongs(above, element):
            level = above.level if above.kind == "heading" else element.level
            found[-1] = replace(element, lines=(*above.lines, *element.lines), level=level)
        else:
            found.append(element)
    return found


def _belongs(above: Text, heading: Text) -> bool:
    if heading.kind != "heading" or len(above.lines) != 1:
        return False
    if above.kind == "heading":
        return above.level < heading.level and bool(_LABEL.fullmatch(above.lines[0].strip()))
    return above.kind == "item" and bool(_COUNT.fullmatch(above.lines[0].strip()))


def _levels(elements: Sequence[Element]) -> list[Element]:
    """Headings with their levels; where one holds both § and articles, or 2 and 2.1, these differ."""
    ranks: _Ranks = {}
    for e in elements:
        if isinstance(e, Text) and e.kind == "heading":
            legal, depth = ranks.setdefault(e.level, ([], []))
            legal.extend(r for r in [_legal(e)] if r is not None)
            depth.extend(d for d in [_depth(e)] if d is not None)
    widths = {level: max(len(set(a)), len(set(b)), 1) for level, (a, b) in ranks.items()}
    base = {level: level + sum(w - 1 for k, w in widths.items() if k < level) for level in widths}
    return [_levelled(e, base, ranks) for e in elements]


def _levelled(element: Element, base: dict[int, int], ranks: _Ranks) -> Element:
    if not isinstance(element, Text) or element.kind != "heading":
        return element
    legal, depth = ranks[element.level]
    own, dots = _legal(element), _depth(element)
    down = sorted(set(legal)).index(own) if own is not None else 0
    down += sorted(set(depth)).index(dots) if dots is not None else 0
    return replace(element, level=base[element.level] + down)


def _legal(heading: Text) -> int | None:
    return next((i for i, pattern in enumerate(_LEGAL) if pattern.match(heading.lines[0])), None)


def _depth(heading: Text) -> int | None:
    """How many points a decimal number before the heading has; None where it has no number."""
    number = re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.?(?:\s|$)", heading.lines[0])
    return number[1].count(".") if number else None


def _captions(elements: Sequence[Element]) -> list[Element]:
    """A line "Tabel 3 Wachttijden" directly above a table without a title, as its title."""
    found: list[Element] = []
    for element in elements:
        above = found[-1] if found else None
        if isinstance(element, Grid) and not element.title and isinstance(above, Text) and _is_caption(above):
            found[-1] = replace(element, title=" ".join(above.lines))
        else:
            found.append(element)
    return found


def _is_caption(text: Text) -> bool:
    words = " ".join(text.lines)
    return text.kind == "paragraph" and len(words) <= 200 and bool(_CAPTION.match(words))


def _placed(elements: Sequence[Element]) -> list[Element]:
    """Elements with their places: all but headings are counted, and a heading stands above one."""
    found: list[Element] = []
    count = 0
    for element in elements:
        heading = isinstance(element, Text) and element.kind == "heading"
        count += not heading
        anchor = f"boven alinea {count + 1}" if heading else f"alinea {count}"
        found.append(replace(element, place=Place(anchor=anchor)))
    return found
