"""The tables of the annual report, cell by cell, against what stands on the page.

Each table below was copied from the lines of the source that are named; "." is an empty cell and "@" a row
group. What the layout does not prove stays without a column.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

# r1467-1483
DISTRICTS = """
Centrum | 99,8% | 20% | 82 | 3,5% | 82%
Zuid | 99,6% | 31% | 105 | 4,2% | 80%
Oost | 99,5% | 33% | 73 | 5,5% | 80%
West | 98,7% | 31% | 69 | 4,9% | 78%
Noord | 99,6% | 29% | 88 | 5,9% | 80%
Nieuw-west | 99,0% | 36% | 115 | 5,1% | 75%
Zuidoost | 98,4% | 28% | 102 | 7,1% | 84%
Weesp | 99,7% | 18% | 0 | 3,1% | 73%
Amsterdam | 99,2% | 31% | 948* | 5,5% | 80%
"""

# r1693-1723; the label of the first row stands on r1693-1694, its values on r1696.
COURSES = """
Trainingen voor kinderen/jongeren (basispakket) | 55 | 382 | 7 | 13
Bibbers de baas PO | 6 | 37 | 6 | 0
Competentietraining PO | 14 | 84 | 6 | 2
Leer te durven | 6 | 40 | 7 | 2
Mindfulness 8-12 | 1 | 5 | 5 | 1
Rots & Water PO | 27 | 213 | 8 | 8
Rots & Water VO | 1 | 3 | 3 | 0
Cursussen voor ouders (basispakket) | 37 | 566 | 15 | 17
Fearless Online | 1 | 42 | 42 | 0
Het begint bij mij | 3 | 24 | 8 | 3
Peuter in zicht | 7 | 43 | 6 | 2
Positief opvoeden Online 10+Eng | 1 | 12 | 12 | 0
Positief opvoeden Online 10+NL | 1 | 47 | 47 | 0
Positief opvoeden Online 2-12 Arab | 1 | 3 | 3 | 0
Positief opvoeden Online 2-12 Eng | 1 | 30 | 30 | 1
Positief opvoeden Online 2-12 NL | 1 | 180 | 180 | 0
Positief opvoeden Transitions | 2 | 16 | 8 | 0
Positief opvoeden, cursus 0-12 | 14 | 128 | 9 | 11
Positief opvoeden, cursus tieners | 4 | 35 | 9 | 0
Positief opvoeden, workshops 0-12 | 1 | 6 | 6 | 0
Overige trainingen | 178 | 4389 | 25 | 0
Bijenkomst met jongeren | 21 | 778 | 37 | 0
Ouderbijeenkomst/themabijeenkomst | 157 | 3611 | 23 | 0
Trainingen in samenwerking met O&O | 6 | 45 | 8 | 3
Anders (samenmet partner APOO) | 5 | 37 | 7 | 3
Sociale vaardigheid voor jonge kinderen (MOC) | 1 | 8 | 8 | 0
Totaal | 276 | 5382 | 20 | 33
"""

# r2181-2215; r2181 has four values and nothing that says which years, r2209 ends in "/": no figure for 2023.
BY_YEAR = """
Maternale Kinkhoest - geschatte deelname*** | . | . | . | . | . | . | . | .
@ Zuigelingen (2 jaar)
DKTP basisimmuun | 91,5% | 90,7% | 89,9% | 89,9% | 90,8% | 88,3% | 83,0% | 79,7%
Hib volledig afgesloten | 92,9% | 92,2% | 91,3% | 91,7% | 92,0% | 89,5% | 85,3% | 82,1%
Hepatitis B | 90,6% | 89,9% | 88,8% | 89,1% | 90,5% | 88,2% | 83,8% | 80,2%
BMR basisimmuun | 93,0% | 92,1% | 91,4% | 91,7% | 92,0% | 88,6% | 82,4% | 82,5%
MenC/ACWY basisimmuun | 92,4% | 91,2% | 90,7% | 90,8% | 91,2% | 88,0% | 81,4% | 81,9%
Pneumokokken volledig afgesloten | 92,4% | 91,3% | 90,9% | 91,3% | 91,6% | 89,3% | 84,4% | 81,3%
@ Kleuters (5 jaar)
DKTP | 91,6% | 91,2% | 89,5% | 89,1% | 89,3% | 87,4% | 83,7% | 69,7%
@ Schoolkinderen (10 jaar)
DTP volledig afgesloten | 83,4% | 81,1% | 79,9% | 80,6% | 79,0% | 84,5% | 82,4% | 74,8%
BMR volledig afgesloten | 83,3% | 81,4% | 80,1% | 80,7% | 79,4% | 84,8% | 82,5% | 74,7%
@ Adolescenten
HPV meisjes (14 jaar) | 40,6% | 35,1% | 36,0% | 42,5% | 50,6% | 46,5% | 53,8% | .
HPV meisjes (10 jaar) | . | . | . | . | . | . | . | 33,0%
HPV jongens (10 jaar) | . | . | . | . | . | . | . | 31,9%
MenACWY volledig afgesloten (15 jaar) | . | . | . | 74,5% | 76,1% | 79,4% | 75,9% | 61,5%
"""

# r2241-2273
BY_CITY = """
Maternale Kinkhoest geschatte deelname*** | 56% | 48% | 49% | 59% | 64%
@ Zuigelingen (2 jaar)
DKTP basisimmuun | 79,7% | 78,2% | 80,6% | 87,4% | 85,4%
Hib volledig afgesloten | 82,1% | 80,3% | 82,7% | 88,8% | 87,2%
Hepatitis B | 80,2% | 78,6% | 81,1% | 87,4% | 85,7%
BMR basisimmuun | 82,5% | 79,7% | 83,0% | 88,8% | 88,3%
MenC/ACWY basisimmuun | 81,9% | 79,1% | 82,5% | 88,7% | 88,0%
Pneumokokken volledig afgesloten | 81,3% | 79,7% | 83,2% | 88,9% | 87,8%
@ Kleuters (5 jaar)
DKTP voldoende beschermd | 69,7% | 71,7% | 77,3% | 82,0% | 82,0%
@ Schoolkinderen (10 jaar)
DTP volledig afgesloten | 74,8% | 62,1% | 68,7% | 76,2% | 78,2%
BMR volledig afgesloten | 74,7% | 62,8% | 69,6% | 76,4% | 78,5%
@ Adolescenten
HPV meisjes (10 jaar) | 33,0% | 23,3% | 34,4% | 53,0% | 51,8%
HPV jongens (10 jaar) | 31,9% | 19,6% | 28,5% | 45,5% | 45,5%
MenACWY volledig afgesloten (15 jaar) | 61,5% | 41,3% | 40,9% | 57,6% | 66,1%
"""

# r1790-1825
THEMES = """
Sociaal, emotioneel, relationeel | 78%
Gedrag | 45%
Schoolgerelateerd | 42%
Opvoeding | 48%
Veiligheid | 30%
Lichaam, leefstijl | 24%
Bestaanszekerheid | 13%
Overig casusgericht | 10%
Samenwerken in de wijk | 5%
"""

YEARS = ("2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023")


def expected(text):
    """The rows of a table above as (group, label, cells)."""
    group, rows = "", []
    for line in text.strip().splitlines():
        if line.startswith("@"):
            group = line[2:]
        else:
            label, *cells = line.split(" | ")
            rows.append((group, label, tuple(None if cell == "." else cell for cell in cells)))
    return rows


def read(table):
    return [(row.group, row.label, tuple(cell and cell.text for cell in row.cells)) for row in table.rows]


@pytest.fixture
def table(report):
    """The table of which the title or a label begins so."""

    def find(begin):
        found = [t for t in report.tables if t.title.startswith(begin) or t.rows[0].label.startswith(begin)]
        assert len(found) == 1
        return found[0]

    return find


@pytest.mark.parametrize(
    ("begin", "text", "rows", "columns"),
    [
        ("2024 in cijfers", DISTRICTS, 9, 5),
        ("Trainingen voor", COURSES, 27, 4),
        ("Vaccinatiegraden Amsterdam", BY_YEAR, 14, 8),
        ("Vaccinatiegraden G4", BY_CITY, 13, 5),
        ("Welke thema’s", THEMES, 9, 1),
    ],
)
def test_every_cell(table, begin, text, rows, columns):
    wanted = expected(text)
    assert len(wanted) == rows and {len(cells) for *_, cells in wanted} == {columns}
    assert read(table(begin)) == wanted
    assert len(table(begin).columns) == columns


def test_every_cell_stands_where_it_says_and_has_its_value(report):
    cells = [cell for t in report.tables for row in t.rows for cell in (*row.cells, *row.loose) if cell]
    assert len(cells) > 300
    for cell in cells:
        assert report.text[cell.begin : cell.end] == cell.text
        number = cell.text.split("%")[0].rstrip("*").replace(".", "").replace(",", ".")
        assert cell.value == Decimal(number)
        assert cell.unit == ("%" if "%" in cell.text else "")


def test_cells_of_a_row_stand_in_its_row_from_left_to_right(report):
    for table in report.tables:
        for row in table.rows:
            spans = [(cell.begin, cell.end) for cell in (*row.cells, *row.loose) if cell]
            assert spans == sorted(spans) and all(row.begin <= b < e <= row.end for b, e in spans)


def test_equal_values_in_one_row_are_different_cells(table):
    # r1467: Centrum has 82 participants and 82% that managed by themselves.
    centrum = table("2024 in cijfers").rows[0]
    assert centrum.cells[2].text == "82" and centrum.cells[4].text == "82%"
    assert centrum.cells[2].end < centrum.cells[3].begin < centrum.cells[4].begin
    # r1714: "0-12" in the name and 12 nowhere among its values; r1708: 12 and 12.
    online = next(r for r in table("Trainingen voor").rows if r.label.endswith("10+Eng"))
    assert [c.text for c in online.cells] == ["1", "12", "12", "0"]
    assert len({c.begin for c in online.cells}) == 4


def test_headings_of_the_districts(table):
    assert table("2024 in cijfers").row_heading == "Stadsdeel"
    assert table("2024 in cijfers").columns == (
        "Bereik 0-jarigen",
        "Tijd besteed aan preventie door Stichting OKT",
        "Deelnemers aan trainingen georganiseerd in dit stadsdeel",
        "Aandeel jeugdigen met jeugdhulp (0-18)",
        "Aandeel zelf doen",
    )


def test_the_star_of_948_has_its_note(table):
    districts = table("2024 in cijfers")
    total = districts.rows[-1].cells[2]
    assert (total.text, total.value) == ("948*", 948)
    assert districts.notes == ("* Inclusief 314 deelnemers die bereikt zijn via online Triple P trainingen",)
    # 82 + 105 + 73 + 69 + 88 + 115 + 102 + 0 = 634, and 634 + 314 = 948.
    assert sum(row.cells[2].value for row in districts.rows[:-1]) + 314 == total.value


def test_the_district_is_spelled_as_printed(table):
    assert "Nieuw-west" in [row.label for row in table("2024 in cijfers").rows]


def test_headings_and_sums_of_the_courses(table):
    courses = table("Trainingen voor")
    assert courses.columns == (
        "Aantal trainingen",
        "Aantal deelnemers",
        "Gem. aantal deelnemers",
        "Aantal uitvallers",
    )
    values = {row.label: [int(cell.value) for cell in row.cells] for row in courses.rows}
    heads = [
        "Trainingen voor kinderen/jongeren (basispakket)",
        "Cursussen voor ouders (basispakket)",
        "Overige trainingen",
        "Trainingen in samenwerking met O&O",
    ]
    # 55 + 37 + 178 + 6 = 276; 382 + 566 + 4389 + 45 = 5382; 13 + 17 + 0 + 3 = 33.
    for column, total in ((0, 276), (1, 5382), (3, 33)):
        assert sum(values[head][column] for head in heads) == values["Totaal"][column] == total


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("Mindfulness 8-12", ["1", "5", "5", "1"]),
        ("Positief opvoeden Online 2-12 NL", ["1", "180", "180", "0"]),
        ("Positief opvoeden Online 10+NL", ["1", "47", "47", "0"]),
        ("Positief opvoeden, cursus 0-12", ["14", "128", "9", "11"]),
        ("Positief opvoeden, workshops 0-12", ["1", "6", "6", "0"]),
        ("Sociale vaardigheid voor jonge kinderen (MOC)", ["1", "8", "8", "0"]),
    ],
)
def test_names_with_digits_keep_them(table, label, values):
    (row,) = [row for row in table("Trainingen voor").rows if row.label == label]
    assert [cell.text for cell in row.cells] == values


def by_year(table, label, group=None):
    rows = [
        r for r in table("Vaccinatiegraden Amsterdam").rows if r.label == label and group in (None, r.group)
    ]
    assert len(rows) == 1
    return {year: cell and cell.text for year, cell in zip(YEARS, rows[0].cells, strict=True)}


def test_the_years_are_the_columns(table):
    assert table("Vaccinatiegraden Amsterdam").columns == YEARS
    assert table("Vaccinatiegraden Amsterdam").row_heading == "Jaartal"


def test_hpv_at_14_has_no_figure_for_2023(table):
    values = by_year(table, "HPV meisjes (14 jaar)")
    assert values["2022"] == "53,8%" and values["2023"] is None


@pytest.mark.parametrize(
    ("label", "value"), [("HPV meisjes (10 jaar)", "33,0%"), ("HPV jongens (10 jaar)", "31,9%")]
)
def test_hpv_at_10_has_a_figure_for_2023_only(table, label, value):
    assert {year: v for year, v in by_year(table, label).items() if v} == {"2023": value}


def test_menacwy_begins_in_2019(table):
    values = by_year(table, "MenACWY volledig afgesloten (15 jaar)")
    assert [values[y] for y in YEARS] == [None, None, None, "74,5%", "76,1%", "79,4%", "75,9%", "61,5%"]


def test_whooping_cough_of_mothers_has_four_values_without_a_year(table):
    row = table("Vaccinatiegraden Amsterdam").rows[0]
    assert row.cells == (None,) * 8
    assert [cell.text for cell in row.loose] == ["61%", "68%", "59%", "56%"]


def test_equal_names_in_different_age_groups_are_different_rows(table):
    # r2185 and r2199; r2191 and r2205.
    assert by_year(table, "DKTP basisimmuun", "Zuigelingen (2 jaar)")["2023"] == "79,7%"
    assert by_year(table, "DKTP", "Kleuters (5 jaar)")["2023"] == "69,7%"
    assert by_year(table, "BMR basisimmuun", "Zuigelingen (2 jaar)")["2022"] == "82,4%"
    assert by_year(table, "BMR volledig afgesloten", "Schoolkinderen (10 jaar)")["2022"] == "82,5%"


def test_the_cities_stand_in_the_order_of_the_page(table):
    cities = table("Vaccinatiegraden G4")
    assert cities.columns == (
        "Amsterdam 2023",
        "Rotterdam 2023",
        "Den Haag 2023",
        "Utrecht 2023",
        "Nederland 2023",
    )
    assert cities.row_heading == "RVP Vaccinatiegraden"
    # Its title stands below it, on r2275.
    assert cities.title == "Vaccinatiegraden G4 en landelijk 2023"


def test_amsterdam_2023_is_the_same_in_both_tables(table):
    years = [r for r in table("Vaccinatiegraden Amsterdam").rows[1:] if r.label != "HPV meisjes (14 jaar)"]
    cities = table("Vaccinatiegraden G4").rows[1:]
    assert len(years) == len(cities) == 12
    assert [r.cells[-1].value for r in years] == [r.cells[0].value for r in cities]


def test_ratios_of_prevention_and_care(report):
    prevention, care = (t for t in report.tables if t.columns == ("2023", "2024"))
    both = ("27% preventie / 73% jeugdhulp", "31% preventie / 69% jeugdhulp")
    label = "Verhouding preventie/jeugdhulp (streven is minimaal 30%)"
    assert read(prevention) == [
        ("", label, both),
        (
            "",
            "Verhouding directe/indirecte preventie",
            ("47% direct / 53% indirect", "46% direct / 54% indirect"),
        ),
    ]
    assert read(care) == [
        ("", label, both),
        (
            "",
            "Verhouding directe/indirecte jeugdhulp",
            ("48% direct / 52% indirect", "43% direct / 57% indirect"),
        ),
    ]
    assert (prevention.section[0], care.section[0]) == (
        "Preventie door Stichting OKT",
        "Jeugdhulp door Stichting OKT",
    )


def test_reach_of_the_basic_package(report):
    (reach,) = [t for t in report.tables if t.rows[0].label.startswith("Bereik 0-jarigen (GGD")]
    # r1573-1575; the infographic of r401-409 has the two the wrong way round.
    assert read(reach) == [
        ("", "Bereik 0-jarigen (GGD en SAG)", ("99,2%",)),
        ("", "Bereik 3-jarigen (GGD en SAG)", ("87,4%",)),
    ]


def test_labels_side_by_side_over_as_many_values(table):
    assert read(table("Stel je voor")) == [
        ("", "Misschien wel/niet", ("8%",)),
        ("", "Waarschijnlijk wel", ("34%",)),
        ("", "Zeker wel", ("58%",)),
    ]


def test_four_labels_over_three_values_are_no_table(report):
    labels = {row.label for t in report.tables for row in t.rows}
    assert not labels & {"Hetzelfde als daarvoor", "Iets beter", "Iets slechter", "Veel beter"}
    assert "42%" not in {
        c.text for t in report.tables if t.page == 21 for row in t.rows for c in row.cells if c
    }


def test_values_without_a_label_beside_them_are_no_table(report):
    # r1565-1567: "13% 9%" stands before its two labels; r386-399: bars torn from their labels.
    names = {(row.label, c.text) for t in report.tables for row in t.rows for c in row.cells if c}
    assert ("Bestaanszekerheid", "9%") not in names and ("HPV", "64,9%") not in names
    assert not [t for t in report.tables if t.page == 4]


def test_ids_are_distinct_and_in_order(report):
    assert [t.id for t in report.tables] == [f"{report.info.id}:tabel-{n}" for n in range(1, 11)]
    assert [t.page for t in report.tables] == sorted(t.page for t in report.tables)


def test_the_audit_page_has_no_tables(audit):
    assert audit.tables == ()


def test_footnotes_of_the_vaccination_table(table):
    marks = [note.split(" ")[0] for note in table("Vaccinatiegraden Amsterdam").notes]
    assert marks == ["*", "**", "***"]
