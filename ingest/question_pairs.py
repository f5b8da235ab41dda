"""Written questions with their answers: an answer is searched by the words of the question it answers.

Councils and parliaments print them numbered: "Vraag 2" and further on "Antwoord op vraag 2" or "Antwoord op
de vragen 4 en 5", each under a heading of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Passage

_QUESTION = re.compile(r"^vra(?:ag|gen)\b", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:antwoord|beantwoording|reactie)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d{1,3}\b")
_RANGE = re.compile(r"\b(\d{1,3})\s*(?:t/m|tot en met|-|–)\s*(\d{1,3})\b")
_LONGEST = 700
"""Most of the questions' words that is added, characters."""


def link_answers(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of a document; those that answer a numbered question are searched by its words too."""
    asked: dict[int, list[str]] = defaultdict(list)
    for passage in passages:
        if _QUESTION.match(_heading(passage)):
            for number in _numbers(_heading(passage)):
                asked[number].append(passage.text)
    if not asked:
        return tuple(passages)
    return tuple(_linked(passage, asked) for passage in passages)


def _linked(passage: Passage, asked: dict[int, list[str]]) -> Passage:
    if not _ANSWER.match(_heading(passage)):
        return passage
    texts = [text for number in _numbers(_heading(passage)) for text in asked.get(number, ())]
    if not texts:
        return passage
    question = "\n".join(texts)[:_LONGEST]
    return replace(passage, search_text=f"{question}\n{passage.search_text}")


def _heading(passage: Passage) -> str:
    return passage.section[-1] if passage.section and passage.kind == "text" else ""


def _numbers(heading: str) -> list[int]:
    """The numbers a heading names, ranges written out."""
    spans = [range(int(m[1]), int(m[2]) + 1) for m in _RANGE.finditer(heading)]
    alone = [int(n) for n in _NUMBER.findall(_RANGE.sub(" ", heading))]
    return [*alone, *(n for span in spans for n in span)]
