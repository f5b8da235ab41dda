from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from corpus.errors import QuestionError
from corpus.model import Answer, CellPlace, CitedFigure, DocumentInfo, Figure, Passage, Provenance, Statement
from eval.log import Said
from eval.measure import measure, score
from eval.samples import ExpectedFigure, Sample
from retriever.filters import Filters
from retriever.search import Hit

EVERYTHING = Filters()
Make = Callable[..., Sample]
MakeAnswer = Callable[..., Answer]


def hit(text: str, rank: int) -> Hit:
    passage = Passage(f"p{rank}", "okt", "text", text, (), Provenance(1, None, 0, len(text)), (), text)
    return Hit(passage, 1.0, rank, rank, 0.0, 0.0)


HITS = (hit("Oost", 1), hit("West 9,6% 31 69", 2))


class Stub:
    def __init__(self, answer: Answer) -> None:
        self.answer, self.asked, self.searched = answer, list[tuple[str, tuple[str, ...]]](), list[str]()

    documents: Sequence[DocumentInfo] = ()

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = EVERYTHING) -> Answer:
        self.asked.append((question, tuple(history)))
        if not question:
            raise QuestionError("De vraag is leeg", mend="Stel een vraag.")
        return self.answer

    def search(self, question: str, k: int = 10, filters: Filters = EVERYTHING) -> list[Hit]:
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


def test_annotated_figures_count_with_their_period(sample: Make, answer: MakeAnswer) -> None:
    asked = (
        ExpectedFigure(Decimal("9.6"), "%", "2024"),
        ExpectedFigure(Decimal("1.5"), "miljoen euro", "2023"),
        ExpectedFigure(Decimal("115"), "deelnemers", None),
    )
    stated = (
        CitedFigure(Figure(Decimal("9.6"), "%", "9,6%", "", "", "2024"), 1),
        CitedFigure(Figure(Decimal("1500000"), "€", "€ 1,5 miljoen", "", "", None), 1),
        CitedFigure(
            Figure(Decimal("115"), "", "115", "", "", None, table=CellPlace("", "West", "Aantal deelnemers")),
            1,
        ),
    )
    made = score(sample(figures=asked), answer(figures=stated), HITS, 1)
    assert (made.figure_recall, made.period_recall) == (1, 1 / 2)
    assert made.periods == ("2024", "", "")


def test_each_piece_of_evidence_has_a_rank(sample: Make, answer: MakeAnswer) -> None:
    made = score(sample(evidence=("niet daar", "West 9,6%", "Oost")), answer(), HITS, 1)
    assert (made.evidence_ranks, made.rank) == ((None, 2, 1), 1)


def test_statements_are_held_against_their_sources(sample: Make, answer: MakeAnswer) -> None:
    statements = (Statement("In West was het 9,6%.", (1,)), Statement("In Oost was het 8%.", (1,)))
    made = score(sample(), answer(statements=statements, chance=0.7), HITS, 1)
    assert made.statements == (
        Said(text="In West was het 9,6%.", sources=(1,), together=True, needed=(True,)),
        Said(text="In Oost was het 8%.", sources=(1,), together=False, needed=(False,)),
    )
    assert (made.citation_recall, made.citation_precision, made.chance) == (1 / 2, 1 / 2, 0.7)
    assert made.explanation.endswith("; 1 van de 2 uitspraken volgt niet uit de eigen bronnen")


def test_another_judge_of_entailment_can_be_asked(sample: Make, answer: MakeAnswer) -> None:
    class Never:
        name = "nooit"

        def entails(self, premise: str, statement: str) -> bool:
            return False

    (made,) = measure([sample()], Stub(answer()), Never())
    assert (made.citation_recall, made.citation_precision) == (0, 0)


def test_a_refusal_states_nothing(sample: Make, answer: MakeAnswer) -> None:
    refusal = answer(status="niet-gevonden", statements=(), citations=())
    made = score(sample(), refusal, HITS, 1)
    assert (made.statements, made.citation_recall, made.citation_precision) == ((), None, None)


def test_right_from_another_place(sample: Make, answer: MakeAnswer) -> None:
    made = score(sample(must_include=(("West",),)), answer(citations=()), HITS[:1], 1)
    assert (made.right, made.cited, made.rank, made.proven) == (True, False, None, False)
    assert made.explanation == (
        "goed; citeert een andere plaats dan het bewijs; het bewijs is niet bij de gevonden passages (1); "
        "1 van de 1 uitspraken volgt niet uit de eigen bronnen"
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
