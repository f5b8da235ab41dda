"""`raadbron eval`: measure a set, compare two measurements, hold one against the baseline."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.settings import Settings
from eval.arguments import parse
from eval.samples import Sample, SampleSet, read_sets

if TYPE_CHECKING:
    from eval.log import EvalLog
    from retriever.assistant import Assistant

BAR = "{desc}: {percentage:3.0f}% |{bar:30}| {n_fmt}/{total_fmt} [{elapsed}, nog {remaining}]"


def main(argv: Sequence[str], settings: Settings) -> int:
    """Run one command of `raadbron eval`.

    Args:
        argv: the arguments after `eval`.
        settings: where the index lives.

    Returns:
        0 on success, 1 where the gate stays shut, 2 on wrong usage.

    Raises:
        RaadbronError: whatever the user can mend; the command line tells it and ends with 1.
    """
    try:
        args = parse(argv)
    except SystemExit as end:  # argparse has told it already: help, or wrong usage
        return int(end.code or 0)
    return _COMMANDS[args.opdracht](args, settings)


def run_set(samples: SampleSet, settings: Settings, file: Path) -> EvalLog:
    """Ask every question of a set and log the scores.

    Raises:
        SampleError: the set does not fit the texts of the index.
        LogError: the log cannot be written.
        IndexUnusable, ModelError: there is nothing to ask.
    """
    from eval.log import EvalLog, LogWriter
    from eval.measure import measure
    from eval.origin import header

    assistant = _open(samples, settings)
    first = header(samples, settings, assistant.version, assistant.model_id)
    scores = []
    with LogWriter(file) as log:
        log.write(first)
        for score in measure(_watched(samples.samples), assistant):
            log.write(score)
            scores.append(score)
    return EvalLog(header=first, scores=tuple(scores))


def _run(args: argparse.Namespace, settings: Settings) -> int:
    samples = read_sets(args.sets)
    file: Path = args.out or _log_file(samples, settings)
    log = run_set(samples, settings, file)
    from eval.table import render_run

    sys.stdout.write(render_run(log))
    print(f"\nLogboek: {file}")
    return 0


def _compare(args: argparse.Namespace, settings: Settings) -> int:
    from eval.compare import render_comparison
    from eval.log import read_log

    sys.stdout.write(render_comparison(read_log(args.eerste), read_log(args.tweede)))
    return 0


def _gate(args: argparse.Namespace, settings: Settings) -> int:
    from eval.gate import check, level, renew
    from eval.log import read_log

    log = read_log(args.log)
    reached = level(log.scores)
    print(f"Set {log.header.set_name}: goed {reached.goed}, geciteerd {reached.geciteerd}.")
    if args.schrijf:
        renew(log, args.basis)
        print(f"Vastgelegd als basis in {args.basis}.")
        return 0
    below = check(log, args.basis)
    for line in below:
        print(f"Onder de basis: {line}.", file=sys.stderr)
    if not below:
        print("Niet onder de basis.")
    return 1 if below else 0


_COMMANDS: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
    "run": _run,
    "vergelijk": _compare,
    "poort": _gate,
}


def _open(samples: SampleSet, settings: Settings) -> Assistant:
    from corpus.index import open_index
    from eval.validation import check_samples

    check_samples(samples.samples, (document.source for document in open_index(settings).documents))
    from retriever.assistant import Assistant

    return Assistant.open(settings)


def _watched(samples: Sequence[Sample]) -> Iterable[Sample]:
    if not sys.stderr.isatty():
        return samples
    from tqdm import tqdm

    bar: Iterable[Sample] = tqdm(samples, desc="Vragen", bar_format=BAR, file=sys.stderr)
    return bar


def _log_file(samples: SampleSet, settings: Settings) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return settings.data / "eval" / f"{samples.name}-{moment}.jsonl"
