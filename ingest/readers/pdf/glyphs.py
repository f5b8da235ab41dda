"""The characters of a page, put together to words with box and type."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium_c

from corpus.model import Box
from ingest.readers.pdf.page import Word
from ingest.readers.pdf.paint import Paint, PaintReader
from ingest.readers.pdf.view import View, point, rectangle

MOST_CHARACTERS = 60_000
"""Characters read of one page: more than any page a person can read."""

_ASCENT, _DESCENT = 0.74, 0.21
_LINE_HYPHEN = (0x02, 0xFFFE)
_NBSP = "\u00a0"
_BLANK = frozenset("\t\n\r\f\v \u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000") | {_NBSP}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LETTERS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\uf0b7": "•",
     "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0fe": "☑", "\uf0a8": "◻", "\uf0e0": "→", "\uf02d": "-"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inked:
    """A word and how it is painted; `bare` of its characters have no Unicode value in the PDF."""

    word: Word
    paint: Paint
    bare: int = 0


@dataclass(slots=True)
class _Run:
    """Characters of one word so far, in the PDF's coordinates."""

    text: list[str]
    paint: Paint
    before: str
    start: tuple[float, float]
    box: list[float]
    bare: int = 0
    open_end: bool = False


def read_words(textpage: Any, view: View, order: dict[int, int]) -> tuple[Inked, ...]:
    """All words of a page in the order of the file, visible or not."""
    found = [_word(run, view) for run in _runs(textpage, PaintReader(textpage, view, order))]
    words = [w for w in found if w.word.text]
    return tuple(_raise(words, i) for i in range(len(words)))


def _runs(textpage: Any, paints: PaintReader) -> Iterator[_Run]:
    """Cut the characters at white space, where the style changes, and where they jump."""
    get_box, unmapped = pdfium_c.FPDFText_GetLooseCharBox, pdfium_c.FPDFText_HasUnicodeMapError
    rect = pdfium_c.FS_RECTF()
    box = ctypes.byref(rect)
    run: _Run | None = None
    before = " "
    for i, char in _characters(textpage):
        if char in _BLANK:
            before = _NBSP if char == _NBSP else " "
            if run:
                run.open_end = char not in "\r\n"
                yield run
            run = None
            continue
        paint = paints.at(i)
        get_box(textpage, i, box)
        if run and (not _same_style(run.paint, paint) or _jumps(run, rect)):
            yield run
            run, before = None, ""
        if run is None:
            run = _Run(
                [], paint, before, _origin(textpage, i), [rect.left, rect.bottom, rect.right, rect.top]
            )
            before = ""
        run.text.append(char)
        run.bare += char == "\ufffd" or unmapped(textpage, i) == 1
        _widen(run.box, rect)
    if run:
        yield run


def _characters(textpage: Any) -> Iterator[tuple[int, str]]:
    """The characters of a page with their places; a hyphen at a line end, which pdfium marks, as "-"."""
    get_code = pdfium_c.FPDFText_GetUnicode
    for i in range(min(pdfium_c.FPDFText_CountChars(textpage), MOST_CHARACTERS)):
        code = get_code(textpage, i)
        if code in _LINE_HYPHEN:
            yield i, "-"
        elif code >= 0x110000 or (code < 0x20 and chr(code) not in _BLANK):
            yield i, "\ufffd"
        else:
            yield i, chr(code)


def _origin(textpage: Any, index: int) -> tuple[float, float]:
    """Where a character begins on its base line."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def _widen(box: list[float], rect: Any) -> None:
    if rect.left < box[0]:
        box[0] = rect.left
    if rect.bottom < box[1]:
        box[1] = rect.bottom
    if rect.right > box[2]:
        box[2] = rect.right
    if rect.top > box[3]:
        box[3] = rect.top


def _same_style(one: Paint, other: Paint) -> bool:
    return one is other or (
        one.font == other.font
        and abs(one.size - other.size) < 0.1
        and one.color == other.color
        and one.mode == other.mode
        and one.angle == other.angle
        and one.opacity == other.opacity
    )


def _jumps(run: _Run, rect: Any) -> bool:
    """Whether a character stands away from the word before it: on another line, or after a gap."""
    left, low, right, high = run.box
    x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
    if not run.paint.level:
        left, low, right, high = low, left, high, right
        x0, y0, x1, y1 = y0, x0, y1, x1
    reach = 0.6 * run.paint.size
    return bool(x0 > right + reach or x1 < left - reach or y0 > high - 0.3 or y1 < low + 0.3)


def _word(run: _Run, view: View) -> Inked:
    paint = run.paint
    word = Word(
        text=_clean("".join(run.text)),
        box=_box(run, view),
        size=paint.size,
        bold=paint.font.bold or paint.mode == 2,
        italic=paint.font.italic,
        font=paint.font.name,
        color=paint.color or (0, 0, 0),
        angle=paint.angle,
        before=run.before,
        open_end=run.open_end,
    )
    return Inked(word, paint, run.bare)


def _box(run: _Run, view: View) -> Box:
    left, top, right, bottom = rectangle((run.box[0], run.box[1], run.box[2], run.box[3]), view.matrix)
    if run.paint.angle:
        return left, top, right, bottom
    base = point(*run.start, view.matrix)[1]
    return left, base - _ASCENT * run.paint.size, right, base + _DESCENT * run.paint.size


def _clean(text: str) -> str:
    """Letters for ligatures, composed accents, whole characters for surrogate pairs."""
    if text.isascii():
        return text
    if any("\ud800" <= c <= "\udfff" for c in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text.translate(_LETTERS))


def _raise(words: list[Inked], i: int) -> Inked:
    """A word of small raised digits as superscripts: else "60%" with note 3 would read as "60%3"."""
    here = words[i].word
    if not here.text.isdecimal() or here.angle:
        return words[i]
    near = [words[k].word for k in (i - 1, i + 1) if 0 <= k < len(words)]
    if not any(_above(here, other) for other in near):
        return words[i]
    return replace(words[i], word=replace(here, text=here.text.translate(_RAISED)))


def _above(small: Word, large: Word) -> bool:
    base, other = small.box[3] - _DESCENT * small.size, large.box[3] - _DESCENT * large.size
    gap = max(small.box[0] - large.box[2], large.box[0] - small.box[2])
    return (
        large.angle == 0
        and small.size <= 0.85 * large.size
        and 0.12 * large.size <= other - base <= 0.7 * large.size
        and gap < 0.5 * large.size
    )
