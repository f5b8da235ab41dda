"""What a text tells, whatever it is about."""

from __future__ import annotations

import pytest

from retriever.telling import ROW_STATES, is_sentence, states, telling


@pytest.mark.parametrize(
    "text",
    [
        "Bekijk onze interactieve visuele samenvatting.",
        "gemeente.nl | info@gemeente.nl | 085 488 50 00",
        "8% 42% 49%",
        "Door de training gaat het...",
    ],
)
def test_an_invitation_an_address_loose_figures_and_a_torn_line_tell_nothing(text):
    assert telling(text) == -1.0


def test_a_sentence_tells():
    assert telling("Eind 2024 is het verzuim 9,6%.") == 0.0


def test_what_someone_tells_of_himself_counts_half_unless_it_is_asked():
    text = "Tien jaar lang heb ik slecht geslapen."
    assert telling(text) == -0.5
    assert telling(text, oneself=True) == 0.0


def test_a_heading_without_a_verb_tells_nothing():
    assert telling("Stand van zaken Schiphol", heading=True) == -1.0
    assert telling("Uitvoering is kwetsbaar", heading=True) == 0.0


@pytest.mark.parametrize(
    "heading", ["Uitvoering preventieve opdracht is kwetsbaar", "De gemeente volgt beperkt"]
)
def test_headings_that_say_something_are_sentences(heading):
    assert is_sentence(heading)


@pytest.mark.parametrize(
    "heading", ["Omgaan met stress", "Beschikbaarheid van zorg in het licht van de toekomst", "Ons advies"]
)
def test_headings_that_only_name_something_are_none(heading):
    assert not is_sentence(heading)


def test_a_figure_with_its_direction_tells_more_of_a_state_than_either_alone():
    both = states("Het verzuim daalde naar 9,6%.")
    assert both > ROW_STATES > states("Het verzuim daalt.") > states("Het verzuim staat onder druk.") > 0.0
    assert both > states("Het verzuim is 9,6%.") > 0.0


def test_a_year_alone_is_no_figure_of_a_state():
    assert states("Het onderzoek liep in 2024.") == 0.0
