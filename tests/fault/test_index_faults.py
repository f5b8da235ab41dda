"""An index that is damaged, cut short or half missing: refused with one Dutch line, without a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from corpus import index as corpus_index
from corpus.bm25 import Bm25, write_bm25
from corpus.dutch.words import ANALYSER
from corpus.errors import IndexMissing, IndexStale, IndexUnusable
from corpus.index import open_index
from corpus.index_manifest import SCHEMA, Manifest, corpus_hash, index_problem
from corpus.manifest import file_hash
from corpus.model import DocumentInfo
from corpus.publish import Contents, publish
from corpus.settings import BUNDLED_MODEL, Settings
from corpus.vectors import FLAT, FaissStore, write_vectors
from ingest import build as ingest_build
from ingest.build import build_index
from ingest.figures.extract import extract_figures
from ingest.glossary import find_abbreviations
from ingest.passages import split_passages
from ingest.readers.text.reader import parse_plain_text

SOURCE = "Trainingen\n\nIn 2024 waren er 98 trainingen van het Voortgezet Onderwijs (VO).\n\nDat is veel.\n"
RECORDS = ["documents.jsonl", "passages.jsonl", "figures.jsonl", "abbreviations.jsonl", "tables.jsonl"]
ARRAYS = ["passages-places.npy", "keys-keys.npy", "sentence-rows.npy", "sentences.npy", "headings.npy"]
DATA_FILES = [*RECORDS, *ARRAYS]


def unit_rows(count):
    rows = np.random.default_rng(0).normal(size=(count, 8)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def build(settings, model=BUNDLED_MODEL):
    document = parse_plain_text(SOURCE, DocumentInfo("a", "a.txt", "A", "P"))
    passages = split_passages(document, settings.passage_size)
    figures, short = extract_figures(document, passages), find_abbreviations(passages)
    assert passages and figures and short
    vectors = unit_rows(sum(len(p.sentences) for p in passages)).astype(np.float16)
    manifest = Manifest(
        SCHEMA, ANALYSER, model, "h", settings.passage_size, corpus_hash([document.info]), "paths", "nu",
        (document.info,), len(passages), len(vectors), 0, len(figures),
    )  # fmt: skip

    def write_search(folder):
        write_vectors(folder, FLAT, len(passages), [unit_rows(len(passages))])
        write_bm25(folder, passages)

    return publish(settings, manifest, Contents((document,), passages, figures, short, vectors), write_search)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    settings = Settings(data=tmp_path_factory.mktemp("heel"))
    build(settings)
    return settings


@pytest.fixture
def settings(whole, tmp_path):
    shutil.copytree(whole.data, tmp_path / "data")
    return Settings(data=tmp_path / "data")


@pytest.fixture
def folder(settings):
    return open_index(settings).folder


def refused(settings):
    with pytest.raises(IndexUnusable) as caught:
        open_index(settings)
    line = str(caught.value)
    assert "\n" not in line and "raadbron ingest" in line
    return caught.value


@pytest.mark.parametrize("name", [*DATA_FILES, "manifest.json"])
def test_a_missing_file(settings, folder, name):
    (folder / name).unlink()
    assert "beschadigd" in str(refused(settings))


@pytest.mark.parametrize("data", [b"{", b"42", b"\xff\xfe", b'{"a": 1}', b"null", b"x" * 5000], ids=repr)
@pytest.mark.parametrize("name", [*DATA_FILES, "manifest.json"])
def test_a_file_with_something_else_in_it(settings, folder, name, data):
    (folder / name).write_bytes(data)
    assert "beschadigd" in str(refused(settings))


@pytest.mark.parametrize("name", [n for n in [*RECORDS, "manifest.json"] if n != "tables.jsonl"])
def test_json_cut_short(settings, folder, name):
    data = (folder / name).read_bytes()
    for cut in (0, 1, len(data) // 2, len(data) - 1):
        (folder / name).write_bytes(data[:cut])
        assert "beschadigd" in str(refused(settings))


def test_sentence_vectors_cut_short(settings, folder):
    data = (folder / "sentences.npy").read_bytes()
    for cut in (1, 6, len(data) // 2, len(data) - 1):
        (folder / "sentences.npy").write_bytes(data[:cut])
        assert "beschadigd" in str(refused(settings))


def test_sentence_vectors_as_pickled_objects_are_not_unpickled(settings, folder, tmp_path):
    class Trap:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "uitgevoerd"),)

    np.save(folder / "sentences.npy", np.array([Trap(), None], dtype=object), allow_pickle=True)
    assert "beschadigd" in str(refused(settings))
    assert not (tmp_path / "uitgevoerd").exists()


@pytest.mark.parametrize("rows", [0, 1, 99])
def test_another_number_of_sentence_vectors(settings, folder, rows):
    np.save(folder / "sentences.npy", np.zeros((rows, 8), dtype=np.float16))
    assert "beschadigd" in str(refused(settings))


def test_another_number_of_passages(settings, folder):
    (folder / "passages.jsonl").write_text("")
    assert "beschadigd" in str(refused(settings))


@pytest.mark.parametrize("name", ["", "weg", "../..", "\x00"])
def test_a_pointer_to_nothing(settings, name):
    (settings.index / "CURRENT").write_text(name)
    assert "beschadigd" in str(refused(settings))
    assert "beschadigd" in index_problem(settings)


def test_no_pointer(settings):
    (settings.index / "CURRENT").unlink()
    assert isinstance(refused(settings), IndexMissing)


def test_a_pointer_that_is_a_folder(settings):
    (settings.index / "CURRENT").unlink()
    (settings.index / "CURRENT").mkdir()
    assert isinstance(refused(settings), IndexMissing)


def test_left_overs_of_a_killed_build_do_not_matter_and_go_with_the_next(settings):
    (settings.index / "half-gebouwd").mkdir()
    (settings.index / "half-gebouwd" / "documents.jsonl").write_text("{")
    open_index(settings)
    folder = build(settings)
    assert [p.name for p in settings.index.iterdir() if p.is_dir()] == [folder.name]


def test_a_damaged_index_is_built_anew(settings, folder):
    (folder / "manifest.json").write_text("{")
    refused(settings)
    build(settings)
    assert open_index(settings).passages


@pytest.mark.parametrize("data", [None, b"", b"[" * 50, b"IxFI" + b"\x00" * 40], ids=repr)
def test_damaged_passage_vectors(folder, data):
    path = folder / "vectors.npy"
    path.unlink() if data is None else path.write_bytes(data)
    with pytest.raises(IndexUnusable, match="beschadigd"):
        FaissStore.load(folder, None, None, 1)


@pytest.mark.parametrize(
    "name", ["weights.npy", "rows.npy", "starts.npy", "terms-keys.npy", "terms-rows.npy"]
)
@pytest.mark.parametrize("data", [None, b"{", b"\xff\xfe\x00"], ids=repr)
def test_a_damaged_word_index(folder, name, data):
    path = folder / "bm25" / name
    path.unlink() if data is None else path.write_bytes(data)
    with pytest.raises(IndexUnusable, match="beschadigd"):
        Bm25.load(folder, 1)


def test_the_word_index_survives_the_journey(settings, folder):
    index = Bm25.load(folder, len(open_index(settings).passages))
    assert index.scores(["98"]).max() > 0
    assert not index.scores(["onbekend"]).any()


def test_an_index_of_another_model_than_the_bundled_one_is_stale(settings):
    build(settings, model="een-ander")
    with pytest.raises(IndexStale, match=r"ander taalmodel \(een-ander\)"):
        open_index(settings)
    assert "ander taalmodel" in index_problem(settings)
    assert index_problem(replace(settings, model="een-ander")) is None


def test_an_index_of_a_model_in_a_folder_goes_by_the_name_of_the_folder(settings, tmp_path):
    (tmp_path / "mijn-model").mkdir()
    build(settings, model="mijn-model")
    assert index_problem(replace(settings, model=str(tmp_path / "mijn-model"))) is None
    assert "ander taalmodel" in index_problem(replace(settings, model=str(tmp_path)))


def test_the_state_of_an_index_is_told_without_a_model_library():
    code = "import sys, corpus.index; sys.exit(bool({'torch', 'sentence_transformers'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def all_files(folder):
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "manifest.json")


def filled_files(folder):
    """All but those that hold nothing: these documents have no tables."""
    return [p for p in all_files(folder) if p.stat().st_size]


def test_the_manifest_records_every_file(folder):
    recorded = json.loads((folder / "manifest.json").read_text())["files"]
    assert {f["name"]: (f["size"], f["sha256"]) for f in recorded} == {
        p.relative_to(folder).as_posix(): (p.stat().st_size, file_hash(p)) for p in all_files(folder)
    }
    assert {"vectors.npy", "sentences.npy", "bm25/weights.npy"} <= {f["name"] for f in recorded}


def test_every_file_that_is_gone_or_grown_is_seen_at_once(settings, folder):
    for path in all_files(folder):
        data = path.read_bytes()
        for spoil in (path.unlink, lambda path=path, data=data: path.write_bytes(data + b" ")):
            spoil()
            assert "beschadigd" in index_problem(settings), path
            refused(settings)
            path.write_bytes(data)
    assert index_problem(settings) is None


def test_another_byte_in_any_file_is_seen_at_opening(settings, folder):
    for path in filled_files(folder):
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        refused(settings)
        assert "beschadigd" in index_problem(settings, hashes=True), path
        path.write_bytes(data)
    open_index(settings)


@pytest.fixture
def large(settings, folder, monkeypatch):
    """An index of which opening compares the sizes only, as of one of gigabytes."""
    monkeypatch.setattr(corpus_index, "_HASHED_AT_OPENING", 0)
    return settings


def read_all(index):
    documents = [index.document(i.id) for i in index.infos]
    return documents, [*index.passages], [*index.figure_records], [*index.abbreviations]


@pytest.mark.parametrize("name", [n for n in RECORDS if n != "tables.jsonl"])
def test_another_byte_in_a_record_of_a_large_index_is_seen_when_it_is_read(large, folder, name):
    path = folder / name
    data = path.read_bytes()
    spoiled = data.replace(b"98", b"89") if b"98" in data else data.replace(b"VO", b"OV")
    assert spoiled != data
    path.write_bytes(spoiled)
    index = open_index(large)  # the sizes are right
    with pytest.raises(IndexUnusable, match=rf"beschadigd .*{name}.*raadbron ingest"):
        read_all(index)
    assert "beschadigd" in index_problem(large, hashes=True)


@pytest.mark.parametrize("places", ["passages-places.npy", "figures-places.npy", "documents-places.npy"])
def test_places_that_do_not_fit_the_records_of_a_large_index_are_seen(large, folder, places):
    array = np.load(folder / places)
    array["end"][0] += 1
    np.save(folder / places, array)
    with pytest.raises(IndexUnusable, match="beschadigd"):
        read_all(open_index(large))


def test_postings_that_point_outside_a_large_index_are_seen(large, folder):
    rows = np.load(folder / "bm25" / "rows.npy")
    for wrong in (len(open_index(large).passages), -1):
        np.save(folder / "bm25" / "rows.npy", np.full_like(rows, wrong))
        with pytest.raises(IndexUnusable, match="beschadigd"):
            Bm25.load(folder, len(open_index(large).passages)).scores(["98"])


def test_what_faiss_reads_is_hashed_however_large_the_index(settings, monkeypatch):
    monkeypatch.setattr(corpus_index, "_HASHED_AT_OPENING", 0)
    folder = open_index(settings).folder
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "vectors.faiss").write_bytes(b"IxFI")
    manifest["files"].append(
        {"name": "vectors.faiss", "size": 4, "sha256": file_hash(folder / "vectors.faiss")}
    )
    (folder / "manifest.json").write_text(json.dumps(manifest))
    open_index(settings)
    (folder / "vectors.faiss").write_bytes(b"IxFJ")
    refused(settings)


def test_an_index_without_recorded_files_still_opens(settings, folder):
    path = folder / "manifest.json"
    path.write_text(json.dumps({k: v for k, v in json.loads(path.read_text()).items() if k != "files"}))
    assert open_index(settings).passages


class FakeEmbedder:
    model_id, model_hash = BUNDLED_MODEL, "h"

    def passages(self, texts, progress=None):
        return unit_rows(len(texts))


@pytest.fixture
def ingested(tmp_path, monkeypatch):
    documents = tmp_path / "stukken"
    documents.mkdir()
    (documents / "a.txt").write_text(SOURCE, "utf-8")
    entry = {
        "id": "a", "file": "a.txt", "title": "A", "publisher": "P", "openness": "openbaar",
        "sha256": file_hash(documents / "a.txt"),
    }  # fmt: skip
    (documents / "manifest.yaml").write_text(json.dumps({"documents": [entry]}), "utf-8")
    monkeypatch.setattr(ingest_build, "open_embedder", lambda model, cache: FakeEmbedder())
    monkeypatch.setattr(ingest_build, "hash_model", lambda model, cache: FakeEmbedder.model_hash)
    settings = Settings(data=tmp_path / "data", documents=documents)
    assert build_index(settings).changed
    return settings


def test_a_whole_index_is_not_built_again(ingested):
    assert not build_index(ingested).changed


@pytest.mark.parametrize("harm", ["gone", "cut short", "another byte"])
def test_ingest_mends_every_damaged_file(ingested, harm):
    first = open_index(ingested).folder
    for name in [p.relative_to(first) for p in filled_files(first)]:
        path = open_index(ingested).folder / name
        data = path.read_bytes()
        if harm == "gone":
            path.unlink()
        else:
            path.write_bytes(data[:-1] + (b"" if harm == "cut short" else bytes([data[-1] ^ 1])))
        assert build_index(ingested).changed, name
        assert open_index(ingested).passages
        Bm25.load(open_index(ingested).folder, len(open_index(ingested).passages))
    assert not build_index(ingested).changed
