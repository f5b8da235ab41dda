"""A stand-in assistant over one small text, so that the page can be shown every kind of answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pytest

from corpus.errors import NotFound, QuestionError
from corpus.model import (
    Answer,
    Citation,
    CitedFigure,
    Conflict,
    DocumentInfo,
    Figure,
    Searched,
    Statement,
    Status,
)
from retriever.filters import Filters

TEXT = (
    "In 2024 daalde het aantal aanmeldingen. Het bereik van 0-jarigen was 99,2%. "
    "Dat is meer dan de norm van 95%. Het bereik van 3-jarigen was 87,4%."
)
QUOTES = ("Het bereik van 0-jarigen was 99,2%.", "Dat is meer dan de norm van 95%.")
DOCUMENTS = (
    DocumentInfo(
        id="okt-jaarrapportage-2024",
        file="okt.txt",
        title="Jaarrapportage 2024",
        publisher="Ouder- en Kindteams Amsterdam",
        updated="2024-12-31",
    ),
    DocumentInfo(
        id="rekenkamer-preventieve-jeugdhulp-2023",
        file="rekenkamer.txt",
        title="Preventieve jeugdhulp in Amsterdam",
        publisher="Rekenkamer Amsterdam",
        status="vastgesteld",
        published="2023-07-06",
    ),
)


@dataclass(frozen=True)
class StubExcerpt:
    before: str
    quote: str
    after: str
    page: int | None = None
    printed_page: str | None = None
    section: tuple[str, ...] = ("In cijfers",)
    place: str = ""


@dataclass
class StubAssistant:
    """Gives the answer that a word in the question asks for, and remembers what it was asked."""

    asked: list[tuple[str, tuple[str, ...], Filters]] = field(default_factory=list)
    documents: tuple[DocumentInfo, ...] = DOCUMENTS
    version: str = "proef"
    passage_count: int = 4
    model_id: str = "proef"

    def info(self, document_id: str) -> DocumentInfo:
        for info in self.documents:
            if info.id == document_id:
                return info
        raise NotFound("Dit stuk bestaat niet", where=document_id)

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = Filters()) -> Answer:  # noqa: B008
        self.asked.append((question, tuple(history), filters))
        if "te lang" in question:
            raise QuestionError("De vraag is te lang", mend="Gebruik hoogstens 2.000 tekens.")
        if "burgemeester" in question:
            return _answer(question, "niet-gevonden", nearest=(_citation(1),))
        if "stemmen" in question:
            return _answer(question, "buiten-bereik")
        return _found(question, "deels" if "deels" in question else "beantwoord", tuple(history))

    def search(self, question: str, k: int = 10, filters: Filters = Filters()) -> list[Any]:  # noqa: B008
        return []

    def excerpt(self, document_id: str, begin: int, end: int, around: int = 600) -> Any:
        self.info(document_id)
        return StubExcerpt(TEXT[max(0, begin - around) : begin], TEXT[begin:end], TEXT[end : end + around])


def _citation(number: int) -> Citation:
    quote = QUOTES[number - 1]
    begin = TEXT.index(quote)
    name = DOCUMENTS[number - 1].id
    end = begin + len(quote)
    page = 31 if number == 1 else None
    printed = "29" if number == 1 else None
    return Citation(number, f"p{number}", name, quote, begin, end, page, printed, ("In cijfers",))


def _figure(value: str, display: str, source: int, **more: Any) -> CitedFigure:
    figure = Figure(Decimal(value), "%", display, "bereik", "0-jarigen", "2024", **more)
    return CitedFigure(figure, source)


def _answer(question: str, status: Status, **more: Any) -> Answer:
    names = ("statements", "citations", "figures", "conflicts", "nearest", "follow_ups")
    empty: dict[str, Any] = dict.fromkeys(names, ())
    fixed = {
        "searched": Searched(2, 4, "2024-12-31"),
        "writer": "extractief",
        "corpus_version": "proef",
        "message": "" if status in ("beantwoord", "deels") else "Dit staat niet in de stukken.",
    }
    return Answer(question=question, standalone=question, status=status, **(empty | fixed | more))


def _found(question: str, status: Status, history: tuple[str, ...]) -> Answer:
    reach, norm = _figure("99.2", "99,2%", 1), _figure("95", "95%", 2, kind="norm")
    answer = _answer(
        question,
        status,
        statements=(Statement(QUOTES[0], (1,)), Statement(QUOTES[1], (2,))),
        citations=(_citation(1), _citation(2)),
        figures=(reach, norm, _figure("4.2", "4,2", 1, derived="99,2% − 95%")),
        conflicts=(Conflict("bereik", (reach, norm), "De stukken noemen een ander percentage."),),
        follow_ups=("Wat was het bereik van 3-jarigen?", "Hoe zit het met *West* [1]?"),
    )
    return replace(answer, standalone=f"{question} ({history[-1]})") if history else answer


@pytest.fixture
def stub() -> StubAssistant:
    return StubAssistant()


@pytest.fixture(scope="session")
def make_stub() -> Callable[[], StubAssistant]:
    return StubAssistant
