"""Measure one index in a process of its own: `python -m eval.growth.search DATA MODEL`, JSON out.

Memory is only that of searching where nothing else was done in the process. Times are processor times: about
what it takes on an idle core, whatever else the machine does.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from corpus.embedder import open_embedder
from corpus.index import Index, open_index
from corpus.settings import Settings
from eval.growth.meaning import Meaning, Vectors
from eval.growth.texts import make_question
from retriever.filters import Filters
from retriever.query import parse_question
from retriever.rank import Ranker
from retriever.search import Searcher
from retriever.vocabulary import Vocabulary

_QUESTIONS = 200
_POOL = 40
_FAR = 900_000_000
"""Seed of the vectors that stand for questions where recall is measured."""


def measure(settings: Settings, cache: Path) -> dict[str, Any]:
    """Seconds to open, milliseconds of each step of a search, memory, recall@10 against exact search."""
    started = time.process_time()
    index = open_index(settings)
    opened = time.process_time() - started
    embedder = open_embedder(settings.model, cache)
    with_model = time.process_time() - started
    vocabulary = Vocabulary(index)
    searcher, ranker = Searcher(index, embedder), Ranker(index, vocabulary)
    ready = time.process_time() - started
    before = _resident()
    steps: dict[str, list[float]] = {}
    documents = len(index.infos)
    for number in range(_QUESTIONS + 5):
        lap = _Laps()
        query = parse_question(make_question(number * 7919 % documents), (), vocabulary)
        lap("vraag")
        vector = embedder.query(query.meaning)
        lap("betekenis")
        hits = searcher.hybrid(query.search_terms, vector, _POOL, Filters())
        lap("zoeken")
        ranker.candidates(query, hits, vector)
        lap("rangschikken")
        if number >= 5:  # the first ones set up
            for name, value in lap.found.items():
                steps.setdefault(name, []).append(value)
    return {
        "passages": len(index.passages),
        "soort": index.manifest.vectors,
        "openen": {"index": opened, "model": with_model - opened, "zoeken": ready - with_model},
        "stappen": {name: _percentiles(values) for name, values in _sums(steps).items()},
        "geheugen": {"na openen": before, "na zoeken": _resident()},
        "recall": recall(index, searcher),
    }


def recall(index: Index, searcher: Searcher) -> dict[str, float]:
    """Share of the ten nearest found, and the milliseconds, for made-up questions."""
    vectors = np.load(index.folder / "vectors.npy", mmap_mode="r")
    queries = Meaning.like([index]).block(_QUESTIONS, _FAR)
    best = faiss.ResultHeap(len(queries), 10, keep_max=True)
    for begin in range(0, len(vectors), 65_536):
        block = np.ascontiguousarray(vectors[begin : begin + 65_536], dtype=np.float32)
        scores, rows = faiss.knn(queries, block, 10, metric=faiss.METRIC_INNER_PRODUCT)
        best.add_result(scores, rows + begin)
    best.finalize()
    found, spent = _found(searcher, queries)
    shares = [len(set(f) & set(b)) / 10 for f, b in zip(found, best.I.tolist(), strict=True)]
    return {"recall@10": float(np.mean(shares)), **_percentiles(spent)}


def _found(searcher: Searcher, queries: Vectors) -> tuple[list[list[int]], list[float]]:
    found, spent = [], []
    for query in queries:
        started = time.process_time()
        found.append([row for row, _ in searcher.store.nearest(query, 10)])
        spent.append((time.process_time() - started) * 1000)
    return found, spent


def _sums(steps: dict[str, list[float]]) -> dict[str, list[float]]:
    """The steps, and the search together: with and without the embedding of the question, and ranked."""
    together = {
        "geheel": ("vraag", "betekenis", "zoeken"),
        "zonder betekenis": ("vraag", "zoeken"),
        "gerangschikt": tuple(steps),
    }
    sums = {name: np.sum([steps[s] for s in parts], axis=0).tolist() for name, parts in together.items()}
    return {**steps, **sums}


def _percentiles(values: list[float]) -> dict[str, float]:
    return {"p50": float(np.percentile(values, 50)), "p95": float(np.percentile(values, 95))}


def _resident() -> dict[str, float]:
    """Memory of this process, MB: its own, and pages of mapped files that were near what it read."""
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    names = {"eigen": "RssAnon", "van bestanden": "RssFile"}
    return {name: int(fields[field].split()[0]) / 1024 for name, field in names.items()}


class _Laps:
    """Milliseconds between calls."""

    def __init__(self) -> None:
        self.found: dict[str, float] = {}
        self._last = time.process_time()

    def __call__(self, name: str) -> None:
        now = time.process_time()
        self.found[name] = (now - self._last) * 1000
        self._last = now


def main(arguments: list[str]) -> None:
    """Measure the index in the first folder with the model in the second."""
    print(json.dumps(measure(Settings(data=Path(arguments[0])), Path(arguments[1]))))


if __name__ == "__main__":
    main(sys.argv[1:])
