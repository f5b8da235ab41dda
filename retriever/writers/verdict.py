"""Yes or no, where the evidence decides it by rule: a bound, a number in the question, a denial."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.words import STOP, terms, tokens
from retriever.concepts import coverage
from retriever.cues import Form
from retriever.cues.norms import supposed_above
from retriever.cues.patterns import any_of
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query
from retriever.spoken import spoken
from retriever.writers.bounds import Bounded, all_quotes, bounded, said_by, side
from retriever.writers.paired import pair_claims
from retriever.writers.reckoned import sides_pair

_OVER = any_of(
    r"\b(?:meer|hoger|groter|vaker|ouder|langer) dan\b",
    r"\b(?:boven|ruim)\b",
    r"more than|\babove\b|\bover \d",
)
_UNDER = any_of(
    r"\b(?:minder|lager|kleiner|jonger|korter) dan\b",
    r"\b(?:onder|beneden)\b",
    r"less than|\bbelow\b|\bunder \d",
)
_MORE = re.compile(
    r"\b(?:meer|hoger|groter|vaker|langer|more|higher|larger)\b.{0,60}\b(?:dan|than)\b", re.IGNORECASE
)
_LESS = re.compile(
    r"\b(?:minder|lager|kleiner|korter|fewer|less|lower|smaller)\b.{0,60}\b(?:dan|than)\b", re.IGNORECASE
)
_HALF = re.compile(r"\b(?:de helft|half)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:niet|geen|nooit|niemand|nergens|not|no|never)\b(?!-)(?! (?:alleen|only|meer dan))", re.IGNORECASE
)
_NONE = re.compile(r"(?<![\d.,])0 (?=[a-z])")
_OPPOSITES = (
    ("betalen betaal kost kosten geld kosteloos", "gratis kosteloos kosteloze"),
    ("verplicht verplichten verplichting moet moeten", "vrijwillig vrijwillige"),
    ("tekort rood verlies", "overschot"),
)
"""Words of a question, and those of a text that say the opposite."""
_HOLDS = 0.6
"""Least share of what the question names that a sentence must hold to deny it."""


def with_verdict(query: Query, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """The claims with yes or no before the first where they decide it; else as they are."""
    if query.form is not Form.YES_NO or not claims:
        return list(claims)
    found = bounded(query, claims, evidence)
    if found and (supposed := supposed_above(query.standalone, found.most)) is not None:
        return [_by_bound(query, found, supposed), found.claim]
    if compared := compared_claims(query, claims, evidence):
        return compared
    answer = _by_number(query, claims[0], evidence)
    if answer is not None:
        return [_opened(claims[0], answer, query), *claims[1:]]
    denial = _denial(query, claims[0], evidence)
    return [_opened(denial, False, query)] if denial else list(claims)


def compared_claims(query: Query, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """Yes or no by the two figures that a question sets against each other: "meer ouders dan kinderen"."""
    over, under = _MORE.search(query.standalone), _LESS.search(query.standalone)
    if bool(over) is bool(under) or query.numbers:
        return []
    pair = sides_pair(query, evidence)
    if pair is None:
        return []
    first, second = pair.first.figure, pair.second.figure
    told = pair_claims(None, pair, query, evidence.index)
    answer = (first.value > second.value) is bool(over)
    versus = "against" if query.english else "tegenover"
    quotes = tuple(dict.fromkeys((*pair.first.quotes, *pair.second.quotes)))
    said = Claim(f"{spoken(first)} {versus} {spoken(second)}.", quotes, shown=())
    return [_opened(said, answer, query), *told]


def _by_bound(query: Query, found: Bounded, supposed: bool) -> Claim:
    claim = Claim(side(query, found), all_quotes(found), shown=())
    return _opened(claim, supposed is found.above, query)


def _by_number(query: Query, claim: Claim, evidence: Evidence) -> bool | None:
    """Whether the one figure said lies where the question puts it: "meer dan 400.000"."""
    asked = _threshold(query)
    if asked is None:
        return None
    number, over = asked
    said = (o.figure for o in said_by(claim, evidence))
    values = {f.value for f in said if f.unit == number.unit or not number.unit}
    values.discard(number.value)
    return (values.pop() > number.value) is over if len(values) == 1 else None


def _threshold(query: Query) -> tuple[Number, bool] | None:
    """The number that the question asks whether something passes it, and to which side."""
    text = query.standalone
    over, under = _OVER.search(text), _UNDER.search(text)
    if bool(over) is bool(under):
        return None
    found = over or under
    assert found is not None
    behind = text[found.end() :]
    numbers = [n for n in find_numbers(behind) if not n.is_year and n.begin < 12]
    if numbers:
        return numbers[0], bool(over)
    if half := _HALF.match(behind.strip()):
        return Number(0, half.end(), Decimal(50), "%", "", half.group()), bool(over)
    return None


def _denial(query: Query, claim: Claim, evidence: Evidence) -> Claim | None:
    """The best sentence, where it denies what is asked in so many words, or says the opposite."""
    best = evidence.candidates[0]
    if best.passage.row or claim.quotes[0].passage.id != best.passage.id or _DENIES.search(query.standalone):
        return None
    said = Claim(" ".join(best.text.split()), (Quote(best.passage, best.begin, best.end),))
    asked, words = set(tokens(query.standalone)), set(tokens(best.text))
    if any(asked & set(a.split()) and words & set(b.split()) for a, b in _OPPOSITES):
        return said
    denied = len(_DENIES.findall(best.text)) == 1 or _NONE.search(best.text)
    share = coverage(query.concepts, frozenset(terms(best.text)))
    return said if share >= _HOLDS and denied else None


def _opened(claim: Claim, answer: bool, query: Query) -> Claim:
    """The claim behind "Ja," or "Nee,"."""
    word = ("Yes" if answer else "No") if query.english else ("Ja" if answer else "Nee")
    first = claim.text.split()[0]
    plain = first.lower() in STOP and first.istitle()
    text = f"{word}, {claim.text[0].lower()}{claim.text[1:]}" if plain else f"{word}: {claim.text}"
    return replace(claim, text=text)
