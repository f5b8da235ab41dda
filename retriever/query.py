"""A question as typed, understood: what it asks for, about what, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.periods import find_periods, years_between
from corpus.dutch.words import fold, term
from retriever.asking import asking_part, what_is_asked
from retriever.concepts import Concept, find_concepts, search_terms
from retriever.cues import (
    Form,
    Kind,
    aim_of,
    asked_of,
    asks_several,
    direction_of,
    end_of,
    form_of,
    is_english,
    kind_of,
    looks_over_time,
    names_measure,
    selects_many,
    unit_of,
)
from retriever.english import glossed
from retriever.followup import EARLIER, asks_itself, stand_alone
from retriever.naming import proper_names, without_own_names
from retriever.spelling import spelt_out
from retriever.vocabulary import Vocabulary

_OLDEST = 25
"""Greatest number taken for an age: the papers are about the young."""

_KNOWN_FROM = 20
"""A bare number above this is one the question states, not one it counts with ("de drie pijlers")."""

_AGE = re.compile(
    r"\b(\d{1,2}) jaar\b"
    r"|\b(?:peuter|kleuter|kind|jongen|meisje|meid|tiener|puber|leerling|toddler|girl|boy)\w*"
    r" (?:van|aged?) (\d{1,2}|[a-z]{3,9})\b"
    r"|\b(?:van|aged?|of)\s+(\d{1,2}|[a-z]{3,9})\b"
    r"(?!\s*(?:t/m|tot|-|procent|%|jaar|maand))"
    r"(?=\s*[,.?)(]|\s+(?:in|jaar|gezakt|met|die|was|is|uit|(?:en|of)\s+(?:een|van|bij|[0-9])|\()|$)"
)

_QUOTED = re.compile(r"(?<!\w)['‘“\"„]([^\W\d_][^'’”\"\n]{2,60})['’”\"](?!\w)")


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed question.

    Attributes:
        text: as typed.
        standalone: with the earlier questions folded in.
        english: whether it is asked in English.
        kind: what it wants.
        form: how it is put.
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
        quoted: words it puts between quotation marks, folded.
        over_time: whether it looks at several years.
        selects: whether it wants all that lie above or below a number, or the figure of each.
        several: whether its answer is several things, people or reasons.
        measure: search terms of what is counted or measured; empty where it does not say.
        subject: search terms of whom or what it is measured of.
        author: search terms of who is to say it: "volgens de Rekenkamer".
        asked: the one of the concepts whose number, height or price is asked; None where none in particular.
        counts: whether its number is asked: "hoeveel klachten".
        meaning: the words to embed: without the names of documents and of what they are about as a whole; of
            an English question with Dutch words where they are known.
        vector: that of `meaning`, of unit length; None where it was not embedded.
        names: proper names it gives that the corpus has, folded, without places.
    """

    text: str
    standalone: str
    english: bool
    kind: Kind
    form: Form
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
    quoted: tuple[str, ...]
    over_time: bool
    selects: bool
    several: bool = False
    measure: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    asked: Concept | None = None
    counts: bool = False
    names: tuple[str, ...] = ()
    meaning: str = ""
    vector: NDArray[np.float32] | None = field(default=None, repr=False, compare=False)

    @property
    def wants_number(self) -> bool:
        """Whether only a number can answer it."""
        return self.selects or self.kind in (Kind.FIGURE, Kind.CHANGE, Kind.TREND, Kind.RANKING)


def parse_question(text: str, history: Sequence[str], vocabulary: Vocabulary) -> Query:
    """What a question asks. Earlier questions, oldest first, are folded in where it leans on them."""
    asked = what_is_asked(spelt_out(text, vocabulary))
    earlier = [what_is_asked(spelt_out(h, vocabulary)) for h in history]
    standalone = stand_alone(asked, earlier, vocabulary.places_in)
    ages = _ages(fold(standalone))
    places = vocabulary.places_in(standalone)
    documents = vocabulary.documents_in(standalone)
    numbers = tuple(n for n in find_numbers(standalone) if not n.is_year and n.value not in ages)
    stated = [n for n in numbers if (n.value > _KNOWN_FROM or n.unit) and not _ends_span(standalone, n)]
    years = tuple(years_between(standalone))
    kind = _kind(asked, standalone, documents, stated)
    form = form_of(asked)
    if kind is Kind.TEXT and form is Form.KEYWORDS and (years or ages or places or names_measure(asked)):
        kind = Kind.FIGURE  # "ziekteverzuim 2024" asks how high it was
    concepts = find_concepts(standalone, vocabulary, places, ages)
    aim = aim_of(asking_part(standalone))
    named = asked_of(asking_part(standalone))
    english = is_english(standalone)
    told = without_own_names(standalone, vocabulary)
    return Query(
        text=text,
        standalone=standalone,
        english=english,
        kind=kind,
        form=form,
        concepts=concepts,
        search_terms=search_terms(concepts, standalone, vocabulary),
        years=years,
        months=tuple((p.year, p.month) for p in find_periods(standalone) if p.month),
        ages=ages,
        places=places,
        numbers=numbers,
        rising=direction_of(standalone),
        highest=end_of(standalone),
        unit=unit_of(standalone),
        documents=documents,
        quoted=tuple(fold(m[1]) for m in _QUOTED.finditer(text)),
        selects=selects_many(standalone),
        over_time=len(years) > 1 or kind is Kind.TREND or looks_over_time(standalone),
        several=asks_several(asked),
        measure=tuple(map(term, aim.measure)),
        subject=tuple(map(term, aim.subject)),
        author=tuple(map(term, aim.author)),
        asked=next((c for c in concepts if named and term(named.noun) in c.term.split()), None),
        counts=bool(named and named.counted),
        names=proper_names(asked, places, vocabulary),
        meaning=glossed(told) if english else told,
    )


def _kind(asked: str, standalone: str, documents: Sequence[str], stated: Sequence[Number]) -> Kind:
    """The kind told by the sentence that asks, else by the ones around it, else by what it leans on.

    What sets two things beside each other is told by all sentences together; "wat is de oorzaak?" behind
    another sentence asks for no definition.
    """
    whole = kind_of(asked, documents, stated)
    if whole in (Kind.COMPARE, Kind.CONFLICT):
        return whole
    part = asking_part(asked)
    told = kind_of(part, documents, stated)
    if told is Kind.TEXT or (told is Kind.DEFINITION and part != asked):
        told = whole
    if told is not Kind.TEXT or (EARLIER in standalone and asks_itself(asked)):
        return told
    return kind_of(standalone, documents, stated)


def _ends_span(text: str, number: Number) -> bool:
    """Whether it is the upper end of a span: "65 tot en met 74", "25-34"."""
    return bool(re.search(r"\d\s*(?:tot en met|t/m|tot|-|–|to)\s*$", text[: number.begin]))


def _ages(folded: str) -> tuple[int, ...]:
    """The ages a folded text names, in digits or as a word."""
    found = []
    for match in _AGE.finditer(folded):
        named = term(next(g for g in match.groups() if g))
        if named.isdigit() and int(named) <= _OLDEST:
            found.append(int(named))
    return tuple(dict.fromkeys(found))
