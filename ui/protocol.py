"""What the page and the API need of an assistant: the real one, or a stand-in in a test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from corpus.model import Answer, DocumentInfo
from retriever.filters import Filters

if TYPE_CHECKING:  # both draw in the search libraries, which the page has no other need of
    from retriever.assistant import Excerpt
    from retriever.search import Hit


class AssistantLike(Protocol):
    """The methods of `retriever.assistant.Assistant` that are used to draw and to serve."""

    @property
    def documents(self) -> tuple[DocumentInfo, ...]:
        """The manifest entries of the documents searched."""

    @property
    def version(self) -> str:
        """Hash of the corpus and the index format."""

    @property
    def passage_count(self) -> int:
        """How many passages are searched."""

    @property
    def model_id(self) -> str:
        """Name of the embedding model."""

    def info(self, document_id: str) -> DocumentInfo:
        """The manifest entry of a document; raises NotFound."""

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = ...) -> Answer:
        """The answer to a question; raises QuestionError, and NotFound for an unknown id in the filters."""

    def search(self, question: str, k: int = 10, filters: Filters = ...) -> list[Hit]:
        """The best passages, best first; raises as `ask` does."""

    def excerpt(self, document_id: str, begin: int, end: int, around: int = 600) -> Excerpt:
        """A span of a source text and what stands around it; raises NotFound, QuestionError when outside."""
