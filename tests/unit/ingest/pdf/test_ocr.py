"""Text recognised in pictures: Tesseract's columns as words, and a real picture read."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.errors import DocumentError
from corpus.model import DocumentInfo
from ingest.readers.pdf import ocr
from ingest.readers.pdf.ocr import recognise, words_of
from ingest.reading import read_document

COLUMNS = {
    "text": ["", "Het", "verzuim", "|"],
    "conf": [-1, 90, 96.0, 12],
    "left": [0, 300, 600, 900],
    "top": [0, 150, 150, 150],
    "width": [0, 150, 300, 30],
    "height": [0, 50, 60, 400],
    "block_num": [1, 1, 1, 1],
    "par_num": [0, 1, 1, 1],
    "line_num": [0, 1, 1, 1],
}
"""A line of three words at 300 dots an inch: 300 dots are 72 points; the last is a speck."""


def test_words_have_boxes_in_points_and_one_size_a_line():
    found = words_of(COLUMNS)
    assert [w.text for w in found.words] == ["Het", "verzuim"]
    assert found.words[0].box == pytest.approx((72, 36, 108, 48))
    assert {w.size for w in found.words} == {13.0}  # the median height is 55 dots: 13.2 points


def test_certainty_is_weighed_by_letters():
    assert words_of(COLUMNS).confidence == pytest.approx((90 * 3 + 96 * 7) / 10 / 100, abs=0.001)


def test_a_picture_without_words_gives_nothing():
    assert words_of({**COLUMNS, "text": ["", " ", "", "|"]}) is None


def test_without_tesseract_the_reason_says_how_to_mend_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr.ocr_problem.cache_clear()
    problem = ocr.ocr_problem()
    ocr.ocr_problem.cache_clear()
    assert "Tesseract" in problem and "Installeer tesseract-ocr" in problem


@pytest.mark.skipif(
    shutil.which("tesseract") is None and not os.environ.get("CI"),
    reason="Tesseract is not installed (Debian: tesseract-ocr tesseract-ocr-nld)",
)
def test_a_drawn_sentence_is_read():
    picture = Image.new("L", (1600, 300), 255)
    ImageDraw.Draw(picture).text(
        (60, 100), "Het ziekteverzuim was 7,3% in 2031.", 0, ImageFont.load_default(size=60)
    )
    found = recognise(picture)
    assert " ".join(w.text for w in found.words) == "Het ziekteverzuim was 7,3% in 2031."
    assert found.confidence > 0.8


@pytest.mark.skipif(
    shutil.which("tesseract") is None and not os.environ.get("CI"),
    reason="Tesseract is not installed (Debian: tesseract-ocr tesseract-ocr-nld)",
)
def test_a_manifest_can_forbid_it(tmp_path):
    picture = Image.new("L", (1600, 2200), 255)
    ImageDraw.Draw(picture).text(
        (60, 100), "Het ziekteverzuim was 7,3% in 2031.", 0, ImageFont.load_default(size=60)
    )
    path = tmp_path / "scan.pdf"
    picture.save(path, resolution=200)
    info = DocumentInfo("scan", "scan.pdf", "Scan", "P")
    assert "7,3%" in read_document(path, info).document.text
    with pytest.raises(DocumentError, match="tekst"):
        read_document(path, replace(info, ocr="deny"))
