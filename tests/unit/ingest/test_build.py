"""Building after a change: only what changed is read and embedded, and the index does not tell."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from itertools import count

import numpy as np
import pytest
import yaml

import ingest.build
import ingest.work.cache
import ingest.work.vector_cache
from corpus.bm25 import Bm25
from corpus.errors import DocumentError
from corpus.index import open_index
from corpus.manifest import file_hash
from corpus.settings import Settings
from corpus.vectors import FaissStore
from corpus.windows import marked
from ingest.build import build_index

TEXTS = {
    "a": "Trainingen\n\nIn 2023 waren er 98 trainingen van het Voortgezet Onderwijs (VO).\n\nDat is veel.\n",
    "b": "Wachttijd\n\nDe wachttijd was 12 weken. In 2022 was dat nog 9 weken.\n",
    "c": "Zwemles\n\nEr waren 41 zwemlessen.\n\nDat is veel.\n",
}


class Counting:
    """The real model, and which texts it was asked for."""

    def __init__(self, embedder):
        self.embedder, self.texts, self.stop_after = embedder, [], None

    def passages(self, texts, progress=None):
        if self.stop_after is not None and len(self.texts) >= self.stop_after:
            raise KeyboardInterrupt
        self.texts.extend(texts)
        return self.embedder.passages(texts, progress)


@pytest.fixture
def model(embedder, monkeypatch):
    counting = Counting(embedder)
    monkeypatch.setattr(ingest.build, "open_embedder", lambda name, cache: counting)
    monkeypatch.setattr(ingest.build, "hash_model", lambda name, cache: embedder.model_hash)
    return counting


@pytest.fixture
def read(monkeypatch):
    """The ids of the documents that were read."""
    found, real = [], ingest.work.cache.read_parts

    def reading(source, size):
        found.append(source.info.id)
        return real(source, size)

    monkeypatch.setattr(ingest.work.cache, "read_parts", reading)
    return found


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def build(tmp_path, corpus, model, read):
    """Build the folder of texts, in the same data folder unless another is named."""

    def run(data="data", **changes):
        model.texts.clear()
        read.clear()
        return build_index(replace(Settings(data=tmp_path / data), **changes), [corpus])

    return run


def opened(tmp_path, data="data"):
    return open_index(Settings(data=tmp_path / data))


def counts(report):
    return report.new, report.renewed, report.same, report.removed


def test_what_did_not_change_is_neither_read_nor_embedded(build, model, read):
    assert counts(build()) == (3, 0, 0, 0)
    assert sorted(read) == ["a", "b", "c"]
    assert model.texts
    assert counts(build()) == (0, 0, 3, 0)
    assert (read, model.texts) == ([], [])


def test_a_text_that_stands_twice_is_embedded_once(build, model):
    build()
    assert len(model.texts) == len(set(model.texts))


def test_of_a_changed_document_only_the_changed_passage_is_embedded(build, corpus, model, read):
    build()
    (corpus / "b.txt").write_text(TEXTS["b"] + "\nNu gaat het beter.\n", "utf-8")
    assert counts(build()) == (0, 1, 2, 0)
    assert read == ["b"]
    assert all("Nu gaat het beter." in t for t in model.texts)
    assert len(model.texts) == 4  # the passage, and its three sentences marked in it
    assert not [t for t in model.texts if "training" in t or "zwemles" in t]


def test_a_removed_document_leaves_index_vectors_words_and_cache(build, corpus, tmp_path):
    build()
    (corpus / "c.txt").unlink()
    assert counts(build()) == (0, 0, 2, 1)
    index = opened(tmp_path)
    assert [d.info.id for d in index.documents] == ["a", "b"]
    assert not [p for p in index.passages if "zwem" in p.text]
    assert Bm25.load(index.folder, len(index.passages)).frequency("zwemles") == 0
    assert all(b"zwemles" not in f.read_bytes() for f in index.folder.rglob("*") if f.is_file())
    FaissStore.load(index.folder, None, None, len(index.passages))
    cache = tmp_path / "data" / "cache"
    assert len(list((cache / "documents").iterdir())) == 2
    texts = {p.search_text for p in index.passages} | set(sentences(index))
    assert sum(len(np.load(f)) for f in cache.glob("vectors/*/*.npy")) == len(texts)


def sentences(index):
    for passage in index.passages:
        before = passage.search_text.index(passage.text)
        yield from (marked(passage.search_text, before + b, before + e) for b, e in passage.sentences)


def test_an_index_does_not_tell_its_history(build, corpus, tmp_path):
    build()
    (corpus / "b.txt").write_text("Wachttijd\n\nDe wachttijd was 7 weken.\n", "utf-8")
    (corpus / "c.txt").unlink()
    build()
    (corpus / "d.txt").write_text("Dagbesteding\n\nEr waren 5 plekken.\n", "utf-8")
    (corpus / "c.txt").write_text(TEXTS["c"], "utf-8")
    build()
    build("schoon")
    one, other = opened(tmp_path), opened(tmp_path, "schoon")
    assert one.version == other.version
    for name in ("documents", "passages", "figures", "abbreviations"):
        data = (one.folder / f"{name}.jsonl").read_bytes()
        assert data == (other.folder / f"{name}.jsonl").read_bytes()
        assert [json.loads(line) for line in data.splitlines()]
    vectors = one.sentence_vectors, other.sentence_vectors
    np.testing.assert_allclose(*(v.astype(np.float32) for v in vectors), atol=5e-3)
    for folder in (one.folder, other.folder):
        assert Bm25.load(folder, len(one.passages)).scores(["plek"]).any()


def test_vectors_are_those_of_their_texts_and_of_unit_length(build, embedder, tmp_path):
    build()
    index = opened(tmp_path)
    expected = embedder.passages(list(sentences(index)))
    np.testing.assert_allclose(index.sentence_vectors.astype(np.float32), expected, atol=5e-3)
    store = FaissStore.load(index.folder, None, None, len(index.passages))
    for row, passage in enumerate(index.passages):
        query = embedder.passages([passage.search_text])[0]
        found = dict(store.nearest(query, len(index.passages)))
        assert found[row] == pytest.approx(1, abs=2e-3)
        assert found[row] == max(found.values())


HARMS = {
    "empty": lambda data: b"",
    "cut short": lambda data: data[: len(data) // 2],
    "another byte": lambda data: data[:-30] + bytes([data[-30] ^ 1]) + data[-29:],
    "something else": lambda data: b"\x93NUMPY" + b"[]" * 99,
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("kind", ["documents/*.gz", "vectors/*/*.npy"])
def test_a_damaged_entry_is_made_again(build, tmp_path, harm, kind):
    build()
    before = {p.name: p.read_bytes() for p in opened(tmp_path).folder.glob("*.json*")}
    entries = list((tmp_path / "data" / "cache").glob(kind))
    assert entries
    for path in entries:
        path.write_bytes(HARMS[harm](path.read_bytes()))
    assert build().problems == ()
    after = {p.name: p.read_bytes() for p in opened(tmp_path).folder.glob("*.json*")}
    assert all(after[k] == before[k] for k in before if k != "manifest.json")


def test_an_entry_that_was_broken_off_is_cleared_away(build, tmp_path):
    build()
    half = [tmp_path / "data/cache/documents/ab.half", *(tmp_path / "data/cache/vectors").iterdir()]
    half[1] = half[1] / "cd.half"
    for path in half:
        path.write_bytes(b"x")
    build()
    assert not [path for path in half if path.exists()]


def test_embedding_that_is_broken_off_goes_on_where_it_was(build, model, monkeypatch):
    monkeypatch.setattr(ingest.build, "FILE_ROWS", 4)
    model.stop_after = 4
    with pytest.raises(KeyboardInterrupt):
        build()
    first = list(model.texts)
    assert len(first) == 4
    model.stop_after = None
    build()
    assert model.texts
    assert not set(first) & set(model.texts)


def test_another_passage_size_cuts_anew(build, tmp_path):
    build()
    build(passage_size=40)
    assert all(len(p.text) <= 40 for p in open_index(Settings(tmp_path / "data", passage_size=40)).passages)


def test_other_code_reads_anew(build, read, monkeypatch):
    build()
    reader = partial(ingest.work.cache.DocumentCache, reader="anders")
    monkeypatch.setattr(ingest.build, "DocumentCache", reader)
    build()
    assert sorted(read) == ["a", "b", "c"]


def write_manifest(corpus, **changes):
    entry = {
        "id": "a", "file": "a.txt", "title": "A", "publisher": "P", "openness": "openbaar",
        "sha256": file_hash(corpus / "a.txt"), "kind": "jaarverslag", "status": "vastgesteld",
    } | changes  # fmt: skip
    (corpus / "manifest.yaml").write_text(yaml.safe_dump({"documents": [entry]}), "utf-8")


def test_what_the_manifest_says_now_is_what_the_index_says(corpus, tmp_path, model, read):
    settings = Settings(data=tmp_path / "data", documents=corpus)
    write_manifest(corpus)
    assert build_index(settings).changed
    assert not build_index(settings).changed
    model.texts.clear()
    write_manifest(corpus, publisher="De gemeente", period_from="2023-01-01", period_to="2023-12-31")
    report = build_index(settings)
    assert counts(report) == (0, 1, 0, 0)
    assert open_index(settings).info("a").publisher == "De gemeente"
    assert (read, model.texts) == (["a"], [])


def test_without_a_title_in_a_manifest_it_is_the_files_own(build, corpus, tmp_path, model):
    write_manifest(corpus, title="Een titel")
    settings = Settings(data=tmp_path / "data", documents=corpus)
    build_index(settings)
    assert open_index(settings).info("a").title == "Een titel"
    build()
    assert opened(tmp_path).info("a").title == "a"


def test_the_steps_are_told_with_what_is_to_do(corpus, tmp_path, model):
    told = []
    build_index(Settings(data=tmp_path / "data"), [corpus], lambda *step: told.append(step))
    reading = [t for t in told if t[0] == "Lezen"]
    assert reading == [("Lezen", n, 3) for n in range(4)]
    embedding = [t for t in told if t[0] == "Betekenis berekenen"]
    assert embedding[0][1] == 0
    assert embedding[-1][1:] == (len(model.texts), len(model.texts))
    assert told == reading + embedding


def test_one_bad_file_is_one_line(build, corpus):
    (corpus / "leeg.txt").write_bytes(b"")
    (corpus / "d.bin").write_bytes(b"\0\1\2" * 50)
    report = build()
    assert report.documents == 3
    assert len(report.problems) == 2
    assert "d.bin" in report.problems[0]
    assert "leeg.txt" in report.problems[1]


def test_nothing_to_read_leaves_the_old_index(build, corpus, tmp_path):
    build()
    version = opened(tmp_path).version
    for path, number in zip(corpus.iterdir(), count(), strict=False):
        path.write_bytes(b" " * number)
    with pytest.raises(DocumentError, match="Geen enkel stuk was te lezen"):
        build()
    assert opened(tmp_path).version == version


def test_a_file_that_changes_while_it_is_read_is_not_kept_under_its_old_hash(build, corpus, monkeypatch):
    real = ingest.work.parts.read_document

    def reading(path, info):
        if path.name == "b.txt":
            path.write_text(TEXTS["b"] + "Toch niet.", "utf-8")
        return real(path, info)

    monkeypatch.setattr(ingest.work.parts, "read_document", reading)
    report = build()
    assert report.documents == 2
    assert "veranderde tijdens het lezen" in report.problems[0]
