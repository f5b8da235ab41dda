"""Questions over the tables that council papers have: budget, reserves, schools, risks, planning, works."""

from __future__ import annotations

import pytest

REPORT = """# Programmabegroting 2025 gemeente Duinrade

## Baten en lasten per programma

Bedragen x € 1.000

| Programma | Realisatie 2023 | Begroting 2024 | Begroting 2025 | Raming 2026 |
|---|---|---|---|---|
| **Lasten** | | | | |
| 1. Bestuur | 9.812 | 10.120 | 10.455 | 10.390 |
| 2. Veiligheid | 4.201 | 4.377 | 4.580 | 4.602 |
| 3. Sociaal domein | 41.207 | 43.018 | 44.960 | 45.210 |
| Totaal lasten | 55.220 | 57.515 | 59.995 | 60.202 |
| **Baten** | | | | |
| 1. Bestuur | 1.204 | 1.150 | 1.188 | 1.190 |
| 2. Veiligheid | 112 | 98 | 101 | 103 |
| 3. Sociaal domein | 9.033 | 9.210 | 9.480 | 9.501 |
| Totaal baten | 10.349 | 10.458 | 10.769 | 10.794 |

## Reserves

| Reserve | Stand 1-1-2024 | Toevoeging | Onttrekking | Stand 31-12-2024 |
|---|---|---|---|---|
| Algemene reserve | 12.400 | 850 | 1.200 | 12.050 |
| Reserve duurzaamheid | 1.020 | 400 | 130 | 1.290 |
| Totaal reserves | 13.420 | 1.250 | 1.330 | 13.340 |

## Leerlingen per school

| School | Wijk | Richting | Leerlingen 2022 | Leerlingen 2023 | Leerlingen 2024 |
|---|---|---|---|---|---|
| De Klimop | Stationskwartier | Openbaar | 312 | 305 | 298 |
| Sint Jozef | Centrum | Rooms-katholiek | 241 | 250 | 262 |
| Het Kompas | Nieuw-Oost | Openbaar | 402 | 431 | 455 |

## Opvang, begroot en uitgegeven in 2023 (x € 1.000)

| Post | Begroot | Gerealiseerd |
|---|---|---|
| Huur | 1.900 | 2.140 |
| Beveiliging | 1.150 | 1.395 |
| Begeleiding | 820 | 705 |

## Subsidies

| Beleidsveld | Ontvanger | 2024 | 2025 |
|---|---|---|---|
| Welzijn | Voedselbank | 22.000 | 31.000 |
| | Steunpunt Mantelzorg | 143.000 | 151.600 |
| Cultuur | Muziekschool | 287.000 | 251.000 |
| | Theater Het Veerhuis | 634.000 | 655.500 |

## Jeugdhulp over de jaren

| Jaar | Ambulante jeugdhulp | Jeugdhulp met verblijf |
|---|---|---|
| 2023 | 9.410 | 6.870 |
| 2024 | 10.020 | 7.350 |
| 2025 | 10.450 | 7.120 |
| 2026 | 10.380 | 6.840 |

## Wonen per wijk

| Wijk | Woningen | Sociale huur | Doorlooptijd aanvraag (dagen) | Cijfer veiligheid |
|---|---|---|---|---|
| Centrum | 2.410 | 610 | 38 | 6,4 |
| Duinzicht | 1.980 | 1.120 | 52 | 6,1 |
| Nieuw-Oost | 3.050 | 455 | 41 | 7,9 |
| Heel Duinrade | 7.440 | 2.185 | 43 | 6,9 |

## Planning

| Project | Oplevering | Wethouder | Status |
|---|---|---|---|
| Stationsplein | juni 2026 | Yilmaz | In uitvoering |
| Dorpshuis | 2027 | De Boer | Verkenning |
| Oosterhaven | 2029 | De Boer | Ontwerp |

## Meldingen per kwartaal

| Soort melding | Kwartaal een | Kwartaal twee | Kwartaal drie | Totaal |
|---|---|---|---|---|
| Zwerfvuil | 61 | 72 | 83 | 216 |
| Losse tegels | 14 | 11 | 19 | 44 |

## Sport

| Vereniging | 2025 – Aangevraagd | 2025 – Verleend |
|---|---|---|
| Tafeltennisclub Smash | 8.200 | 6.900 |
| Judoschool Randori | 5.100 | 4.450 |

## Fouten in de rechtmatigheid

| Onderdeel | Dossiers met een fout | Bedrag met een fout | Aandeel |
|---|---|---|---|
| Bijstand | 12 | € 31.400 | 4,8% |
| Inkoop | 7 | € 88.250 | 2,1% |

## Steekproef bij onze buren

| Gemeente | Dossiers bekeken | Dossiers onvolledig |
|---|---|---|
| Moerhout | 25 | 3 |
| Kampveen | 40 | 9 |
| Oosterwierde | 30 | 4 |
"""


@pytest.fixture(scope="module")
def duinrade(assistant_over):
    """An assistant over the report above."""
    title = "Programmabegroting 2025 gemeente Duinrade"
    return assistant_over(
        (REPORT, {"id": "begroting", "title": title, "publisher": "Duinrade", "kind": "begroting"})
    )


@pytest.mark.parametrize(
    ("question", "says", "keeps_silent"),
    [
        # the year of the document where none is named, the year asked, a forecast only where that is asked
        ("Hoeveel kost het sociaal domein?", ("44.960",), ("45.210",)),
        ("Wat zijn de begrote lasten van Veiligheid voor 2026?", ("4.602",), ("4.580",)),
        # the group that the question speaks of
        ("Wat brengt Veiligheid op in 2025?", ("101",), ("4.580",)),
        # beginning and end of a year; columns of one year beside columns without
        ("Hoeveel geld zit er in de algemene reserve eind 2024?", ("12.050",), ("12.400",)),
        ("Hoeveel zat er begin 2024 in de algemene reserve?", ("12.400",), ("12.050",)),
        ("In welke wijk staat De Klimop?", ("Stationskwartier",), ("298",)),
        ("Hoeveel leerlingen heeft Het Kompas?", ("455",), ("402", "431")),
        # plan and outcome
        ("Hoeveel is er uitgegeven aan beveiliging?", ("1.395",), ("1.150",)),
        ("Wat was er begroot voor beveiliging?", ("1.150",), ("1.395",)),
        # a label that stands over several rows is in the answer and stands in what it cites
        ("Hoeveel kreeg Steunpunt Mantelzorg in 2025?", ("151.600",), ("143.000",)),
        # a population and a part of it; how things are; until when
        ("Hoeveel woningen in Duinzicht zijn sociale huur?", ("1.120",), ("1.980",)),
        ("Wat is de status van Oosterhaven?", ("Ontwerp",), ()),
        ("Hoe lang duurt een aanvraag in Duinzicht?", ("52",), ()),
        # the total where no part is asked; a column asked in other words than its heading; a unit asked
        ("Hoeveel meldingen van zwerfvuil waren er?", ("216",), ("61", "72", "83")),
        ("Hoeveel had Tafeltennisclub Smash voor 2025 gevraagd?", ("8.200",), ("6.900",)),
        ("Voor hoeveel euro zijn er fouten gevonden bij Inkoop?", ("88.250",), ("7 ", "2,1")),
        ("Bij hoeveel procent van de bijstand is iets fout gegaan?", ("4,8",), ("31.400",)),
    ],
)
def test_the_cell_asked_is_told_and_its_neighbours_are_not(duinrade, question, says, keeps_silent):
    text = duinrade.ask(question).text
    assert all(part in text for part in says), text
    assert not any(part in text for part in keeps_silent), text


@pytest.mark.parametrize(
    ("question", "says", "keeps_silent"),
    [
        # rows, though the columns are years; totals and the whole town are no winners
        ("Welk programma kost het meest in 2025?", ("Sociaal domein", "44.960"), ("Totaal", "59.995")),
        ("Welke school is het grootst?", ("Het Kompas", "455"), ("De Klimop",)),
        ("Welke wijk voelt het onveiligst?", ("Duinzicht", "6,1"), ("Duinrade",)),
        ("In welke wijk duurt een aanvraag het langst?", ("Duinzicht", "52"), ("38",)),
        # years down the rows, both ends, the one behind another, the first two
        ("In welk jaar was ambulante jeugdhulp het duurst?", ("2025", "10.450"), ("2026",)),
        ("Hoogste en laagste cijfer veiligheid, welke wijken?", ("Nieuw-Oost", "Duinzicht"), ("Centrum",)),
        ("Wie krijgt na het theater de meeste subsidie in 2025?", ("Muziekschool",), ("655.500",)),
        ("Welke twee scholen hebben de meeste leerlingen?", ("Het Kompas", "De Klimop"), ("Sint Jozef",)),
        # how far things moved, over time and beside the plan
        ("Welke school is het hardst gegroeid?", ("Het Kompas", "431", "455"), ("Sint Jozef",)),
        ("Welke ontvanger ging er in subsidie op achteruit?", ("Muziekschool",), ("Theater",)),
        ("Welke posten gingen over de begroting heen?", ("Huur", "Beveiliging"), ("Begeleiding",)),
        # towns that stand in rows
        ("Welke gemeente had de meeste onvolledige dossiers?", ("Kampveen", "9"), ("Moerhout", "30")),
        # cells of text
        ("Welke scholen zijn openbaar?", ("De Klimop", "Het Kompas"), ("Sint Jozef",)),
        ("Welke projecten vallen onder wethouder De Boer?", ("Dorpshuis", "Oosterhaven"), ("Stationsplein",)),
    ],
)
def test_rows_are_set_beside_each_other_by_what_is_asked(duinrade, question, says, keeps_silent):
    text = duinrade.ask(question).text
    assert all(part in text for part in says), text
    assert not any(part in text for part in keeps_silent), text


def test_a_development_goes_down_the_rows_where_these_are_years(duinrade):
    answer = duinrade.ask("Hoe ontwikkelen de kosten van jeugdhulp met verblijf zich tot 2026?")
    assert "daalde van 6.870 (2023) naar 6.840 (2026)" in answer.text
    assert "7.350 (2024)" in answer.text
    derived = [f.figure.derived for f in answer.figures if f.figure.derived]
    assert any(d.startswith("6.870 − 6.840 = 30") for d in derived), derived


def test_the_label_over_several_rows_is_cited_from_the_row_it_stands_in(duinrade):
    answer = duinrade.ask("Hoeveel kreeg Steunpunt Mantelzorg in 2025?")
    quotes = [c.quote for c in answer.citations]
    assert "Welzijn" in quotes
    assert any("Steunpunt Mantelzorg" in q and "151.600" in q for q in quotes)


def test_amounts_are_said_in_the_scale_that_the_line_above_the_table_states(duinrade):
    answer = duinrade.ask("Wat zijn de begrote lasten van Veiligheid voor 2026?")
    assert "€ 4.602.000" in answer.text
    assert "Bedragen x € 1.000" in [source.quote for source in answer.citations]


def test_what_changed_in_a_year_is_set_against_the_year_before(duinrade):
    answer = duinrade.ask("Met hoeveel leerlingen steeg Het Kompas in 2024?")
    assert "431 (2023)" in answer.text  # 455 - 431 = 24
    assert "402" not in answer.text
    assert "24" in answer.text.replace("2024", "")


@pytest.mark.parametrize(
    ("question", "how_far"),
    [
        ("Hoeveel boven de begroting kwam de beveiliging uit in 2023?", "€ 245.000 hoger"),
        ("Met hoeveel werd het budget voor huur overschreden?", "€ 240.000 hoger"),
        ("Hoeveel onder de begroting bleef de begeleiding?", "€ 115.000 lager"),
    ],
)
def test_how_far_one_thing_came_out_beside_its_plan_is_reckoned(duinrade, question, how_far):
    answer = duinrade.ask(question)
    assert how_far in answer.text
    assert all(f.figure.unit == "€" for f in answer.figures)
