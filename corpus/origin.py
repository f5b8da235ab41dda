"""Where each character of a repaired text stood in its source, as runs of characters that stood in a row.

A page has some thousands of characters and some tens of runs: kept by the character, these numbers would take
more room than all the texts together.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import overload


class Runs(Sequence[int]):
    """A sequence of offsets, equal to the tuple of the same numbers."""

    __slots__ = ("_begins", "_sources")

    def __init__(self, sources: Sequence[int], lengths: Sequence[int]) -> None:
        """Runs that begin at these offsets of the source and are this long.

        Raises:
            ValueError: the two differ in number, a run is empty, or a number is negative.
        """
        if len(sources) != len(lengths) or any(n <= 0 for n in lengths) or any(s < 0 for s in sources):
            raise ValueError("runs need an offset and a length each")
        self._sources = array("q", sources)
        self._begins = array("q", [0])
        for length in lengths:
            self._begins.append(self._begins[-1] + length)

    @classmethod
    def of(cls, offsets: Sequence[int]) -> Runs:
        """The runs of a sequence of offsets."""
        if isinstance(offsets, Runs):
            return offsets
        starts = [i for i, o in enumerate(offsets) if not i or o != offsets[i - 1] + 1]
        lengths = [b - a for a, b in pairwise([*starts, len(offsets)])]
        return cls([offsets[i] for i in starts], lengths)

    @classmethod
    def unpacked(cls, numbers: Sequence[int]) -> Runs:
        """The runs that `packed` gave."""
        return cls(numbers[::2], numbers[1::2])

    def packed(self) -> list[int]:
        """Offset and length of each run in turn."""
        return list(chain.from_iterable(zip(self._sources, self._lengths(), strict=True)))

    def __len__(self) -> int:
        return self._begins[-1]

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[int, ...]: ...
    def __getitem__(self, place: int | slice) -> int | tuple[int, ...]:
        if isinstance(place, slice):
            return tuple(self[i] for i in range(*place.indices(len(self))))
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        run = bisect_right(self._begins, at) - 1
        return self._sources[run] + at - self._begins[run]

    def __iter__(self) -> Iterator[int]:
        runs: Iterable[range] = (range(s, s + n) for s, n in zip(self._sources, self._lengths(), strict=True))
        return chain.from_iterable(runs)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Runs):
            return self._sources == other._sources and self._begins == other._begins
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Runs.unpacked({self.packed()})"

    def _lengths(self) -> list[int]:
        return [b - a for a, b in pairwise(self._begins)]
