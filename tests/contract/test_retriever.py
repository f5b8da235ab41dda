"""The hybrid search as LangChain sees it: a BaseRetriever that fits in a chain."""

from __future__ import annotations

from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from retriever.assistant import Assistant
from retriever.search import HybridRetriever


def test_a_retriever_gives_documents_with_their_place(assistant: Assistant) -> None:
    found = HybridRetriever(search=assistant.search, k=4).invoke("Hoe hoog is het ziekteverzuim?")
    assert len(found) == 4 and all(isinstance(d, Document) for d in found)
    assert found[0].id == assistant.search("Hoe hoog is het ziekteverzuim?", 4)[0].passage.id
    assert any("verzuim" in d.page_content.lower() for d in found)
    assert {"document_id", "page", "section", "score"} <= set(found[0].metadata)
    scores = [d.metadata["score"] for d in found]
    assert scores == sorted(scores, reverse=True)


def test_a_retriever_is_a_step_in_a_chain(assistant: Assistant) -> None:
    chain = HybridRetriever(search=assistant.search, k=2) | RunnableLambda(len)
    assert chain.invoke("wachtlijst pgb") == 2


def test_the_vector_store_finds_passages_too(assistant: Assistant) -> None:
    store = assistant._searcher.store
    found = store.similarity_search("Hoeveel deelnemers bereikte OKT in 2022?", k=3)
    assert len(found) == 3 and all(d.metadata["document_id"] for d in found)
