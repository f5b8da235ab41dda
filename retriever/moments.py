"""The time that a follow-up names by another: "een jaar eerder", "vijf jaar later"."""

from __future__ import annotations

import re

from corpus.dutch.numbers import number_word
from corpus.dutch.periods import find_periods, relative_years

_MOVED = re.compile(
    r"\b(?P<count>\d{1,2}|[a-zé]+) (?:jaar|jaren|years?) "
    r"(?P<way>later|erna|daarna|verder|after|on|eerder|ervoor|daarvoor|terug|earlier|before)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:het )?(?:jaar (?:erna|daarna|erop|daarop)|(?:the )?year after|the next year)\b", re.I
)
_BEFORE = re.compile(r"\b(?:the )?(?:year before|previous year)\b", re.IGNORECASE)
_BACK = frozenset("eerder ervoor daarvoor terug earlier before".split())
_ONE = frozenset(("een", "a", "één"))
_PART = re.compile(
    r"^(?:(?:aan|op|bij|at) )?(?:het |de |the )?(?P<part>eind(?:e|stand)?|begin|start|slot|end|beginning)"
    r" (?:van|of) (?:het|dat|dit|the|that)(?: zelfde)? (?:jaar|year)$"
    r"|^(?P<short>eind|begin) (?:van )?(?:dat|dit) jaar$",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\s*\b(?:gemiddeld|on average)\b", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"\b(?:in|op|eind|begin|per|over|van|voor|during|on|at|for)\s*$", re.IGNORECASE)


def moved_year(words: str, base: str) -> int | None:
    """The year that a fragment means by its distance from the last year of the earlier question."""
    years = [p.year for p in find_periods(base)]
    if not years:
        return None
    moved = _MOVED.search(words)
    count = _count(moved["count"]) if moved else None
    if moved and count is not None:
        return years[-1] + (-count if moved["way"].lower() in _BACK else count)
    if _NEXT.search(words):
        return years[-1] + 1
    if _BEFORE.search(words):
        return years[-1] - 1
    return next(iter(relative_years(words, years[-1])), None)


def at_edge_of_year(words: str, base: str) -> str | None:
    """The earlier question at the begin or end of its year; None where the fragment names neither."""
    part = _PART.match(words)
    periods = find_periods(base)
    if not part or not periods:
        return None
    ends = (part["part"] or part["short"]).lower().startswith(("eind", "slot", "end"))
    last = periods[-1]
    before = _BEFORE_TIME.sub("", base[: last.begin])
    if last.month:
        moment = f"op {'31 december' if ends else '1 januari'} {last.year}"
    else:
        moment = f"{'jaareinde' if ends else 'begin'} {last.year}"
    return " ".join(_AVERAGE.sub("", f"{before}{moment}{base[last.end :]}").split())


def _count(word: str) -> int | None:
    lower = word.lower()
    if lower.isdigit():
        return int(lower)
    return 1 if lower in _ONE else number_word(lower)
