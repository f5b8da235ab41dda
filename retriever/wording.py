"""The answer's own words in Dutch and in English; what is quoted stays as it was written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Own words of one language.

    Attributes:
        no_figure: for an empty cell.
        in_table: opens the note that tells what a table prints, in its own unit.
        no_column: that a row's values cannot be tied to columns.
        at: joins what is highest to its value: "Weesp, met 18%".
        highest, lowest, others: lead-ins of a ranking.
        below, above: lead-ins of a selection.
    """

    no_figure: str
    in_table: str
    no_column: str
    at: str
    highest: str
    lowest: str
    others: str
    below: str
    above: str


_DUTCH = Words(
    no_figure="geen cijfer",
    in_table="in de tabel",
    no_column="bij welke kolom elk cijfer hoort, blijkt niet uit de tekst",
    at="met",
    highest="Het hoogst",
    lowest="Het laagst",
    others="De andere:",
    below="Daaronder: ",
    above="Daarboven: ",
)
_ENGLISH = Words(
    no_figure="no figure",
    in_table="in the table",
    no_column="the text does not show which column each figure belongs to",
    at="with",
    highest="Highest",
    lowest="Lowest",
    others="The others:",
    below="Below that: ",
    above="Above that: ",
)


def own_words(english: bool) -> Words:
    """The words to answer with."""
    return _ENGLISH if english else _DUTCH
