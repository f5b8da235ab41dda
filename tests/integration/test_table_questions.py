"""Questions over tables of a small report: which column, which rows, and what is computed of them."""

from __future__ import annotations

import pytest

REPORT = """# Zwembaden in Waterstad 2024

## Bezoek per stadsdeel

| Stadsdeel | Bezoekers | Tijd besteed aan zwemles | Aandeel abonnees |
|---|---|---|---|
| Noord | 1.200 | 40% | 31% |
| Zuid | 800 | 25% | 52% |
| Oost | 2.400 | 55% | 18% |
| Waterstad | 4.400 | 42% | 33% |

## Lessen

| Les | Aantal lessen | Aantal deelnemers | Aantal uitvallers |
|---|---|---|---|
| Lessen voor kinderen | 10 | 100 | 6 |
| Watervrij | 6 | 70 | 4 |
| Borstcrawl | 4 | 30 | 2 |
| Lessen voor ouders | 5 | 60 | 3 |
| Aquagym | 3 | 45 | 1 |
| Stoelzwemmen | 2 | 15 | 2 |
| Totaal | 15 | 160 | 9 |

## Schoon water

| Meting | 2019 | 2020 | 2021 | 2022 | 2023 | 2024 |
|---|---|---|---|---|---|---|
| Helder water | 96% | 94% | 93% | 89% | 91% | 88% |
| Zwemdiploma A | 81% | 83% | 80% | 84% | 82% | 79% |

De norm voor helder water is 95%.

## Zwemdiploma per stad

| Diploma | Waterstad 2024 | Rotterdam 2024 | Utrecht 2024 | Nederland 2024 |
|---|---|---|---|---|
| Diploma B | 60% | 45% | 72% | 70% |

## Gebouwen

| Gebouw | Eigenaar | Bijzonderheden |
|---|---|---|
| De Golf | Gemeente Waterstad | binnenbad |
| Het Duikbad | Marktpartij | buitenbad |
| De Sluis | Gemeente Waterstad | buitenbad |
"""


@pytest.fixture(scope="module")
def pools(assistant_over):
    """An assistant over the report above."""
    about = {
        "id": "zwembaden",
        "title": "Zwembaden in Waterstad 2024",
        "publisher": "Waterstad",
        "kind": "jaarverslag",
        "period_from": "2024-01-01",
        "period_to": "2024-12-31",
        "place": "Waterstad",
    }
    return assistant_over((REPORT, about))


@pytest.mark.parametrize(
    ("question", "says", "keeps_silent"),
    [
        # the column named by a verb that stands apart from its particle, by a phrase, or two of them
        ("Hoeveel mensen haakten er af bij Aquagym?", ("1",), ("45",)),
        ("Hoe vaak is Watervrij gegeven en hoeveel deelnemers waren er?", ("6", "70"), ()),
        # rankings within the group named, of the column asked, totals left out
        ("Welke les voor ouders had de meeste deelnemers?", ("Aquagym", "45"), ("Watervrij",)),
        ("Bij welke les voor kinderen vielen de minste mensen af?", ("Borstcrawl",), ("Aquagym",)),
        ("In welk stadsdeel kwamen de meeste bezoekers?", ("Oost", "2.400"), ("4.400",)),
        # lists by a bound: a number, a norm not met, the figure of the whole town
        ("Welke stadsdelen besteden minder dan 45% van de tijd aan zwemles?", ("Noord", "Zuid"), ("Oost",)),
        ("Welke stadsdelen zitten met abonnees boven het stedelijk gemiddelde?", ("Zuid", "52%"), ("Oost",)),
        ("Welke lessen hadden meer dan veertig deelnemers?", ("Watervrij", "Aquagym"), ("Stoelzwemmen",)),
        # years that cross a bound: 2022 89%, 2023 91%, 2024 88%; the highest of all was 96%
        ("Sinds welk jaar zit helder water onder de 90 procent?", ("2024", "88%"), ()),
        ("In welk jaar zakte helder water voor het eerst onder de 90%?", ("2022", "89%"), ()),
        ("Heeft zwemdiploma A ooit de 90% gehaald?", ("Nee", "84%", "2022"), ()),
        # the norm of the text: 95% - 88% = 7 percentage points
        ("Haalt helder water de norm?", ("Nee", "7 procentpunt", "95%"), ()),
        # places among towns: 72, 60, 45, and 70 for the country
        ("Op welke plek staan wij met diploma B tussen Rotterdam en Utrecht?", ("tweede", "60%"), ()),
        ("Welke stad zit met diploma B het dichtst bij het landelijke cijfer?", ("Utrecht",), ("Rotterdam",)),
        # cells of text
        ("Welke gebouwen zijn van de gemeente?", ("De Golf", "De Sluis"), ("Duikbad",)),
    ],
)
def test_tables_are_answered_from_the_cells_asked(pools, question, says, keeps_silent):
    text = pools.ask(question).text
    assert all(part in text for part in says), text
    assert not any(part in text for part in keeps_silent), text


@pytest.mark.parametrize(
    ("question", "says", "how"),
    [
        ("Hoeveel keer zo veel bezoekers had Oost als Zuid?", "3 keer", "2.400 / 800 = 3"),
        ("Hoeveel bezoekers hadden Noord en Zuid samen?", "2.000", "1.200 + 800 = 2.000"),
        ("Welk deel van alle deelnemers deed mee aan Watervrij?", "43,8%", "70 / 160 = 43,8%"),
        ("Hoeveel scheelt het aandeel abonnees tussen Zuid en Oost?", "34 procentpunt", "52% − 18% = 34"),
        ("Verschil in abonnees tussen het hoogste en het laagste stadsdeel?", "34", "52% − 18% = 34"),
    ],
)  # fmt: skip
def test_sums_over_cells_show_how_they_were_made(pools, question, says, how):
    answer = pools.ask(question)
    assert says in answer.text
    derived = [f.figure.derived for f in answer.figures if f.figure.derived]
    assert any(d.startswith(how) for d in derived), derived


def test_every_answer_from_a_table_cites_the_rows_it_names(pools):
    answer = pools.ask("Hoeveel bezoekers hadden Noord en Zuid samen?")
    quotes = " ".join(c.quote for c in answer.citations)
    assert "Noord" in quotes and "Zuid" in quotes and "Oost" not in quotes


DISTRICTS = """# Wijkmonitor 2025 van Waterstad

## Kerncijfers per wijk

| Indicator | Eenheid | Wijk – Oude Kern | Wijk – Kanaalzone | Wijk – Tolbrug | Wijk – Echterhuis |
|---|---|---|---|---|---|
| Doet vrijwilligerswerk | % | 31 | 19 | 38 | 57 |
| Inwoners | aantal | 6.840 | 4.130 | 7.575 | |
"""


@pytest.fixture(scope="module")
def districts(assistant_over):
    about = {
        "id": "wijken",
        "title": "Wijkmonitor 2025 van Waterstad",
        "publisher": "Waterstad",
        "kind": "monitor",
    }
    return assistant_over((DISTRICTS, about))


def test_columns_under_one_heading_are_compared_along_the_row_that_is_measured(districts):
    answer = districts.ask("In welke wijk doen de minste mensen vrijwilligerswerk?")
    assert "Kanaalzone, met 19%" in answer.text


def test_an_empty_cell_is_no_answer_and_the_refusal_says_why(districts):
    answer = districts.ask("Wat is het aantal inwoners van de wijk Echterhuis?")
    assert answer.status == "niet-gevonden"
    assert "geeft hier geen cijfer" in answer.text
    assert any("Inwoners" in near.quote for near in answer.nearest)
