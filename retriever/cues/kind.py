"""What a question wants: a figure, a change, a definition, a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.numbers import Number
from retriever.cues.kind_cues import ASKS_RULE, COMPARING, KIND_CUES, MEASURE, Kind
from retriever.cues.patterns import any_of

_ASKS_GAP = any_of(
    r"\bhoeveel\b[^?.]*\b(?:minder|meer|lager|hoger)\b",
    r"\bhow (?:much|many) (?:more|less|fewer|lower|higher)\b",
    r"\bwat scheelt\b|\bscheelt dat\b",
)
"""Two numbers are known and their difference is asked: no contradiction."""


_EITHER = re.compile(
    r"(?<![\d.,-])(?!(?:19|20)\d\d\b)\d[\d.,]*(?: ?%| procent| [a-z]+)? of (?:toch |juist |nou )?"
    r"(?!(?:19|20)\d\d\b)\d[\d.,]*(?! ?-?(?:jaar|jarig|jr))",
    re.IGNORECASE,
)
"""Two numbers of which one is to be right: "8 of 9 procent?"."""


def kind_of(text: str, documents: Sequence[str], numbers: Sequence[Number]) -> Kind:
    """What a question wants.

    Args:
        text: the question.
        documents: ids of the documents it names.
        numbers: the numbers it states as known, no years or ages; the two ends of a span count as one.
    """
    if len(documents) > 1 or (documents and COMPARING.search(text)):
        return Kind.COMPARE
    if _EITHER.search(text):
        return Kind.CONFLICT
    if (
        len(numbers) > 1
        and not _ASKS_GAP.search(text)
        and re.search(r"\b(of|en|or|and|versus|vs|maar)\b", text)
    ):
        return Kind.CONFLICT
    opened = text[:1].lower() + text[1:]  # the capital that opens a sentence tells nothing
    kind = next((kind for kind, cues in KIND_CUES if cues.search(opened)), Kind.TEXT)
    return Kind.TEXT if kind is Kind.TREND and ASKS_RULE.search(opened) else kind


def names_measure(text: str) -> bool:
    """Whether keywords name something measured first: "ziekteverzuim", "saldo", no "code voor het saldo"."""
    head = re.split(r"\b(?:voor|van|over|for|of)\b", text, maxsplit=1)[0]
    return bool(re.search(MEASURE, head, re.IGNORECASE))
