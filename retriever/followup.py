"""Fold the earlier questions of a talk into a question that leans on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.dutch.periods import find_periods
from corpus.dutch.words import STOP, fold
from retriever.cues import Form, form_of
from retriever.moments import moved_year
from retriever.replacing import replaced

_OPENS = re.compile(r"^(en|maar|and|ok[eé]?|dus|of|ook)\b", re.IGNORECASE)
_BARE = re.compile(
    r"^(waarom|hoe komt dat|hoezo|why|sinds wanneer|wie|waar|hoeveel|welke)\s*(dan|dat)?\s*\?*$",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(daar(van|mee|voor|door|bij|over|aan|in|uit)|hier(van|mee|voor|door|bij|over))\b"
    r"|\b(er(van|mee|voor|door|bij|over|aan)|daar|daarbuiten|deze|dit|ze|zij|hun|hij)\b"
    r"|\b(dezelfde|hetzelfde|zelfde|idem|ook|that|those|they|them|it|this)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:^|(?P<before>[\w'’]+)\s+)(?:dat|die)\b", re.IGNORECASE)
_VERBS = frozenset(
    "komt kwam kost kostte doet deed geldt gold vindt vond zegt zei gaf gaven geeft betekent ligt lag".split()
)
"""Verbs behind which "dat" points back: behind a noun it opens a clause of its own."""
_ASKS = re.compile(
    r"(wat|wie|hoe|waar|waarom|waardoor|welke?|hoeveel|wanneer|noem|geef|is|zijn|what|how|who|why)\b",
    re.IGNORECASE,
)
_SHELL = re.compile(
    r"^(?:(?:hoe|wat|hoeveel|what|how)(?: (?:hoog|groot|vaak|staat|stond|about|high|many|much))?"
    r"(?: (?:is|was|waren|zijn|zit|zat|ligt|lag|geldt|gold|are|were))?"
    r"(?: (?:dat|het|er|dit|die|it|that|this|there))+(?: (?:dan|er|nu|with))?"
    r"|(?:what|how) about|hoe (?:zit|zat|staat|stond)(?: het)?(?: met)?) "
    r"(?=(?:in|bij|voor|onder|tussen|van|met|eind|begin|aan|de|het|for|at|among|the)\b|[A-ZÀ-Þ\d])",
    re.IGNORECASE,
)
"""The shell of a question around a fragment: "hoeveel is dat in Noord?", "and what about girls?"."""
_LONGEST = 12
"""Most words of a question that points back."""
_FRAGMENT = 4
"""Most words of a question that is none by itself: "in Zuidoost?"."""

EARLIER = " – "
"""Stands in a standalone question between the earlier question and the one that leans on it."""


def stand_alone(
    question: str, history: Sequence[str], places_in: Callable[[str], Sequence[str]] = lambda _: ()
) -> str:
    """The question made to stand alone: as it is, or made one with the last that stands alone itself.

    A question leans on an earlier one where it opens with "en", points back ("daarvan", "dat") in few words,
    or is a bare fragment ("in Zuidoost?"). What a fragment names takes the place of the like in the earlier
    question; any other one is put behind it.

    Args:
        question: what is asked now.
        history: the earlier questions, oldest first.
        places_in: the places that a text names, folded.
    """
    earlier = [h.strip() for h in history if h.strip()]
    if not earlier or not _leans(question):
        return question.strip()
    base = stand_alone(earlier[-1], earlier[:-1], places_in)
    bare = _peeled(_bare(question), base)
    whole = _moved(bare, base) or (replaced(base, bare, places_in) if not _ASKS.match(bare) else None)
    if whole:
        return whole
    if find_periods(question):
        base = without_periods(base)
    return f"{base.rstrip(' ?.!')}{EARLIER}{bare}"


def asks_itself(question: str) -> bool:
    """Whether a question that leans on another still asks something of its own: "wist de raad daarvan?"."""
    bare = _bare(question)
    return len(bare.split()) > 2 and (bool(_ASKS.match(bare)) or form_of(bare) is Form.YES_NO)


def without_periods(text: str) -> str:
    """The text without its times and the prepositions before them."""
    for period in reversed(find_periods(text)):
        before = re.sub(
            r"\b(in|eind|begin|sinds|van|tot|over|voor|during)\s*$", "", text[: period.begin], flags=re.I
        )
        text = before + text[period.end :]
    return re.sub(r"\s+([?.!])", r"\1", re.sub(r"\s+", " ", text)).strip()


def _leans(question: str) -> bool:
    text = question.strip()
    words = text.split()
    if _OPENS.match(text) or _BARE.match(text):
        return True
    if len(words) <= _FRAGMENT and not _ASKS.match(text):
        return True
    return len(words) <= _LONGEST and bool(_POINTS_BACK.search(text) or _has_pronoun(text))


def _has_pronoun(text: str) -> bool:
    """Whether "dat" or "die" points back, and does not open a clause ("kinderen die hulp kregen")."""
    before = (m["before"] for m in _PRONOUN.finditer(text))
    return any(b is None or fold(b) in STOP or fold(b) in _VERBS for b in before)


def _bare(question: str) -> str:
    """The question without the word that ties it to the one before, and without "graag" or "dan" behind."""
    text = re.sub(
        r"^(en|maar|and|of|dus|ook|but)\s+(dan\s+|ook\s+)?", "", question.strip(), flags=re.IGNORECASE
    )
    return re.sub(
        r"(?:\s+(?:graag|aub|svp|dan|ook|zelf|eigenlijk|precies|then|please))+(?=\W*$)", "", text, flags=re.I
    )


def _peeled(bare: str, base: str) -> str:
    """A fragment without the shell of a question: "hoeveel is dat in Noord" asks "in Noord".

    So too where it repeats no more than the asking word of the earlier question: "wanneer in de raad".
    """
    shelled = _SHELL.match(bare)
    if shelled:
        return bare[shelled.end() :]
    word = _ASKS.match(bare)
    again = word and re.match(rf"{word[0]} (?=(?:in|bij|voor|onder|over)\b)", bare, re.IGNORECASE)
    if (
        word
        and again
        and re.match(rf"{word[0]}\b", base, re.IGNORECASE)
        and len(bare.split()) <= _FRAGMENT + 1
    ):
        return bare[again.end() :]
    return bare


def _moved(bare: str, base: str) -> str | None:
    """The earlier question for the year that "een jaar eerder" means; None where it asks more than that."""
    if len(bare.split()) > _FRAGMENT:
        return None
    year = moved_year(bare, base)
    return f"{without_periods(base).rstrip(' ?.!')} in {year}?" if year else None
