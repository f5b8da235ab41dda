"""Which forms the API speaks: JSON in and JSON out, and a refusal of anything else."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request

# What an Accept header may name to be given JSON, most specific first.
_RANGES = ("application/json", "application/*", "*/*")


async def answer_as_json(request: Request) -> None:
    """Refuse with 406 when the client does not take JSON."""
    if not takes_json(", ".join(request.headers.getlist("accept"))):
        raise HTTPException(406)


async def asked_in_json(request: Request) -> None:
    """Refuse with 415 when the body does not say that it is JSON in UTF-8."""
    kind, parameters = _split(request.headers.get("content-type", ""))
    if kind != "application/json" or parameters.get("charset", "utf-8") not in ("utf-8", "utf8"):
        raise HTTPException(415)


def takes_json(accept: str) -> bool:
    """Whether an Accept header admits JSON: the most specific range that fits decides (RFC 9110, 12.5.1)."""
    if not accept.strip():
        return True
    quality = {kind: _quality(parameters) for kind, parameters in map(_split, accept.split(","))}
    fitting = [quality[kind] for kind in _RANGES if kind in quality]
    return bool(fitting) and fitting[0] > 0


def _split(value: str) -> tuple[str, dict[str, str]]:
    kind, *rest = (part.strip().lower() for part in value.split(";"))
    pairs = (part.partition("=") for part in rest)
    return kind, {name.strip(): text.strip().strip('"') for name, _, text in pairs}


def _quality(parameters: dict[str, str]) -> float:
    try:
        return float(parameters.get("q", "1"))
    except ValueError:
        return 0.0
