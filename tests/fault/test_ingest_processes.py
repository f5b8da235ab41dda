"""A file that crashes, hangs or eats memory costs one Dutch line; all other files are read."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import ingest.work.parallel
from corpus.settings import Settings
from ingest.sources import find_sources
from ingest.work.cache import DocumentCache
from ingest.work.lock import IngestBusy, only_build
from ingest.work.parallel import PROCESSES, Limit, read_all
from ingest.work.worker import Job

ROOT = Path(ingest.__file__).parent.parent

# The real process, reading in a way that depends on the name of the file.
CODE = """
import ctypes, os, sys, time
import ingest.work.parts, ingest.work.worker

real = ingest.work.parts.read_document

def read_document(path, info):
    with open(os.environ["RAADBRON_TEST_LOG"], "a") as log:
        log.write(f"{os.getpid()} {path.name}\\n")
    if "crasht" in path.name:
        ctypes.string_at(0)
    if "hangt" in path.name:
        time.sleep(600)
    if "geheugen" in path.name:
        bytearray(ingest.work.worker.MEMORY)
    if "fout" in path.name:
        raise ZeroDivisionError("bij toeval")
    if "praat" in path.name:
        print("{}", flush=True)
    return real(path, info)

ingest.work.parts.read_document = read_document
ingest.work.worker.main()
"""
COMMAND = (sys.executable, "-c", CODE)
LIMIT = Limit()


@pytest.fixture
def log(tmp_path, monkeypatch):
    path = tmp_path / "log"
    path.touch()
    monkeypatch.setenv("RAADBRON_TEST_LOG", str(path))
    monkeypatch.setattr(ingest.work.parallel, "PLAIN_BYTES", 0)  # small texts go to processes too
    return path


@pytest.fixture
def run(tmp_path, log):
    def reading(*names, limit=LIMIT, command=COMMAND):
        folder = tmp_path / "stukken"
        folder.mkdir()
        for name in names:
            (folder / name).write_text(f"Dit is {name}.", "utf-8")
        cache = DocumentCache(tmp_path / "cache", 900)
        jobs = [Job(s, cache) for s in find_sources(Settings(), [folder]).files]
        told = []
        found = read_all(jobs, told.append, limit, command)
        assert told == [*range(1, len(jobs) + 1)]
        problems = {j.source.path.name: p for j, p in zip(jobs, found, strict=True) if p}
        whole = {j.source.path.name for j in jobs if cache.head(j.source)}
        assert whole == set(names) - problems.keys()
        assert not list((tmp_path / "cache").glob("*.half"))
        return problems

    return reading


def test_files_are_read_by_several_processes_and_none_is_left(run, log):
    assert run(*(f"{n}.txt" for n in range(12))) == {}
    pids = {int(line.split()[0]) for line in log.read_text().splitlines()}
    assert 1 <= len(pids) <= min(PROCESSES, os.cpu_count() or 1)
    assert not [pid for pid in pids if lives(pid)]
    assert os.getpid() not in pids


def lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_file_that_crashes_its_reader_is_one_line_and_the_others_are_read(run, log):
    names = [f"{n}.txt" for n in range(6)]
    problems = run(*names, "0-crasht.txt", "3-crasht.txt")
    assert problems.keys() == {"0-crasht.txt", "3-crasht.txt"}
    line = problems["3-crasht.txt"]
    assert line.startswith("Het lezen van dit stuk is vastgelopen (")
    assert "\n" not in line


def test_a_crash_after_other_files_is_tried_once_more_by_a_fresh_process(run, log, monkeypatch):
    monkeypatch.setattr(ingest.work.parallel, "PROCESSES", 1)
    run("a.txt", "b-crasht.txt", "c.txt")
    pids = [line.split() for line in log.read_text().splitlines()]
    assert [name for _, name in pids] == ["a.txt", "b-crasht.txt", "b-crasht.txt", "c.txt"]
    assert len({pid for pid, _ in pids}) == 3


def test_a_file_that_takes_too_long_is_given_up(run):
    started = time.monotonic()
    problems = run("a.txt", "b-hangt.txt", "c.txt", limit=Limit(15))
    assert problems.keys() == {"b-hangt.txt"}
    assert problems["b-hangt.txt"].startswith("Het lezen duurde langer dan 0 minuten (")
    assert time.monotonic() - started < 60


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_a_file_that_asks_for_too_much_memory_fails_by_itself(run):
    problems = run("a.txt", "b-geheugen.txt", "c.txt")
    assert problems.keys() == {"b-geheugen.txt"}
    assert problems["b-geheugen.txt"].startswith("Dit stuk vraagt te veel geheugen (")


def test_an_error_that_nobody_foresaw_is_one_line(run):
    problems = run("a.txt", "b-fout.txt")
    assert problems.keys() == {"b-fout.txt"}
    assert problems["b-fout.txt"].startswith("Het stuk is niet te lezen (")


def test_what_a_library_prints_is_no_answer(run):
    assert run("a.txt", "b-praat.txt", "c.txt") == {}


def test_a_process_that_cannot_be_used_at_all_is_a_line_a_file(run):
    problems = run("a.txt", "b.txt", command=(sys.executable, "-c", "raise SystemExit(3)"))
    assert problems.keys() == {"a.txt", "b.txt"}


def test_a_larger_file_may_take_longer(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"x" * 2_000_000)
    assert Limit(300, 30).seconds(tmp_path / "a.pdf") == 360
    assert Limit(300, 30).seconds(tmp_path / "weg.pdf") == 300


def test_a_process_that_reads_ends_with_its_parent(tmp_path, log):
    (tmp_path / "hangt.txt").write_text("x")
    parent = f"""
import sys
from pathlib import Path
from corpus.settings import Settings
import ingest.work.parallel
from ingest.work.cache import DocumentCache
from ingest.sources import find_sources
from ingest.work.worker import Job

ingest.work.parallel.PLAIN_BYTES = 0
source, = find_sources(Settings(), [Path({str(tmp_path / "hangt.txt")!r})]).files
job = Job(source, DocumentCache(Path({str(tmp_path / "cache")!r}), 900))
ingest.work.parallel.read_all([job], print, command=[sys.executable, "-c", {CODE!r}])
"""
    with subprocess.Popen([sys.executable, "-c", parent], cwd=ROOT) as process:
        until(lambda: "hangt.txt" in log.read_text())
        reader = int(log.read_text().split()[0])
        assert lives(reader)
        process.kill()
    until(lambda: not lives(reader))


def until(holds, seconds=30):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "took too long"
        time.sleep(0.05)


def test_a_second_ingest_in_the_same_folder_is_refused_in_one_line(tmp_path):
    (tmp_path / "a.txt").write_text("Tekst.")
    command = [
        sys.executable,
        "-m",
        "ui.cli",
        "--data",
        str(tmp_path / "data"),
        "ingest",
        str(tmp_path / "a.txt"),
    ]
    with only_build(tmp_path / "data"):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Er wordt al een index gebouwd in deze map (")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data" / "index").exists()


def test_the_lock_is_free_again_after_a_build_that_failed(tmp_path):
    with pytest.raises(ZeroDivisionError), only_build(tmp_path):
        raise ZeroDivisionError
    with only_build(tmp_path), pytest.raises(IngestBusy), only_build(tmp_path):
        raise AssertionError("two builds at once")
