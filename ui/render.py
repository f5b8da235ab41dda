"""Answers, passages and sources as text for people. Pure: values in, text out.

Texts from documents are shown without control characters, ANSI sequences and direction overrides, so that a
document can neither move the cursor nor disguise what it says.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from corpus.model import Answer, Citation, CitedFigure, Conflict, DocumentInfo, Figure, Provenance

if TYPE_CHECKING:
    from retriever.search import Hit

FindInfo = Callable[[str], DocumentInfo]

WIDTH = 80
NARROWEST = 30
DISPLAY = 24  # widest number that still sets the width of the column of figures, in characters

_ANSI = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])|\x9b[0-?]*[ -/]*[@-~]"
)
_UNSEEN = {"Cc", "Cf", "Cs", "Co"}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>])")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def clean(text: str) -> str:
    """One line of printable text: ANSI sequences, control and format characters gone, white space folded."""
    bare = _ANSI.sub("", text)
    kept = "".join(c for c in bare if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join(kept.split())


def dutch_date(iso: str | None) -> str:
    """Day in words: "12 maart 2024" for "2024-03-12", "maart 2024" for "2024-03"; anything else as it is."""
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", iso or "")
    if not found or not 1 <= int(found[2]) <= 12:
        return clean(iso or "")
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{_MONTHS[int(found[2]) - 1]} {found[1]}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 passage", "1.234 passages"."""
    return f"{number:,} {one if number == 1 else many}".replace(",", ".")


def page_label(page: int | None, printed: str | None) -> str:
    """The page as printed and as counted in the file: "p. 14 (pdf-pagina 11)"; empty where there is none."""
    if printed:
        same = page is None or printed.strip() == str(page)
        return f"p. {clean(printed)}" if same else f"p. {clean(printed)} (pdf-pagina {page})"
    return f"pdf-pagina {page}" if page is not None else ""


def place_label(where: Citation | Provenance, section: Sequence[str]) -> str:
    """The page; in a file without pages the cells or the headings; and that it was read from an image."""
    path = " › ".join(filter(None, map(clean, section)))
    place = page_label(where.page, where.printed_page) or ", ".join(filter(None, (path, clean(where.place))))
    if where.confidence is None:
        return place
    return f"{place}, herkend uit beeld ({round(100 * where.confidence)}% zeker)"


def render_answer(answer: Answer, info: FindInfo, width: int = WIDTH) -> str:
    """The whole answer for a terminal of `width` characters, ending in a line feed.

    Args:
        answer: what to show.
        info: gives the manifest entry of a document id.
        width: characters on a line.
    """
    width = max(width, NARROWEST)
    parts = (
        _wrap(answer.text, width),
        _sources("Bronnen", answer.citations, info, width),
        _sources("Dichtst in de buurt", answer.nearest, info, width),
        _figures(answer.figures, width),
        _conflicts(answer.conflicts, width),
        _follow_ups(answer.follow_ups, width),
        _wrap(_searched(answer), width),
        _wrap(_origin(answer), width),
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def render_hits(hits: Sequence[Hit], info: FindInfo, width: int = WIDTH) -> str:
    """Passages found, best first, with their scores, ending in a line feed."""
    if not hits:
        return "Geen passages gevonden.\n"
    return "\n\n".join(_hit(hit, info(hit.passage.document_id), max(width, NARROWEST)) for hit in hits) + "\n"


def reference_markdown(citation: Citation, info: DocumentInfo) -> str:
    """A quote to paste elsewhere: `"citaat" (Uitgever, Titel, datum, p. N)`, as Markdown."""
    place = place_label(citation, citation.section)
    parts = [info.publisher, info.title, dutch_date(info.published), place]
    named = ", ".join(filter(None, map(clean, parts)))
    return _MARKDOWN.sub(r"\\\1", f'"{clean(citation.quote)}" ({named})')


def _hit(hit: Hit, info: DocumentInfo, width: int) -> str:
    passage = hit.passage
    place = place_label(passage.provenance, passage.section)
    head = f"{hit.rank}. {clean(info.title)} ({_described(info, place)}), score {_score(hit.score)}"
    return "\n".join((_wrap(head, width, after="   "), _wrap(passage.text, width, "   ", "   ")))


def _score(score: float) -> str:
    return f"{score:.4f}".replace(".", ",")


def _sources(title: str, citations: Iterable[Citation], info: FindInfo, width: int) -> str:
    shown = [_source(citation, info(citation.document_id), width) for citation in citations]
    return "\n".join([title, *shown]) if shown else ""


def _source(citation: Citation, info: DocumentInfo, width: int) -> str:
    label = f"[{citation.number}] "
    indent = " " * len(label)
    place = place_label(citation, citation.section)
    lines = (
        _wrap(label + info.title, width, after=indent),
        _wrap(_described(info, place), width, indent, indent),
        _wrap(f"“{citation.quote.strip()}”", width, indent, indent),
    )
    return "\n".join(filter(None, lines))


def _described(info: DocumentInfo, place: str) -> str:
    return ", ".join(filter(None, (info.publisher, dutch_date(info.published), info.status or "", place)))


def _figures(figures: Sequence[CitedFigure], width: int) -> str:
    return "\n".join(["Cijfers", *_figure_lines(figures, width)]) if figures else ""


def _figure_lines(figures: Sequence[CitedFigure], width: int) -> list[str]:
    shown = [_display(cited.figure) for cited in figures]
    column = min(max(map(len, shown), default=0), DISPLAY)
    indent = " " * (column + 4)
    return [
        _wrap(f"{display}: {_about(cited)}", width, "  ", indent)
        if len(display) > column
        else f"  {display:>{column}}  {_wrap(_about(cited), width, indent, indent).lstrip()}"
        for display, cited in zip(shown, figures, strict=True)
    ]


def _display(figure: Figure) -> str:
    display, qualifier = clean(figure.display), clean(figure.qualifier)
    told = not qualifier or display.casefold().startswith(qualifier.casefold())
    return display if told else f"{qualifier} {display}"


def _about(cited: CitedFigure) -> str:
    figure = cited.figure
    kind = "" if figure.kind == "gerealiseerd" else figure.kind
    parts = [figure.measure, figure.subject, figure.period or "", kind, _table(figure)]
    if figure.derived:
        parts.append(f"berekend: {figure.derived}")
    return f"{'; '.join(filter(None, map(clean, parts)))} [{cited.source}]".strip()


def _table(figure: Figure) -> str:
    if figure.table is None:
        return ""
    place = ", ".join(filter(None, (figure.table.title, figure.table.row, figure.table.column)))
    return f"tabel: {place}"


def _conflicts(conflicts: Sequence[Conflict], width: int) -> str:
    lines: list[str] = []
    for conflict in conflicts:
        lines.append(_wrap(f"- {conflict.measure}: {conflict.explanation}", width, after="  "))
        lines.extend(_figure_lines(conflict.figures, width))
    return "\n".join(["Tegenstrijdigheden", *lines]) if lines else ""


def _follow_ups(questions: Sequence[str], width: int) -> str:
    lines = [_wrap(f"- {question}", width, after="  ") for question in questions]
    return "\n".join(["Vervolgvragen", *lines]) if lines else ""


def _searched(answer: Answer) -> str:
    searched = answer.searched
    documents = counted(searched.documents, "document", "documenten")
    passages = counted(searched.passages, "passage", "passages")
    until = f", stukken t/m {dutch_date(searched.until)}" if searched.until else ""
    return f"Gezocht in {documents} ({passages}){until}."


def _origin(answer: Answer) -> str:
    return f"Dit antwoord is gemaakt door AI ({answer.writer}). Controleer het bij de bron."


def _wrap(text: str, width: int, before: str = "", after: str = "") -> str:
    return textwrap.fill(
        clean(text),
        width,
        initial_indent=before,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )
