"""Forms with two columns of labels."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.elements import Cell, Grid
from ingest.grids.forms import turned_signatures, unfold


def cells(*texts: str, bold: Sequence[int] = ()) -> tuple[Cell | None, ...]:
    return tuple(Cell(text, bold=n in bold) if text else None for n, text in enumerate(texts))


def whole(label: str, answer: str) -> tuple[Cell | None, ...]:
    merged = Cell(answer)
    return (Cell(label), merged, merged, merged)


def texts(grid: Grid) -> list[list[str]]:
    return [[c.text if c else "" for c in row] for row in grid.rows]


def test_the_head_of_a_proposal_is_read_pair_by_pair() -> None:
    given = Grid(
        (
            whole("Onderwerp", "Versterking jeugdteams"),
            cells("Nummer", "2026-041", "Raad", "18 juni 2026"),
            cells("Portefeuillehouder", "S. el Khattabi", "Ambtenaar", "P. Kuiken"),
        )
    )
    assert texts(unfold(given)) == [
        ["Onderwerp", "Versterking jeugdteams"],
        ["Nummer", "2026-041"],
        ["Raad", "18 juni 2026"],
        ["Portefeuillehouder", "S. el Khattabi"],
        ["Ambtenaar", "P. Kuiken"],
    ]


def test_labels_show_themselves_by_colons_or_bold_type_too() -> None:
    colons = Grid((cells("Van:", "B en W", "Aan:", "de raad"), cells("Datum:", "3 mei", "", "")))
    assert texts(unfold(colons)) == [["Van:", "B en W"], ["Aan:", "de raad"], ["Datum:", "3 mei"]]
    bold = Grid(
        (
            cells("Van", "B en W", "Aan", "de raad", bold=(0, 2)),
            cells("Datum", "3 mei", "", "", bold=(0,)),
        )
    )
    assert len(unfold(bold).rows) == 3


def test_a_table_of_texts_stays_a_table() -> None:
    given = Grid(
        (
            cells("Team", "Leider", "Wijk", "Dag"),
            cells("Jeugd", "M. Postma", "Oudeland", "maandag"),
            cells("Wmo", "N. Chaouch", "De Kolk", "dinsdag"),
        )
    )
    assert unfold(given) is given


def test_a_table_with_a_merged_row_and_numbers_stays_a_table() -> None:
    given = Grid(
        (whole("Lasten", "x € 1.000"), cells("Zorg", "10", "12", "14"), cells("Wonen", "1", "2", "3"))
    )
    assert unfold(given) is given


def test_signatures_beside_each_other_are_read_one_by_one() -> None:
    given = Grid((cells("de secretaris,", "de burgemeester,"), cells("drs. T. Oosterhof", "mr. H. Brandsma")))
    assert texts(turned_signatures(given)) == [
        ["de secretaris,", "drs. T. Oosterhof"],
        ["de burgemeester,", "mr. H. Brandsma"],
    ]


def test_a_frame_of_other_texts_keeps_its_rows() -> None:
    given = Grid((cells("Aan: de raad", "Van: B en W"), cells("Datum: 3 mei", "Nummer: 12")))
    assert turned_signatures(given) is given
