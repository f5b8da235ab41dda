"""Texts to vectors: the one place that imports sentence-transformers.

That import takes seconds, so it happens when a model is opened and not before. Nothing is ever fetched: a
model is the bundled one, a folder, or one that lies in the local hub cache already.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings

from corpus.e5_weights import HASH8, MODEL_NAME, convert_e5
from corpus.errors import ModelError
from corpus.settings import model_id
from corpus.windows import Span, alone, unmarked

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

Vectors = npt.NDArray[np.float32]

Asked = Mapping[str, Sequence[Span | None]]
"""Texts, and the parts of each whose vectors are asked; None for that of the whole."""

_BATCH = 16
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


class Embedder(Embeddings):
    """A sentence-transformers model on the processor; safe to share between threads.

    A text longer than the model takes (512 tokens, some 350 Dutch words) is cut off there.

    Attributes:
        model_id: the name of the model, as an index records it.
        model_hash: sha256 of the weights, in hexadecimal.
        dimension: the length of a vector.
    """

    def __init__(self, model: SentenceTransformer, *, model_id: str, model_hash: str) -> None:
        self.model_id = model_id
        self.model_hash = model_hash
        self.dimension: int = _dimension(model)
        _keep_halves(model)
        self._model = model
        self._query_prompt = _prompt(model, "query")
        self._passage_prompt = _prompt(model, "document", "passage")
        self._reads_around = _pools_by_mean(model)
        self._tokenizing = threading.Lock()  # the tokenizer cannot be used by two threads at once

    def passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Embed passages on all cores, shortest first so that a batch needs little padding.

        Of a text with a part marked (`corpus.windows`) the vector is that of the part, read with the rest:
        the mean over its tokens. Texts that are the same but for their marks cost one reading.

        Args:
            texts: the passages, without prompt.
            progress: called after each batch with the number of passages done so far.

        Returns:
            float32 of shape (len(texts), dimension), rows of length 1, in the order of `texts`.
        """
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        parts = [unmarked(text if self._reads_around else alone(text)) for text in texts]
        places: dict[str, list[int]] = defaultdict(list)
        for place, (window, _) in enumerate(parts):
            places[window].append(place)
        windows = sorted(places, key=len)
        batches = [windows[begin : begin + _BATCH] for begin in range(0, len(windows), _BATCH)]
        asked = [{w: [parts[p][1] for p in places[w]] for w in batch} for batch in batches]
        done = 0
        for batch, rows in zip(batches, self._embed_batches(asked), strict=True):
            found = [place for window in batch for place in places[window]]
            vectors[found] = rows
            done += len(found)
            if progress is not None:
                progress(done)
        return vectors

    def query(self, text: str) -> Vectors:
        """Embed one question on one core: float32 of shape (dimension,), length 1."""
        vector: Vectors = self._embed({text: [None]}, self._query_prompt)[0]
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """`passages` as LangChain asks for it."""
        rows: list[list[float]] = self.passages(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """`query` as LangChain asks for it."""
        row: list[float] = self.query(text).tolist()
        return row

    def _embed_batches(self, batches: Sequence[Asked]) -> Iterator[Vectors]:
        """The rows of each batch in turn; every core has a batch of its own.

        Cores that share one batch wait for each other at every layer: several times slower on a busy machine.
        """
        pool = ThreadPoolExecutor(_cores())
        try:
            yield from pool.map(self._embed_passages, batches)
        finally:
            pool.shutdown(cancel_futures=True)

    def _embed_passages(self, batch: Asked) -> Vectors:
        with _half_precision_where_fast():
            return self._embed(batch, self._passage_prompt)

    def _embed(self, batch: Asked, prompt: str) -> Vectors:
        """A row for each part asked of each text, in that order."""
        import torch

        torch.set_num_threads(1)  # holds for the calling thread
        texts = list(batch)
        with self._tokenizing:
            features = self._model.preprocess(texts, prompt=prompt)
            marked = any(span for spans in batch.values() for span in spans)
            offsets = self._offsets([f"{prompt}{text}" for text in texts]) if marked else None
        with torch.inference_mode():
            read = self._model(features)
        whole = read["sentence_embedding"].float().numpy()
        if offsets is None:
            return _unit_rows(np.repeat(whole, [len(spans) for spans in batch.values()], axis=0))
        tokens = read["token_embeddings"].float().numpy()
        rows = [
            whole[n] if span is None else _mean_of(tokens[n], offsets[n] - len(prompt), span, whole[n])
            for n, spans in enumerate(batch.values())
            for span in spans
        ]
        return _unit_rows(np.stack(rows))

    def _offsets(self, texts: list[str]) -> npt.NDArray[np.int64]:
        """Where each token of each text begins and ends, in characters; 0 and 0 for what is none of it."""
        found = self._model.tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=self._model.max_seq_length,
            return_offsets_mapping=True,
            return_tensors="np",
        )
        return np.asarray(found["offset_mapping"], dtype=np.int64)


def open_embedder(model: str, cache: Path) -> Embedder:
    """Open an embedding model that lies on this machine.

    Args:
        model: empty for the bundled multilingual-e5-small; otherwise a folder, or the name of a model in the
            local hub cache.
        cache: the folder that keeps the bundled model once it is converted.

    Returns:
        The embedder, ready for use.

    Raises:
        ModelError: there is no such model on this machine, or it cannot be loaded.
    """
    os.environ.update(_QUIET)
    folder = _model_folder(model, cache)
    with ThreadPoolExecutor(1) as beside:  # reading and hashing the weights leaves the interpreter free
        hashed = beside.submit(_hash_weights, folder)
        loaded = _load(folder)
    return Embedder(loaded, model_id=model_id(model), model_hash=hashed.result())


def hash_model(model: str, cache: Path) -> str:
    """The `model_hash` that `open_embedder` would give, without loading the model; arguments as there.

    Raises:
        ModelError: there is no such model on this machine.
    """
    os.environ.update(_QUIET)
    return _hash_weights(_model_folder(model, cache))


def _model_folder(model: str, cache: Path) -> Path:
    if not model:
        return convert_e5(cache / f"{MODEL_NAME}-{HASH8}")
    if Path(model).is_dir():
        return Path(model)
    return _hub_folder(model)


def _hub_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as error:  # not in the cache; not a name that the hub knows
        raise ModelError(
            "Het taalmodel staat niet op deze computer",
            where=name,
            mend="Geef een map met een sentence-transformers-model, of laat de instelling leeg voor het "
            "meegeleverde model.",
        ) from error


def _load(folder: Path) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        return SentenceTransformer(str(folder), local_files_only=True, device="cpu").eval()
    except Exception as error:  # the loaders below raise whatever they like; the cause goes along
        raise ModelError(
            "Het taalmodel kan niet worden geladen",
            where=str(folder),
            mend="Verwijder deze map als Raadbron haar zelf heeft gemaakt, of kies een ander model.",
        ) from error


def _hash_weights(folder: Path) -> str:
    """sha256 over the weight files in order of name: for one file simply its own hash."""
    weights = sorted(folder.glob("*.safetensors")) or sorted(folder.glob("*.bin"))
    digest = hashlib.sha256()
    for path in weights:
        for chunk in _chunks(path):
            digest.update(chunk)
    return digest.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk


def _dimension(model: SentenceTransformer) -> int:
    dimension = model.get_embedding_dimension()
    if not dimension:
        raise ModelError("Het taalmodel noemt de lengte van zijn vectoren niet", mend="Kies een ander model.")
    return int(dimension)


def _prompt(model: SentenceTransformer, *names: str) -> str:
    """The first of these prompts that the model's configuration has; empty where it has none."""
    return next((prompt for name in names if (prompt := model.prompts.get(name))), "")


def _pools_by_mean(model: SentenceTransformer) -> bool:
    """Whether the vector of a text is the mean over its tokens, so that a part of it has one too."""
    configs = (m.get_config_dict() for m in model if hasattr(m, "get_config_dict"))
    return any(config.get("pooling_mode") == "mean" for config in configs)


def _mean_of(tokens: Vectors, offsets: npt.NDArray[np.int64], span: Span, whole: Vectors) -> Vectors:
    """The mean over the tokens of a part; that of the whole text where it was cut off before the part."""
    begin, end = span
    inside = (offsets[:, 0] < end) & (offsets[:, 1] > begin)  # a token begins at the space before its word
    return np.asarray(tokens[inside].mean(axis=0) if inside.any() else whole, dtype=np.float32)


def _unit_rows(rows: Vectors) -> Vectors:
    """Rows of length 1: half precision leaves them a little off."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _half_precision_where_fast() -> AbstractContextManager[object]:
    """Bfloat16 where the processor computes in it: over twice as fast, cosine with float32 above 0.9999."""
    import torch

    if not _computes_in_half():
        return nullcontext()
    autocast: AbstractContextManager[object] = torch.autocast("cpu", dtype=torch.bfloat16)
    return autocast


def _keep_halves(model: SentenceTransformer) -> None:
    """Keep the weights of linear layers in bfloat16 too where the processor computes in it, for questions.

    Autocast halves all weights at every call: little beside a batch of passages, but most of the work of one
    question. What lies between the layers stays float32: cosine with float32 above 0.9999.
    """
    import torch

    if not _computes_in_half():
        return
    for module in model.modules():
        if type(module) is torch.nn.Linear:
            halves = [
                None if t is None else t.detach().to(torch.bfloat16) for t in (module.weight, module.bias)
            ]
            module.forward = partial(_linear, module.forward, *halves)


def _linear(whole: Callable[[Tensor], Tensor], weight: Tensor, bias: Tensor | None, rows: Tensor) -> Tensor:
    """A linear layer in bfloat16; under autocast, that of the whole weights."""
    import torch

    if torch.is_autocast_enabled("cpu"):
        return whole(rows)
    return torch.nn.functional.linear(rows.to(torch.bfloat16), weight, bias).to(rows.dtype)


def _computes_in_half() -> bool:
    """Whether the processor computes in bfloat16."""
    import torch

    return bool(torch.cpu.get_capabilities().get("avx512_bf16", False))
