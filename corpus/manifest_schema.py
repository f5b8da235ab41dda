"""The shape of manifest.yaml as a JSON Schema, and what is wrong with a manifest told in Dutch.

The `description` of a field is Dutch: it says what the field wants, and stands in the error a user reads.
Values are never repeated in an error: that of a document that is not public may not be shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

_ID = "^[a-z0-9][a-z0-9-]*$"


def _day(meaning: str) -> dict[str, Any]:
    return {"type": ["string", "null"], "format": "date", "description": f"{meaning}, als 2024-05-31"}


def _text(meaning: str) -> dict[str, Any]:
    return {"type": ["string", "null"], "minLength": 1, "description": meaning}


def _needed(meaning: str) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "description": meaning}


def _reference(meaning: str) -> dict[str, Any]:
    return {"type": ["string", "null"], "pattern": _ID, "description": f"het id van {meaning}"}


FIELDS: dict[str, dict[str, Any]] = {
    "id": {"type": "string", "pattern": _ID, "description": "kleine letters, cijfers en streepjes"},
    "file": _needed("de naam van het bestand, in de map van het manifest"),
    "sha256": {
        "type": "string",
        "pattern": "^[0-9a-f]{64}$",
        "description": "het controlegetal van het bestand, 64 tekens (sha256sum bestand)",
    },
    "title": _needed("de titel van het stuk"),
    "publisher": _needed("wie het stuk heeft uitgegeven"),
    "author": _text("wie het stuk heeft geschreven"),
    "kind": _text("de soort van het stuk, bijvoorbeeld jaarverslag"),
    "status": {
        "enum": ["concept", "aangeboden", "vastgesteld", "verworpen", "ingetrokken", None],
        "description": "concept, aangeboden, vastgesteld, verworpen of ingetrokken",
    },
    "openness": {
        "enum": ["openbaar", "besloten", "geheim", None],
        "description": "openbaar, besloten of geheim",
    },
    "version": _text("de versie van het stuk, als tekst tussen aanhalingstekens"),
    "replaces": _reference("het stuk dat hierdoor vervalt"),
    "replaced_by": _reference("het stuk dat hiervoor in de plaats kwam"),
    "attachment_of": _reference("het stuk waar dit een bijlage van is"),
    "withdrawn_on": _day("de datum waarop het stuk is ingetrokken"),
    "created": _day("de datum waarop het stuk is gemaakt"),
    "submitted": _day("de datum waarop het stuk is ingediend of aangeboden"),
    "adopted": _day("de datum waarop het stuk is vastgesteld"),
    "published": _day("de datum van publicatie"),
    "updated": _day("de datum van de laatste wijziging"),
    "retrieved": _day("de datum waarop het bestand is opgehaald"),
    "period_from": _day("de eerste dag van de periode waarover het stuk gaat"),
    "period_to": _day("de laatste dag van de periode waarover het stuk gaat"),
    "place": _text("de gemeente waar het hele stuk over gaat"),
    "language": {
        "type": ["string", "null"],
        "pattern": "^[a-z]{3}$",
        "description": "de taal in drie letters: nld, eng, fry",
    },
    "url": {
        "type": ["string", "null"],
        "pattern": r"^https?://\S+$",
        "description": "een webadres dat met https:// of http:// begint",
    },
    "licence": _text("de licentie van het stuk"),
    "page_offset": {
        "type": ["integer", "null"],
        "description": "een geheel getal: de bladzijde van het bestand min de gedrukte bladzijde",
    },
    "ocr": {"enum": ["allow", "deny", None], "description": "allow of deny"},
    "aliases": {
        "type": "array",
        "description": "een lijst van namen als [jaarverslag, jaarrapport], elk van ten minste twee letters",
        "items": {
            "type": "string",
            "minLength": 2,
            "description": "namen van ten minste twee letters",
        },
    },
}
"""Every field of a document, by name."""

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["documents"],
    "additionalProperties": False,
    "properties": {
        "documents": {
            "type": "array",
            "minItems": 1,
            "description": "een lijst met ten minste één stuk",
            "items": {
                "type": "object",
                "description": "een stuk met velden als id, file en title",
                "additionalProperties": False,
                "required": ["id", "file", "title", "publisher", "sha256"],
                "properties": FIELDS,
            },
        }
    },
}

_VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def find_problem(data: Any) -> tuple[str, str] | None:
    """The first thing that is wrong with the shape of a manifest; None where it is as it should be.

    Args:
        data: the manifest as plain values, dates as text.

    Returns:
        Where and what it is, and how to mend it, both in Dutch; without the values themselves.
    """
    errors = sorted(_VALIDATOR.iter_errors(data), key=lambda e: list(map(str, e.path)))
    return _told(errors[0], data) if errors else None


def _name(entry: Any, number: int) -> str:
    """How an error names a document: by its id, else by its place in the manifest."""
    named = entry.get("id") if isinstance(entry, Mapping) else None
    return named if isinstance(named, str) and named.strip() else f"stuk {number + 1}"


def _told(error: ValidationError, data: Any) -> tuple[str, str]:
    path = list(error.absolute_path)
    place = _name(data["documents"][path[1]], int(path[1])) if len(path) > 1 else "bovenaan"
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    properties = schema.get("properties", {})
    given: Any = error.instance
    if error.validator == "additionalProperties":
        unknown = next(key for key in given if key not in properties)
        return f"{place}, veld {unknown}", "Dit veld bestaat niet: haal het weg of verbeter de naam."
    if error.validator == "required":
        missing = next(key for key in schema["required"] if key not in given)
        wanted = properties[missing]["description"]
        return f"{place}, veld {missing}", f"Dit veld ontbreekt. Vul in: {wanted}."
    if len(path) > 2:
        place = f"{place}, veld {path[2]}"
    impossible = error.validator == "format"
    problem = "Deze datum bestaat niet of is anders geschreven. " if impossible else ""
    return place, f"{problem}Vul in: {schema.get('description', 'documents: en daaronder de stukken')}."
