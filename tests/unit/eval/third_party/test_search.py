"""All methods over one small set, and what is made of it."""

from __future__ import annotations

import pytest

from eval.third_party.model import QuestionSet, SetPassage, SetQuestion
from eval.third_party.own_index import open_own_index
from eval.third_party.ranking import Worth
from eval.third_party.search import METHODS, OURS, Embedders, Found, run_set
from eval.third_party.summary import against_best, row
from eval.third_party.table import render_search


def ignore(done: int, total: int) -> None:
    pass


def of(*hits: int) -> list[Found]:
    """A question a hit, found at rank 1 or not at all, in 1, 2, 3, ... ms."""
    return [Found(Worth(*[float(hit)] * 5), float(n)) for n, hit in enumerate(hits, start=1)]


def test_every_method_finds_what_is_plainly_said(tmp_path, town, remembered):
    own = open_own_index(tmp_path, town, remembered, ignore)
    found = run_set(town, own, Embedders(remembered, remembered), ignore)
    assert set(found) == set(METHODS)
    assert {m: [f.worth.hit_1 for f in found[m]] for m in METHODS} == {m: [1, 1, 1] for m in METHODS}


def test_the_time_of_the_vector_counts_for_all_but_bm25(tmp_path, town, remembered):
    own = open_own_index(tmp_path, town, remembered, ignore)
    found = run_set(town, own, Embedders(remembered, remembered), ignore)
    vector = [remembered.milliseconds[q.text] for q in town.questions]
    for method in METHODS[1:]:
        assert all(f.milliseconds > ms for f, ms in zip(found[method], vector, strict=True))


def test_a_passage_counts_once_at_its_first_piece(tmp_path, remembered):
    long = " ".join(f"In wijk {n} staan {n + 100} bomen langs het water." for n in range(60))
    passages = (
        SetPassage("a", "d", "", "", long),
        SetPassage("b", "d", "", "", "In de haven staan twee bomen."),
    )
    question = SetQuestion("q", "Hoeveel bomen staan er in wijk 12?", frozenset({"b"}))
    both = QuestionSet("wijken", passages, (question,))
    found = run_set(
        both, open_own_index(tmp_path, both, remembered, ignore), Embedders(remembered, remembered), ignore
    )
    # many pieces of a stand before b, and yet b is the second passage: nDCG 1/log2(3)
    assert found[OURS][0].worth.mrr_10 == 1 / 2


def test_a_row_has_the_mean_of_each_metric_and_the_percentiles_of_time():
    found = row(OURS, of(1, 0, 1, 1))
    assert found.means["ndcg_10"].value == 3 / 4
    assert found.means["ndcg_10"].interval.low < 3 / 4 < found.means["ndcg_10"].interval.high
    assert found.ms_50 == 2.5 and found.ms_95 == pytest.approx(3.85)  # of 1, 2, 3, 4 ms: 1 + 0.95 * 3


def test_ours_is_held_against_the_best_of_the_others():
    found = {"BM25": of(0, 0, 1, 1), "e5": of(1, 1, 1, 0), "fusie": of(0, 1, 0, 0), OURS: of(1, 1, 1, 1)}
    against = against_best(found, "hit_1")
    assert (against.best, against.difference) == ("e5", 1 / 4)
    assert against.p == 1.0  # one question turned: as likely either way


def test_a_difference_on_every_question_is_no_chance():
    found = {"BM25": of(*[0] * 8), "e5": of(*[0] * 8), "fusie": of(*[0] * 8), OURS: of(*[1] * 8)}
    assert against_best(found, "mrr_10").p == pytest.approx(2 / 2**8)  # all signs equal: 2 of 256 ways


def test_the_table_names_the_set_the_methods_and_the_difference(town):
    found = {"BM25": of(0, 0, 0), "e5": of(1, 0, 0), "fusie": of(1, 0, 0), OURS: of(1, 1, 0)}
    rows = [row(method, found[method]) for method in METHODS]
    lines = render_search(town, rows, [against_best(found, "hit_1")]).splitlines()
    assert lines[0] == "stad: 3 vragen over 3 passages"
    assert lines[1].split() == ["hit@1", "hit@5", "hit@10", "MRR@10", "nDCG@10", "ms", "p50", "ms", "p95"]
    assert [line.split()[0] for line in lines[2:6]] == ["BM25", "e5", "fusie", "Raadbron"]
    assert lines[5].split()[1] == "66,7"
    assert lines[6] == "  hit@1    Raadbron +33,3 tegen de beste van de drie (e5), p = 1,000"
