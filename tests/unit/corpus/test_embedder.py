"""The real model, as everything above uses it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings
from sentence_transformers import SentenceTransformer

from corpus.e5_weights import HASH8, MODEL_NAME
from corpus.embedder import Embedder, open_embedder
from corpus.errors import ModelError
from corpus.windows import marked

WAITING = "In 2023 wachtten 412 jongeren langer dan twaalf weken op specialistische jeugdhulp."
PARKING = "Het parkeertarief in het centrum stijgt op 1 januari naar 5,20 euro per uur."
BUDGET = "De begroting laat een tekort zien van 3,4 miljoen euro, vooral door hogere loonkosten."
PASSAGES = [WAITING, PARKING, BUDGET]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("Hoe lang staan kinderen op de wachtlijst voor zorg?", WAITING),
        ("Wat kost het om mijn auto neer te zetten?", PARKING),
        ("How large is the deficit?", BUDGET),
    ],
)
def test_the_passage_that_answers_comes_first(embedder: Embedder, question: str, best: str) -> None:
    scores = embedder.passages(PASSAGES) @ embedder.query(question)
    assert PASSAGES[int(scores.argmax())] == best


def test_vectors_are_float32_rows_of_length_one(embedder: Embedder) -> None:
    rows, vector = embedder.passages(PASSAGES), embedder.query("Wat kost parkeren?")
    assert rows.shape == (3, embedder.dimension) and vector.shape == (embedder.dimension,)
    assert embedder.dimension == 384
    assert rows.dtype == vector.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-6)


def test_nothing_gives_no_rows_and_an_empty_text_a_row(embedder: Embedder) -> None:
    assert embedder.passages([]).shape == (0, 384)
    assert np.isfinite(embedder.passages([""])).all()
    assert np.isfinite(embedder.query("")).all()


def test_rows_keep_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = [f"{PARKING} " * (1 + index % 3) + f"Zone {index}." for index in range(8)]
    together = embedder.passages(texts)
    alone = np.vstack([embedder.passages([text]) for text in texts])
    # Batches pad, and half precision rounds: cosine 0.9999 apart at most; neighbours differ by more.
    assert ((together * alone).sum(axis=1) > 0.9995).all()
    assert ((together @ alone.T).argmax(axis=1) == np.arange(8)).all()


@pytest.fixture(scope="module")
def whole(model_cache: Path) -> SentenceTransformer:
    """The same model with all its weights in float32."""
    return SentenceTransformer(
        str(model_cache / f"{MODEL_NAME}-{HASH8}"), local_files_only=True, device="cpu"
    )


def test_passages_agree_with_full_precision(embedder: Embedder, whole: SentenceTransformer) -> None:
    plain = whole.encode([f"passage: {text}" for text in PASSAGES], prompt="")
    cosines = (embedder.passages(PASSAGES) * plain).sum(axis=1)
    assert (cosines >= 0.9995).all(), cosines


def test_questions_agree_with_full_precision(embedder: Embedder, whole: SentenceTransformer) -> None:
    for question in ("?", "Hoe lang wachten jongeren op jeugdhulp?", WAITING * 20):
        plain = whole.encode([f"query: {question}"], prompt="")[0]
        assert embedder.query(question) @ plain >= 0.9995


def test_query_and_passage_have_their_own_prompt(embedder: Embedder) -> None:
    as_query = embedder._model.encode([f"query: {PARKING}"], prompt="")[0]
    assert embedder.query(PARKING) @ as_query == pytest.approx(1, abs=1e-5)
    assert embedder.query(PARKING) @ embedder.passages([PARKING])[0] < 0.999


def test_progress_counts_up_to_all(embedder: Embedder) -> None:
    seen: list[int] = []
    embedder.passages([f"kort {n}" for n in range(37)], seen.append)
    assert seen == [16, 32, 37]


def test_langchain_sees_the_same_vectors(embedder: Embedder) -> None:
    assert isinstance(embedder, Embeddings)
    assert np.array(embedder.embed_query(PARKING), np.float32) == pytest.approx(embedder.query(PARKING))
    assert np.array(embedder.embed_documents(PASSAGES)).shape == (3, 384)


def test_text_beyond_the_limit_is_cut_off(embedder: Embedder) -> None:
    long = "woord " * 600
    assert embedder.query(long) @ embedder.query(long + "heel iets anders") == pytest.approx(1, abs=1e-5)


def test_stopping_halfway_drops_the_work_that_waits(embedder: Embedder) -> None:
    def stop(done: int) -> None:
        raise KeyboardInterrupt

    started = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        embedder.passages([WAITING] * 4000, stop)
    assert time.perf_counter() - started < 10


def test_threads_may_share_it(embedder: Embedder) -> None:
    questions = [f"Wat is het tarief in zone {index}? " * (1 + index % 4) for index in range(12)]
    expected = [embedder.query(question) for question in questions]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(embedder.query, questions))
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_model_is_known_by_name_and_weights(embedder: Embedder, model_cache: Path) -> None:
    weights = model_cache / f"{MODEL_NAME}-{HASH8}" / "model.safetensors"
    assert embedder.model_id == "raadbron-e5-small"
    assert embedder.model_hash == hashlib.sha256(weights.read_bytes()).hexdigest()


def test_a_folder_of_ones_own_will_do(embedder: Embedder, model_cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "eigen-model"
    own.symlink_to(model_cache / f"{MODEL_NAME}-{HASH8}", target_is_directory=True)
    other = open_embedder(str(own), tmp_path / "unused")
    assert other.model_id == f"{MODEL_NAME}-{HASH8}" and other.model_hash == embedder.model_hash
    assert not (tmp_path / "unused").exists()


@pytest.mark.parametrize("name", ["geen/bestaand-model", "./geen-map", "een naam met spaties"])
def test_unknown_model_is_an_error_in_dutch(name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="staat niet op deze computer"):
        open_embedder(name, tmp_path)


def test_folder_without_a_model_is_an_error_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="kan niet worden geladen"):
        open_embedder(str(tmp_path), tmp_path)


def test_importing_it_loads_no_model_library() -> None:
    code = "import sys, corpus.embedder; print({'torch', 'sentence_transformers'} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert printed.stdout.strip() == "set()"


def test_opening_prints_nothing(model_cache: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from corpus.embedder import open_embedder; "
        "open_embedder('', Path(sys.argv[1])).query('Wat kost parkeren?')"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code, model_cache], capture_output=True, check=True, text=True
    )
    assert printed.stdout == printed.stderr == ""


TWO = f"{WAITING} Dat zijn er 45 meer dan het jaar ervoor."
LAST = (len(WAITING) + 1, len(TWO))


def test_a_marked_part_is_read_with_what_stands_around_it(embedder: Embedder) -> None:
    question = embedder.query("Hoeveel jongeren wachten er meer op jeugdhulp dan vorig jaar?")
    inside, bare = embedder.passages([marked(TWO, *LAST), TWO[slice(*LAST)]])
    assert inside @ question > bare @ question + 0.05


def test_the_vector_of_a_part_is_the_mean_over_its_tokens(embedder: Embedder) -> None:
    model = embedder._model
    text = f"passage: {TWO}"
    places = model.tokenizer(text, return_offsets_mapping=True)["offset_mapping"]
    states = model.encode(TWO, prompt="passage: ", output_value="token_embeddings").float().numpy()
    begin = len("passage: ") + LAST[0]
    rows = [state for (_, end), state in zip(places, states, strict=True) if end > begin]
    mean = np.mean(rows, axis=0)
    assert embedder.passages([marked(TWO, *LAST)])[0] @ mean / np.linalg.norm(mean) > 0.999


def test_texts_that_differ_in_their_marks_are_read_once(
    embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[list[str]] = []
    preprocess = embedder._model.preprocess
    monkeypatch.setattr(
        embedder._model,
        "preprocess",
        lambda texts, **more: (read.append(texts), preprocess(texts, **more))[1],
    )
    rows = embedder.passages([TWO, marked(TWO, *LAST), marked(TWO, 0, len(WAITING)), PARKING])
    assert sorted(text for batch in read for text in batch) == sorted([TWO, PARKING])
    assert len({row.tobytes() for row in rows}) == 4


def test_what_is_cut_off_has_the_vector_of_the_whole(embedder: Embedder) -> None:
    long = " ".join([WAITING] * 60)
    whole, part = embedder.passages([long, marked(long, len(long) - 20, len(long))])
    assert part @ whole == pytest.approx(1, abs=1e-4)
