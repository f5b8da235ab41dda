"""By what names questions call documents: title, alias, who made it, or what kind of paper it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from corpus.dutch.words import fold
from corpus.model import DocumentInfo

_PAPERS = {
    "rekenkamerrapport": r"rekenkamer",
    "rekenkameronderzoek": r"rekenkamer",
    "jaarverslag": r"jaarverslag|jaarrapportage",
    "jaarrapportage": r"jaarverslag|jaarrapportage",
    "jaarstukken": r"jaarstukken|jaarrekening",
    "jaarrekening": r"jaarstukken|jaarrekening",
    "raadsvoorstel": r"raadsvoorstel",
    "raadsbrief": r"raadsbrief|raadsinformatiebrief|rib\b",
    "raadsinformatiebrief": r"raadsbrief|raadsinformatiebrief|rib\b",
    "besluitenlijst": r"besluitenlijst",
    "programmabegroting": r"(?:programma)?begroting",
    "subsidieoverzicht": r"subsidieoverzicht",
    "factsheet": r"factsheet",
}
"""Words for a paper that mean nothing else, and what tells in a title or file name that it is one."""

_ALSO_SUBJECTS = {
    "rekenkamer": r"rekenkamer",
    "begroting": r"(?:programma)?begroting",
    "evaluatie": r"evaluatie",
    "monitor": r"monitor",
    "motie": r"motie",
    "verordening": r"verordening",
    "regeling": r"regeling",
}
"""The same for words that a question may have as its subject: they name a paper behind "volgens de" only."""

_FRAMES = (
    *("volgens {}", "zegt {}", "schrijft {}", "vindt {}", "stelt {}", "meldt {}", "concludeert {}"),
    *("adviseert {}", "staat in {}", "staat er in {}", "conclusies van {}", "aanbevelingen van {}"),
)
_ARTICLES = ("de", "het")


def names_of(infos: Iterable[DocumentInfo]) -> dict[str, list[str]]:
    """For each folded name of a document the ids of those that go by it.

    A kind of paper is the name of a document where it is the only one of its kind and no name was given.
    """
    known = list(infos)
    names: dict[str, list[str]] = defaultdict(list)
    for info in known:
        for name in {fold(n) for n in _own(info)}:
            names[name].append(info.id)
    for word, ids in _by_kind(known):
        if len(ids) == 1 and word not in names:
            names[word] = ids
    return dict(names)


def _own(info: DocumentInfo) -> Iterator[str]:
    yield info.title
    if info.publisher.startswith("Rekenkamer"):
        yield info.publisher.split()[0]
    yield from (a for a in info.aliases if a.islower() or (" " not in a and not a.isupper()))


def _by_kind(infos: list[DocumentInfo]) -> Iterator[tuple[str, list[str]]]:
    """Each way to name a kind of paper, folded, and the documents of that kind."""
    for word, told_by in _PAPERS.items():
        yield word, _of_kind(infos, told_by)
    for word, told_by in _ALSO_SUBJECTS.items():
        ids = _of_kind(infos, told_by)
        for frame in _FRAMES:
            yield from ((fold(frame.format(f"{article} {word}")), ids) for article in _ARTICLES)


def _of_kind(infos: list[DocumentInfo], told_by: str) -> list[str]:
    pattern = re.compile(rf"\b(?:{told_by})")
    return [i.id for i in infos if not i.aliases and pattern.search(fold(f"{i.title} {i.id}"))]
