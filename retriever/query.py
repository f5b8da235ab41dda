"""A question as typed, understood: what it asks for, about what, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.periods import find_periods, years_between
from corpus.dutch.words import STOP, fold, split_compound, stem, term, tokens
from corpus.lexicon import Phrase, by_first_term
from retriever.followup import EARLIER, stand_alone
from retriever.vocabulary import Vocabulary


class Kind(StrEnum):
    """What a question wants."""

    FIGURE = "figure"
    CHANGE = "change"
    TREND = "trend"
    RANKING = "ranking"
    DEFINITION = "definition"
    WHY = "why"
    LIST = "list"
    CONFLICT = "conflict"
    COMPARE = "compare"
    WHEN = "when"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a question names: its search term, other ways to say it, its parts where it is a compound.

    `counted` where the question asks how many of it there are.
    """

    term: str
    phrases: tuple[Phrase, ...]
    parts: tuple[str, ...]
    weight: float = 1.0
    counted: bool = False

    def match(self, found: frozenset[str]) -> float:
        """How well a set of search terms holds it: 1 for the word or a synonym, less for a part of it."""
        if self.term in found:
            return 1.0
        if any(all(t in found for t in phrase) for phrase in self.phrases):
            return 0.9
        if not self.parts:
            return 0.0
        return 0.55 * (self.parts[-1] in found) + 0.25 * any(p in found for p in self.parts[:-1])


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed question.

    Attributes:
        text: as typed.
        standalone: with the earlier questions folded in.
        english: whether it is asked in English.
        kind: what it wants.
        concepts: what it names, without times, ages and places.
        search_terms: terms for BM25, synonyms included.
        years, months: times named; months as (year, month).
        ages: ages named, in years.
        places: places named, folded.
        numbers: numbers in it that are no years or ages.
        rising: True for growth, False for decline, None where it supposes neither.
        highest: for a ranking, True for the top, False for the bottom.
        unit: "%", "€" or "" where it asks for none in particular.
        documents: ids of the documents it names.
        over_time: whether it looks at several years.
    """

    text: str
    standalone: str
    english: bool
    kind: Kind
    concepts: tuple[Concept, ...]
    search_terms: tuple[str, ...]
    years: tuple[int, ...]
    months: tuple[tuple[int, int], ...]
    ages: tuple[int, ...]
    places: tuple[str, ...]
    numbers: tuple[Number, ...]
    rising: bool | None
    highest: bool | None
    unit: str
    documents: tuple[str, ...]
    over_time: bool

    @property
    def wants_number(self) -> bool:
        """Whether only a number can answer it."""
        return self.kind in (Kind.FIGURE, Kind.CHANGE, Kind.TREND, Kind.RANKING)


_ENGLISH = frozenset(
    ["the", "what", "how", "many", "which", "did", "does", "was", "were", "is", "are", "of", "in", "and", "for", "by", "has", "have", "who", "why", "when"]
)
_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.DEFINITION,
        r"afkorting|waar staa[nt] .{1,40} voor|\bbeteken(t|en|is)\b|\bbedoel(d|t|en)|wat houdt .* in\b|wat is (een|de|het) [\w-]+( precies| eigenlijk)?\s*\?|wat zijn [\w-]+\s*\?|stands? for|what does .* mean|definitie|begrip|wat is [A-Z][\w/&-]{1,7}\b\s*\?",
    ),
    (
        Kind.CONFLICT,
        r"beide (getallen|cijfers)|spreken .* tegen|tegenstrijdig|twee verschillende (getallen|cijfers|aantallen|percentages)|zowel \d",
    ),
    (
        Kind.WHY,
        r"\bwaarom\b|hoe komt|hoe kwam|oorza|\breden|verkla|\bwaardoor\b|\bwhy\b|\bcause|explain|waar komt .* door|waaraan ligt|hoe kan het dat|waar ligt dat aan",
    ),
    (
        Kind.CHANGE,
        r"\bverschil\b|\bscheelt\b|\bscheelde\b|\bhet gat\b|\bde klap\b|hoger of lager|meer of minder|van hoeveel naar hoeveel|hoe groot (is|was) de (daling|stijging|groei|afname|toename)|(hoeveel|welk) ?(%|procent|percentage) (groei|stijging|daling|afname|toename|meer|minder)|the gap|procentpunt|hoeveel (\w+ ){0,3}?(meer|minder|hoger|lager)|met hoeveel|how much (more|less|lower|higher)|how many (more|fewer)|hoe(veel)? (sterk |veel )?(is|zijn|was)? ?.*(gestegen|gedaald|toegenomen|afgenomen|gegroeid|gezakt|teruggelopen)|verdubbel|gehalveerd|percentage points?",
    ),
    (
        Kind.RANKING,
        r"\b(hoogste?|laagste?|meeste|minste|slechtste?|beste?|grootste?|kleinste?|hoogst|laagst|best|worst|highest|lowest|most|least|top \d|vaakst|meest|hoogtepunt|dieptepunt|piek(te)?|peak(ed)?|koploper|bovenaan|onderaan|slechter dan alle|naast elkaar|andere (grote )?(steden|gemeenten))\b",
    ),
    (
        Kind.WHEN,
        r"\bwanneer\b|\bwhen\b|sinds welk jaar|in welk jaar|vanaf welk|op welke (datum|dag)|per welke datum|hoe lang geleden",
    ),
    (
        Kind.TREND,
        r"ontwikkel(d|t|de|ing)|\bverloop van\b|\bverliep\b|\btrend\b|door de jaren|over de jaren|\bdevelop|over time|(van|tussen|from) (19|20)\d\d (tot|t/m|en|to|and)|afgelopen jaren|in de loop van|hoe .{3,60} (ver)?liep\b|per jaar sinds|jaar op jaar",
    ),
    (
        Kind.FIGURE,
        r"\bhoeveel\b|percentage|\bprocent(en)?\b|%|\bhoe (hoog|groot|veel|vaak|lang)\b|\baantal\b|welk (deel|aandeel|cijfer|bedrag)|how (many|much|high|large|often)|\bcijfers?\b|\bbedrag\b|hoe stond|hoe staat|what (share|rate|number)|\bgetal\b|wat (was|is|waren) (de|het|ons|hun) [\w-]*(graad|percentage|score|cijfer|aandeel|opkomst|verzuim|bezetting|dekking|gemiddelde|kosten|budget|bereik)|\bop welk\b.*\b(uit|cijfer)|\bwat (kost|verdien)",
    ),
    (
        Kind.LIST,
        r"^(noem|geef|som)\b|\bnoem\b|welke (\w+ ){0,3}\w+(en|s)\b|wat zijn de\b|\bopsomming|\blijst\b|\blist\b|which .*s\b|wat (adviseert|raadt)|aanbevelingen|waar wil|waarin wil|what are|wat gaat .* doen|wat (deed|doet) .* (aan|om|tegen)|maatregelen",
    ),
)
_RISING = r"\bstijg|\bsteeg|\bgesteg|toename|toegenomen|\bgroei|gegroeid|omhoog|increas|\bgrow|\brise\b|\brose\b|verhoog|verbeter|\bmeer\b|\bhoger"
_FALLING = r"\bdal(ing|en|de|t)?\b|\bgedaald|afname|afgenomen|afneem|afnam|\bgezakt|\bzakte|omlaag|teruggelopen|decreas|declin|\bfell\b|\bdrop|gone down|\bfall|verminder|\bminder\b|\blager\b|terugloop"
_TOP = r"\bhoogst|\bmeeste\b|\bbest|\bgrootst|\bvaakst|\bmeest\b|hoogtepunt|\bpiek|\bpeak|highest|\bmost\b|\btop (\d|drie|vijf)\b|bovenaan|koploper"
_BOTTOM = r"\blaagst|\bminste\b|slechtst|kleinst|lowest|\bleast\b|worst|dieptepunt|onderaan"
_OVER_TIME = re.compile(
    r"in welk jaar|which year|door de jaren|in (één|een) jaar tijd|afgelopen jaren|jaar eerder|jaar ervoor|dan vorig jaar|over the years",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(\d{1,2}) jaar\b|\b(?:van|aged?|of)\s+(\d{1,2}|[a-z]{3,9})\b(?!\s*(?:t/m|tot|-|procent|%|jaar|maand))(?=\s*[,.?)(]|\s+(?:in|jaar|gezakt|met|die|was|is|uit|\()|$)"
)
_NOISE = frozenset(
    ["percentage", "procent", "percent", "aantal", "cijfer", "cijfers", "getal", "hoog", "hoogte", "graag", "rapport", "verslag", "document", "stuk", "stukken", "jaar", "jaren", "year", "years", "kort", "precies", "bedoeld", "betekent", "betekenis", "afkorting", "stand", "volgens", "vraag", "vragen", "antwoord", "weten", "uitleggen", "hebben", "geweest", "laatste", "number", "rate", "report", "vergeleken", "vergelijking", "verhoudt", "ontwikkeld", "ontwikkeling", "ontwikkelde", "verschil", "reden", "oorzaak", "hoofdoorzaak", "verklaring", "verklaren", "waardoor", "komt", "hoogste", "laagste", "meeste", "minste", "slechtste", "slechtst", "hoogst", "laagst", "beste", "grootste", "kleinste", "highest", "lowest", "most", "least", "worst", "score", "scoorde", "kwartaal", "gemeten", "grofweg", "absoluut", "cijfermatig", "exact", "concreet", "zelf", "dag", "datum", "moment", "punt", "punten", "inzake", "betreffende", "rond", "betreft", "enorm", "verder", "omlaag", "omhoog", "alsmaar", "steeds", "maal"]
)


def parse_question(text: str, history: Sequence[str], vocabulary: Vocabulary) -> Query:
    """What a question asks. Earlier questions, oldest first, are folded in where it leans on them."""
    standalone = stand_alone(text, history)
    folded = fold(standalone)
    english = _is_english(standalone)
    ages = _ages(folded)
    places = vocabulary.places_in(standalone)
    documents = vocabulary.documents_in(standalone)
    numbers = tuple(n for n in find_numbers(standalone) if not n.is_year and n.value not in ages)
    told = [n for n in numbers if n.value > 20 or n.unit]
    kind = _kind(text, documents, told)
    if kind is Kind.TEXT:
        kind = _kind(standalone, documents, told)
    concepts = _concepts(standalone, vocabulary, places, ages)
    periods = find_periods(standalone)
    return Query(
        text=text,
        standalone=standalone,
        english=english,
        kind=kind,
        concepts=concepts,
        search_terms=_search_terms(concepts, standalone, vocabulary),
        years=tuple(years_between(standalone)),
        months=tuple((p.year, p.month) for p in periods if p.month),
        ages=ages,
        places=places,
        numbers=numbers,
        rising=direction_of(standalone),
        highest=_direction(folded, _TOP, _BOTTOM),
        unit=_unit(folded),
        documents=documents,
        over_time=len(years_between(standalone)) > 1
        or kind is Kind.TREND
        or bool(_OVER_TIME.search(standalone)),
    )


def _is_english(text: str) -> bool:
    words = [w for w in tokens(text) if w.isalpha()]
    hits = sum(w in _ENGLISH for w in words)
    dutch = sum(w in STOP and w not in _ENGLISH for w in words)
    return len(words) >= 3 and hits >= 2 and hits > dutch


_COMPARES = re.compile(
    r"verhoud|vergele?k|vergelijk|\bsinds\b|\bsince\b|nog steeds|inmiddels|intussen|ten opzichte|tegenover|\bbeide\b|"
    r"\bzowel\b|strook|overeen|\balsnog\b|\bstill\b|\bcompare|\bnu wel\b|\bnadien\b|\bdaarna\b|weerspr|\bwat zegt .* en wat\b",
    re.IGNORECASE,
)


def _kind(text: str, documents: Sequence[str], numbers: Sequence[Number]) -> Kind:
    if len(documents) > 1 or (documents and _COMPARES.search(text)):
        return Kind.COMPARE
    if len(numbers) > 1 and re.search(r"\b(of|en|or|and|versus|vs|maar)\b", text):
        return Kind.CONFLICT
    for kind, pattern in _KINDS:
        flags = 0 if "[A-Z]" in pattern else re.IGNORECASE
        if re.search(pattern, text, flags) or (
            not flags and re.search(pattern.replace("[A-Z]", "[A-Z]"), text[:1].lower() + text[1:])
        ):
            return kind
    return Kind.TEXT


def direction_of(text: str) -> bool | None:
    """Whether a text speaks of growth (True) or decline (False) first; None where of neither."""
    return _direction(fold(text), _RISING, _FALLING)


def _direction(folded: str, yes: str, no: str) -> bool | None:
    first = [(m.start(), v) for v, p in ((True, yes), (False, no)) if (m := re.search(p, folded))]
    return min(first)[1] if first else None


def _unit(folded: str) -> str:
    if re.search(
        r"percentage|procent\b|percent|welk deel|aandeel|%|vaccinatiegraad|dekking|what share", folded
    ):
        return "%"
    return "€" if re.search(r"\beuro|€|\bbedrag|\bkost|\bgeld|\bbudget|subsidie|miljoen", folded) else ""


def _ages(folded: str) -> tuple[int, ...]:
    found = []
    for match in _AGE.finditer(folded):
        word = match[1] or match[2]
        value = int(word) if word.isdigit() else int(t) if (t := term(word)).isdigit() else None
        if value is not None and value <= 25:
            found.append(value)
    return tuple(dict.fromkeys(found))


def _concepts(
    text: str, vocabulary: Vocabulary, places: Sequence[str], ages: Sequence[int]
) -> tuple[Concept, ...]:
    """The words of a question that can be looked for, with synonyms; of several sentences the asking one counts most."""
    found: dict[str, Concept] = {}
    skipped = {w for p in places for w in tokens(p)} | {str(a) for a in ages} | vocabulary.document_words
    for sentence, share in _weighted_sentences(text):
        words = [vocabulary.corrected(w) for w in tokens(sentence)]
        stems = [term(w) for w in words]
        covered = _inside_phrases(stems)
        for i, word in enumerate(words):
            if i in covered:
                continue
            if word in STOP or word in _NOISE or word in skipped or stems[i] in skipped:
                continue
            if re.fullmatch(r"(19|20)\d\d|[^\d]", word):
                continue
            phrases = _synonyms(stems, i) | vocabulary.expansions(stems[i])
            parts = tuple(stem(p) for p in split_compound(word))
            counted = any(w in _COUNTING for w in words[max(0, i - 2) : i])
            concept = Concept(stems[i], tuple(sorted(phrases - {(stems[i],)})), parts, counted=counted)
            weight = share * vocabulary.weight(concept.term, concept.phrases, concept.parts)
            if concept.term not in found or found[concept.term].weight < weight:
                found[concept.term] = replace(concept, weight=weight)
    return tuple(found.values())


def _weighted_sentences(text: str) -> list[tuple[str, float]]:
    if EARLIER in text:
        earlier, _, last = text.rpartition(EARLIER)
        return [(earlier, 0.5), (last, 1.0)]
    parts = [p for p in re.split(r"(?<=[.?!])\s+", text.strip()) if p]
    if len(parts) == 1 or not any(p.endswith("?") for p in parts):
        return [(p, 1.0) for p in parts]
    return [(p, 1.0 if p.endswith("?") else 0.5) for p in parts]


def _inside_phrases(stems: Sequence[str]) -> set[int]:
    """Places of the second and further words of known phrases: the first word stands for the whole."""
    inside: set[int] = set()
    for i, stem_ in enumerate(stems):
        for entry, _ in by_first_term().get(stem_, ()):
            if len(entry) > 1 and tuple(stems[i : i + len(entry)]) == entry:
                inside |= set(range(i + 1, i + len(entry)))
    return inside


def _synonyms(stems: Sequence[str], i: int) -> set[Phrase]:
    """Phrases of every meaning that a phrase at this place of the question has."""
    found: set[Phrase] = set()
    for entry, group in by_first_term().get(stems[i], ()):
        if tuple(stems[i : i + len(entry)]) == entry:
            found |= {tuple(t for t in p if t not in _STOP_TERMS) or p for p in group}
    return found


_COUNTING = frozenset(["hoeveel", "aantal", "many", "number", "gemiddeld", "totaal"])
_STOP_TERMS = frozenset(term(w) for w in STOP)


def _search_terms(concepts: Sequence[Concept], text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    found: list[str] = []
    for concept in concepts:
        found.append(concept.term)
        found.extend(concept.parts)
        found.extend(t for phrase in concept.phrases for t in phrase if len(phrase) <= 2)
    found.extend(t for w in tokens(text) if w not in STOP and (t := term(w)) not in found)
    return tuple(dict.fromkeys(t for t in found if vocabulary.knows(t)))
