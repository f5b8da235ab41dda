from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.compare import compare, pair, render_comparison
from eval.errors import LogError
from eval.log import EvalLog, Score

MakeLog = Callable[..., EvalLog]
MakeScore = Callable[..., Score]


def two_runs(log: MakeLog, score: MakeScore, **changes: bool) -> tuple[EvalLog, EvalLog]:
    """Of eight questions the first run has 1 and 2 right, the second 1, 3, 4, 5, 6 and 7."""
    first = [score(id=f"v{i}", right=i in (1, 2), cited=None) for i in range(1, 9)]
    second = [score(id=f"v{i}", right=i in (1, 3, 4, 5, 6, 7), cited=None) for i in range(1, 9)]
    return log(*first, **changes), log(*second, **changes)


def test_what_turned(log: MakeLog, score: MakeScore) -> None:
    result = compare("goed", pair(*two_runs(log, score)), lambda s: s.right)
    assert (result.first, result.second) == (2, 6)
    assert [after.id for _, after in result.gained] == ["v3", "v4", "v5", "v6", "v7"]
    assert [after.id for _, after in result.lost] == ["v2"]
    assert result.p == 2 * (1 + 6) / 64  # one of six that turned went the other way


def test_the_comparison_in_dutch(log: MakeLog, score: MakeScore) -> None:
    text = render_comparison(*two_runs(log, score))
    assert "Aantal vergeleken vragen: 8." in text
    assert "goed: 2 → 6 (+50,0 procentpunt, 95% [" in text  # (6 - 2) / 8
    assert "5 gewonnen, 1 verloren, p = 0,219 (McNemar, exact)" in text
    assert "  - v2 [table_cell] Hoeveel procent in West? | goed" in text


def test_unseen_questions_are_named_by_id_only(log: MakeLog, score: MakeScore) -> None:
    text = render_comparison(*two_runs(log, score, unseen=True))
    assert "  - v2 [table_cell]\n" in text
    assert "West" not in text


def test_only_questions_of_both_logs_count(log: MakeLog, score: MakeScore) -> None:
    first = log(score(id="v1"), score(id="v2"), score(id="v3", question="Oud?"))
    second = log(score(id="v2", right=False), score(id="v3", question="Nieuw?"))
    text = render_comparison(first, second)
    assert "Aantal vergeleken vragen: 1." in text
    assert "Let op: wat maar in één van de logboeken staat, telt niet mee (3)." in text
    with pytest.raises(LogError, match="geen vraag gemeen"):
        pair(log(score(id="a")), log(score(id="b")))
