"""Which documents a question may be answered from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.model import DocumentInfo
from corpus.places import place_form
from retriever.cues import Kind
from retriever.query import Query


@dataclass(frozen=True, slots=True)
class Filters:
    """Hard limits on what is searched; an empty field limits nothing.

    Attributes:
        documents: ids of documents.
        publishers: names of publishers, compared without regard to case.
        period: a year, "2024": only documents that report on it or were published in it.
        places: municipalities, however spelt: only documents that are about one of them as a whole.
    """

    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    period: str | None = None
    places: tuple[str, ...] = ()

    def admits(self, info: DocumentInfo) -> bool:
        """Whether a document may be searched."""
        if self.documents and info.id not in self.documents:
            return False
        if self.publishers and info.publisher.casefold() not in {p.casefold() for p in self.publishers}:
            return False
        if self.places and place_form(info.place or "") not in set(map(place_form, self.places)):
            return False
        return self.period is None or self._covers(info)

    def _covers(self, info: DocumentInfo) -> bool:
        first = (info.period_from or info.published or "")[:4]
        last = (info.period_to or info.published or "")[:4]
        return bool(first) and first <= (self.period or "") <= last


def narrowed(filters: Filters, query: Query) -> Filters:
    """The limits, and those that the question sets itself by naming documents or who made them.

    A question that sets documents beside each other is not held to those it names, nor is one where the
    caller chose the documents.
    """
    if filters.documents or not query.documents or query.kind is Kind.COMPARE:
        return filters
    return replace(filters, documents=query.documents)
