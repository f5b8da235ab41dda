"""Norms in a question, and the side of them that it supposes."""

import pytest

from retriever.cues.direction import outright_direction_of, told_direction_of
from retriever.cues.norms import names_norm, said_norm, supposed_above
from retriever.cues.sums import Sum, sum_of


@pytest.mark.parametrize(
    ("question", "above"),
    [
        ("Weer is het streven van 30% niet gehaald", False),
        ("Met hoeveel is de norm van 95% overschreden?", True),
        ("Jammer dat het bereik onder de norm bleef", False),
        ("Onze stad haalt als enige de streefwaarde", True),
        ("De school voldoet niet aan de eis", False),
        ("Wat is de norm voor het bereik?", None),
    ],
)
def test_the_side_of_a_norm_that_must_be_reached(question: str, above: bool | None) -> None:
    assert supposed_above(question, most=False) is above


def test_to_meet_a_limit_is_to_stay_below_it() -> None:
    assert supposed_above("Is het maximum van 10% gehaald?", most=True) is False
    assert supposed_above("De reserve voldoet niet aan het maximum", most=True) is True


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("het streven van 30%", "het streven"),
        ("aan de norm", "de norm"),
        ("de inkomenseis", "de inkomenseis"),
    ],
)
def test_a_norm_is_said_with_its_article(question: str, said: str) -> None:
    assert names_norm(question)
    assert said_norm(question, english=False) == said


def test_more_and_less_alone_suppose_no_growth() -> None:
    assert outright_direction_of("Hoeveel meer trainingen waren er?") is None
    assert outright_direction_of("De wachtlijst loopt maar op") is True
    assert outright_direction_of("De instroom nam in 2024 af") is False
    assert outright_direction_of("Dat liep op 3 juli af") is None


def test_a_text_may_tell_by_comparing() -> None:
    assert told_direction_of("De instroom is 7% hoger dan in 2023.") is True
    assert told_direction_of("minder dan 10% van de bijdragen") is None


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Hoeveel blijven er over als je die eraf haalt", Sum.REST),
        ("Welk deel daarvan ging naar zorg?", Sum.SHARE),
        ("hoeveel keer zo vaak komt het voor?", Sum.RATIO),
        ("Hoeveel trainingen gaf de stichting?", None),
    ],
)
def test_the_sum_asked_for(question: str, asked: Sum | None) -> None:
    assert sum_of(question) is asked
