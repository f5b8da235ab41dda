"""The process that reads files: `python -m ingest.work.worker`, a line of JSON in for each file, one out.

A library that crashes on bad bytes takes this process with it and no other. It ends with its parent, however
that ends, and asks for no more memory than it may have: a file that needs more fails by itself.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from corpus.errors import DocumentError
from ingest.sources import Source
from ingest.work.cache import DocumentCache

MEMORY = 4 << 30
"""The most memory that reading may ask for, bytes."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read into the cache."""

    source: Source
    cache: DocumentCache


_JOB = TypeAdapter(Job)


def dump_job(job: Job) -> str:
    """A job as a line of JSON."""
    return json.dumps(_JOB.dump_python(job, mode="json"))


def read(job: Job) -> str | None:
    """Read a document into the cache; the Dutch line for it where that fails, else None.

    Raises:
        OSError: the cache cannot be written.
    """
    try:
        job.cache.fill(job.source)
    except DocumentError as error:
        return str(error)
    except OSError:
        raise
    except MemoryError:
        return failed("Dit stuk vraagt te veel geheugen", job.source.path)
    except Exception:  # a library may raise anything on bad bytes; the other files must go on
        if os.environ.get("RAADBRON_DEBUG") == "1":
            traceback.print_exc()
        return failed("Het stuk is niet te lezen", job.source.path)
    return None


def failed(what: str, path: Path) -> str:
    """The line for a file that could not be read, for a reason that its reader did not give."""
    mend = "Sla het opnieuw op, of laat het weg."
    return str(DocumentError(what, where=str(path), mend=mend))


def main() -> None:
    """Read what the lines of stdin ask for until they end."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit_memory()
    jobs: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    while True:
        answers.write(json.dumps(_answer(_JOB.validate_json(jobs.get()))) + "\n")
        answers.flush()


def _answer(job: Job) -> dict[str, Any]:
    try:
        return {"problem": read(job)}
    except OSError as error:
        return {"errno": error.errno, "file": str(error.filename or job.cache.folder)}


def _listen(jobs: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        jobs.put(line)
    os._exit(0)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (OSError, ValueError):  # macOS has no such limit; an administrator may have set a lower one
        return


if __name__ == "__main__":
    main()
