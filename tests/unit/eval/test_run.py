"""The commands from end to end, with the real assistant over the real texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import IndexMissing
from corpus.settings import Settings
from eval.errors import SampleError
from eval.log import read_log
from eval.run import main
from eval.samples import set_names


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Two questions with an answer and one without, from the develop set."""
    lines = [line for file in set_names()["develop"] for line in file.read_text("utf-8").splitlines()]
    by_id = {json.loads(line)["id"]: line for line in lines}
    file = tmp_path / "drie.jsonl"
    file.write_text("\n".join(by_id[i] for i in ("qtc01", "qfu04", "qun13")) + "\n", encoding="utf-8")
    return file


def test_run_compare_and_gate(
    tmp_path: Path, three: Path, indexed: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    log, baseline = tmp_path / "log.jsonl", tmp_path / "basis.json"

    assert main(["run", "--set", str(three), "--out", str(log)], indexed) == 0
    shown = capsys.readouterr()
    assert "Set drie: 3 vragen" in shown.out
    assert shown.err == ""  # no progress bar where nobody is looking
    made = read_log(log)
    assert [s.id for s in made.scores] == ["qtc01", "qfu04", "qun13"]
    assert made.header.packages["torch"]
    assert made.scores[0].passages
    assert all(s.ms > 0 and s.explanation for s in made.scores)

    assert main(["vergelijk", str(log), str(log)], indexed) == 0
    assert "0 gewonnen, 0 verloren, p = 1,000" in capsys.readouterr().out

    assert main(["poort", str(log), "--basis", str(baseline), "--schrijf"], indexed) == 0
    assert main(["poort", str(log), "--basis", str(baseline)], indexed) == 0
    assert "Niet onder de basis." in capsys.readouterr().out

    perfect = {"goed": {"aantal": 4, "van": 3}, "geciteerd": {"aantal": 0, "van": 1}}
    baseline.write_text(json.dumps({"drie": perfect}))
    assert main(["poort", str(log), "--basis", str(baseline)], indexed) == 1
    assert capsys.readouterr().err.startswith("Onder de basis: goed: ")


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        ([], "raadbron eval: er ontbreekt: opdracht. Zie: raadbron eval --help\n"),
        (["meet"], "raadbron eval: onbekende opdracht 'meet'. Zie: raadbron eval --help\n"),
        (["run", "--set"], "raadbron eval run: --set vraagt een waarde. Zie: raadbron eval run --help\n"),
        (["run", "--snel"], "raadbron eval: onbekend: --snel. Zie: raadbron eval --help\n"),
        (
            ["vergelijk", "a"],
            "raadbron eval vergelijk: er ontbreekt: LOG2. Zie: raadbron eval vergelijk --help\n",
        ),
    ],
)
def test_wrong_usage_is_one_dutch_line(
    argv: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv, Settings()) == 2
    assert capsys.readouterr() == ("", told)


@pytest.mark.parametrize("argv", [["--help"], ["run", "--help"], ["vergelijk", "-h"], ["poort", "-h"]])
def test_help_is_dutch(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv, Settings()) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("gebruik: raadbron eval")
    assert not {"usage", "options", "positional", "show"} & set(shown.replace(":", " ").split())


def test_an_unknown_set_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    with pytest.raises(SampleError, match="Onbekende vragenset 'geheim'"):
        main(["run", "--set", "geheim"], Settings(data=tmp_path))


def test_without_an_index_nothing_is_written(tmp_path: Path, three: Path) -> None:
    with pytest.raises(IndexMissing):
        main(["run", "--set", str(three), "--out", str(tmp_path / "log")], Settings(data=tmp_path / "leeg"))
    assert not (tmp_path / "log").exists()
