"""Haystack's hybrid pipeline: BM25 and embeddings in its own store, joined by reciprocal rank fusion."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from corpus.embedder import Embedder, open_embedder
from eval.peers.chunks import cut
from eval.peers.peer import Reply, Setup, Source, joined, model_of, top_passages

_POOL = 10
"""What its retrievers bring by default."""


class HaystackPipeline:
    """Shows the best passage: its extractive readers need a question-answering model, and none is here."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._embedder: Embedder
        self._pipeline: Any = None

    def build(self, sources: Sequence[Source]) -> None:
        """Cut and embed the texts, and connect the pipeline."""
        os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
        from haystack import Document
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        settings = self._setup.settings
        self._embedder = open_embedder(model_of(settings), settings.model_cache)
        texts = cut(sources)
        store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        rows = self._embedder.embed_documents(texts)
        named = zip(texts, rows, strict=True)
        store.write_documents([Document(id=str(n), content=t, embedding=r) for n, (t, r) in enumerate(named)])
        self._pipeline = _connected(store)

    def answer(self, question: str, history: Sequence[str]) -> Reply:
        """The best passage."""
        standalone = joined(question, history)
        return top_passages(standalone, self.search(standalone, 1))

    def search(self, standalone: str, k: int) -> list[str]:
        """The k best passages."""
        vector = self._embedder.embed_query(standalone)
        given = {"words": {"query": standalone}, "meaning": {"query_embedding": vector}}
        found = self._pipeline.run(given)["joined"]["documents"]
        return [document.content for document in found[:k]]


def _connected(store: Any) -> Any:
    from haystack import Pipeline
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever

    pipeline = Pipeline()
    pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=_POOL))
    pipeline.add_component("meaning", InMemoryEmbeddingRetriever(store, top_k=_POOL))
    pipeline.add_component("joined", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.connect("words", "joined")
    pipeline.connect("meaning", "joined")
    return pipeline
