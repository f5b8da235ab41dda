"""Vectors by row number in FAISS."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.errors import IndexUnusable
from corpus.vectors import FaissStore


def unit_rows(count, dimension=16, seed=1):
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def store_of(rows):
    return FaissStore.from_vectors(rows, None, None)


@pytest.fixture
def rows():
    return unit_rows(50)


def test_rows_come_in_order_of_their_cosine(rows):
    query = unit_rows(1, seed=2)[0]
    cosines = rows @ query
    best = np.argsort(-cosines)[:7]
    found = store_of(rows).nearest(query, 7)
    assert [row for row, _ in found] == best.tolist()
    np.testing.assert_allclose([score for _, score in found], cosines[best], atol=1e-6)


def test_a_row_is_nearest_to_itself_with_cosine_one(rows):
    for row in (0, 17, 49):
        ((found, score),) = store_of(rows).nearest(rows[row], 1)
        assert found == row and score == pytest.approx(1, abs=1e-5)


def test_cosines_worked_out_by_hand():
    # (1,0), (0,1) and (3/5,4/5); the question is (4/5,3/5): 4/5, 3/5 and 12/25 + 12/25 = 24/25.
    rows = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
    found = store_of(rows).nearest(np.array([0.8, 0.6], dtype=np.float32), 3)
    assert [row for row, _ in found] == [2, 0, 1]
    assert [score for _, score in found] == pytest.approx([0.96, 0.8, 0.6])


def test_only_admitted_rows_are_found_and_all_of_them(rows):
    query = unit_rows(1, seed=3)[0]
    admitted = [40, 3, 11]
    found = store_of(rows).nearest(query, 10, admitted)
    expected = sorted(admitted, key=lambda row: -float(rows[row] @ query))
    assert [row for row, _ in found] == expected


def test_a_row_that_is_not_admitted_is_not_found_even_where_it_is_the_best(rows):
    assert 7 not in [row for row, _ in store_of(rows).nearest(rows[7], 50, [n for n in range(50) if n != 7])]


@pytest.mark.parametrize(
    ("k", "admitted", "count"), [(0, None, 0), (-1, None, 0), (5, [], 0), (80, None, 50), (2, [1], 1)]
)
def test_how_many_are_found(rows, k, admitted, count):
    assert len(store_of(rows).nearest(rows[0], k, admitted)) == count


def test_an_empty_store_finds_nothing():
    assert store_of(np.zeros((0, 4), dtype=np.float32)).nearest(np.ones(4, dtype=np.float32), 3) == []


def test_other_kinds_of_arrays_are_taken(rows):
    wide = np.asfortranarray(rows.astype(np.float64))
    assert store_of(wide).nearest(rows[5].astype(np.float64), 1)[0][0] == 5


def test_what_is_saved_is_opened_again(rows, tmp_path):
    path = tmp_path / "passages.faiss"
    store_of(rows).save(path)
    opened = FaissStore.load(path, None, None, 50)
    query = unit_rows(1, seed=4)[0]
    assert opened.nearest(query, 9) == store_of(rows).nearest(query, 9)


def test_the_file_holds_no_pickle(rows, tmp_path):
    path = tmp_path / "passages.faiss"
    store_of(rows).save(path)
    data = path.read_bytes()
    assert data[:4] == b"IxFI"  # FAISS's own mark of a flat inner-product index
    assert len(data) < rows.nbytes + 200 and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("expected", [0, 49, 51])
def test_another_number_of_vectors_than_expected(rows, tmp_path, expected):
    store_of(rows).save(tmp_path / "x")
    with pytest.raises(IndexUnusable):
        FaissStore.load(tmp_path / "x", None, None, expected)


@pytest.mark.parametrize("data", [None, b"", b"x", b"geen vectoren" * 20, b"\x80\x04\x95pickle."])
def test_a_missing_or_damaged_file_is_one_dutch_line(tmp_path, data):
    path = tmp_path / "x"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(IndexUnusable) as caught:
        FaissStore.load(path, None, None, 1)
    assert "beschadigd" in str(caught.value) and "raadbron ingest" in str(caught.value)


def test_a_file_cut_short_anywhere_is_refused(tmp_path):
    path = tmp_path / "x"
    store_of(unit_rows(3, 4)).save(path)
    data = path.read_bytes()
    for cut in range(len(data)):
        path.write_bytes(data[:cut])
        with pytest.raises(IndexUnusable):
            FaissStore.load(path, None, None, 3)
