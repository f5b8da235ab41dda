"""Where a sentence that breaks off goes on: at the next page, or in a column that was read out of order.

A plain text's order is not to be trusted: there, ends without a full stop and beginnings with a small letter
are matched one to one, by how well the words on either side of the break follow each other in this text. A
hyphen at the break must leave a known word.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from scipy.optimize import linear_sum_assignment
from wordfreq import zipf_frequency

from corpus.dutch.words import STOP
from corpus.model import Continuation, Passage
from ingest.page_breaks import over_pages

_ENDS = re.compile(r"[.!?:;…|)][\"'”’)\]]*$|\d%?$")
_GOES_ON = re.compile(r"[a-zà-þ]|-[a-zà-þ]|\([€a-z]")
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*|[.,;:!?/]")
_FEWEST_WORDS = 2
_NEVER = -50.0
_KNOWN_WORD = 2.5
"""Zipf frequency from which a word is taken for one: once in three million words."""
_LEAST = 0.5
"""Least score of a match: it lies between the right and the wrong ones of two reports."""
_PAGE_END = 1.0
"""What it speaks for a match that the sentence breaks off at the end of a page and goes on over it."""
_SMOOTH = 5.0

_Link = tuple[int, int, int]
"""A sentence that breaks off, and the passage and sentence it goes on in, by number."""
_Links = dict[int, list[_Link]]


@dataclass(frozen=True, slots=True)
class _Edge:
    """The first or last sentence of a paragraph: number of its passage, of the sentence, and its text."""

    passage: int
    sentence: int
    text: str
    page: int
    at_page_end: bool


def link_continuations(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of a document, each told which of its sentences go on in which other.

    A format that knows its paragraphs and their order tears sentences nowhere but at the end of a page.
    """
    known_order = any(p.provenance.box or p.provenance.place for p in passages)
    found = _over_pages(passages) if known_order else _anywhere(passages)
    return tuple(_linked(p, found.get(n, ()), passages) for n, p in enumerate(passages))


def _over_pages(passages: Sequence[Passage]) -> _Links:
    found: _Links = {}
    for tail, head in over_pages(passages):
        found.setdefault(tail.passage, []).append((tail.end, head.passage, head.first))
    return found


def _anywhere(passages: Sequence[Passage]) -> _Links:
    found: _Links = {}
    tails = [e for e in _edges(passages, first=False) if _breaks_off(e.text)]
    heads = [e for e in _edges(passages, first=True) if _GOES_ON.match(e.text)]
    if not tails or not heads:
        return found
    follows = _Follows(passages)
    scores = np.array([[_score(t, h, follows) for h in heads] for t in tails])
    for i, j in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
        if scores[i, j] >= _LEAST:
            tail, head = tails[i], heads[j]
            found.setdefault(tail.passage, []).append((tail.sentence, head.passage, head.sentence))
    return found


def _linked(passage: Passage, links: Sequence[_Link], passages: Sequence[Passage]) -> Passage:
    if not links:
        return passage
    goes_on = tuple(Continuation(here, passages[n].id, there) for here, n, there in links)
    rest = "\n".join(passages[n].text[slice(*passages[n].sentences[there])] for _, n, there in links)
    return replace(passage, goes_on=goes_on, search_text=f"{passage.search_text}\n{rest}")


def _edges(passages: Sequence[Passage], *, first: bool) -> Iterator[_Edge]:
    """The sentences that open (or close) a paragraph."""
    ends = _page_ends(passages)
    for n, passage in enumerate(passages):
        if passage.kind != "text" or not passage.certain:
            continue
        text, spans = passage.text, passage.sentences
        for i, (begin, end) in enumerate(spans):
            around = text[:begin] if first else text[end:]
            if not around.strip() or "\n" in (around[len(around.rstrip()) :] if first else around[:2]):
                last = i == len(spans) - 1 and n in ends
                yield _Edge(n, i, text[begin:end], passage.provenance.page or 0, last)


def _page_ends(passages: Sequence[Passage]) -> frozenset[int]:
    """The numbers of the passages that are the last text of their page."""
    last = {p.provenance.page: n for n, p in enumerate(passages) if p.kind == "text"}
    return frozenset(last.values())


def _breaks_off(text: str) -> bool:
    signed = re.match(r"[-–—] ?[A-ZÀ-Þ]", text)
    return not _ENDS.search(text) and len(text.split()) >= _FEWEST_WORDS and not signed


def _score(tail: _Edge, head: _Edge, follows: _Follows) -> float:
    pages = head.page - tail.page
    if pages not in (0, 1) or (tail.passage, tail.sentence) == (head.passage, head.sentence):
        return _NEVER
    bonus = _PAGE_END * pages * tail.at_page_end
    begun = re.search(r"([^\W\d_]+)-$", tail.text)
    if begun:
        rest = re.match(r"[^\W\d_]+", head.text)
        known = zipf_frequency(begun[1] + rest.group(), "nl") if rest else 0.0
        return known + bonus if known >= _KNOWN_WORD else _NEVER
    if head.text.startswith("-"):
        return _KNOWN_WORD + bonus if re.search(r"\b(en|of)$", tail.text) else _NEVER
    before, after = _TOKEN.findall(tail.text), _TOKEN.findall(head.text)
    if not before or not after or zipf_frequency(after[0], "nl") < _KNOWN_WORD:
        return _NEVER  # the second half of a broken word only fits behind a hyphen
    return follows(before[-1], after[0]) + bonus


class _Follows:
    """How much likelier one word is behind another than anywhere, as a logarithm, counted in one text.

    Common words count as themselves, all others by their last two letters.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.pairs, self.left, self.right = Counter[tuple[str, str]](), Counter[str](), Counter[str]()
        for passage in passages:
            words = [w.lower() for w in _TOKEN.findall(passage.text)] if passage.kind == "text" else []
            for word, after in pairwise(words):
                kind = _kind(after)
                self.right[kind] += 1
                for left in {word, _kind(word)}:
                    self.pairs[left, kind] += 1
                    self.left[left] += 1
        self.total = self.right.total()

    def __call__(self, word: str, after: str) -> float:
        """The logarithm for two words in order."""
        kind, left = _kind(after.lower()), word.lower()
        left = left if self.left[left] >= _SMOOTH else _kind(left)
        base = (self.right[kind] + 0.5) / (self.total + 1)
        return math.log((self.pairs[left, kind] + _SMOOTH * base) / (self.left[left] + _SMOOTH) / base)


def _kind(word: str) -> str:
    return word if word in STOP or zipf_frequency(word, "nl") > 5.3 else f"*{word[-2:]}"
