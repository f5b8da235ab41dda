"""Made-up vectors that lie as those of real Dutch texts do: between and around the real ones of an index.

Random vectors would not do: all of them are far from each other, and nothing approximate finds anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from corpus.index import Index

Vectors = NDArray[np.float32]
_OFF = 0.6
"""Weight of the differences: with it made vectors lie as near to real ones as these to each other."""
_NEAR = 20
_MOST = 20_000


@dataclass(frozen=True)
class Meaning:
    """Real vectors, the nearest ones of each, and how they differ from the very nearest."""

    real: Vectors
    near: NDArray[np.int64]
    apart: Vectors

    @classmethod
    def like(cls, indexes: list[Index]) -> Meaning:
        """After the vectors of the passages and sentences of indexes, each once."""
        found = [a for i in indexes for a in (i.sentence_vectors, np.load(_vectors(i), mmap_mode="r"))]
        every = np.unique(np.concatenate([np.asarray(a, dtype=np.float16) for a in found]), axis=0)
        random = np.random.default_rng(0)
        kept = random.permutation(len(every))[:_MOST]
        real = _unit(every[kept].astype(np.float32))
        _, near = faiss.knn(real, real, _NEAR + 1, metric=faiss.METRIC_INNER_PRODUCT)
        apart = real - real[near[:, 1]]
        return cls(real, near[:, 1:], apart - apart.mean(axis=0))

    def block(self, rows: int, seed: int) -> Vectors:
        """So many unit vectors: between a real one and one of its nearest, and off by what these differ.

        The differences are mixed at random, which keeps their covariance: far apart in some directions only.
        """
        random = np.random.default_rng(seed)
        one = random.integers(0, len(self.real), rows)
        other = self.near[one, random.integers(0, self.near.shape[1], rows)]
        share = random.random((rows, 1), dtype=np.float32) / 2
        mixed = random.normal(size=(rows, len(self._basis))).astype(np.float32) @ self._basis
        return _unit(self.real[one] * (1 - share) + self.real[other] * share + _OFF * mixed)

    @cached_property
    def _basis(self) -> Vectors:
        """Directions, each as long as its deviation: `normal @ basis` has the covariance of `apart`."""
        _, lengths, directions = np.linalg.svd(self.apart, full_matrices=False)
        return np.asarray(directions * (lengths / np.sqrt(len(self.apart)))[:, None], dtype=np.float32)


def _vectors(index: Index) -> Path:
    return index.folder / "vectors.npy"


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)
