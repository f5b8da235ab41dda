"""Read and validate manifest.yaml: what each source text is and where it comes from."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from corpus.errors import ManifestError
from corpus.model import DocumentInfo

NAME = "manifest.yaml"
_DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_TEXT = {"type": ["string", "null"], "minLength": 1}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["documents"],
    "additionalProperties": False,
    "properties": {
        "documents": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id", "file", "title", "publisher", "sha256"],
                "properties": {
                    "id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"},
                    "file": {"type": "string", "minLength": 1},
                    "title": {"type": "string", "minLength": 1},
                    "publisher": {"type": "string", "minLength": 1},
                    "kind": _TEXT,
                    "status": _TEXT,
                    "published": _DAY,
                    "updated": _DAY,
                    "period_from": _DAY,
                    "period_to": _DAY,
                    "place": _TEXT,
                    "url": _TEXT,
                    "openness": {"enum": ["openbaar", "besloten", "geheim"]},
                    "aliases": {"type": "array", "items": {"type": "string", "minLength": 2}},
                    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                },
            },
        }
    },
}


def read_manifest(folder: Path) -> tuple[DocumentInfo, ...]:
    """The documents that a folder's manifest names, in its order, files checked against their hashes.

    Raises:
        ManifestError: no manifest, not valid YAML, a wrong or unknown key, a double id, a missing file, or a
            file that is not the one the manifest describes.
    """
    path = folder / NAME
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ManifestError(
            "Er is geen manifest", where=str(path), mend="Maak dit bestand of noem de bestanden zelf."
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise ManifestError(
            "Het manifest is niet te lezen", where=str(path), mend=f"Herstel het bestand: {error}"
        ) from None
    _validate(_plain(data), path)
    infos = tuple(_info(entry) for entry in _plain(data)["documents"])
    doubles = {i.id for i in infos if sum(j.id == i.id for j in infos) > 1}
    if doubles:
        raise ManifestError(
            f"Het manifest noemt {', '.join(sorted(doubles))} meer dan eens",
            where=str(path),
            mend="Geef elk stuk een eigen id.",
        )
    for info in infos:
        _check_file(folder / info.file, info)
    return tuple(info for info in infos if info.openness == "openbaar")


def file_hash(path: Path) -> str:
    """The sha256 of a file, as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _validate(data: Any, path: Path) -> None:
    errors = sorted(Draft202012Validator(SCHEMA).iter_errors(data), key=lambda e: list(map(str, e.path)))
    if errors:
        error = errors[0]
        place = "/".join(str(p) for p in error.absolute_path) or "bovenaan"
        raise ManifestError(
            f"Het manifest klopt niet bij {place}", where=str(path), mend=f"Herstel dit: {error.message}"
        )


def _info(entry: dict[str, Any]) -> DocumentInfo:
    return DocumentInfo(**{**entry, "aliases": tuple(entry.get("aliases", ()))})


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


def _plain(value: Any) -> Any:
    """YAML reads 2024-01-01 as a date; the schema and the model want text."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value
