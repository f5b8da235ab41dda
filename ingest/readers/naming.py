"""Names and numbers listed in a warning, so that it stays one line that people read."""

from __future__ import annotations

from collections.abc import Sequence

MOST_NAMED = 5
LONGEST_NAME = 40
"""Of a name that stands in a file and may be a whole text; characters."""


def listed(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """Names in quotes and in a row, cut to size: "'Blad1', 'Blad2' en 7 andere"."""
    shown = ", ".join(f"'{_cut(name)}'" for name in names[:most])
    return shown + (f" en {len(names) - most} andere" if len(names) > most else "")


def _cut(name: str) -> str:
    bare = " ".join(name.split())
    return bare if len(bare) <= LONGEST_NAME else f"{bare[: LONGEST_NAME - 1].rstrip()}…"
