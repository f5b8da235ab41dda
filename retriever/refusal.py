"""What is said where the documents hold no answer: what was searched, and what may help.

It holds no number in digits, so that none can be taken for an answer: up to which date the documents go
stands beside the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import DocumentInfo, Searched
from retriever.query import Query
from retriever.vocabulary import PLACES, place_form

_PERSONAL = re.compile(
    r"telefoon|\b06-?nummer|e-?mail ?adres|mailadres|woonadres|huisadres|geboortedatum|privé"
    r"|\bphone number|email address|home address|date of birth",
    re.IGNORECASE,
)

_LEFT_EMPTY = {
    False: "De tabel waarin het hoort te staan, geeft hier geen cijfer.",
    True: "The table where it should stand gives no figure here.",
}
_COUNTS = ("", "", *"twee drie vier vijf zes zeven acht negen tien elf twaalf".split())
_COUNTS_ENGLISH = ("", "", *"two three four five six seven eight nine ten eleven twelve".split())


def not_found(
    query: Query, searched: Searched, infos: Sequence[DocumentInfo], left_empty: bool = False
) -> str:
    """That the documents do not say it, what was searched, and a sentence that helps on.

    `left_empty` tells that a table asks for it but leaves it empty.
    """
    if not searched.documents:
        return (
            "No document fits this choice."
            if query.english
            else "Er zijn geen stukken die bij deze keuze passen."
        )
    helpful = _LEFT_EMPTY[query.english] if left_empty else _helpful(query, infos)
    if query.english:
        opened = f"This is not in {_counted(searched, english=True)} searched."
        return " ".join(filter(None, (opened, helpful, "The nearest passages are shown below.")))
    opened = f"Dit staat niet in {_counted(searched, english=False)} doorzocht."
    near = "De passages die er het dichtst bij komen, staan hieronder."
    return " ".join(filter(None, (opened, helpful, near)))


def _counted(searched: Searched, *, english: bool) -> str:
    """The documents searched, few of them by number in words: a digit here could be taken for an answer."""
    words = _COUNTS_ENGLISH if english else _COUNTS
    few = words[searched.documents] if searched.documents < len(words) else ""
    if searched.documents == 1:
        return "the one document" if english else "het ene stuk dat is"
    return " ".join(f"the {few} documents".split() if english else f"de {few} stukken die zijn".split())


def _helpful(query: Query, infos: Sequence[DocumentInfo]) -> str:
    """A sentence on personal data, another place or another time; "" where none of these is asked for."""
    if _PERSONAL.search(query.text):
        return (
            "Raadbron gives no personal data." if query.english else "Persoonsgegevens geeft Raadbron niet."
        )
    about = sorted({i.place for i in infos if i.place})
    other = [p for p in query.places if p in PLACES and p not in map(place_form, about)]
    if other and about and "nederland" not in other:
        named = " en ".join(about) if not query.english else " and ".join(about)
        if query.english:
            return f"The documents are about {named}."
        return f"De stukken gaan over {named}; voor een andere plaats zijn andere stukken nodig."
    if query.years and _outside(query.years, infos):
        if query.english:
            return "None of the documents is about the year in your question."
        return "Geen van de stukken gaat over het jaar in uw vraag."
    return ""


def _outside(years: Sequence[int], infos: Sequence[DocumentInfo]) -> bool:
    """Whether all years lie before or behind those that the documents report on; False where unknown."""
    times = [t for i in infos for t in (i.period_from, i.period_to, i.published) if t]
    known = [int(t[:4]) for t in times]
    return bool(known) and (max(years) < min(known) or min(years) > max(known))
