"""Short questions for a state or the main conclusions, asked of the two reports."""

from __future__ import annotations

from retriever.assistant import Assistant


def test_main_conclusions_are_the_headings_that_say_them(assistant: Assistant):
    answer = assistant.ask("Wat zijn de belangrijkste conclusies van de Rekenkamer?")
    assert [s.text for s in answer.statements] == [
        "De gemeente geeft Stichting OKT weinig richting mee.",
        "Uitvoering preventieve opdracht is kwetsbaar.",
        "De gemeente volgt en stuurt beperkt (op) wat Stichting OKT aan preventie doet.",
    ]


def test_how_something_fares_is_told_by_its_figures_over_the_years(assistant: Assistant):
    answer = assistant.ask("Hoe staat het met de preventie?")
    assert "steeg van 27% preventie" in answer.text
    assert "31% preventie" in answer.text


def test_since_a_year_looks_on_to_later_ones(assistant: Assistant):
    answer = assistant.ask("Is het verzuim sinds 2022 omlaag?")
    assert "9,6%" in answer.text


def test_a_name_in_capitals_with_a_digit_is_asked_whole(assistant: Assistant):
    answer = assistant.ask("Wat betekent TOP-3?")
    assert "TOP-3" in answer.text


def test_who_asks_whether_to_pay_is_told_that_it_is_free(assistant: Assistant):
    answer = assistant.ask("Moeten ouders ervoor betalen?")
    assert answer.text.startswith("Nee, hier kunnen alle Amsterdammers gratis terecht")
