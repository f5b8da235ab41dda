"""Pages out of a PDF file: what pdfium knows of each, as a Page with only the words that a reader sees."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from corpus.errors import DocumentError
from corpus.model import Box
from ingest.readers.pdf.glyphs import Inked, read_words
from ingest.readers.pdf.hidden import Ground, Reason, make_ground, why_hidden
from ingest.readers.pdf.ocr import DOTS_PER_INCH, Recognised
from ingest.readers.pdf.page import Fill, Page, Rule
from ingest.readers.pdf.shapes import MOST_OBJECTS, Area, Shapes, read_shapes
from ingest.readers.pdf.view import View, page_view, rectangle, turned

MOST_PAGES = 20_000
_BLANKET = 1 << 30
_FEW = 5
_MOST_UNMAPPED = 0.5
_LEAST_SURE = 0.6
_COVERING_NOTES = (pdfium_c.FPDF_ANNOT_SQUARE, pdfium_c.FPDF_ANNOT_REDACT)


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page as read.

    Attributes:
        page: with the words that are seen (or were recognised in the scan beneath them), upright.
        view: of the page as it is shown; `angle` is by how much its writing was turned to stand upright.
        hidden: how many words were left out, by reason; "recognised" ones were kept.
        scan: box of the picture that covers most of the page, None where there is none.
        unmapped: share of the characters without Unicode value, 0 to 1.
        cut: whether there was more on the page than is looked at.
        confidence: 0 to 1 where the words were recognised here in the picture of the page, else None.
    """

    page: Page
    view: View
    angle: int = 0
    hidden: Mapping[Reason, int] = field(default_factory=dict)
    scan: Box | None = None
    unmapped: float = 0.0
    cut: bool = False
    confidence: float | None = None

    @property
    def without_text(self) -> bool:
        """Whether it is a picture with at most a few words, or its characters stand for no letters."""
        return self.unmapped >= _MOST_UNMAPPED or (self.scan is not None and len(self.page.words) <= _FEW)


Recogniser = Callable[[Any], Recognised | None]
"""Recognises the words on a picture (of PIL) of a page at DOTS_PER_INCH."""


def open_pdf(data: bytes, name: str) -> pdfium.PdfDocument:
    """The file as pdfium opens it.

    Raises:
        DocumentError: it needs a password, or is no whole PDF, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError:
        raise _refusal(name) from None
    if count == 0:
        raise DocumentError("De PDF heeft geen bladzijden", where=name, mend="Vraag het bestand opnieuw op.")
    if count > MOST_PAGES:
        raise DocumentError(
            f"De PDF heeft {count} bladzijden",
            where=name,
            mend=f"Knip hem in delen van hooguit {MOST_PAGES}.",
        )
    return document


def read_pages(
    document: pdfium.PdfDocument, recognise: Recogniser | None = None
) -> Iterator[PageRead | None]:
    """The pages one by one; None for a page that cannot be loaded.

    Args:
        document: as opened by `open_pdf`.
        recognise: is given the picture of each page without text; None to leave such pages as they are.
    """
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield None
            continue
        try:
            read = _read_page(document, page, index)
            yield _recognised(read, page, recognise) if recognise and read.without_text else read
        except pdfium.PdfiumError:
            yield None
        finally:
            page.close()


def _recognised(read: PageRead, page: Any, recognise: Recogniser) -> PageRead:
    """The page with the words that are recognised in its picture; as it was where these are too doubtful."""
    found = recognise(page.render(scale=DOTS_PER_INCH / 72).to_pil())
    if found is None or found.confidence < _LEAST_SURE or len(found.words) <= len(read.page.words):
        return read
    shown = replace(read.page, words=found.words, width=read.view.width, height=read.view.height)
    return replace(read, page=shown, angle=0, unmapped=0.0, confidence=found.confidence)


def _refusal(name: str) -> DocumentError:
    if pdfium_c.FPDF_GetLastError() in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
        return DocumentError(
            "De PDF is beveiligd met een wachtwoord", where=name, mend="Sla hem op zonder beveiliging."
        )
    return DocumentError(
        "De PDF is beschadigd of niet volledig", where=name, mend="Haal het bestand opnieuw op bij de bron."
    )


def _read_page(document: pdfium.PdfDocument, page: Any, index: int) -> PageRead:
    textpage = page.get_textpage()
    try:
        shown = _view(page)
        shapes = read_shapes(page, shown)
        words = read_words(textpage.raw, shown, shapes.texts)
        angle = _main_angle(words)
        view = shown if angle == 0 else turned(shown, angle)
        if angle:
            shapes = read_shapes(page, view)
            words = read_words(textpage.raw, view, shapes.texts)
        shapes.areas.extend(_covering_notes(page.raw, view))
        label = _label(document, index)
        cut = shapes.count >= MOST_OBJECTS
    finally:
        textpage.close()
    return _page_read(words, shapes, (shown, view, angle), (index + 1, label), cut)


def _page_read(
    words: tuple[Inked, ...],
    shapes: Shapes,
    views: tuple[View, View, int],
    place: tuple[int, str | None],
    cut: bool,
) -> PageRead:
    shown, view, angle = views
    ground = make_ground(view, shapes.areas, shapes.pictures)
    seen, hidden = _seen(words, ground)
    letters = sum(len(w.word.text) for w in seen)
    page = Page(
        number=place[0],
        label=place[1],
        width=view.width,
        height=view.height,
        words=tuple(w.word for w in seen),
        rules=tuple(Rule(box) for box in shapes.rules),
        fills=tuple(Fill(a.box, a.color) for a in shapes.areas if a.color is not None and a.order < _BLANKET),
        pictures=tuple(p.box for p in shapes.pictures),
    )
    unmapped = sum(w.bare for w in seen) / letters if letters else 0.0
    return PageRead(page, shown, angle, hidden, ground.scan, unmapped, cut)


def _seen(words: tuple[Inked, ...], ground: Ground) -> tuple[list[Inked], Counter[Reason]]:
    seen: list[Inked] = []
    hidden: Counter[Reason] = Counter()
    for word in words:
        reason = why_hidden(word, ground)
        if reason:
            hidden[reason] += 1
        if reason in (None, "recognised"):
            seen.append(word)
    return seen, hidden


def _view(page: Any) -> View:
    rect = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(rect)):
        return page_view((0, 0, page.get_width(), page.get_height()), 0)
    return page_view((rect.left, rect.bottom, rect.right, rect.top), pdfium_c.FPDFPage_GetRotation(page.raw))


def _main_angle(words: tuple[Inked, ...]) -> int:
    """The quarter turn in which most of the page is written."""
    counts: Counter[int] = Counter()
    for word in words:
        counts[word.paint.angle] += len(word.word.text)
    best = max(counts, key=lambda a: counts[a], default=0)
    return best if best in (90, 180, 270) and counts[best] > 0.6 * counts.total() else 0


def _label(document: pdfium.PdfDocument, index: int) -> str | None:
    try:
        return document.get_page_label(index).strip() or None
    except pdfium.PdfiumError:
        return None


def _covering_notes(page: Any, view: View) -> Iterator[Area]:
    """Filled boxes that were put over the page as a note: they cover what lies beneath."""
    for i in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), 2_000)):
        note = pdfium_c.FPDFPage_GetAnnot(page, i)
        if not note:
            continue
        if pdfium_c.FPDFAnnot_GetSubtype(note) in _COVERING_NOTES and _is_filled(note):
            rect = pdfium_c.FS_RECTF()
            if pdfium_c.FPDFAnnot_GetRect(note, ctypes.byref(rect)):
                box = rectangle((rect.left, rect.bottom, rect.right, rect.top), view.matrix)
                yield Area(box, (0, 0, 0), True, _BLANKET)
        pdfium_c.FPDFPage_CloseAnnot(note)


def _is_filled(note: Any) -> bool:
    """Whether a note's box is filled and opaque, by its colour or by how it is drawn."""
    parts = [ctypes.c_uint() for _ in range(4)]
    kind = pdfium_c.FPDFANNOT_COLORTYPE_InteriorColor
    if pdfium_c.FPDFAnnot_GetColor(note, kind, *map(ctypes.byref, parts)):
        return parts[3].value == 255 and pdfium_c.FPDFAnnot_HasKey(note, b"IC") == 1
    for i in range(min(pdfium_c.FPDFAnnot_GetObjectCount(note), 10)):
        item = pdfium_c.FPDFAnnot_GetObject(note, i)
        filling, stroke = ctypes.c_int(), ctypes.c_int()
        if pdfium_c.FPDFPath_GetDrawMode(item, ctypes.byref(filling), ctypes.byref(stroke)) and filling.value:
            return not pdfium_c.FPDFPageObj_HasTransparency(item)
    return False
