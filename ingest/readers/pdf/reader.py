"""Read a PDF: pages, furniture off, reading order, then headings over the whole document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from statistics import median

import pypdfium2 as pdfium

from corpus.errors import DocumentError
from corpus.model import Box
from ingest.elements import Grid, Place, Reading
from ingest.readers.pdf.blocks import Pitches, find_pitches, make_blocks
from ingest.readers.pdf.contents import drop_contents
from ingest.readers.pdf.emit import Item, emit
from ingest.readers.pdf.extract import PageRead, open_pdf, read_pages
from ingest.readers.pdf.furniture import Furniture, PagePieces, find_furniture
from ingest.readers.pdf.hidden import Reason
from ingest.readers.pdf.layout import Laid, carried_over, lay_out
from ingest.readers.pdf.lines import Piece, make_pieces
from ingest.readers.pdf.notices import hidden_notices, page_list
from ingest.readers.pdf.ocr import ocr_problem, recognise
from ingest.readers.pdf.page import Page, Word
from ingest.readers.pdf.titles import find_title
from ingest.readers.pdf.view import turned_back

_CHUNK = 200
_NEARLY_EMPTY = 2
_MOST_UNMAPPED = 0.5


@dataclass(slots=True)
class _Findings:
    """What is found while the pages go by; numbers are of pages."""

    items: list[Item] = field(default_factory=list)
    hidden: list[tuple[int, Reason]] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    sparse: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    unmapped: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)


def read_pdf(data: bytes, name: str, *, ocr: bool = True) -> Reading:
    """Read a PDF's bytes; `name` is shown in errors as the place, `ocr` allows to recognise text in pictures.

    Raises:
        DocumentError: it needs a password, or none of its pages can be read.
    """
    document = open_pdf(data, name)
    try:
        count = len(document)
        findings = _Findings()
        problem = ocr_problem()
        pages = enumerate(read_pages(document, recognise if ocr and not problem else None), start=1)
        while chunk := list(islice(pages, _CHUNK)):
            _read_chunk(chunk, findings)
        if len(findings.damaged) == count:
            raise DocumentError(
                "Geen bladzijde van de PDF is te lezen",
                where=name,
                mend="Haal het bestand opnieuw op bij de bron.",
            )
        title = _title(document, findings.items)
    finally:
        document.close()
    return Reading(emit(findings.items), count, title, tuple(_warnings(findings, data)))


def _read_chunk(chunk: Sequence[tuple[int, PageRead | None]], findings: _Findings) -> None:
    findings.damaged.extend(number for number, read in chunk if read is None)
    reads = [read for _, read in chunk if read is not None]
    for read in reads:
        _note(read, findings)
    reads = [_readable(read) for read in reads]
    pieces = {read.page.number: make_pieces(read.page.words) for read in reads}
    furniture = find_furniture(
        [PagePieces(r.page.number, r.page.height, pieces[r.page.number]) for r in reads]
    )
    pages = carried_over([_lay_out(read, pieces[read.page.number], furniture, findings) for read in reads])
    laid = list(zip(reads, pages, strict=True))
    pitches = find_pitches(p for _, page in laid for p in page.parts if not isinstance(p, Grid))
    for read, page in laid:
        printed = _printed(read.page, furniture.printed.get(read.page.number))
        findings.items.extend(_items(read, page, printed, pitches))


def _lay_out(read: PageRead, pieces: Sequence[Piece], furniture: Furniture, findings: _Findings) -> Laid:
    """The page in reading order without furniture and contents; a page that is but a picture is noted."""
    number = read.page.number
    kept = [p for i, p in enumerate(pieces) if i not in furniture.pieces[number]]
    words = sum(len(p.words) for p in kept)
    if read.scan and words <= _NEARLY_EMPTY and read.confidence is None:
        (findings.images if words == 0 else findings.sparse).append(number)
    return lay_out(replace(read.page, words=tuple(w for p in drop_contents(kept) for w in p.words)))


def _items(read: PageRead, laid: Laid, printed: str | None, pitches: Pitches) -> Iterator[Item]:
    height = read.page.height
    scanned = "recognised" in read.hidden or read.confidence is not None
    for part in laid.parts:
        if isinstance(part, Grid):
            yield Item(_place(read, printed, part.place.box), height, grid=part)
            continue
        for block in make_blocks(part, pitches):
            yield Item(_place(read, printed, block.box), height, block=block, scanned=scanned)
    if laid.slanted:
        text = " ".join(w.text for w in laid.slanted)
        if sum(c.isalpha() for c in text) >= 3:
            yield Item(_place(read, printed, None), height, slanted=text)


def _place(read: PageRead, printed: str | None, box: Box | None) -> Place:
    shown = turned_back(box, read.view, read.angle) if box else None
    return Place(read.page.number, printed, "", _rounded(shown) if shown else None, read.confidence)


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(side, 1) for side in box)
    return left, top, right, bottom


def _printed(page: Page, number: str | None) -> str | None:
    """The page label, unless that only counts the pages while another number is printed."""
    if page.label is None or (page.label == str(page.number) and number is not None):
        return number
    return page.label


def _note(read: PageRead, findings: _Findings) -> None:
    number = read.page.number
    findings.hidden.extend((number, reason) for reason in read.hidden)
    if read.cut:
        findings.cut.append(number)
    if read.unmapped >= _MOST_UNMAPPED:
        findings.unmapped.append(number)
    if read.confidence is not None:
        findings.recognised.append(number)


def _readable(read: PageRead) -> PageRead:
    """The page, without its words where most of their characters stand for no letter.

    Recognised words are given one type size.
    """
    if read.unmapped >= _MOST_UNMAPPED:
        return replace(read, page=replace(read.page, words=()))
    if "recognised" in read.hidden or read.confidence is not None:
        return replace(read, page=replace(read.page, words=_levelled(read.page.words)))
    return read


def _levelled(words: Sequence[Word]) -> tuple[Word, ...]:
    """Recognised words in one type size where theirs differ little: a recogniser guesses it word by word."""
    usual = median(w.size for w in words)
    return tuple(replace(w, size=usual) if 0.6 * usual < w.size < 1.6 * usual else w for w in words)


def _warnings(findings: _Findings, data: bytes) -> Iterator[str]:
    if b"%%EOF" not in data[-2048:]:
        yield "het bestand lijkt afgebroken: het einde ontbreekt; haal het opnieuw op bij de bron"
    told = (
        (findings.damaged, "beschadigd, niet gelezen"),
        (findings.images, "alleen beeld, geen tekst"),
        (findings.sparse, "bijna alleen beeld, enkele woorden tekst"),
        (findings.unmapped, "tekens zonder betekenis in het bestand (geen Unicode); te behandelen als beeld"),
        (findings.recognised, "tekst herkend in een beeld; controleer getallen in het stuk zelf"),
        (findings.cut, "meer dan te lezen is; een deel is overgeslagen"),
    )
    if (findings.images or findings.unmapped) and (problem := ocr_problem()):
        yield problem
    yield from (f"{page_list(pages)}: {what}" for pages, what in told if pages)
    yield from hidden_notices(findings.hidden)


def _title(document: pdfium.PdfDocument, items: Sequence[Item]) -> str:
    first = [i.block for i in items if i.block and i.place.page == 1 and not i.scanned]
    return find_title(document.get_metadata_value("Title"), first)
