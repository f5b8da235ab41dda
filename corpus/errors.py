"""Every error a user can meet, in one tree.

RaadbronError
├── SettingsError      a setting or environment variable cannot be used
├── ManifestError      corpus/documents/manifest.yaml is wrong, or a file differs from it
├── DocumentError      one source file cannot be read; ingest reports it and goes on
├── ModelError         the embedding model is missing or unusable
├── IndexUnusable      the index cannot be used
│   ├── IndexMissing   there is none yet
│   └── IndexStale     it was built from another corpus, model or format
├── QuestionError      the question cannot be taken as it is (empty, too long, binary)
├── NotFound           an id that the corpus does not hold
├── BatchError         a batch file cannot be read or written
└── ServeError         the page or the API cannot be started (a port in use)

eval.errors.EvalError, with SampleError and LogError below it, hangs on the same root: see there.

Each carries one Dutch line: what is wrong, where, and how to mend it. That no answer was found is not an
error but a status of `corpus.model.Answer`.
"""

from __future__ import annotations


class RaadbronError(Exception):
    """An error the user can mend.

    Args:
        what: what is wrong, in Dutch, without a full stop.
        where: the file, setting or place; may be empty.
        mend: what to do about it, a Dutch sentence; may be empty.
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(str(self))

    def __str__(self) -> str:
        """One Dutch line: what, where, how to mend."""
        place = f" ({self.where})" if self.where else ""
        line = f"{self.what}{place}. {self.mend}".strip()
        return " ".join(line.split())


class SettingsError(RaadbronError):
    """A setting or environment variable cannot be used."""


class ManifestError(RaadbronError):
    """The manifest is wrong, or a file differs from what it says."""


class DocumentError(RaadbronError):
    """One source file cannot be read."""


class ModelError(RaadbronError):
    """The embedding model is missing or unusable."""


class IndexUnusable(RaadbronError):
    """The index cannot be used."""


class IndexMissing(IndexUnusable):
    """There is no index yet."""


class IndexStale(IndexUnusable):
    """The index was built from another corpus, model or format."""


class QuestionError(RaadbronError):
    """The question cannot be taken as it is."""


class NotFound(RaadbronError):
    """An id that the corpus does not hold."""


class BatchError(RaadbronError):
    """A batch file cannot be read or written."""


class ServeError(RaadbronError):
    """The page or the API cannot be started."""
