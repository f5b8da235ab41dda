"""Recognise the text of a page that is only a picture, with Tesseract and its Dutch model.

Tesseract is a program of its own (Debian: tesseract-ocr and tesseract-ocr-nld); without it such pages are
named in a warning and left out.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any

import pytesseract
from PIL.Image import Image

from ingest.readers.pdf.page import Word

LANGUAGE = "nld"
DOTS_PER_INCH = 300
_TIME_LIMIT = 120
"""Longest time for one page, seconds."""
_LEAST_SURE = 30.0
"""Least certainty of a word, percent: below it, specks and lines are read as letters."""
_MEND = "Installeer tesseract-ocr en tesseract-ocr-nld, en lees het stuk opnieuw in."

Data = Mapping[str, list[Any]]
"""Tesseract's columns: text, conf, left, top, width, height, block_num, par_num, line_num."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words on a picture, their boxes in points, and how sure they are on average, 0 to 1."""

    words: tuple[Word, ...]
    confidence: float


@cache
def ocr_problem() -> str | None:
    """Why no text can be recognised on this machine, a Dutch sentence; None where it can."""
    try:
        languages = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError):
        return f"Tesseract ontbreekt op deze computer. {_MEND}"
    return None if LANGUAGE in languages else f"Tesseract kent hier geen Nederlands. {_MEND}"


def recognise(image: Image) -> Recognised | None:
    """The words on a picture of a page, drawn at `DOTS_PER_INCH`; None where it holds none or takes too long.

    Call it only where `ocr_problem` gives None.
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"  # on shared cores more threads make a page up to forty times slower
    try:
        data = pytesseract.image_to_data(
            image,
            lang=LANGUAGE,
            config="--psm 1",
            timeout=_TIME_LIMIT,
            output_type=pytesseract.Output.DICT,
        )
    except (RuntimeError, pytesseract.TesseractError, OSError):
        return None  # pytesseract's time-out is a bare RuntimeError
    return words_of(data)


def words_of(data: Data) -> Recognised | None:
    """The words in Tesseract's columns, in its reading order; all words of a line get one size."""
    kept = [
        i
        for i, text in enumerate(data["text"])
        if str(text).strip() and float(data["conf"][i]) >= _LEAST_SURE
    ]
    if not kept:
        return None
    lines: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for i in kept:
        lines[data["block_num"][i], data["par_num"][i], data["line_num"][i]].append(i)
    words = [w for line in lines.values() for w in _line(data, line)]
    letters = sum(len(data["text"][i]) for i in kept)
    sure = sum(float(data["conf"][i]) * len(data["text"][i]) for i in kept) / letters
    return Recognised(tuple(words), round(sure / 100, 3))


def _line(data: Data, line: list[int]) -> list[Word]:
    points = 72 / DOTS_PER_INCH
    size = float(round(median(data["height"][i] for i in line) * points))
    found = []
    for i in line:
        left, top = data["left"][i] * points, data["top"][i] * points
        box = (left, top, left + data["width"][i] * points, top + data["height"][i] * points)
        found.append(Word(str(data["text"][i]).strip(), box, max(size, 1.0)))
    return found
