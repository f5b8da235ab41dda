"""Norms, targets and limits in a question: which is meant, and which side of it is supposed."""

from __future__ import annotations

import re

from retriever.cues.patterns import any_of

NORM = re.compile(
    r"\b(?P<het>streven|streefcijfer|streefpercentage|streefaantal|\w*doel|minimum|maximum|plafond)\b"
    r"|\b(?P<de>norm|\w+norm|streefwaarde|eis|\w+eis|ondergrens|bovengrens|doelstelling|standaard)\b"
    r"|\b(?P<en>target|norm|standard|threshold|minimum|maximum)\b",
    re.IGNORECASE,
)
MOST = any_of(
    r"\b(?:maximaal|hooguit|hoogstens|ten hoogste|maximum|plafond|bovengrens)\b",
    r"\b(?:minder dan|niet (?:meer|hoger|groter) dan|at most|less than|lager dan)\b",
)
"""Words of a bound that must not be passed; other bounds must be reached."""
_MISSED = any_of(
    r"\bniet (?:\w+ ){0,2}(?:ge)?haal\w*|\bhaal\w* .{0,40}\bniet\b",
    r"\bniet (?:\w+ )?(?:voldaan|voldoet|bereikt)\b",
    r"\b(?:voldo\w+|bereik\w+) (?:\w+ ){0,2}niet\b",
    r"\b(?:gemist|missed|tekortschiet|schiet\w* tekort)\b|\b(?:not|n't) (?:met|meet|reach)",
)
_REACHED = any_of(
    r"\b(?:haalt|haalde|halen|haalden|gehaald|voldoet|voldeed|voldaan|bereikt)\b",
    r"\b(?:met|meets?|reached|reach)\b",
)
_ABOVE = any_of(r"\b(?:boven|overschre\w+|overstijg\w*|overstegen|ruim|passed|above|exceed\w*)\b")
_BELOW = any_of(r"\b(?:onder|beneden|tekort|kort|below|short)\b")


def names_norm(text: str) -> bool:
    """Whether a text names a norm, a target or a limit."""
    return bool(NORM.search(text))


def said_norm(text: str, english: bool) -> str:
    """The norm of a question with its article: "het streven", "the target"."""
    found = NORM.search(text)
    word = found.group().lower() if found else "norm"
    if english:
        return f"the {word}"
    return f"{'het' if found and found['het'] else 'de'} {word}"


def supposed_above(text: str, most: bool) -> bool | None:
    """Whether a text supposes a value above a bound (True) or below it (False); None where neither.

    `most` tells that the bound must not be passed: to meet it is then to stay below.
    """
    if _MISSED.search(text):
        return most
    if _REACHED.search(text):
        return not most
    if _ABOVE.search(text):
        return True
    return False if _BELOW.search(text) else None
