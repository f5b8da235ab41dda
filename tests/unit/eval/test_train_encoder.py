"""Training the embedding model: what it reads, and that a few steps bring answers nearer to questions."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file

from corpus.e5_blocks import unpacked
from corpus.e5_weights import published_e5
from eval.train_encoder import (
    Asked,
    Encoder,
    Loss,
    Passage,
    read_passages,
    save_differences,
    train,
    windows,
)

ROW = "Tabel 1. Wachttijd | Oudeland | 2024: 11"


def passage(*sentences: str, asked: tuple[Asked, ...] = ()) -> Passage:
    return Passage("Wachttijd", sentences, asked)


def test_sentences_are_read_together_behind_their_heading_and_rows_alone() -> None:
    found = windows(passage("De wachttijd steeg.", "Dat komt door ziekte.", ROW, "Hij daalt weer."))
    assert [w.text for w in found] == [
        "Wachttijd\nDe wachttijd steeg. Dat komt door ziekte.",
        ROW,
        "Wachttijd\nHij daalt weer.",
    ]
    assert [w.numbers for w in found] == [(0, 1), (2,), (3,)]
    assert [w.text[slice(*s)] for w in found for s in w.spans] == [
        "De wachttijd steeg.",
        "Dat komt door ziekte.",
        ROW,
        "Hij daalt weer.",
    ]


def test_what_is_cut_off_begins_with_the_sentence_before() -> None:
    found = windows(passage("De wachttijd steeg.", "Dat komt door ziekte."), 1.0, random.Random(0))
    assert [w.text for w in found] == [
        "Wachttijd\nDe wachttijd steeg.",
        "Wachttijd\nDe wachttijd steeg. Dat komt door ziekte.",
    ]
    assert found[1].text[slice(*found[1].spans[0])] == "Dat komt door ziekte."


def test_all_answers_are_in_their_passage_and_no_passage_is_on_both_sides() -> None:
    passages, held = read_passages()
    both = [*passages, *held]
    assert sum(len(p.asked) for p in both) > 15_000 and len(held) > 80
    assert all(max((*q.answers, *q.helps), default=0) < len(p.sentences) for p in both for q in p.asked)
    assert not {p.sentences for p in passages} & {p.sentences for p in held}


@pytest.fixture(scope="module")
def encoder(model_cache: Path) -> Encoder:
    return Encoder(published_e5(model_cache))


def loss(encoder: Encoder, batch: list[Passage]) -> float:
    return float(Loss()(encoder, batch, random.Random(0)).item())


def test_training_lowers_the_loss_and_what_changed_is_kept(encoder: Encoder, tmp_path: Path) -> None:
    torch.manual_seed(1)
    few = read_passages()[0][:4]
    before = {name: tensor.clone() for name, tensor in encoder.weights.items()}
    first = loss(encoder, few)
    train(encoder, few * 3, passes=2)
    assert loss(encoder, few) < first
    save_differences(before, encoder.weights, tmp_path / "differences")
    kept = load_file(tmp_path / "differences")
    name = "encoder.layer.11.output.dense.weight"
    moved = (encoder.weights[name] - before[name]).numpy()
    assert np.corrcoef(unpacked(kept[name]), moved.ravel())[0, 1] > 0.99


def test_another_answer_to_the_same_question_counts_as_no_mistake(encoder: Encoder) -> None:
    def made(*answers: int) -> Passage:
        question = Asked("Hoeveel teams zijn er?", answers, ())
        return passage("Er zijn 12 teams.", "De stad telt 12 teams.", asked=(question,))

    both, one = loss(encoder, [made(0, 1)]), loss(encoder, [made(0)])
    assert one - both > 0.1


def test_a_question_without_an_answer_must_lie_farther_than_the_bound(encoder: Encoder) -> None:
    near, far = (
        passage("Er zijn 12 teams.", asked=(Asked(text, (), ()), Asked("Hoeveel teams?", (0,), ())))
        for text in ("Hoeveel teams zijn er?", "Wie schilderde de Nachtwacht?")
    )
    assert loss(encoder, [near]) > loss(encoder, [far])
