"""Question sets: a JSON object a line, read into frozen samples."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import SampleError
from eval.sample_fields import ExpectedFigure as ExpectedFigure
from eval.sample_fields import figures, flag, groups, level, one_of, pages, text, text_or_none, texts

DATA = Path(__file__).parent / "data"
OWN = "two-reports"
"""The folder of the questions on the two reports."""
UNSEEN = "unseen"
SPLITS = ("develop", UNSEEN)
KINDS = (
    "figure_prose",
    "table_cell",
    "change_arith",
    "trend_rank",
    "definition",
    "why",
    "how",
    "list",
    "who",
    "yes_no",
    "cross_doc",
    "conflict",
    "false_premise",
    "unanswerable",
)
"""What can be asked for; `docs/annotating.md` explains each with an example."""
FORMS = ("english", "long", "telegram", "typo")
"""Ways of asking that make a question harder to read, whatever it asks for."""


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
        pages: of each piece of evidence the page it begins on, counted from 1; None in formats without pages.
            Empty where nobody noted them.
        figures: the numbers of a complete answer.
        kind: one of `KINDS`: the category, unless that names a way of asking only ("followup", "prose").
        form: of `FORMS`, those that fit the question.
        only: name of the file of which alone it is asked, as by someone who chose that document; "" for all.
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
    pages: tuple[int | None, ...] = ()
    figures: tuple[ExpectedFigure, ...] = ()
    kind: str = ""
    form: tuple[str, ...] = ()
    only: str = ""


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
    """The sets that come along and their files: `<split>.jsonl`, `<split>-<part>.jsonl` in a folder a corpus.

    Those on the two reports go by the name of their split ("develop"), others by "<split>-<folder>".
    """
    found: dict[str, list[Path]] = {}
    for file in sorted(folder.glob("*/*.jsonl")):
        split = file.stem.split("-")[0]
        if split in SPLITS:
            name = split if file.parent.name == OWN else f"{split}-{file.parent.name}"
            found.setdefault(name, []).append(file)
    return {name: tuple(found[name]) for name in sorted(found)}


def read_samples(file: Path) -> tuple[Sample, ...]:
    """The samples of one file; empty lines are skipped. Raises as `read_sets`."""
    try:
        lines = file.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        raise SampleError(
            "Deze vragenset is niet te lezen", where=str(file), mend="Geef een JSONL-bestand in UTF-8."
        ) from None
    places = ((f"{file.name}, regel {number}", line) for number, line in enumerate(lines, start=1))
    return tuple(read_sample(line, place) for place, line in places if line.strip())


def _files(name: str) -> tuple[Path, ...]:
    sets = set_names()
    if name in sets:
        return sets[name]
    if Path(name).is_file():
        return (Path(name),)
    known = ", ".join(sets)
    raise SampleError(f"Onbekende vragenset {name!r}", mend=f"Kies uit {known}, of geef een JSONL-bestand.")


def _set_name(name: str) -> str:
    return name if name in set_names() else Path(name).stem


def read_sample(line: str, place: str) -> Sample:
    """One line as a sample; `place` says in errors where it stands. Raises as `read_sets`."""
    try:
        values = json.loads(line)
    except ValueError:
        raise _broken("dit is geen JSON", place) from None
    if not isinstance(values, dict):
        raise _broken("dit is geen JSON-object", place)
    unknown = sorted(set(values) - set(_FIELDS) - set(_OPTIONAL))
    if unknown:
        raise _broken(f"onbekend veld {unknown[0]!r}", place)
    missing = next((key for key in _FIELDS if key not in values), None)
    if missing:
        raise _broken(f"veld {missing!r} ontbreekt", place)
    given = {key: field for key, field in (_FIELDS | _OPTIONAL).items() if key in values}
    fields = {name: _read(values[key], key, read, place) for key, (name, read) in given.items()}
    return Sample(place=place, **{"kind": _kind_of(fields["category"]), **fields})


def _kind_of(category: str) -> str:
    return category if category in KINDS else ""


def _read(value: Any, key: str, read: Callable[[Any], Any], place: str) -> Any:
    try:
        return read(value)
    except ValueError as error:
        raise _broken(f"veld {key!r} {error}", place) from None


def _broken(what: str, place: str) -> SampleError:
    return SampleError(f"Een vraag klopt niet: {what}", where=place, mend="Herstel deze regel.")


def _forms(value: Any) -> tuple[str, ...]:
    return tuple(one_of(FORMS)(form) for form in texts(value))


_FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "id": ("id", text),
    "category": ("category", text),
    "question": ("question", text),
    "history": ("history", texts),
    "doc": ("document", text_or_none),
    "answerable": ("answerable", flag),
    "gold_answer": ("gold", text),
    "must_include": ("must_include", groups),
    "must_not_include": ("must_exclude", texts),
    "evidence": ("evidence", texts),
    "difficulty": ("difficulty", level),
}
"""The fields of a line: what they are called here, and how they are read."""
_OPTIONAL: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "page": ("pages", pages),
    "figures": ("figures", figures),
    "kind": ("kind", one_of(KINDS)),
    "form": ("form", _forms),
    "only": ("only", text),
}
"""The fields that a line may leave out."""
