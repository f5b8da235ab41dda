"""Rows of a table that head the rows below them, notes at its foot, and totals that stand outside a group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_TOTAL = re.compile(r"(?:eind|sub)?(?:totaal|totalen)\b|saldo\b|resultaat\b|som\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"eindtotaal\b|totaal generaal\b|algemeen totaal\b|totaal alle\b|(?:eind)?saldo\b|resultaat\b",
    re.IGNORECASE,
)
_SUB = re.compile(r"subtotaa?l(?:en)?\b", re.IGNORECASE)
_NOTE = re.compile(
    r"\*|[¹²³]|\d\)|(?:bron|nb|n\.b|noot|toelichting|peildatum|let op)\b\.?:?|\(\d+\)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row by its label and its first values: what decides which group it belongs to.

    Attributes:
        index: its row in the grid.
        label: its label.
        heads: whether it has nothing but a label.
        values: its values, None where it has none.
    """

    index: int
    label: str
    heads: bool
    values: tuple[Decimal | None, ...] = ()


def is_total(label: str) -> bool:
    """Whether a row adds up others."""
    return bool(_TOTAL.match(label))


def is_note(text: str) -> bool:
    """Whether a text at the foot of a table explains it: a footnote, a source."""
    return bool(_NOTE.match(text.strip()))


def assign(rows: Sequence[Labelled]) -> dict[int, Labelled | None]:
    """For each row of values, by its index, the heading row it belongs to; None where it belongs to none."""
    found: dict[int, Labelled | None] = {}
    head: Labelled | None = None
    members: list[Labelled] = []
    all_rows: list[Labelled] = []
    closed = _group_totals(rows)
    for row in rows:
        if row.heads:
            head, members = row, []
            continue
        if head and members and is_total(row.label) and _is_outside(row, head, members, all_rows, closed):
            head = None
        found[row.index] = head
        all_rows.append(row)
        members.append(row)
        if head and is_total(row.label) and sum(not is_total(m.label) for m in members):
            head, members = None, []
    return found


def _is_outside(
    total: Labelled, head: Labelled, members: Sequence[Labelled], before: Sequence[Labelled], closed: bool
) -> bool:
    """Whether a total adds up more than the group it stands behind: by its sum, else by its words."""
    own = [m for m in members if not is_total(m.label)]
    everything = [m for m in before if not is_total(m.label)]
    if len(everything) > len(own):
        if _adds_up(total, own):
            return False
        if _adds_up(total, everything):
            return True
    if _SUB.match(total.label) or _names(total.label, head.label):
        return False
    return bool(_WHOLE.match(total.label)) or not closed


def _group_totals(rows: Sequence[Labelled]) -> bool:
    """Whether a group that is followed by another one ends in a total: then each has its own."""
    heads = [n for n, row in enumerate(rows) if row.heads]
    ends = [rows[n - 1] for n in heads[1:] if not rows[n - 1].heads]
    return len(ends) > 0 and all(is_total(row.label) for row in ends)


def _adds_up(total: Labelled, rows: Sequence[Labelled]) -> bool:
    """Whether all values of a row are the sums of those of others, but for rounding."""
    sums = 0
    for column, value in enumerate(total.values):
        parts = [v for row in rows if column < len(row.values) and (v := row.values[column]) is not None]
        if value is None or not parts:
            continue
        if abs(sum(parts) - value) > Decimal(len(parts)) * _step((*parts, value)):
            return False
        sums += value != 0
    return sums > 0


def _step(values: Sequence[Decimal]) -> Decimal:
    """Half the last place that values are given in."""
    return Decimal(1).scaleb(min(int(v.as_tuple().exponent) for v in values)) / 2


def _names(label: str, head: str) -> bool:
    words = {w.casefold() for w in re.findall(r"[^\W\d_]{4,}", head)}
    return any(w.casefold() in words for w in re.findall(r"[^\W\d_]{4,}", _TOTAL.sub("", label)))
