"""Tables as people print them: what is heading, label, group, unit, value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import DocumentInfo
from ingest.assemble import assemble
from ingest.elements import Cell, Grid, Reading
from ingest.figures.extract import extract_figures
from ingest.grids.read import read_grid, read_tables
from ingest.grids.text import cell_number, kind_of, one_line, writes_english
from ingest.grids.units import heading_unit, is_unit, lead_unit, stated_unit
from ingest.grids.values import value_of
from ingest.passages import split_passages


def grid(text, **about):
    """A grid drawn in lines: "<" is the cell to the left again, "^" the one above, "**" opens a bold text."""
    rows = []
    for line in text.strip("\n").split("\n"):
        row = []
        for part in (p.strip() for p in line.split("|")):
            if part == "<":
                row.append(row[-1])
            elif part == "^":
                row.append(rows[-1][len(row)])
            else:
                bare = part.removeprefix("**").replace("\\n", "\n")
                row.append(Cell(bare, bold=part.startswith("**")) if part else None)
        rows.append(tuple(row))
    return Grid(tuple(rows), **about)


def texts(row):
    return [one_line(cell) if cell else None for cell in row.cells]


def values(table, number):
    row = table.rows[number]
    found = [value_of(one_line(c), table, row, n, c.value) if c else None for n, c in enumerate(row.cells)]
    return [(float(f[0]) if f[0] is not None else None, f[1]) if f else None for f in found]


def paths(table):
    return [(row.group, row.label) for row in table.rows]


def test_headings_over_two_lines_and_spans_make_a_path():
    table = read_grid(grid("""
        Programma | Begroting 2024 | <     | Rekening 2023 | <
        ^         | Lasten         | Baten | Lasten        | Baten
        Zorg      | 12             | 3     | 11            | 2
    """))  # fmt: skip
    assert table.columns == (
        "Begroting 2024 – Lasten",
        "Begroting 2024 – Baten",
        "Rekening 2023 – Lasten",
        "Rekening 2023 – Baten",
    )
    assert (table.row_heading, table.header_rows) == ("Programma", (0, 1))
    assert texts(table.rows[0]) == ["12", "3", "11", "2"]


def test_a_heading_that_only_repeats_is_said_once():
    table = read_grid(grid("Wijk | Aantal\n^ | Aantal\nNoord | 4\nZuid | 5", header_rows=2))
    assert table.columns == ("Aantal",)


def test_years_are_headings_though_they_are_numbers():
    table = read_grid(grid("| 2022 | 2023\nLasten | 2.021 | 2.022\nBaten | 1 | 2"))
    assert (table.columns, table.header_rows) == (("2022", "2023"), (0,))


def test_measures_over_years_and_years_over_measures():
    over = read_grid(grid("Baten | Realisatie | Begroting\n€ '000 | 2023 | 2023\nRijk | 2.247 | 2.207"))
    assert over.columns == ("Realisatie – 2023", "Begroting – 2023")
    under = read_grid(grid("| 2022 | < | 2023 | <\n| Man | Vrouw | Man | Vrouw\nTotaal | 1 | 2 | 3 | 4"))
    assert under.columns == ("2022 – Man", "2022 – Vrouw", "2023 – Man", "2023 – Vrouw")


def test_a_year_printed_once_over_two_columns_heads_both_and_there_need_be_no_label():
    table = read_grid(grid("2022 | | 2023 |\nDeventer | Zwolle | Deventer | Zwolle\n585 | 716 | 453 | 555"))
    assert table.columns == ("2022 – Deventer", "2022 – Zwolle", "2023 – Deventer", "2023 – Zwolle")
    assert paths(table) == [("", "")]
    assert texts(table.rows[0]) == ["585", "716", "453", "555"]


def test_a_blank_beside_a_broken_heading_is_not_filled():
    table = read_grid(grid("""
        Voorzieningen | Ultimo | Toevoe- |         | Ultimo
        € '000        | 2022   | gingen  | Vrijval | 2023
        Organisatie   | 370    | 38      | -145    | 263
    """))  # fmt: skip
    assert table.columns == ("Ultimo – 2022", "Toevoegingen", "Vrijval", "Ultimo – 2023")


def test_a_word_broken_over_the_lines_of_a_heading_is_made_whole():
    table = read_grid(grid("Activa | Afschrij-\\nvingen\nGebouwen | 12"))
    assert table.columns == ("Afschrijvingen",)


def test_rows_under_a_lone_label_belong_to_it_until_the_next():
    table = read_grid(grid("""
        | 2022 | 2023
        Personeel | |
        Aantal fte | 12,5 | 13
        Geld | |
        Lasten | 1 | 2
    """))  # fmt: skip
    assert paths(table) == [("Personeel", "Aantal fte"), ("Geld", "Lasten")]
    assert [row.group_row for row in table.rows] == [1, 3]


def test_a_total_that_adds_up_all_groups_belongs_to_none():
    table = read_grid(grid("""
        Programma | 2024
        Zorg      | <
        Wmo       | 12
        Jeugd     | 20
        Totaal    | 32
        Wonen     | <
        Bouw      | 5
        Grond     | 1
        Totaal    | 6
        Totaal    | 38
    """))  # fmt: skip
    assert paths(table)[2] == ("Zorg", "Totaal")
    assert paths(table)[5:] == [("Wonen", "Totaal"), ("", "Totaal")]


def test_without_totals_in_the_groups_the_last_one_is_that_of_the_table():
    table = read_grid(
        grid("Post | 2024\nBaten | \nRijk | 5\nGemeente | 6\nLasten |\nHuur | 3\nTotaal saldo | 8")
    )
    assert paths(table) == [
        ("Baten", "Rijk"),
        ("Baten", "Gemeente"),
        ("Lasten", "Huur"),
        ("", "Totaal saldo"),
    ]


@pytest.mark.parametrize("below", ["^", ""])
def test_a_label_over_several_rows_is_their_group(below):
    table = read_grid(
        grid(f"Wijk | Jaar | Som\nNoord | 2022 | 1\n{below} | 2023 | 2\nOost | 2022 | 9\n{below} | 2023 | 7")
    )
    assert paths(table) == [("Noord", "2022"), ("Noord", "2023"), ("Oost", "2022"), ("Oost", "2023")]
    assert table.columns == ("Som",)


def test_labels_in_two_columns_are_joined_where_one_does_not_tell_the_rows_apart():
    table = read_grid(grid("""
        Indicator | | 2023 | Toelichting
        FTE per 1000 inwoners | Bezetting | 0,21 | Naar rato
        FTE per 1000 inwoners | Formatie | 0,25 | Naar rato
    """))  # fmt: skip
    assert [label for _, label in paths(table)] == [
        "FTE per 1000 inwoners – Bezetting", "FTE per 1000 inwoners – Formatie",
    ]  # fmt: skip
    assert values(table, 0) == [(0.21, ""), (None, "")]


def test_in_a_record_table_the_name_is_the_label_and_other_texts_stay_cells():
    table = read_grid(grid("""
        Pand     | Soort   | Kosten | Eigenaar
        Klooster | Huur    | € 35   | Gemeente
        Depot    | Huur    | € 88   | Markt
    """))  # fmt: skip
    assert [row.label for row in table.rows] == ["Klooster", "Depot"]
    assert table.columns == ("Soort", "Kosten", "Eigenaar")


def test_a_year_column_of_records_is_part_of_the_label_and_no_value():
    table = read_grid(
        grid("Jaar | Fonds | Uitkering | Bedrag\n2014 | Gemeente | Vrij | 13\n2015 | Gemeente | Vrij | 14")
    )
    assert [row.label for row in table.rows] == ["2014 – Gemeente", "2015 – Gemeente"]
    assert table.columns[-1] == "Bedrag"


def test_a_rank_is_label_and_a_code_no_value():
    table = read_grid(grid("nr. | Naam | Bedrag | Artikelcode\n1 | Aap | € 12 | 305\n2 | Noot | € 13 | 306"))
    assert [row.label for row in table.rows] == ["1 – Aap", "2 – Noot"]
    assert values(table, 1) == [(13.0, "€"), (None, "")]


def test_a_heading_that_is_repeated_further_down_is_no_row():
    table = read_grid(grid("Wijk | 2023\nNoord | 1\nWijk | 2023\nZuid | 2"))
    assert [row.label for row in table.rows] == ["Noord", "Zuid"]


def test_other_years_further_down_open_another_table():
    first, second = read_tables(grid("Baten | 2022 | 2023\nRijk | 1 | 2\nLasten | 2024 | 2025\nHuur | 3 | 4"))
    assert (first.columns, second.columns) == (("2022", "2023"), ("2024", "2025"))
    assert [row.index for row in second.rows] == [3] and second.header_rows == (2,)


def test_the_same_years_further_down_open_a_group_that_the_unit_of_the_corner_may_not_hold_for():
    (table,) = read_tables(grid("""
        Resultaat | Realisatie | Realisatie
        € '000 | 2023 | 2022
        Baten | 6.918 | 6.338
        Personeel | 2023 | 2022
        Waarvan man | 26 | 21
    """))  # fmt: skip
    assert paths(table) == [("", "Baten"), ("Personeel", "Waarvan man")]
    assert values(table, 0)[0] == (6_918_000.0, "€")
    assert values(table, 1)[0] == (26.0, "")


def test_a_scale_is_not_applied_to_shares_people_and_codes():
    table = read_grid(grid("""
        Post | 2024 | aantal | %
        Lasten | 1.234 | 12 | 5
        Aantal fte | 49 | 3 | 1
        Solvabiliteit | 58% | 2 | 3
    """, title="Kerncijfers (x € 1.000)"))  # fmt: skip
    assert (table.unit, table.scale) == ("x € 1.000", 1000)
    assert values(table, 0) == [(1_234_000.0, "€"), (12.0, ""), (5.0, "%")]
    assert values(table, 1)[0] == (49.0, "fte")
    assert values(table, 2)[0] == (58.0, "%")


def test_a_line_with_the_unit_between_headings_is_no_heading_of_its_own():
    table = read_grid(grid("Bedragen x 1 mln euro | < | <\nFonds | 2023 | 2024\nRijk | 1,5 | 2"))
    assert (table.columns, table.unit, table.title) == (("2023", "2024"), "Bedragen x 1 mln euro", "")
    assert values(table, 0) == [(1_500_000.0, "€"), (2_000_000.0, "€")]


def test_the_text_above_the_headings_is_the_title_and_that_below_the_rows_a_note():
    table = read_grid(
        grid("Tabel 3: Bereik | < | <\nWijk | 2023 | 2024\nNoord | 1 | 2*\n* voorlopig | < | <")
    )
    assert (table.title, table.notes) == ("Tabel 3: Bereik", ("* voorlopig",))
    assert values(table, 0) == [(1.0, ""), (2.0, "")]


def test_a_dash_is_empty_and_words_stay_text_without_value():
    table = read_grid(grid("Post | 2023 | 2024 | 2025\nRente | - | n.v.t. | onbekend\nHuur | 3 | 4 | 5"))
    assert texts(table.rows[0]) == [None, "n.v.t.", "onbekend"]
    assert values(table, 0) == [None, (None, ""), (None, "")]


def test_english_numbers_are_told_by_their_column():
    table = read_grid(grid("Name | Amount | Bedrag\nA | 1,234.50 | 1.234,50\nB | 1,001 | 1.001"))
    assert values(table, 0) == [(1234.5, ""), (1234.5, "")]
    assert values(table, 1) == [(1001.0, ""), (1001.0, "")]


@pytest.mark.parametrize(
    ("stored", "shown", "value"),
    [
        ("0.125", "12,5%", 12.5),
        ("0.12488", "12,5%", 12.488),
        ("12.488", "12,5", 12.488),
        ("1234567", "1.235", 1_234_567.0),
    ],
)
def test_a_stored_value_is_more_exact_than_the_shown_one(stored, shown, value):
    made = Grid(((Cell("Post"), Cell("2024")), (Cell("A"), Cell(shown, value=Decimal(stored)))))
    assert values(read_grid(made), 0)[0][0] == value


def test_a_value_that_is_stored_in_full_is_not_scaled_again():
    made = Grid(((Cell("x € 1.000"), Cell("2024")), (Cell("A"), Cell("1.235", value=Decimal(1_234_567)))))
    assert values(read_grid(made), 0) == [(1_234_567.0, "€")]


def test_a_value_over_two_columns_stands_in_neither():
    table = read_grid(grid("Wijk | 2023 | 2024\nNoord | 1 | 2\nZuid | 9 | <"))
    assert texts(table.rows[1]) == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Alleen | \nEen kolom | ",
        "Aan | De raad\nDatum | 4 december 2023",  # two lines of a letterhead
        f"Plan | {'Er is veel gebeurd dit jaar. ' * 12}\nBeleid | {'Ook hier is aan gewerkt. ' * 12}",
        "Kop | Nog een kop",
        " | \n | ",
    ],
)
def test_what_only_arranges_text_is_no_table(text):
    assert read_tables(grid(text)) == ()


def test_a_form_is_a_table_without_headings():
    table = read_grid(grid("Naam | Jan\nFunctie | Wethouder\nPartij | Lokaal"))
    assert (table.columns, table.header_rows) == (("",), ())
    assert [(row.label, texts(row)) for row in table.rows][1] == ("Functie", ["Wethouder"])


def test_a_list_of_decisions_with_marked_headings_is_a_table():
    table = read_grid(
        grid(
            f"Agendapunt | Besluit\nOpening | {'De voorzitter opent. ' * 15}\nMotie | Aangenomen",
            header_rows=1,
        )
    )
    assert table.columns == ("Besluit",) and table.row_heading == "Agendapunt"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12", "number"), ("(12)", "number"), ("12-", "number"), ("948*", "number"), ("12,5¹", "number"),
        ("V 12", "number"), ("€ 1.000,-", "number"), ("1 234", "number"), ("-", "nothing"), ("–", "nothing"),
        ("2023", "period"), ("Ult.2022", "period"), ("2023/2024", "period"), ("1e kwartaal 2024", "period"),
        ("31-12-2023", "period"), ("x € 1.000", "unit"), ("%", "unit"), ("€ '000", "unit"),
        ("€ 1.000", "number"), ("n.v.t.", "text"), ("01/01", "text"), ("14.30 uur", "text"),
        ("06-12345678", "text"), ("0-4", "text"), ("", "empty"),
    ],
)  # fmt: skip
def test_kind_of_a_text(text, kind):
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-12", "-12"), ("\u221212", "-12"), ("12-", "-12"), ("-/- 12", "-12"), ("- € 12", "-12"),
        ("(€ 12)", "-12"),
        ("(12)", "12"), ("V 12", "12"), ("N12", "12"), ("948*", "948"), ("12,5¹", "12.5"), ("12 1)", "12"),
        ("€ 180k", "180000"), ("1 234 567", "1234567"), ("1,3 mln", "1300000"),
    ],
)  # fmt: skip
def test_the_number_of_a_cell(text, value):
    number = cell_number(text)
    assert number.value == Decimal(value)
    assert text[number.begin : number.end].strip() == number.display


def test_brackets_mean_minus_in_accounts():
    assert cell_number("(12)", brackets=True).value == -12
    table = read_grid(grid("x € 1.000 | 2024\nSaldo | (12)\nHuur | 3"))
    assert values(table, 0) == [(-12_000.0, "€")]


@pytest.mark.parametrize(
    ("column", "english"),
    [
        (["1,234.5", "3"], True), (["12.5", "1,234"], True), (["1,234,567"], True),
        (["1,234", "12,5"], False),
        (["1.234", "56"], False), (["1,234"], False), (["1.234.567", "0.5"], False), ([], False),
    ],
)  # fmt: skip
def test_english_numbers_need_proof(column, english):
    assert writes_english(column) is english


@pytest.mark.parametrize(
    ("text", "name", "scale"),
    [
        ("(x € 1.000)", "€", 1000), ("bedragen x 1 mln euro", "€", 10**6),
        ("in miljoenen euro's", "€", 10**6),
        ("in %", "%", 1), ("x 1.000 euro", "€", 1000), ("€ mln", "€", 10**6),
        ("Lasten, bedragen x € 1.000", "€", 1000),
        ("Realisatie (*1000)", "", 1000), ("Weerstand (€ '000)", "€", 1000), ("Bezoldiging (x € 1)", "€", 1),
        ("Bedragen in euro's x 1.000", "€", 1000), ("Inwoners x 1.000", "", 1000),
    ],
)  # fmt: skip
def test_stated_units(text, name, scale):
    unit = stated_unit(text)
    assert (unit.name, unit.scale) == (name, scale)


@pytest.mark.parametrize(
    "text", ["Subsidies boven € 1.000", "Investeringen boven € 1 miljoen", "Totaal", "Besteed in 2023"]
)
def test_a_sum_in_a_title_is_no_unit(text):
    assert stated_unit(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Aantal FTE, jaareinde", "fte"),
        ("Verzuim %", "%"),
        ("Kosten (€)", "€"),
        ("Aantal scans", ""),
        ("FTE per 1000 inwoners", ""),
    ],
)
def test_units_of_headings(text, name):
    assert heading_unit(text).name == name


def test_a_sum_alone_states_no_unit():
    assert not is_unit("€ 1.000") and is_unit("(€ '000)")


def figures(made):
    info = DocumentInfo("x", "x", "X", "P", period_from="2024-01-01", period_to="2024-12-31")
    document = assemble(Reading((made,)), info)
    return document, extract_figures(document, split_passages(document, 900))


def test_a_figure_carries_unit_kind_and_period_of_its_headings():
    document, found = figures(grid("""
        Post | Begroting 2025 | Realisatie 2023 | Streefwaarde
        Personeel | 1.234 | 1.100 | 900
        Verzuim (%) | 5,1 | 6 | 4,5
    """, title="Lasten (x € 1.000)"))  # fmt: skip
    told = [(int(f.value * 10), f.unit, f.kind, f.period, f.display) for f in found]
    assert told[:3] == [
        (12_340_000, "€", "begroot", "2025", "1.234"),
        (11_000_000, "€", "gerealiseerd", "2023", "1.100"),
        (9_000_000, "€", "streven", "2024", "900"),
    ]
    assert told[3] == (51, "%", "begroot", "2025", "5,1")
    assert document.tables[0].unit == "x € 1.000" and document.tables[0].scale == 1000


def test_a_quarter_over_a_column_takes_the_year_of_the_title():
    _, found = figures(grid("Wijk | Q1 | Q2\nNoord | 4 | 5", title="Meldingen 2023"))
    assert [f.period for f in found] == ["Q1 2023", "Q2 2023"]


def test_each_cell_stands_where_the_document_says():
    document, _ = figures(
        grid("Post | 2023 | 2024\nLasten | 1.234 | (56)\nBaten |\u00a012\\n 5 | -", notes=("* noot",))
    )
    for row in document.tables[0].rows:
        for cell in filter(None, row.cells):
            assert document.text[cell.begin : cell.end] == cell.text


@settings(derandomize=True, deadline=None, database=None, max_examples=150)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [None, "a", "Totaal", "2023", "12", "-", "€ 5", "x € 1.000", "n.v.t.", "5%", "Aantal"]
            ),
            min_size=4,
            max_size=4,
        ),
        min_size=1,
        max_size=7,
    ),
    st.sampled_from([None, 0, 1, 2]),
)
def test_any_grid_is_read_without_losing_or_doubling_a_value(rows, given_rows):
    made = Grid(tuple(tuple(t and Cell(t) for t in row) for row in rows), header_rows=given_rows)
    for table in read_tables(made):
        assert len({row.index for row in table.rows}) == len(table.rows)
        assert not {row.index for row in table.rows} & set(table.header_rows)
        for row in table.rows:
            assert len(row.cells) == len(table.columns) == len(table.about)
            own = [cell for cell in row.cells if cell]
            assert all(any(cell is c for c in made.rows[row.index]) for cell in own)
            assert len({id(cell) for cell in own}) == len(own)


def test_two_numbers_in_a_cell_that_were_not_parted_give_no_value():
    table = read_grid(grid("Post | 2023\nReserve | 2.496\nResultaat | -287 137\nTotaal | 0 137"))
    assert values(table, 1) == [(None, "")] and values(table, 2) == [(None, "")]


def test_spaces_for_thousands_are_read_where_the_table_writes_them():
    table = read_grid(grid("Post | 2023 | 2024\nReserve | 2 496 | 12\nResultaat | 1 287 137 | 500"))
    assert values(table, 0) == [(2496.0, ""), (12.0, "")]
    assert values(table, 1) == [(1_287_137.0, ""), (500.0, "")]


def test_lone_texts_below_the_last_row_are_notes():
    table = read_grid(grid("Post | 2023\nHuur | 3\nToelichting |\nDe huur stijgt |"))
    assert [row.label for row in table.rows] == ["Huur"]
    assert table.notes == ("Toelichting", "De huur stijgt")


def test_the_sentence_before_a_table_states_the_scale_of_its_amounts() -> None:
    found = lead_unit("Onderstaande tabel geeft de kosten (bedragen x € 1.000; structureel vanaf 2029).")
    assert found == lead_unit("3.2 Begroot en uitgegeven per post (x € 1.000)")
    assert found is not None
    assert (found.printed, found.name, found.scale) == ("x € 1.000", "€", 1000)


@pytest.mark.parametrize(
    "text",
    [
        "De lasten stegen in duizenden euro's.",
        "Onderstaande tabel geeft de kosten per jaar.",
        "De tabel telt 1.000 rijen.",
    ],
)
def test_a_sentence_that_leads_to_no_table_or_names_no_scale_states_none(text: str) -> None:
    assert lead_unit(text) is None


def test_a_column_of_units_says_in_what_each_row_is_counted():
    table = read_grid(grid("""
        Indicator          | Eenheid    | Oost | West
        Doet vrijwilligerswerk | %      | 31   | 24
        Woningen           | aantal     | 3720 | 4015
        Bijstand           | per 1.000 huishoudens | 41 | 78
    """))  # fmt: skip
    units = [values(table, n)[1][1] for n in range(3)]
    assert units == ["%", "", ""]
