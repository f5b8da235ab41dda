"""Four bits a number."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corpus.e5_blocks import packed, unpacked


def test_numbers_are_scale_times_nibble_less_eight() -> None:
    block = np.zeros(1, dtype=[("scale", "<f2"), ("nibbles", "u1", 16)])
    block["scale"] = 0.5
    block["nibbles"][0, 0] = 0xF0  # low half 0 -> first number, high half 15 -> number 16
    values = unpacked(block.view(np.uint8))
    assert values.shape == (32,) and values.dtype == np.float32
    assert values[0] == (0 - 8) * 0.5
    assert values[16] == (15 - 8) * 0.5
    assert values[1] == values[31] == -4.0


@given(arrays(np.float32, (4, 32), elements=st.floats(-3, 3, width=32)))
def test_what_is_packed_comes_back_within_half_a_step(numbers: np.ndarray) -> None:
    back = unpacked(packed(numbers)).reshape(4, 32)
    step = np.abs(numbers).max(axis=1, keepdims=True) / 7
    assert (np.abs(back - numbers) <= 0.51 * step + 1e-6).all()


def test_nothing_stays_nothing() -> None:
    assert (unpacked(packed(np.zeros((2, 64), np.float32))) == 0).all()
