"""A LangChain vector store on FAISS that writes no pickle: vectors as a plain array, texts by a callback.

Up to some 200,000 passages FAISS compares a question with all vectors, which lie mapped into memory. Beyond
that it looks through compressed ones (IVF-PQ) and compares the best of these with the vectors themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import faiss
import numpy as np
from langchain_core.documents import Document as LangChainDocument
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore
from numpy.typing import NDArray

from corpus.errors import IndexUnusable
from corpus.records import open_array, write_blocks

Vectors = NDArray[np.float32]
Mask = NDArray[np.bool_]
Lookup = Callable[[int], LangChainDocument]

FLAT = "Flat"
_LARGEST_FLAT = 200_000
"""Most passages that are searched exactly: some 10 ms on one core."""
_RESCORED = 500
"""How many of the nearest compressed vectors are compared themselves."""
_FEW = 50_000
"""Admitted rows up to which all of them are compared."""
_RECALL, _CHECKED, _APART = 0.985, 128, 1.0
"""Share of the ten nearest that must be among the rescored, for how many made questions, and how far these
lie from a passage: cosine 0.71, as real ones."""
_TRAINED_ON = 128
"""Vectors a list that the lists are found on."""
_BLOCK = 65_536
_VECTORS, _COARSE = "vectors.npy", "vectors.faiss"

_faiss = cast(Any, faiss)  # its types know SearchParameters without its keyword

faiss.omp_set_num_threads(1)
"""One thread a query: on shared cores two threads wait for each other far longer than they save."""


def index_type(rows: int, dimension: int) -> str:
    """FAISS's name of the index type for so many vectors: exact for few, compressed in lists for many."""
    if rows <= _LARGEST_FLAT or dimension % 4:
        return FLAT
    return f"IVF{2 ** round(np.log2(rows**0.5))},PQ{dimension // 4}"


class FaissStore(VectorStore):
    """Unit vectors by row number; similarity is the inner product, so the cosine."""

    def __init__(
        self, embedding: Embeddings, vectors: NDArray[Any], lookup: Lookup, coarse: Any = None
    ) -> None:
        self._embedding, self._vectors, self._lookup, self._coarse = embedding, vectors, lookup, coarse

    @classmethod
    def from_vectors(cls, vectors: Vectors, embedding: Embeddings, lookup: Lookup) -> FaissStore:
        """An exact store of rows of unit length, numbered from 0."""
        return cls(embedding, np.ascontiguousarray(vectors, dtype=np.float32), lookup)

    @classmethod
    def load(cls, folder: Path, embedding: Embeddings, lookup: Lookup, expected: int) -> FaissStore:
        """What `write_vectors` wrote to a folder.

        Raises:
            IndexUnusable: a file is missing, damaged, or does not hold `expected` vectors.
        """
        try:
            coarse = _read(folder / _COARSE) if (folder / _COARSE).exists() else None
            vectors = open_array(folder / _VECTORS, np.float16 if coarse else np.float32)
        except (OSError, ValueError, RuntimeError):
            raise _damaged(folder) from None
        counts = {len(vectors), expected, coarse.ntotal if coarse else expected}
        if len(counts) > 1 or vectors.ndim != 2:
            raise _damaged(folder)
        return cls(embedding, vectors, lookup, coarse)

    @property
    def embeddings(self) -> Embeddings:
        """The embedding that queries go through."""
        return self._embedding

    def nearest(self, vector: Vectors, k: int, admitted: Mask | None = None) -> list[tuple[int, float]]:
        """Row numbers and cosines of the k nearest rows, best first.

        Args:
            vector: of the question.
            k: how many at most.
            admitted: for each row whether it may be found; all may where not given.
        """
        if k <= 0 or not len(self._vectors):
            return []
        query = np.ascontiguousarray(vector.reshape(1, -1), dtype=np.float32)
        if admitted is not None and (self._coarse is None or np.count_nonzero(admitted) <= _FEW):
            return _exact(self._vectors, query, k, np.flatnonzero(admitted))
        if self._coarse is None:
            return _exact(self._vectors, query, k)
        return _exact(self._vectors, query, k, self._near(query, max(k, _RESCORED), admitted))

    def _near(self, query: Vectors, k: int, admitted: Mask | None) -> NDArray[np.int64]:
        """The rows whose compressed vectors are nearest, in order of their numbers."""
        probes, parameters = self._coarse.nprobe, None
        if admitted is not None:
            share = np.count_nonzero(admitted) / len(admitted)
            bits = np.packbits(admitted, bitorder="little")
            parameters = _faiss.SearchParametersIVF(
                sel=_faiss.IDSelectorBitmap(bits), nprobe=min(self._coarse.nlist, int(probes / share))
            )
        _, rows = self._coarse.search(query, k, params=parameters)
        return np.sort(rows[0][rows[0] >= 0])

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


def write_vectors(folder: Path, kind: str, rows: int, blocks: Iterable[Vectors]) -> None:
    """Write what `FaissStore.load` reads.

    Args:
        folder: gets the files.
        kind: an `index_type`.
        rows: how many vectors there are.
        blocks: the vectors, of unit length, some at a time.

    Raises:
        OSError: a file cannot be written.
        ValueError: there are not so many vectors.
    """
    exact = kind == FLAT
    vectors = write_blocks(folder / _VECTORS, rows, blocks, np.float32 if exact else np.float16)
    if not exact:
        (folder / _COARSE).write_bytes(faiss.serialize_index(_compressed(kind, vectors)).data)


def _exact(
    vectors: NDArray[Any], query: Vectors, k: int, rows: NDArray[np.int64] | None = None
) -> list[tuple[int, float]]:
    """The k nearest of these rows, or of all, each compared with the question itself."""
    some = np.ascontiguousarray(vectors if rows is None else vectors[rows], dtype=np.float32)
    if not len(some):
        return []
    scores, places = faiss.knn(query, some, min(k, len(some)), metric=faiss.METRIC_INNER_PRODUCT)
    found = places[0] if rows is None else rows[places[0]]
    return [(int(row), float(score)) for row, score in zip(found, scores[0], strict=True)]


def _compressed(kind: str, vectors: NDArray[Any]) -> Any:
    """A trained and filled index that looks into as many lists as its own vectors ask for."""
    index: Any = faiss.index_factory(vectors.shape[1], kind, faiss.METRIC_INNER_PRODUCT)
    random = np.random.default_rng(0)
    sample = np.sort(random.choice(len(vectors), min(len(vectors), _TRAINED_ON * index.nlist), replace=False))
    index.train(vectors[sample].astype(np.float32))
    for begin in range(0, len(vectors), _BLOCK):
        index.add(vectors[begin : begin + _BLOCK].astype(np.float32))
    index.nprobe = _probes(index, vectors, random)
    return index


def _probes(index: Any, vectors: NDArray[Any], random: np.random.Generator) -> int:
    """The fewest lists, of powers of two, that find enough of the ten nearest of questions made for it."""
    queries = _questions(vectors, random)
    wanted = _nearest_of_all(vectors, queries)
    probes = 4
    while probes < index.nlist:
        index.nprobe = probes
        _, rows = index.search(queries, _RESCORED)
        found = sum(len(set(r) & set(w)) for r, w in zip(rows.tolist(), wanted.tolist(), strict=True))
        if found >= _RECALL * wanted.size:
            return probes
        probes *= 2
    return int(index.nlist)


def _questions(vectors: NDArray[Any], random: np.random.Generator) -> Vectors:
    """Vectors as far from a passage as questions are, in the directions that passages differ in."""
    near, one, other = (
        vectors[random.integers(0, len(vectors), _CHECKED)].astype(np.float32) for _ in range(3)
    )
    away = one - other
    away /= np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-12)
    made = near + _APART * away
    return np.ascontiguousarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


def _nearest_of_all(vectors: NDArray[Any], queries: Vectors) -> NDArray[np.int64]:
    """The rows of the ten nearest vectors of each question, exactly."""
    best = faiss.ResultHeap(len(queries), 10, keep_max=True)
    for begin in range(0, len(vectors), _BLOCK):
        block = vectors[begin : begin + _BLOCK].astype(np.float32)
        scores, rows = faiss.knn(queries, block, min(10, len(block)), metric=faiss.METRIC_INNER_PRODUCT)
        best.add_result(scores, rows + begin)
    best.finalize()
    return np.asarray(best.I)


def _read(path: Path) -> Any:
    return faiss.deserialize_index(np.frombuffer(path.read_bytes(), dtype=np.uint8))


def _damaged(folder: Path) -> IndexUnusable:
    return IndexUnusable(
        "De vectoren van de index zijn beschadigd", where=str(folder), mend="Bouw opnieuw: raadbron ingest."
    )


def _documents(
    texts: Iterable[str], metadatas: list[dict[str, Any]] | None, ids: list[str] | None
) -> list[LangChainDocument]:
    return [
        LangChainDocument(
            id=ids[i] if ids else str(i), page_content=t, metadata=metadatas[i] if metadatas else {}
        )
        for i, t in enumerate(texts)
    ]
