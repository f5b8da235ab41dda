"""The words of `raadbron eval`, in Dutch."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from eval.gate import BASELINE
from eval.samples import set_names

_MESSAGES = (
    (r"the following arguments are required: (.+)", r"er ontbreekt: \1"),
    (r"unrecognized arguments: (.+)", r"onbekend: \1"),
    (r"argument opdracht: invalid choice: (\S+) .*", r"onbekende opdracht \1"),
    (r"argument (\S+): expected .*", r"\1 vraagt een waarde"),
    (r"argument (\S+): ignored explicit argument .*", r"\1 neemt geen waarde"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(
            prog=prog, description=description, add_help=False, allow_abbrev=False, formatter_class=_Formatter
        )
        self._positionals.title, self._optionals.title = "argumenten", "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        line = " ".join(message.split())
        found = ((re.fullmatch(pattern, line), dutch) for pattern, dutch in _MESSAGES)
        told = next((m.expand(dutch) for m, dutch in found if m), "zo werkt deze opdracht niet")
        print(f"{self.prog}: {told}. Zie: {self.prog} --help", file=sys.stderr)
        sys.exit(2)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read what follows `raadbron eval`.

    Raises:
        SystemExit: 0 after help, 2 on wrong usage (one Dutch line on stderr).
    """
    parser = _Parser("raadbron eval", "Meet de kwaliteit van de antwoorden.")
    commands = parser.add_subparsers(
        dest="opdracht", required=True, metavar="opdracht", title="opdrachten", parser_class=_Parser
    )
    run = commands.add_parser("run", help="stel alle vragen van een set en beoordeel de antwoorden")
    run.add_argument(
        "--set", nargs="+", default=["develop"], metavar="SET", dest="sets",
        help=f"{', '.join(set_names())} of een JSONL-bestand; meer mag (standaard develop)",
    )  # fmt: skip
    run.add_argument(
        "--out", type=Path, metavar="BESTAND", help="logboek (standaard onder eval/ in de map van de index)"
    )
    both = commands.add_parser("vergelijk", help="vergelijk twee metingen vraag voor vraag")
    both.add_argument("eerste", type=Path, metavar="LOG1", help="logboek van de eerste meting")
    both.add_argument("tweede", type=Path, metavar="LOG2", help="logboek van de tweede meting")
    gate = commands.add_parser("poort", help="mislukt als een meting onder de basis blijft")
    gate.add_argument("log", type=Path, metavar="LOG", help="logboek van de meting")
    gate.add_argument("--basis", type=Path, default=BASELINE, metavar="BESTAND", help="de basis (JSON)")
    gate.add_argument("--schrijf", action="store_true", help="leg deze meting vast als de nieuwe basis")
    return parser.parse_args(argv)
