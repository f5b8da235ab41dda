"""Whether a figure was realised, budgeted, a norm, a target or expected."""

from __future__ import annotations

import re

from corpus.model import FigureKind

_KINDS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (
    ("norm", re.compile(r"\bnorm\b|\bstreefwaarde\b", re.IGNORECASE)),
    ("streven", re.compile(r"\bstreven\b|\bstreef\w*|\bdoel(?:stelling)?\b", re.IGNORECASE)),
    (
        "begroot",
        re.compile(r"(?<!dan )\bbegroot\w*|(?<!volgens de )(?<!van de )\bbegroting\b", re.IGNORECASE),
    ),
    (
        "verwacht",
        re.compile(r"\bverwacht\w*|\bprognose\b|\b\w*raming\b|\bgeraamd\w*|\bgeschatte\b", re.IGNORECASE),
    ),
)
_DIFFERENCE = re.compile(r"\bverschil\b|\bafwijking\b", re.IGNORECASE)
_HEADINGS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (
    (
        "gerealiseerd",
        re.compile(
            r"\brealisatie\b|\b(?:jaar)?rekening\b(?! courant)|\bwerkelijk\w*"
            r"|\bgerealiseerd\w*|\bbehaald\b|\bstand\b",
            re.IGNORECASE,
        ),
    ),
    ("norm", re.compile(r"\b\w*norm\b|\bgrenswaarde\b|\bsignaalwaarde\b", re.IGNORECASE)),
    (
        "streven",
        re.compile(
            r"\bstreef\w+|\bstreven\b|\bdoel(?:stelling|waarde)?\b|\bambitie\b|\btarget\b", re.IGNORECASE
        ),
    ),
    ("begroot", re.compile(r"\b\w*begroting\w*|\bmeerjarenplan\b|\bbegroot\w*|\bprimitief\b", re.IGNORECASE)),
    (
        "verwacht",
        re.compile(r"\bprognose\b|\bverwacht\w*|\b\w*raming\b|\bgeraamd\b|\bvooruitzicht\b", re.IGNORECASE),
    ),
)
_BESIDE = re.compile(r"\([^)]*(?<!\d)(?!(?:19|20)\d\d(?!\d))\d[^)]*\)")
"""Brackets with a number in them, as in "Aandeel (streven is 30%)": they set a norm beside what is given."""
_NEAR = 45
"""How many characters before a number may say its kind."""


def kind_in_text(sentence: str, begin: int) -> FigureKind:
    """The kind that the nearest words before the number at `begin` name: "streven is minimaal 30%"."""
    near = sentence[max(0, begin - _NEAR) : begin]
    return next((kind for kind, pattern in _KINDS if pattern.search(near)), "gerealiseerd")


def kind_in_table(column: str, row: str, title: str) -> FigureKind:
    """The kind that a cell's column names, else its row, else the title where it names one only."""
    for heading in (_BESIDE.sub("", column), _BESIDE.sub("", row)):
        if _DIFFERENCE.search(heading):
            return "gerealiseerd"
        if kinds := _named(heading):
            return kinds[0]
    kinds = _named(title)
    return kinds[0] if len(kinds) == 1 else "gerealiseerd"


def _named(heading: str) -> list[FigureKind]:
    return [kind for kind, pattern in _HEADINGS if pattern.search(heading)]
