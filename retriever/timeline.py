"""Tables whose columns are years."""

from __future__ import annotations

from corpus.dutch.periods import find_periods
from corpus.model import Table


def column_years(table: Table) -> list[int | None]:
    """The year each column names."""
    return [(p[0].year if (p := find_periods(c)) else None) for c in table.columns]


def has_timeline(table: Table) -> bool:
    """Whether the columns are different years."""
    return len({y for y in column_years(table) if y}) > 1
