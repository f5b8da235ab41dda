"""Tensors in four bits a number: blocks of 32 that share one float16 scale, as the bundled model has them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_NUMBERS = 32
_MIDDLE, _LARGEST = 8, 15


def unpacked(raw: Bytes) -> Floats:
    """The numbers of a run of blocks: of each the low halves of its bytes, then the high ones.

    Args:
        raw: the bytes of whole blocks, 18 each.

    Returns:
        float32 of shape (32 x the number of blocks,): (a number from 0 to 15, less 8) times the scale.
    """
    blocks = raw.view(_BLOCK)
    nibbles = np.concatenate([blocks["nibbles"] & _LARGEST, blocks["nibbles"] >> 4], axis=1)
    values = (nibbles.astype(np.float32) - _MIDDLE) * blocks["scale"].astype(np.float32)[:, None]
    return values.astype(np.float32, copy=False).ravel()


def packed(numbers: Floats) -> Bytes:
    """The blocks whose numbers lie nearest; what `unpacked` reads. Their count must be a multiple of 32."""
    rows = np.asarray(numbers, dtype=np.float32).reshape(-1, _NUMBERS)
    scales = (np.abs(rows).max(axis=1) / (_MIDDLE - 1)).astype("<f2")
    steps = np.divide(rows, scales[:, None].astype(np.float32), where=scales[:, None] > 0, out=0 * rows)
    nibbles = np.clip(np.rint(steps) + _MIDDLE, 0, _LARGEST).astype(np.uint8)
    blocks = np.zeros(len(rows), dtype=_BLOCK)
    blocks["scale"] = scales
    blocks["nibbles"] = nibbles[:, : _NUMBERS // 2] | nibbles[:, _NUMBERS // 2 :] << 4
    return blocks.view(np.uint8)
