"""What all tests share: one converted embedding model a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.embedder import Embedder, open_embedder
from corpus.settings import Settings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the converted model: the repository's own where there is one."""
    kept = ROOT / Settings().model_cache
    if kept.is_dir():
        return kept
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "model-cache"


@pytest.fixture(scope="session")
def embedder(model_cache: Path) -> Embedder:
    """The bundled model, opened once a process."""
    return open_embedder("", model_cache)
