"""By what names questions call documents."""

from __future__ import annotations

from corpus.model import DocumentInfo
from retriever.titles import names_of


def paper(identity: str, title: str, **known: object) -> DocumentInfo:
    return DocumentInfo(id=identity, file=f"{identity}.pdf", title=title, publisher="onbekend", **known)


AUDIT = paper("rekenkamerrapport-wachten-op-hulp", "Wachten op hulp")
REPORT = paper("jaarverslag-2025", "Dichterbij, sneller, samen")
LETTER = paper("rib-26-033", "Bibliotheek")


def test_a_title_is_a_name_and_so_is_the_kind_in_a_file_name() -> None:
    names = names_of([AUDIT, REPORT, LETTER])
    assert names["wachten op hulp"] == [AUDIT.id]
    assert names["jaarverslag"] == names["jaarrapportage"] == [REPORT.id]
    assert names["raadsbrief"] == [LETTER.id]


def test_a_word_that_may_be_the_subject_names_a_paper_only_where_that_speaks() -> None:
    names = names_of([AUDIT, REPORT])
    assert names["volgens de rekenkamer"] == names["conclusies van de rekenkamer"] == [AUDIT.id]
    assert "rekenkamer" not in names


def test_a_kind_of_which_there_are_two_names_neither() -> None:
    assert "jaarverslag" not in names_of([REPORT, paper("jaarverslag-2024", "Samen verder")])


def test_names_that_were_given_go_before_kinds() -> None:
    given = paper("okt-2024", "Jaarrapportage 2024", aliases=("jaarverslag",))
    names = names_of([given, paper("jaarverslag-2025", "Verder")])
    assert names["jaarverslag"] == ["okt-2024"]
    assert "jaarrapportage" in names


def test_a_word_inside_another_is_no_kind() -> None:
    assert "raadsbrief" not in names_of([paper("ribbels-in-de-weg", "Ribbels")])
