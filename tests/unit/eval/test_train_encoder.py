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
    batch_loss,
    in_context,
    read_questions,
    save_differences,
    train,
)


def test_sentences_stand_behind_their_heading_and_what_they_lean_on() -> None:
    row = "Tabel 1. Wachttijd | Oudeland | 2024: 11"
    found = in_context("4.2 Wachttijd", ["De wachttijd steeg.", "Dat komt door ziekte.", row])
    assert found == (
        "Wachttijd: De wachttijd steeg.",
        "Wachttijd: De wachttijd steeg. Dat komt door ziekte.",
        row,
    )


def test_all_questions_have_an_answer_in_their_passage_and_no_passage_is_on_both_sides() -> None:
    questions, held = read_questions()
    assert len(questions) > 8000 and len(held) > 400
    assert all(max(a.answers) < len(a.sentences) for a in (*questions, *held))
    assert not {a.passage for a in questions} & {a.passage for a in held}


@pytest.fixture(scope="module")
def encoder(model_cache: Path) -> Encoder:
    return Encoder(published_e5(model_cache))


def test_training_lowers_the_loss_and_what_changed_is_kept(encoder: Encoder, tmp_path: Path) -> None:
    torch.manual_seed(1)
    few = read_questions()[0][:20]
    before = {name: tensor.clone() for name, tensor in encoder.weights.items()}
    first = batch_loss(encoder, few[:10], random.Random(0), with_passages=True).item()
    train(encoder, few, passes=2)
    assert batch_loss(encoder, few[:10], random.Random(0), with_passages=True).item() < first
    save_differences(before, encoder.weights, tmp_path / "differences")
    kept = load_file(tmp_path / "differences")
    name = "encoder.layer.11.output.dense.weight"
    moved = (encoder.weights[name] - before[name]).numpy()
    assert np.corrcoef(unpacked(kept[name]), moved.ravel())[0, 1] > 0.99


def test_another_answer_to_the_same_question_counts_as_no_mistake(encoder: Encoder) -> None:
    def asked(question: str, *answers: int) -> Asked:
        return Asked(question, ("Er zijn 12 teams.", "De stad telt 12 teams."), answers, (), "p")

    both = [asked("Hoeveel teams zijn er?", 0, 1), asked("Hoeveel teams telt de stad?", 1, 0)]
    one = [asked("Hoeveel teams zijn er?", 0), asked("Hoeveel teams telt de stad?", 1)]
    losses = [batch_loss(encoder, b, random.Random(3), with_passages=False).item() for b in (both, one)]
    assert losses[0] == pytest.approx(0, abs=1e-4) and losses[1] > 0.1
