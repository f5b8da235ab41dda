from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.errors import LogError
from eval.gate import BASELINE, check, level, read_baseline, renew
from eval.log import EvalLog, Score

MakeLog = Callable[..., EvalLog]
MakeScore = Callable[..., Score]


@pytest.fixture
def run(log: MakeLog, score: MakeScore) -> EvalLog:
    """Right: three of four; cited: one of two."""
    return log(score(), score(cited=False), score(cited=None), score(right=False, cited=None))


def test_what_is_counted(run: EvalLog) -> None:
    reached = level(run.scores)
    assert (str(reached.goed), str(reached.geciteerd)) == ("75,0% (3 van 4)", "50,0% (1 van 2)")


def test_an_equal_run_passes_and_a_lesser_one_does_not(tmp_path: Path, run: EvalLog, log: MakeLog) -> None:
    file = tmp_path / "basis.json"
    renew(run, file)
    assert check(run, file) == ()
    worse = log(*run.scores[1:])  # right: two of three; cited: none of one
    assert check(worse, file) == (
        "goed: 66,7% (2 van 3), de basis is 75,0% (3 van 4)",
        "geciteerd: 0,0% (0 van 1), de basis is 50,0% (1 van 2)",
    )


def test_renewing_keeps_the_other_sets(tmp_path: Path, run: EvalLog, log: MakeLog) -> None:
    file = tmp_path / "basis.json"
    renew(run, file)
    renew(log(*run.scores[:1], set_name="anders"), file)
    assert list(json.loads(file.read_text())) == ["anders", "proef"]


def test_a_baseline_that_cannot_be_used(tmp_path: Path, run: EvalLog, log: MakeLog) -> None:
    with pytest.raises(LogError, match="niet te lezen"):
        check(run, tmp_path / "geen.json")
    file = tmp_path / "basis.json"
    file.write_text("[]")
    with pytest.raises(LogError, match="niet te lezen"):
        renew(run, file)
    file.write_text("{}")
    with pytest.raises(LogError, match="kent set 'proef' niet"):
        check(run, file)
    with pytest.raises(LogError, match="kan niet worden geschreven"):
        renew(run, tmp_path / "geen-map" / "basis.json")


def test_the_baseline_that_comes_along_can_be_read() -> None:
    assert "develop" in read_baseline(BASELINE)
