"""Find the rows of tables in extracted lines: labels, values, and the columns that values stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines import Line

_VALUE = re.compile(r"(?:€\s?)?[-–\u2212]?\d[\d.,]*%?\*{0,4}|/|[-–]")
_YEAR = re.compile(r"(?:19|20)\d\d\*{0,4}")
_PARTICLES = frozenset(
    """
    den de het 's ter ten sint st. nieuw oud groot klein noord zuid oost west
    """.split()
)
_GAP = 6
"""How many lines without values may stand between two rows of one table: row groups and wrapped labels."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line that ends in values. `slots` has one entry a column, None where empty; () where unknown."""

    index: int
    label: str
    values: tuple[str, ...]
    slots: tuple[str | None, ...] = ()

    @property
    def is_years(self) -> bool:
        """Whether all its values are years: a header."""
        return all(_YEAR.fullmatch(v) for v in self.values)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The rows of one table by line number, its header of years if it has one, and its number of columns."""

    rows: tuple[RowLine, ...]
    years: RowLine | None
    width: int

    @property
    def first(self) -> int:
        """Line number of the first row or header of years."""
        return min([r.index for r in self.rows] + ([self.years.index] if self.years else []))

    @property
    def last(self) -> int:
        """Line number of the last row."""
        return self.rows[-1].index


def find_clusters(lines: Sequence[Line]) -> list[Cluster]:
    """Tables among the lines of one page: at least three rows, or two under a header of years."""
    runs: list[list[RowLine]] = []
    gap = 0
    for i, line in enumerate(lines):
        row = _row(i, line)
        if row is not None:
            if not runs or gap > _GAP:
                runs.append([])
            runs[-1].append(row)
            gap = 0
        elif not line.is_blank:
            gap += 1 if not re.search(r"[.:;]$", line.bare) and not line.is_bullet else _GAP + 1
    return [c for run in runs if (c := _cluster(run))]


def split_header(line: str, cells: int) -> list[str] | None:
    """Cut a header line into `cells` cells at its capitals, from the right; None where it has too few.

    "RVP Vaccinatiegraden Amsterdam Rotterdam Den Haag" in 3 gives Amsterdam, Rotterdam, Den Haag, preceded
    by what is left as a first element: the heading of the row labels.
    """
    starts: list[int] = []
    words = list(re.finditer(r"\S+", line))
    for i, word in enumerate(words):
        bound = i > 0 and words[i - 1].group().lower() in _PARTICLES
        if word.group()[0].isupper() and not bound:
            starts.append(word.start())
    if len(starts) < cells:
        return None
    cuts = starts[-cells:]
    ends = [*cuts[1:], len(line)]
    return [line[: cuts[0]].strip(), *(line[b:e].strip() for b, e in zip(cuts, ends, strict=True))]


def is_value(text: str) -> bool:
    """Whether a text is a single value and nothing else."""
    return bool(_VALUE.fullmatch(text.strip()))


def _row(index: int, line: Line) -> RowLine | None:
    raw = line.text.replace("\u00a0", " ").rstrip()
    tokens = list(re.finditer(r"\S+", raw))
    at = len(tokens)
    while at > 0 and _VALUE.fullmatch(tokens[at - 1].group()):
        at -= 1
    values = tokens[at:]
    if not values or line.is_bullet or _is_range([t.group() for t in values]):
        return None
    label = raw[: values[0].start()]
    if label.strip() and not re.search(r"[^\W\d_]{2}", label):
        return None
    slots: list[str | None] = []
    end = len(label.rstrip()) if label.strip() else values[0].start() - 1
    for token in values:
        slots.extend([None] * max(0, token.start() - end - 1))
        slots.append(token.group())
        end = token.end()
    if len(slots) < 2:
        return None
    return RowLine(index, label.strip(), tuple(t.group() for t in values), tuple(slots))


def _is_range(values: list[str]) -> bool:
    """Whether it is a span of years ("2016 – 2023"), not a row."""
    return bool(re.fullmatch(r"(19|20)\d\d [-–] (19|20)\d\d", " ".join(values)))


def _cluster(run: list[RowLine]) -> Cluster | None:
    years = next((r for r in run if r.is_years), None)
    rows = [r for r in run if not r.is_years]
    if len(rows) < (2 if years else 3):
        return None
    width = len(years.values) if years else Counter(len(r.values) for r in rows).most_common(1)[0][0]
    return Cluster(tuple(_fit(r, width) for r in rows), years, width)


def _fit(row: RowLine, width: int) -> RowLine:
    """The row with one slot a column where that can be proven, else with none."""
    extra = len(row.values) - width
    if extra == 0:
        return RowLine(row.index, row.label, row.values, row.values)
    if extra > 0:
        label = f"{row.label} {' '.join(row.values[:extra])}".strip()
        return RowLine(row.index, label, row.values[extra:], row.values[extra:])
    if len(row.slots) == width:
        return row
    return RowLine(row.index, row.label, row.values, ())
