"""Whether a question is asked in English."""

from __future__ import annotations

from wordfreq import zipf_frequency

from corpus.dutch.words import STOP, tokens

_DUTCH = frozenset("hoe hoeveel wat welk welke wie waar waarom wanneer noem procent bij".split())
_ENGLISH = frozenset(
    """
    the what how many which did does was were is are of in and for by has have had who why when list name
    their its his from to at on with would could should can been per there among between after before
    """.split()
)
_BOTH = frozenset("was is are of in have had name on per to".split())
"""Small words that Dutch has too."""
_COMMON = 4.0
"""Zipf frequency from which a word tells its language."""
_MORE = 1.2
"""Steps of ten by which it is more frequent in the one language."""


def is_english(text: str) -> bool:
    """Whether a question is asked in English: more English than Dutch words, one of them small."""
    words = [w for w in tokens(text) if w.isalpha()]
    if len(words) < 3:
        return False
    english = sum(w in _ENGLISH or _leans(w, "en", "nl") for w in words)
    dutch = sum((w in STOP or w in _DUTCH or _leans(w, "nl", "en")) and w not in _ENGLISH for w in words)
    if any(w in _ENGLISH and w not in _BOTH for w in words):
        return english >= 2 and english > dutch
    return english >= 3 and english > len(words) / 2 and not dutch  # keywords


def _leans(word: str, own: str, other: str) -> bool:
    """Whether a word is common in one language and much less so in the other."""
    frequency = zipf_frequency(word, own)
    return frequency >= _COMMON and frequency - zipf_frequency(word, other) >= _MORE
