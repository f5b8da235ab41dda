"""Which way things are asked to have moved: up, down, or by how far beyond what was planned."""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.dutch.words import fold
from retriever.cues.direction import outright_direction_of
from retriever.cues.patterns import any_of


class Beside(StrEnum):
    """What figures are set beside: those of an earlier time, or what was planned."""

    BEFORE = "before"
    PLAN = "plan"


_UP = any_of(
    r"\bomhoog\b|\bvooruit\b|\bgroei\w*",
    r"\b(?:hoger|meer|langer|groter|duurder|beter|vaker|drukker) (?:geworden|gingen|werd\w*)\b",
    r"\b(?:meer|hoger|langer|groter|duurder) dan (?:vorig jaar|het jaar (?:er)?voor|(?:in )?(?:19|20)\d\d)",
)
_DOWN = any_of(
    r"\bverlo(?:or|ren|st)\b|\bverliest\b|\bkromp\w*|\bkrimp\w*",
    r"\bomlaag\b|\bachteruit\b|\bgekort\b|\bverminderd\b|\bversoberd\b",
    r"\b(?:lager|minder|korter|kleiner|goedkoper|slechter) (?:geworden|gingen|werd\w*)\b",
    r"\b(?:minder|lager|korter|kleiner|goedkoper) dan "
    r"(?:vorig jaar|het jaar (?:er)?voor|(?:in )?(?:19|20)\d\d)",
)
_PLANNED = r"(?:begroting|begroot|budget|raming|geraamd|planning|gepland|budgeted|planned)"
_OVER = any_of(
    r"overschr[ie]+[jd]|overbesteding|\boverspen[dt]",
    rf"\b(?:boven|over|(?:hoger|meer|duurder|meer uitgegeven) dan|above|more than)\b.{{0,20}}\b{_PLANNED}",
    rf"\b{_PLANNED}\b.{{0,15}}\b(?:heen|overschreden)\b",
)
_UNDER = any_of(
    r"onderschr[ie]+[jd]|onderbesteding|onderuitputting|\bunderspen[dt]",
    rf"\b(?:onder|binnen|lager dan|minder dan|below|less than)\b.{{0,20}}\b{_PLANNED}",
)


def move_of(text: str) -> tuple[bool, Beside] | None:
    """Whether up (True) or down (False), and beside what; None where no move is asked after."""
    folded = fold(text)
    for up, cue in ((True, _OVER), (False, _UNDER)):
        if cue.search(folded):
            return up, Beside.PLAN
    outright = outright_direction_of(folded)
    if outright is not None:
        return outright, Beside.BEFORE
    found = [(m.start(), up) for up, cue in ((True, _UP), (False, _DOWN)) if (m := cue.search(folded))]
    return (min(found)[1], Beside.BEFORE) if found else None


_WHICH = re.compile(
    r"\b(?:welke?"
    r"(?! (?:is|van|percentage|deel|aandeel|bedrag|jaar|mate|aantal|niveau|cijfer|kant|kwartaal)\b)"
    r"|waar(?= \w+ (?:de|het|zijn|is))|wie|noem|alle|which|where|who)\b"
)


def asks_movers(text: str) -> bool:
    """Whether a text asks which of several things moved: "bij welke hulp is de wachttijd gedaald"."""
    return bool(_WHICH.search(fold(text))) and move_of(text) is not None
