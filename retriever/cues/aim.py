"""What a question is after: the thing measured, of whom or what, and who is to say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.dutch.words import fold

LINKS = frozenset(
    """
    van bij in op onder voor met door aan uit naar over tot per tegen tussen sinds als dat die om te tijdens
    na vanaf vanuit binnen volgens zonder dan toen er daar ze zij we wij men ik u je
    of for at by from with to on among under about during per than according that which who there
    """.split()
)
"""Words that end the phrase of what is measured."""
VERBS = frozenset(
    """
    is was zijn waren wordt worden werd werden heeft hebben had hadden kreeg kregen krijgt krijgen deed deden
    doet doen gaf gaven geeft geven ging gingen gaat gaan kwam kwamen komt komen staat staan stond stonden
    kan kunnen kon moet moeten mag wil willen zal zou zit zitten zat zaten telt telde bestaat maakt maakte
    are were has have did does do can will would should
    """.split()
)
_ARTICLES = frozenset("de het een dit deze die ons onze hun zijn haar the a an this these our their".split())
_SHARE = frozenset("procent percent percentage aandeel deel gedeelte share part proportion".split())
_ASKS = re.compile(
    r"\b(?:hoeveel|how (?:many|much)|(?:het |wat is het )?aantal|number of"
    r"|hoe (?:hoog|groot|laag|lang|vaak) (?:is|was|zijn|waren|lag|ligt)"
    r"|(?:wat|what) (?:is|was|zijn|waren|are|were)|welke?|which)\s+(?=\w)"
)
_OPENS = re.compile(r"(?:en |maar )?(?:hoe|wat|wie|wanneer|waar\w*|what|who|when|why|where|how)\b")
_SAYS = re.compile(
    r"\b(?:volgens|aldus|according to) ((?:[\w'-]+ ?){1,4})"
    r"|\b(?:vindt|vond|zegt|schrijft|concludeert|stelt|adviseert) ((?:[\w'-]+ ?){1,3})"
)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a question is after, in its own folded words; empty where it does not say.

    Attributes:
        measure: what is counted or measured, without articles; the last word is its head.
        subject: of whom, where or of what.
        author: who is to say it.
    """

    measure: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    author: tuple[str, ...] = ()


def aim_of(text: str) -> Aim:
    """What a question is after, told by the words behind its asking word, or by its first in keywords."""
    folded = fold(text)
    said = _SAYS.search(folded)
    author = _phrase((said[1] or said[2]).split() if said else ())
    asked = _ASKS.search(folded)
    if not asked and _OPENS.match(folded):
        return Aim(author=author)
    words = re.findall(r"[\w'-]+|[,.?;:]", folded[asked.end() :] if asked else folded)
    measure = _phrase(words)
    rest = words[_end(words) :]
    subject = _phrase(rest[1:]) if rest and rest[0] in LINKS else ()
    if measure and measure[-1] in _SHARE:
        behind = rest[1 + _end(rest[1:]) :]
        return Aim(_predicate(behind), subject, author)
    return Aim(measure, subject, author)


def _end(words: list[str]) -> int:
    """Where the phrase ends that a list of words begins with."""
    for i, word in enumerate(words):
        if word in LINKS or not word[0].isalnum() or (word in VERBS and word not in _ARTICLES):
            return i
        if i and word in _ARTICLES:
            return i
    return len(words)


def _phrase(words: Iterable[str]) -> tuple[str, ...]:
    found = list(words)
    return tuple(w for w in found[: _end(found)] if w not in _ARTICLES)


def _predicate(words: list[str]) -> tuple[str, ...]:
    """What is said of a share: the words behind the verb."""
    return tuple(w for w in words if w[0].isalnum() and w not in VERBS | _ARTICLES | LINKS)
