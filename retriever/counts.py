"""Whether a candidate tells the number that is asked, of the thing whose number is asked.

"Hoeveel psychologen" is not answered by 150 employees, nor by a sentence on psychologists without a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.numbers import number_word
from corpus.dutch.words import fold, split_compound, stem, term, tokens
from corpus.index import Index
from retriever.concepts import Concept
from retriever.cues import Kind, direction_of
from retriever.cues.demand_cues import MONEY
from retriever.query import Query
from retriever.rank import Candidate

_NAMED = 0.3
"""How well a candidate must name the thing asked: a part of a long word does."""
_BY_ANOTHER_WORD = 0.85
"""The same where none of its words does: only an abbreviation or a synonym then names it."""
_MOST = 0.5
"""Share of the question that a candidate must hold to say that there are none."""
_NONE = re.compile(r"\b(?:geen|niemand|nul|none|nobody)\b", re.IGNORECASE)
_REACH = 6
"""How many words may stand between a number and what it counts."""
_POINTS = frozenset(("er", "daarvan", "hiervan"))
"""Words before a number of what was named before: "in 2024 waren het er 3.917"."""
_WORD = re.compile(r"[\w'’&.,/%€-]+")
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_TOLD = frozenset(
    """
    geen niemand nul alle beide enige helft half derde kwart vierde vijfde tiende anderhalf anderhalve
    dubbel onbekend bekend none nobody both all half third quarter
    """.split()
)
"""Words that tell a number, or that there is none to tell."""


def tells_number(query: Query, candidate: Candidate, index: Index) -> bool:
    """A number in digits or in words, or that there is none; a table row has its cells.

    Growth or decline without one tells whether it is as the question supposes.
    """
    if query.kind not in (Kind.FIGURE, Kind.CHANGE) or candidate.passage.row:
        return True
    tells_way = query.rising is not None and direction_of(candidate.text) is not None
    return tells_way or candidate.features.number >= 0 or bool(MONEY.search(candidate.text))


def names_asked(query: Query, candidate: Candidate, index: Index) -> bool:
    """The thing whose number, height or price is asked, in its own words or in what it stands under."""
    return query.asked is None or query.kind is not Kind.FIGURE or candidate.named >= _NAMED


def counts_asked(query: Query, candidate: Candidate, index: Index) -> bool:
    """A number near the thing counted, where its own words name that; else it or what it stands under does.

    A row on "schoolkinderen" counts no schools.
    """
    asked, passage = query.asked, candidate.passage
    if asked is None or not query.counts or query.kind is not Kind.FIGURE:
        return True
    if passage.row:
        return _names_or_knows(asked, tokens(passage.search_text))
    words = [fold(w) for w in _WORD.findall(candidate.text)]
    named = [i for i, word in enumerate(words) if _names(asked, word)]
    told = [i for i, word in enumerate(words) if _is_number(word)]
    if named:
        pointing = any(words[j - 1] in _POINTS for j in told if j)
        return pointing or any(abs(i - j) <= _REACH for i in named for j in told)
    before = passage.text[passage.sentences[max(0, candidate.sentence - 1)][0] : candidate.begin]
    around = tokens(f"{' '.join(passage.section)} {before} {candidate.text}")
    by_another_word = candidate.named >= _BY_ANOTHER_WORD and _names_or_knows(asked, around)
    return by_another_word or any(_names(asked, w) for w in around)


def says_none(query: Query, candidate: Candidate) -> bool:
    """Whether a candidate says outright that there are none of the things whose number is asked."""
    if not query.counts or query.asked is None or candidate.passage.row:
        return False
    return bool(_NONE.search(candidate.text)) and candidate.named >= _NAMED and candidate.coverage >= _MOST


def _names_or_knows(asked: Concept, words: Sequence[str]) -> bool:
    """Whether words name a thing, or hold nothing that only begins like it."""
    return any(_names(asked, w) for w in words) or not any(asked.term in _stems(w)[:-1] for w in words)


def _names(asked: Concept, word: str) -> bool:
    """Whether a folded word is the thing, another word for it, or a kind of it: "familiescholen"."""
    heads = {t for w in tokens(word) for t in (term(w), _stems(w)[-1])}
    if asked.term in heads or any(phrase[-1] in heads for phrase in asked.phrases):
        return True
    return bool(asked.parts) and asked.parts[-1] in heads


def _stems(word: str) -> tuple[str, ...]:
    """The stems of the parts of a word; its own where it has none."""
    return tuple(map(stem, split_compound(word))) or (term(word),)


def _is_number(word: str) -> bool:
    bare = word.strip(".,")
    if any(c.isdigit() for c in bare):
        return not _YEAR.fullmatch(bare)
    return bare in _TOLD or number_word(bare) is not None
