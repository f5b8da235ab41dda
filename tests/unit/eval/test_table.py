from __future__ import annotations

from collections.abc import Callable

from eval.log import EvalLog, Score
from eval.summary import summarise
from eval.table import decimal, percent, plain, render_run, whole

MakeLog = Callable[..., EvalLog]
MakeScore = Callable[..., Score]


def four(score: MakeScore) -> tuple[Score, ...]:
    return (
        score(id="a", rank=1, length=10, ms=1.0),
        score(id="b", rank=4, length=20, ms=3.0, cited=False, figure_recall=0.5),
        score(id="c", rank=None, length=30, ms=9.0, right=False, cited=None, refused=True, figure_recall=0.0),
        score(id="d", category="unanswerable", answerable=False, evidence=(), rank=None, length=40, ms=2.0,
              cited=None, refused=True, figure_recall=None),
    )  # fmt: skip


def test_the_figures_of_a_run(score: MakeScore) -> None:
    total = summarise("totaal", four(score))
    assert total.right.value == 3 / 4
    assert (total.cited.value, total.cited.count) == (1 / 2, 2)  # a, of a and b
    assert total.refused.value == 2 / 4
    assert total.abstention_precision.value == 1 / 2  # d, of c and d
    assert total.abstention_recall.value == 1
    assert (total.hit_1.value, total.hit_5.value) == (1 / 3, 2 / 3)
    assert total.mrr.value == (1 + 1 / 4 + 0) / 3
    assert total.figures.value == (1 + 0.5 + 0) / 3
    assert (total.length, total.ms) == ((20 + 30) / 2, (2 + 3) / 2)


def test_the_table(log: MakeLog, score: MakeScore) -> None:
    text = render_run(log(*four(score), set_name="develop", commit="abc"))
    lines = text.splitlines()
    assert lines[0] == "Set develop: 4 vragen; corpusversie c, Raadbron 0.1.0, commit abc"
    assert " ".join(lines[2].split()) == ("soort n goed 95% geciteerd 95% onth. hit@1 hit@5 MRR tekens ms")
    assert lines[4].split()[:3] == ["table_cell", "3", "67%"]
    assert lines[5].split() == [
        "unanswerable",
        "1",
        "100%",
        "100–100",
        "–",
        "–",
        "100%",
        "–",
        "–",
        "–",
        "40",
        "2",
    ]
    assert lines[7].split()[:3] == ["totaal", "4", "75%"]
    assert "Niet goed, of niet met het bewijs geciteerd (2):" in text
    assert "- b [table_cell] Hoeveel procent in West? | goed" in text
    assert max(map(len, lines)) <= 110


def test_single_questions_of_an_unseen_set_are_not_shown(log: MakeLog, score: MakeScore) -> None:
    text = render_run(log(*four(score), unseen=True))
    assert "Ongeziene set: de uitleg per vraag staat alleen in het logboek." in text
    assert "Hoeveel procent" not in text
    assert "- b" not in text


def test_all_is_well(log: MakeLog, score: MakeScore) -> None:
    assert "Alles is goed en met het bewijs erbij." in render_run(log(score()))


def test_numbers_are_written_in_dutch() -> None:
    assert (percent(0.714), decimal(0.5), whole(9.6)) == ("71%", "0,50", "10")
    assert (percent(None), decimal(None), whole(None)) == ("–", "–", "–")


def test_nothing_steers_the_terminal() -> None:
    assert plain("a\x1b[2J\n b\u200b") == "a[2J b"
