"""How text is painted: type, colour, place in the order of drawing. Read once for each text object."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from ingest.readers.pdf.view import Matrix, View, direction, product

_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi(?!light)|-bd|[,-]b$", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv|[,-]i$|-it$|boldit", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")


@dataclass(frozen=True, slots=True)
class Font:
    """A font: name without subset prefix, and whether it is bold or italic by name, weight or flags."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Paint:
    """How a stretch of text is painted.

    Attributes:
        size: type size as it is shown, points.
        color: of the filling; None where it is a pattern or cannot be told.
        opacity: 0 to 255.
        mode: the PDF's text render mode; 3 is invisible.
        order: place in the order of drawing, higher is later.
        angle: of the writing, whole degrees counter-clockwise.
        level: whether it is written along the PDF's own horizontal.
    """

    font: Font
    size: float
    color: tuple[int, int, int] | None
    opacity: int
    mode: int
    order: int
    angle: int
    level: bool


def address(pointer: Any) -> int:
    """The address a pointer of pdfium holds, 0 for none."""
    return ctypes.addressof(pointer.contents) if pointer else 0


def object_color(page_object: Any) -> tuple[tuple[int, int, int] | None, int]:
    """Fill colour and opacity of a page object."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetFillColor(page_object, *map(ctypes.byref, parts)):
        return None, 255
    red, green, blue, alpha = (p.value for p in parts)
    return (red, green, blue), alpha


class PaintReader:
    """Reads how the characters of one page are painted.

    Args:
        textpage: of pdfium.
        view: of the page.
        order: place of each text object in the order of drawing, by its address.
    """

    def __init__(self, textpage: Any, view: View, order: dict[int, int]) -> None:
        self._textpage, self._view, self._order = textpage, view, order
        self._fonts: dict[int, Font] = {}
        self._paints: dict[int, Paint] = {}

    def at(self, index: int) -> Paint:
        """How the character at an index is painted."""
        text_object = pdfium_c.FPDFText_GetTextObject(self._textpage, index)
        key = address(text_object)
        found = self._paints.get(key)
        if found is None:
            found = self._paints[key] = self._read(index, text_object)
        return found

    def _read(self, index: int, text_object: Any) -> Paint:
        matrix = self._matrix(index)
        nominal = pdfium_c.FPDFText_GetFontSize(self._textpage, index)
        color, opacity = object_color(text_object)
        return Paint(
            font=self._font(text_object),
            size=round(abs(nominal) * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5, 2),
            color=color,
            opacity=opacity,
            mode=int(pdfium_c.FPDFTextObj_GetTextRenderMode(text_object)),
            order=self._order.get(address(text_object), -1),
            angle=direction(product(matrix, self._view.matrix)),
            level=abs(matrix[0]) >= abs(matrix[1]),
        )

    def _matrix(self, index: int) -> Matrix:
        found = pdfium_c.FS_MATRIX()
        if not pdfium_c.FPDFText_GetMatrix(self._textpage, index, ctypes.byref(found)):
            return (1, 0, 0, 1, 0, 0)
        return (found.a, found.b, found.c, found.d, 0, 0)

    def _font(self, text_object: Any) -> Font:
        handle = pdfium_c.FPDFTextObj_GetFont(text_object)
        key = address(handle)
        if key not in self._fonts:
            self._fonts[key] = _read_font(handle) if key else Font("", False, False)
        return self._fonts[key]


def _read_font(handle: Any) -> Font:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium_c.FPDFFont_GetBaseFontName(handle, buffer, 256)
    raw = buffer.raw[: max(min(int(length), 256) - 1, 0)].decode("utf-8", "replace")
    name = _SUBSET.sub("", raw)
    flags = max(int(pdfium_c.FPDFFont_GetFlags(handle)), 0)
    lean = ctypes.c_int(0)
    pdfium_c.FPDFFont_GetItalicAngle(handle, ctypes.byref(lean))
    bold = bool(_BOLD_NAME.search(name) or flags & _FORCE_BOLD or pdfium_c.FPDFFont_GetWeight(handle) >= 600)
    italic = bool(_ITALIC_NAME.search(name) or flags & _ITALIC or abs(lean.value) >= 5)
    return Font(name, bold, italic)
