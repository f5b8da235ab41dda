"""Draws sources: where a quote stands, the quote in its context, and the line to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ui import texts
from ui.safe_html import one_line, safe, safe_lines

Json = Mapping[str, Any]
CONTEXT_LENGTH = 320
CONTEXT_LINES = 5
BEGINNING = 90
_CLOSING = set(".,;:!?)’'\"")


def place(source: Json) -> str:
    """Where the quote stands, as plain text: printed page, page of the file, or else the heading."""
    printed, page = source.get("paginaGedrukt"), source.get("pagina")
    if printed and page and str(printed) != str(page):
        return texts.FILE_PAGE_TOO.format(printed=printed, page=page)
    if printed:
        return texts.PRINTED_PAGE.format(page=printed)
    if page:
        return texts.FILE_PAGE.format(page=page)
    if source.get("plaats"):
        return str(source["plaats"])
    section = list(source.get("sectie") or ())
    return texts.SECTION.format(section=section[-1]) if section else texts.NO_PLACE


def reference(source: Json) -> str:
    """The quote with its reference, as plain text: `"citaat" (Uitgever, Titel, datum, p. N)`."""
    number = source.get("paginaGedrukt") or source.get("pagina")
    where = f"p. {number}" if number else place(source)
    date = texts.dutch_date(source.get("publicatiedatum"))
    parts = [source["uitgever"], source["titel"], date, where]
    return f'"{one_line(source["citaat"])}" ({", ".join(one_line(part) for part in parts)})'


def anchor(turn: str, number: int) -> str:
    """The id of a source on the page; `turn` sets the answers of one conversation apart."""
    return f"bron-{turn}-{number}"


def marker(turn: str, number: int) -> str:
    """The marker [1] as a link to its source."""
    word = f'<span class="rb-verborgen">{texts.SOURCE_WORD} </span>'
    return f'<a class="rb-nummer" href="#{anchor(turn, number)}">[{word}{number}]</a>'


def source_list(
    sources: Sequence[Json], excerpts: Mapping[int, Json], turn: str, numbered: bool = True
) -> str:
    """The sources, each to be opened and closed; the first one is open.

    Args:
        sources: as in `bronnen` or `naaste` of the answer object.
        excerpts: the context of each source, by its place in `sources`; may lack some.
        turn: sets the answers of one conversation apart.
        numbered: whether the answer refers to the sources by number.
    """
    return "".join(
        _source(source, excerpts.get(index), turn, numbered, is_open=index == 0)
        for index, source in enumerate(sources)
    )


def _source(source: Json, excerpt: Json | None, turn: str, numbered: bool, is_open: bool) -> str:
    key = anchor(turn, source["nummer"])
    number = f'<span class="rb-nummer">[{source["nummer"]}]</span> ' if numbered else ""
    origin = f"{safe(source['uitgever'])}, {safe(texts.dutch_date(source.get('publicatiedatum')))}"
    return (
        f'<details class="rb-bron" id="{key}"{" open" if is_open else ""}>'
        f'<summary>{number}<span class="rb-brontitel">{safe(source["titel"])}</span> '
        f'<span class="rb-herkomst">{origin} · {safe(place(source))}</span>'
        f'<span class="rb-begin">{safe(_beginning(source["citaat"]))}</span></summary>'
        f'<div class="rb-broninhoud">{_quote(source, excerpt)}{_facts(source)}{_copy(source, key)}</div>'
        "</details>"
    )


def _quote(source: Json, excerpt: Json | None) -> str:
    if excerpt is None:
        quote = f"<p><mark>{safe(source['citaat'])}</mark></p>"
        return f'<blockquote>{quote}</blockquote><p class="rb-klein">{texts.NO_CONTEXT}</p>'
    return f"<blockquote>{_in_context(source['citaat'], excerpt)}</blockquote>"


def _in_context(quote: str, excerpt: Json) -> str:
    before, around, after = (str(excerpt.get(name) or "") for name in ("ervoor", "citaat", "erna"))
    lines_before = safe_lines(_tail(before))[-CONTEXT_LINES:]
    lines_after = safe_lines(_head(after))[:CONTEXT_LINES]
    middle = f"<mark>{safe(quote)}</mark>"
    # A line of the text is a paragraph, heading or table row: the quote joins the line that it is part of.
    if lines_before and not (before.endswith("\n") or around.startswith("\n")):
        middle = f"{lines_before.pop()} {middle}"
    if lines_after and not (after.startswith("\n") or around.endswith("\n")):
        glue = "" if after[:1] in _CLOSING else " "
        middle = f"{middle}{glue}{lines_after.pop(0)}"
    return "".join(f"<p>{line}</p>" for line in [*lines_before, middle, *lines_after])


def _facts(source: Json) -> str:
    rows = [(texts.PLACE, _full_place(source))]
    if source.get("documentstatus"):
        rows.append((texts.DOCUMENT_STATUS, source["documentstatus"]))
    if source.get("ocrZekerheid") is not None:
        rows.append((texts.RECOGNISED, texts.CERTAINTY.format(percent=round(100 * source["ocrZekerheid"]))))
    cells = "".join(f"<div><dt>{name}</dt><dd>{safe(value)}</dd></div>" for name, value in rows)
    return f'<dl class="rb-feiten">{cells}</dl>'


def _full_place(source: Json) -> str:
    path = " › ".join(one_line(heading) for heading in source.get("sectie") or ())
    has_place = bool(source.get("paginaGedrukt") or source.get("pagina") or source.get("plaats"))
    if not path:
        return place(source)
    return f"{place(source)}, {path}" if has_place else path


def _copy(source: Json, key: str) -> str:
    return (
        f'<p class="rb-verwijzing" id="{key}-verwijzing" hidden>{safe(reference(source))}</p>'
        f'<button type="button" class="rb-knop" data-kopieer="{key}-verwijzing">{texts.COPY}</button>'
    )


def _beginning(quote: str) -> str:
    """The first words of a quote, to tell closed sources apart."""
    line = one_line(quote)
    return f"“{line if len(line) <= BEGINNING else line[:BEGINNING].rsplit(None, 1)[0] + ' …'}”"


def _head(text: str) -> str:
    """The first part of the text after a quote, cut between words."""
    if len(text) <= CONTEXT_LENGTH:
        return text
    return text[:CONTEXT_LENGTH].rsplit(None, 1)[0] + " …"


def _tail(text: str) -> str:
    """The last part of the text before a quote, cut between words."""
    if len(text) <= CONTEXT_LENGTH:
        return text
    return "… " + text[-CONTEXT_LENGTH:].split(None, 1)[-1]
