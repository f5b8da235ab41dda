"""A writer that lies is stopped: where it changes a number, name, unit or sum, the claim is dropped."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from corpus.dutch.numbers import find_numbers, find_worded
from corpus.index import Index, open_index
from corpus.model import Figure, Passage
from corpus.settings import Settings
from retriever.draft import Claim, Quote
from retriever.verify import holds

_MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def index(built: Settings) -> Index:
    """The two reports."""
    return open_index(built)


def _whole(passage: Passage) -> Quote:
    return Quote(passage, 0, len(passage.text))


def _row(index: Index, label: str) -> Quote:
    rows = (p for p in index.passages if p.row and p.text.startswith(label))
    return _whole(next(rows))


@_MANY
@given(at=st.integers(0, 10**6), value=st.integers(0, 10**6))
def test_a_number_that_no_quote_holds_is_stopped(index, at, value):
    quote = _whole(index.passages[at % len(index.passages)])
    known = {abs(n.value) for n in find_numbers(quote.text)}
    known |= {f.value for f in index.figures_by_passage.get(quote.passage.id, ())}
    assume(Decimal(value) not in known)
    assert not holds(Claim(f"Het waren er {value}.", (quote,)), index)


@_MANY
@given(at=st.integers(0, 10**6), name=st.sampled_from(["Groningen", "Jansen", "Zwolle", "Achmea"]))
def test_a_name_that_no_quote_holds_is_stopped_wherever_it_stands(index, at, name):
    quote = _whole(index.passages[at % len(index.passages)])
    assume(name.lower() not in quote.text.lower())
    assert not holds(Claim(f"{name} deed het.", (quote,)), index)
    assert not holds(Claim(f"Dat deed {name}.", (quote,)), index)


@_MANY
@given(at=st.integers(0, 10**6), share=st.sampled_from(["een derde van", "drie op de vijf", "driekwart van"]))
def test_a_share_in_words_that_no_quote_holds_is_stopped(index, at, share):
    quote = _whole(index.passages[at % len(index.passages)])
    assume(not find_worded(quote.text))
    assert not holds(Claim(f"Het is {share} hen.", (quote,)), index)


def test_the_value_of_one_row_is_not_said_of_another(index):
    quotes = (_row(index, "Noord "), _row(index, "Zuidoost "))
    assert holds(Claim("Noord: 80%; Zuidoost: 84%.", quotes), index)
    assert not holds(Claim("Noord: 84%; Zuidoost: 80%.", quotes), index)


def test_a_unit_is_not_changed(index):
    quotes = (_row(index, "Zuidoost "),)
    assert holds(Claim("Zuidoost: 84%.", quotes), index)
    assert not holds(Claim("Zuidoost: € 84.", quotes), index)


def test_a_quote_that_does_not_stand_there_is_no_quote(index):
    quote = _row(index, "Zuidoost ")
    moved = replace(quote.passage, text=quote.text.replace("84%", "94%"))
    assert not holds(Claim("Zuidoost: 94%.", (_whole(moved),)), index)


@pytest.mark.parametrize(("shown", "value", "kept"), [
    ("84% − 80% = 4 procentpunt", "4", True),
    ("84% − 80% = 5 procentpunt", "5", False),
    ("84% − 70% = 14 procentpunt", "14", False),  # 70% stands in no quote
    ("84% − 80% = 4 procentpunt", "5", False),  # another value than its sum
])  # fmt: skip
def test_a_sum_that_does_not_come_out_or_uses_other_numbers_is_stopped(index, shown, value, kept):
    quotes = (_row(index, "Noord "), _row(index, "Zuidoost "))
    figure = Figure(Decimal(value), "procentpunt", f"{value} procentpunt", "", "", None, derived=shown)
    claim = Claim(f"Het verschil is {value} procentpunt.", quotes, (figure,))
    assert holds(claim, index) is kept
