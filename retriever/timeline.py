"""What a column heading says of time, and of plan or outcome; tables whose columns are years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.dutch.periods import find_periods
from corpus.dutch.words import fold, terms
from corpus.model import Table
from retriever.cues.patterns import any_of


class Told(StrEnum):
    """Whether figures are of what came out, was planned, is aimed at, or of the gap between two of these."""

    OUTCOME = "outcome"
    PLAN = "plan"
    LATER = "later"
    TARGET = "target"
    GAP = "gap"


_TOLD = (
    (
        Told.TARGET,
        any_of(
            r"\bstreef\w*",
            r"\bnorm\w*",
            r"\bdoel(?:stelling|waarde)\b|\bdoel (?:19|20)",
            r"\bambitie\w*",
            r"\btargets?\b",
        ),
    ),
    (
        Told.GAP,
        any_of(
            r"\bverschil\w*", r"\bafwijking\w*", r"\bmutatie\w*", r"\boverschrijding\w*", r"\bdifferences?\b"
        ),
    ),
    (
        Told.LATER,
        any_of(r"\b\w*raming\w*", r"\bprognose\w*", r"\bverwacht\w*", r"\bmeerjaren\w*", r"\bforecast"),
    ),
    (
        Told.PLAN,
        any_of(
            r"\bbegro\w*", r"\bgeraamde?\b", r"\bprimitief", r"\bna wijziging", r"\bbudget\w*", r"\bplan\b"
        ),
    ),
    (
        Told.OUTCOME,
        any_of(r"realisatie", r"gerealiseerd", r"\bwerkelijk\w*", r"(?:jaar)?rekening\b", r"\bactuals?\b"),
    ),
)
RUN = 3
"""How many rows must be years for a table to go through time downwards."""
_DAY = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b")
_END = re.compile(r"\b(?:eind|ultimo|einde|31 december|end of)\b", re.IGNORECASE)
_BEGIN = re.compile(r"\b(?:begin|1 januari|start of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column heading taken apart.

    Attributes:
        about: the search terms left when time, plan and outcome are taken away.
        year: the year it names.
        end: True for the end of that year, False for its beginning, None where it says neither.
        told: whether it is a plan, an outcome, a target or a gap; None where it does not say.
    """

    about: frozenset[str]
    year: int | None
    end: bool | None
    told: Told | None


@lru_cache(maxsize=8192)
def heading_of(text: str) -> Heading:
    """What a column heading says."""
    day, periods = _DAY.search(text), find_periods(text)
    year = int(day[3]) if day else periods[0].year if periods else None
    return Heading(frozenset(terms(untimed(text))), year, moment_of(text), told_in(text))


@lru_cache(maxsize=8192)
def untimed(text: str) -> str:
    """A column heading without its time and without that it is a plan or an outcome."""
    bare = _DAY.sub(" ", text)
    for period in find_periods(text):
        bare = bare.replace(period.label, " ")
    told = told_in(text)
    bare = dict(_TOLD)[told].sub(" ", bare) if told else bare
    return " ".join(_BEGIN.sub(" ", _END.sub(" ", bare)).split())


def told_in(text: str) -> Told | None:
    """Whether a text speaks of a plan, an outcome, a target or a gap."""
    return next((told for told, cue in _TOLD if cue.search(fold(text))), None)


def moment_of(text: str) -> bool | None:
    """Whether a text speaks of the end (True) or the beginning (False) of a year; None for neither."""
    if day := _DAY.search(text):
        return (int(day[1]), int(day[2])) != (1, 1)
    return True if _END.search(text) else False if _BEGIN.search(text) else None


def column_years(table: Table) -> list[int | None]:
    """The year each column names."""
    return [heading_of(c).year for c in table.columns]


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


def is_series(table: Table) -> bool:
    """Whether it has different years, and nothing but time, plan and outcome tells its columns apart."""
    headings = [heading_of(c) for c in table.columns]
    return has_timeline(table) and all(h.year for h in headings) and len({h.about for h in headings}) == 1


def label_year(label: str) -> int | None:
    """The year that a row's label is: "2029 – raming"; None for a label that names something else."""
    found = find_periods(label)
    return found[0].year if found and not terms(untimed(label)) else None


def goes_through_time(table: Table) -> bool:
    """Whether its columns are different years, or three or more of its rows are."""
    return has_timeline(table) or len({y for r in table.rows if (y := label_year(r.label))}) >= RUN
