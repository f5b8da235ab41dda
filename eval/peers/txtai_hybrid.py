"""txtai's hybrid index: its own BM25 and the local embedding model, weighed as it does by default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eval.peers.chunks import cut
from eval.peers.peer import Reply, Setup, Source, joined, model_of, top_passages

_PROMPTS = {"query": "query: ", "data": "passage: "}
"""What the bundled model was trained with; another model is used without."""


class TxtaiHybrid:
    """Shows the best passage: its extractive pipeline needs a question-answering model, and none is here."""

    def __init__(self, setup: Setup) -> None:
        self._settings = setup.settings
        self._index: Any = None

    def build(self, sources: Sequence[Source]) -> None:
        """Cut and index the texts."""
        import torch
        from transformers.utils import logging
        from txtai import Embeddings

        logging.disable_progress_bar()
        torch.set_num_threads(1)
        bundled = not self._settings.model
        self._index = Embeddings(
            path=model_of(self._settings),
            instructions=_PROMPTS if bundled else None,
            hybrid=True,
            content=True,
            gpu=False,
        )
        self._index.index(cut(sources))

    def answer(self, question: str, history: Sequence[str]) -> Reply:
        """The best passage."""
        standalone = joined(question, history)
        return top_passages(standalone, self.search(standalone, 1))

    def search(self, standalone: str, k: int) -> list[str]:
        """The k best passages."""
        return [row["text"] for row in self._index.search(standalone, k)]
