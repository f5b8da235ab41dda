"""Cut running Dutch text into sentences."""

from __future__ import annotations

import re

_ABBREVIATIONS = (
    "o.a|bijv|bv|mw|d.d|d.w.z|dhr|mevr|drs|dr|prof|ir|mr|nr|nrs|blz|pag|art|m.b.t|t.a.v|t.o.v|i.v.m|m.b.v|n.a.v|"
    "o.b.v|i.p.v|i.h.k.v|t/m|incl|excl|ca|gem|max|min|resp|vgl|zgn|evt|enz|etc|jl|a.s|st|vs"
)
_NO_END = re.compile(rf"(?:^|[\s(])(?:{_ABBREVIATIONS}|(?:[A-Z]\.)*[A-Z])\.$", re.IGNORECASE)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-ZÀ-Þ0-9€•])|\n")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of a text, white space trimmed. A line break always ends a sentence."""
    spans, begin = [], 0
    for match in _END.finditer(text):
        if match.group() != "\n" and _NO_END.search(text[begin : match.end()]):
            continue
        spans.append((begin, match.end()))
        begin = match.end()
    spans.append((begin, len(text)))
    return [trimmed for b, e in spans if (trimmed := _trim(text, b, e))]


def _trim(text: str, begin: int, end: int) -> tuple[int, int] | None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return (begin, end) if end > begin else None
