"""What is drawn on a page besides text: lines, filled areas, pictures, in the order of drawing."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium_c

from corpus.model import Box
from ingest.readers.pdf.paint import address, object_color
from ingest.readers.pdf.view import IDENTITY, Matrix, View, point, product, rectangle

MOST_OBJECTS = 30_000
"""Objects looked at on one page, so that a page of a hundred thousand dots ends as well."""

_MOST_SEGMENTS = 2_000
_THIN = 2.0
_FLAT = 0.3
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Area:
    """An area that covers what was drawn before it.

    Attributes:
        color: None where it is a picture, a shading or a shape that is no rectangle: not told.
        opaque: whether nothing shines through.
        order: place in the order of drawing.
    """

    box: Box
    color: tuple[int, int, int] | None
    opaque: bool
    order: int


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page; `texts` has the place of each text object in the order of drawing."""

    rules: list[Box] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    texts: dict[int, int] = field(default_factory=dict)
    count: int = 0


def read_shapes(page: Any, view: View) -> Shapes:
    """All shapes of a page, those in its form objects too, at most MOST_OBJECTS."""
    shapes = Shapes()
    for item, matrix, kind in _objects(page, view):
        shapes.count += 1
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            shapes.texts[address(item)] = shapes.count
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            _add_path(shapes, item, matrix)
        elif kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING):
            _add_picture(shapes, item, matrix, kind)
    return shapes


def _objects(page: Any, view: View) -> Iterator[tuple[Any, Matrix, int]]:
    left = [MOST_OBJECTS]

    def walk(items: Iterator[Any], matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix, int]]:
        for item in items:
            left[0] -= 1
            if left[0] < 0:
                return
            kind = pdfium_c.FPDFPageObj_GetType(item)
            if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                yield from walk(_form_items(item), product(_matrix(item), matrix), depth + 1)
            else:
                yield item, matrix, kind

    count = pdfium_c.FPDFPage_CountObjects(page)
    return walk((pdfium_c.FPDFPage_GetObject(page, i) for i in range(count)), view.matrix, 0)


def _form_items(form: Any) -> Iterator[Any]:
    return (pdfium_c.FPDFFormObj_GetObject(form, i) for i in range(pdfium_c.FPDFFormObj_CountObjects(form)))


def _matrix(item: Any) -> Matrix:
    found = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _add_picture(shapes: Shapes, item: Any, matrix: Matrix, kind: int) -> None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
        return
    left, low, right, high = (s.value for s in sides)
    box = rectangle((left, low, right, high), matrix)
    opaque = kind == pdfium_c.FPDF_PAGEOBJ_IMAGE and not pdfium_c.FPDFPageObj_HasTransparency(item)
    area = Area(box, None, opaque, shapes.count)
    (shapes.pictures if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE else shapes.areas).append(area)


def _add_path(shapes: Shapes, item: Any, matrix: Matrix) -> None:
    filling, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium_c.FPDFPath_GetDrawMode(item, ctypes.byref(filling), ctypes.byref(stroke)):
        return
    color, alpha = object_color(item) if filling.value else (None, 255)
    opaque = alpha == 255 and not pdfium_c.FPDFPageObj_HasTransparency(item)
    for points, straight in _subpaths(item, product(_matrix(item), matrix)):
        box = _around(points)
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN and (filling.value or stroke.value):
            shapes.rules.append(box)
            continue
        framed = straight and _is_rectangle(points)
        if filling.value and alpha > 0:
            shapes.areas.append(Area(box, color if framed else None, opaque and framed, shapes.count))
        if stroke.value and straight:
            shapes.rules.extend(_straight_lines(points))


def _subpaths(item: Any, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The corner points of each subpath, closed where it says so, and whether all lines are straight."""
    points: list[tuple[float, float]] = []
    straight = True
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(pdfium_c.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, i)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, straight
            points, straight = [], True
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(point(x.value, y.value, matrix))
        straight = straight and kind != pdfium_c.FPDF_SEGMENT_BEZIERTO
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, straight


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    """Whether four or five corners go round along the axes."""
    return len(points) in (4, 5, 6) and all(
        abs(a[0] - b[0]) <= _FLAT or abs(a[1] - b[1]) <= _FLAT
        for a, b in zip(points, [*points[1:], points[0]], strict=True)
    )


def _straight_lines(points: list[tuple[float, float]]) -> Iterator[Box]:
    for a, b in pairwise(points):
        wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
        if min(wide, high) <= _FLAT and max(wide, high) > _THIN:
            yield _around([a, b])
