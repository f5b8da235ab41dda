"""Synonyms of council papers, read once: lay beside report words, and English words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import snowballstemmer
import yaml

from corpus.dutch.words import term, tokens

Phrase = tuple[str, ...]
_HERE = Path(__file__).parent
_english = snowballstemmer.stemmer("english")


@cache
def _dutch_lines() -> list[list[str]]:
    lines: list[list[str]] = yaml.safe_load((_HERE / "lexicon.yaml").read_text("utf-8"))
    return lines


@cache
def _english_lines() -> dict[str, list[str]]:
    lines: dict[str, list[str]] = yaml.safe_load((_HERE / "english.yaml").read_text("utf-8"))
    return lines


@cache
def groups() -> tuple[frozenset[Phrase], ...]:
    """The meanings, each a set of phrases as tuples of search terms (compounds whole)."""
    return tuple(frozenset(p for word in line if (p := phrase(word))) for line in _dutch_lines())


@cache
def by_first_term() -> dict[str, tuple[tuple[Phrase, frozenset[Phrase]], ...]]:
    """For a term, the phrases that start with it and the meaning each belongs to."""
    found: dict[str, list[tuple[Phrase, frozenset[Phrase]]]] = {}
    for group in groups():
        for entry in group:
            found.setdefault(entry[0], []).append((entry, group))
    return {k: tuple(v) for k, v in found.items()}


@cache
def english_by_first_stem() -> dict[str, tuple[tuple[Phrase, frozenset[Phrase]], ...]]:
    """For an English stem, the phrases (of stems) that start with it and the Dutch phrases for each.

    Longest phrases first; a Dutch phrase brings the other phrases of its meaning.
    """
    found: dict[str, list[tuple[Phrase, frozenset[Phrase]]]] = {}
    for english, dutch in _english_lines().items():
        entry = tuple(map(english_stem, tokens(english)))
        meanings = [p for word in dutch if (p := phrase(word))]
        alike = (group for p in meanings for other, group in by_first_term().get(p[0], ()) if other == p)
        found.setdefault(entry[0], []).append((entry, frozenset(meanings).union(*alike)))
    return {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in found.items()}


@cache
def english_glosses() -> dict[Phrase, str]:
    """For each English phrase of stems the first Dutch words for it."""
    found: dict[Phrase, str] = {}
    for group in _dutch_lines():
        found |= {tuple(map(english_stem, tokens(word))): group[0] for word in group[1:]}
    return found | {
        tuple(map(english_stem, tokens(english))): dutch[0] for english, dutch in _english_lines().items()
    }


@cache
def english_stem(word: str) -> str:
    """The stem of one folded English word, by Porter's second stemmer."""
    return str(_english.stemWord(word))


def phrase(words: str) -> Phrase:
    """The terms of a word or phrase, stop words included, without the parts of compounds."""
    return tuple(term(t) for t in tokens(words))
