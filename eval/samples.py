"""Question sets: a JSON object a line, read into frozen samples."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import SampleError

DATA = Path(__file__).parent / "data"
UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Sample:
    """A question with what a right answer must hold.

    Attributes:
        id: unique over all sets.
        category: the kind of question, "table_cell".
        question, history: as asked; the earlier questions oldest first.
        document: which text it is about, in the annotator's words; None where it is about none.
        answerable: whether the texts hold the answer.
        gold: an answer that a person wrote.
        must_include: groups of spellings; of each group the answer holds at least one.
        must_exclude: what a right answer does not hold.
        evidence: verbatim pieces of the texts, each of which carries the answer or part of it.
        difficulty: 1 easy to 3 hard.
        place: file and line, in Dutch, for errors.
    """

    id: str
    category: str
    question: str
    history: tuple[str, ...]
    document: str | None
    answerable: bool
    gold: str
    must_include: tuple[tuple[str, ...], ...]
    must_exclude: tuple[str, ...]
    evidence: tuple[str, ...]
    difficulty: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class SampleSet:
    """The samples of one run and where they come from: sha256 of each file by its folder and name."""

    name: str
    files: dict[str, str]
    samples: tuple[Sample, ...]

    @property
    def unseen(self) -> bool:
        """Whether questions are in it that nobody may learn from: single results are then not shown."""
        return any(Path(name).name.startswith(UNSEEN) for name in self.files)


def read_sets(names: Sequence[str]) -> SampleSet:
    """The samples of sets ("develop") and files (a path), in the order given.

    Raises:
        SampleError: a set or file is not there or cannot be read, or a line is no sample.
    """
    files = [file.resolve() for name in names for file in _files(name)]
    samples = tuple(sample for file in files for sample in read_samples(file))
    if not samples:
        raise SampleError("Er staan geen vragen in", where=", ".join(names), mend="Kies een andere set.")
    hashes = {f"{f.parent.name}/{f.name}": hashlib.sha256(f.read_bytes()).hexdigest() for f in files}
    return SampleSet("+".join(_set_name(name) for name in names), hashes, samples)


def set_names(folder: Path = DATA) -> dict[str, tuple[Path, ...]]:
    """The sets that come along and their files: `<set>-<part>.jsonl` in a folder a corpus."""
    found: dict[str, list[Path]] = {}
    for file in sorted(folder.glob("*/*-*.jsonl")):
        found.setdefault(file.name.split("-")[0], []).append(file)
    return {name: tuple(files) for name, files in found.items()}


def read_samples(file: Path) -> tuple[Sample, ...]:
    """The samples of one file; empty lines are skipped. Raises as `read_sets`."""
    try:
        lines = file.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        raise SampleError(
            "Deze vragenset is niet te lezen", where=str(file), mend="Geef een JSONL-bestand in UTF-8."
        ) from None
    places = ((f"{file.name}, regel {number}", line) for number, line in enumerate(lines, start=1))
    return tuple(_sample(line, place) for place, line in places if line.strip())


def _files(name: str) -> tuple[Path, ...]:
    sets = set_names()
    if name in sets:
        return sets[name]
    if Path(name).is_file():
        return (Path(name),)
    known = ", ".join(sets)
    raise SampleError(f"Onbekende vragenset {name!r}", mend=f"Kies uit {known}, of geef een JSONL-bestand.")


def _set_name(name: str) -> str:
    return Path(name).stem


def _sample(line: str, place: str) -> Sample:
    try:
        values = json.loads(line)
    except ValueError:
        raise _broken("dit is geen JSON", place) from None
    if not isinstance(values, dict):
        raise _broken("dit is geen JSON-object", place)
    unknown = sorted(set(values) - set(_FIELDS))
    if unknown:
        raise _broken(f"onbekend veld {unknown[0]!r}", place)
    return Sample(place=place, **{name: _field(values, key, place) for key, (name, _) in _FIELDS.items()})


def _field(values: dict[str, Any], key: str, place: str) -> Any:
    if key not in values:
        raise _broken(f"veld {key!r} ontbreekt", place)
    read = _FIELDS[key][1]
    try:
        return read(values[key])
    except ValueError as error:
        raise _broken(f"veld {key!r} {error}", place) from None


def _broken(what: str, place: str) -> SampleError:
    return SampleError(f"Een vraag klopt niet: {what}", where=place, mend="Herstel deze regel.")


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is geen tekst")
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("is geen lijst van teksten")
    return tuple(_text(v) for v in value)


def _groups(value: Any) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or not all(value):
        raise ValueError("is geen lijst van groepen")
    return tuple(_texts(group) for group in value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("is geen true of false")
    return value


def _level(value: Any) -> int:
    if value not in (1, 2, 3) or isinstance(value, bool):
        raise ValueError("is geen 1, 2 of 3")
    return int(value)


_FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "id": ("id", _text),
    "category": ("category", _text),
    "question": ("question", _text),
    "history": ("history", _texts),
    "doc": ("document", _text_or_none),
    "answerable": ("answerable", _flag),
    "gold_answer": ("gold", _text),
    "must_include": ("must_include", _groups),
    "must_not_include": ("must_exclude", _texts),
    "evidence": ("evidence", _texts),
    "difficulty": ("difficulty", _level),
}
"""The fields of a line: what they are called here, and how they are read."""
