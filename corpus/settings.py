"""All settings, read once at an entry point."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SettingsError

DOCUMENTS = Path(__file__).parent / "documents"
BUNDLED_MODEL = "raadbron-e5-small"


@dataclass(frozen=True, slots=True)
class Settings:
    """How Raadbron is set up.

    Attributes:
        data: folder of the index and the converted model.
        documents: folder with manifest.yaml and the source texts.
        model: embedding model: "" for the bundled one, else a folder or the name of a local hub model.
        reranker: CrossEncoder that orders what is found: "" for none, else a folder or a local hub model.
        host, api_port, page_port: where `raadbron serve` listens.
        passage_size: greatest length of a passage, characters.
        question_limit: greatest length of a question, characters.
        feedback_days: how many days a verdict on an answer is kept; 0 where none is taken.
    """

    data: Path = Path(".raadbron")
    documents: Path = DOCUMENTS
    model: str = ""
    reranker: str = ""
    host: str = "127.0.0.1"
    api_port: int = 8000
    page_port: int = 8501
    passage_size: int = 900
    question_limit: int = 2000
    feedback_days: int = 90

    @property
    def index(self) -> Path:
        """Folder of the index."""
        return self.data / "index"

    @property
    def model_cache(self) -> Path:
        """Folder of converted embedding models."""
        return self.data / "model"

    @property
    def feedback(self) -> Path:
        """File of the verdicts on answers."""
        return self.data / "terugkoppeling.jsonl"


def read_settings(environment: Mapping[str, str] = os.environ, data: Path | None = None) -> Settings:
    """Settings from environment variables named RAADBRON_*.

    Args:
        environment: variables to read.
        data: the command line's `--data`, which wins over RAADBRON_DATA.

    Raises:
        SettingsError: a port is not a number from 1 to 65535, or the days of feedback not one from 0 to 3650.
    """
    base = Settings()
    return Settings(
        data=data or Path(environment.get("RAADBRON_DATA") or base.data),
        documents=Path(environment.get("RAADBRON_DOCUMENTS") or base.documents),
        model=environment.get("RAADBRON_MODEL", base.model),
        reranker=environment.get("RAADBRON_RERANKER", base.reranker),
        host=environment.get("RAADBRON_HOST") or base.host,
        api_port=_port(environment, "RAADBRON_API_PORT", base.api_port),
        page_port=_port(environment, "RAADBRON_PAGE_PORT", base.page_port),
        feedback_days=_days(environment, "RAADBRON_FEEDBACK_DAYS", base.feedback_days),
    )


def model_id(model: str) -> str:
    """The name by which an index records the embedding model that a setting means.

    Of a folder that is its last part: an index may move with its model.
    """
    if not model:
        return BUNDLED_MODEL
    return Path(model).resolve().name if Path(model).is_dir() else model


def _port(environment: Mapping[str, str], name: str, default: int) -> int:
    wrong = SettingsError(
        f"{name} is geen poortnummer: {environment.get(name, '').strip()!r}",
        mend="Geef een getal van 1 tot en met 65535.",
    )
    return _whole(environment.get(name, ""), range(1, 65536), default, wrong)


def _days(environment: Mapping[str, str], name: str, default: int) -> int:
    wrong = SettingsError(
        f"{name} is geen aantal dagen: {environment.get(name, '').strip()!r}",
        mend="Geef een getal van 0 (uit) tot en met 3650.",
    )
    return _whole(environment.get(name, ""), range(3651), default, wrong)


def _whole(text: str, allowed: range, default: int, wrong: SettingsError) -> int:
    digits = text.strip()
    if not digits:
        return default
    if not (digits.isdecimal() and len(digits) < 10 and int(digits) in allowed):
        raise wrong
    return int(digits)
