"""A LangChain vector store on FAISS that writes no pickle: vectors in FAISS's own format, ids in JSON.

The texts stay in the index's passages; the store finds them through a callback, so nothing is kept twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, cast

import faiss
import numpy as np
from langchain_core.documents import Document as LangChainDocument
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore
from numpy.typing import NDArray

from corpus.errors import IndexUnusable

Vectors = NDArray[np.float32]
Lookup = Callable[[int], LangChainDocument]

_faiss = cast(Any, faiss)  # its types know SearchParameters without its keyword

faiss.omp_set_num_threads(1)
"""One thread a query: on shared cores two threads wait for each other far longer than they save."""


class FaissStore(VectorStore):
    """Unit vectors by row number; similarity is the inner product, so the cosine."""

    def __init__(self, embedding: Embeddings, index: faiss.Index, lookup: Lookup) -> None:
        self._embedding, self._index, self._lookup = embedding, index, lookup

    @classmethod
    def from_vectors(cls, vectors: Vectors, embedding: Embeddings, lookup: Lookup) -> FaissStore:
        """A store of rows of unit length, numbered from 0."""
        return cls(embedding, _flat(vectors), lookup)

    @classmethod
    def load(cls, path: Path, embedding: Embeddings, lookup: Lookup, expected: int) -> FaissStore:
        """A saved store.

        Raises:
            IndexUnusable: the file is missing, damaged, or does not hold `expected` vectors.
        """
        try:
            index = faiss.deserialize_index(np.frombuffer(path.read_bytes(), dtype=np.uint8))
        except (OSError, RuntimeError):
            index = None
        if index is None or index.ntotal != expected:
            raise IndexUnusable(
                "De vectoren van de index zijn beschadigd",
                where=str(path),
                mend="Bouw opnieuw: raadbron ingest.",
            )
        return cls(embedding, index, lookup)

    def save(self, path: Path) -> None:
        """Write the vectors in FAISS's own format."""
        _save(path, self._index)

    @property
    def embeddings(self) -> Embeddings:
        """The embedding that queries go through."""
        return self._embedding

    def nearest(
        self, vector: Vectors, k: int, admitted: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """Row numbers and cosines of the k nearest rows, best first; of `admitted` rows only where given."""
        if self._index.ntotal == 0 or k <= 0 or (admitted is not None and not len(admitted)):
            return []
        parameters = None
        if admitted is not None:
            selector = faiss.IDSelectorBatch(np.asarray(admitted, dtype=np.int64))
            parameters = _faiss.SearchParameters(sel=selector)
        query = np.ascontiguousarray(vector.reshape(1, -1), dtype=np.float32)
        scores, rows = self._index.search(query, min(k, self._index.ntotal), params=parameters)
        return [(int(r), float(s)) for r, s in zip(rows[0], scores[0], strict=True) if r >= 0]

    def similarity_search_with_score(
        self, query: str, k: int = 4, **kwargs: Any
    ) -> list[tuple[LangChainDocument, float]]:
        """The k nearest passages with their cosines."""
        vector = np.asarray(self._embedding.embed_query(query), dtype=np.float32)
        return [(self._lookup(row), score) for row, score in self.nearest(vector, k)]

    def similarity_search(self, query: str, k: int = 4, **kwargs: Any) -> list[LangChainDocument]:
        """The k nearest passages."""
        return [document for document, _ in self.similarity_search_with_score(query, k)]

    @classmethod
    def from_texts(
        cls,
        texts: list[str],
        embedding: Embeddings,
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: list[str] | None = None,
        **kwargs: Any,
    ) -> FaissStore:
        """A store over texts, embedded here."""
        documents = _documents(texts, metadatas, ids)
        vectors = np.asarray(embedding.embed_documents(texts), dtype=np.float32)
        return cls.from_vectors(vectors, embedding, documents.__getitem__)


def write_vectors(path: Path, vectors: Vectors) -> None:
    """Write what `FaissStore.load` reads, for rows of unit length.

    Raises:
        OSError: the file cannot be written.
    """
    _save(path, _flat(vectors))


def _flat(vectors: Vectors) -> faiss.Index:
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return index


def _save(path: Path, index: faiss.Index) -> None:
    path.write_bytes(faiss.serialize_index(index).data)


def _documents(
    texts: Iterable[str], metadatas: list[dict[str, Any]] | None, ids: list[str] | None
) -> list[LangChainDocument]:
    return [
        LangChainDocument(
            id=ids[i] if ids else str(i), page_content=t, metadata=metadatas[i] if metadatas else {}
        )
        for i, t in enumerate(texts)
    ]
