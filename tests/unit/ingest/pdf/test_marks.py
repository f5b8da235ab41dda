"""What the opening of a line tells."""

from __future__ import annotations

import pytest

from ingest.readers.pdf.marks import is_caption, leader_page, numbering, opening, opens_note, without_bullet


@pytest.mark.parametrize(
    "text", ["• punt", "•punt", "- punt", "– punt", "o punt", "\uf0b7 punt", "\ufffd punt", "▪ punt"]
)
def test_signs_open_an_item_and_are_taken_off(text):
    assert opening(text) == "bullet" and without_bullet(text) == "punt"


@pytest.mark.parametrize("text", ["1. punt", "12) punt", "a. punt", "(b) punt", "iv. punt", "2.1 punt"])
def test_numbers_and_letters_open_an_item_and_stay(text):
    assert opening(text) == "ordered" and without_bullet(text) == text


@pytest.mark.parametrize(
    "text", ["punt", "-12 graden", "2023 was", "1,5 miljoen", "o.a. dit", "17 mei", "ook o"]
)
def test_running_text_opens_none(text):
    assert opening(text) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.1 Financiën", "2.1"),
        ("3 Jeugd", "3"),
        ("Hoofdstuk 4: Zorg", "4"),
        ("Zorg 4", ""),
        ("2023 cijfers", ""),
    ],
)
def test_the_number_of_a_heading(text, number):
    assert numbering(text) == number


@pytest.mark.parametrize("text", ["¹ Zie bijlage", "1 Zie bijlage", "* Voorlopig cijfer", "12) Bron"])
def test_what_opens_a_note(text):
    assert opens_note(text)


@pytest.mark.parametrize("text", ["10 december 2020", "39 38 49", "Zie bijlage"])
def test_dates_and_numbers_open_no_note(text):
    assert not opens_note(text)


def test_captions_and_leaders():
    assert (
        is_caption("Tabel 3: baten en lasten")
        and is_caption("Bron: CBS")
        and not is_caption("Kaarten van de wijk")
    )
    assert leader_page("Voorwoord .......... 3") == 3 and leader_page("Voorwoord … 3") is None
    assert leader_page("Zie bladzijde 3") is None
