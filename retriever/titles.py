"""By what names questions call documents: title, alias, who made it, or what kind of paper it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.dutch.words import fold
from corpus.model import DocumentInfo


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of paper.

    Attributes:
        told_by: what tells in a title or file name that a document is one.
        papers: words for it that mean nothing else.
        subjects: words that a question may have as its subject: they name a paper behind "volgens de" only.
    """

    told_by: str
    papers: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


_KINDS = (
    _Kind(r"rekenkamer", ("rekenkamerrapport", "rekenkameronderzoek"), ("rekenkamer",)),
    _Kind(r"jaarverslag|jaarrapportage", ("jaarverslag", "jaarrapportage")),
    _Kind(r"jaarstukken|jaarrekening", ("jaarstukken", "jaarrekening")),
    _Kind(r"raadsvoorstel", ("raadsvoorstel",)),
    _Kind(r"raadsbrief|raadsinformatiebrief|rib\b", ("raadsbrief", "raadsinformatiebrief")),
    _Kind(r"besluitenlijst", ("besluitenlijst",)),
    _Kind(r"(?:programma)?begroting", ("programmabegroting",), ("begroting",)),
    _Kind(r"subsidieoverzicht", ("subsidieoverzicht",)),
    _Kind(r"factsheet", ("factsheet",)),
    *(_Kind(word, (), (word,)) for word in ("evaluatie", "monitor", "motie", "verordening", "regeling")),
)

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
    by_title = {i.id: fold(f"{i.title} {i.id}") for i in known if not i.aliases}
    for kind in _KINDS:
        told_by = re.compile(rf"\b(?:{kind.told_by})")
        ids = [identity for identity, title in by_title.items() if told_by.search(title)]
        if len(ids) == 1:
            names.update({name: ids for name in _ways_to_name(kind) if name not in names})
    return dict(names)


def _own(info: DocumentInfo) -> Iterator[str]:
    yield info.title
    if info.publisher.startswith("Rekenkamer"):
        yield info.publisher.split()[0]
    yield from (a for a in info.aliases if a.islower() or (" " not in a and not a.isupper()))


def _ways_to_name(kind: _Kind) -> Iterator[str]:
    """The ways to name a paper of a kind, folded."""
    yield from kind.papers
    for word in kind.subjects:
        for frame in _FRAMES:
            yield from (frame.format(f"{article} {word}") for article in _ARTICLES)
