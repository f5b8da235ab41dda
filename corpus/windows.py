"""A part of a text marked inside it: the part is embedded, and what stands around it is read along.

A sentence such as "Dat zijn er 45 minder" says little alone; read inside its paragraph its vector is near
questions on what it is about. The marked text is a string, so that it is its own key where vectors are kept.
"""

from __future__ import annotations

_OPENS, _CLOSES = "\ufdd0", "\ufdd1"
"""Noncharacters of Unicode: they stand in no document."""

Span = tuple[int, int]


def marked(text: str, begin: int, end: int) -> str:
    """A text with the part from `begin` to `end` marked; the text itself where that is all of it."""
    if begin == 0 and end == len(text):
        return text
    return f"{text[:begin]}{_OPENS}{text[begin:end]}{_CLOSES}{text[end:]}"


def unmarked(text: str) -> tuple[str, Span | None]:
    """The text without marks, and the part that was marked; None where none was."""
    before, opened, rest = text.partition(_OPENS)
    if not opened:
        return text, None
    inside, _, after = rest.partition(_CLOSES)
    return f"{before}{inside}{after}", (len(before), len(before) + len(inside))


def alone(text: str) -> str:
    """The marked part behind the first line, which is the heading, for a model that cannot read around it."""
    whole, span = unmarked(text)
    if span is None:
        return text
    heading, line_end, _ = whole.partition("\n")
    part = whole[slice(*span)]
    return f"{heading}: {part}" if line_end and len(heading) < span[0] else part
