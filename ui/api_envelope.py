"""The outermost layer of the API: headers on every response, HEAD for every GET, an answer to every error.

It lies outside the framework's own error layer, since middleware inside that layer does not see a response to
an unexpected exception.
"""

from __future__ import annotations

import logging
import traceback

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.api_problems import problem

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_FRAMES = 6  # enough to find the place; the rest is the framework

_log = logging.getLogger("raadbron.api")


class Envelope:
    """Wraps an ASGI application."""

    def __init__(self, app: ASGIApp, version: str) -> None:
        """Wrap `app`; `version` is sent as API-Version."""
        self._app = app
        self._headers = {"API-Version": version, **HEADERS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        reply = _Reply(send, self._headers, empty=scope["method"] == "HEAD")
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        try:
            await self._app(inner, receive, reply)
        except Exception as error:
            _log.error("onverwachte fout: %s", _place(error))
            if not reply.started:
                await problem(500)(inner, receive, reply)


class _Reply:
    """`send` that adds the headers and, for HEAD, drops the body."""

    def __init__(self, send: Send, headers: dict[str, str], *, empty: bool) -> None:
        self._send, self._headers, self._empty = send, headers, empty
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            MutableHeaders(scope=message).update(self._headers)
        elif self._empty and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)


def _place(error: Exception) -> str:
    """Kind of error and where it was raised. Its message is left out: it may hold the question (LEG-06)."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return f"{type(error).__name__} in " + " < ".join(f"{f.filename}:{f.lineno}" for f in reversed(frames))
