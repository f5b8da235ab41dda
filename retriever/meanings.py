"""Phrases that a text speaks in: small words count, and a verb may stand apart from its particle.

Concepts are single words without stop words, so "zelf doen" and "vielen ... af" are none; table columns are
often named by just such phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corpus.dutch.words import term, tokens
from corpus.lexicon import Phrase, by_first_term, groups

_PARTICLES = frozenset("af mee uit in op aan bij door toe over terug niet gegef gehoud".split())
"""Last words of a phrase that may stand further on: "haakten er elf mensen af"."""

_APART = 6
"""How many words may stand between a verb and its particle."""


def spoken_of(text: str) -> frozenset[int]:
    """The meanings of the lexicon, by place, that a question names by a phrase of more words than one."""
    words = tuple(term(t) for t in tokens(text))
    found = set()
    for i, word in enumerate(words):
        for phrase, meaning in by_first_term().get(word, ()):
            if len(phrase) > 1 and _stands(phrase, words[i:]):
                found.add(_places()[meaning])
    return frozenset(found)


@lru_cache(maxsize=4096)
def named_by(heading: str) -> frozenset[int]:
    """The meanings, by place, that a heading names: "Aantal uitvallers" that of dropping out."""
    words = tuple(term(t) for t in tokens(heading))
    return frozenset(
        _places()[meaning]
        for i, word in enumerate(words)
        for phrase, meaning in by_first_term().get(word, ())
        if words[i : i + len(phrase)] == phrase
    )


@lru_cache(maxsize=1)
def _places() -> dict[frozenset[Phrase], int]:
    return {meaning: place for place, meaning in enumerate(groups())}


def _stands(phrase: Phrase, words: Sequence[str]) -> bool:
    """Whether words open with a phrase, told apart where it ends on a particle: "maakten die niet af"."""
    if tuple(words[: len(phrase)]) == phrase:
        return True
    if phrase[-1] not in _PARTICLES:
        return False
    rest = iter(words[: len(phrase) + _APART])
    return all(word in rest for word in phrase)
