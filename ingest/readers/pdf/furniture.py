"""What is printed on page after page and is no text of the document: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.readers.pdf.lines import Piece, join_words

_ZONE = 0.12
_BIN = 6
_NUMBER = re.compile(
    r"\W*(?:(?:pagina|pag|blz|bladzijde|page|p)\.?\s*)?(\d{1,4})(?:\s*(?:/|van|of|\|)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^\W*(\d{1,4})\b(?![.,]\d)|(?<![\d.,])\b(\d{1,4})(?:\s*(?:/|van|of)\s*\d{1,4})?\W*$")

_Key = tuple[bool, str, int]


@dataclass(frozen=True, slots=True)
class PagePieces:
    """The pieces of a page; width and height of the page in points."""

    number: int
    height: float
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is furniture on each page, by number of the page.

    Attributes:
        pieces: places of the pieces that are, in the list of the page.
        printed: the page number that is printed on it.
    """

    pieces: Mapping[int, frozenset[int]]
    printed: Mapping[int, str]


def find_furniture(pages: Sequence[PagePieces]) -> Furniture:
    """Running heads, running feet and page numbers of pages that follow one another."""
    edges = {page.number: dict(_edge_pieces(page)) for page in pages}
    offsets = _offsets(edges, len(pages))
    recurring = _recurring(pages, edges, offsets)
    found: dict[int, frozenset[int]] = {}
    printed: dict[int, str] = {}
    for page in pages:
        drop = {i for i, key in edges[page.number].items() if _shapes(key, page.number, offsets) & recurring}
        drop = {i for i in drop if _stands_apart(page, i, drop)}
        for i in edges[page.number]:
            number = _page_number(_text(page.pieces[i]), page.number, offsets)
            if number is not None:
                printed.setdefault(page.number, number)
                if _NUMBER.fullmatch(_text(page.pieces[i])):
                    drop.add(i)
        found[page.number] = frozenset(drop)
    return Furniture(found, printed)


def _edge_pieces(page: PagePieces) -> Iterator[tuple[int, _Key]]:
    """The pieces at head and foot, each with what it has in common with its likes on other pages."""
    for i, piece in enumerate(page.pieces):
        top, bottom = piece.box[1], piece.box[3]
        if piece.words and (bottom < _ZONE * page.height or top > (1 - _ZONE) * page.height):
            at_foot = top > page.height / 2
            place = page.height - bottom if at_foot else top
            yield i, (at_foot, _text(piece), round(place / _BIN))


def _text(piece: Piece) -> str:
    return join_words(piece.words)


def _shapes(key: _Key, number: int, offsets: Sequence[int]) -> set[_Key]:
    """What a piece has in common with its likes on other pages: its text, with and without the page number.

    Both, since a figure of the text may happen to be the number of this page ("6 december" on page 6).
    """

    def counted(found: re.Match[str]) -> str:
        return "#" if int(found.group()) - number in offsets else found.group()

    return {key, (key[0], re.sub(r"(?<!\d)\d{1,4}(?!\d)", counted, key[1]), key[2])}


def _recurring(
    pages: Sequence[PagePieces], edges: Mapping[int, Mapping[int, _Key]], offsets: Sequence[int]
) -> set[_Key]:
    """What stands at the same place on three pages or more, or on both of two, page numbers aside."""
    seen: Counter[_Key] = Counter()
    for number, keys in edges.items():
        seen.update({shape for k in keys.values() for shape in _shapes(k, number, offsets)})
    least = 3 if len(pages) > 2 else 2
    return {s for s in seen if sum(seen[(s[0], s[1], s[2] + d)] for d in (-1, 0, 1)) >= least}


def _stands_apart(page: PagePieces, i: int, drop: set[int]) -> bool:
    """Whether free space parts a piece from the text of the page; a table's header row has none below it."""
    box = page.pieces[i].box
    need = 0.6 * (box[3] - box[1])
    at_foot = box[1] > page.height / 2
    for k, other in enumerate(page.pieces):
        if k in drop or not (other.box[0] < box[2] and other.box[2] > box[0]):
            continue
        gap = box[1] - other.box[3] if at_foot else other.box[1] - box[3]
        if -need < gap < need:
            return False
    return True


def _offsets(edges: Mapping[int, Mapping[int, _Key]], pages: int) -> list[int]:
    """By how much printed page numbers differ from the place of the page in the file, most frequent first."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, keys in edges.items():
        for _, text, _ in keys.values():
            for value in _edge_numbers(text):
                found[value - number].add(number)
    ranked = sorted(found, key=lambda k: (-len(found[k]), abs(k)))
    least = max(2, round(0.2 * pages))
    if pages == 1:
        return [0]
    return [k for n, k in enumerate(ranked) if len(found[k]) >= (least if n == 0 else max(3, least))][:4]


def _edge_numbers(text: str) -> Iterator[int]:
    for found in _EDGES.finditer(text):
        yield int(found.group(1) or found.group(2))


def _page_number(text: str, number: int, offsets: Sequence[int]) -> str | None:
    values = set(_edge_numbers(text))
    return next((str(number + k) for k in offsets if number + k in values and number + k > 0), None)
