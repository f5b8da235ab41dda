"""What speaks for a candidate: the features, their weights, and how each feature is found.

Every fit function tells how well one side of a sentence or table row suits the question: 1 where it does, 0
where nothing is known or asked, down to -1 where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.dutch.periods import years_between
from corpus.dutch.words import fold, terms
from corpus.model import Figure, Passage, Table
from retriever.concepts import Concept
from retriever.cues import Form, Kind, direction_of
from retriever.cues.patterns import SMALL_NUMBERS
from retriever.query import Query
from retriever.timeline import goes_through_time
from retriever.vocabulary import PLACES, place_form

_COUNTED = re.compile(
    rf"\b(één|{SMALL_NUMBERS}|honderd|(een|twee|drie|vier|vijf|zes)maal|dubbel|kwart|derde deel|helft"
    r"|anderhalf|anderhalve"
    r"|one|two|three|four|five|half|quarter)\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset(
    terms("mensen kinderen kids jongeren jeugdigen personen inwoners people children medewerkers man")
)
_OFTEN = re.compile(r"\b(hoe vaak|how often)\b", re.IGNORECASE)
_FREQUENCY = re.compile(
    r"\b((half|drie|vier)?jaarlijks|maandelijks|wekelijks|dagelijks|(?:elke?|iedere?) \w+)\b", re.IGNORECASE
)
_NO_COUNT = re.compile(
    r"\b(geen|niemand|niets|nul|niet bekend|onbekend|niet bijgehouden|none)\b", re.IGNORECASE
)
_COUNT_IN_WORDS, _NONE = 0.6, 0.2
_AGES = re.compile(r"\b(\d{1,2})_(\d{1,3})(?: ?jaar|\s*\|)")
"""A span of ages as `fold` writes it."""
_AND_OLDER = re.compile(r"\b(\d{1,2})(?: jaar (?:en|of) ouder| ?\+)")
_OLDEST = 120
_UNDATED = -0.4
"""How ill a text that says nothing of time, in a document without a date, suits a year asked for."""
OTHER_AXIS = -8.0
"""How ill a row suits a ranking of what its table does not set beside each other."""
_TELLING = 4
"""How many new terms make a sentence that tells something."""
_ASKS_NORM = re.compile(r"norm|streef|streven|doel|target|standard|minimaal|minimum", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a candidate, each about -1 to 1.

    Attributes:
        own: share of what the question names that it holds itself.
        context: share of it that only its context adds: headings, column names, the sentence before.
        cosine, passage: of the sentence and of its passage to the question, less 0.5, near which unlike
            texts lie.
        fusion: the passage's fused score in the search.
        number, unit, year, age, place: how well it suits what is asked of these.
        cue: whether it has the shape of an answer to why or when.
        certain: 0, or -1 on a page where labels and values have lost each other.
        rarest: whether it holds the most telling thing the question names.
        short: 0 from eight words on, down to -1.
        row: for a table row, whether it is what is asked; 0 for running text.
        direction: for a cause of growth or decline, whether it speaks of that or of the contrary.
        counted: share of what the question counts that it or its context names.
        measure: 0 where it names what the question measures, or that names nothing, down to -1.
        quoted: share of the words the question quotes that it holds, half for its context.
        news: 0 where it tells enough that the question does not, down to -1 where it tells nothing new.
        asking: -1 where it is a question itself, 0 elsewhere.
        told: 0 for a sentence or row, down to -1 for an invitation, an address or loose figures.
    """

    own: float
    context: float
    cosine: float
    passage: float
    fusion: float
    number: float
    unit: float
    year: float
    age: float
    place: float
    cue: float
    certain: float
    rarest: float
    short: float
    row: float
    direction: float
    counted: float
    measure: float
    quoted: float
    news: float
    asking: float
    told: float


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts; found by `eval/tune.py` on the develop questions.

    All are scaled alike, so that scores stay as large as the bounds elsewhere were set for.
    """

    own: float = 1.35
    context: float = 1.27
    cosine: float = 5.47
    passage: float = 0.59
    fusion: float = 0.77
    number: float = 0.39
    unit: float = 0.15
    year: float = 0.40
    age: float = 0.57
    place: float = 0.21
    cue: float = 0.34
    certain: float = 0.50
    rarest: float = 0.03
    short: float = 0.02
    row: float = 0.10
    direction: float = 0.14
    counted: float = 0.14
    measure: float = 0.15
    quoted: float = 0.68
    news: float = 0.52
    asking: float = 0.95
    told: float = 0.46


def row_fit(query: Query, own: frozenset[str], table: Table, passage: Passage, home: frozenset[str]) -> float:
    """Whether a table row is what is asked: a number, over the years, with a label the question names.

    Where the question names no label, the row of the whole is meant: the total, or the documents' own place.
    """
    if query.form is Form.STATE and not query.wants_number:
        return 0.0 if any(c.match(own) for c in query.concepts) else -3.0
    if not query.wants_number and query.kind is not Kind.CONFLICT:
        return -1.0
    if query.over_time and not goes_through_time(table):
        return -4.0
    if query.kind is Kind.RANKING or query.selects:
        return _axis_fit(query, table)
    if any(c.match(own) for c in query.concepts):
        return 1.0
    label = place_form(passage.text)
    if any(label.startswith(p) for p in query.places):
        return 1.0
    return 0.5 if not query.places and any(label.startswith(w) for w in (*home, "totaal")) else -3.0


def _axis_fit(query: Query, table: Table) -> float:
    """Whether a table sets beside each other what the question compares: districts, towns, or years."""
    asked = fold(query.standalone)
    headings = place_form(" ".join((table.row_heading, *table.columns)))
    towns = sum(place_form(re.sub(r"\W?\b(19|20)\d\d", "", c)) in PLACES for c in table.columns)
    if query.over_time:
        return 1.0 if goes_through_time(table) else OTHER_AXIS
    if re.search(r"stadsde|wijk|district|borough|deel van de stad", asked):
        return 1.0 if re.search(r"stadsde|wijk|district", headings) else OTHER_AXIS
    if re.search(r"\bsted?en\b|\bstad\b|gemeente|\bg4\b|\bcit(y|ies)\b", asked):
        rows = re.search(r"gemeente|\bsted?en?\b|\bstad\b|\bplaats", place_form(table.row_heading))
        return 1.0 if towns > 1 or rows else OTHER_AXIS
    return 1.0


def number_fit(query: Query, figures: Sequence[Figure], text: str = "") -> float:
    """Whether it reports a figure where one is asked; a norm or target counts only where that is asked.

    A count in words ("vier maal") counts for most of one, "geen" and "niet bekend" for half.
    """
    if not query.wants_number and query.kind is not Kind.COMPARE:
        return 0.0
    if not figures:
        return _number_in_words(query, text)
    if all(f.kind in ("norm", "streven") for f in figures) and not _ASKS_NORM.search(query.standalone):
        return 0.0
    return 1.0


def _number_in_words(query: Query, text: str) -> float:
    if counts_in_words(text) or (_OFTEN.search(query.standalone) and _FREQUENCY.search(text)):
        return _COUNT_IN_WORDS
    return _NONE if _NO_COUNT.search(text) else -0.6


def counts_in_words(text: str) -> bool:
    """Whether a text holds a number in words."""
    return bool(_COUNTED.search(text))


def unit_fit(query: Query, units: Sequence[str]) -> float:
    """Whether one of its figures has the unit asked for."""
    if not query.wants_number or not query.unit:
        return 0.0
    return 1.0 if query.unit in units else -1.0


def counted_fit(query: Query, found: frozenset[str]) -> float:
    """Whether it or its context names what is counted: 0 to 1; 1 where nothing in particular is."""
    counted = [c for c in query.concepts if c.counted]
    if not counted or not query.wants_number:
        return 1.0
    return sum(c.match(found) for c in counted) / len(counted)


def measure_fit(query: Query, found: frozenset[str]) -> float:
    """Whether search terms hold what the question measures: 0 where they do, -1 where not.

    People are told by many words, so "hoeveel mensen" asks for none in particular.
    """
    asked = [c for c in query.concepts if c.term in query.measure and c.term not in _PEOPLE]
    return sum(c.match(found) for c in asked) / len(asked) - 1.0 if asked else 0.0


def news_fit(query: Query, own: frozenset[str], row: bool) -> float:
    """Whether it says something: 0 from `_TELLING` terms on that the question lacks, -1 for none.

    The question said again, a heading above all, is no answer to it. A row always tells its values, and
    where a number is asked the number is news enough.
    """
    if row or query.wants_number:
        return 0.0
    return min(1.0, len(own - term_set(query.standalone)) / _TELLING) - 1.0


def asking_fit(text: str) -> float:
    """Whether it asks instead of tells: a question in a paper is answered by what stands behind it."""
    return -1.0 if text.rstrip(" \n\t\"'’”)").endswith("?") else 0.0


def quoted_fit(query: Query, text: str, wide: str) -> float:
    """The share of the words between quotation marks that a text holds; half where only its context does."""
    if not query.quoted:
        return 0.0
    own, around = fold(text), fold(wide)
    return sum(1.0 if q in own else 0.5 if q in around else 0.0 for q in query.quoted) / len(query.quoted)


def direction_fit(query: Query, text: str) -> float:
    """Whether a text speaks of the change asked for; to why, -1 where it speaks of the contrary."""
    if query.kind is Kind.CHANGE:
        return 0.0 if direction_of(text) is None else 1.0
    if query.kind is not Kind.WHY or query.rising is None:
        return 0.0
    said = direction_of(text)
    return 0.0 if said is None else 1.0 if said is query.rising else -1.0


def year_fit(query: Query, sentence: set[int], wide: str, period: Sequence[int]) -> float:
    """Whether it holds for the years asked: 1 for all of them, -1 where it names other years only.

    Args:
        query: the question.
        sentence: years that the candidate names itself.
        wide: it with all it stands under.
        period: years that its document reports on.
    """
    if not query.years:
        return 0.0
    named = sentence or set(years_between(wide))
    if named & set(query.years):
        return 2.0 * len(named & set(query.years)) / len(query.years) - 1.0
    if set(period) & set(query.years) or (named and _runs_on(query, max(named))):
        return 0.3
    return -1.0 if named else -0.7 if period else _UNDATED


def _runs_on(query: Query, year: int) -> bool:
    """Whether a year lies in the time that a question looks at from one year on: "sinds 2022"."""
    return query.over_time and len(query.years) == 1 and year > query.years[0]


def age_fit(query: Query, wide: str) -> float:
    """Whether it or what it stands under names an age asked, or another one only."""
    if not query.ages:
        return 0.0
    spans = age_spans(fold(wide))
    if any(first <= age <= last for age in query.ages for first, last in spans):
        return 1.0
    return -1.0 if spans else -0.3


def age_spans(folded: str) -> list[tuple[int, int]]:
    """The ages that a folded text names, each as a span: "9 t/m 11 jaar", "2 jaar", "65 jaar en ouder"."""
    spans = [(int(m[1]), int(m[2])) for m in _AGES.finditer(folded)]
    open_ended = [(int(m[1]), _OLDEST) for m in _AND_OLDER.finditer(folded)]
    single = [(int(a), int(a)) for a in re.findall(r"\b(\d{1,2}) jaar", _AGES.sub(" ", folded))]
    return [*spans, *(open_ended or single)]


def place_fit(query: Query, wide: str, home: frozenset[str]) -> float:
    """Whether it is about the place asked: named, or one that need not be (`home`)."""
    asked = query.places
    if not asked:
        return 0.0
    plain = place_form(wide)
    hits = [p for p in asked if re.search(rf"\b{re.escape(p)}\b", plain)]
    if hits:
        return 1.0
    return 0.0 if all(p in home for p in asked) else -1.0


@lru_cache(maxsize=16_384)
def term_set(text: str) -> frozenset[str]:
    """The search terms of a text, kept for the next time."""
    return frozenset(terms(text))


def rarest_fit(concepts: Sequence[Concept], own: frozenset[str], context: frozenset[str]) -> float:
    """Whether it holds the most telling thing the question names; half where only its context does."""
    if not concepts:
        return 0.0
    rarest = max(concepts, key=lambda c: c.weight)
    return max(rarest.match(own), 0.5 * rarest.match(own | context))
