"""The plain LangChain recipe: recursive splitter, sentence-transformers, FAISS, k = 4."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.embedder import open_embedder
from corpus.vectors import FaissStore
from eval.errors import EvalError
from eval.judge.chat import open_chat
from eval.peers.chunks import cut
from eval.peers.peer import Reply, Setup, Source, joined, model_of, top_passages

K = 4
NOT_THERE = "Dit staat niet in de stukken."
INSTRUCTIONS = (
    "Beantwoord de vraag in één of twee zinnen, alleen met wat in de stukken staat. "
    f"Staat het antwoord er niet in, zeg dan alleen: {NOT_THERE}"
)


class LangChainRecipe:
    """Shows the nearest passage, as there is no language model in it."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._store: FaissStore

    def build(self, sources: Sequence[Source]) -> None:
        """Cut, embed and store the texts."""
        settings = self._setup.settings
        embedder = open_embedder(model_of(settings), settings.model_cache)
        self._store = FaissStore.from_texts(cut(sources), embedder)

    def answer(self, question: str, history: Sequence[str]) -> Reply:
        """The nearest passage; there is always one."""
        standalone = joined(question, history)
        return top_passages(standalone, self.search(standalone, K)[:1])

    def search(self, standalone: str, k: int) -> list[str]:
        """The k nearest passages."""
        return [document.page_content for document in self._store.similarity_search(standalone, k)]


class LangChainChat(LangChainRecipe):
    """The same search, and a chat model that answers from the four nearest passages."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        if setup.chat is None:
            raise EvalError("Er is geen taalmodel ingesteld", mend="Geef --chat-model en --chat-url.")
        self._chat = open_chat(setup.chat)

    def answer(self, question: str, history: Sequence[str]) -> Reply:
        """What the model makes of the passages; its refusal is the sentence that it was told to say."""
        standalone = joined(question, history)
        found = self.search(standalone, K)
        context = "\n\n".join(found)
        text = self._chat(INSTRUCTIONS, f"Stukken:\n{context}\n\nVraag: {standalone}").strip()
        return Reply(text, standalone, tuple(found), refused=not text or says_not_there(text))


def says_not_there(text: str) -> bool:
    """Whether a model's answer is the refusal it was told to give, full stop and case aside."""
    return NOT_THERE.rstrip(".").lower() in text.lower()
