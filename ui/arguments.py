"""The command line's words: sub-commands and options, with argparse speaking Dutch."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from ui.console import say

GREATEST_K = 200

# argparse builds its messages in English; what is not listed here gets the last, general line.
_MESSAGES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: opdracht", "er ontbreekt een opdracht"),
    (r"the following arguments are required: (.+)", r"er ontbreekt iets: \1"),
    (r"unrecognized arguments: (.+)", r"onbekend: \1"),
    (r"argument opdracht: invalid choice: (\S+) .*", r"onbekende opdracht \1"),
    (r"argument (\S+): expected one argument", r"\1 vraagt een waarde"),
    (r"argument (\S+): expected at least one argument", r"\1 vraagt een waarde"),
    (r"argument (\S+): ignored explicit argument (.+)", r"\1 neemt geen waarde"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 gaat niet samen met \2"),
    (r"argument (-\S+?)(?:/\S+)?: (waarde .+)", r"\1: \2"),
    (r"(dutch: )(.+)", r"\2"),
    (r".*", "zo werkt deze opdracht niet"),
)


class DutchFormatter(argparse.RawDescriptionHelpFormatter):
    """Help that begins with "gebruik:"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line under its Dutch name."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """A parser whose help and errors are Dutch; wrong usage is one line and exit status 2."""

    def __init__(
        self, prog: str | None = None, description: str | None = None, add_help: bool = True
    ) -> None:
        """Set up without abbreviations, so that a new option never changes what an old script means."""
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=DutchFormatter,
        )
        self._positionals.title = "argumenten"
        self._optionals.title = "opties"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one Dutch line and end with status 2."""
        say(f"{self.prog}: {dutch_message(message)}. Zie: {self.prog} --help")
        sys.exit(2)

    def refuse(self, message: str) -> NoReturn:
        """As `error`, for a message that is Dutch already."""
        self.error(f"dutch: {message}")


def dutch_message(message: str) -> str:
    """The Dutch for one of argparse's messages."""
    line = " ".join(message.split())
    for pattern, dutch in _MESSAGES:
        found = re.fullmatch(pattern, line)
        if found:
            return found.expand(dutch)
    raise AssertionError("the last pattern fits everything")


def year(text: str) -> str:
    """A year as the filter on the period takes it.

    Raises:
        ValueError: it is not four digits; the message is Dutch.
    """
    if not re.fullmatch(r"[0-9]{4}", text):
        raise ValueError("een periode is een jaartal van vier cijfers, bijvoorbeeld 2024")
    return text


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; `rest` holds what `eval` gets unread.

    Raises:
        SystemExit: 0 after help, 2 on wrong usage (one Dutch line on stderr).
    """
    parser = _parser()
    args, rest = parser.parse_known_args(argv)
    chosen: DutchParser = args.parser
    if rest and args.opdracht != "eval":
        chosen.refuse(f"onbekend: {' '.join(rest)}")
    if args.opdracht == "ask":
        _check_ask(args, chosen)
    args.rest = rest
    return args


def _parser() -> DutchParser:
    parser = DutchParser(
        "raadbron", "Beantwoordt vragen over beleidsstukken, met bij elke uitspraak de bron."
    )
    parser.add_argument(
        "--data",
        type=_folder,
        metavar="MAP",
        help="map van de index (standaard .raadbron, of RAADBRON_DATA)",
    )
    commands = parser.add_subparsers(
        dest="opdracht", required=True, metavar="opdracht", title="opdrachten", parser_class=DutchParser
    )
    _ingest(_command(commands, "ingest", "bouw de index of werk hem bij"))
    _ask(_command(commands, "ask", "beantwoord een vraag, of een bestand vol vragen"))
    _search(_command(commands, "search", "toon de gevonden passages met hun scores"))
    _serve(_command(commands, "serve", "start de webpagina en de API"))
    _command(commands, "eval", "meet de kwaliteit van de antwoorden", add_help=False)
    status = _command(commands, "status", "toon wat er in de index zit en of hij klopt")
    _json(status, "geef de stand als JSON")
    return parser


def _command(
    commands: argparse._SubParsersAction[DutchParser], name: str, help: str, add_help: bool = True
) -> DutchParser:
    description = f"{help[0].upper()}{help[1:]}."
    parser = commands.add_parser(name, help=help, description=description, add_help=add_help)
    parser.set_defaults(parser=parser)
    return parser


def _ingest(parser: DutchParser) -> None:
    parser.add_argument(
        "paden", nargs="*", type=Path, metavar="PAD", help="bestanden of mappen (standaard: het corpus zelf)"
    )


def _ask(parser: DutchParser) -> None:
    parser.add_argument("vraag", nargs="?", type=_text, help="de vraag, tussen aanhalingstekens")
    _json(parser, "geef het antwoord als JSON")
    parser.add_argument("--batch", type=Path, metavar="IN", help="bestand met één vraag als JSON per regel")
    parser.add_argument("--out", type=Path, metavar="UIT", help="bestand voor de antwoorden van --batch")
    _filters(parser)
    parser.add_argument(
        "--eerder", action="append", default=[], type=_text, metavar="VRAAG",
        help="een eerdere vraag uit het gesprek, oudste eerst; mag vaker",
    )  # fmt: skip


def _search(parser: DutchParser) -> None:
    parser.add_argument("vraag", type=_text, help="woorden of een vraag")
    parser.add_argument(
        "-k", type=_number(1, GREATEST_K), default=10, metavar="N", help="hoeveel passages (standaard 10)"
    )
    _json(parser, "geef de passages als JSON")
    _filters(parser)


def _serve(parser: DutchParser) -> None:
    port = _number(1, 65535)
    parser.add_argument("--host", metavar="ADRES", help="waar geluisterd wordt (standaard 127.0.0.1)")
    parser.add_argument("--poort", type=port, metavar="N", help="poort van de API (standaard 8000)")
    parser.add_argument("--paginapoort", type=port, metavar="N", help="poort van de pagina (standaard 8501)")


def _filters(parser: DutchParser) -> None:
    parser.add_argument(
        "--document", action="append", default=[], type=_text, metavar="ID",
        help="zoek alleen in dit document; mag vaker",
    )  # fmt: skip
    parser.add_argument(
        "--uitgever", action="append", default=[], type=_text, metavar="NAAM",
        help="zoek alleen in stukken van deze uitgever; mag vaker",
    )  # fmt: skip
    parser.add_argument(
        "--periode", type=_year, metavar="JAAR", help="zoek alleen in stukken over of uit dit jaar"
    )
    parser.add_argument(
        "--plaats", action="append", default=[], type=_text, metavar="GEMEENTE",
        help="zoek alleen in stukken over deze gemeente; mag vaker",
    )  # fmt: skip


def _json(parser: DutchParser, help: str) -> None:
    parser.add_argument("--json", action="store_true", help=help)


def _check_ask(args: argparse.Namespace, parser: DutchParser) -> None:
    if (args.batch is None) != (args.out is None):
        parser.refuse("--batch en --out horen bij elkaar")
    if args.batch is None and args.vraag is None:
        parser.refuse("er ontbreekt een vraag")
    if args.batch is not None:
        alone = {"een vraag": args.vraag is not None, "--eerder": args.eerder, "--document": args.document}
        alone |= {"--uitgever": args.uitgever, "--periode": args.periode, "--plaats": args.plaats}
        for name, given in alone.items():
            if given:
                parser.refuse(f"{name} gaat niet samen met --batch; zet het in de regels van het bestand")


def _text(value: str) -> str:
    # Bytes that are no UTF-8 reach Python as lone surrogates, which can be neither shown nor stored.
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _folder(value: str) -> Path:
    if not value:
        raise argparse.ArgumentTypeError("waarde ontbreekt: geef een map")
    return Path(value)


def _year(value: str) -> str:
    try:
        return year(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"waarde {value!r} klopt niet: {error}") from None


def _number(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
            raise argparse.ArgumentTypeError(
                f"waarde {value!r} klopt niet: geef een getal van {least} tot en met {most}"
            )
        return int(value)

    return read
