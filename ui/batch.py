"""Many questions from a file in one process: a line of JSON in, a line of JSON out, in order.

Answers are written and flushed one by one, so that whatever was ready survives when the process is ended.
A line that cannot be answered gets a line too: `{"id": …, "regel": n, "status": "fout", "fout": "…"}`.
"""

from __future__ import annotations

import json
import math
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, BinaryIO, NoReturn, cast

from corpus.errors import BatchError, RaadbronError
from retriever.filters import Filters
from ui.arguments import year
from ui.console import debugging, reason, unexpected
from ui.protocol import AssistantLike
from ui.schema import to_json

LONGEST_LINE = 1 << 20
"""Greatest length of a line, in bytes: a file without line ends must not fill the memory."""

Id = str | int | float | None
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """One question of a batch file."""

    id: Id
    question: str
    history: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class BatchReport:
    """How many lines were written, and how many of them say that something is wrong."""

    lines: int
    wrong: int


class LineError(Exception):
    """A line that holds no usable question; the message is Dutch."""

    def __init__(self, message: str, id: Id = None) -> None:
        """Keep the id, where it could still be read, for the line that goes out."""
        super().__init__(message)
        self.id = id


def run_batch(
    source: Path, target: Path, open_assistant: Callable[[], AssistantLike], report: Report
) -> BatchReport:
    """Answer every line of `source` into `target`.

    Args:
        source: UTF-8 JSON lines; a byte order mark, CRLF and empty lines are accepted.
        target: is overwritten, but only once the questions can be read and the index is open.
        open_assistant: opens the index; called after both files were checked.
        report: is told how many of how many bytes are done, after each line.

    Raises:
        BatchError: a file cannot be read or written.
    """
    with _open_source(source) as lines:
        _check_target(source, target)
        assistant = open_assistant()
        try:
            with target.open("wb") as out:
                return _answer_lines(lines, out, assistant, report)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _refused(target, reason(error)) from error


def read_request(raw: bytes) -> Request:
    """The question on one line.

    Raises:
        LineError: the line is too long, no JSON object, or holds wrong types.
    """
    if len(raw) > LONGEST_LINE:
        raise LineError(f"de regel is langer dan {LONGEST_LINE} bytes")
    data = _load(raw)
    id = _id(data)
    try:
        question = _question(data)
        return Request(id, question, _history(data), _filters(data.get("filters")))
    except ValueError as error:
        raise LineError(str(error), id) from None


def _answer_lines(lines: BinaryIO, out: IO[bytes], assistant: AssistantLike, report: Report) -> BatchReport:
    written = wrong = 0
    size = _size(lines)
    done = 0
    for number, (raw, length) in enumerate(_lines(lines), start=1):
        done += length
        if length <= LONGEST_LINE and not raw.strip():
            continue
        answered = _answer(raw, number, assistant)
        out.write(_dump(answered) + b"\n")
        out.flush()
        written += 1
        wrong += answered["status"] == "fout"
        report(done, max(size, done))
    return BatchReport(written, wrong)


def _answer(raw: bytes, number: int, assistant: AssistantLike) -> dict[str, Any]:
    id: Id = None
    try:
        request = read_request(raw)
        id = request.id
        answer = assistant.ask(request.question, request.history, request.filters)
        return {"id": id} | to_json(answer, assistant.info)
    except LineError as error:
        return _wrong(error.id, number, str(error))
    except RaadbronError as error:
        return _wrong(id, number, str(error))
    except Exception as error:
        # The border of one line: a fault in one question must not cost the answers to the others.
        if debugging():
            traceback.print_exc(file=sys.stderr)
        return _wrong(id, number, unexpected(error))


def _wrong(id: Id, number: int, message: str) -> dict[str, Any]:
    return {"id": id, "regel": number, "status": "fout", "fout": message}


def _dump(value: dict[str, Any]) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value).encode("ascii")


def _load(raw: bytes) -> dict[str, Any]:
    try:
        data = json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise LineError("de regel is geen UTF-8") from None
    except (ValueError, RecursionError):
        raise LineError("de regel is geen geldige JSON") from None
    if not isinstance(data, dict):
        raise LineError("de regel is geen JSON-object")
    return data


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _id(data: dict[str, Any]) -> Id:
    id = data.get("id")
    number = isinstance(id, int | float) and not isinstance(id, bool) and math.isfinite(id)
    if id is None or isinstance(id, str) or number:
        return cast(Id, id)
    raise LineError("'id' moet tekst of een getal zijn")


def _question(data: dict[str, Any]) -> str:
    question = data.get("vraag", data.get("question"))
    if question is None:
        raise ValueError("de regel heeft geen 'vraag'")
    return _as_text(question, "vraag")


def _history(data: dict[str, Any]) -> tuple[str, ...]:
    return _as_texts(data.get("eerdereVragen", data.get("history")), "eerdereVragen")


def _filters(data: object) -> Filters:
    if data is None:
        return Filters()
    if not isinstance(data, dict):
        raise ValueError("'filters' moet een JSON-object zijn")
    unknown = sorted(set(data) - {"documenten", "uitgevers", "periode", "plaatsen"})
    if unknown:
        raise ValueError(
            f"onbekend filter '{unknown[0]}'; er zijn documenten, uitgevers, periode en plaatsen"
        )
    period = data.get("periode")
    return Filters(
        documents=_as_texts(data.get("documenten"), "documenten"),
        publishers=_as_texts(data.get("uitgevers"), "uitgevers"),
        period=year(_as_text(period, "periode")) if period not in (None, "") else None,
        places=_as_texts(data.get("plaatsen"), "plaatsen"),
    )


def _as_texts(value: object, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError(f"'{name}' moet een lijst van teksten zijn")
    return tuple(_as_text(item, name) for item in value)


def _as_text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"'{name}' moet tekst zijn")
    if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
        raise ValueError(f"'{name}' bevat tekens die geen tekst zijn")
    return value


def _lines(source: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Each line with its length in bytes; one that is too long is cut just past the limit."""
    first = True
    while raw := source.readline(LONGEST_LINE + 3):
        length = len(raw)
        rest = raw
        while not rest.endswith(b"\n") and (rest := source.readline(1 << 16)):
            length += len(rest)
        yield raw.removeprefix(b"\xef\xbb\xbf") if first else raw, length
        first = False


def _size(source: BinaryIO) -> int:
    return os.fstat(source.fileno()).st_size


def _open_source(source: Path) -> AbstractContextManager[BinaryIO]:
    try:
        return source.open("rb")
    except OSError as error:
        raise BatchError(
            f"Kan de vragen niet lezen: {reason(error)}",
            where=str(source),
            mend="Geef met --batch een leesbaar bestand met één vraag als JSON per regel.",
        ) from error


def _check_target(source: Path, target: Path) -> None:
    """Refuse before the index opens what is known to fail, and what would destroy the questions."""
    if target.exists() and target.samefile(source):
        raise BatchError(
            "De vragen en de antwoorden staan in hetzelfde bestand",
            where=str(target),
            mend="Geef met --out een ander bestand.",
        )
    folder = target.parent
    if target.is_dir():
        raise _refused(target, "is een map")
    if not folder.is_dir():
        raise _refused(target, "de map bestaat niet")
    if not os.access(target if target.exists() else folder, os.W_OK):
        raise _refused(target, "geen toestemming")


def _refused(target: Path, why: str) -> BatchError:
    return BatchError(
        f"Kan de antwoorden niet schrijven: {why}",
        where=str(target),
        mend="Geef met --out een schrijfbaar bestand in een bestaande map.",
    )
