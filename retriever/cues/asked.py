"""The noun whose number, height or price a question asks: "hoeveel klachten", "hoe hoog is de huur"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.dutch.words import tokens
from retriever.cues.aim import LINKS, VERBS

PEOPLE = frozenset(
    """
    mensen man mannen vrouwen jongens meisjes personen kinderen kids kindjes jongeren jeugdigen ouders
    vaders moeders deelnemers cursisten
    medewerkers professionals collega's inwoners burgers respondenten ondervraagden leerlingen volwassenen
    gezinnen huishoudens leden nederlanders amsterdammers people persons children kids parents participants
    staff employees residents
    """.split()
)
"""People told by many words: a text may count them by another one, "deelnemers" for "kinderen"."""
_UNITS = frozenset(
    """
    euro euros euro's geld tijd keer keren uur uren procent procentpunt punt miljoen miljard daarvan hiervan
    ervan uren dagen weken maanden jaren minuten punten procentpunten procenten times
    years months weeks days hours points euros percent
    """.split()
)
_ON = frozenset("er ze we wij zij u jullie daar hier zich het dat dit je ik dan nog".split())
"""Words behind a verb: in "hoeveel haakten er af" no noun stands behind "hoeveel"."""
_PAST = ("ten", "den")
_ARTICLES = frozenset("de het een onze".split())
"""Behind a verb in the past: "hoeveel brachten de garages op"."""
_DESCRIBES = frozenset("eigen open extra totaal".split())
"""Words before a noun that take no ending."""
_BESIDE = frozenset("boven tegen tussen binnen buiten onder over".split())
"""Words of place: in "hoeveel boven de begroting" a distance is asked, and nothing is counted."""
_BETWEEN = 3
"""How many words that describe it may stand before the noun."""
_HEIGHT = re.compile(
    r"\bhoe (?:hoog|groot|duur) (?:is|was|waren|zijn|wordt|worden|werd|werden|lag|ligt|lagen|liggen)"
    r"|\b(?:wat|hoeveel) (?:kost|kosten|kostte|kostten)|\bwat (?:is|was|wordt|werd) (?:het|de)"
)
_PARTS = re.compile(r"(?<=[.?!:])\s+")
_ASKS = re.compile(r"\b(?:hoeveel|how many|aantal|hoe (?:hoog|groot|duur)|wat)\b", re.IGNORECASE)
_BEFORE = frozenset("het de een die dat deze dit zo'n ons onze hun nou nu dan per".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """The noun asked, folded; `counted` where the number of such things is asked, and not how high it is."""

    noun: str
    counted: bool


def asked_of(text: str) -> Asked | None:
    """The noun whose number, height or price a text asks; None where it names none in particular.

    People and units in general, which texts tell by many words, are none in particular. Of several sentences
    the last that asks counts: "Hoeveel bezwaren? Nee: hoeveel consulten?"
    """
    words = _asking_words(text)
    if at := _counting(words):
        asked = _behind(words, at)
        return None if asked is None or is_general(asked.noun) else asked
    height = _HEIGHT.search(" ".join(words))
    return _measured(" ".join(words)[height.end() :].split()) if height else None


def counts_things(text: str) -> bool:
    """Whether a text asks how many people or things there are, and no amount: "hoeveel bracht de ozb op"."""
    words = _asking_words(text)
    at = _counting(words)
    asked = _behind(words, at) if at else None
    named = asked is not None and asked.counted and asked.noun not in _UNITS
    return named or (at > 0 and words[at - 1] == "aantal")


def _asking_words(text: str) -> list[str]:
    """The words of the last sentence that asks for a number."""
    parts = (part for part in reversed(_PARTS.split(text)) if _ASKS.search(part))
    return tokens(next(parts, text))


def _counting(words: Sequence[str]) -> int:
    """Where what is counted begins, behind "hoeveel"; 0 where nothing is."""
    asks = (i for i, w in enumerate(words, start=1) if w == "hoeveel" or (w in ("many", "aantal") and i > 1))
    return next(asks, 0)


def _behind(words: list[str], at: int) -> Asked | None:
    """What is counted from there on."""
    return _counted(words[at:], english=words[at - 1] == "many")


def is_general(noun: str) -> bool:
    """Whether a noun names people or a unit in general: "mensen", "OKT'ers", "euro"."""
    return noun in PEOPLE or noun in _UNITS or noun.endswith("'ers")


def _counted(words: list[str], *, english: bool) -> Asked | None:
    """The noun that these words open with; None where a verb or something else comes first."""
    for i, word in enumerate(words[: _BETWEEN + 1]):
        behind, next_but_one = (*words[i + 1 : i + 3], "", "")[:2]
        if word in VERBS or word in LINKS or word in _BESIDE or not word[0].isalpha():
            return None
        if word == "fte" or word in PEOPLE:
            return Asked(word, counted=True)
        if len(word) > 3 and word not in _DESCRIBES and word.endswith("s" if english else ("en", "s")):
            is_verb = word.endswith("en") and behind in _ON and next_but_one not in VERBS
            is_verb = is_verb or (word.endswith(_PAST) and behind in _ARTICLES)
            return None if is_verb else Asked(word, counted=True)
        if behind in VERBS and not word.endswith("er"):
            return Asked(word, counted=False)
        if not english and not word.endswith("e") and word not in _DESCRIBES:
            return None
    return None


def _measured(words: list[str]) -> Asked | None:
    """The noun behind "hoe hoog is", "wat kost": the first word that does not describe the next."""
    for word, behind in pairwise([*words[: 2 * _BETWEEN], ""]):
        if word in LINKS:
            return None
        if word in _BEFORE or word in _DESCRIBES or (word.endswith("e") and behind and behind not in LINKS):
            continue
        return Asked(word, counted=False)
    return None
