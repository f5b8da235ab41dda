"""Samples, answers and scores to build tests from, and an index to measure for real."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from corpus.model import Answer, Citation, Searched, Statement
from corpus.settings import Settings
from eval.log import EvalLog, Header, Score
from eval.samples import Sample

SAMPLE = Sample(
    id="v1", category="table_cell", question="Hoeveel procent in West?", history=(), document="okt",
    answerable=True, gold="In West was het 9,6%.", must_include=(("9,6%", "9,6 procent"), ("West",)),
    must_exclude=("5,1%",), evidence=("West 9,6% 31",), difficulty=1, place="proef.jsonl, regel 1",
)  # fmt: skip
ANSWER = Answer(
    question="Hoeveel procent in West?", standalone="Hoeveel procent in West?", status="beantwoord",
    statements=(Statement("In West was het 9,6%.", (1,)),),
    citations=(Citation(1, "p1", "okt", "West 9,6%\n31 69", 0, 15, 3, None, ()),),
    figures=(), conflicts=(), nearest=(), searched=Searched(1, 1, None), follow_ups=(), writer="proef",
    corpus_version="c",
)  # fmt: skip
SCORE = Score(
    id="v1", category="table_cell", question="Hoeveel procent in West?", history=(), answerable=True,
    gold="9,6%", evidence=("West 9,6% 31",), status="beantwoord", answer="9,6%", citations=(), figures=(),
    passages=("p1",), right=True, cited=True, refused=False, explanation="goed", length=10, rank=1,
    figure_recall=1.0, ms=5.0, steps={},
)  # fmt: skip
HEADER = Header(
    set_name="proef", unseen=False, files={"x/proef.jsonl": "00"}, questions=1,
    started="2026-01-02T03:04:05+00:00", version="0.1.0", commit=None, corpus_version="c", model="m",
    settings={}, python="3.11", platform="x", packages={},
)  # fmt: skip


@pytest.fixture
def sample() -> Callable[..., Sample]:
    return lambda **changes: replace(SAMPLE, **changes)


@pytest.fixture
def answer() -> Callable[..., Answer]:
    return lambda **changes: replace(ANSWER, **changes)


@pytest.fixture
def score() -> Callable[..., Score]:
    return lambda **changes: SCORE.model_copy(update=changes)


@pytest.fixture
def log() -> Callable[..., EvalLog]:
    def make(*scores: Score, **changes: Any) -> EvalLog:
        header = HEADER.model_copy(update={"questions": len(scores), **changes})
        return EvalLog(header=header, scores=scores)

    return make


@pytest.fixture(scope="session")
def indexed(built: Settings) -> Settings:
    """Settings of an index of the corpus."""
    return built
