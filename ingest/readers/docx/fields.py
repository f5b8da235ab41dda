"""Fields: of a number, date or reference that Word fills in itself, only what it shows is read."""

from __future__ import annotations

_FOLIO = ("PAGE", "NUMPAGES", "SECTIONPAGES")


def kind_of(instruction: str) -> str:
    """The first word of a field's instruction, in capitals: "PAGE", "TOC", "DOCPROPERTY"."""
    words = instruction.split()
    return words[0].upper() if words else ""


def is_folio(instruction: str) -> bool:
    """Whether a field shows a page number or how many pages there are."""
    return kind_of(instruction) in _FOLIO


class Fields:
    """Which fields are open: of a field only the result is read, of a table of contents nothing."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    @property
    def silent(self) -> bool:
        """Whether what comes is not the result of a field that is shown."""
        return any(not shown or kind_of(text) == "TOC" for text, shown in self._open)

    def mark(self, kind: str) -> None:
        """Pass the beginning, the middle or the end of a field."""
        if kind == "begin":
            self._open.append(("", False))
        elif self._open and kind == "separate":
            self._open[-1] = (self._open[-1][0], True)
        elif self._open and kind == "end":
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take in a part of a field's instruction."""
        if self._open and not self._open[-1][1]:
            self._open[-1] = (self._open[-1][0] + text, False)

    @property
    def folio(self) -> bool:
        """Whether the innermost field is a page number."""
        return bool(self._open) and is_folio(self._open[-1][0])
