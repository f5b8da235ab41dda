"""A question that names a document is answered from that document."""

from __future__ import annotations

import pytest

from retriever.assistant import Assistant
from retriever.filters import Filters, narrowed
from retriever.query import parse_question

AUDIT, REPORT = "rekenkamer-preventieve-jeugdhulp-2023", "okt-jaarrapportage-2024"


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("Waarom is de opdracht volgens de Rekenkamer vaag?", (AUDIT,)),
        ("Hoe hoog is het ziekteverzuim volgens het jaarverslag?", (REPORT,)),
        ("Hoe hoog is het ziekteverzuim?", ()),
    ],
)
def test_the_documents_a_question_names_are_its_limits(
    assistant: Assistant, question: str, documents: tuple[str, ...]
) -> None:
    query = parse_question(question, (), assistant._vocabulary)
    assert narrowed(Filters(), query).documents == documents


def test_a_question_that_compares_documents_is_not_limited(assistant: Assistant) -> None:
    query = parse_question(
        "Vergelijk wat de Rekenkamer en het jaarverslag over preventie zeggen", (), assistant._vocabulary
    )
    assert narrowed(Filters(), query).documents == ()


def test_documents_that_the_caller_chose_win(assistant: Assistant) -> None:
    query = parse_question("Wat adviseert de Rekenkamer?", (), assistant._vocabulary)
    assert narrowed(Filters(documents=(REPORT,)), query).documents == (REPORT,)


def test_what_is_found_stands_in_the_document_named(assistant: Assistant) -> None:
    hits = assistant.search("Waarom is de opdracht volgens de Rekenkamer vaag?", 10)
    assert {h.passage.document_id for h in hits} == {AUDIT}


@pytest.mark.parametrize(("place", "found"), [("amsterdam", True), ("Utrecht", False)])
def test_a_place_limits_to_documents_about_it(assistant: Assistant, place: str, found: bool) -> None:
    limits = Filters(places=(place,))
    assert [limits.admits(info) for info in assistant.documents] == [found, found]
