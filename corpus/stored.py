"""The JSON of documents, passages and figures: a list with one item a line, written and read item by item.

So neither needs room for more than one document beside the values themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, field, fields, make_dataclass
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from pydantic import PlainSerializer, PlainValidator, TypeAdapter

from corpus.model import Abbreviation, Document, Figure, Passage
from corpus.origin import Runs


def _unpacked(value: Any) -> Runs:
    if not isinstance(value, list) or len(value) % 2 or not all(type(n) is int for n in value):
        raise ValueError("origin is no list of runs")
    return Runs.unpacked(value)


_Origin = Annotated[
    Sequence[int],
    PlainValidator(_unpacked),
    PlainSerializer(lambda offsets: Runs.of(offsets).packed(), return_type=list[int]),
]


def _stored_document() -> Any:
    """A dataclass with the fields of `Document`, whose origin is stored as runs."""
    hints = get_type_hints(Document)
    return make_dataclass(
        "StoredDocument",
        [
            (
                f.name,
                _Origin if f.name == "origin" else hints[f.name],
                field() if f.default is MISSING else field(default=f.default),
            )
            for f in fields(Document)
        ],
        frozen=True,
        slots=True,
    )


_StoredDocument: Any = _stored_document()
_NAMES = tuple(f.name for f in fields(Document))
_ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "documents": TypeAdapter(_StoredDocument),
    "passages": TypeAdapter(Passage),
    "figures": TypeAdapter(Figure),
    "abbreviations": TypeAdapter(Abbreviation),
}
STEMS = tuple(_ADAPTERS)
"""What is stored: each in a file of this name with ".json" behind it."""


def dump_item(stem: str, item: Any) -> bytes:
    """One item as JSON, without line feeds."""
    value = _StoredDocument(*(getattr(item, n) for n in _NAMES)) if stem == "documents" else item
    return _ADAPTERS[stem].dump_json(value)


def load_item(stem: str, data: bytes) -> Any:
    """What `dump_item` wrote.

    Raises:
        ValueError: it is something else.
    """
    value = _ADAPTERS[stem].validate_json(data)
    return Document(*(getattr(value, n) for n in _NAMES)) if stem == "documents" else value


def write_items(path: Path, stem: str, items: Iterable[Any]) -> None:
    """Write a list of items, each as soon as it comes.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("wb") as stream:
        stream.write(b"[")
        for n, item in enumerate(items):
            stream.write((b",\n" if n else b"\n") + dump_item(stem, item))
        stream.write(b"\n]\n")


def read_items(path: Path, stem: str) -> tuple[Any, ...]:
    """The items of a list that `write_items` wrote.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is something else, or cut short.
    """
    with path.open("rb") as stream:
        return tuple(_items(stream, stem))


def _items(lines: Iterable[bytes], stem: str) -> Iterator[Any]:
    opened = closed = False
    for line in lines:
        if not opened and line == b"[\n":
            opened = True
        elif opened and not closed and line == b"]\n":
            closed = True
        elif opened and not closed:
            yield load_item(stem, line.rstrip(b"\n").removesuffix(b","))
        else:
            raise ValueError("not a list with an item a line")
    if not closed:
        raise ValueError("cut short")
