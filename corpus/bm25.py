"""BM25 over the search terms of passages (bm25s), kept as plain arrays beside the vectors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import bm25s
import numpy as np

from corpus.dutch.words import terms
from corpus.errors import IndexUnusable
from corpus.model import Passage

_FOLDER = "bm25"


class Bm25:
    """An opened BM25 index; row numbers are those of the passages."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, passages: Iterable[Passage]) -> Bm25:
        """BM25 (Lucene's form, k1 1.5, b 0.75) over each passage's search text."""
        index = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
        index.index([terms(p.search_text) or [""] for p in passages], show_progress=False)
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> Bm25:
        """A saved index.

        Raises:
            IndexUnusable: it is missing or damaged.
        """
        try:
            return cls(bm25s.BM25.load(str(folder / _FOLDER), mmap=True))
        except (OSError, ValueError, KeyError):
            raise IndexUnusable(
                "De woordindex is beschadigd", where=str(folder), mend="Bouw opnieuw: raadbron ingest."
            ) from None

    def save(self, folder: Path) -> None:
        """Write the index below a folder."""
        self._index.save(str(folder / _FOLDER), show_progress=False)

    def scores(self, query_terms: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
        """The score of every passage for these terms; 0 where none of them occurs."""
        known = [t for t in query_terms if t in self._index.vocab_dict]
        count = int(self._index.scores["num_docs"])
        if not known:
            return np.zeros(count, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)
