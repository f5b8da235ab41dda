"""Read a saved web page: its own text, without the menus and banners round it. Nothing is run or fetched."""

from __future__ import annotations

from corpus.errors import DocumentError
from ingest.elements import Reading, Text
from ingest.readers.html.bytes import decode_page
from ingest.readers.html.finish import finish
from ingest.readers.html.flow import Flow, read_flow
from ingest.readers.html.head import page_title, published
from ingest.readers.html.main import Survey, choose_main, survey
from ingest.readers.html.tree import parse_page

_FEW = 5
"""Up to how many words that are not shown may be left out without saying so."""


def read_html(data: bytes, name: str) -> Reading:
    """The text of a web page.

    Raises:
        DocumentError: it has no text, or is nested beyond measure.
    """
    page = parse_page(decode_page(data), name)
    body = page.body
    if body is None:
        raise _empty(name)
    main = body
    for clean in (True, False):  # a page of nothing but links is all menu, and still a page
        found = survey(body, clean)
        main = choose_main(body, found) if clean else body
        flow = read_flow(main, found)
        if flow.elements:
            title, heading = page_title(page, flow.elements, found.skip)
            above = [Text("heading", (heading,))] if heading else []
            return Reading(
                finish([*above, *flow.elements]),
                title=title,
                warnings=warnings(found, flow),
                published=published(page, main),
            )
    raise _empty(name)


def warnings(found: Survey, flow: Flow) -> tuple[str, ...]:
    """What was left out, one Dutch line each."""
    hidden = f"tekst die op de pagina verborgen is, is weggelaten (aantal woorden: {found.hidden_words})"
    struck = f"doorgehaalde tekst is weggelaten (aantal woorden: {flow.struck})"
    unwieldy = "een tabel is te groot om als tabel te lezen; haar regels zijn als tekst opgenomen"
    lines = ((found.hidden_words > _FEW, hidden), (flow.struck > 0, struck), (flow.unwieldy > 0, unwieldy))
    return tuple(line for holds, line in lines if holds)


def _empty(name: str) -> DocumentError:
    return DocumentError(
        "Er staat geen leesbare tekst in deze webpagina",
        where=name,
        mend="Sla de pagina op nadat zij volledig in beeld staat, of geef haar als PDF.",
    )
