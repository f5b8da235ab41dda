"""An assistant over papers that a test writes itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

from corpus.settings import Settings
from ingest.build import build_index
from retriever.assistant import Assistant

Paper: TypeAlias = tuple[str, dict[str, str | None]]
"""A Markdown text, and what its manifest entry says of it: at least an id, a title and a publisher."""
Over: TypeAlias = Callable[..., Assistant]

_UNSAID = ("kind", "status", "published", "updated", "period_from", "period_to", "place", "url")


@pytest.fixture(scope="module")
def assistant_over(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Over:
    """A function that writes papers with their manifest, builds their index and opens it."""

    def over(*papers: Paper) -> Assistant:
        folder = tmp_path_factory.mktemp("stukken")
        entries = [_written(folder, text, about) for text, about in papers]
        (folder / "manifest.yaml").write_text(yaml.safe_dump({"documents": entries}), encoding="utf-8")
        settings = Settings(data=folder / "data", documents=folder)
        (folder / "data").mkdir()
        model_cache.mkdir(parents=True, exist_ok=True)
        (folder / "data" / "model").symlink_to(model_cache, target_is_directory=True)
        build_index(settings)
        return Assistant.open(settings)

    return over


def _written(folder: Path, text: str, about: dict[str, str | None]) -> dict[str, object]:
    """Write one paper; its entry in the manifest."""
    name = f"{about['id']}.md"
    (folder / name).write_text(text, encoding="utf-8")
    known = {"file": name, "openness": "openbaar", "aliases": []}
    return dict.fromkeys(_UNSAID) | known | about | {"sha256": hashlib.sha256(text.encode()).hexdigest()}
