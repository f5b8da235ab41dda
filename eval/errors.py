"""What an evaluator can mend.

corpus.errors.RaadbronError
└── EvalError
    ├── SampleError   a question set is not there, cannot be read, or breaks its own rules
    └── LogError      the log of a run, or the baseline, is not there or cannot be used
"""

from __future__ import annotations

from corpus.errors import RaadbronError


class EvalError(RaadbronError):
    """Something of an evaluation cannot be used."""


class SampleError(EvalError):
    """A question set cannot be used."""


class LogError(EvalError):
    """A log or a baseline cannot be used."""
