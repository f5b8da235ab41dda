"""From the coordinates of a PDF (origin and turn of its own) to those of the page as it is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass

from corpus.model import Box

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f as in a PDF: x' = ax + cy + e, y' = bx + dy + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is shown: its size in points, and how a point of the PDF gets there (y downwards)."""

    width: float
    height: float
    matrix: Matrix


def page_view(box: Box, quarter_turns: int) -> View:
    """The view of a page.

    Args:
        box: left, bottom, right, top of what is shown, in the PDF's coordinates.
        quarter_turns: by how many quarters the page is turned clockwise.
    """
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    turns = quarter_turns % 4
    if turns == 1:
        return View(height, width, (0, 1, 1, 0, -bottom, -left))
    if turns == 2:
        return View(width, height, (-1, 0, 0, 1, right, -bottom))
    if turns == 3:
        return View(height, width, (0, -1, -1, 0, top, right))
    return View(width, height, (1, 0, 0, -1, -left, top))


def turned(view: View, angle: int) -> View:
    """The view turned so that writing at `angle` (a multiple of 90) stands upright."""
    a, b, c, d, e, f = view.matrix
    w, h = view.width, view.height
    if angle % 360 == 90:  # turn clockwise: what was the left edge becomes the top
        return View(h, w, (-b, a, -d, c, h - f, e))
    if angle % 360 == 180:
        return View(w, h, (-a, -b, -c, -d, w - e, h - f))
    if angle % 360 == 270:
        return View(h, w, (b, -a, d, -c, f, w - e))
    return view


def turned_back(box: Box, view: View, angle: int) -> Box:
    """A box on the turned page as a box on the page as it is shown; `view` is of the page as it is shown."""
    left, top, right, bottom = box
    if angle % 360 == 90:
        return (top, view.height - right, bottom, view.height - left)
    if angle % 360 == 180:
        return (view.width - right, view.height - bottom, view.width - left, view.height - top)
    if angle % 360 == 270:
        return (view.width - bottom, left, view.width - top, right)
    return box


def product(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does `first` and `then` the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """A point moved by a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def rectangle(box: Box, matrix: Matrix) -> Box:
    """The box around a rectangle moved by a matrix."""
    left, low, right, high = box
    xs, ys = zip(*(point(x, y, matrix) for x in (left, right) for y in (low, high)), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def direction(matrix: Matrix) -> int:
    """The angle of writing under a matrix to shown coordinates: whole degrees, counter-clockwise."""
    return round(math.degrees(math.atan2(-matrix[1], matrix[0]))) % 360
