"""The structured form of the two reports and of a small paper in each format, against files that people read.

After a wanted change: `pytest tests/golden --golden-rewrite`, and read the difference.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.manifest import read_manifest
from corpus.model import DocumentInfo
from corpus.settings import DOCUMENTS
from ingest.reading import read_document

HERE = Path(__file__).parent
INFOS = read_manifest(DOCUMENTS)
PAPERS = sorted((HERE / "documents").iterdir())


def structure(document):
    """What a reader would check: blocks with kind, page, section and text; tables by row."""
    blocks = [
        [block.kind, block.provenance.page, " / ".join(block.section), block.text]
        for block in document.blocks
    ]
    tables = [
        {
            "id": table.id,
            "title": table.title,
            "page": table.page,
            "section": " / ".join(table.section),
            "row_heading": table.row_heading,
            "columns": list(table.columns),
            "notes": list(table.notes),
            "rows": [
                [row.group, row.label, [c and c.text for c in row.cells], [c.text for c in row.loose]]
                for row in table.rows
            ],
        }
        for table in document.tables
    ]
    printed = {
        str(b.provenance.page): b.provenance.printed_page
        for b in document.blocks
        if b.provenance.printed_page
    }
    return {
        "document": document.info.id,
        "pages": document.pages,
        "printed_pages": printed,
        "blocks": blocks,
        "tables": tables,
    }


def described(read):
    """Of a small paper all that counts: places, what the values are, and what is told of it."""
    document = read.document
    places = [[b.text[:20], b.provenance.page, b.provenance.place] for b in document.blocks]
    values = [
        [table.title, row.label, column, cell and f"{cell.value} {cell.unit}".strip(), cell and cell.place]
        for table in document.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    ]
    own = {"title": document.info.title, "published": document.info.published}
    return {**structure(document), **own, "warnings": list(read.warnings), "places": places, "values": values}


def written(value):
    """JSON with a block or table a line, so that a difference reads well."""
    lines = []
    for key, part in value.items():
        if isinstance(part, list):
            items = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in part)
            lines.append(f" {json.dumps(key)}: [\n{items}\n ]" if part else f" {json.dumps(key)}: []")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(part, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


@pytest.mark.parametrize("info", INFOS, ids=lambda info: info.id)
def test_structure(info, golden_rewrite):
    compare(info.id, structure(read_document(DOCUMENTS / info.file, info).document), golden_rewrite)


def paper(path):
    return pytest.param(path, id=path.suffix[1:])


@pytest.mark.parametrize("path", [paper(p) for p in PAPERS])
def test_structure_of_a_small_paper(path, golden_rewrite):
    info = DocumentInfo(name_of(path), path.name, "", "Gemeente Duinrand")
    compare(name_of(path), described(read_document(path, info)), golden_rewrite)


def name_of(path):
    return f"{path.stem}-{path.suffix[1:]}"


def compare(name, value, golden_rewrite):
    found = written(value)
    path = HERE / f"{name}.json"
    if golden_rewrite:
        path.write_text(found, "utf-8")
    kept = path.read_text("utf-8")
    assert json.loads(found) == json.loads(kept)
    assert found == kept


def test_there_is_a_golden_file_for_each_document_and_no_other():
    names = {info.id for info in INFOS} | {name_of(path) for path in PAPERS}
    assert {path.stem for path in HERE.glob("*.json")} == names


def test_the_flag_is_off_in_continuous_integration(pytestconfig):
    assert not (pytestconfig.getoption("golden_rewrite", default=False) and os.environ.get("CI"))


def test_the_flag_is_refused_in_continuous_integration():
    before = {path: path.stat().st_mtime_ns for path in HERE.glob("*.json")}
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            str(HERE),
            "--golden-rewrite",
            "-k",
            "structure",
            "-p",
            "no:cacheprovider",
        ],
        cwd=HERE.parents[1],
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1 and "not rewritten in continuous integration" in run.stdout
    assert {path: path.stat().st_mtime_ns for path in HERE.glob("*.json")} == before
