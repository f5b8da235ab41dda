"""Answers that set sources, norms and numbers beside each other, over the two reports."""

from __future__ import annotations

from retriever.assistant import Assistant


def test_each_document_is_introduced_by_its_maker_and_date(assistant: Assistant) -> None:
    answer = assistant.ask(
        "De Rekenkamer klaagde in 2023 over verloop. Hoeveel nieuwe medewerkers kwamen er in 2024?"
    )
    makers = [s.maker for s in answer.statements]
    assert makers[0] == "Ouder- en Kindteams Amsterdam (Jaarrapportage 2024)"
    assert "150 nieuwe medewerkers" in answer.text
    assert set(makers[1:]) <= {"Rekenkamer Amsterdam (juli 2023)"}
    assert answer.text.startswith(f"{makers[0]}: ")


def test_a_norm_said_to_be_missed_was_reached(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Weer is het streven van 30% preventie niet gehaald in 2024. Hoeveel procent werd het?"
    )
    assert answer.text.startswith("Dat klopt niet: 31% ligt boven het streven van 30%.")


def test_a_true_premise_raises_no_alarm(assistant: Assistant) -> None:
    answer = assistant.ask("Driejarigen moeten voor 95% gezien worden door de jgz. Hoeveel komen we tekort?")
    assert not answer.message
    assert "klopt niet" not in answer.text
    gap = next(f.figure for f in answer.figures if f.figure.derived)
    assert gap.display == "7,6 procentpunt"  # 95 - 87,4


def test_what_makes_up_the_difference_of_two_numbers_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Ik zie 98 trainingen in de tekst, maar 276 in de tabel. Hoe zit dat?")
    assert "98 preventieve trainingen" in answer.text
    assert "Overige trainingen – Aantal trainingen: 178" in answer.text  # 276 - 98
    assert [f.figure.display for f in answer.conflicts[0].figures] == ["98", "276"]


def test_a_denial_in_so_many_words_answers_no(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Controleert de gemeente volgens de Rekenkamer regelmatig of OKT genoeg geld krijgt?"
    )
    assert answer.text.startswith("Nee, ")


def test_what_is_not_decided_by_rule_gets_no_yes_or_no(assistant: Assistant) -> None:
    answer = assistant.ask("Gaat de jeugdgezondheidszorg van de SAG over naar de GGD?")
    assert answer.statements
    assert not answer.text.startswith(("Ja", "Nee"))
