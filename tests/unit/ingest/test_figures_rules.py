"""Which numbers are figures, and the unit, period and kind that a sentence gives them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.figures.extract import extract_figures
from ingest.figures.kinds import kind_in_table
from ingest.passages import split_passages


def read(parse, sentence, **about):
    document = parse(sentence, **about)
    return extract_figures(document, split_passages(document, 900))


@pytest.mark.parametrize(
    "sentence",
    [
        "Zoals bedoeld in artikel 3 van de wet.",
        "Dat staat in de artikelen 12, 13 en 14 van de regeling.",
        "In antwoord op vragen 3, 4, 5 en 9 meldt het college dit.",
        "Zie bladzijde 12 en bijlage 4 voor meer.",
        "Het besluit met nr. 2024/123 is genomen.",
        "U kunt bellen met 06-12345678 of 085 488 50 00 daarvoor.",
        "De vergadering begint om 14.30 uur in de raadzaal.",
        "Stuur het naar postbus 202 in Utrecht.",
        "Het adres is Melkmarkt 41 in Zwolle.",
        "De norm NEN 7510 en de eisen gelden hier.",
        "Het loopt van 3 tot en met 7 oktober 2024.",
        "De brief is van 29-12-2022 en niet later.",
        "Kinderen van 4 tot 12 jaar doen mee.",
        "Jongeren tot 18 jaar krijgen hulp.",
        "De leeftijdsgroep van 55 tot en met 64 jaar groeit.",
        "Ouderen van 75-plus wonen thuis.",
        "Het gaat om het aantal per 1.000 inwoners.",
        "De bedragen zijn in de tabel x € 1.000 gegeven.",
        "Zie www.example.nl/artikel/2511721 voor het bericht.",
        "Het gaat om rekening NL91 ABNA 0417 1643 00 van de griffie.",
        "De archieven lopen van 1578-1795 en verder.",
        "Het doelt op onderdeel 1°, eerste zin.",
        "Het kamerstuk 33047 gaat hierover.",
        "Dat was in de jaren 80 anders.",
    ],
)
def test_numbers_that_say_no_quantity(parse, sentence):
    assert [f.display for f in read(parse, sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("In Amsterdam 98 trainingen is veel.", "98", ""),
        ("Het doel 4% is gehaald.", "4", "%"),
        ("De raming is 22 miljoen euro voor de bouw.", "22000000", "€"),
        ("Van de lening (€ 250k) is niets gebruikt.", "250000", "€"),
        ("Er waren (12) klachten over afval.", "12", ""),
        ("De rekening sluit met € 1.000,- af.", "1000", "€"),
        ("Het verzuim nam met 2 procentpunt af.", "2", "procentpunt"),
        ("Ruim een derde van de inwoners sport.", "0.3333", ""),
        ("Zo'n 1 op de 5 jongeren rookt.", "0.2", ""),
        ("De lening loopt 30 jaar door.", "30", ""),
    ],
)
def test_numbers_that_do(parse, sentence, value, unit):
    (figure,) = read(parse, sentence)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_the_first_of_a_range_has_the_unit_of_the_second(parse):
    assert [(int(f.value), f.unit) for f in read(parse, "Een respons van 25 tot 30% is gewoon.")] == [
        (25, "%"),
        (30, "%"),
    ]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Vorig jaar waren er 12 klachten.", "2023"),
        ("Een jaar eerder waren er 12 klachten.", "2023"),
        ("In het derde kwartaal waren er 12 klachten.", "derde kwartaal 2024"),
        ("In het eerste halfjaar waren er 12 klachten.", "eerste halfjaar 2024"),
        ("Eind 2022 waren er 12 klachten.", "Eind 2022"),
        ("Per 1 januari 2022 waren er 12 klachten.", "1 januari 2022"),
        ("In schooljaar 2022/2023 waren er 12 klachten.", "2022/2023"),
        ("Er waren 12 klachten (2021).", "2021"),
        ("Er waren 12 klachten.", "2024"),
    ],
)
def test_the_time_of_a_figure(parse, sentence, period):
    (figure,) = read(parse, sentence, period_from="2024-01-01", period_to="2024-12-31")
    assert figure.period == period


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("De investeringsraming is € 22 miljoen voor de bouw.", "verwacht"),
        ("Dat is meer dan begroot: € 5 miljoen in totaal.", "gerealiseerd"),
        ("Ten opzichte van de begroting is € 3 miljoen over.", "gerealiseerd"),
        ("In de begroting is € 3 miljoen opgenomen.", "begroot"),
    ],
)
def test_the_kind_of_a_figure(parse, sentence, kind):
    (figure,) = read(parse, sentence)
    assert figure.kind == kind


@pytest.mark.parametrize(
    ("column", "row", "title", "kind"),
    [
        ("Begroting 2024", "Lasten", "", "begroot"),
        ("Realisatie 2023", "Lasten", "Begroting en realisatie", "gerealiseerd"),
        ("Rekening 2023", "Lasten", "", "gerealiseerd"),
        ("Raming", "Lasten", "", "verwacht"),
        ("Prognose 2025", "Lasten", "", "verwacht"),
        ("Norm", "Bereik", "", "norm"),
        ("Streefwaarde 2026", "Bereik", "", "streven"),
        ("Doel 2026", "Bereik", "", "streven"),
        ("2025", "Begroot", "", "begroot"),
        ("2025", "Lasten", "Meerjarenbegroting 2025-2028", "begroot"),
        ("2025", "Lasten", "Begroting en realisatie", "gerealiseerd"),
        ("Verschil begroting en realisatie", "Lasten", "", "gerealiseerd"),
        ("2025", "Doelgroepenvervoer", "", "gerealiseerd"),
        ("2025", "Aandeel (streven is 30%)", "", "gerealiseerd"),
        ("2025", "Aandeel (streven 2025)", "", "streven"),
    ],
)
def test_the_kind_of_a_cell_is_said_by_its_headings(column, row, title, kind):
    assert kind_in_table(column, row, title) == kind
