from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.model import Answer
from eval.judging import LONGEST, fault, refused, text_fault
from eval.samples import Sample

Make = Callable[..., Sample]


def test_a_right_answer_has_one_spelling_of_each_group(sample: Make) -> None:
    assert fault(sample(), "In WEST was het 9,6 procent [1].", False) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("In West was het 19,6%.", "mist '9,6%'"),
        ("Het was 9,6%.", "mist 'West'"),
        ("In West 9,6%, elders 5,1%.", "noemt '5,1%'"),
        ("In West 9,6%." + "x" * LONGEST, f"is te lang: {LONGEST + 13} tekens"),
    ],
)
def test_what_is_wrong_is_told(sample: Make, text: str, reason: str) -> None:
    assert text_fault(sample(), text) == fault(sample(), text, False) == reason


def test_the_longest_answer_still_counts(sample: Make) -> None:
    text = "In West 9,6%."  # 13 characters
    assert fault(sample(), text + "x" * (LONGEST - 13), False) == ""


def test_a_refusal_is_right_only_where_there_is_no_answer(sample: Make) -> None:
    assert fault(sample(answerable=False), "Dat staat er niet.", True) == ""
    assert fault(sample(answerable=False), "9,6% in West", False).startswith("geeft antwoord")
    assert fault(sample(), "9,6% in West", True).startswith("zegt ten onrechte")


@pytest.mark.parametrize(
    ("status", "no"),
    [("beantwoord", False), ("deels", False), ("niet-gevonden", True), ("buiten-bereik", True)],
)
def test_the_status_tells_a_refusal(answer: Callable[..., Answer], status: str, no: bool) -> None:
    assert refused(answer(status=status)) is no
