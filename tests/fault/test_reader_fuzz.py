"""Files that are spoiled at random become a Document that holds together, or one Dutch line; none hangs.

In a usual run some 200 files; `RAADBRON_FUZZ=2000 pytest tests/fault/test_reader_fuzz.py` for a long one.
PDFs are read in processes of their own, as ingest does: pdfium is written in C.
"""

from __future__ import annotations

import base64
import io
import os
import random
import re
import signal
import sys
import time
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.model import DocumentInfo
from corpus.settings import Settings
from ingest.figures.extract import extract_figures
from ingest.passages import split_passages
from ingest.reading import read_document
from ingest.sources import find_sources
from ingest.work.cache import DocumentCache
from ingest.work.parallel import Limit, read_all
from ingest.work.worker import Job


def plain_pdf(data):
    """The PDF with its streams unpacked: what is spoiled there is drawn, and not only refused."""

    def unpack(match):
        stream = zlib.decompress(base64.a85decode(match[2].strip(), adobe=False))
        head = re.sub(rb"/Filter \[[^\]]*\]|/Length \d+", b"", match[1])
        return head.rstrip() + b" /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream"

    found = re.compile(rb"(<<[^<>]*)>>\s*stream\n(.*?)~>\s*endstream", re.DOTALL)
    return found.sub(unpack, data)


DOCUMENTS = Path(__file__).parents[1] / "golden" / "documents"
SEEDS = {path.suffix: path.read_bytes() for path in sorted(DOCUMENTS.iterdir())}
PDFS = (SEEDS[".pdf"], plain_pdf(SEEDS[".pdf"]))
SEEDS[".txt"] = SEEDS[".md"].split(b"---\n")[-1]

COUNT = int(os.environ.get("RAADBRON_FUZZ", "200"))
LONGEST = 10 if COUNT <= 200 else 5
"""How long one file may take, seconds; a shared machine may stand still for a while."""
FOREIGN = re.compile(r"\w(?:Error|Exception)\b|Traceback|<class")


def times(share):
    """Settings for a share of the files, in percent."""
    return settings(
        max_examples=max(1, COUNT * share // 100),
        derandomize=COUNT <= 200,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


# Spoiled files

Spoil = tuple[str, int, int, bytes]
spoils = st.lists(
    st.tuples(
        st.sampled_from(["cut", "flip", "delete", "double", "insert", "swap"]),
        st.integers(0, 10**6),
        st.integers(1, 400),
        st.one_of(
            st.binary(min_size=1, max_size=12),
            st.text(min_size=1, max_size=8).map(lambda text: text.encode("utf-8", "replace")),
            st.sampled_from(
                (
                    *(
                        b"<",
                        b"</",
                        b">",
                        b"&#0;",
                        b"&x;",
                        b'"',
                        b";",
                        b"|",
                        b"\n",
                        b"\t",
                        b"0",
                        b"-1",
                        b"9" * 30,
                    ),
                    *(b"1.234,5", b"12%", b"x \xe2\x82\xac 1.000", b"31-12-2024", b"\xe2\x80\x8b", b"\xff"),
                )
            ),
        ),
    ),
    min_size=1,
    max_size=5,
)


def spoiled(data, spoil):
    """The bytes with some of them cut off, changed, taken out, doubled, put in or moved."""
    for how, place, size, sign in spoil:
        at = place % max(len(data), 1)
        part = data[at : at + size]
        head, tail = data[:at], data[at + size :]
        data = {
            "cut": head,
            "flip": head + bytes(b ^ sign[0] for b in part[:3]) + part[3:] + tail,
            "delete": head + tail,
            "double": head + part + part + tail,
            "insert": head + sign + part + tail,
            "swap": tail + head + part,
        }[how]
    return data


def spoiled_part(data, number, spoil):
    """An archive with one of its parts spoiled, packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = [n for n in old.namelist() if n.endswith((".xml", ".rels"))]
        main = [n for n in names if re.search(r"document|sheet|styles|numbering|strings|workbook", n)]
        chosen = (main * 4 + names)[number % (len(main) * 4 + len(names))]
        for name in old.namelist():
            new.writestr(name, spoiled(old.read(name), spoil) if name == chosen else old.read(name))
    return out.getvalue()


MARKS = st.sampled_from(
    """<p> </p> <table> </table> <tr> <td> <th> <td_colspan=3> <td_rowspan=99> <td_rowspan=0> <caption> <ul>
    <li> <ol_start=-1> <h1> </h1> <h6> <div_hidden> </div> <b> <sup> </sup> <script> </script> <!-- -->
    <![CDATA[ &nbsp; &#x110000; # ## - * 1. > | |---| ``` ~~~ [^1] [^1]: [a](b) ![a](b) ; , \t \n \n\n
    \n\n\n \f " ' € % 2024 12,5 1.234 -3 – (4) x_€_1.000 Tabel_1 in_weken Totaal Wijk Noord daalde van naar
    2023-2024 \u200b \u00ad \u0301 --- === <main> <nav> <a_href=#> <dl> <dt> <dd> <pre> <br> <svg> <math>
    <template> <frameset>""".split()
).map(lambda mark: mark.replace("_", " ").replace("\\t", "\t").replace("\\n", "\n").replace("\\f", "\f"))
markup = st.lists(st.one_of(MARKS, st.text(max_size=6)), max_size=60).map(
    lambda parts: " ".join(parts).encode("utf-8", "replace")
)


# What must hold


@contextmanager
def watched():
    """Stop what takes too long; without alarms on this system, tell afterwards."""

    def late(number, frame):
        raise TimeoutError("reading took too long")

    alarm = hasattr(signal, "SIGALRM")
    old = signal.signal(signal.SIGALRM, late) if alarm else None
    if alarm:
        signal.alarm(LONGEST)
    started = time.perf_counter()
    try:
        yield
    finally:
        if alarm:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, old)
        SLOWEST[0] = max(SLOWEST[0], time.perf_counter() - started)
        READ[0] += 1
    assert time.perf_counter() - started < LONGEST + 1


SLOWEST, READ, REFUSED = [0.0], [0], [0]


@pytest.fixture(scope="module", autouse=True)
def told():
    yield
    if COUNT > 200:
        counts = f"{READ[0]} files, {REFUSED[0]} refused, longest {SLOWEST[0]:.2f} s"
        print(f"\nHere: {counts}", file=sys.stderr)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("stukken")


def check(folder, suffix, data):
    """Read bytes as ingest does, and hold the outcome against what all readers promise."""
    path = folder / f"stuk{suffix}"
    path.write_bytes(data)
    try:
        with watched():
            read = read_document(path, DocumentInfo("x", "x", "", "P"))
            passages = split_passages(read.document, 900)
            figures = extract_figures(read.document, passages)
    except DocumentError as error:
        REFUSED[0] += 1
        line = str(error)
        assert error.mend and "\n" not in line and len(line) <= 300 and not FOREIGN.search(line), line
        return
    assert all("\n" not in w and len(w) <= 300 for w in read.warnings)
    check_document(read.document)
    check_passages(read.document, passages, figures)


def check_document(document):
    text = document.text
    assert document.blocks
    assert len(document.origin) == len(text)
    assert all(0 <= place < len(document.source) for place in document.origin)
    end = 0
    for block in document.blocks:
        place = block.provenance
        assert end <= place.begin < place.end <= len(text)
        assert block.text == text[place.begin : place.end]
        end = place.end
    for table in document.tables:
        for row in table.rows:
            assert 0 <= row.begin < row.end <= len(text)
            assert len(row.cells) == len(table.columns)
            for cell in (*row.cells, *row.loose):
                assert cell is None or row.begin <= cell.begin <= cell.end <= row.end
                assert cell is None or cell.text == text[cell.begin : cell.end]


def check_passages(document, passages, figures):
    by_id = {p.id: p for p in passages}
    assert len(by_id) == len(passages)
    for passage in passages:
        place = passage.provenance
        assert passage.text == document.text[place.begin : place.end]
        assert passage.sentences
        assert all(0 <= b < e <= len(passage.text) for b, e in passage.sentences)
    for figure in figures:
        assert figure.display == by_id[figure.passage_id].text[figure.begin : figure.end]


@times(12)
@given(suffix=st.sampled_from(sorted(SEEDS.keys() - {".pdf"})), data=st.binary(max_size=300))
def test_any_bytes(folder, suffix, data):
    check(folder, suffix, data)


@times(20)
@given(suffix=st.sampled_from([".html", ".md", ".csv", ".txt"]), spoil=spoils)
def test_spoiled_texts(folder, suffix, spoil):
    check(folder, suffix, spoiled(SEEDS[suffix], spoil))


@times(20)
@given(suffix=st.sampled_from([".html", ".md", ".csv", ".txt"]), data=markup)
def test_markup_at_random(folder, suffix, data):
    check(folder, suffix, data)


@times(6)
@given(suffix=st.sampled_from([".docx", ".xlsx"]), spoil=spoils)
def test_spoiled_archives(folder, suffix, spoil):
    check(folder, suffix, spoiled(SEEDS[suffix], spoil))


@times(22)
@given(suffix=st.sampled_from([".docx", ".xlsx"]), number=st.integers(0, 999), spoil=spoils)
def test_spoiled_parts_of_archives(folder, suffix, number, spoil):
    check(folder, suffix, spoiled_part(SEEDS[suffix], number, spoil))


def any_spoil(chance):
    """What hypothesis would make of `spoils`, for many files that are read together."""
    signs = (b"<", b">>", b"0", b"-1", b"9" * 30, b"/", b"(", b"]", b" Tj ", b"\n", b"\0", b"\xff")
    ways = ("cut", "flip", "delete", "double", "insert", "swap", "flip", "insert")
    return [
        (chance.choice(ways), chance.randrange(10**6), chance.randint(1, 60), chance.choice(signs))
        for _ in range(chance.randint(1, 3))
    ]


def test_spoiled_pdfs_in_processes_of_their_own(tmp_path):
    folder, count, chance = tmp_path / "pdf", COUNT // 5, random.Random(COUNT)
    folder.mkdir()
    for number in range(count):
        data = spoiled(PDFS[number % len(PDFS)], any_spoil(chance))
        (folder / f"{number:04}.pdf").write_bytes(data + b"%%%d" % number)
    cache = DocumentCache(tmp_path / "cache", 900)
    jobs = [Job(s, cache) for s in find_sources(Settings(), [folder]).files]
    assert len(jobs) == count
    problems = read_all(jobs, lambda done: None, Limit(30, 0))
    for job, problem in zip(jobs, problems, strict=True):
        if problem is None:
            check_document(cache.document(job.source))
            check_passages(cache.document(job.source), cache.passages(job.source), cache.figures(job.source))
        else:
            assert "\n" not in problem and len(problem) <= 300 and not FOREIGN.search(problem), problem
    lost = [p for p in problems if p and ("vastgelopen" in p or "langer dan" in p or "niet te lezen (" in p)]
    assert not lost, lost
    if COUNT > 200:
        refused = sum(p is not None for p in problems)
        print(f"\nApart: {count} PDF files, {refused} refused, none crashed or hung", file=sys.stderr)
