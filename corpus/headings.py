"""The column headings of tables, whose vectors tell which column a question means in other words."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import Table


def headings_of(tables: Iterable[Table]) -> list[str]:
    """The headings that have a letter, each once, in order."""
    found = dict.fromkeys(heading for table in tables for heading in table.columns)
    return [heading for heading in found if any(map(str.isalpha, heading))]
