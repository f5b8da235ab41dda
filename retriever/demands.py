"""What a question insists on: each demand tells of one candidate whether it meets it.

A demand that a question does not make is met. What fails one cannot hold the answer, however alike it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.dutch.periods import MONTHS, years_between
from corpus.dutch.words import fold
from corpus.index import Index
from retriever.followup import EARLIER
from retriever.query import Query
from retriever.rank import Candidate
from retriever.vocabulary import PLACES, place_form

_ASKS_MONEY = re.compile(
    r"\bwat kost|hoeveel kost|verdien|salaris|\bbedrag|\beuro|miljoen|\bgeld\b|\btarief|uurtarief"
    r"|\b(?:much|what) .*\bcost|\bsalary\b|\bmoney\b|hourly rate|\bprice\b",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\bwat kost|hoeveel kost|uurtarief|hourly rate|how much .*\bcost|wat verdien|salaris|\bsalary\b",
    re.IGNORECASE,
)
"""Asks for money whatever its kind."""
_MONEY = re.compile(
    r"€|\beuro'?s?\b|\b(?:miljoen|miljard|ton)\b|\bgratis\b|\bkosteloos\b|geen kosten", re.IGNORECASE
)
_MONEY_HEADING = re.compile(
    r"€|euro|bedrag|bijdrage|budget|baten|lasten|kosten|uitgave|opbrengst|subsidie|lening|vermogen|reserve"
    r"|begroting|realisatie|saldo|resultaat",
    re.IGNORECASE,
)
_ASKS_NAME = re.compile(
    r"\bhoe heet|achternaam|\bnamen\b|\bbij naam\b|naam van|\bnames?\b|woonadres|geboortedatum", re.IGNORECASE
)
_ASKS_SPAN = re.compile(
    r"\bhoe lang\b|in weken|in dagen|hoeveel (weken|dagen|maanden|uur|uren)\b|how long", re.IGNORECASE
)
_SPAN = re.compile(r"\b(dag|dagen|week|weken|maand|maanden|uur|uren|jaar|kwartaal|minuten)\b", re.IGNORECASE)

_CONTACT = (
    (
        re.compile(r"telefoon|\b06-?nummer|\bphone (?:number|no)\b", re.IGNORECASE),
        re.compile(r"(?<!\d)\+?\d[\d ()-]{7,}\d"),
    ),
    (re.compile(r"e-?mail ?adres|mailadres|email address", re.IGNORECASE), re.compile(r"\S@\S+\.\w")),
    (
        re.compile(r"\b(?:welke straat|postadres|bezoekadres|postcode)\b", re.IGNORECASE),
        re.compile(r"\b\w+(?:straat|laan|weg|plein|kade|gracht|markt)\b|\bpostbus\b|\b\d{4} ?[A-Z]{2}\b"),
    ),
)
"""Ways to reach someone: how each is asked for, and what it looks like."""

_GROUPS = (
    (r"\bjongens?\b|\bboys?\b", r"\bmeisjes?\b|\bgirls?\b"),
    (r"\bvaders?\b|\bfathers?\b", r"\bmoeders?\b|\bmothers?\b"),
    (r"\bmannen\b|\bmannelijke?\b|\bmale\b", r"\bvrouwen\b|\bvrouwelijke?\b|\bwomen\b"),
)
"""Words for the two sexes, young, as parents and in general; a count of one is no count of all."""
_PREGNANT = re.compile(r"\bzwangere? vrouwen\b|\bpregnant women\b")

_ASKS_TOTAL = re.compile(
    r"\bin totaal\b|totaalbedrag|\bhele bedrag|\btotale? (?:\w+ ){0,2}(?:baten|lasten|kosten|uitgaven)"
    r"|\btotal (?:income|cost|costs|spending|expenditure)",
)
_CHANGED = re.compile(r"\b(?:hoger|lager|minder|meer|gestegen|gedaald|toegenomen|afgenomen)\b")
_TOTAL = re.compile(r"totaal|totale|in total|samen|alle ")


def meets_all(query: Query, candidate: Candidate, index: Index) -> bool:
    """Whether a candidate meets all that a question insists on."""
    if not all(demand(query, candidate, index) for demand in _ALWAYS):
        return False
    return not query.wants_number or all(demand(query, candidate, index) for demand in _OF_A_NUMBER)


def is_told(query: Query, candidate: Candidate, index: Index) -> bool:
    """A question answers none."""
    return bool(candidate.passage.row) or not candidate.text.rstrip().endswith("?")


def is_there(query: Query, candidate: Candidate, index: Index) -> bool:
    """The place asked for; one that a ranking sets aside ("na Zuidoost") need not be named."""
    return candidate.features.place >= 0 or any(
        re.search(
            rf"\b(?:na|behalve|naast|after|besides|except) {re.escape(p)}\b", place_form(query.standalone)
        )
        for p in query.places
    )


def names_someone(query: Query, candidate: Candidate, index: Index) -> bool:
    """A name that the question does not have: a capitalised word inside a sentence, no place."""
    if not _ASKS_NAME.search(query.text):
        return True
    known = query.standalone.lower()
    found = re.findall(r"(?<=[a-z,] )[A-Z][a-zà-þ]+", candidate.text)
    return any(name.lower() not in known and place_form(name) not in PLACES for name in found)


def tells_contact(query: Query, candidate: Candidate, index: Index) -> bool:
    """A telephone number, an e-mail address or a street."""
    return all(looks.search(candidate.text) for asks, looks in _CONTACT if asks.search(query.text))


def tells_price(query: Query, candidate: Candidate, index: Index) -> bool:
    """Money, where a price or a salary is asked."""
    return not _PRICE.search(query.standalone) or _has_money(candidate, index)


def is_then(query: Query, candidate: Candidate, index: Index) -> bool:
    """The years asked for; those of an earlier question that it leans on are no demand."""
    leans = EARLIER in query.standalone and not years_between(query.text)
    return leans or candidate.features.year > -0.7


def names_month(query: Query, candidate: Candidate, index: Index) -> bool:
    """A month asked for, with or without its year, said anywhere in the passage."""
    asked = {MONTHS[month - 1] for _, month in query.months}
    return not asked or any(month in candidate.passage.text.lower() for month in asked)


def tells_money(query: Query, candidate: Candidate, index: Index) -> bool:
    """An amount of money, said by itself or by the headings of its table."""
    return not _ASKS_MONEY.search(query.standalone) or _has_money(candidate, index)


def tells_span(query: Query, candidate: Candidate, index: Index) -> bool:
    """A length of time."""
    return not _ASKS_SPAN.search(query.standalone) or bool(_SPAN.search(candidate.text))


def is_of_age(query: Query, candidate: Candidate, index: Index) -> bool:
    """The age asked for, in a table row."""
    return candidate.passage.row is None or candidate.features.age >= 0


def is_of_group(query: Query, candidate: Candidate, index: Index) -> bool:
    """The sex asked for; who asks for both parents, asks for parents."""
    asked = _PREGNANT.sub(" ", fold(query.standalone))
    wide = fold(_with_headings(candidate))
    for pair in _GROUPS:
        named = [group for group in pair if re.search(group, asked)]
        if named and not any(re.search(group, wide) for group in named):
            return len(named) == 2 and "ouder" in wide
    return True


def tells_whole(query: Query, candidate: Candidate, index: Index) -> bool:
    """The whole, where that is asked: how much more or less it was does not tell it."""
    if not _ASKS_TOTAL.search(fold(query.standalone)):
        return True
    told = fold(_with_headings(candidate))
    return bool(_TOTAL.search(told)) or not _CHANGED.search(told)


def _has_money(candidate: Candidate, index: Index) -> bool:
    if _MONEY.search(candidate.text):
        return True
    if candidate.passage.row is not None and _MONEY_HEADING.search(candidate.passage.search_text):
        return True
    figures = index.figures_by_passage.get(candidate.passage.id, ())
    return any(f.unit == "€" for f in figures if candidate.begin <= f.begin < candidate.end)


def _with_headings(candidate: Candidate) -> str:
    """Its words; those of a table row with all headings."""
    passage = candidate.passage
    return f"{' '.join(passage.section)} {passage.search_text}" if passage.row else candidate.text


Demand = Callable[[Query, Candidate, Index], bool]

_ALWAYS: tuple[Demand, ...] = (is_told, is_there, names_someone, tells_contact, tells_price)
_OF_A_NUMBER: tuple[Demand, ...] = (
    *(is_then, names_month, tells_money, tells_span),
    *(is_of_age, is_of_group, tells_whole),
)
