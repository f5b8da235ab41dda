"""Whether the files of a folder are still those that were written: their names, sizes and hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.manifest import file_hash


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What was written: the path below its folder with forward slashes, the size in bytes, the sha256."""

    name: str
    size: int
    sha256: str


def stamp_files(folder: Path) -> tuple[FileStamp, ...]:
    """Stamps of all files in a folder and below it, by name.

    Raises:
        OSError: a file cannot be read.
    """
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return tuple(FileStamp(p.relative_to(folder).as_posix(), p.stat().st_size, file_hash(p)) for p in files)


def are_whole(folder: Path, stamps: Iterable[FileStamp], *, hashes: bool) -> bool:
    """Whether every stamped file is there in its size; with `hashes`, whether it holds the same bytes too."""
    try:
        return all(_is_whole(folder / s.name, s, hashes) for s in stamps)
    except OSError:
        return False


def _is_whole(path: Path, stamp: FileStamp, hashes: bool) -> bool:
    return path.stat().st_size == stamp.size and (not hashes or file_hash(path) == stamp.sha256)
