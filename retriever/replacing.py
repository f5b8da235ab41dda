"""Put what a fragment names in the place of the like in an earlier question: a time, a place, a group.

"En bij meisjes?" after "Hoeveel jongens kregen de prik?" asks "Hoeveel meisjes kregen de prik?".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.dutch.numbers import WORDS
from corpus.dutch.periods import find_periods
from retriever.moments import at_edge_of_year

PlacesIn = Callable[[str], Sequence[str]]

_ONLY_TIME = re.compile(
    r"^(?:(?:hoe zat het|dat|het cijfer|die)?\s*(?:van|in|over|voor|eind|begin|per|for)?\s*)*(?:het jaar )?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:hoogste|laagste|meeste|minste|beste|slechtste|grootste|kleinste|highest|lowest|most|least)\b",
    re.IGNORECASE,
)
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(WORDS)})"
_TO = r"\s*-?\s*(?:tot en met|t/m|tot|–|to)\s*"
_AGES = re.compile(
    rf"\b{_COUNT}(?:{_TO}{_COUNT})?[- ]?(?:jarigen?|jaar|year[- ]olds?)\b"
    rf"|\b{_COUNT}{_TO}{_COUNT}\b|(?<=\bvan ){_COUNT}\b(?= (?:in|was|is)\b|$)"
    r"|\b[\w-]+[- ]?jarigen?\b",
    re.IGNORECASE,
)
_GROUPS = (
    re.compile(
        r"\b(?:jongens|meisjes|meiden|mannen|vrouwen|vaders|moeders|boys|girls|men|women|fathers|mothers)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:(?:gemeente)?raad|(?:raads)?commissie|college|kabinet|(?:eerste |tweede )?kamer"
        r"|council|committee)\b",
        re.IGNORECASE,
    ),
    _AGES,
)
"""Words of one kind: of two groups of people, bodies or ages the one stands where the other stood."""
_FILLING = re.compile(
    r"\b(?:bij|voor|van|in|onder|tot|met|de|het|een|die|groep|groepen|kinderen|mensen|leeftijd|zelf|for|the|among"
    r"|of|with|group|aged?)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?P<preposition>bij|voor|over|onder|tegen|met|aan|van)\s+(?P<thing>.+)$", re.IGNORECASE
)
_THING = r"(?:(?:de|het|een)\s+)?(?:[A-ZÀ-Þ][\w'’-]*\s+(?=[A-ZÀ-Þ]))*[\w'’-]+"
_SUBJECT = re.compile(
    r"^((?:wat|hoe \w+) (?:is|was|zijn|waren) )((?:de|het) [\w'’-]+)(?=\s+(?:van|in|bij|voor|over)\b|\?)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^(hoeveel )([\w'’-]+)(?= )", re.IGNORECASE)
_TO_PLACE = re.compile(
    r"^(?:in|bij|voor|for|of|van)?\s*(?:de |het |the )?"
    r"(?:(?:stadsdeel|gemeente|provincie|heel|city of|district of)\s+)?",
    re.IGNORECASE,
)
_COUNTRY = re.compile(
    r"^(?:in |voor )?(?:heel |the )?(?:nederland|netherlands)$"
    r"|^(?:landelijk|nationally|nationwide)(?: gezien)?$",
    re.IGNORECASE,
)
_COUNTRY_NAMED = re.compile(r"\b(?:heel )?Nederland\b|\b(?:the )?Netherlands\b|\bnationally\b", re.IGNORECASE)
_ALSO_ENGLISH = {
    "nederland": _COUNTRY_NAMED,
    "den haag": re.compile(r"\bden haag\b|\bthe hague\b", re.IGNORECASE),
}
_ENGLISH = re.compile(r"\b(?:the|what|how|was|of)\b", re.IGNORECASE)


def replaced(base: str, fragment: str, places_in: PlacesIn) -> str | None:
    """The earlier question with what a fragment names in it; None where nothing of the like stands there."""
    words = fragment.strip(" ?.!")
    for rule in (
        _time,
        lambda b, w: at_edge_of_year(w, b),
        _place(places_in),
        _end,
        _group,
        _behind_preposition,
        _subject,
    ):
        found = rule(base.rstrip(" ?.!"), words)
        if found:
            return f"{found}?"
    return None


def _time(base: str, words: str) -> str | None:
    periods = find_periods(words)
    if len(periods) != 1 or words[periods[0].end :].strip():
        return None
    if not _ONLY_TIME.match(words[: periods[0].begin].strip()):
        return None
    named = find_periods(base)
    says_when = periods[0].label[0].isalpha() and periods[0].month is None  # "eind 2023"
    if named:
        last = named[-1]
        before = base[: last.begin]
        return (re.sub(r"\bin $", "", before) if says_when else before) + periods[0].label + base[last.end :]
    return f"{base} {'' if says_when else 'in '}{periods[0].label}"


def _place(places_in: PlacesIn) -> Callable[[str, str], str | None]:
    def rule(base: str, words: str) -> str | None:
        bare = _TO_PLACE.sub("", words)
        if re.search(r"\bthe hague$", words, re.IGNORECASE):
            bare = "The Hague"
        if _COUNTRY.match(words):
            return _moved_to(base, "the Netherlands" if _ENGLISH.search(base) else "Nederland", places_in)
        named = places_in(words) or places_in(bare.title())
        if len(named) != 1 or len(bare.split()) > len(named[0].split()):
            return None
        return _moved_to(base, bare.title() if bare.islower() else bare, places_in)

    return rule


def _moved_to(base: str, place: str, places_in: PlacesIn) -> str:
    """The earlier question for another place: in the stead of the last it names, else behind it."""
    spans = [m for p in places_in(base) for m in _spelling(p).finditer(base)]
    if not spans:
        return f"{base} in {place}"
    last = max(spans, key=lambda m: m.start())
    return base[: last.start()] + place + base[last.end() :]


def _end(base: str, words: str) -> str | None:
    return _swapped(base, words, _ENDS) if len(words.split()) <= 2 else None


def _group(base: str, words: str) -> str | None:
    """The group, body or age of the earlier question replaced by the one that is all the fragment names."""
    for like in _GROUPS:
        if _FILLING.sub("", like.sub("", words, count=1)).strip(" -"):
            continue
        found = _swapped(base, words, like)
        if found:
            return found
    return None


def _swapped(base: str, words: str, like: re.Pattern[str]) -> str | None:
    """The earlier question with its one word of a kind replaced by the one the fragment has."""
    old, new = like.findall(base), like.search(words)
    if len(set(old)) != 1 or not new:
        return None
    kind = re.search(r"[- ]?(?:jarigen|jaar)$", old[0])
    tail = kind.group() if kind and new.group()[-1].isdigit() else ""
    return like.sub(new.group() + tail, base)


def _behind_preposition(base: str, words: str) -> str | None:
    """The thing behind a preposition of the earlier question replaced by that behind the same one."""
    opened = _OPENING.match(words)
    if not opened or len(opened["thing"].split()) > 3:
        return None
    there = re.compile(rf"\b({opened['preposition']})\s+{_THING}")
    if len(there.findall(base)) != 1:
        return None
    return there.sub(lambda m: f"{m[1]} {opened['thing']}", base)


def _subject(base: str, words: str) -> str | None:
    """The subject of "wat waren de lasten" replaced by "de baten"; what "hoeveel" counts by a bare word."""
    if re.fullmatch(r"(?:de|het) [\w'’-]+", words, re.IGNORECASE) and _SUBJECT.search(base + "?"):
        return _SUBJECT.sub(lambda m: m[1] + words, base + "?").rstrip("?")
    if re.fullmatch(r"[\w'’-]{4,}(?:en|s)", words) and _COUNTED.search(base):
        return _COUNTED.sub(lambda m: m[1] + words, base)
    return None


def _spelling(place: str) -> re.Pattern[str]:
    """A folded place as it may be written: any case, hyphen or space; some also in English."""
    if place in _ALSO_ENGLISH:
        return _ALSO_ENGLISH[place]
    return re.compile(rf"\b{re.escape(place).replace(chr(92) + ' ', '[ -]')}\b", re.IGNORECASE)
