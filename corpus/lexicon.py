"""Synonyms of council papers, read from lexicon.yaml once: lay words, report words, English words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from corpus.dutch.words import term, tokens

Phrase = tuple[str, ...]


@cache
def groups() -> tuple[frozenset[Phrase], ...]:
    """The meanings, each a set of phrases as tuples of search terms (compounds whole)."""
    lines = yaml.safe_load((Path(__file__).parent / "lexicon.yaml").read_text("utf-8"))
    return tuple(frozenset(p for word in line if (p := phrase(word))) for line in lines)


@cache
def by_first_term() -> dict[str, tuple[tuple[Phrase, frozenset[Phrase]], ...]]:
    """For a term, the phrases that start with it and the meaning each belongs to."""
    found: dict[str, list[tuple[Phrase, frozenset[Phrase]]]] = {}
    for group in groups():
        for entry in group:
            found.setdefault(entry[0], []).append((entry, group))
    return {k: tuple(v) for k, v in found.items()}


def phrase(words: str) -> Phrase:
    """The terms of a word or phrase, stop words included, without the parts of compounds."""
    return tuple(term(t) for t in tokens(words))
