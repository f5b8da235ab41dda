"""English questions over Dutch texts: what an English word is called there, and how much it tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wordfreq import zipf_frequency

from corpus.dutch.words import STOP, term, tokens
from corpus.lexicon import Phrase, by_first_term, english_by_first_stem, english_glosses, english_stem
from retriever.vocabulary import Vocabulary

_Entry = tuple[Phrase, frozenset[Phrase]]

_SMALL = frozenset(
    """
    according actually all also another any around become becomes being biggest both but came carried
    carry come comes compared differ during each else end ended ending ever every exactly figure gave get
    gets give given go goes going got happen happened he headcount her himself his if into just largest
    least less let like list made make makes me mention more most name never next no not now off only
    other out over overall own part per percentage please point points previous put really receive
    received receives receiving relatively roughly same say says share she show smallest so some still
    such take takes tell than them then through told too took under until up us very want wants went while
    whole within without work yes yet
    """.split()
)
"""English words that are no search terms, beside those of all questions."""
_GRAMMAR = {
    **{"how many": "hoeveel", "how much": "hoeveel", "how": "hoe", "what": "wat", "which": "welke"},
    **{"why": "waarom", "when": "wanneer", "who": "wie", "where": "waar", "the": "de", "of": "van"},
    **{"and": "en", "or": "of", "for": "voor", "with": "met", "by": "door", "at": "op", "from": "van"},
    **{"to": "naar", "between": "tussen", "among": "bij", "did": "", "does": "", "do": "", "were": "waren"},
    **{"has": "heeft", "have": "hebben", "are": "zijn", "last year": "vorig jaar", "more": "meer"},
    **{"highest": "hoogste", "lowest": "laagste", "most": "meeste", "least": "minste", "fewer": "minder"},
    **{"less": "minder", "go up": "stijgen", "go down": "dalen", "went up": "steeg", "went down": "daalde"},
    **{"year": "jaar", "than": "dan", "before": "ervoor", "number": "aantal", "new": "nieuw", "on": "op"},
}
"""Small English words, and the Dutch ones in a gloss."""
_LONGEST = 5
"""Most words of a phrase."""
_COMMON = 3.5
"""Zipf frequency above which an English word is no name or term that Dutch papers use as it is."""
_STRANGE = 3.3
"""Zipf frequency in Dutch below which a common English word is no Dutch one."""
_LITTLE = 0.4
"""Weight of an English word that has no Dutch one here."""


def translated(words: Sequence[str], at: int) -> tuple[int, frozenset[Phrase]]:
    """How many folded words from `at` are one known English phrase, and the Dutch phrases for it.

    One word and no phrases where nothing is known.
    """
    found = [
        *_matches(english_by_first_stem(), tuple(map(english_stem, words[at : at + _LONGEST]))),
        *(
            _matches(by_first_term(), tuple(map(term, words[at : at + _LONGEST])))
            if words[at] not in STOP
            else ()
        ),
    ]
    size = max((len(entry) for entry, _ in found), default=1)
    return size, frozenset().union(*(dutch for entry, dutch in found if len(entry) == size))


def glossed(text: str) -> str:
    """An English question with the Dutch words for those that have one: nearer in meaning to Dutch texts."""
    words = tokens(text)
    found, at = [], 0
    while at < len(words):
        parts = (words[at : at + size] for size in range(_LONGEST, 0, -1))
        size, dutch = next(((len(p), d) for p in parts if (d := _gloss(p)) is not None), (1, words[at]))
        found.append(dutch)
        at += size
    return " ".join(filter(None, found))


def says_little(word: str) -> bool:
    """Whether an English word says how something is asked, not what about."""
    return word in _SMALL


def english_weight(word: str, search_term: str, phrases: Sequence[Phrase], vocabulary: Vocabulary) -> float:
    """How telling an English word is: by its Dutch words; little where it has none and is no name."""
    if not _is_english_only(word) or (vocabulary.knows(search_term) and _strange_in_dutch(word)):
        return vocabulary.weight(search_term, phrases)
    known = [rarity for rarity in map(vocabulary.rarity, phrases) if rarity]
    return max(min(known), _LITTLE) if known else _LITTLE


def _gloss(words: Sequence[str]) -> str | None:
    small = _GRAMMAR.get(" ".join(words))
    return small if small is not None else english_glosses().get(tuple(map(english_stem, words)))


def _matches(entries: Mapping[str, Sequence[_Entry]], stems: Phrase) -> list[_Entry]:
    return [(e, dutch) for e, dutch in entries.get(stems[0], ()) if stems[: len(e)] == e]


def _strange_in_dutch(word: str) -> bool:
    """Whether a word that a Dutch text holds stands there as an English one."""
    return zipf_frequency(word, "nl") < _STRANGE


def _is_english_only(word: str) -> bool:
    """Whether a word is common in English, and no word that Dutch has as often."""
    english = zipf_frequency(word, "en")
    return english > _COMMON and english > zipf_frequency(word, "nl") and not term(word)[0].isdigit()
