"""Train the bundled embedding model further: questions near the sentences that answer them.

Run as `python -m eval.train_encoder [FILE]`; FILE is where the differences from the published model go, by
default beside `corpus/e5_weights.py`, whose `TRAINED_SHA256` must then be set to the hash that is printed.
Takes about an hour on two cores. Printed first and last: in what share of the passages kept apart, one in
twenty, the sentence nearest to a question is one that answers it.

The loss is contrastive: among the sentences of a batch, six near misses from the passage itself among them,
the answer must lie nearest to its question; and, less often, its passage among the passages. Word embeddings
stay as they are. Trained on `eval/data/questions-to-sentences` only.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from corpus.e5_blocks import packed
from corpus.e5_weights import TRAINED, published_e5
from corpus.leaning import LEANS

DATA = Path(__file__).parent / "data" / "questions-to-sentences"
_PASSES = 1.5
_BATCH, _NEAR_MISSES = 10, 6
_RATE, _WARM_UP, _LAST_RATE = 6e-5, 0.08, 0.03
_SCALE = 40.0
"""By what cosines are multiplied: how sharply the answer must stand out."""
_PASSAGES_EVERY = 4
"""In how many batches passages are told apart once: they are long."""
_HELD_OUT, _KEPT = 20, 7
_SENTENCE_TOKENS, _PASSAGE_TOKENS = 96, 320
_HEADING, _BEFORE = 70, 160
"""How many characters of a heading, and of the sentence leant on, go with a sentence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the sentences of its passage in context, and the numbers of those that answer or help."""

    question: str
    sentences: tuple[str, ...]
    answers: tuple[int, ...]
    helps: tuple[int, ...]
    passage: str


def read_questions(folder: Path = DATA) -> tuple[list[Asked], list[Asked]]:
    """The questions that a sentence answers: those to train on, and those of the passages kept apart."""
    train: list[Asked] = []
    held: list[Asked] = []
    lines = (line for f in sorted(folder.glob("*.jsonl")) for line in f.read_text("utf-8").splitlines())
    for number, line in enumerate(lines):
        (held if number % _HELD_OUT == _KEPT else train).extend(_asked(json.loads(line)))
    return train, held


def _asked(entry: dict[str, Any]) -> Iterator[Asked]:
    sentences = in_context(entry["heading"], entry["sentences"])
    passage = f"{entry['heading']}\n{' '.join(entry['sentences'])}"
    for item in entry["questions"]:
        if item["answers"]:
            yield Asked(item["question"], sentences, tuple(item["answers"]), tuple(item["helps"]), passage)


def in_context(heading: str, sentences: Sequence[str]) -> tuple[str, ...]:
    """Sentences as an index embeds them: behind their heading; one that leans on another, behind that too."""
    found = []
    above = re.sub(r"^[\d.]+\s*", "", heading)[:_HEADING]
    for number, sentence in enumerate(sentences):
        before = sentences[number - 1] if number else ""
        text = sentence
        if _is_row(sentence):
            found.append(text)
            continue
        if before and LEANS.match(sentence) and not _is_row(before):
            text = f"{before[-_BEFORE:]} {text}"
        found.append(f"{above}: {text}" if above not in text else text)
    return tuple(found)


def _is_row(sentence: str) -> bool:
    return sentence.startswith("Tabel") and "|" in sentence


class Encoder:
    """The model that is trained."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoModel, AutoTokenizer

        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(
            folder,
            add_pooling_layer=False,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            attn_implementation="eager",  # on a processor the quickest backwards
        )
        for parameter in self.model.embeddings.parameters():
            parameter.requires_grad = False

    @property
    def weights(self) -> dict[str, Tensor]:
        """The tensors that are trained, by name."""
        return {k: v for k, v in self.model.state_dict().items() if k.startswith("encoder.")}

    def embed(self, prompt: str, texts: Sequence[str], tokens: int) -> Tensor:
        """A row of length 1 for each text."""
        batch = self._tokenizer(
            [f"{prompt}: {t}" for t in texts],
            truncation=True,
            max_length=tokens,
            padding=True,
            return_tensors="pt",
        )
        mask = batch["attention_mask"]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.model(input_ids=batch["input_ids"], attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        return functional.normalize((states.float() * weight).sum(1) / weight.sum(1), dim=-1)


def batch_loss(
    encoder: Encoder, batch: Sequence[Asked], chance: random.Random, with_passages: bool
) -> Tensor:
    """How far questions lie from their answers, against the other sentences (and passages) of the batch."""
    sentences: list[str] = []
    places = []
    for asked in batch:
        near = [i for i in range(len(asked.sentences)) if i not in (*asked.answers, *asked.helps)]
        picked = chance.sample(near, min(_NEAR_MISSES, len(near)))
        places.append(len(sentences))
        sentences += [asked.sentences[i] for i in (chance.choice(asked.answers), *picked)]
    questions = encoder.embed("query", [a.question for a in batch], _SENTENCE_TOKENS)
    scores = _SCALE * questions @ encoder.embed("passage", sentences, _SENTENCE_TOKENS).T
    barred = torch.tensor(
        [
            [
                j != place and t in {a.sentences[i] for i in (*a.answers, *a.helps)}
                for j, t in enumerate(sentences)
            ]
            for a, place in zip(batch, places, strict=True)
        ]
    )
    loss = functional.cross_entropy(scores.masked_fill(barred, -1e4), torch.tensor(places))
    if not with_passages:
        return loss
    whole = _SCALE * questions @ encoder.embed("passage", [a.passage for a in batch], _PASSAGE_TOKENS).T
    same = torch.tensor([[a is not b and a.passage == b.passage for b in batch] for a in batch])
    return loss + functional.cross_entropy(whole.masked_fill(same, -1e4), torch.arange(len(batch)))


def share_right(encoder: Encoder, asked: Sequence[Asked]) -> float:
    """The share of the questions to which, of their passage, a sentence that answers lies nearest."""
    right = 0
    with torch.inference_mode():
        for one in asked:
            vectors = encoder.embed("passage", one.sentences, _SENTENCE_TOKENS)
            question = encoder.embed("query", [one.question], _SENTENCE_TOKENS)[0]
            right += int((vectors @ question).argmax()) in one.answers
    return right / len(asked)


def train(encoder: Encoder, asked: Sequence[Asked], passes: float) -> None:
    """Change the encoder; the loss of every fifty batches is printed."""
    chance = random.Random(1)
    steps = int(passes * len(asked) / _BATCH)
    optimizer = torch.optim.AdamW([p for p in encoder.model.parameters() if p.requires_grad], lr=_RATE)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: _rate(n, steps))
    queue: list[Asked] = []
    losses = []
    for step in range(steps):
        if len(queue) < _BATCH:
            queue += chance.sample(list(asked), len(asked))
        batch = [queue.pop() for _ in range(_BATCH)]
        loss = batch_loss(encoder, batch, chance, step % _PASSAGES_EVERY == 0)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.model.parameters(), 1.0)
        optimizer.step()
        rate.step()
        losses.append(loss.item())
        if len(losses) == 50:
            print(f"{step + 1} of {steps}: loss {np.mean(losses):.3f}", flush=True)
            losses.clear()


def _rate(step: int, steps: int) -> float:
    return float(min(1.0, (step + 1) / (_WARM_UP * steps)) * max(_LAST_RATE, 1 - step / steps))


def save_differences(before: dict[str, Tensor], after: dict[str, Tensor], path: Path) -> str:
    """Write what changed, four bits a number; gives the sha256 of the file."""
    from safetensors.numpy import save_file

    save_file({name: packed((after[name] - before[name]).numpy()) for name in sorted(after)}, path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Train, and write the differences."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TRAINED
    torch.manual_seed(1)
    questions, held = read_questions()
    with tempfile.TemporaryDirectory() as folder:
        encoder = Encoder(published_e5(Path(folder)))
    before = {name: tensor.clone() for name, tensor in encoder.weights.items()}
    print(f"{len(questions)} questions; kept apart {len(held)}, right {share_right(encoder, held):.3f}")
    train(encoder, questions, _PASSES)
    print(f"kept apart: right {share_right(encoder, held):.3f}")
    print(f"sha256 {save_differences(before, encoder.weights, target)} {target}")


if __name__ == "__main__":
    main()
