"""The proper names that a question gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.periods import MONTHS
from corpus.dutch.words import fold, term, tokens
from retriever.vocabulary import PLACES, Vocabulary, place_form

_NAME = re.compile(r"(?<=[a-zà-þ,0-9)/] )[A-ZÀ-Þ][\w'’&]*(?=[\s.,?!)/-]|$)")
"""A word with a capital inside a sentence; of "HPV-prik" its first part."""
_RUN = re.compile(
    r"(?<=\w)\s+(?:(?:bij|van|volgens|door|binnen|over|voor|in|aan|namens|at|of|by|for) )?"
    r"(?:(?:de|het|een|onze|the) )?(?P<name>[A-ZÀ-Þ][\w'’&-]*(?: [A-ZÀ-Þ][\w'’&-]*)*)"
)
"""A name behind other words, with the preposition and article before it."""
_FEWEST = 3
_NO_NAMES = frozenset(MONTHS) | frozenset(
    """
    ik wat hoe welke hoeveel waar waarom wie wanneer is zijn en in de het rijk kabinet kamer staat raad
    nederlands nederlandse nederlanders nederland europees europese dutch i the
    drenthe flevoland friesland fryslan gelderland limburg overijssel zeeland brabant holland
    """.split()
)
"""Words with a capital that name no one thing: months, "Nederlandse", the state by its everyday names; and
provinces, which are places."""


def proper_names(text: str, places: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The proper names in a text that the corpus has too, folded, without its places."""
    found = (fold(n) for n in _NAME.findall(text) if not re.search(r"['’]", n))
    local = {w for p in places for w in tokens(p)}
    return tuple(n for n in dict.fromkeys(found) if len(n) > 1 and n not in local and _tells(n, vocabulary))


def without_own_names(text: str, vocabulary: Vocabulary) -> str:
    """A question without the names of what whole documents are about: "bij OKT", "volgens de Rekenkamer".

    Their passages seldom say these, so that with them a question lies farther from those that answer it. At
    least `_FEWEST` words stay.
    """
    found = text
    for match in _RUN.finditer(text):
        if not all(_is_own(w, vocabulary) for w in match["name"].split()):
            continue
        rest = found.replace(match[0], "", 1)
        found = rest if len(rest.split()) >= _FEWEST else found
    return found.strip()


def _is_own(word: str, vocabulary: Vocabulary) -> bool:
    folded = fold(word)
    return folded in vocabulary.document_words or vocabulary.is_own_name(term(folded))


def _tells(name: str, vocabulary: Vocabulary) -> bool:
    if name in _NO_NAMES or place_form(name) in PLACES:
        return False
    return name not in vocabulary.document_words and vocabulary.knows(term(name))
