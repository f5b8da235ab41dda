"""Questions are answered beside the event loop, few at a time; who comes when too many wait is told so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import TypeVar

from starlette.exceptions import HTTPException

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken on.

    Attributes:
        threads: questions answered at the same time; the model's tokenizer is not made for more than one.
        waiting: questions that may wait.
        patience: seconds from question to answer after which the asker is told to come back.
    """

    threads: int = 1
    waiting: int = 16
    patience: float = 60.0


class Queue:
    """A bounded queue before a few worker threads. It holds no event loop, so any may use it."""

    def __init__(self, limits: Limits) -> None:
        """Set up; no thread starts before the first question."""
        self._patience = limits.patience
        self._places = BoundedSemaphore(limits.threads + limits.waiting)
        self._pool = ThreadPoolExecutor(limits.threads, thread_name_prefix="raadbron-vraag")

    async def run(self, work: Callable[[], T]) -> T:
        """The outcome of `work`, done in a worker thread.

        Raises:
            HTTPException: 503, no place left, or patience at an end. Work that has begun then finishes, and
                keeps its place until it has: a stuck question does not make room for more of them.
        """
        if not self._places.acquire(blocking=False):
            raise _busy()
        future = self._pool.submit(work)
        future.add_done_callback(lambda _: self._places.release())
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._patience)
        except TimeoutError:
            if future.done() and not future.cancelled():  # the work itself timed out on something
                raise
            raise _busy() from None


def _busy() -> HTTPException:
    return HTTPException(503, headers={"Retry-After": "5"})
