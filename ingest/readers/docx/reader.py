"""Read a Word document into elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.errors import DocumentError
from ingest.elements import Element, Grid, Place, Reading, Text
from ingest.readers.docx.body import BodyReader
from ingest.readers.docx.captions import join_captions
from ingest.readers.docx.headings import heading_levels
from ingest.readers.docx.inline import Found
from ingest.readers.docx.package import open_parts
from ingest.readers.docx.paragraphs import Item, Paragraph

_BULLET = re.compile(r"^[\s\u00a0]*[•▪●◦‣·–\-\uf0b7\uf0a7][\s\u00a0]+(?=\S)")
_NO_TITLE = re.compile(
    r"(?:document|titel|title|untitled|naamloos|sjabloon|template)\s*\d*"
    r"|microsoft word\b.*|.*\.do[ct][xm]?",
    re.IGNORECASE,
)


def read_docx(data: bytes, name: str) -> Reading:
    """Read a Word document (.docx, .docm); macros are not looked at.

    Raises:
        DocumentError: it is damaged, unpacks to absurdly much, or has no text.
    """
    parts = open_parts(data, name)
    try:
        reader = BodyReader(parts)
        items = join_captions(list(_split_run_in(reader.read())))
    except (RecursionError, ValueError) as error:
        raise DocumentError(
            "Het Word-bestand is beschadigd",
            where=name,
            mend="Open het in Word en sla het opnieuw op als .docx.",
        ) from error
    levels = heading_levels(items)
    elements = tuple(_elements(items, levels))
    if not elements:
        raise DocumentError("Er staat geen tekst in", where=name, mend="Geef een bestand met tekst.")
    return Reading(elements, None, _title(items, levels, parts.title), _warnings(reader.found))


def _split_run_in(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with a bold first line that a line break parts from plain text as a paragraph of its own."""
    for item in items:
        plain = item.plain_from if isinstance(item, Paragraph) else None
        if isinstance(item, Paragraph) and plain:
            yield replace(item, rows=item.rows[:plain], notes=())
            yield replace(item, rows=item.rows[plain:], label=None)
        else:
            yield item


def _elements(items: Sequence[Item], levels: Sequence[int | None]) -> Iterator[Element]:
    for item, level in zip(items, levels, strict=True):
        if isinstance(item, Grid):
            yield item
            continue
        yield _text(item, level)
        at = Place(anchor=f"voetnoot bij {item.place.anchor}")
        yield from (Text("note", (note,), at) for note in item.notes)


def _text(paragraph: Paragraph, level: int | None) -> Text:
    lines, place = paragraph.lines, paragraph.place
    if level is not None:
        return Text("heading", lines, place, level)
    if paragraph.label is not None:
        return Text("item", lines, place)
    bullet = _BULLET.match(lines[0])
    if bullet:
        return Text("item", (lines[0][bullet.end() :], *lines[1:]), place)
    return Text("paragraph", lines, place)


def _title(items: Sequence[Item], levels: Sequence[int | None], named: str) -> str:
    """The document's own title: what is styled so, else what its properties say, else its first heading 1."""
    paragraphs = [item for item in items if isinstance(item, Paragraph)]
    styled = next((p.text for p in paragraphs if p.style.role == "title"), "")
    if styled:
        return styled
    if named and not _NO_TITLE.fullmatch(named) and any(c.isalpha() for c in named):
        return named
    return next((p.text for p in paragraphs if p.style.level == 1), "")


def _warnings(found: Found) -> tuple[str, ...]:
    warnings: list[str] = []
    if found.changes:
        warnings.append(
            "bevat wijzigingen die nog niet zijn verwerkt; ingevoegde tekst is gelezen, verwijderde niet."
        )
    if found.hidden:
        warnings.append("bevat verborgen, witte of onleesbaar kleine tekst; die is niet gelezen.")
    if found.charts:
        warnings.append(f"bevat grafieken of schema's ({found.charts}); de cijfers daarin zijn niet gelezen.")
    return tuple(warnings)
