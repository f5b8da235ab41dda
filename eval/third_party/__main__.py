"""Run as `python -m eval.third_party [FOLDER]`: ours on third-party Dutch sets, beside plain methods."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tqdm import tqdm

from corpus.e5_weights import published_e5
from corpus.errors import RaadbronError
from eval.third_party.answerable import tell_apart
from eval.third_party.arguments import APART, SEARCH, SENTENCE, parse
from eval.third_party.model import Progress, QuestionSet
from eval.third_party.own_index import OwnIndex, open_own_index
from eval.third_party.search import METHODS, Embedders, run_set
from eval.third_party.sentences import choices
from eval.third_party.sets import ABSTENTION, WITH_SPANS, read_abstention, read_set
from eval.third_party.summary import METRICS, against_best, row
from eval.third_party.table import render_apart, render_search, render_sentences
from eval.third_party.vectors import RememberedEmbedder


@dataclass(frozen=True)
class Run:
    """What is asked of a run, and what it keeps; without a limit all questions are asked."""

    folder: Path
    data: Path
    limit: int | None
    parts: Sequence[str]
    embedders: Embedders


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables of each set; the exit status is 0, or 2 where a set cannot be used."""
    options = parse(arguments)
    try:
        options.data.mkdir(parents=True, exist_ok=True)
        run = Run(
            options.folder,
            options.data,
            options.limit or None,
            options.parts,
            Embedders(
                RememberedEmbedder(options.data),
                RememberedEmbedder(options.data, str(published_e5(options.data / "model"))),
            ),
        )
        for name in options.sets:
            for table in _tables(run, name):
                print(table, end="\n\n", flush=True)
    except RaadbronError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _tables(run: Run, name: str) -> Iterator[str]:
    """The tables of one set: those of its parts that are asked for and that it allows."""
    if SEARCH in run.parts or (SENTENCE in run.parts and name in WITH_SPANS):
        questions = read_set(run.folder, name)
        own = _own(run, questions)
        asked = replace(questions, questions=questions.questions[: run.limit])
        if SEARCH in run.parts:
            yield _search(run, asked, own)
        if SENTENCE in run.parts and name in WITH_SPANS:
            with _Bar(f"{name}, {SENTENCE}") as tell:
                yield render_sentences(asked, choices(asked, own, run.embedders.ours, tell))
    if APART in run.parts and name == ABSTENTION:
        yield _apart(run)


def _own(run: Run, questions: QuestionSet) -> OwnIndex:
    with _Bar(f"{questions.name}, index") as tell:
        return open_own_index(run.data, questions, run.embedders.ours, tell)


def _search(run: Run, asked: QuestionSet, own: OwnIndex) -> str:
    with _Bar(f"{asked.name}, {SEARCH}") as tell:
        found = run_set(asked, own, run.embedders, tell)
    rows = [row(method, found[method]) for method in METHODS]
    return render_search(asked, rows, [against_best(found, metric) for metric in METRICS])


def _apart(run: Run) -> str:
    questions, answerable = read_abstention(run.folder)
    own = _own(run, questions)
    asked = replace(questions, questions=questions.questions[: run.limit])
    labels = answerable[: run.limit]
    with _Bar(f"{questions.name}, {APART}") as tell:
        return render_apart(asked, labels, tell_apart(asked, labels, own, run.embedders, tell))


class _Bar:
    """A progress bar on the error output, where somebody looks at it."""

    def __init__(self, name: str) -> None:
        self._bar = tqdm(desc=name, leave=False, disable=not sys.stderr.isatty())

    def __enter__(self) -> Progress:
        return self._tell

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def _tell(self, done: int, total: int) -> None:
        self._bar.total = total
        self._bar.update(done - self._bar.n)


if __name__ == "__main__":
    raise SystemExit(main())
