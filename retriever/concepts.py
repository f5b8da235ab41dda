"""The things a question names: its words with their synonyms, parts and weights."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from corpus.dutch.words import STOP, fold, split_compound, stem, term, tokens
from corpus.lexicon import Phrase, by_first_term
from retriever.cues import is_english
from retriever.english import english_weight, says_little, translated
from retriever.followup import EARLIER
from retriever.vocabulary import Vocabulary

_NOISE = frozenset(
    """
    aantal absoluut afkorting allemaal alsmaar antwoord bedoeld bedraagt bedrag bedragen begin
    belangrijkste beste betekenis betekent betreffende betreft bijna binnen cijfer cijfermatig
    cijfers concreet dag datum document duizend duurt eind ene enorm euro euros exact gebeurd
    gebeuren gebeurt geeft gegeven gekregen gemaakt gemeten getal geven geweest geworden graag
    grofweg grootste hebben helemaal hield hoofdoorzaak hoog hoogst hoogste hoogte houdt inzake jaar
    jaren kleinste komt kort kreeg kregen krijg krijgen kwartaal laagst laagste laatste liep loopt
    lopen lukt maakt maal maken mee meest meeste miljoen minst minste moment nogal omhoog omlaag ontwikkeld
    ontwikkelde ontwikkeling ooit oorzaak percent percentage precies procent punt punten rapport
    reden rond scoorde score slechtst slechtste stand steeds stond stonden stuk stukken tegenwoordig
    top uitleggen vaakst verder vergeleken vergelijking verhoudt verklaren verklaring verschil verslag
    volgens vraag vragen waardoor weer weten zat zelf zit zitten zo'n zoveel zover
    beginning end highest least lowest most number rate report start worst year years
    """.split()
)
"""Words that say how something is asked, not what about."""

_COUNTING = frozenset("hoeveel aantal many number gemiddeld totaal".split())
_STOP_TERMS = frozenset(term(w) for w in STOP)
_PARTS = 0.8
"""How well all parts of a compound, each on its own, stand for the whole."""

_AN_ASIDE = 0.5
"""How much a sentence counts that tells something, beside the one that asks."""
_LONG_AGO = 0.2
"""How much a question counts that was asked before the one that the last leans on."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a question names.

    Attributes:
        term: its search term.
        phrases: other ways to say it, each as search terms.
        parts: the stems of its parts where it is a compound.
        shares: how much each part tells, together 1: in "kinkhoestprik" that is "kinkhoest".
        weight: how telling it is; greater than 0.
        counted: whether the question asks how many of it there are.
        alike: how well another way to say it stands for it: fully where the question is in another language.
    """

    term: str
    phrases: tuple[Phrase, ...]
    parts: tuple[str, ...]
    shares: tuple[float, ...] = ()
    weight: float = 1.0
    counted: bool = False
    alike: float = 0.9

    def match(self, found: frozenset[str]) -> float:
        """How well a set of search terms holds it: 1 for the word, less for a synonym, or for a part."""
        if self.term in found:
            return 1.0
        if any(all(t in found for t in phrase) for phrase in self.phrases):
            return self.alike
        if not self.parts:
            return 0.0
        shares = self.shares or (1 / len(self.parts),) * len(self.parts)
        return _PARTS * sum(s for p, s in zip(self.parts, shares, strict=True) if p in found)


def coverage(concepts: Sequence[Concept], found: frozenset[str]) -> float:
    """The share of the concepts, by weight, that a set of search terms holds: 0 to 1."""
    total = sum(c.weight for c in concepts)
    return sum(c.weight * c.match(found) for c in concepts) / total if total else 0.0


def find_concepts(
    text: str, vocabulary: Vocabulary, places: Sequence[str], ages: Sequence[int]
) -> tuple[Concept, ...]:
    """What a question names, without its places, ages and years; each thing once, at its greatest weight."""
    found: dict[str, Concept] = {}
    skipped = {w for p in places for w in tokens(p)} | {str(a) for a in ages} | vocabulary.document_words
    find = _in_english if is_english(text) else _in_sentence
    for sentence, share in _weighted_sentences(text):
        for concept in find(sentence, share, vocabulary, skipped):
            if concept.term not in found or found[concept.term].weight < concept.weight:
                found[concept.term] = concept
    return tuple(found.values())


def search_terms(concepts: Sequence[Concept], text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Terms for BM25 that the corpus knows: of the concepts, their parts and short synonyms, and the rest.

    Names that whole documents are about find every passage of these, so they are left out beside other terms.
    """
    found: list[str] = []
    for concept in concepts:
        found.append(concept.term)
        found.extend(concept.parts)
        found.extend(t for phrase in concept.phrases for t in phrase if len(phrase) <= 2)
    found.extend(t for w in tokens(text) if w not in STOP and (t := term(w)) not in found)
    known = [t for t in dict.fromkeys(found) if vocabulary.knows(t)]
    return tuple(t for t in known if not vocabulary.is_own_name(t)) or tuple(known)


def _in_sentence(sentence: str, share: float, vocabulary: Vocabulary, skipped: Set[str]) -> list[Concept]:
    words = [vocabulary.corrected(w) for w in tokens(sentence)]
    stems = [term(w) for w in words]
    names = _in_capitals(sentence)
    spans = _known_phrases(stems)
    inside = {i for at, long in spans.items() for i in range(at + 1, at + long)}
    found = []
    for i, word in enumerate(words):
        if i in inside:
            continue
        named = tuple(stems[i : i + spans[i]]) if i in spans else ()
        little = _says_little(word) and word not in names
        if not named and (little or word in skipped or stems[i] in skipped):
            continue
        concept = _phrase(stems, i, named) if named else _word(word, stems, i, vocabulary)
        concept = replace(concept, counted=any(w in _COUNTING for w in words[max(0, i - 2) : i]))
        weight = vocabulary.weight(concept.term, concept.phrases, concept.parts)
        found.append(replace(concept, weight=share * weight))
    return found


def _word(word: str, stems: Sequence[str], i: int, vocabulary: Vocabulary) -> Concept:
    """What one word names, with its synonyms and, of a compound, its parts."""
    phrases = _synonyms(stems, i) | vocabulary.expansions(stems[i])
    parts = tuple(stem(p) for p in split_compound(word))
    others = tuple(sorted(phrases - {(stems[i],)}))
    return Concept(stems[i], others, parts, _shares(parts, vocabulary))


def _phrase(stems: Sequence[str], i: int, named: Phrase) -> Concept:
    """What several words name together: none of them alone is it."""
    phrases = _synonyms(stems, i) | ({told} if (told := _telling(named)) else set())
    return Concept(" ".join(named), tuple(sorted(phrases)), ())


def _in_english(sentence: str, share: float, vocabulary: Vocabulary, skipped: Set[str]) -> list[Concept]:
    """What an English sentence names: its words by their Dutch ones, and names as they stand."""
    words = tokens(sentence)
    stems = [term(w) for w in words]
    found, at = [], 0
    while at < len(words):
        word, (size, dutch) = words[at], translated(words, at)
        counts = word.isdigit() and words[at - 1 : at] == ["top"]
        small = size < 2 and (counts or _says_little(word) or says_little(word))
        if not small and word not in skipped and stems[at] not in skipped:
            phrases = dutch | _synonyms(stems, at) | vocabulary.expansions(stems[at])
            concept = Concept(
                term=stems[at],
                phrases=tuple(sorted(phrases - {(stems[at],)})),
                parts=(),
                counted=any(w in _COUNTING for w in words[max(0, at - 2) : at]),
                alike=1.0,
            )
            weight = share * english_weight(word, concept.term, concept.phrases, vocabulary)
            found.append(replace(concept, weight=weight))
        at += size
    return found


def _in_capitals(sentence: str) -> frozenset[str]:
    """The words of letters that a sentence writes in capitals, folded: "TOP-3" names something."""
    return frozenset() if sentence.isupper() else frozenset(map(fold, re.findall(r"\b[A-Z]{2,}\b", sentence)))


def _says_little(word: str) -> bool:
    """Whether it is a small word, a year, or a single letter."""
    return word in STOP or word in _NOISE or bool(re.fullmatch(r"(19|20)\d\d|[^\d]", word))


def _weighted_sentences(text: str) -> list[tuple[str, float]]:
    """The sentences of a question with their weight: of several the asking one counts most."""
    if EARLIER in text:
        *older, earlier, last = text.split(EARLIER)
        return [*((part, _LONG_AGO) for part in older), (earlier, _AN_ASIDE), (last, 1.0)]
    parts = [p for p in re.split(r"(?<=[.?!])\s+", text.strip()) if p]
    if len(parts) == 1 or not any(p.endswith("?") for p in parts):
        return [(p, 1.0) for p in parts]
    return [(p, 1.0 if p.endswith("?") else _AN_ASIDE) for p in parts]


def _known_phrases(stems: Sequence[str]) -> dict[int, int]:
    """Where a known phrase of several words begins, and how many words it has: the longest, from the left."""
    found: dict[int, int] = {}
    free = 0
    for i, first in enumerate(stems):
        longs = [
            len(entry)
            for entry, _ in by_first_term().get(first, ())
            if len(entry) > 1 and tuple(stems[i : i + len(entry)]) == entry
        ]
        if longs and i >= free:
            found[i] = max(longs)
            free = i + found[i]
    return found


def _telling(phrase: Phrase) -> Phrase | None:
    """A phrase without stop words; None where one word of several is left: "raden aan" is not "raden"."""
    kept = tuple(t for t in phrase if t not in _STOP_TERMS)
    return kept if len(kept) > 1 or kept == phrase else None


def _shares(parts: Sequence[str], vocabulary: Vocabulary) -> tuple[float, ...]:
    weights = [max(0.2, vocabulary.weight(p)) for p in parts]
    return tuple(w / sum(weights) for w in weights)


def _synonyms(stems: Sequence[str], i: int) -> set[Phrase]:
    """Phrases of every meaning that a phrase at this place of the question has."""
    found: set[Phrase] = set()
    for entry, group in by_first_term().get(stems[i], ()):
        if tuple(stems[i : i + len(entry)]) == entry:
            found |= {p for phrase in group if (p := _telling(phrase))}
    return found
