"""The addresses that `raadbron serve` listens on: taken before anything slow, and how they are reached."""

from __future__ import annotations

import errno
import os
import socket

from corpus.errors import ServeError
from corpus.settings import Settings
from ui.console import reason

LOOPBACK = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}
"""Where a server that listens everywhere is reached from this machine."""

_API_MEND = "Kies een andere poort met --poort of RAADBRON_API_PORT, of stop wat erop draait."
_PAGE_MEND = "Kies een andere poort met --paginapoort of RAADBRON_PAGE_PORT, of stop wat erop draait."
_HOST_MEND = "Kies met --host of RAADBRON_HOST een adres van deze computer, zoals 127.0.0.1."


class Ports:
    """The two ports, taken before anything slow starts and held until their servers take them over.

    Raises:
        ServeError: a port is taken or not allowed, or the address is not of this machine.
    """

    def __init__(self, settings: Settings) -> None:
        """Take both ports."""
        if settings.api_port == settings.page_port:
            raise ServeError(
                "De API en de pagina hebben dezelfde poort", where=str(settings.api_port), mend=_PAGE_MEND
            )
        self.api = _take(settings.host, settings.api_port, _API_MEND)
        try:
            self.page = _take(settings.host, settings.page_port, _PAGE_MEND)
        except ServeError:
            self.api.close()
            raise

    def __enter__(self) -> Ports:
        """The ports themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of both."""
        self.page.close()
        self.api.close()


def reached(host: str) -> str:
    """The host by which this machine reaches a server that listens on `host`."""
    return LOOPBACK.get(host, host)


def address(host: str, port: int) -> str:
    """The address on which this machine reaches a server that listens on `host`."""
    name = reached(host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def is_private(host: str) -> bool:
    """Whether only this machine itself can reach a server that listens on `host`."""
    return host in {"localhost", "::1"} or host.startswith("127.")


def _take(host: str, port: int, mend: str) -> socket.socket:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        raise ServeError("Dit adres bestaat niet", where=host, mend=_HOST_MEND) from error
    taken = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(place)
    except OSError as error:
        taken.close()
        raise _not_taken(error, host, port, mend) from error
    return taken


def _not_taken(error: OSError, host: str, port: int, mend: str) -> ServeError:
    if error.errno == errno.EADDRINUSE:
        return ServeError("Deze poort is al in gebruik", where=f"{host}:{port}", mend=mend)
    if error.errno == errno.EADDRNOTAVAIL:
        return ServeError("Dit adres hoort niet bij deze computer", where=host, mend=_HOST_MEND)
    return ServeError(
        f"Deze poort kan niet worden gebruikt: {reason(error)}", where=f"{host}:{port}", mend=mend
    )
