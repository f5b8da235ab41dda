"""What a reader is told about pages that could not be read as they are, in Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ingest.readers.pdf.hidden import Reason

_MOST_RUNS = 20
"""Of pages in a row, named in one notice."""

_HIDDEN: tuple[tuple[Reason, str], ...] = (
    ("invisible", "onzichtbare tekst weggelaten"),
    ("outside", "tekst buiten de bladzijde weggelaten"),
    ("tiny", "tekst kleiner dan 2 punt weggelaten"),
    ("contrast", "tekst in de kleur van de achtergrond weggelaten"),
    ("covered", "tekst onder een gevuld vlak (zwartgelakt) weggelaten"),
    ("recognised", "tekst van eerdere tekstherkenning; controleer getallen in het stuk zelf"),
)


def page_list(numbers: Sequence[int]) -> str:
    """Pages in words: "bladzijde 3", "bladzijden 3, 5-7"; of very many only the first."""
    ordered = sorted(set(numbers))
    parts: list[str] = []
    for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        pages = [page for _, page in run]
        parts.append(str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}")
    more = " en verder" if len(parts) > _MOST_RUNS else ""
    return f"{'bladzijde' if len(ordered) == 1 else 'bladzijden'} {', '.join(parts[:_MOST_RUNS])}{more}"


def hidden_notices(pages: Sequence[tuple[int, Reason]]) -> list[str]:
    """One line for each reason why text was left out or is doubted, with its pages."""
    return [
        f"{page_list(found)}: {told}"
        for reason, told in _HIDDEN
        if (found := [number for number, why in pages if why == reason])
    ]
