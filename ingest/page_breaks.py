"""Sentences that break off at the end of a page and go on over it, in texts whose reading order is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.model import Passage

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*(?:\s*\[[^\]]*\])?[⁰¹²³⁴-⁹\d]{0,3}$|\|$")
_ASIDE = re.compile(
    r"[⁰¹²³⁴-⁹]|\*{1,3}\s|(?:tabel|figuur|fig\.|grafiek|afbeelding|kaart|diagram|foto|bron|schema)\b"
    r"[\s\u00a0]*(?:[\divx]|:)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]|\d{1,2}°\.?)\s|[•▪●◦‣·□■○–—-]\s")
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.")
_NEEDS_MORE = re.compile(
    r"\b(?:de|het|een|’n|deze|die|dat|dit|onze|hun|haar|zijn|van|met|bij|naar|voor|door|tot|ter|ten|te|om|"
    r"en|of|als|dan|zoals|tussen|onder|tegen|per|sinds|is|wordt|worden|kan|moet)$",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph within a passage: numbers of the passage and of its first and last sentence.

    Attributes:
        text: all of it; `last` its last sentence.
    """

    passage: int
    first: int
    end: int
    text: str
    last: str
    page: int


def over_pages(passages: Sequence[Passage]) -> Iterator[tuple[Paragraph, Paragraph]]:
    """The paragraphs that break off at the end of a page, each with the one it goes on in on the next.

    Footnotes, captions, tables and headings may stand in between.
    """
    running = [p for p in _paragraphs(passages) if not _is_aside(p.text)]
    pages = {page: list(group) for page, group in groupby(running, key=lambda p: p.page)}
    joined: set[tuple[int, int]] = set()
    for page, next_page in pairwise(sorted(pages)):
        tail, head = pages[page][-1], pages[next_page][0]
        whole = _is_sentence(tail.text) or (tail.passage, tail.first) in joined or _closes(tail, head)
        if next_page == page + 1 and whole and _goes_on(tail, head):
            joined.add((head.passage, head.first))
            yield tail, head


def _paragraphs(passages: Sequence[Passage]) -> Iterator[Paragraph]:
    for n, passage in enumerate(passages):
        if passage.kind != "text" or not passage.certain or passage.provenance.page is None:
            continue
        text, spans = passage.text, passage.sentences
        first = 0
        for i, (_, end) in enumerate(spans):
            if i + 1 == len(spans) or "\n" in text[end : spans[i + 1][0]]:
                whole, last = text[spans[first][0] : end], text[spans[i][0] : end]
                yield Paragraph(n, first, i, whole, last, passage.provenance.page)
                first = i + 1


def _is_aside(text: str) -> bool:
    """Whether it stands outside the running text: a note, a caption, an address, mostly figures."""
    letters = sum(c.isalpha() for c in text)
    alone = _ADDRESS.match(text) is not None and len(text.split()) < 3
    return alone or bool(_ASIDE.match(text)) or 2 * letters < len(text)


def _is_sentence(text: str) -> bool:
    """Whether a paragraph begins as running text does, not as one entry of an enumeration."""
    return not text[:1].islower() and not _LISTED.match(text)


def _closes(tail: Paragraph, head: Paragraph) -> bool:
    """Whether what follows is the last part of an enumeration that makes up one sentence."""
    long = len(tail.text.split()) >= 2 * _FEWEST_WORDS
    return long and tail.text.endswith(",") and bool(re.match(r"(?:en|of) [a-zà-ÿ]", head.text))


def _goes_on(tail: Paragraph, head: Paragraph) -> bool:
    if _ENDED.search(tail.last) or _LISTED.match(head.text) or _ADDRESS.match(head.text):
        return False
    if re.search(r"\w-$", tail.last):
        return head.text[:1].isalnum()
    if len(tail.text.split()) < _FEWEST_WORDS:
        return False
    if re.match(r"[a-zà-ÿ]|\([€a-zà-ÿ]|-[a-zà-ÿ]", head.text):
        return True
    return bool(_NEEDS_MORE.search(tail.last)) and len(tail.last.split()) > _FEWEST_WORDS
