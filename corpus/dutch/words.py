"""Words as search terms: folded, stemmed, compounds split, number words and ages made equal.

The analyser has an id; an index made with another one is refused.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import snowballstemmer
from wordfreq import freq_to_zipf, get_frequency_dict

from corpus.dutch.numbers import number_word

ANALYSER = "nl-4"
"""Changes whenever `terms` gives other terms for the same text."""

_STOP_FILE = Path(__file__).with_name("stopwords.txt")
STOP = frozenset(
    word
    for line in _STOP_FILE.read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
"""Folded words that are no search terms."""

_TOKEN = re.compile(r"[^\W\d_]&[^\W\d_]\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?", re.UNICODE)
_RANGE = re.compile(r"\b(\d{1,2})\s*(?:t/m|tot en met|tot|-|–)\s*(\d{1,2})\b(?![.,]?\d|%)")
_AGE_WORD = re.compile(r"\b([a-z]+?)jarigen?\b")
_AGE_ENGLISH = re.compile(r"\b([a-z]+)[- ]year[- ]olds?\b")
_AGE_DIGIT = re.compile(r"\b(\d{1,2})\s*-?\s*(?:jarigen?|year[- ]olds?)\b")
_stemmer = snowballstemmer.stemmer("dutch_porter")


def fold(text: str) -> str:
    """Lower case without accents or typographic quotes; ages and ranges in one form ("2 jaar", "2-12")."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(c for c in text if not unicodedata.combining(c)).replace("’", "'").replace("‘", "'")
    if "jarig" in text or "year" in text:
        text = _AGE_DIGIT.sub(r"\1 jaar", text)
        text = _AGE_ENGLISH.sub(_age, _AGE_WORD.sub(_age, text))
    return _RANGE.sub(r"\1_\2", text)


def tokens(text: str) -> list[str]:
    """Folded words and numbers of a text in order, stop words included."""
    return re.findall(r"\d+_\d+|" + _TOKEN.pattern, fold(text))


def terms(text: str) -> list[str]:
    """Search terms of a text in order: stems, parts of compounds, numbers. Stop words are left out."""
    found: list[str] = []
    for token in tokens(text):
        if token in STOP or (len(token) == 1 and not token.isdigit()):
            continue
        found.append(term(token))
        found.extend(stem(part) for part in split_compound(token))
    return found


@cache
def term(token: str) -> str:
    """The search term of one folded token: a number as it is or from its word, else the stem."""
    if token[0].isdigit():
        return token
    value = number_word(token)
    return str(value) if value is not None else stem(token)


@cache
def stem(word: str) -> str:
    """The stem of one folded Dutch word: Porter's, then plural and verb endings it leaves made equal."""
    word = word.split("'")[0] if word.endswith(("'s", "'en", "'er")) else word
    stemmed = str(_stemmer.stemWord(word))
    if len(stemmed) > 3 and stemmed[-1] in "zv":
        stemmed = stemmed[:-1] + {"z": "s", "v": "f"}[stemmed[-1]]
    if len(stemmed) > 4 and stemmed[-1] == stemmed[-2]:
        return stemmed[:-1]
    if len(stemmed) > 5 and stemmed.endswith("s") and stemmed[-2] not in "s":
        return stemmed[:-1]
    return stemmed


@cache
def split_compound(word: str) -> tuple[str, ...]:
    """The known words that a long word is made of ("ziekteverzuim": ziekte, verzuim); empty for others."""
    if len(word) < 9:
        return ()
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for cut in range(4, len(word) - 3):
        head, tail = word[:cut], word[cut:]
        for link in ("", "s", "en", "e"):
            if link and not head.endswith(link):
                continue
            base = head[: len(head) - len(link)] if link else head
            floor, price = max(best[0], 2.6), 0.3 * bool(link)
            if len(base) < 3 or _known(base) - price <= floor:
                continue  # spares the look-up of most tails
            score = min(_known(base), _known(tail)) - price
            if score > floor:
                best = (score, (base, tail))
    if not best[1]:
        return ()
    head, tail = best[1]
    return (head, *(split_compound(tail) or (tail,)))


@cache
def _shares() -> Mapping[str, float]:
    """The share of each Dutch word in running text."""
    shares: Mapping[str, float] = get_frequency_dict("nl")
    return shares


@cache
def _known(word: str) -> float:
    """How common a word is on Zipf's scale, 0 to 8; 0 for an unknown word and for an ending."""
    share = 0.0 if word in _NO_PARTS else _shares().get(word, 0.0)
    if not share:
        return 0.0
    rounded = round(share, math.floor(-math.log10(share)) + 3)  # known to three digits at the most
    return round(float(freq_to_zipf(rounded)), 2)


_NO_PARTS = frozenset(
    """
    heid lijk ding ning elijk atie aties ingen schap tie ties isch ische eren baar loos
    """.split()
)


def _age(match: re.Match[str]) -> str:
    value = number_word(match[1])
    return f"{value} jaar" if value is not None else match[0]
