"""The terminal: one Dutch line for whatever goes wrong, and a progress bar where somebody is looking."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING

from corpus.errors import RaadbronError
from ui.render import clean

if TYPE_CHECKING:
    from tqdm import tqdm

INTERRUPTED = 130
BAR = "{desc}: {percentage:3.0f}% |{bar:30}| {n_fmt}/{total_fmt} [{elapsed}, nog {remaining}]"

_REASONS = {
    errno.ENOENT: "bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "is een map",
    errno.EACCES: "geen toestemming",
    errno.EPERM: "geen toestemming",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijfruimte is op",
    errno.EFBIG: "het bestand wordt te groot",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EMFILE: "er zijn te veel bestanden open",
}


def say(line: str) -> None:
    """Write one line to stderr, stripped of control characters."""
    print(clean(line), file=sys.stderr, flush=True)


def reason(error: OSError) -> str:
    """Why the operating system refused, in Dutch."""
    return _REASONS.get(error.errno or 0, f"systeemfout {error.errno}")


def debugging(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether RAADBRON_DEBUG=1 asks for tracebacks."""
    return environment.get("RAADBRON_DEBUG") == "1"


def guard(work: Callable[[], int]) -> int:
    """Run a command and turn whatever it raises into one line on stderr and an exit status."""
    _lenient_streams()
    try:
        status = work()
        sys.stdout.flush()
    except KeyboardInterrupt:
        say("Afgebroken.")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has left (`raadbron search … | head`): no error, and nothing left to tell.
        _close_quietly()
        return 0
    except RaadbronError as error:
        say(str(error))
        return 1
    except OSError as error:
        _trace()
        name = error.filename if isinstance(error.filename, str) else "een bestand"
        say(f"Kan {name} niet lezen of schrijven: {reason(error)}. Controleer het pad en de rechten.")
        return 1
    except Exception as error:
        _trace()
        say(unexpected(error))
        return 1
    return status


def unexpected(error: BaseException) -> str:
    """The line for an error that nobody foresaw."""
    told = clean(str(error))[:200]
    name = type(error).__name__ + (f": {told}" if told else "")
    return f"Onverwachte fout ({name}); meld dit met de opdracht en de uitvoer onder RAADBRON_DEBUG=1."


class Progress:
    """A progress bar on stderr for every step of the work; silent where stderr is no terminal."""

    def __init__(self) -> None:
        """Start without a bar: the first report draws it."""
        self._step = ""
        self._bar: tqdm | None = None

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show that `done` of `total` of a step is ready."""
        if step != self._step:
            self._open(step, total)
        if self._bar is not None:
            self._bar.total = total
            self._bar.n = done
            self._bar.refresh()

    def __enter__(self) -> Progress:
        """The bar itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the last bar standing and go to the next line."""
        self._shut()

    def _open(self, step: str, total: int) -> None:
        self._shut()
        self._step = step
        if sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=total, desc=step, bar_format=BAR, file=sys.stderr)

    def _shut(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar = None


def _lenient_streams() -> None:
    # A terminal that cannot show a character shows "?" instead of ending in an error.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _close_quietly() -> None:
    # Python flushes stdout once more on exit; without this that prints an "Exception ignored".
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _trace() -> None:
    if debugging():
        traceback.print_exc()
