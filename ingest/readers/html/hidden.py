"""Which elements of a page a reader does not see, as far as the page itself tells."""

from __future__ import annotations

import re

from ingest.readers.html.tree import attribute

_WHITE = r"(?:#fff(?:fff)?\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255)"
_GONE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0+\s*(?:;|!|$)"
    r"|font-size\s*:\s*[0-2](?:\.\d+)?(?:px|pt)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{4,}(?:px|pt)?)",
    re.IGNORECASE,
)
_PALE = re.compile(rf"(?:^|;)\s*color\s*:\s*{_WHITE}", re.IGNORECASE)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color|-image)?\s*:", re.IGNORECASE)
_WHITE_GROUND = re.compile(
    rf"(?:^|;)\s*background(?:-color)?\s*:\s*(?:{_WHITE}|transparent|none)", re.IGNORECASE
)


def is_hidden(tag: str, attributes: dict[str, str | None], opened: frozenset[str], on_colour: bool) -> bool:
    """Whether an element is not shown.

    Args:
        tag: its name.
        attributes: its attributes.
        opened: ids of what a control on the page opens: those a reader can see.
        on_colour: whether it may stand on a coloured ground, so that white text can be read.
    """
    if tag == "dialog" and "open" not in attributes:
        return True
    if not attributes:
        return False
    if attributes.get("id") in opened or attribute(attributes, "role") == "tabpanel":
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style") or ""
    if style and _GONE.search(style):
        return True
    pale = bool(style and _PALE.search(style))
    pale = pale or (tag == "font" and _is_white(attribute(attributes, "color")))
    return pale and not on_colour and not has_ground(attributes)


def has_ground(attributes: dict[str, str | None]) -> bool:
    """Whether an element sets a ground of its own that is not white."""
    if not attributes:
        return False
    style = attributes.get("style") or ""
    if attribute(attributes, "bgcolor") and not _is_white(attribute(attributes, "bgcolor")):
        return True
    return bool(style and _GROUND.search(style) and not _WHITE_GROUND.search(style))


def _is_white(colour: str) -> bool:
    return bool(re.match(_WHITE, colour, re.IGNORECASE))
