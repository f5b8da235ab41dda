"""Words as search terms: folded, stemmed, compounds split, number words and ages made equal.

The analyser has an id; an index made with another one is refused.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import snowballstemmer
from wordfreq import zipf_frequency

from corpus.dutch.numbers import number_word

ANALYSER = "nl-2"
"""Changes whenever `terms` gives other terms for the same text."""

STOP = frozenset(
    ["de", "het", "een", "en", "of", "van", "in", "op", "te", "aan", "bij", "met", "voor", "door", "naar", "uit", "om", "tot", "dat", "die", "dit", "deze", "er", "is", "zijn", "was", "waren", "wordt", "worden", "werd", "werden", "heeft", "hebben", "had", "hadden", "als", "dan", "ook", "nog", "wel", "niet", "geen", "maar", "want", "dus", "zo", "hoe", "wat", "wie", "waar", "welke", "welk", "wanneer", "waarom", "hoeveel", "ik", "je", "jij", "u", "we", "wij", "ze", "zij", "hij", "hun", "ons", "onze", "mijn", "me", "mij", "zich", "men", "kan", "kunnen", "kon", "konden", "zal", "zullen", "zou", "zouden", "moet", "moeten", "moest", "mag", "mogen", "wil", "willen", "graag", "even", "eigenlijk", "nou", "toch", "al", "alle", "af", "over", "onder", "per", "na", "sinds", "tijdens", "tussen", "zonder", "tegen", "volgens", "via", "daarvan", "hiervan", "ervan", "daar", "hier", "toen", "nu", "eens", "iets", "iemand", "zoals", "omdat", "doordat", "zodat", "terwijl", "hoewel", "indien", "mits", "bent", "ben", "hebt", "doet", "doen", "deed", "deden", "gaat", "gaan", "ging", "gingen", "komt", "komen", "kwam", "the", "a", "an", "of", "to", "in", "on", "at", "by", "with", "for", "from", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "how", "what", "which", "when", "where", "why", "who", "much", "many", "it", "its", "this", "that", "these", "those", "and", "or", "as", "than", "there", "their", "they", "we", "you", "i", "me", "my", "can", "could", "should", "would", "will", "please", "zeg", "zegt", "zeggen", "staat", "staan", "stond", "noem", "geef", "vertel", "uitleg", "weet", "hoor", "lees", "klopt", "aub", "svp", "bijvoorbeeld", "namelijk", "ongeveer", "precies", "totaal", "gewoon", "echt", "heel", "erg", "zeer", "meer", "minder", "steeds", "kom", "ervoor", "daarmee", "alleen", "dus", "zie", "krijgt", "since", "among", "old", "year", "years", "meldt", "schrijft", "klinkt", "haalden", "haalde", "scoort", "gone", "down", "looked", "develop", "did", "verder", "overigens", "inmiddels", "dacht", "denk", "jullie", "jouw", "uw", "soort", "manier", "keer", "paar", "terug", "verteld", "laat", "laten", "stelt", "heet", "heten", "bedoel", "wist", "eigen", "sowieso", "best"]
)

_TOKEN = re.compile(r"[^\W\d_]&[^\W\d_]\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?", re.UNICODE)
_RANGE = re.compile(r"\b(\d{1,2})\s*(?:t/m|tot en met|tot|-|–)\s*(\d{1,2})\b(?![.,]?\d|%)")
_AGE_WORD = re.compile(r"\b([a-z]+?)jarigen?\b")
_AGE_DIGIT = re.compile(r"\b(\d{1,2})\s*-?\s*(?:jarigen?|year[- ]olds?)\b")
_stemmer = snowballstemmer.stemmer("dutch_porter")


def fold(text: str) -> str:
    """Lower case without accents or typographic quotes; ages and ranges in one form ("2 jaar", "2-12")."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("’", "'").replace("‘", "'")
    text = _AGE_DIGIT.sub(r"\1 jaar", text)
    text = _AGE_WORD.sub(_age, text)
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
    """The two or three known words that a long word is made of ("ziekteverzuim": ziekte, verzuim), or none."""
    if len(word) < 9:
        return ()
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for cut in range(4, len(word) - 3):
        head, tail = word[:cut], word[cut:]
        for link in ("", "s", "en", "e"):
            if link and not head.endswith(link):
                continue
            base = head[: len(head) - len(link)] if link else head
            score = min(_known(base), _known(tail)) - 0.3 * bool(link)
            if len(base) >= 3 and score > max(best[0], 2.6):
                best = (score, (base, tail))
    if not best[1]:
        return ()
    head, tail = best[1]
    return (head, *(split_compound(tail) or (tail,)))


@cache
def _known(word: str) -> float:
    return float(zipf_frequency(word, "nl")) if word not in _NO_PARTS else 0.0


_NO_PARTS = frozenset(
    ["heid", "lijk", "ding", "ning", "elijk", "atie", "aties", "ingen", "schap", "tie", "ties", "isch", "ische", "eren", "baar", "loos"]
)


def _age(match: re.Match[str]) -> str:
    value = number_word(match[1])
    return f"{value} jaar" if value is not None else match[0]
