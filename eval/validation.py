"""Check a question set against the texts it asks about, and against itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.dutch.numbers import find_numbers, number_word
from eval.errors import SampleError
from eval.folding import fold, squeeze
from eval.judging import text_fault
from eval.metrics.figures import scaled
from eval.samples import ExpectedFigure, Sample

_ENGLISH_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


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
        words = (sample.only, *map(fold, sample.history), fold(sample.question))
        if sample.id in ids:
            yield sample.place, f"id {sample.id!r} komt vaker voor"
        if words in questions:
            yield sample.place, f"de vraag van {sample.id!r} komt vaker voor"
        ids.add(sample.id)
        questions.add(words)
        yield from ((sample.place, f"{sample.id!r} {what}") for what in _own_problems(sample, squeezed))


def _own_problems(sample: Sample, texts: Sequence[str]) -> Iterator[str]:
    yield from _rule_problems(sample)
    for number, piece in enumerate(sample.evidence, start=1):
        if not any(squeeze(piece) in text for text in texts):
            yield f"heeft een bewijsplaats ({number}) die niet in de stukken staat"
    if sample.pages and len(sample.pages) != len(sample.evidence):
        yield f"heeft {len(sample.pages)} pagina's bij {len(sample.evidence)} bewijsplaatsen"
    for figure in sample.figures:
        if not stands_in(figure, sample.gold):
            yield f"heeft een cijfer ({figure.value}) dat niet in 'gold_answer' staat"


def _rule_problems(sample: Sample) -> Iterator[str]:
    if sample.answerable and not sample.must_include:
        yield "heeft geen 'must_include', dus elk antwoord zou goed zijn"
    if not sample.answerable and sample.evidence:
        yield "heeft bewijs, maar heet niet te beantwoorden"
    if sample.kind and sample.answerable == (sample.kind == "unanswerable"):
        yield f"heeft soort {sample.kind!r}, en dat past niet bij 'answerable'"
    if text_fault(sample, sample.gold):
        yield "heeft een 'gold_answer' dat zijn eigen regels breekt"


def stands_in(figure: ExpectedFigure, text: str) -> bool:
    """Whether the value of a figure stands in a text: in digits or as a word, with its scale or without.

    "€ 0,8 miljoen" holds 0.8 "miljoen euro"; "zeven keer" holds 7 "keer"; English "2,268" holds 2268.
    """
    wanted = {figure.value, scaled(figure.value, figure.unit, None).value}
    digits = (*find_numbers(text), *find_numbers(_ENGLISH_THOUSANDS.sub("", text)))
    words = {number_word(word) for word in re.findall(r"\w+", text)}
    return not wanted.isdisjoint({abs(number.value) for number in digits} | words)
