"""What a question insists on: each demand tells of one candidate whether it meets it.

A demand that a question does not make is met. What fails one cannot hold the answer, however alike it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from corpus.dutch.numbers import find_numbers
from corpus.dutch.periods import MONTHS, years_between
from corpus.dutch.words import fold, term, tokens
from corpus.index import Index
from corpus.model import Figure
from retriever.asking import asking_part
from retriever.counts import counts_asked, names_asked, tells_number
from retriever.cues import Form, Kind, counts_things
from retriever.cues import demand_cues as cues
from retriever.features import OTHER_AXIS, counts_in_words
from retriever.followup import EARLIER
from retriever.query import Query
from retriever.rank import Candidate
from retriever.vocabulary import PLACES, place_form

_NEAR = -0.05
"""Cosine, less that of unlike texts, from which a candidate need not use the words of the question."""
_NAME = 4
"""Most words of a cell that names something."""
_OPENING = 3
"""How many passages open a document."""
_SHORTEST_TITLE = 20
"""Characters from which on a title is more than a name that sentences begin with."""
_OF_A_TITLE = 0.6
"""Share of a line from which on the title that it opens with is what it says."""


def meets_all(query: Query, candidate: Candidate, index: Index) -> bool:
    """Whether a candidate meets all that a question insists on."""
    return all(demand(query, candidate, index) for demand in demands_of(query, candidate))


def demands_of(query: Query, candidate: Candidate) -> Iterator[Demand]:
    """The demands that a question makes of a candidate: one near in meaning may say it in other words."""
    near = candidate.features.cosine >= _NEAR
    yield from _ALWAYS
    yield from () if near else _IN_WORDS
    if query.wants_number:
        yield from _OF_A_NUMBER
        yield from () if near else _OF_A_NUMBER_IN_WORDS


def bears_names(query: Query, candidate: Candidate, index: Index) -> bool:
    """A proper name that the question gives, in its passage or headings, or in what its document goes by."""
    passage = candidate.passage
    own = _stems(*_names_of(candidate, index)) if query.names else frozenset()
    asked = [n for n in query.names if term(n) not in own]
    wide = _stems(*passage.section, passage.search_text) if asked else frozenset()
    return not asked or any(term(n) in wide or _by_concept(query, n, wide) for n in asked)


def is_told(query: Query, candidate: Candidate, index: Index) -> bool:
    """A question answers none, nor a line that sends its reader elsewhere, nor the title of a document."""
    if candidate.passage.row:
        return True
    if candidate.text.rstrip().endswith("?") or _is_title(candidate, index):
        return False
    if query.kind is Kind.WHY and cues.SUBJECT_LINE.match(candidate.text):
        return False
    return not cues.ELSEWHERE.match(candidate.text) or bool(cues.ASKS_WHERE.search(query.standalone))


def gives_cause(query: Query, candidate: Candidate, index: Index) -> bool:
    """No figure of a table, where it is asked why; a cell of running text may tell it."""
    if candidate.passage.row is None or query.kind is not Kind.WHY:
        return True
    return candidate.features.cue > 0


def names_something(query: Query, candidate: Candidate, index: Index) -> bool:
    """A table row holds something of what is asked: the right place or year alone makes it no answer."""
    return candidate.passage.row is None or not query.concepts or candidate.coverage > 0


def is_there(query: Query, candidate: Candidate, index: Index) -> bool:
    """The place asked for; one that a ranking sets aside ("na Zuidoost") need not be named."""
    return candidate.features.place >= 0 or _set_aside(query)


def names_someone(query: Query, candidate: Candidate, index: Index) -> bool:
    """A name that the question does not have: a capitalised word inside a sentence, no place."""
    if not cues.ASKS_NAME.search(query.text):
        return True
    known = query.standalone.lower()
    found = re.findall(r"(?<=[a-z,] )[A-Z][a-zà-þ]+", candidate.text)
    return any(name.lower() not in known and place_form(name) not in PLACES for name in found)


def names_which(query: Query, candidate: Candidate, index: Index) -> bool:
    """Names, where people or bodies are asked that go by them; a table row has them in its label."""
    if candidate.passage.row or not cues.ASKS_WHICH.search(query.standalone):
        return True
    known = query.standalone.lower()
    found = re.findall(r"(?<=[a-z,(:’'‘] )[A-Z][\wà-þ&'’-]+", candidate.text)
    towns = cues.ASKS_TOWNS.search(query.standalone)
    return any(n.lower() not in known and (not towns or place_form(n) in PLACES) for n in found)


def tells_outcome(query: Query, candidate: Candidate, index: Index) -> bool:
    """What became of it, where a decision is asked."""
    return not cues.ASKS_OUTCOME.search(query.standalone) or bool(cues.OUTCOME.search(candidate.text))


def tells_vote(query: Query, candidate: Candidate, index: Index) -> bool:
    """How a vote went, where that is asked."""
    return not cues.ASKS_VOTE.search(query.standalone) or bool(cues.VOTE.search(_with_headings(candidate)))


def has_said(query: Query, candidate: Candidate, index: Index) -> bool:
    """What someone has said, where that is asked: no reaction that is still to come."""
    return not cues.ASKS_SAID.search(query.standalone) or not cues.NOT_YET.search(candidate.text)


def is_said_by(query: Query, candidate: Candidate, index: Index) -> bool:
    """Words of someone in office, where it is asked what they say of a paper that is not their own."""
    asked = cues.ASKS_SPEAKER.search(query.text)
    if not asked or term(asked["who"].lower()) in _stems(*_names_of(candidate, index)):
        return True
    return bool(cues.SAYS.search(candidate.text))


def holds_office(query: Query, candidate: Candidate, index: Index) -> bool:
    """A name beside the office whose holder is asked, anywhere in the passage."""
    asked = cues.ASKS_HOLDER.search(query.text)
    if not asked:
        return True
    return bool(re.search(cues.HOLDER.format(office=asked["office"].lower()), candidate.passage.text))


def tells_grade(query: Query, candidate: Candidate, index: Index) -> bool:
    """A grade or how it is valued, where a grade is asked."""
    return not cues.ASKS_GRADE.search(query.text) or bool(cues.GRADE.search(_with_headings(candidate)))


def tells_split(query: Query, candidate: Candidate, index: Index) -> bool:
    """Several numbers, where a number is asked to be split up."""
    if candidate.passage.row or not cues.ASKS_SPLIT.search(query.text):
        return True
    return len(_figures(candidate, index)) > 1


def sets_beside(query: Query, candidate: Candidate, index: Index) -> bool:
    """For a ranking, a row of a table that sets beside each other what is compared."""
    return query.kind is not Kind.RANKING or candidate.features.row > OTHER_AXIS


def is_of_place(query: Query, candidate: Candidate, index: Index) -> bool:
    """In a row the place asked for stands in its label, columns or a short cell, or is its document's."""
    row = candidate.passage.row
    if row is None or not query.places or _set_aside(query):
        return True
    table = index.tables[row.table_id]
    asked = [p for p in query.places if p != place_form(index.info(table.document_id).place or "")]
    cells = [c.text for c in table.rows[row.row].cells if c and len(c.text.split()) <= _NAME]
    told = place_form(
        " ".join((table.rows[row.row].label, table.rows[row.row].group, *table.columns, *cells))
    )
    named = [p for p in asked if re.search(rf"\b{re.escape(p)}\b", told)]
    return bool(named) or len(asked) < len(query.places) or candidate.features.place == 0


def tells_contact(query: Query, candidate: Candidate, index: Index) -> bool:
    """A telephone number, an e-mail address or a street."""
    return all(looks.search(candidate.text) for asks, looks in cues.CONTACT if asks.search(query.text))


def tells_time(query: Query, candidate: Candidate, index: Index) -> bool:
    """A time, where it is asked when; what an earlier question asks is no demand."""
    leans = EARLIER in query.standalone
    return leans or query.kind is not Kind.WHEN or bool(cues.TIME.search(_with_headings(candidate)))


def tells_price(query: Query, candidate: Candidate, index: Index) -> bool:
    """Money, where a price or a salary is asked."""
    return not cues.PRICE.search(query.standalone) or _has_money(query, candidate, index)


def is_then(query: Query, candidate: Candidate, index: Index) -> bool:
    """The years asked for; those of an earlier question that it leans on are no demand."""
    leans = EARLIER in query.standalone and not years_between(query.text)
    return leans or candidate.features.year > (-0.7 if query.wants_number else -1.0)


def names_month(query: Query, candidate: Candidate, index: Index) -> bool:
    """A month asked for, with or without its year, said anywhere in the passage."""
    asked = {MONTHS[month - 1] for _, month in query.months}
    return not asked or any(month in candidate.passage.text.lower() for month in asked)


def tells_money(query: Query, candidate: Candidate, index: Index) -> bool:
    """An amount of money, said by itself or by the headings of its table."""
    return not cues.ASKS_MONEY.search(query.standalone) or _has_money(query, candidate, index)


def tells_span(query: Query, candidate: Candidate, index: Index) -> bool:
    """A length of time, or the day it ends on; of a table row its headings may say so."""
    if not cues.ASKS_SPAN.search(query.standalone) or cues.SPAN.search(candidate.text):
        return True
    return candidate.passage.row is not None and bool(cues.SPAN_HEADING.search(_with_headings(candidate)))


def is_of_age(query: Query, candidate: Candidate, index: Index) -> bool:
    """The age asked for, in a table row."""
    return candidate.passage.row is None or candidate.features.age >= 0


def is_of_group(query: Query, candidate: Candidate, index: Index) -> bool:
    """The sex asked for; who asks for both parents, asks for parents."""
    asked = cues.PREGNANT.sub(" ", fold(query.standalone))
    wide = fold(_with_headings(candidate))
    for pair in cues.GROUPS:
        named = [group for group in pair if re.search(group, asked)]
        if named and not any(re.search(group, wide) for group in named):
            return len(named) == 2 and "ouder" in wide
    return True


def tells_whole(query: Query, candidate: Candidate, index: Index) -> bool:
    """The whole, where that is asked: how much more or less it was does not tell it."""
    if not cues.ASKS_TOTAL.search(fold(query.standalone)):
        return True
    told = fold(_with_headings(candidate))
    return bool(cues.TOTAL.search(told)) or not cues.CHANGED.search(told)


def tells_more(query: Query, candidate: Candidate, index: Index) -> bool:
    """A number that the question does not state itself."""
    figure = query.kind is Kind.FIGURE and query.form is not Form.YES_NO
    if candidate.passage.row or not figure or not query.numbers:
        return True
    stated = {n.value for n in query.numbers}
    told = [n.value for n in find_numbers(candidate.text) if not n.is_year]
    return not told or any(value not in stated for value in told)


def tells_count(query: Query, candidate: Candidate, index: Index) -> bool:
    """A number of people or things, where these are counted: no sum of money or length of time.

    A share of them answers too, unless the question asks for their number by that name.
    """
    counts = query.kind is Kind.FIGURE and not query.unit and counts_things(asking_part(query.standalone))
    if not counts or cues.ASKS_SPAN.search(query.standalone):
        return True
    units = [f.unit for f in _figures(candidate, index)]
    strict = cues.ASKS_NUMBER.search(query.standalone) and not candidate.passage.row
    counted = any(u not in cues.NO_COUNTS and not (strict and u == "%") for u in units)
    return not units or counted or counts_in_words(candidate.text)


def tells_per_cent(query: Query, candidate: Candidate, index: Index) -> bool:
    """A share, where a percentage is asked by that name; in a table its headings may say so."""
    if query.kind is not Kind.FIGURE or not cues.ASKS_PER_CENT.search(query.text):
        return True
    return bool(cues.PER_CENT.search(_with_headings(candidate)))


def tells_norm(query: Query, candidate: Candidate, index: Index) -> bool:
    """A norm or target, where its height is asked; in a table its headings may say so."""
    if query.kind is not Kind.FIGURE or not cues.ASKS_NORM.search(query.text):
        return True
    return bool(cues.NORM.search(_with_headings(candidate)))


def _is_title(candidate: Candidate, index: Index) -> bool:
    """Whether a line is hardly more than the title of its document."""
    title, text = _folded(index.info(candidate.passage.document_id).title), _folded(candidate.text)
    return len(title) > _SHORTEST_TITLE and text.startswith(title) and len(title) > _OF_A_TITLE * len(text)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    """A text folded, white space too."""
    return " ".join(fold(text).split())


def _by_concept(query: Query, name: str, found: frozenset[str]) -> bool:
    """Whether terms hold another way to say a name: the long form of an abbreviation."""
    return any(c.match(found) > 0 for c in query.concepts if term(name) in c.term.split())


def _names_of(candidate: Candidate, index: Index) -> tuple[str, ...]:
    """What the document of a candidate goes by."""
    info = index.info(candidate.passage.document_id)
    return (info.title, info.publisher, *info.aliases, info.place or "", *_opening(candidate, index))


def _opening(candidate: Candidate, index: Index) -> tuple[str, ...]:
    """What opens the document of a candidate: there it names what it is about as a whole."""
    return tuple(p.text for p in index.passages_of(candidate.passage.document_id)[:_OPENING])


@lru_cache(maxsize=4096)
def _stems(*texts: str) -> frozenset[str]:
    return frozenset(term(w) for text in texts for w in tokens(text))


def _set_aside(query: Query) -> bool:
    """Whether the place a question names is the one it does not ask for: "na Zuidoost"."""
    asked = place_form(query.standalone)
    return any(re.search(rf"\b(?:{cues.ASIDE}) {re.escape(p)}\b", asked) for p in query.places)


def _figures(candidate: Candidate, index: Index) -> list[Figure]:
    found = index.figures_by_passage.get(candidate.passage.id, ())
    return [f for f in found if candidate.begin <= f.begin < candidate.end]


def _has_money(query: Query, candidate: Candidate, index: Index) -> bool:
    if cues.MONEY.search(candidate.text):
        return True
    if "%" in candidate.text and cues.IN_SHARES.search(query.standalone):
        return True
    if candidate.passage.row is not None and cues.MONEY_HEADING.search(candidate.passage.search_text):
        return True
    return any(f.unit == "€" for f in _figures(candidate, index))


def _with_headings(candidate: Candidate) -> str:
    """Its words; those of a table row with all headings."""
    passage = candidate.passage
    return f"{' '.join(passage.section)} {passage.search_text}" if passage.row else candidate.text


Demand = Callable[[Query, Candidate, Index], bool]

_ALWAYS: tuple[Demand, ...] = (
    *(is_told, is_then, is_there, is_of_place, names_someone, names_which),
    *(tells_contact, tells_price, tells_outcome, tells_vote, has_said, gives_cause),
    *(is_said_by, holds_office, sets_beside),
)
_OF_A_NUMBER: tuple[Demand, ...] = (
    *(names_month, tells_money, tells_span, is_of_age, is_of_group),
    *(tells_whole, tells_more, tells_count, tells_per_cent, tells_norm),
    *(tells_number, bears_names, tells_grade, tells_split),
)
_IN_WORDS: tuple[Demand, ...] = (names_something, tells_time)
_OF_A_NUMBER_IN_WORDS: tuple[Demand, ...] = (names_asked, counts_asked)
