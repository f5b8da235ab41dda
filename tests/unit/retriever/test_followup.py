"""Earlier questions folded into a follow-up."""

from __future__ import annotations

import pytest

from retriever.followup import stand_alone
from retriever.vocabulary import place_form

_TOWNS = ("utrecht", "rotterdam", "den haag", "nieuw west")


def _places(text: str) -> list[str]:
    return [t for t in _TOWNS if t in place_form(text)]


@pytest.mark.parametrize(
    ("earlier", "asked", "whole"),
    [
        ("Hoe hoog was het verzuim in 2024?", "en in 2023?", "Hoe hoog was het verzuim in 2023?"),
        ("Hoe hoog was het verzuim?", "en eind 2023?", "Hoe hoog was het verzuim eind 2023?"),
        ("Hoe hoog was het verzuim in 2024?", "en een jaar eerder?", "Hoe hoog was het verzuim in 2023?"),
        ("Hoeveel prikken in Utrecht?", "en in Rotterdam?", "Hoeveel prikken in Rotterdam?"),
        ("Hoeveel prikken waren er?", "en in Utrecht?", "Hoeveel prikken waren er in Utrecht?"),
        ("Hoeveel jongens kregen de prik?", "en bij meisjes?", "Hoeveel meisjes kregen de prik?"),
        ("Welke wijk heeft de meeste kinderen?", "en de minste?", "Welke wijk heeft de minste kinderen?"),
        ("Wat is de graad voor mazelen nu?", "en voor bof?", "Wat is de graad voor bof nu?"),
        ("Hoe hoog waren de lasten in 2023?", "en de baten?", "Hoe hoog waren de baten in 2023?"),
        ("Hoe hoog was het verzuim in 2016?", "en vijf jaar later?", "Hoe hoog was het verzuim in 2021?"),
        ("How high was it in 2016?", "and two years earlier?", "How high was it in 2014?"),
        ("Hoeveel prikken in Utrecht?", "en nieuw-west dan?", "Hoeveel prikken in Nieuw-West?"),
        ("Hoeveel prikken in Utrecht?", "hoeveel zijn dat er in Rotterdam?", "Hoeveel prikken in Rotterdam?"),
        ("Hoeveel kinderen van 14 jaar?", "en van 10 jaar?", "Hoeveel kinderen van 10 jaar?"),
        ("Wat besloot de raad?", "en de commissie?", "Wat besloot de commissie?"),
        (
            "Hoeveel fte waren er in 2023 gemiddeld?",
            "en aan het eind van het jaar?",
            "Hoeveel fte waren er jaareinde 2023?",
        ),
        (
            "Hoeveel was er op 1 januari 2023?",
            "en aan het eind van dat jaar?",
            "Hoeveel was er op 31 december 2023?",
        ),
    ],
)
def test_what_a_fragment_names_takes_the_place_of_the_like(earlier, asked, whole):
    assert stand_alone(asked, [earlier], _places) == whole


def test_fragments_add_up_over_a_talk():
    talk = ["Hoeveel jongens kregen de prik in Utrecht?", "en in Rotterdam?"]
    assert stand_alone("en bij meisjes?", talk, _places) == "Hoeveel meisjes kregen de prik in Rotterdam?"


def test_a_question_that_points_back_is_put_behind_the_earlier_one():
    assert stand_alone("Hoe komt dat?", ["Daalde het verzuim?"]) == "Daalde het verzuim – Hoe komt dat?"


@pytest.mark.parametrize(
    "asked",
    [
        "Wat betekent APOO?",
        "Hoeveel ouders die hulp kregen, zijn tevreden?",
        "Noem de speerpunten van de jgz",
    ],
)
def test_a_whole_question_stands_alone(asked):
    assert stand_alone(asked, ["Hoe hoog was het verzuim in 2024?"]) == asked


def test_without_history_every_question_stands_alone():
    assert stand_alone("en in 2023?", []) == "en in 2023?"
