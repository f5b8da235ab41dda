"""Which files are read, and what each is called."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from corpus.manifest import NAME, file_hash, read_corpus
from corpus.model import DocumentInfo
from corpus.settings import Settings

LONGEST_ID = 80
"""Greatest length of an id made of a file's name, characters."""

_HIDDEN = (".", "~$")  # the second: what Word and Excel keep beside an open file


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read and what is known of it."""

    path: Path
    info: DocumentInfo


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to read.

    Attributes:
        files: in the order of the manifest, or by path.
        problems: one Dutch line for each file that is left out because something is wrong with it.
        left_out: one Dutch line for each document that its manifest keeps from answering.
    """

    files: tuple[Source, ...]
    problems: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def find_sources(settings: Settings, paths: Sequence[Path]) -> Sources:
    """The manifest's documents; where paths are named, those files and all files in those folders.

    Hidden files and the manifest are passed over. The order is that of the paths, and so are the ids:
    "verslag" and "verslag-2" for two files of one name, however the paths were named.

    Raises:
        ManifestError: the manifest is wrong.
    """
    if not paths:
        corpus = read_corpus(settings.documents)
        files = tuple(Source(settings.documents / info.file, info) for info in corpus.documents)
        return Sources(files, left_out=corpus.left_out)
    found, wrong = _files(paths)
    kept, doubles = _once([_named(path) for path in found])
    return Sources(_distinct(kept), (*wrong, *doubles))


def slug(name: str) -> str:
    """A name as an id, cut to size: small letters without accents, digits, hyphens; may be left empty."""
    plain = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() and c.isascii() else " " for c in plain).split()
    return "-".join(words)[:LONGEST_ID].rstrip("-")


def _files(paths: Iterable[Path]) -> tuple[list[Path], list[str]]:
    """The files named and those in folders named, each once, by path; and what cannot be used."""
    problems: list[str] = []
    every = [f for path in paths for f in (_below(path, problems) if path.is_dir() else [path])]
    once = {Path(os.path.realpath(f)): f for f in every}
    found: list[Path] = []
    for path in (once[key] for key in sorted(once, key=Path.as_posix)):
        if problem := _unusable(path):
            problems.append(problem)
        else:
            found.append(path)
    return found, problems


def _below(folder: Path, problems: list[str]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        problems.append(f"Deze map is niet te openen ({error.filename}). Controleer de rechten.")

    for root, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [f for f in folders if not f.startswith(_HIDDEN)]
        for name in files:
            if not name.startswith(_HIDDEN) and name != NAME:
                yield Path(root, name)


def _unusable(path: Path) -> str | None:
    """Why a path cannot be a document, whatever is in it; a missing file is told when it is read."""
    if path.exists() and not path.is_file():
        return f"Dit is geen gewoon bestand ({path}). Geef een bestand of een map."
    try:
        str(path).encode()
    except UnicodeEncodeError:
        shown = str(path).encode(errors="replace").decode()
        return f"De naam van dit bestand is geen leesbare tekst ({shown}). Geef het een andere naam."
    return None


def _named(path: Path) -> Source:
    """What can be said of a file that no manifest describes: its name and its hash."""
    sha256 = file_hash(path) if _is_readable(path) else ""
    name = slug(path.stem) or f"stuk-{sha256[:8]}"
    return Source(path, DocumentInfo(id=name, file=str(path), title="", publisher="onbekend", sha256=sha256))


def _is_readable(path: Path) -> bool:
    try:
        with path.open("rb"):
            return path.is_file()
    except OSError:
        return False


def _once(sources: Iterable[Source]) -> tuple[list[Source], list[str]]:
    """Every content once: the same file twice would count all its figures twice."""
    kept: list[Source] = []
    first: dict[str, Path] = {}
    problems: list[str] = []
    for source in sources:
        same = first.setdefault(source.info.sha256, source.path) if source.info.sha256 else source.path
        if same is source.path:
            kept.append(source)
        else:
            problems.append(
                f"Hetzelfde stuk staat er twee keer: {source.path} is gelijk aan {same} en is overgeslagen."
            )
    return kept, problems


def _distinct(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Every id once: the first file of a name has it, the next a number that no other file's name has."""
    natural = {s.info.id for s in sources}
    given: set[str] = set()
    found: list[Source] = []
    for source in sources:
        name = source.info.id
        if name in given:
            numbered = (f"{name}-{n}" for n in count(2))
            name = next(n for n in numbered if n not in natural and n not in given)
        given.add(name)
        found.append(replace(source, info=replace(source.info, id=name)))
    return tuple(found)
