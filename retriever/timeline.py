"""Tables whose columns are years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.periods import find_periods
from corpus.model import Table


def column_years(table: Table) -> list[int | None]:
    """The year each column names."""
    return [(p[0].year if (p := find_periods(c)) else None) for c in table.columns]


_STEP_BACK = re.compile(
    r"\b(?:jaar (?:eerder|(?:er|daar)?voor(?!\w)|ervoor|daarvoor)|vorige? jaar|voorgaande jaar|jaar tevoren"
    r"|(?:in|binnen) (?:een|één|1) jaar(?: tijd)?|(?:het )?(?:laatste|afgelopen) jaar|year (?:before|earlier)"
    r"|last year|(?:in|within) (?:a|one) year)\b",
    re.IGNORECASE,
)


def years_set_apart(text: str, named: Sequence[int], known: Sequence[int]) -> tuple[int, ...]:
    """The years that a text compares: those it names; with "het jaar ervoor" also the one before.

    Args:
        text: the question.
        named: the years it names.
        known: the years that there are figures of.
    """
    if len(named) > 1 or not known or not _STEP_BACK.search(text):
        return tuple(named)
    last = named[0] if named else max(known)
    before = [y for y in known if y < last]
    return (max(before), last) if before else tuple(named)


def has_timeline(table: Table) -> bool:
    """Whether the columns are different years."""
    return len({y for y in column_years(table) if y}) > 1
