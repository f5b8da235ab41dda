"""What every reranker promises: the default sum, and a cross-encoder opened from a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ModelError
from retriever.assistant import Assistant
from retriever.filters import Filters
from retriever.query import parse_question
from retriever.rerank import (
    CrossEncoderReranker,
    Reranker,
    Support,
    WeighedReranker,
    open_reranker,
    supports,
)

QUESTION = "Hoe hoog was het ziekteverzuim eind 2024?"
WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "verzuim", "het", "eind")


def make_model(folder: Path, classes: int) -> Path:
    """A BERT of 32 numbers a word, with chance weights, that gives `classes` numbers for a pair."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(0)
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=512, num_labels=classes,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("reranker") / "score", classes=1)


@pytest.fixture(params=["som", "model"])
def reranker(request: pytest.FixtureRequest, model: Path) -> Reranker:
    return open_reranker("" if request.param == "som" else str(model))


@pytest.fixture(scope="module")
def found(assistant: Assistant) -> Any:
    """The parsed question, the passages found for it and their sentences and rows."""
    query = parse_question(QUESTION, (), assistant._vocabulary)
    vector = assistant._embedder.query(query.meaning)
    hits = assistant._searcher.hybrid(query.search_terms, vector, 40, Filters())
    return query, hits, assistant._ranker.candidates(query, hits, vector)


def test_no_passage_is_lost_or_made(reranker: Reranker, found: Any) -> None:
    query, hits, candidates = found
    ordered = reranker.rerank(query, hits, candidates)
    assert sorted(h.passage.id for h in ordered) == sorted(h.passage.id for h in hits)


def test_ranks_count_from_one(reranker: Reranker, found: Any) -> None:
    query, hits, candidates = found
    ordered = reranker.rerank(query, hits, candidates)
    assert [h.rank for h in ordered] == list(range(1, len(hits) + 1))


def test_nothing_found_stays_nothing(reranker: Reranker, found: Any) -> None:
    assert reranker.rerank(found[0], [], []) == []


def test_the_passage_with_the_figure_comes_first(found: Any) -> None:
    best = WeighedReranker().rerank(*found)[0]
    assert "voortschrijdend verzuim 9,6%" in best.passage.text


def test_table_headings_stay_behind_what_answers(found: Any) -> None:
    query, hits, candidates = found
    kinds = [h.passage.kind for h in WeighedReranker().rerank(query, hits, candidates)]
    first = kinds.index("header") if "header" in kinds else len(kinds)
    assert set(kinds[first:]) <= {"header"}


def test_a_model_puts_its_highest_score_first(model: Path, found: Any) -> None:
    query, hits, candidates = found
    reranker = open_reranker(str(model))
    assert isinstance(reranker, CrossEncoderReranker)
    ordered = reranker.rerank(query, hits, candidates)[:20]
    pairs = [(query.standalone, h.passage.search_text) for h in ordered]
    scores = [float(s) for s in reranker._model.predict(pairs, show_progress_bar=False)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 1


def test_words_count_against_the_highest_score_found(found: Any) -> None:
    _, hits, candidates = found
    known = [s for s in supports(hits, candidates) if s is not None]
    assert max(s.words for s in known) <= 1.0
    assert max(h.bm25 for h in hits) > 1.0


def test_a_passage_far_in_meaning_counts_as_far(found: Any) -> None:
    _, hits, candidates = found
    signs = dict(zip((h.row for h in hits), supports(hits, candidates), strict=True))
    far = [h.row for h in hits if h.cosine == 0.0 and signs[h.row] is not None]
    assert all(isinstance(signs[row], Support) and signs[row].cosine == 0.4 for row in far)


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="niet te openen"):
        open_reranker(str(tmp_path))


def test_a_model_that_gives_classes_does_not_rank(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="klassen"):
        open_reranker(str(make_model(tmp_path / "klassen", classes=3)))
