"""What a peer is: it is built from texts and answers questions. Values in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpus.e5_weights import published_e5
from corpus.settings import Settings
from eval.judge.chat import ChatSettings

JOINT = " "
"""Between the earlier questions and the one that is asked, for peers that take one question only."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a peer gets it: its id, title and whole text, and the file it was read from."""

    id: str
    title: str
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Setup:
    """What a peer may use.

    Attributes:
        settings: name the embedding model, and where it lies.
        scratch: an empty folder that lasts as long as the peer does.
        chat: a chat model, where there is one.
        from_manifest: whether the texts are those of the manifest, or of files named by hand.
    """

    settings: Settings
    scratch: Path
    chat: ChatSettings | None = None
    from_manifest: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """What a peer says.

    Attributes:
        text: the answer as a user reads it.
        standalone: the question that was searched for, earlier questions folded in.
        quotes: the texts it shows as its sources.
        refused: whether it says that the texts do not hold an answer.
    """

    text: str
    standalone: str
    quotes: tuple[str, ...]
    refused: bool = False


class Peer(Protocol):
    """One participant of a comparison."""

    def build(self, sources: Sequence[Source]) -> None:
        """Make ready to answer from these texts; called once, before anything is asked."""

    def answer(self, question: str, history: Sequence[str]) -> Reply:
        """Answer a question; earlier ones oldest first."""

    def search(self, standalone: str, k: int) -> list[str]:
        """The texts of at most k passages for a question that stands alone, best first."""


def joined(question: str, history: Sequence[str]) -> str:
    """The earlier questions and this one as one question."""
    return JOINT.join((*history, question))


def top_passages(standalone: str, found: Sequence[str]) -> Reply:
    """The reply that shows these passages as they are; none found is a refusal."""
    return Reply("\n\n".join(found), standalone, tuple(found), refused=not found)


def model_of(settings: Settings) -> str:
    """The embedding model of a peer: the one that is set, else e5 as it was published."""
    return settings.model or str(published_e5(settings.model_cache))
