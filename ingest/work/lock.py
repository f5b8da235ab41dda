"""One build at a time: two would remove each other's files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import RaadbronError


class IngestBusy(RaadbronError):
    """Another process is building in the same folder."""


@contextmanager
def only_build(data: Path) -> Iterator[None]:
    """Hold the lock on building in a data folder; the system lets go of it however the process ends.

    Raises:
        IngestBusy: another process holds it.
        OSError: the folder cannot be written.
    """
    data.mkdir(parents=True, exist_ok=True)
    path = data / "ingest.lock"
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise IngestBusy(
            "Er wordt al een index gebouwd in deze map",
            where=str(data),
            mend="Wacht tot die opdracht klaar is, of kies een andere map met --data.",
        ) from None
    try:
        yield
    finally:
        lock.release()
