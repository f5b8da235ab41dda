"""Check a question set against the texts it asks about, and against itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eval.errors import SampleError
from eval.folding import fold, squeeze
from eval.judging import text_fault
from eval.samples import Sample


def check_samples(samples: Sequence[Sample], texts: Iterable[str]) -> None:
    """Refuse a set in which something is wrong; names the first problem and counts the others.

    Args:
        samples: the set, or several sets at once: a question may stand in one of them only.
        texts: the sources, as read.

    Raises:
        SampleError: as `problems` tells.
    """
    found = list(problems(samples, texts))
    if found:
        place, what = found[0]
        more = f" Andere fouten: {len(found) - 1}." if len(found) > 1 else ""
        raise SampleError(f"Een vraag klopt niet: {what}", where=place, mend=f"Herstel de vragenset.{more}")


def problems(samples: Sequence[Sample], texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is wrong, as (place, problem) in Dutch. It names no question or evidence: sets can be unseen."""
    squeezed = [squeeze(text) for text in texts]
    ids: set[str] = set()
    questions: set[tuple[str, ...]] = set()
    for sample in samples:
        words = (*map(fold, sample.history), fold(sample.question))
        if sample.id in ids:
            yield sample.place, f"id {sample.id!r} komt vaker voor"
        if words in questions:
            yield sample.place, f"de vraag van {sample.id!r} komt vaker voor"
        ids.add(sample.id)
        questions.add(words)
        yield from ((sample.place, f"{sample.id!r} {what}") for what in _own_problems(sample, squeezed))


def _own_problems(sample: Sample, texts: Sequence[str]) -> Iterator[str]:
    if sample.answerable and not sample.must_include:
        yield "heeft geen 'must_include', dus elk antwoord zou goed zijn"
    if not sample.answerable and sample.evidence:
        yield "heeft bewijs, maar heet niet te beantwoorden"
    for number, piece in enumerate(sample.evidence, start=1):
        if not any(squeeze(piece) in text for text in texts):
            yield f"heeft een bewijsplaats ({number}) die niet in de stukken staat"
    if text_fault(sample, sample.gold):
        yield "heeft een 'gold_answer' dat zijn eigen regels breekt"
