"""What a column heading says of time, plan and outcome, and what questions ask of rows."""

from __future__ import annotations

import pytest

from retriever.cues.direction import end_of
from retriever.cues.moves import Beside, asks_movers, move_of
from retriever.cues.places import asks_order, count_asked, places_skipped, set_aside
from retriever.timeline import Told, heading_of, label_year, untimed


@pytest.mark.parametrize(
    ("heading", "year", "end", "told", "left"),
    [
        ("Realisatie 2023", 2023, None, Told.OUTCOME, ""),
        ("Begroting 2025 na wijziging", 2025, None, Told.PLAN, ""),
        ("Meerjarenraming 2028", 2028, None, Told.LATER, ""),
        ("Streefwaarde 2025", 2025, None, Told.TARGET, ""),
        ("Verschil begroting en rekening", None, None, Told.GAP, "begroting en rekening"),
        ("Stand 1-1-2024", 2024, False, None, "Stand"),
        ("Stand 31-12-2024", 2024, True, None, "Stand"),
        ("Leerlingen 2022", 2022, None, None, "Leerlingen"),
        ("Formatie (fte)", None, None, None, "Formatie (fte)"),
    ],
)
def test_a_heading_is_taken_apart(heading, year, end, told, left):
    found = heading_of(heading)
    assert (found.year, found.end, found.told) == (year, end, told)
    assert untimed(heading) == left


@pytest.mark.parametrize(
    ("label", "year"),
    [("2029", 2029), ("2029 – raming", 2029), ("2014 – Gemeentefonds", None), ("Totaal", None)],
)
def test_a_label_is_a_year_where_it_names_nothing_else(label, year):
    assert label_year(label) == year


@pytest.mark.parametrize(
    ("question", "move"),
    [
        ("Welke heffing stijgt het hardst?", (True, Beside.BEFORE)),
        ("Bij welke hulp zijn de wachttijden korter geworden?", (False, Beside.BEFORE)),
        ("Welke posten kwamen boven de begroting uit?", (True, Beside.PLAN)),
        ("Welke posten bleven onder de begroting?", (False, Beside.PLAN)),
        ("Welke school is het grootst?", None),
    ],
)
def test_a_move_is_told_by_its_way_and_what_it_is_beside(question, move):
    assert move_of(question) == move
    assert asks_movers(question) is (move is not None)


def test_a_percentage_or_a_year_is_no_thing_that_moved():
    assert not asks_movers("Tot welk percentage is het verzuim gestegen?")
    assert not asks_movers("In welk jaar is het verzuim gestegen?")


@pytest.mark.parametrize(
    ("text", "high"),
    [("de duurste investering", True), ("het volst", True), ("het goedkoopst", False), ("de kortste", False),
     ("de oudste kinderen", None), ("de laatste vergadering", None)],
)  # fmt: skip
def test_superlatives_look_at_one_end(text, high):
    assert end_of(text) is high


def test_places_in_a_ranking_are_counted_skipped_and_set_aside():
    assert count_asked("Top 3 van de evenementen") == 3
    assert count_asked("Welke twee programma's kosten het meest?") == 2
    assert count_asked("Welke van de vier grote steden is het grootst?") == 1
    assert places_skipped("Wat is op een na de grootste school?") == 1
    assert "bibliothek" in set_aside("Wie krijgt na de bibliotheek het meest?")
    assert asks_order("Zet de steden op volgorde") and not asks_order("Welke stad is het grootst?")
