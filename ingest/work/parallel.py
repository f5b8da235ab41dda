"""Read many files at once, each in a process that may crash or hang without harm to the others."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.formats import BEGINNING, find_format
from ingest.work.worker import Job, dump_job, failed, read

COMMAND = (sys.executable, "-m", "ingest.work.worker")
PROCESSES = 4
"""The most processes that read; never more than there are cores."""

FILES_A_PROCESS = 200
"""After so many files a process makes way for a fresh one: what a library leaks goes with it."""

PLAIN_BYTES = 2_000_000
"""Up to this much plain text together is read at once, without processes."""

Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Limit:
    """How long reading a file may take, seconds: `base`, and `a_megabyte` more for each megabyte."""

    base: float = 300.0
    a_megabyte: float = 30.0

    def seconds(self, path: Path) -> float:
        """The limit for a file."""
        return self.base + self.a_megabyte * _size(path) / 1e6


def read_all(
    jobs: Sequence[Job], tell: Tell, limit: Limit = Limit(), command: Sequence[str] = COMMAND
) -> list[str | None]:
    """Read documents into the cache.

    Args:
        jobs: what to read.
        tell: called with the number that is done.
        limit: how long a file may take.
        command: what starts a process that reads, see `ingest.work.worker`.

    Returns:
        For each job the Dutch line for why it failed, or None.

    Raises:
        OSError: the cache cannot be written.
    """
    if all(_is_plain(j) for j in jobs) and sum(_size(j.source.path) for j in jobs) <= PLAIN_BYTES:
        return list(_read_here(jobs, tell))
    return _read_apart(jobs, tell, limit, command)


def _read_here(jobs: Sequence[Job], tell: Tell) -> Iterator[str | None]:
    for done, job in enumerate(jobs, start=1):
        yield read(job)
        tell(done)


def _read_apart(jobs: Sequence[Job], tell: Tell, limit: Limit, command: Sequence[str]) -> list[str | None]:
    count = min(PROCESSES, os.cpu_count() or 1, len(jobs))
    readers = [Worker(command, limit) for _ in range(count)]
    free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    for reader in readers:
        free.put(reader)

    def one(job: Job) -> str | None:
        reader = free.get()
        try:
            return reader.read(job)
        finally:
            free.put(reader)

    pool = ThreadPoolExecutor(count)
    try:
        futures = [pool.submit(one, job) for job in jobs]
        for done, future in enumerate(as_completed(futures), start=1):
            future.result()
            tell(done)
        return [f.result() for f in futures]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for reader in readers:
            reader.end()
        pool.shutdown()
        for reader in readers:
            reader.stop()


@dataclass
class Worker:
    """A process that reads; started when it is first needed, anew after a crash and now and then."""

    command: Sequence[str]
    limit: Limit
    _process: subprocess.Popen[str] | None = field(default=None, init=False)
    _served: int = field(default=0, init=False)
    _ended: bool = field(default=False, init=False)

    def read(self, job: Job) -> str | None:
        """Read one document; the Dutch line for why it failed, or None.

        A process that crashes on a file after it read others may be to blame itself: a fresh one tries again.

        Raises:
            OSError: the cache cannot be written.
        """
        fresh = self._process is None
        seconds = self.limit.seconds(job.source.path)
        started = time.monotonic()
        line = "" if self._ended else self._ask(dump_job(job), seconds)
        late = time.monotonic() - started >= seconds
        self._served += 1
        if late or not line or self._served >= FILES_A_PROCESS:
            self.stop()
        if line:
            return _told(json.loads(line))
        if late:
            return failed(f"Het lezen duurde langer dan {seconds / 60:.0f} minuten", job.source.path)
        if fresh or self._ended:
            return failed("Het lezen van dit stuk is vastgelopen", job.source.path)
        return self.read(job)

    def end(self) -> None:
        """Kill the process, from another thread than reads; `read` returns and starts no other."""
        self._ended = True
        process = self._process
        if process is not None:
            process.kill()

    def stop(self) -> None:
        """End the process and let go of its pipes."""
        process, self._process, self._served = self._process, None, 0
        if process is not None:
            process.kill()
            process.communicate()

    def _ask(self, line: str, seconds: float) -> str:
        """The answer of the process; empty where it ended or was ended after so many seconds."""
        process = self._process = self._process or _start(self.command)
        assert process.stdin is not None and process.stdout is not None
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(line + "\n")
            process.stdin.flush()
            return process.stdout.readline()
        except (OSError, ValueError):  # the pipe is gone, or holds half a character
            return ""
        finally:
            timer.cancel()


def _start(command: Sequence[str]) -> subprocess.Popen[str]:
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("RAADBRON_DEBUG") == "1" else subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path, "OMP_THREAD_LIMIT": "1"},
        encoding="utf-8",
    )


def _told(answer: dict[str, Any]) -> str | None:
    if "errno" in answer:
        raise OSError(answer["errno"], os.strerror(answer["errno"] or 0), answer["file"])
    problem: str | None = answer["problem"]
    return problem


def _is_plain(job: Job) -> bool:
    """Whether a file is read without libraries that can crash or hang: plain text; or was read before."""
    try:
        with job.source.path.open("rb") as stream:
            head = stream.read(BEGINNING)
    except OSError:
        return True
    return find_format(head, job.source.path.name) == "text" or job.cache.is_read(job.source)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
