"""Which columns of a table name its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.grids.heads import is_value_column
from ingest.grids.text import Raster, kind_of

_TIME_HEADING = re.compile(
    r"(?:(?:rapport|boek|verslag|begrotings|peil|school|kalender)?jaar|jaren|periode|kwartaal|maand|datum|peildatum)",
    re.IGNORECASE,
)
_NAME_HEADING = re.compile(
    r"#|(?:\w+[ -])*(?:nr|no|\w*nummer|id|\w*code|rang|positie|volgnr|volgnummer|artikelnr|postcode)\.?",
    re.IGNORECASE,
)
_PROSE = 80
"""Mean length, characters, from which a column of texts does not name rows but tells about them."""


def label_columns(grid: Raster, rows: Sequence[int], heads: dict[int, str]) -> tuple[int, ...]:
    """The columns that together name each of the rows, in order; empty where none does."""
    kinds = {kind_of(head) for head in heads.values()}
    if not rows or (kind_of(heads.get(0, "")) == "period" and kinds <= {"period", "empty"}):
        return ()
    leading = _leading(grid, rows, heads)
    if not leading and not _names_rows(grid, rows, heads):
        return tuple(_times(grid, rows, heads))
    chosen = _telling(grid, rows, heads, leading or [0])
    return tuple(sorted({*chosen, *_times(grid, rows, heads)}))


def is_name_column(grid: Raster, column: int, rows: Sequence[int], heading: str) -> bool:
    """Whether the numbers of a column are names, no amounts: codes, ranks, years."""
    if _NAME_HEADING.fullmatch(heading.strip()) or _TIME_HEADING.fullmatch(heading.strip()):
        return True
    texts = [t for t in grid.column(column, rows) if t]
    return any(re.fullmatch(r"0\d+", t) for t in texts) or (
        not heading and _is_numbering([t for t in texts if t[0].isdigit()])
    )


def _is_numbering(texts: Sequence[str]) -> bool:
    """Whether texts are rising numbers of sections: 1.1, 1.2, 4.1.1."""
    if len(texts) < 3 or not all(re.fullmatch(r"\d{1,2}(?:\.\d{1,2})+\.?", t) for t in texts):
        return False
    numbers = [[int(part) for part in t.rstrip(".").split(".")] for t in texts]
    return all(a < b for a, b in pairwise(numbers))


def counts_rows(grid: Raster, column: int, rows: Sequence[int]) -> bool:
    """Whether a label column numbers rows one by one: 1, 2, 3; a blank in it belongs to none of them."""
    texts = [t.rstrip(".") for t in grid.column(column, rows) if t]
    numbers = [int(t) for t in texts if re.fullmatch(r"\d{1,3}", t)]
    return len(numbers) == len(texts) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def filled_down(grid: Raster, column: int, rows: Sequence[int]) -> list[str]:
    """The texts of a label column, a blank taking what stands above it."""
    found: list[str] = []
    for text in grid.column(column, rows):
        found.append(text or (found[-1] if found else ""))
    return found


def _leading(grid: Raster, rows: Sequence[int], heads: dict[int, str]) -> list[int]:
    """The columns before the first of values."""
    found: list[int] = []
    for c in range(grid.width):
        named = is_name_column(grid, c, rows, heads.get(c, "")) or (c == 0 and _is_rank(grid, rows))
        if is_value_column(grid, c, min(rows)) and not named:
            break
        found.append(c)
    return found if len(found) < grid.width or len(found) > 1 else [0]


def _is_rank(grid: Raster, rows: Sequence[int]) -> bool:
    """Whether the first column counts the rows: 1, 2, 3, with texts in the next."""
    texts = [t.rstrip(".") for t in grid.column(0, rows) if t]
    beside = sum(grid.kinds[r][1] == "text" for r in rows) if grid.width > 1 else 0
    return len(texts) > 1 and texts == [str(n + 1) for n in range(len(texts))] and beside >= len(texts)


def _names_rows(grid: Raster, rows: Sequence[int], heads: dict[int, str]) -> bool:
    """Whether a first column of numbers names the rows: ages, sizes; each another, in order, under words."""
    texts = [t for t in grid.column(0, rows) if t]
    numbers = [int(t) for t in texts if re.fullmatch(r"\d{1,4}", t)]
    rising = len(numbers) == len(texts) > 1 and all(a < b for a, b in pairwise(numbers))
    return rising and bool(re.search(r"[^\W\d_]", heads.get(0, "")))


def _times(grid: Raster, rows: Sequence[int], heads: dict[int, str]) -> list[int]:
    """Columns that say for each row which time it is about."""
    return [
        c
        for c in range(grid.width)
        if _TIME_HEADING.fullmatch(heads.get(c, "").strip())
        and sum(grid.kinds[r][c] == "period" for r in rows) * 2 >= len(rows)
    ]


def _telling(grid: Raster, rows: Sequence[int], heads: dict[int, str], leading: Sequence[int]) -> list[int]:
    """From left to right the columns that are needed to tell the rows apart, and the name behind a code."""
    chosen: list[int] = []
    keys: list[tuple[str, ...]] = [()] * len(rows)
    coded = False
    for c in leading:
        texts = filled_down(grid, c, rows)
        wider = [(*key, text) for key, text in zip(keys, texts, strict=True)]
        helps = len(set(wider)) > len(set(keys))
        unnamed = bool(heads) and not heads.get(c) and any(texts)
        if chosen and not (coded or unnamed or helps):
            continue
        if chosen and not (coded or unnamed) and _mean(texts) > _PROSE:
            continue
        coded = _is_coded(texts)
        chosen.append(c)
        keys = wider
    return chosen


def _is_coded(texts: Sequence[str]) -> bool:
    """Whether a column holds codes, ranks or years, which do not say what a row is about."""
    filled = [t for t in texts if t]
    codes = sum(
        bool(re.fullmatch(r"[\d.\-/]+|[A-Z]{1,3}|[IVXLC]+|(?=.*[\d_])[\w.\-]{1,20}", t)) for t in filled
    )
    return bool(filled) and codes >= 0.8 * len(filled)


def _mean(texts: Sequence[str]) -> float:
    filled = [t for t in texts if t]
    return sum(map(len, filled)) / len(filled) if filled else 0
