"""Train the bundled embedding model further: questions near the sentences that answer them.

Run as `python -m eval.train_encoder [FILE]`; FILE is where the differences from the published model go, by
default beside `corpus/e5_weights.py`, whose `TRAINED_SHA256` must then be set to the hash that is printed.
Takes over an hour on two cores. Printed first and last: in what share of the passages kept apart, one in
twenty, the sentence nearest to a question is one that answers it.

A sentence is read inside its passage, as an index does: its vector is the mean over its own tokens. The loss
is contrastive: among all sentences of a batch of passages the answer must lie nearest to its question, and
its passage among the passages. Questions that no sentence answers must lie farther from all of them than
others lie from their answers. Word embeddings stay as they are. Trained on
`eval/data/questions-to-sentences` only.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from corpus.e5_blocks import packed
from corpus.e5_weights import TRAINED, published_e5
from corpus.windows import Span

DATA = Path(__file__).parent / "data" / "questions-to-sentences"
_PASSES = 3.0
_PASSAGES, _QUESTIONS = 6, 6
"""Passages in a batch, and questions on each of them."""
_RATE, _WARM_UP, _LAST_RATE = 6e-5, 0.08, 0.03
_SCALE = 40.0
"""By what cosines are multiplied: how sharply the answer must stand out."""
_OF_PASSAGES, _OF_UNANSWERED = 0.3, 0.15
"""How much telling passages apart counts, and telling questions apart that are not answered."""
_UNANSWERED_SCALE, _UNANSWERED = 20.0, 4.0
"""How sharply these are told apart, and how many of the others each of them weighs."""
_CUT = 0.125
"""Chance that a passage is cut behind a sentence, in two of three: those of an index are of any length."""
_HELD_OUT, _KEPT = 20, 7
_QUESTION_TOKENS, _TOKENS = 96, 400
_HEADING, _BEFORE, _LONGEST = 70, 160, 1100
"""Most characters of a heading, of the sentence before a cut, and of the sentences read together."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the numbers of the sentences that answer it or help."""

    question: str
    answers: tuple[int, ...]
    helps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences and table rows under a heading, with the questions on them."""

    heading: str
    sentences: tuple[str, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What is read at once: a text, and where the sentences with these numbers stand in it."""

    text: str
    numbers: tuple[int, ...]
    spans: tuple[Span, ...]


def read_passages(folder: Path = DATA) -> tuple[list[Passage], list[Passage]]:
    """The passages to train on, and those kept apart."""
    lines = [line for f in sorted(folder.glob("*.jsonl")) for line in f.read_text("utf-8").splitlines()]
    found = [_passage(json.loads(line)) for line in lines]
    kept = [p for n, p in enumerate(found) if n % _HELD_OUT == _KEPT]
    return [p for n, p in enumerate(found) if n % _HELD_OUT != _KEPT], kept


def _passage(entry: dict[str, Any]) -> Passage:
    asked = (Asked(q["question"], tuple(q["answers"]), tuple(q["helps"])) for q in entry["questions"])
    heading = re.sub(r"^[\d.]+\s*", "", entry["heading"])[:_HEADING]
    return Passage(heading, tuple(entry["sentences"]), tuple(asked))


def windows(passage: Passage, cut: float = 0.0, chance: random.Random | None = None) -> list[Window]:
    """The sentences as an index reads them: in runs behind their heading, and each table row on its own.

    A run is cut behind a sentence with probability `cut`, and before it grows too long; the next begins with
    the end of the sentence before.
    """
    found: list[Window] = []
    run: list[int] = []
    for number, sentence in enumerate(passage.sentences):
        length = sum(len(passage.sentences[n]) for n in (*run, number))
        if run and (_is_row(sentence) or length > _LONGEST or (chance and chance.random() < cut)):
            found.append(_window(passage, run))
            run = []
        if _is_row(sentence):
            found.append(Window(sentence, (number,), ((0, len(sentence)),)))
        else:
            run.append(number)
    return [*found, _window(passage, run)] if run else found


def _window(passage: Passage, run: Sequence[int]) -> Window:
    text = f"{passage.heading}\n" if passage.heading else ""
    if run[0] and not _is_row(passage.sentences[run[0] - 1]):
        text += f"{passage.sentences[run[0] - 1][-_BEFORE:]} "
    spans = []
    for number in run:
        spans.append((len(text), len(text) + len(passage.sentences[number])))
        text += f"{passage.sentences[number]} "
    return Window(text.rstrip(), tuple(run), tuple(spans))


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

    def questions(self, texts: Sequence[str]) -> Tensor:
        """A row of length 1 for each question."""
        states, mask, _ = self._read("query: ", texts, _QUESTION_TOKENS)
        return _means(states, mask)

    def sentences(self, read: Sequence[Window]) -> tuple[Tensor, Tensor]:
        """A row of length 1 for each sentence of each window, in order, and for each window."""
        prompt = "passage: "
        states, mask, offsets = self._read(prompt, [w.text for w in read], _TOKENS)
        place, spans = zip(*((n, span) for n, w in enumerate(read) for span in w.spans), strict=True)
        begins, ends = (torch.tensor(side)[:, None] + len(prompt) for side in zip(*spans, strict=True))
        own = offsets[list(place)]
        inside = (own[..., 0] < ends) & (own[..., 1] > begins)
        parts = torch.where(inside.any(1, keepdim=True), inside, mask[list(place)].bool())
        return _means(states[list(place)], parts), _means(states, mask)

    def _read(self, prompt: str, texts: Sequence[str], tokens: int) -> tuple[Tensor, Tensor, Tensor]:
        """Of each text the states of its tokens, which of them are its own, and where they stand in it."""
        batch = self._tokenizer(
            [f"{prompt}{t}" for t in texts],
            truncation=True,
            max_length=tokens,
            padding=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        mask = batch["attention_mask"]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.model(input_ids=batch["input_ids"], attention_mask=mask).last_hidden_state
        return states.float(), mask, batch["offset_mapping"]


def _means(states: Tensor, chosen: Tensor) -> Tensor:
    weight = chosen.unsqueeze(-1).float()
    return functional.normalize((states * weight).sum(1) / weight.sum(1), dim=-1)


class Loss:
    """How far questions lie from their answers; it learns from which cosine on a sentence answers."""

    def __init__(self) -> None:
        self.bound = torch.nn.Parameter(torch.tensor(0.6))

    def __call__(self, encoder: Encoder, batch: Sequence[Passage], chance: random.Random) -> Tensor:
        """The loss of a batch, over some of the questions on each of its passages."""
        read = [
            (n, w) for n, p in enumerate(batch) for w in windows(p, chance.choice((0, _CUT, _CUT)), chance)
        ]
        asked = [
            (n, q) for n, p in enumerate(batch) for q in chance.sample(p.asked, min(_QUESTIONS, len(p.asked)))
        ]
        sentences, whole = encoder.sentences([w for _, w in read])
        questions = encoder.questions([q.question for _, q in asked])
        places = [(n, number) for n, w in read for number in w.numbers]
        gold = _table((n == m and s in q.answers for m, s in places) for n, q in asked)
        helps = _table((n == m and s in q.helps for m, s in places) for n, q in asked)
        holds = _table((n == m and bool({*q.answers} & {*w.numbers}) for m, w in read) for n, q in asked)
        same = _table((n == m for m, _ in read) for n, _ in asked)
        cosines, answered = questions @ sentences.T, gold.any(1)
        loss = _contrast(cosines[answered], gold[answered], (helps & ~gold)[answered])
        apart = _contrast((questions @ whole.T)[answered], holds[answered], (same & ~holds)[answered])
        return loss + _OF_PASSAGES * apart + _OF_UNANSWERED * self._unanswered(cosines, gold, answered)

    def _unanswered(self, cosines: Tensor, gold: Tensor, answered: Tensor) -> Tensor:
        """How ill the bound parts the answers from the nearest sentences to questions without one."""
        own = torch.where(answered, cosines.masked_fill(~gold, -1).amax(1), cosines.amax(1))
        weight = torch.where(answered, 1.0, _UNANSWERED)
        odds = _UNANSWERED_SCALE * (own - self.bound)
        each = functional.binary_cross_entropy_with_logits(odds, answered.float(), reduction="none")
        return (weight * each).sum() / weight.sum()


def _table(rows: Any) -> Tensor:
    return torch.tensor([list(row) for row in rows])


def _contrast(cosines: Tensor, right: Tensor, barred: Tensor) -> Tensor:
    """Mean negative log likelihood that one of the right ones is chosen, of all that are not barred."""
    scores = _SCALE * cosines
    every = scores.masked_fill(barred, -1e4).logsumexp(1)
    return (every - scores.masked_fill(~right, -1e4).logsumexp(1)).mean()


def share_right(encoder: Encoder, passages: Sequence[Passage]) -> float:
    """The share of the answered questions to which a sentence that answers lies nearest, of its passage."""
    right: list[bool] = []
    with torch.inference_mode():
        for passage in passages:
            read = windows(passage)
            numbers = [n for w in read for n in w.numbers]
            asked = [q for q in passage.asked if q.answers]
            nearest = (encoder.questions([q.question for q in asked]) @ encoder.sentences(read)[0].T).argmax(
                1
            )
            right += [numbers[int(n)] in q.answers for n, q in zip(nearest, asked, strict=True)]
    return float(np.mean(right))


def train(encoder: Encoder, passages: Sequence[Passage], passes: float) -> None:
    """Change the encoder; the loss of every forty batches is printed."""
    chance, measure = random.Random(1), Loss()
    steps = int(passes * len(passages) / _PASSAGES)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in encoder.model.parameters() if p.requires_grad]},
            {"params": [measure.bound], "lr": 1e-3, "weight_decay": 0.0},
        ],
        lr=_RATE,
    )
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: _rate(n, steps))
    queue: list[Passage] = []
    losses = []
    for step in range(steps):
        if len(queue) < _PASSAGES:
            queue += chance.sample(list(passages), len(passages))
        loss = measure(encoder, [queue.pop() for _ in range(_PASSAGES)], chance)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.model.parameters(), 1.0)
        optimizer.step()
        rate.step()
        losses.append(loss.item())
        if len(losses) == 40:
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
    passages, held = read_passages()
    with tempfile.TemporaryDirectory() as folder:
        encoder = Encoder(published_e5(Path(folder)))
    before = {name: tensor.clone() for name, tensor in encoder.weights.items()}
    print(f"{len(passages)} passages; of {len(held)} kept apart right {share_right(encoder, held):.3f}")
    train(encoder, passages, _PASSES)
    print(f"kept apart: right {share_right(encoder, held):.3f}")
    print(f"sha256 {save_differences(before, encoder.weights, target)} {target}")


if __name__ == "__main__":
    main()
