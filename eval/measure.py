"""Ask every question of a set and score the answers."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from corpus.errors import RaadbronError
from corpus.model import Answer, DocumentInfo
from eval.entailment import RULES, Entailment, rests_on
from eval.errors import SampleError
from eval.folding import without_markers
from eval.judging import fault, refused
from eval.log import Quoted, Said, Score
from eval.metrics import (
    Quantity,
    Support,
    citation_precision,
    citation_recall,
    cites_evidence,
    evidence_ranks,
    expected_figures,
    figure_recall,
    first_rank,
    period_recall,
    scaled,
)
from eval.samples import Sample
from retriever.filters import Filters
from retriever.search import Hit

_EVERYTHING = Filters()
DEPTH = 10
"""How many passages are searched for evidence."""


class Answers(Protocol):
    """What is measured: `retriever.assistant.Assistant`, or whatever else answers."""

    @property
    def documents(self) -> Sequence[DocumentInfo]:
        """What is known of every document."""

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = _EVERYTHING) -> Answer:
        """Answer a question."""

    def search(self, question: str, k: int = DEPTH, filters: Filters = _EVERYTHING) -> list[Hit]:
        """The k best passages, best first."""


def measure(samples: Iterable[Sample], assistant: Answers, entailment: Entailment = RULES) -> Iterator[Score]:
    """The score of each sample, in order; `entailment` judges whether sources carry a statement."""
    return (measure_one(sample, assistant, entailment) for sample in samples)


def measure_one(sample: Sample, assistant: Answers, entailment: Entailment = RULES) -> Score:
    """Ask one question; one that is refused as a question gets a score too, never a right one."""
    chosen = scope_of(sample, assistant.documents)
    begin = time.perf_counter()
    try:
        answer = assistant.ask(sample.question, sample.history, chosen)
        ms = 1000 * (time.perf_counter() - begin)
        hits = assistant.search(answer.standalone, DEPTH, chosen)
    except RaadbronError as error:
        return _failed(sample, error, 1000 * (time.perf_counter() - begin))
    return score(sample, answer, hits, ms, entailment)


def scope_of(sample: Sample, documents: Sequence[DocumentInfo]) -> Filters:
    """The documents that a question is asked of: all, or the one it names as its own.

    Raises:
        SampleError: that one is not in the index.
    """
    if not sample.only:
        return _EVERYTHING
    found = tuple(d.id for d in documents if Path(d.file).name == sample.only)
    if not found:
        raise SampleError(
            "Het stuk waarover deze vraag gaat is niet ingelezen",
            where=f"{sample.place}: {sample.only}",
            mend="Lees de stukken van deze vragenset in.",
        )
    return Filters(documents=found)


def score(
    sample: Sample, answer: Answer, hits: Sequence[Hit], ms: float, entailment: Entailment = RULES
) -> Score:
    """The verdict on one answer and on what was found for it.

    Args:
        sample: the question.
        answer: what was said.
        hits: the passages searched, best first.
        ms: how long the answer took, milliseconds.
        entailment: judges whether sources carry a statement.
    """
    reason = fault(sample, answer.text, refused(answer))
    cited = cites_evidence(sample.evidence, [c.quote for c in answer.citations])
    ranks = evidence_ranks(sample.evidence, [hit.passage.text for hit in hits])
    stated, expected = stated_figures(answer), figures_asked(sample)
    supports = rests_on(answer, entailment)
    counted = not reason and sample.answerable and bool(sample.evidence)
    verdict = Score(
        id=sample.id,
        category=sample.category,
        question=sample.question,
        history=sample.history,
        answerable=sample.answerable,
        gold=sample.gold,
        evidence=sample.evidence,
        status=answer.status,
        answer=answer.text,
        citations=tuple(Quoted(passage=c.passage_id, page=c.page, quote=c.quote) for c in answer.citations),
        figures=tuple(f"{q.value:f} {q.unit}".strip() for q in stated),
        passages=tuple(hit.passage.id for hit in hits),
        right=not reason,
        cited=cited if counted else None,
        refused=refused(answer),
        explanation=reason,
        length=len(without_markers(answer.text)),
        rank=first_rank(ranks),
        figure_recall=figure_recall(expected, stated),
        ms=round(ms, 2),
        steps=answer.duration_ms,
        evidence_ranks=ranks,
        periods=tuple(q.period for q in stated),
        period_recall=period_recall(expected, stated),
        statements=_said(answer, supports),
        citation_recall=citation_recall(supports),
        citation_precision=citation_precision(supports),
        chance=answer.chance,
    )
    return verdict.model_copy(update={"explanation": explain(verdict)})


def stated_figures(answer: Answer) -> list[Quantity]:
    """The figures of an answer as quantities; what one in a table measures includes its column."""
    return [
        Quantity(f.value, f.unit, f.period or "", " ".join((f.measure, f.table.column if f.table else "")))
        for f in (cited.figure for cited in answer.figures)
    ]


def figures_asked(sample: Sample) -> Sequence[Collection[Quantity]]:
    """The figures that a right answer states: as annotated, else as its rules spell them."""
    if sample.figures:
        return [(scaled(f.value, f.unit, f.period),) for f in sample.figures]
    return expected_figures(sample.must_include)


def explain(verdict: Score) -> str:
    """The verdict in one Dutch line; `explanation` holds why it is not right."""
    parts = ["goed" if verdict.right else f"fout: {verdict.explanation}"]
    if verdict.cited is not None:
        parts.append(
            "het bewijs is geciteerd" if verdict.cited else "citeert een andere plaats dan het bewijs"
        )
    if verdict.evidence:
        parts.append(_found(verdict))
    if verdict.figure_recall is not None and verdict.figure_recall < 1:
        parts.append(f"noemt {verdict.figure_recall:.0%} van de verwachte cijfers als cijfer")
    bare = sum(not said.together for said in verdict.statements)
    if bare:
        parts.append(f"{bare} van de {len(verdict.statements)} uitspraken volgt niet uit de eigen bronnen")
    return "; ".join(parts)


def _found(verdict: Score) -> str:
    if verdict.rank is None:
        return f"het bewijs is niet bij de gevonden passages ({len(verdict.passages)})"
    return f"het bewijs is passage {verdict.rank} van de zoekresultaten"


def _said(answer: Answer, supports: Sequence[Support]) -> tuple[Said, ...]:
    return tuple(
        Said(text=s.text, sources=s.sources, together=u.together, needed=u.needed)
        for s, u in zip(answer.statements, supports, strict=True)
    )


def _failed(sample: Sample, error: RaadbronError, ms: float) -> Score:
    return Score(
        id=sample.id, category=sample.category, question=sample.question, history=sample.history,
        answerable=sample.answerable, gold=sample.gold, evidence=sample.evidence, status="fout", answer="",
        citations=(), figures=(), passages=(), right=False, cited=None, refused=False,
        explanation=f"fout: de vraag is geweigerd: {error}", length=0, rank=None, figure_recall=None,
        ms=round(ms, 2), steps={},
    )  # fmt: skip
