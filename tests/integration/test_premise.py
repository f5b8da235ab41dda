"""Questions that suppose a growth or a decline that the two reports deny."""

from __future__ import annotations

from retriever.assistant import Assistant
from retriever.writers.premise import LEAD


def test_a_growth_that_a_figure_denies_is_denied(assistant: Assistant) -> None:
    answer = assistant.ask("Hoe verklaart OKT de groei van het aantal preventieve trainingen in 2024?")
    assert answer.text.startswith(LEAD)
    assert "45 trainingen minder" in answer.text


def test_a_growth_that_there_was_is_not_denied(assistant: Assistant) -> None:
    answer = assistant.ask("Hoe verklaart OKT de groei van het aantal themabijeenkomsten in 2024?")
    assert LEAD not in answer.text
