from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.manifest import read_manifest
from corpus.settings import DOCUMENTS
from eval.errors import SampleError
from eval.samples import Sample, read_sets, set_names
from eval.validation import check_samples, problems

Make = Callable[..., Sample]
TEXTS = ("Stadsdeel\nWest 9,6%\n31 69",)


def test_a_sound_set(sample: Make) -> None:
    check_samples([sample(), sample(id="v2", question="En nu?")], TEXTS)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"evidence": ("West 9,6% 31", "West 9,7%")},
            "'v1' heeft een bewijsplaats (2) die niet in de stukken staat",
        ),
        ({"gold": "In Oost 9,6%."}, "'v1' heeft een 'gold_answer' dat zijn eigen regels breekt"),
        ({"gold": "In West 9,6%, geen 5,1%."}, "'v1' heeft een 'gold_answer' dat zijn eigen regels breekt"),
        ({"must_include": ()}, "'v1' heeft geen 'must_include', dus elk antwoord zou goed zijn"),
        ({"answerable": False}, "'v1' heeft bewijs, maar heet niet te beantwoorden"),
    ],
)
def test_what_is_wrong_with_a_sample(sample: Make, changes: dict[str, object], told: str) -> None:
    assert list(problems([sample(**changes)], TEXTS)) == [("proef.jsonl, regel 1", told)]


def test_doubles(sample: Make) -> None:
    again = sample(place="ander.jsonl, regel 9", question="hoeveel  procent in west?")
    assert list(problems([sample(), again], TEXTS)) == [
        ("ander.jsonl, regel 9", "id 'v1' komt vaker voor"),
        ("ander.jsonl, regel 9", "de vraag van 'v1' komt vaker voor"),
    ]
    other = sample(id="v2", history=("En Oost?",))
    check_samples([sample(), other], TEXTS)


def test_the_first_problem_is_told_and_the_others_counted(sample: Make) -> None:
    with pytest.raises(SampleError) as caught:
        check_samples([sample(gold="x"), sample()], TEXTS)
    assert str(caught.value) == (
        "Een vraag klopt niet: 'v1' heeft een 'gold_answer' dat zijn eigen regels breekt "
        "(proef.jsonl, regel 1). Herstel de vragenset. Andere fouten: 2."
    )


def test_the_sets_that_come_along_are_sound_and_do_not_leak_into_each_other() -> None:
    texts = [Path(DOCUMENTS / info.file).read_text("utf-8") for info in read_manifest(DOCUMENTS)]
    check_samples(read_sets(tuple(set_names())).samples, texts)
