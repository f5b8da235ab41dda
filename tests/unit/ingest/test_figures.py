"""Numbers with what they measure and for when, against the sentences they stand in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.figures.extract import extract_figures
from ingest.passages import split_passages


@pytest.fixture(scope="session")
def figures(report, audit, passages_of):
    return [
        (figure, passage)
        for document in (report, audit)
        for passages in [passages_of(document)]
        for by_id in [{p.id: p for p in passages}]
        for figure in extract_figures(document, passages)
        for passage in [by_id[figure.passage_id]]
    ]


@pytest.mark.parametrize(
    ("display", "near", "value", "unit", "period", "kind", "qualifier"),
    [
        ("80%", "van de jongeren met een hulpvraag", "80", "%", "2024", "gerealiseerd", ""),  # r126
        ("8,5", "Deelnemers waardeerden", "8.5", "", "2024", "gerealiseerd", ""),  # r188-189
        ("150", "verwelkomde", "150", "", "2024", "gerealiseerd", ""),  # r192
        ("30%", "*streven is minimaal", "30", "%", "2024", "streven", "minimaal"),  # r360
        ("107 fte", "nieuwe Ouder- en kindadviseurs", "107", "fte", "2024", "gerealiseerd", ""),  # r367
        ("100", "extra mensen te trainen", "100", "", "2024", "gerealiseerd", ""),  # r793
        ("80", "intieme terreur voor zo'n", "80", "", "2024", "gerealiseerd", "zo'n"),  # r902
        ("30", "extra aandachtsfunctionarissen", "30", "", "2024", "gerealiseerd", ""),  # r907
        ("50", "professionals de training", "50", "", "2024", "gerealiseerd", "zo’n"),  # r919
        ("65", "OKT-professionals van getraind", "65", "", "2024", "gerealiseerd", "zo'n"),  # r920
        ("15,9%", "naar 15,9% in 2024", "15.9", "%", "2024", "gerealiseerd", ""),  # r1373
        ("3%", "voor BMR/DTP", "3", "%", "2024", "gerealiseerd", ""),  # r1404
        ("443.680", "in vergelijking met 2023 (", "443680", "", "2023", "gerealiseerd", ""),  # r1605
        ("80.000", "afname van bijna", "80000", "", "2024", "gerealiseerd", "bijna"),  # r1607
        ("98", "preventieve trainingen uitgevoerd", "98", "", "2024", "gerealiseerd", ""),  # r1618
        ("566", "ouders bereikt", "566", "", "2024", "gerealiseerd", ""),  # r1619
        ("8,1", "laagste gemiddelde score", "8.1", "", "2024", "gerealiseerd", ""),  # r1656
        ("69%", "Het percentage jeugdhulp", "69", "%", "2024", "gerealiseerd", ""),  # r1727
        ("83%", "In 2023 was dit", "83", "%", "2023", "gerealiseerd", ""),  # r1842
        ("96,6%", "over heel 2024 was gemiddeld", "96.6", "%", "2024", "gerealiseerd", "gemiddeld"),  # r1906
        ("100%", "tot bijna", "100", "%", "eind 2024", "gerealiseerd", "bijna"),  # r1953
        ("96.4%", "gemiddelde van", "96.4", "%", "2024", "gerealiseerd", ""),  # r1956, a dot
        ("9,6%", "voortschrijdend verzuim", "9.6", "%", "Eind 2024", "gerealiseerd", ""),  # r1978
        ("8%", "richting de", "8", "%", "december 2024", "gerealiseerd", "richting de"),  # r1980
        ("64%", "van de medewerkers is ingevuld", "64", "%", "april 2024", "gerealiseerd", ""),  # r2024
        ("€ 1,0 miljoen", "De baten komen", "1000000", "€", "2024", "gerealiseerd", ""),  # r2058
        ("€ 3,5 miljoen", "kosten voor inhuur van", "3500000", "€", "2024", "gerealiseerd", ""),  # r2078
        ("€ 2,5 miljoen", "loonkosten", "2500000", "€", "2024", "gerealiseerd", ""),
        ("€ 6,1 miljoen", "externe inhuur was", "6100000", "€", "2024", "gerealiseerd", ""),
        ("€ 4,6 miljoen", "zorgprofessionals", "4600000", "€", "2024", "gerealiseerd", ""),
        ("€ 1,5 miljoen", "ondersteunend personeel", "1500000", "€", "2024", "gerealiseerd", ""),
        ("2.268", "bereikte zij hiermee", "2268", "", "2022", "gerealiseerd", ""),  # rk43
        ("€ 40 miljoen", "sinds 2021", "40000000", "€", "2021", "gerealiseerd", "zo’n"),  # rk44
        ("7%", "verloop en verzuim", "7", "%", "2022", "gerealiseerd", ""),  # rk46
        ("4%", "doel", "4", "%", "2022", "streven", ""),
    ],
)
def test_figures_of_the_two_texts(figures, display, near, value, unit, period, kind, qualifier):
    found = [
        figure
        for figure, passage in figures
        if figure.display == display
        and near in passage.text[max(0, figure.begin - 70) : figure.end + 60]
        and not figure.table
    ]
    assert found
    figure = found[0]
    assert (figure.value, figure.unit, figure.kind) == (Decimal(value), unit, kind)
    assert (figure.period, figure.qualifier) == (period, qualifier)


def test_both_norms_for_reach_are_norms(figures):
    # r1588-1590
    norms = [f for f, p in figures if f.display == "95%" and "norm van 95%" in p.text[f.begin - 10 : f.end]]
    assert [f.kind for f in norms] == ["norm", "norm"]


@pytest.mark.parametrize(
    ("row", "column", "value", "unit", "period"),
    [
        ("Zuidoost", "Aandeel jeugdigen met jeugdhulp (0-18)", "7.1", "%", "2024"),
        ("Amsterdam", "Deelnemers aan trainingen georganiseerd in dit stadsdeel", "948", "", "2024"),
        ("Centrum", "Aandeel zelf doen", "82", "%", "2024"),
        ("Adolescenten – HPV meisjes (14 jaar)", "2022", "53.8", "%", "2022"),
        ("Adolescenten – MenACWY volledig afgesloten (15 jaar)", "2019", "74.5", "%", "2019"),
        ("Kleuters (5 jaar) – DKTP", "2023", "69.7", "%", "2023"),
        ("Zuigelingen (2 jaar) – BMR basisimmuun", "Nederland 2023", "88.3", "%", "2023"),
        ("Totaal", "Aantal deelnemers", "5382", "", "2024"),
        ("Ouderbijeenkomst/themabijeenkomst", "Aantal deelnemers", "3611", "", "2024"),
    ],
)
def test_figures_of_cells(figures, row, column, value, unit, period):
    (figure,) = [f for f, _ in figures if f.table and (f.table.row, f.table.column) == (row, column)]
    assert (figure.value, figure.unit, figure.period) == (Decimal(value), unit, period)


def test_a_cell_of_two_numbers_gives_two(figures):
    # r1505-1511 under 2023 and 2024
    found = [
        f for f, _ in figures if f.table and f.table.row.startswith("Verhouding directe/indirecte preventie")
    ]
    assert [(f.display, f.period) for f in found] == [
        ("47%", "2023"),
        ("53%", "2023"),
        ("46%", "2024"),
        ("54%", "2024"),
    ]


def test_what_has_no_column_gives_no_figure(figures):
    assert not [f for f, _ in figures if f.table and "Maternale Kinkhoest - " in f.table.row]
    fourteen = [f for f, _ in figures if f.table and "HPV meisjes (14 jaar)" in f.table.row]
    assert "2023" not in [f.table.column for f in fourteen]


def test_every_figure_stands_where_it_says(figures):
    assert len(figures) > 350
    for figure, passage in figures:
        assert passage.text[figure.begin : figure.end].strip() == figure.display
        assert figure.measure and figure.derived is None


def test_years_dates_and_names_with_digits_are_no_figures(figures):
    text = [figure for figure, _ in figures if not figure.table]
    assert not [f for f in text if f.display.isdigit() and 1900 < int(f.display) < 2100]
    for figure, passage in figures:
        after = passage.text[figure.end : figure.end + 12]
        before = passage.text[max(0, figure.begin - 4) : figure.begin]
        assert not after.lstrip().startswith(("januari", "april 2", "juni 2", "juli 2", "september 2"))
        assert not before.endswith(("TOP-", "TOP ")) and before[-5:] != "2022/"


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2023 en 2024 was dat zo.",
        "Op 4 juli 2023 verscheen het.",
        "De 3-jarigen zijn hoger.",
        "Zie de TOP-3 methodiek.",
        "In schooljaar 2022/23 gestart.",
        "Voor kinderen van 0-12 geldt dit.",
        "Er is niets geteld.",
    ],
)
def test_sentences_without_a_figure(parse, sentence):
    document = parse(sentence)
    assert extract_figures(document, split_passages(document, 900)) == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("De norm is 95% voor allen.", "norm"),
        ("Het streven is 30% te halen.", "streven"),
        ("Er was € 5 miljoen begroot en dat klopt.", "gerealiseerd"),  # said only behind the number
        ("Begroot was € 5 miljoen voor inhuur.", "begroot"),
        ("De verwachting is 12% groei.", "verwacht"),
        ("De prognose luidt 12% groei.", "verwacht"),
        ("De doelstelling was 4% verzuim.", "streven"),
        ("Het verzuim was 7% in totaal.", "gerealiseerd"),
    ],
)
def test_kinds(parse, sentence, kind):
    document = parse(sentence)
    (figure,) = extract_figures(document, split_passages(document, 900))
    assert figure.kind == kind


@pytest.mark.parametrize(
    ("begin", "end", "period"),
    [("2024-01-01", "2024-12-31", "2024"), ("2022-09-01", "2023-07-31", "2022-2023"), (None, None, None)],
)
def test_without_a_time_in_the_sentence_the_period_is_that_of_the_document(parse, begin, end, period):
    document = parse("Er waren 12 trainingen.", period_from=begin, period_to=end)
    (figure,) = extract_figures(document, split_passages(document, 900))
    assert (figure.value, figure.period, figure.measure) == (12, period, "trainingen")
