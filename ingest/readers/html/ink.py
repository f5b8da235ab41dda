"""Collect the words of a paragraph or cell as they are shown: white space folded, lines parted at breaks."""

from __future__ import annotations

import re

from ingest.readers.html.tree import squeeze

_RAISED = str.maketrans("0123456789+-=()[]", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁽⁾")
_RAISABLE = re.compile(r"[\s\d+\-=()\[\],*]*\d[\s\d+\-=()\[\],*]*")

_NOTE_MARK = re.compile(r"[\[(]?\d{1,3}[\])]?")


class Ink:
    """Text in the making."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.taken = 0
        self.size = 0
        self.bold = 0
        self.linked = 0

    def write(self, text: str, bold: bool = False, linked: bool = False) -> None:
        """Add a text as it stands in the page."""
        self.parts.append(text.replace("\n", " "))
        size = len(text.strip())
        self.size += size
        self.bold += size if bold else 0
        self.linked += size if linked else 0

    def line(self) -> None:
        """End the line."""
        self.parts.append("\n")

    def begin_line(self) -> None:
        """End the line where there is one."""
        if self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")

    def raise_from(self, mark: int) -> None:
        """Raise the figures added since `mark`: "1.250" with note 1 is "1.250¹", not "1.2501"."""
        text = "".join(self.parts[mark:])
        if _RAISABLE.fullmatch(text):
            self.parts[mark:] = [text.strip().translate(_RAISED)]

    def link_from(self, mark: int) -> None:
        """Treat what was added since `mark` as a link within the page: raise a number, drop a mere arrow."""
        text = "".join(self.parts[mark:])
        before = "".join(self.parts[max(0, mark - 1) : mark])
        if before[-1:].strip() and _NOTE_MARK.fullmatch(text.strip()):
            self.raise_from(mark)
        elif not any(c.isalnum() for c in text):
            del self.parts[mark:]

    def take(self) -> list[tuple[str, ...]]:
        """The lines written so far, parted where a line was left empty; starts afresh.

        A line that ends in a hyphen keeps a space behind it: its author broke it there, between two words.
        """
        groups: list[list[str]] = [[]]
        for part in "".join(self.parts).split("\n"):
            line = squeeze(part)
            if line.replace("\u00a0", ""):
                groups[-1].append(line)
            elif groups[-1]:
                groups.append([])
        self.parts, self.size, self.bold, self.linked = [], 0, 0, 0
        self.taken += 1
        return [_breaks(group) for group in groups if group]


def _breaks(lines: list[str]) -> tuple[str, ...]:
    return (*(f"{line} " if line.endswith("-") else line for line in lines[:-1]), lines[-1])
