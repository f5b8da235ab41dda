"""The index on disk: written at once or not at all, and refused where it no longer fits."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
import yaml

from corpus.dutch.words import ANALYSER
from corpus.errors import IndexMissing, IndexStale, NotFound
from corpus.headings import headings_of
from corpus.index import open_index
from corpus.index_manifest import SCHEMA, Manifest, corpus_hash, index_problem, read_index_manifest
from corpus.manifest import file_hash, read_manifest
from corpus.model import (
    Abbreviation,
    Block,
    Continuation,
    Document,
    Figure,
    Passage,
    Provenance,
    Table,
    TableCell,
    TableRow,
)
from corpus.publish import Contents, publish
from corpus.settings import BUNDLED_MODEL, Settings

TEXT = "Kop\nEr waren 98 trainingen. Dat is € 1,5 mln.\nNoord 98"


def write_corpus(folder, text=TEXT, **changes):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.txt").write_text(text, "utf-8")
    entry = {
        "id": "a", "file": "a.txt", "title": "A", "publisher": "P", "sha256": file_hash(folder / "a.txt"),
        "aliases": ["Aa"], "openness": "openbaar", **changes,
    }  # fmt: skip
    (folder / "manifest.yaml").write_text(yaml.safe_dump({"documents": [entry]}), "utf-8")


def contents_of(info):
    place = Provenance(1, "14", 4, 45)
    cell = TableCell("98", Decimal(98), "", 52, 54)
    table = Table("a:tabel-1", "a", "T", "", ("n", "m"), (TableRow("Noord", "", (cell, None), 46, 54),), 1)
    blocks = (
        Block("heading", "Kop", Provenance(1, "14", 0, 3), ("Kop",)),
        Block("paragraph", TEXT[4:45], place),
    )
    document = Document(info, TEXT, TEXT, tuple(range(len(TEXT))), blocks, (table,), 1)
    passage = Passage("a:1", "a", "text", TEXT[4:45], ("Kop",), place, ((0, 23), (24, 41)), TEXT[4:45])
    row = Passage("a:2", "a", "row", "Noord 98", (), Provenance(1, "14", 46, 54), ((0, 8),), "T | Noord | 98")
    figure = Figure(Decimal(98), "", "98", "trainingen", "Kop", "2024", passage_id="a:1", begin=10, end=12)
    vectors = np.eye(3, 8, dtype=np.float16)
    return Contents((document,), (passage, row), (figure,), (Abbreviation("A", "Aa", "a:1", 0, 1),), vectors)


def manifest_of(infos, **changes):
    base = Manifest(
        SCHEMA, ANALYSER, BUNDLED_MODEL, "hash", Settings().passage_size, corpus_hash(infos), "manifest",
        "2025-01-01T00:00:00+00:00", tuple(infos), passages=2, sentences=3, tables=1, figures=1,
    )  # fmt: skip
    return replace(base, **changes)


def write_search(folder):
    (folder / "vectors.npy").write_bytes(b"vectoren")


@pytest.fixture
def settings(tmp_path):
    write_corpus(tmp_path / "stukken")
    return Settings(data=tmp_path / "data", documents=tmp_path / "stukken")


def build(settings, search=write_search, **changes):
    infos = read_manifest(settings.documents)
    return publish(settings, manifest_of(infos, **changes), contents_of(infos[0]), search)


def test_what_is_written_is_read_back_whole(settings):
    folder = build(settings)
    index = open_index(settings)
    expected = contents_of(read_manifest(settings.documents)[0])
    assert index.folder == folder
    assert index.documents == expected.documents and index.passages == expected.passages
    assert tuple(index.figure_records) == (expected.figures, ())  # none in the second passage
    assert index.abbreviations == expected.abbreviations
    np.testing.assert_array_equal(index.sentence_vectors, expected.sentence_vectors)
    assert replace(index.manifest, files=()) == manifest_of(read_manifest(settings.documents))


def test_look_ups(settings):
    build(settings)
    index = open_index(settings)
    assert [index.passage_rows[i] for i in ("a:1", "a:2")] == [0, 1]
    assert "a:3" not in index.passage_rows and index.passage_rows.get("a:3") is None
    assert index.sentence_rows.tolist() == [0, 2]  # two sentences in the first passage, one in the second
    assert index.rows_of("a") == range(2) and index.passages_of("a") == index.passages
    assert index.tables["a:tabel-1"].title == "T"
    assert index.passage("a:2").text == "Noord 98"
    assert [f.value for f in index.figures_by_passage["a:1"]] == [98]
    assert index.info("a").title == index.document("a").info.title == "A"
    with pytest.raises(NotFound, match="'b'"):
        index.document("b")


def test_no_file_of_the_index_is_a_pickle(settings):
    folder = build(settings)
    for path in folder.rglob("*.jsonl"):
        assert [json.loads(line) for line in path.read_bytes().splitlines()]
    for path in set(folder.rglob("*.npy")) - {folder / "vectors.npy"}:
        np.load(path, allow_pickle=False)
    records = ("documents", "passages", "tables", "figures", "abbreviations")
    assert {p.name for p in folder.iterdir()} == {
        *(f"{stem}.jsonl" for stem in records), *(f"{stem}-places.npy" for stem in records),
        "manifest.json", "keys-keys.npy", "keys-rows.npy", "document-rows.npy", "sentence-rows.npy",
        "sentences.npy", "headings.npy", "vectors.npy",
        "spellings.txt", "spellings-ends.npy", "spellings-letters.npy",
    }  # fmt: skip


def test_a_heading_with_a_letter_has_a_vector(settings):
    assert headings_of([Table("t", "a", "", "", ("2023", "n", "%", "n"), (), 1)]) == ["n"]
    build(settings)
    index = open_index(settings)
    assert index.heading_vectors.shape == (2, 8)  # of "n" and "m"
    known = replace(index, heading_vectors=np.eye(2, 8, dtype=np.float16))
    assert known.heading_cosines(("m", "2023", "n"), np.eye(8, dtype=np.float32)[1]) == [1.0, 0.0, 0.0]


def test_there_is_none_yet(settings):
    with pytest.raises(IndexMissing):
        open_index(settings)
    assert index_problem(settings).startswith("Er is nog geen index")


@pytest.mark.parametrize("error", [RuntimeError("schijf vol"), KeyboardInterrupt(), MemoryError()])
def test_a_build_that_breaks_off_leaves_the_old_index_answering(settings, error):
    first = build(settings)

    def broken(folder):
        write_search(folder)
        raise error

    with pytest.raises(type(error)):
        build(settings, broken)
    assert open_index(settings).folder == first
    assert sorted(p.name for p in settings.index.iterdir()) == sorted(["CURRENT", first.name])


def test_a_first_build_that_breaks_off_leaves_no_index(settings):
    with pytest.raises(ZeroDivisionError):
        build(settings, lambda folder: 1 / 0)
    with pytest.raises(IndexMissing):
        open_index(settings)
    assert list(settings.index.iterdir()) == []


def test_the_old_index_answers_until_the_new_one_is_whole(settings):
    first = build(settings)
    seen = []
    build(settings, lambda folder: seen.append(open_index(settings).folder))
    assert seen == [first]


def test_a_new_build_takes_over_and_the_old_one_is_removed(settings):
    first = build(settings)
    second = build(settings)
    assert first != second and open_index(settings).folder == second
    assert not first.exists()
    assert sorted(p.name for p in settings.index.iterdir()) == sorted(["CURRENT", second.name])


def test_the_version_depends_on_all_that_decides_the_contents_and_on_nothing_else(settings):
    base = manifest_of(read_manifest(settings.documents))
    for change in (
        {"schema": 99},
        {"analyser": "x"},
        {"model_hash": "x"},
        {"passage_size": 5},
        {"corpus_hash": "x"},
    ):
        assert replace(base, **change).version != base.version
    for change in ({"created": "later"}, {"problems": ("x",)}, {"figures": 9}):
        assert replace(base, **change).version == base.version


def stale(settings):
    with pytest.raises(IndexStale) as caught:
        open_index(settings)
    problem = index_problem(settings)
    assert problem and "\n" not in problem
    assert str(caught.value).startswith(problem.split(" (")[0]) and "raadbron ingest" in str(caught.value)
    return problem


@pytest.mark.parametrize("schema", [SCHEMA - 1, SCHEMA + 1, "2", None])
def test_another_format(settings, schema):
    path = build(settings) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema": schema}))
    assert "andere indeling" in stale(settings)


def test_another_format_is_seen_before_its_other_keys_are_read(settings):
    path = build(settings) / "manifest.json"
    path.write_text(json.dumps({"schema": SCHEMA + 1, "iets": "nieuws"}))
    assert "andere indeling" in stale(settings)


def test_another_analyser(settings):
    build(settings, analyser="nl-0")
    assert "andere woordanalyse" in stale(settings)


def test_another_passage_size(settings):
    build(settings)
    assert "andere passagelengte" in stale(replace(settings, passage_size=500))


def test_another_model(settings):
    build(settings)
    assert f"ander taalmodel ({BUNDLED_MODEL})" in stale(replace(settings, model="anders"))
    assert index_problem(replace(settings, model=BUNDLED_MODEL)) is None


def test_a_changed_text(settings):
    build(settings)
    write_corpus(settings.documents, TEXT + "!")
    assert "veranderd" in stale(settings)


@pytest.mark.parametrize(
    "change", [{"title": "B"}, {"aliases": []}, {"published": "2024-01-01"}, {"id": "b"}]
)
def test_a_changed_description(settings, change):
    build(settings)
    write_corpus(settings.documents, **change)
    assert "veranderd" in stale(settings)


def test_an_index_of_files_named_by_hand_does_not_look_at_the_manifest(settings):
    build(settings, source="paths")
    write_corpus(settings.documents, TEXT + "!")
    assert index_problem(settings) is None
    assert open_index(settings).manifest.source == "paths"


def test_the_manifest_alone_is_read_even_where_the_index_is_stale(settings):
    build(settings, analyser="nl-0")
    assert read_index_manifest(settings).analyser == "nl-0"


def test_corpus_hash_sees_every_field_and_the_order(settings):
    (info,) = read_manifest(settings.documents)
    other = replace(info, id="b")
    assert corpus_hash([info]) == corpus_hash([replace(info)])
    hashes = {
        corpus_hash(x) for x in ([info], [other], [info, other], [other, info], [], [replace(info, url="u")])
    }
    assert len(hashes) == 6


def test_figures_are_found_by_their_value_however_it_is_written(settings):
    build(settings)
    index = open_index(settings)
    assert [index.rows_with(Decimal(v)) for v in ("98", "98.00", "9.8E+1", "99")] == [[0], [0], [0], []]


def test_abbreviations_are_found_by_short_form_and_by_passage(settings):
    build(settings)
    index = open_index(settings)
    (only,) = index.abbreviations
    assert index.abbreviations_called({"a", "b"}) == [only] and index.abbreviations_called({"aa"}) == []
    assert index.abbreviations_in("a:1") == [only] and index.abbreviations_in("a:2") == []


def test_where_a_sentence_goes_on_is_known_from_both_sides(settings):
    infos = read_manifest(settings.documents)
    contents = contents_of(infos[0])
    torn = replace(contents.passages[0], goes_on=(Continuation(1, "a:2", 0),))
    changed = replace(contents, passages=(torn, contents.passages[1]))
    publish(settings, manifest_of(infos), changed, write_search)
    index = open_index(settings)
    assert index.goes_on[("a:1", 1)] == ("a:2", 0) and ("a:1", 0) not in index.goes_on
    assert index.began[("a:2", 0)] == ("a:1", 1) and ("a:2", 1) not in index.began


@pytest.mark.parametrize("change", [{"passages": 3}, {"sentences": 2}])
def test_what_is_not_as_the_manifest_counts_is_not_published(settings, change):
    with pytest.raises(ValueError):
        build(settings, **change)
    assert not list(settings.index.iterdir())


def test_figures_in_another_order_than_their_passages_are_not_published(settings):
    infos = read_manifest(settings.documents)
    contents = contents_of(infos[0])
    other = replace(contents.figures[0], passage_id="a:2")
    with pytest.raises(ValueError, match="order"):
        publish(
            settings,
            manifest_of(infos),
            replace(contents, figures=(other, contents.figures[0])),
            write_search,
        )
