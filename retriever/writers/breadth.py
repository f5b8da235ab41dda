"""How much of the running text an answer tells, by what the question wants."""

from __future__ import annotations

from dataclasses import dataclass

from retriever.cues import Form, Kind
from retriever.query import Query


@dataclass(frozen=True, slots=True)
class Breadth:
    """How much is told.

    Attributes:
        paragraph: up to how many characters the paragraph of the best sentence is told on.
        beside: the same for each other sentence that is told.
        claims: how many places of the text are told at most.
        margin: least score of another place, as a share of the best.
        near: the same for a sentence of the passage of the best one.
        total: greatest length of all together, characters.
    """

    paragraph: int = 470
    beside: int = 200
    claims: int = 3
    margin: float = 0.92
    near: float = 0.8
    total: int = 900


_TEXT = Breadth()
_SEVERAL = Breadth(paragraph=600)
_STATE = Breadth(paragraph=300, claims=2, total=480)
_NARROW = Breadth(paragraph=260)
_NUMBER = Breadth(claims=2, margin=0.93, total=560)


def breadth_of(query: Query) -> Breadth:
    """How much to tell: a number is said narrowly, a reason or a list with what stands beside it."""
    if query.form in (Form.STATE, Form.YES_NO) and not query.wants_number:
        return _STATE
    if query.wants_number and query.kind is not Kind.TREND:
        return _NUMBER
    if query.several:
        return _SEVERAL
    return _NARROW if query.kind is Kind.WHO else _TEXT
