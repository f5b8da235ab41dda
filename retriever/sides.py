"""The sides of a question that one document alone cannot answer: what to ask of which document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.dutch.periods import years_between
from corpus.dutch.words import fold
from corpus.model import DocumentInfo
from retriever.asking import asking_part, is_asking
from retriever.cues import Kind, kind_of, names_measure
from retriever.cues.kind_cues import COMPARING
from retriever.cues.norms import names_norm
from retriever.cues.sums import sum_of
from retriever.followup import without_periods
from retriever.parts import halves_of, leans
from retriever.query import Query

_SENTENCES = re.compile(r"(?<=[.?!])\s+")
_BOTH = re.compile(
    r"\b(?:de |beide |alle )?(?:twee|beide) (?:stukken|documenten|rapporten|verslagen|bronnen)\b"
    r"|\b(?:both|two) (?:documents|reports|papers)\b",
    re.IGNORECASE,
)
_PAPERS = (
    *("motie", "besluitenlijst", "protocol", "factsheet", "overzicht", "artikel", "jaarstukken", "regeling"),
    *("verslag", "verordening", "rapport", "nota", "notitie", "begroting", "memo", "amendement"),
)
"""Kinds of papers; a compound that ends in one names it by its subject: "dierenartsenmotie"."""

_ASIDE = 5
"""Most words of a question about the answer itself."""

LEAST_BESIDE = 0.30
"""Chance that a named document answers, below which it is not shown: less than elsewhere, as it was named."""

Names = Callable[[str], Sequence[str]]
"""The ids of the documents that a text names."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one document is asked.

    Attributes:
        text: the question put to it, or what the asker says that it tells.
        documents: ids of the documents to search.
        asks: whether it is asked; else it is told, and shown beside the answer where it stands there.
        otherwise: other ways to put it, tried in order where the first finds nothing.
    """

    text: str
    documents: tuple[str, ...]
    asks: bool = True
    otherwise: tuple[str, ...] = ()


def sides_of(query: Query, infos: Sequence[DocumentInfo], names: Names) -> tuple[Side, ...]:
    """The sides of a question across documents, the asked ones first; empty where one search will do.

    Across documents is a question that names two, that names one and compares it with what others tell, or
    that leaves the document it names for a year after it was made.
    """
    text = query.standalone
    known = {i.id: i for i in infos}

    def meant(words: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*names(words), *_meant(words, infos))))

    named = query.documents if len(query.documents) > 1 else meant(text)
    others = tuple(i for i in known if i not in named)
    if len(named) > 1:
        return _of_each(text, named, meant, known)
    if not named and len(infos) == 2 and _BOTH.search(text):
        return _of_each(text, tuple(known), meant, known)
    if not query.documents or not others:
        return ()
    if later := _later(text, named, others, meant, known):
        return later
    years = years_between(text)
    beyond = any(_is_after(year, known[d]) for year in years for d in named)
    apart = beyond and (sum_of(text) or names_norm(text) or len(years) > 1)
    if query.kind is not Kind.COMPARE and not apart:
        return ()
    return tuple(Side(text, g, otherwise=_timeless(text, g, known)) for g in (named, others))


def kind_within(query: Query) -> Kind:
    """What a question wants of one document: it is not compared within that."""
    if query.kind is not Kind.COMPARE:
        return query.kind
    kind = kind_of(asking_part(query.standalone), (), ())
    return Kind.FIGURE if kind is Kind.TEXT and names_measure(query.standalone) else kind


def sets_beside(text: str) -> bool:
    """Whether what a text asks compares: "hoe verhoudt dat zich tot 2024?"."""
    return bool(COMPARING.search(asking_part(text)))


def _of_each(
    text: str, named: Sequence[str], meant: Names, known: Mapping[str, DocumentInfo]
) -> tuple[Side, ...]:
    """For each document the half that names it alone; for the rest what is asked of all."""
    pieces = _pieces(text)
    asked = [p for p in pieces if is_asking(p)] or pieces
    open_ones = [p for p in asked if not meant(p)]
    sides = []
    for document in named:
        own = [p for p in pieces if tuple(meant(p)) == (document,)]
        asking = [p for p in own if is_asking(p)]
        if asking:
            sides.append(_led_up_to(" ".join(asking), [p for p in pieces if p not in asked], (document,)))
        elif own and not open_ones:
            sides.append(Side(" ".join(own), (document,), asks=False))
        else:
            whole = " ".join(open_ones or asked)
            sides.append(Side(whole, (document,), otherwise=_timeless(whole, (document,), known)))
    return tuple(sorted(sides, key=lambda s: (not s.asks, _made(known[s.documents[0]]))))


def _led_up_to(asked: str, told: Sequence[str], documents: tuple[str, ...]) -> Side:
    """What is asked behind what was told, where it points back to that; else, and failing that, alone."""
    if not told or not leans(asked):
        return Side(asked, documents)
    return Side(f"{without_periods(' '.join(told))} {asked}", documents, otherwise=(asked,))


def _later(
    text: str,
    named: tuple[str, ...],
    others: tuple[str, ...],
    meant: Names,
    known: Mapping[str, DocumentInfo],
) -> tuple[Side, ...]:
    """Where what is asked names no document and a year after the one that was named: that of the others."""
    pieces = _pieces(text)
    asked = [p for p in pieces if is_asking(p) and not meant(p)]
    told = [p for p in pieces if p not in asked]
    years = years_between(" ".join(asked))
    if not told or not years or not all(_is_after(y, known[named[0]]) for y in years):
        return ()
    bare = " ".join(asked)
    if any(is_asking(p) for p in told):
        return Side(bare, others), Side(" ".join(told), named)
    wide = f"{without_periods(' '.join(told))} {bare}"
    return Side(wide, others, otherwise=(bare,)), Side(without_periods(" ".join(told)), named, asks=False)


def _pieces(text: str) -> list[str]:
    """The sentences of a question, two questions in one sentence apart, without "Scheelt dat veel?"."""
    found = [half for sentence in _SENTENCES.split(text.strip()) for half in halves_of(sentence)]
    return [p for p in found if len(p.split()) > _ASIDE or not leans(p)] or found


def _timeless(text: str, documents: Sequence[str], known: Mapping[str, DocumentInfo]) -> tuple[str, ...]:
    """The text without its times where these documents were made before them and others were not."""
    years = years_between(text)
    made_before = years and all(_is_after(min(years), known[d]) for d in documents)
    told_elsewhere = years and not all(_is_after(min(years), i) for i in known.values())
    return (without_periods(text),) if made_before and told_elsewhere else ()


def _is_after(year: int, info: DocumentInfo) -> bool:
    made = _made(info)
    return bool(made) and year > int(made[:4])


def _made(info: DocumentInfo) -> str:
    """The last date that a document can tell of; "" where the manifest gives none."""
    return info.period_to or info.published or info.updated or ""


def _meant(text: str, infos: Sequence[DocumentInfo]) -> tuple[str, ...]:
    """The documents that a text means by their kind, "de motie", where only one can be meant."""
    found = []
    for word in re.findall(r"[\w-]+", fold(text)):
        paper = next((p for p in _PAPERS if word.endswith(p)), None)
        subject = word.removesuffix(paper).rstrip("-s") if paper else ""
        if paper and (one := _only([i for i in infos if _goes_by(i, paper)]) or _about(subject, infos)):
            found.append(one)
    return tuple(found)


def _about(subject: str, infos: Sequence[DocumentInfo]) -> str | None:
    if len(subject) < 5:
        return None
    return _only([i for i in infos if i.id == subject]) or _only([i for i in infos if subject in i.id])


def _only(infos: Sequence[DocumentInfo]) -> str | None:
    return infos[0].id if len(infos) == 1 else None


def _goes_by(info: DocumentInfo, paper: str) -> bool:
    own = fold(" ".join((info.id.replace("-", " "), info.kind or "", info.title, *info.aliases)))
    return any(w.endswith(paper) for w in own.split())
