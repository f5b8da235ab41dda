"""Draws an answer object as HTML. Pure: values in, a string out; text is escaped and never becomes a link.

Headings start at h2, below the page's one h1. The order is that of reading: what was asked, the answer, the
figures, what differs, the sources.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ui import texts
from ui.safe_html import one_line, safe, safe_lines
from ui.source_blocks import marker, place, source_list

Json = Mapping[str, Any]

_MARKER = re.compile(r"( ?)\[(\d{1,3})\]")
_STATEMENT_END = re.compile(r"(?<=\])[ \t]+(?!\[\d)")
_STATUS = {
    "deels": (texts.STATUS_PARTLY, texts.STATUS_PARTLY_HINT),
    "niet-gevonden": (texts.STATUS_NOT_FOUND, ""),
    "buiten-bereik": (texts.STATUS_OUT_OF_SCOPE, ""),
}


def question_block(question: str) -> str:
    """The question as the heading of its answer."""
    return (
        f'<h2 class="rb-vraag" tabindex="-1"><span class="rb-verborgen">{texts.YOUR_QUESTION} </span>'
        f"{safe(question)}</h2>"
    )


def searching_block(question: str) -> str:
    """The question while it is being answered."""
    return f'{question_block(question)}<p class="rb-bezig">{texts.SEARCHING}</p>'


def answer_block(answer: Json, excerpts: Mapping[int, Json], turn: str) -> str:
    """The whole answer.

    Args:
        answer: the answer object.
        excerpts: the context of each source (or nearest passage), by its place in the list.
        turn: sets the answers of one conversation apart; letters and digits.
    """
    return "".join(
        (
            question_block(answer["vraag"]),
            _read_as(answer),
            _status(answer),
            _text(answer, turn),
            conflicts_block(answer, turn),
            figures_table(answer.get("cijfers") or (), turn),
            _sources(answer, excerpts, turn),
            _searched(answer),
        )
    )


def shown_sources(answer: Json) -> list[Json]:
    """The sources that are drawn: those of the answer, or where there are none the nearest passages."""
    return list(answer.get("bronnen") or answer.get("naaste") or ())


def figures_table(figures: Sequence[Json], turn: str) -> str:
    """The figures as a table with a caption and headers; columns that would be empty are left out."""
    if not figures:
        return ""
    shared = _shared_table(figures)
    columns = [
        (texts.COLUMN_MEASURE, [_measure(figure, names_table=not shared) for figure in figures]),
        (texts.COLUMN_SUBJECT, [safe(figure.get("onderwerp") or "") for figure in figures]),
        (texts.COLUMN_PERIOD, [safe(figure.get("periode") or "") for figure in figures]),
        (texts.COLUMN_VALUE, [_value(figure) for figure in figures]),
        (texts.COLUMN_SOURCE, [marker(turn, figure["bron"]) for figure in figures]),
    ]
    filled = [(name, cells) for name, cells in columns if any(cells)]
    head = "".join(f'<th scope="col">{name}</th>' for name, _ in filled)
    rows = zip(*(cells for _, cells in filled), strict=True)
    body = "".join(f"<tr>{_row(cells)}</tr>" for cells in rows)
    return (
        f'<div class="rb-tabel" role="region" aria-label="{texts.FIGURES}" tabindex="0"><table>'
        f"<caption>{texts.FIGURES}{_origin(shared)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def conflicts_block(answer: Json, turn: str) -> str:
    """Sources that disagree, side by side, each figure with the document and date that it comes from."""
    sources = {source["nummer"]: source for source in answer.get("bronnen") or ()}
    return "".join(_conflict(conflict, sources, turn) for conflict in answer.get("tegenstrijdigheden") or ())


def document_label(document: Json) -> str:
    """A document in one line of plain text: title, publisher, date."""
    parts = [document.get("titel") or document["id"], document.get("uitgever") or ""]
    if document.get("publicatiedatum"):
        parts.append(texts.dutch_date(document["publicatiedatum"]))
    return ", ".join(one_line(part) for part in parts if part)


def problem_block(line: str) -> str:
    """A line that says what went wrong and that the question is kept."""
    return f'<p class="rb-melding">{safe(line)} {texts.QUESTION_KEPT}</p>'


def _read_as(answer: Json) -> str:
    asked, read = one_line(answer["vraag"]), one_line(answer.get("zelfstandigeVraag") or "")
    if not read or read.casefold() == asked.casefold():
        return ""
    return f'<p class="rb-klein">{texts.READ_AS} {safe(read)}</p>'


def _status(answer: Json) -> str:
    if answer["status"] not in _STATUS:
        return ""
    word, hint = _STATUS[answer["status"]]
    more = f" {hint}" if hint else ""
    return f'<p class="rb-status"><strong>{word}</strong>{more}</p>'


def _text(answer: Json, turn: str) -> str:
    text = answer.get("antwoord") or _fallback(answer["status"])
    numbers = {source["nummer"] for source in answer.get("bronnen") or ()}
    # Each statement has its own line: they may come from different places in the documents.
    lines = safe_lines(_STATEMENT_END.sub("\n", text))
    drawn = "".join(f"<p>{_with_markers(line, numbers, turn)}</p>" for line in lines)
    made = f'<p class="rb-klein">{texts.MADE_WITH_AI}</p>'
    # The attribute marks the generated text, and not the quotes, for machines (AI Act, article 50).
    return f'<div class="rb-antwoord" data-ai-generated="true">{drawn}</div>{made}'


def _fallback(status: str) -> str:
    return texts.OUT_OF_SCOPE if status == "buiten-bereik" else texts.NOT_FOUND


def _with_markers(text: str, numbers: set[int], turn: str) -> str:
    def link(match: re.Match[str]) -> str:
        # No line may break between the last word of a statement and its marker.
        glue, number = ("\u00a0" if match[1] else ""), int(match[2])
        return glue + (marker(turn, number) if number in numbers else f"[{number}]")

    return _MARKER.sub(link, text)


def _row(cells: Sequence[str]) -> str:
    first, *rest = cells
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)


def _shared_table(figures: Sequence[Json]) -> str:
    """The title of the one table that all figures come from; "" where there is no such table."""
    titles = {(figure.get("tabel") or {}).get("titel") or "" for figure in figures}
    return str(titles.pop()) if len(titles) == 1 else ""


def _origin(table: str) -> str:
    return f'<span class="rb-klein">{texts.FROM_TABLE} ‘{safe(table)}’</span>' if table else ""


def _measure(figure: Json, names_table: bool) -> str:
    table = figure.get("tabel")
    return safe(figure["maat"]) + (_origin(table["titel"]) if table and names_table else "")


def _value(figure: Json) -> str:
    kind = texts.FIGURE_KINDS.get(figure.get("soort") or "", "")
    shown = f"<strong>{safe(figure['weergave'])}</strong>{f' ({kind})' if kind else ''}"
    if figure.get("afgeleid"):
        shown += f'<span class="rb-klein">{texts.DERIVED} {safe(figure["afgeleid"])}</span>'
    return shown


def _conflict(conflict: Json, sources: Mapping[int, Json], turn: str) -> str:
    cards = "".join(_card(figure, sources, turn) for figure in conflict.get("cijfers") or ())
    explanation = f"<p>{safe(conflict['uitleg'])}</p>" if conflict.get("uitleg") else ""
    return (
        f'<div class="rb-verschil"><h3>{texts.CONFLICT} {safe(conflict["maat"])}</h3>{explanation}'
        f'<ul class="rb-kaarten">{cards}</ul></div>'
    )


def _card(figure: Json, sources: Mapping[int, Json], turn: str) -> str:
    source = sources.get(figure["bron"])
    about = ", ".join(safe(part) for part in (figure.get("onderwerp"), figure.get("periode")) if part)
    origin = ""
    if source is not None:
        date = texts.dutch_date(source.get("publicatiedatum"))
        origin = f"{safe(source['uitgever'])}, {safe(source['titel'])}, {safe(date)}, {safe(place(source))} "
    return (
        f'<li><span class="rb-groot">{_value(figure)}</span><span>{about}</span>'
        f'<span class="rb-klein">{origin}{marker(turn, figure["bron"])}</span></li>'
    )


def _sources(answer: Json, excerpts: Mapping[int, Json], turn: str) -> str:
    sources = shown_sources(answer)
    if not sources:
        return ""
    used = bool(answer.get("bronnen"))
    heading = texts.SOURCES if used else texts.NEAREST
    return f"<h3>{heading}</h3>{source_list(sources, excerpts, turn, numbered=used)}"


def _searched(answer: Json) -> str:
    searched = answer.get("gezocht") or {}
    number = searched.get("documenten")
    if answer["status"] == "buiten-bereik" or not isinstance(number, int):
        return ""
    documents = texts.count(number, "stuk", "stukken")
    until = searched.get("totEnMet")
    if until:
        line = texts.SEARCHED_UNTIL.format(documents=documents, date=texts.dutch_date(until))
    else:
        line = texts.SEARCHED.format(documents=documents)
    return f'<p class="rb-klein rb-gezocht">{safe(line)}</p>'
