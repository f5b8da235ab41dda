"""What a file is, told by its content."""

from __future__ import annotations

import io
import zipfile

import pytest

from ingest.formats import find_format


def office(part):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(part, "<x/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "brief.txt", "pdf"),
        (b"\n\n%PDF-1.4", "brief.docx", "pdf"),
        (office("word/document.xml"), "brief.zip", "docx"),
        (office("xl/workbook.xml"), "brief.docx", "xlsx"),
        (office("ppt/presentation.xml"), "brief.pptx", "unknown"),
        (b"PK\x03\x04 broken", "brief.docx", "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "brief.doc", "unknown"),
        (b"\x89PNG\r\n\x1a\n\0", "foto.txt", "unknown"),
        (b"<!DOCTYPE html><p>Verslag", "pagina", "html"),
        (b"<p>Verslag</p>", "pagina.html", "html"),
        ("<html><p>Verslag".encode("utf-16"), "pagina.txt", "html"),
        (b"# Verslag", "verslag.md", "markdown"),
        (b"a;b", "cijfers.CSV", "csv"),
        ("Verslag".encode("utf-16"), "verslag.txt", "text"),
        (b"Verslag over a < b", "verslag", "text"),
    ],
)
def test_content_tells_the_format_and_the_name_only_what_looks_alike(data, name, kind):
    assert find_format(data, name) == kind
