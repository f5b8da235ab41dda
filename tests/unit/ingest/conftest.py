"""What the ingest tests share: the two reports, read once a process, and small ways to look into them."""

from __future__ import annotations

from functools import cache

import pytest

from corpus.manifest import read_manifest
from corpus.model import DocumentInfo
from corpus.settings import DOCUMENTS
from ingest.lines import read_lines
from ingest.passages import split_passages
from ingest.readers.text.groups import style_of
from ingest.readers.text.reader import parse_plain_text
from ingest.reading import read_document

DROPPED = frozenset("-\ufffd\ufffe\u00ad\u200b\u200c\u200d\u2060\ufeff")


@cache
def _documents():
    return {info.id: read_document(DOCUMENTS / info.file, info).document for info in read_manifest(DOCUMENTS)}


@cache
def _passages():
    return {key: split_passages(document, 900) for key, document in _documents().items()}


def _squeeze(text):
    return "".join(c for c in text if not c.isspace() and c not in DROPPED)


def _parse(source, **changes):
    return parse_plain_text(
        source, DocumentInfo(**({"id": "x", "file": "x", "title": "X", "publisher": "P"} | changes))
    )


def _style(source):
    return style_of(source, read_lines(source))


@pytest.fixture(scope="session", params=["okt-jaarrapportage-2024", "rekenkamer-preventieve-jeugdhulp-2023"])
def document(request):
    """Each of the two reports."""
    return _documents()[request.param]


@pytest.fixture(scope="session")
def report():
    """The annual report."""
    return _documents()["okt-jaarrapportage-2024"]


@pytest.fixture(scope="session")
def audit():
    """The audit page."""
    return _documents()["rekenkamer-preventieve-jeugdhulp-2023"]


@pytest.fixture(scope="session")
def passages_of():
    """The passages of a report, of at most 900 characters."""
    return lambda document: _passages()[document.info.id]


@pytest.fixture(scope="session")
def squeeze():
    """A text without white space, hyphens and control characters: what repair never changes."""
    return _squeeze


@pytest.fixture(scope="session")
def parse():
    """A source text as a Document."""
    return _parse


@pytest.fixture(scope="session")
def style():
    """How the lines of a source text were broken."""
    return _style
