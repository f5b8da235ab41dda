"""The flag that writes the golden files anew: `pytest tests/golden --golden-rewrite`."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser):
    parser.addoption(
        "--golden-rewrite",
        action="store_true",
        help="write the golden files anew instead of comparing with them",
    )


@pytest.fixture(scope="session")
def golden_rewrite(pytestconfig):
    """Whether this run writes the golden files; never in continuous integration (CI)."""
    asked = bool(pytestconfig.getoption("golden_rewrite", default=False))
    if asked and os.environ.get("CI"):
        pytest.fail("golden files are not rewritten in continuous integration", pytrace=False)
    return asked
