from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from corpus.errors import QuestionError
from corpus.model import Answer, CitedFigure, Figure, Passage, Provenance
from eval.measure import measure, score
from eval.samples import Sample
from retriever.search import Hit

Make = Callable[..., Sample]
MakeAnswer = Callable[..., Answer]


def hit(text: str, rank: int) -> Hit:
    passage = Passage(f"p{rank}", "okt", "text", text, (), Provenance(1, None, 0, len(text)), (), text)
    return Hit(passage, 1.0, rank, rank, 0.0, 0.0)


HITS = (hit("Oost", 1), hit("West 9,6% 31 69", 2))


class Stub:
    def __init__(self, answer: Answer) -> None:
        self.answer, self.asked, self.searched = answer, list[tuple[str, tuple[str, ...]]](), list[str]()

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.asked.append((question, tuple(history)))
        if not question:
            raise QuestionError("De vraag is leeg", mend="Stel een vraag.")
        return self.answer

    def search(self, question: str, k: int = 10) -> list[Hit]:
        self.searched.append(question)
        return list(HITS)


def test_right_and_cited(sample: Make, answer: MakeAnswer) -> None:
    made = score(sample(), answer(), HITS, 12.345)
    assert (made.right, made.cited, made.refused, made.rank, made.ms) == (True, True, False, 2, 12.35)
    assert made.length == len("In West was het 9,6%.")
    assert made.passages == ("p1", "p2")
    assert made.explanation == (
        "goed; het bewijs is geciteerd; het bewijs is passage 2 van de zoekresultaten; "
        "noemt 0% van de verwachte cijfers als cijfer"
    )


def test_stated_figures_count(sample: Make, answer: MakeAnswer) -> None:
    figure = CitedFigure(Figure(Decimal("9.6"), "%", "9,6%", "", "", None), 1)
    made = score(sample(), answer(figures=(figure,)), HITS, 1)
    assert (made.figures, made.figure_recall) == (("9.6 %",), 1)


def test_right_from_another_place(sample: Make, answer: MakeAnswer) -> None:
    made = score(sample(must_include=(("West",),)), answer(citations=()), HITS[:1], 1)
    assert (made.right, made.cited, made.rank, made.proven) == (True, False, None, False)
    assert made.explanation == (
        "goed; citeert een andere plaats dan het bewijs; het bewijs is niet bij de gevonden passages (1)"
    )


def test_cited_counts_only_where_the_answer_is_right_and_has_evidence(
    sample: Make, answer: MakeAnswer
) -> None:
    assert score(sample(must_include=(("Oost",),)), answer(), HITS, 1).cited is None
    assert score(sample(evidence=()), answer(), HITS, 1).cited is None
    refusal = score(sample(answerable=False, evidence=()), answer(status="niet-gevonden"), HITS, 1)
    assert (refusal.right, refusal.refused, refusal.cited, refusal.proven) == (True, True, None, True)


def test_what_was_made_of_the_question_is_searched(sample: Make, answer: MakeAnswer) -> None:
    stub = Stub(answer(standalone="En in West, hoeveel procent?"))
    samples = [sample(history=("Hoeveel procent?",)), sample(question="")]
    first, second = measure(samples, stub)
    assert stub.asked == [("Hoeveel procent in West?", ("Hoeveel procent?",)), ("", ())]
    assert stub.searched == ["En in West, hoeveel procent?"]
    assert first.right
    assert (second.right, second.status) == (False, "fout")
    assert second.explanation == "fout: de vraag is geweigerd: De vraag is leeg. Stel een vraag."
