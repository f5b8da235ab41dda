"""How fast documents are read and embedded, and in how much memory: `python -m eval.ingest_speed`.

Makes PDFs of varied Dutch words and tables of numbers, so what is measured is time and memory, never quality.
Reading and publishing are measured in full; embedding on a sample of the texts, and extrapolated from that.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from wordfreq import top_n_list

from corpus.embedder import hash_model, open_embedder
from corpus.settings import Settings, read_settings
from ingest.sources import Source, find_sources
from ingest.work.cache import DocumentCache
from ingest.work.parallel import read_all
from ingest.work.vector_cache import FILE_ROWS, VectorCache
from ingest.work.worker import Job

SAMPLE = 384
"""Texts that are embedded to measure the speed."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of wall clock, and the greatest memory of the process, megabytes."""

    seconds: float
    megabytes: float


def main(argv: Sequence[str] | None = None) -> int:
    """Make the documents, measure, tell."""
    parser = argparse.ArgumentParser(description="Meet hoe snel stukken worden ingelezen.")
    parser.add_argument("--documents", type=int, default=50, help="aantal PDF's (standaard 50)")
    parser.add_argument("--pages", type=int, default=30, help="bladzijden in elk (standaard 30)")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), args.documents, args.pages)
    return 0


def _measure(base: Path, documents: int, pages: int) -> None:
    data, files = base / "data", base / "stukken"
    data.mkdir()
    files.mkdir()
    (data / "model").symlink_to(read_settings().model_cache.resolve(), target_is_directory=True)
    settings = Settings(data=data)
    for number in range(documents):
        write_pdf(files / f"stuk-{number:04}.pdf", pages, seed=number)
    total = documents * pages
    sources, seconds = _read(settings, files)
    size = sum(path.stat().st_size for path in files.iterdir()) / 1e6
    _tell(f"{documents} PDF's van {pages} bladzijden, {size:.0f} MB")
    _tell(f"lezen: {seconds:.0f} s, {total / seconds:.1f} bladzijden/s")
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:  # a process counts its parent's memory too
        apart.submit(_embed, settings, sources, total).result()
    _tell_ingest("index maken, alles gelezen en ingebed", settings, files)
    write_pdf(files / "stuk-nieuw.pdf", pages, seed=documents)
    (files / "stuk-0000.pdf").unlink()
    _tell_ingest("bijwerken: een stuk erbij (met inbedden) en een stuk eraf", settings, files)
    _tell_open(settings)


def _read(settings: Settings, files: Path) -> tuple[tuple[Source, ...], float]:
    sources = find_sources(settings, [files]).files
    kept = _cache(settings)
    started = time.perf_counter()
    problems = read_all([Job(s, kept) for s in sources], lambda done: None)
    for problem in filter(None, problems):
        _tell(problem)
    read = tuple(s for s, p in zip(sources, problems, strict=True) if p is None)
    return read, time.perf_counter() - started


def _cache(settings: Settings) -> DocumentCache:
    return DocumentCache(settings.data / "cache" / "documents", settings.passage_size)


def _embed(settings: Settings, sources: Sequence[Source], pages: int) -> None:
    """Embed a sample; the other texts get a vector by chance, so that the index has its full size."""
    kept = _cache(settings)
    model_hash = hash_model(settings.model, settings.model_cache)
    vectors = VectorCache.open(settings.data / "cache" / "vectors", model_hash)
    texts: dict[str, None] = {}
    for source in sources:
        texts.update(dict.fromkeys((*(p.search_text for p in kept.passages(source)), *kept.texts(source))))
    every = list(texts)
    sample = random.Random(0).sample(every, min(SAMPLE, len(every)))
    embedder = open_embedder(settings.model, settings.model_cache)
    embedder.passages(sample[:32])  # the first batches set up
    started = time.perf_counter()
    rows = embedder.passages(sample)
    speed = len(sample) / (time.perf_counter() - started)
    vectors.add(sample, rows)
    _fill(vectors, every, rows.shape[1])
    _tell(
        f"inbedden (geschat uit {len(sample)} teksten): {len(every) / speed:.0f} s "
        f"voor {len(every)} teksten, {speed:.0f} teksten/s, {pages * speed / len(every):.1f} bladzijden/s"
    )


def _fill(vectors: VectorCache, texts: Sequence[str], width: int) -> None:
    chance = np.random.default_rng(0)
    rest = vectors.missing(texts)
    for begin in range(0, len(rest), FILE_ROWS):
        part = rest[begin : begin + FILE_ROWS]
        rows = chance.standard_normal((len(part), width), dtype=np.float32)
        vectors.add(part, rows / np.linalg.norm(rows, axis=1, keepdims=True))


def _tell_ingest(what: str, settings: Settings, files: Path) -> None:
    command = ("-m", "ui.cli", "--data", str(settings.data), "ingest", str(files))
    done = _run(command)
    _tell(f"{what}: {done.seconds:.0f} s, hooguit {done.megabytes:.0f} MB")


def _tell_open(settings: Settings) -> None:
    code = "import sys; from pathlib import Path; from corpus.settings import Settings; "
    code += "from corpus.index import open_index; open_index(Settings(data=Path(sys.argv[1])))"
    done = _run(("-c", code, str(settings.data)))
    _tell(f"index openen: {done.seconds:.1f} s, hooguit {done.megabytes:.0f} MB (zonder model)")
    current = (settings.index / "CURRENT").read_text()
    for name, folder in (("index", settings.index / current), ("voorraad", settings.data / "cache")):
        size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
        _tell(f"{name} op schijf: {size / 1e6:.0f} MB")


def _run(arguments: Sequence[str]) -> Measured:
    """Run Python to its end, without the processes that it starts itself.

    Raises:
        SystemExit: it failed.
    """
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(process.returncode)
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Measured(time.perf_counter() - started, usage.ru_maxrss / scale)


def _tell(line: str) -> None:
    print(line, flush=True)


def write_pdf(path: Path, pages: int, seed: int) -> None:
    """A report of random Dutch words: a heading and paragraphs on every page, a table on every third."""
    from reportlab.pdfgen.canvas import Canvas

    chance = random.Random(seed)
    canvas = Canvas(str(path), pageCompression=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 790, f"{number}. {_sentence(chance, 4)[:-1]}")
        canvas.setFont("Helvetica", 10)
        if number % 3 == 0:
            _table(canvas.drawString, chance)
            canvas.grid([55, 215, 285, 355, 425, 495], [512 - 16 * n for n in range(16)])
        text = canvas.beginText(60, 760)
        for line in _lines(chance, 18 if number % 3 == 0 else 46):
            text.textLine(line)
        canvas.drawText(text)
        canvas.drawString(290, 30, str(number))
        canvas.showPage()
    canvas.save()


def _lines(chance: random.Random, count: int) -> list[str]:
    """Paragraphs of about six printed lines, an empty line between them."""
    words = " ".join(_sentence(chance, chance.randint(8, 24)) for _ in range(count)).split()
    lines = [" ".join(words[n : n + 9]) for n in range(0, len(words), 9)]
    return [line for n, line in enumerate(lines) for line in ([line, ""] if n % 6 == 5 else [line])][:count]


def _table(draw: Callable[[float, float, str], object], chance: random.Random) -> None:
    years = [str(chance.randint(2018, 2020) + n) for n in range(4)]
    rows = [["Onderwerp", *years]]
    for _ in range(14):
        label = _sentence(chance, 2)[:-1]
        rows.append([label, *(f"{chance.randint(1000, 99999):,}".replace(",", ".") for _ in years)])
    for n, row in enumerate(rows):
        for column, cell in enumerate(row):
            draw(60 + (0 if not column else 160 + 70 * column), 500 - 16 * n, cell)


def _sentence(chance: random.Random, count: int) -> str:
    words = chance.choices(_words(), k=count)
    if chance.random() < 0.3:
        words.insert(count // 2, f"{chance.randint(2, 999)}")
    return " ".join(words).capitalize() + "."


@cache
def _words() -> tuple[str, ...]:
    return tuple(w for w in top_n_list("nl", 20000) if w.isalpha() and len(w) <= 12)


if __name__ == "__main__":
    sys.exit(main())
