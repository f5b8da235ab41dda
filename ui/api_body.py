"""A limit to the size of a request, whether its length is announced or not."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.api_problems import problem

MAX_BODY = 64 * 1024


class BodyLimit:
    """Refuses a body of more than MAX_BODY bytes with 413, unread where its length is announced."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an ASGI application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _announced(scope) > MAX_BODY:
            await problem(413)(scope, receive, send)
        else:
            await self._app(scope, _Counted(receive), send)


class _Counted:
    """`receive` that counts; it raises inside the handler that reads, which makes an ordinary 413 of it."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._size = receive, 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > MAX_BODY:
            raise HTTPException(413)
        return message


def _announced(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isdecimal() and len(length) < 20 else 0
