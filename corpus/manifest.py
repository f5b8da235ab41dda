"""Read manifest.yaml: what each source text is, where it comes from, and which of them may answer.

A document may answer where the manifest says that it is public, it has not been withdrawn, and no newer one
that may answer took its place. Of the others nothing is given but their id, to whoever runs Raadbron.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import ManifestError
from corpus.manifest_schema import find_problem
from corpus.model import DocumentInfo

NAME = "manifest.yaml"
PUBLIC = "openbaar"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a manifest describes.

    Attributes:
        documents: those that may answer, in the order of the manifest.
        left_out: one Dutch line for each of the others: its id and why. For whoever runs Raadbron; never for
            who asks questions.
    """

    documents: tuple[DocumentInfo, ...]
    left_out: tuple[str, ...] = ()


def read_manifest(folder: Path) -> tuple[DocumentInfo, ...]:
    """The documents that may answer; as `read_corpus`."""
    return read_corpus(folder).documents


def read_corpus(folder: Path, today: date | None = None) -> Corpus:
    """What a folder's manifest describes; of documents that may answer, the file is checked against its hash.

    Args:
        folder: holds manifest.yaml and the files.
        today: the day that decides what has been withdrawn; the present one where not given.

    Raises:
        ManifestError: no manifest, not valid YAML, a wrong or unknown field, an impossible date or period, a
            double id, a reference to no document or in a circle, a missing file, or a file that is not the
            one the manifest describes.
    """
    path = folder / NAME
    data = _load(path)
    if problem := find_problem(data):
        raise _wrong(path, *problem)
    entries: list[dict[str, Any]] = data["documents"]
    _check_ids(entries, path)
    for entry in entries:
        _check_entry(entry, {e["id"] for e in entries}, path)
    infos = tuple(_info(entry) for entry in entries)
    _check_circles(infos, path)
    corpus = _choose(infos, today or date.today())
    for info in corpus.documents:
        _check_file(folder / info.file, info)
    return corpus


def file_hash(path: Path) -> str:
    """The sha256 of a file, as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class _DoubleKey(yaml.MarkedYAMLError):
    """A key that stands twice in one mapping; `problem` is the key."""


class _Loader(yaml.SafeLoader):
    """YAML as plain values: dates stay text, and no key may stand twice (the last would silently win)."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: list[Any] = []
        for key, _ in node.value:
            if key.value in seen:
                raise _DoubleKey(problem=str(key.value), problem_mark=key.start_mark)
            seen.append(key.value)
        return super().construct_mapping(node, deep)


def _load(path: Path) -> Any:
    try:
        return yaml.load(path.read_text("utf-8"), _Loader)
    except FileNotFoundError:
        raise ManifestError(
            "Er is geen manifest", where=str(path), mend="Maak dit bestand of noem de bestanden zelf."
        ) from None
    except UnicodeDecodeError:
        mend = "Sla het op als UTF-8."
    except OSError as error:
        mend = f"Controleer de rechten: {error.strerror}."
    except _DoubleKey as error:
        mend = f"Het veld {error.problem} staat er twee keer{_line(error.problem_mark)}: haal er een weg."
    except yaml.MarkedYAMLError as error:
        mend = f"Herstel de YAML{_line(error.problem_mark)}."
    except (yaml.YAMLError, RecursionError):
        mend = "Herstel de YAML: er staan tekens in die er niet in mogen."
    raise ManifestError("Het manifest is niet te lezen", where=str(path), mend=mend)


def _line(mark: yaml.Mark | None) -> str:
    return f" bij regel {mark.line + 1}" if mark else ""


def _wrong(path: Path, place: str, mend: str) -> ManifestError:
    return ManifestError(f"Het manifest klopt niet bij {place}", where=str(path), mend=mend)


def _check_ids(entries: Sequence[Mapping[str, Any]], path: Path) -> None:
    ids = [entry["id"] for entry in entries]
    doubles = sorted({i for i in ids if ids.count(i) > 1})
    if doubles:
        raise ManifestError(
            f"Het manifest noemt {', '.join(doubles)} meer dan eens",
            where=str(path),
            mend="Geef elk stuk een eigen id.",
        )


def _check_entry(entry: Mapping[str, Any], ids: Set[str], path: Path) -> None:
    """What a schema cannot say: the order of dates, and that documents referred to exist."""
    first, last = entry.get("period_from"), entry.get("period_to")
    if first and last and last < first:
        place = f"{entry['id']}, veld period_to"
        raise _wrong(path, place, "Deze dag ligt vóór period_from. Verbeter een van de twee.")
    for key in ("replaces", "attachment_of"):
        if entry.get(key) and entry[key] not in ids:
            place = f"{entry['id']}, veld {key}"
            raise _wrong(path, place, "Dit stuk staat niet in het manifest. Verbeter het id of haal het weg.")


def _info(entry: Mapping[str, Any]) -> DocumentInfo:
    known = {key: value for key, value in entry.items() if value is not None}
    openness, aliases = known.get("openness", ""), tuple(known.get("aliases", ()))
    return DocumentInfo(**{**known, "openness": openness, "aliases": aliases})


def _check_circles(infos: Sequence[DocumentInfo], path: Path) -> None:
    attached = {i.id: [i.attachment_of] for i in infos if i.attachment_of}
    for key, following in (("replaces", _successors(infos)), ("attachment_of", attached)):
        for info in infos:
            if info.id in _reached(info.id, following):
                raise _wrong(
                    path,
                    f"{info.id}, veld {key}",
                    "De verwijzingen gaan in een kring: het stuk komt bij zichzelf uit. Haal er een weg.",
                )


def _successors(infos: Iterable[DocumentInfo]) -> dict[str, list[str]]:
    """For each document those that took its place at once, whichever of the two says so."""
    found: dict[str, list[str]] = {}
    for info in infos:
        if info.replaces:
            found.setdefault(info.replaces, []).append(info.id)
        if info.replaced_by:
            found.setdefault(info.id, []).append(info.replaced_by)
    return found


def _reached(start: str, following: Mapping[str, Sequence[str]]) -> list[str]:
    """All ids that can be reached, nearest first; the start itself only where it lies on a circle."""
    found: list[str] = []
    for at in chain([start], found):  # `found` grows while it is read
        found.extend(step for step in dict.fromkeys(following.get(at, ())) if step not in found)
    return found


def _choose(infos: Sequence[DocumentInfo], today: date) -> Corpus:
    own = {i.id: _own_reason(i, today) for i in infos}
    secret = {i.id for i in infos if i.openness != PUBLIC}
    following = _successors(infos)
    newer = {i: [n for n in _reached(i, following) if own.get(n) == ""] for i in own}
    # Of a line of versions the last is named: those in between have been replaced themselves.
    last = {i: next((n for n in found if not newer[n]), "") for i, found in newer.items()}
    return Corpus(
        tuple(_without(secret, i) for i in infos if not own[i.id] and not last[i.id]),
        tuple(
            f"{i.id} is niet ingelezen: {own[i.id] or f'vervangen door {last[i.id]}.'}"
            for i in infos
            if own[i.id] or last[i.id]
        ),
    )


def _own_reason(info: DocumentInfo, today: date) -> str:
    """Why a document may not answer, whatever the others; empty where it may."""
    if not info.openness:
        return "openness ontbreekt. Is het stuk openbaar, zet er dan bij: openness: openbaar."
    if info.openness != PUBLIC:
        return "niet openbaar."
    if info.withdrawn_on and info.withdrawn_on <= today.isoformat():
        return f"ingetrokken op {info.withdrawn_on}."
    return ""


def _without(secret: set[str], info: DocumentInfo) -> DocumentInfo:
    """The info without references to documents that are not public."""
    return replace(
        info,
        replaces=None if info.replaces in secret else info.replaces,
        replaced_by=None if info.replaced_by in secret else info.replaced_by,
        attachment_of=None if info.attachment_of in secret else info.attachment_of,
    )


def _check_file(path: Path, info: DocumentInfo) -> None:
    if not path.is_file():
        raise ManifestError(
            f"Het bestand van {info.id} ontbreekt",
            where=str(path),
            mend="Zet het terug of haal het uit het manifest.",
        )
    if file_hash(path) != info.sha256:
        raise ManifestError(
            f"Het bestand van {info.id} is niet het bestand uit het manifest",
            where=str(path),
            mend="Zet het oude bestand terug, of werk sha256 in het manifest bij.",
        )
