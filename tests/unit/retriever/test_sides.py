"""What is asked of which document."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import DocumentInfo
from retriever.cues import Kind
from retriever.sides import Side, sides_of

AUDIT = DocumentInfo("audit", "a.pdf", "Onderzoek", "Rekenkamer Noord", published="2022-05-01")
REPORT = DocumentInfo("verslag-2024", "b.pdf", "Jaarverslag 2024", "Stichting", period_to="2024-12-31")
MOTION = DocumentInfo("motie", "c.pdf", "28 286 Dieren", "onbekend")


@dataclass(frozen=True)
class Asked:
    """The fields of a query that tell its sides."""

    standalone: str
    documents: tuple[str, ...]
    kind: Kind = Kind.FIGURE


def names(text: str) -> Sequence[str]:
    return [
        i for i, word in (("audit", "rekenkamer"), ("verslag-2024", "jaarverslag")) if word in text.lower()
    ]


def sides(text: str, *documents: str, kind: Kind = Kind.FIGURE) -> tuple[Side, ...]:
    infos = (AUDIT, REPORT, MOTION)
    return sides_of(Asked(text, documents, kind), infos, names)  # type: ignore[arg-type]


def test_a_later_year_than_the_document_named_is_asked_of_the_others() -> None:
    asked, told = sides("De Rekenkamer klaagde over verloop. Hoeveel mensen kwamen erbij in 2024?", "audit")
    assert asked.documents == ("verslag-2024", "motie")
    assert asked.otherwise == ("Hoeveel mensen kwamen erbij in 2024?",)
    assert (told.documents, told.asks) == (("audit",), False)


def test_an_earlier_year_stays_with_the_document_named() -> None:
    assert sides("De Rekenkamer klaagde over verloop. Hoe hoog was het in 2021?", "audit") == ()


def test_each_half_goes_to_the_document_that_it_names() -> None:
    text = "Naar welk besluit verwijst de Rekenkamer en naar welke brief verwijst het jaarverslag?"
    first, second = sides(text, "audit", "verslag-2024")
    assert first == Side("Naar welk besluit verwijst de Rekenkamer?", ("audit",))
    assert second == Side("Naar welke brief verwijst het jaarverslag?", ("verslag-2024",))


def test_a_paper_is_meant_by_its_kind_where_there_is_one() -> None:
    text = "Wanneer is de dierenmotie ingediend en wat zegt het jaarverslag over dieren?"
    found = {side.documents for side in sides(text, "verslag-2024")}
    assert found == {("motie",), ("verslag-2024",)}


def test_a_question_about_one_document_has_no_sides() -> None:
    assert sides("Wat vond de Rekenkamer van de sturing?", "audit") == ()
