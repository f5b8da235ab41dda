"""`raadbron`: the command line. What takes seconds to import is imported by the command that needs it."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import IndexStale
from corpus.settings import Settings, read_settings
from retriever.filters import Filters
from ui.arguments import parse
from ui.console import Progress, guard, say
from ui.render import WIDTH, counted, render_answer, render_hits

if TYPE_CHECKING:
    from ingest.build import BuildReport
    from retriever.assistant import Assistant

WIDEST = 100


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments after the program's name; by default those of the process.

    Returns:
        0 on success, 1 on an error the user can mend, 2 on wrong usage, 130 when interrupted.
    """
    return guard(lambda: _run(argv))


def _run(argv: Sequence[str] | None) -> int:
    try:
        args = parse(argv)
    except SystemExit as end:  # argparse has told it already: help, or wrong usage
        return int(end.code or 0)
    return _COMMANDS[args.opdracht](args, read_settings(data=args.data))


def _ingest(args: argparse.Namespace, settings: Settings) -> int:
    report = _build(settings, args.paden)
    compared = ((report.new, "nieuw"), (report.renewed, "gewijzigd"), (report.same, "ongewijzigd"))
    counts = (
        f"{counted(report.documents, 'document', 'documenten')} ("
        + ", ".join(f"{number} {word}" for number, word in (*compared, (report.removed, "verwijderd")))
        + ")",
        counted(report.passages, "passage", "passages"),
        counted(report.tables, "tabel", "tabellen"),
        counted(report.figures, "cijfer", "cijfers"),
        counted(len(report.problems), "probleem", "problemen"),
    )
    done = f"Index gebouwd in {report.seconds:.0f} s" if report.changed else "De index was al bij"
    print(f"{done}: {', '.join(counts)} ({settings.index}).")
    return 1 if report.problems else 0


def _ask(args: argparse.Namespace, settings: Settings) -> int:
    if args.batch is not None:
        return _ask_batch(args.batch, args.out, settings)
    assistant = _open(settings)
    answer = assistant.ask(args.vraag, tuple(args.eerder), _filters(args))
    if args.json:
        from ui.schema import to_json

        return _print_json(to_json(answer, assistant.info))
    sys.stdout.write(render_answer(answer, assistant.info, _width()))
    return 0


def _ask_batch(source: Path, target: Path, settings: Settings) -> int:
    from ui.batch import run_batch

    with Progress() as progress:
        report = run_batch(
            source, target, lambda: _open(settings), lambda done, size: progress("Vragen", done, size)
        )
    wrong = f", waarvan {counted(report.wrong, 'met een fout', 'met een fout')}" if report.wrong else ""
    say(f"{counted(report.lines, 'regel', 'regels')} geschreven naar {target}{wrong}.")
    return 0


def _search(args: argparse.Namespace, settings: Settings) -> int:
    assistant = _open(settings)
    hits = assistant.search(args.vraag, args.k, _filters(args))
    if args.json:
        from ui.api_forms import Treffers, hit_form

        form = Treffers(treffers=[hit_form(hit) for hit in hits])
        return _print_json(form.model_dump(mode="json", by_alias=True))
    sys.stdout.write(render_hits(hits, assistant.info, _width()))
    return 0


def _serve(args: argparse.Namespace, settings: Settings) -> int:
    from corpus.index_manifest import index_problem
    from ui.ports import Ports
    from ui.serve import serve

    settings = replace(
        settings,
        host=args.host or settings.host,
        api_port=args.poort or settings.api_port,
        page_port=args.paginapoort or settings.page_port,
    )
    with Ports(settings) as ports:
        if index_problem(settings) is not None:
            say("De index wordt gebouwd.")
            _build(settings, ())
        say("Raadbron start.")
        serve(settings, ports, _open, _tell)
    return 0


def _eval(args: argparse.Namespace, settings: Settings) -> int:
    from eval.run import main as run_eval

    return run_eval(args.rest, settings)


def _status(args: argparse.Namespace, settings: Settings) -> int:
    from corpus.index_manifest import index_problem, read_index_manifest
    from ui.status import render_status, status_json

    problem = index_problem(settings, hashes=True)
    status = status_json(read_index_manifest(settings), settings, problem)
    if args.json:
        _print_json(status)
    else:
        sys.stdout.write(render_status(status))
    if problem is not None:
        raise IndexStale(
            problem, where=str(settings.index), mend="Bouw de index opnieuw met: raadbron ingest."
        )
    return 0


_COMMANDS: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
    "ingest": _ingest,
    "ask": _ask,
    "search": _search,
    "serve": _serve,
    "eval": _eval,
    "status": _status,
}


def _open(settings: Settings) -> Assistant:
    from corpus.index_manifest import read_index_manifest

    read_index_manifest(settings)  # says at once that there is no index, before the slow imports
    from retriever.assistant import Assistant

    return Assistant.open(settings)


def _build(settings: Settings, paths: Sequence[Path]) -> BuildReport:
    from ingest.build import build_index

    with Progress() as progress:
        report = build_index(settings, paths, progress)
    for line in (*report.left_out, *report.problems):
        say(line)
    return report


def _filters(args: argparse.Namespace) -> Filters:
    return Filters(tuple(args.document), tuple(args.uitgever), args.periode, tuple(args.plaats))


def _width() -> int:
    return min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDEST)


def _tell(line: str) -> None:
    print(line, flush=True)


def _print_json(value: Any) -> int:
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not readable, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
