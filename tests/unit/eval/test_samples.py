from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.errors import SampleError
from eval.samples import KINDS, ExpectedFigure, read_samples, read_sets, set_names

LINE: dict[str, Any] = {
    "id": "v1", "category": "prose", "question": "Wie?", "history": ["Waar?"], "doc": None,
    "answerable": True, "gold_answer": "De GGD.", "must_include": [["GGD"]],
    "must_not_include": [], "evidence": ["de GGD"], "difficulty": 2,
}  # fmt: skip


def write(folder: Path, *lines: str) -> Path:
    file = folder / "proef.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def line(**changes: Any) -> str:
    return json.dumps({**LINE, **changes}, ensure_ascii=False)


def test_a_line_becomes_a_sample(tmp_path: Path) -> None:
    file = write(tmp_path, line(), "", line(id="v2", question="Eén\u2028vraag?"))
    first, second = read_samples(file)
    assert (first.id, first.history, first.must_include, first.document) == (
        "v1",
        ("Waar?",),
        (("GGD",),),
        None,
    )
    assert (second.id, second.place) == ("v2", "proef.jsonl, regel 3")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("{", "dit is geen JSON"),
        ("[1]", "dit is geen JSON-object"),
        (line(extra=1), "onbekend veld 'extra'"),
        (json.dumps({k: v for k, v in LINE.items() if k != "doc"}), "veld 'doc' ontbreekt"),
        (line(id=""), "veld 'id' is geen tekst"),
        (line(question=7), "veld 'question' is geen tekst"),
        (line(history="Waar?"), "veld 'history' is geen lijst van teksten"),
        (line(answerable="ja"), "veld 'answerable' is geen true of false"),
        (line(must_include=["GGD"]), "veld 'must_include' is geen lijst van teksten"),
        (line(must_include=[[]]), "veld 'must_include' is geen lijst van groepen"),
        (line(must_include=[[" "]]), "veld 'must_include' is geen tekst"),
        (line(difficulty=True), "veld 'difficulty' is geen 1, 2 of 3"),
        (line(page=[0]), "veld 'page' is geen lijst van paginanummers of null"),
        (line(page=[True]), "veld 'page' is geen lijst van paginanummers of null"),
        (line(figures={"value": "1"}), "veld 'figures' is geen lijst van cijfers"),
        (
            line(figures=[{"value": "1", "unit": "%"}]),
            "veld 'figures' heeft een cijfer zonder precies 'value', 'unit' en 'period'",
        ),
        (
            line(figures=[{"value": 1, "unit": "%", "period": None}]),
            "veld 'figures' heeft een cijfer waarvan 'value' of 'unit' geen tekst is",
        ),
        (
            line(figures=[{"value": "9,6", "unit": "%", "period": None}]),
            "veld 'figures' heeft een cijfer dat geen getal is: '9,6'",
        ),
        (line(kind="prose"), f"veld 'kind' is geen van {', '.join(KINDS)}"),
        (line(form=["hard"]), "veld 'form' is geen van english, long, telegram, typo"),
    ],
)
def test_a_broken_line_is_told_with_file_and_line(tmp_path: Path, broken: str, told: str) -> None:
    with pytest.raises(SampleError) as caught:
        read_samples(write(tmp_path, line(), broken))
    assert str(caught.value) == f"Een vraag klopt niet: {told} (proef.jsonl, regel 2). Herstel deze regel."


def test_what_a_line_may_leave_out(tmp_path: Path) -> None:
    figure = {"value": "0.8", "unit": "miljoen euro", "period": "2024"}
    full = line(page=[14, None], figures=[figure], kind="who", form=["typo", "long"])
    with_all, with_none = read_samples(write(tmp_path, full, line()))
    assert with_all.pages == (14, None)
    assert with_all.figures == (ExpectedFigure(Decimal("0.8"), "miljoen euro", "2024"),)
    assert (with_all.kind, with_all.form) == ("who", ("typo", "long"))
    assert (with_none.pages, with_none.figures, with_none.kind, with_none.form) == ((), (), "", ())


def test_a_category_that_says_what_is_asked_for_is_the_kind(tmp_path: Path) -> None:
    (sample,) = read_samples(write(tmp_path, line(category="why")))
    assert sample.kind == "why"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(SampleError, match="niet te lezen"):
        read_samples(file)


def test_sets_and_files_together(tmp_path: Path) -> None:
    file = write(tmp_path, line())
    found = read_sets(["develop", str(file)])
    assert found.name == "develop+proef"
    assert len(found.samples) == sum(len(read_samples(f)) for f in set_names()["develop"]) + 1
    assert not found.unseen
    assert read_sets(["unseen-other-documents"]).unseen
    assert read_sets(["unseen"]).unseen
    assert read_sets([str(set_names()["unseen"][0])]).unseen


def test_sets_go_by_their_split_and_folder_and_other_files_are_no_sets(tmp_path: Path) -> None:
    for name in ("two-reports/develop-a", "two-reports/unseen", "other/develop", "other/kinds"):
        file = tmp_path / f"{name}.jsonl"
        file.parent.mkdir(exist_ok=True)
        file.touch()
    found = {name: [file.name for file in files] for name, files in set_names(tmp_path).items()}
    assert found == {
        "develop-other": ["develop.jsonl"],
        "develop": ["develop-a.jsonl"],
        "unseen": ["unseen.jsonl"],
    }


def test_an_unknown_or_empty_set(tmp_path: Path) -> None:
    with pytest.raises(SampleError) as caught:
        read_sets(["ongekend"])
    assert str(caught.value) == (
        "Onbekende vragenset 'ongekend'. Kies uit develop, develop-invented-papers, "
        "develop-other-documents, develop-other-documents-by-question, develop-own-documents, unseen, "
        "unseen-invented-papers, unseen-other-documents, "
        "unseen-other-documents-by-question, unseen-own-documents, of geef een JSONL-bestand."
    )
    with pytest.raises(SampleError, match="geen vragen"):
        read_sets([str(write(tmp_path))])
