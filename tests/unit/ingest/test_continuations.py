"""Sentences that break off and where they go on."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from corpus.model import Passage, Provenance
from ingest.continuations import link_continuations

LABELLED = (
    ("met als thema ervaringskennis en", "-deskundigheid: een ontwikkeling"),
    ("Dit onderscheidt ons", "van veel andere wijkteams"),
    ("een stelsel waarin", "iedereen die (tijdelijk) hulp"),
    ("sneller passende ondersteuning te bieden. In de", "startgesprekken die we"),
    ("De samenwerking binnen de", "masterplannen in Nieuw-West"),
    ("hebben we een", "analyse gemaakt van"),
    ("verslaglegging en samen-", "werking met partners"),
    ("Dit zien", "we terug in"),
    ("geïnves-", "teerd in aantrekkelijk werkgeverschap"),
    ("in zorg van kinde-", "ren van –9 maanden"),
    ("waarom sommige kinderen en", "ouders uit beeld raken"),
    ("De methodiek kijkt met", "een brede blik"),
    ("griepvaccinaties uitge-", "breid, evenals"),
    ("zien we aan", "welke thema’s"),
    ("vanuit meedenken/", "meedoen (zonder"),
    ("dreigend verzuim voortdurend opvangen,", "door regelmatig in gesprek"),
    ("moeten we ongelijk", "investeren. Daarom"),
)
"""Every torn sentence of the annual report: how it breaks off and how it goes on, read from the report."""


def passage(number, text, page=1):
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    cuts = [0, *(e for e in ends if e < len(text)), len(text)]
    spans = tuple((b + (text[b] == " "), e) for b, e in pairwise(cuts) if text[b:e].strip())
    place = Provenance(page, None, 0, len(text))
    return Passage(f"x:{number}", "x", "text", text, (), place, spans, text)


def links(*passages):
    return [
        (p.id, c.sentence, c.passage_id, c.there) for p in link_continuations(passages) for c in p.goes_on
    ]


def test_a_word_broken_over_two_pages_goes_on_behind_its_hyphen():
    first = passage(1, "Er was veel werk. De wijkteams zochten de samen-", 4)
    assert links(first, passage(2, "werking met de scholen. Dat hielp.", 5)) == [("x:1", 1, "x:2", 0)]


def test_a_column_that_was_read_too_late_is_found_on_the_same_page():
    second = passage(1, "werking met de scholen. Dat hielp.", 4)
    assert links(second, passage(2, "De wijkteams zochten de samen-", 4)) == [("x:2", 0, "x:1", 0)]


@pytest.mark.parametrize(
    ("tail", "head", "pages"),
    [
        ("De wijkteams zochten de samen-", "vattingen met de scholen kwamen later.", (4, 7)),
        ("De wijkteams zochten de samen-", "xqzwerk met de scholen.", (4, 5)),
        ("De wijkteams werkten samen.", "met de scholen in de wijk.", (4, 5)),
        ("De wijkteams werkten goed samen", "Met de scholen in de wijk.", (4, 5)),
        ("- Flo, moeder van drie", "van twee kinderen in de wijk.", (4, 5)),
    ],
    ids=["pages apart", "no word", "sentence ended", "a new sentence", "a name under a quote"],
)
def test_what_does_not_belong_together_stays_apart(tail, head, pages):
    assert links(passage(1, tail, pages[0]), passage(2, head, pages[1])) == []


def test_the_rest_is_searched_with_the_sentence_and_never_changes_its_text():
    found = link_continuations(
        [passage(1, "De wijkteams zochten de samen-", 4), passage(2, "werking met de scholen.", 5)]
    )
    assert found[0].search_text.endswith("werking met de scholen.")
    assert found[0].text == "De wijkteams zochten de samen-"


def test_in_the_annual_report_no_two_sentences_are_wrongly_joined(report, passages_of):
    found = passages_of(report)
    by_id = {p.id: p for p in found}
    joined = [
        (p.text[slice(*p.sentences[c.sentence])], by_id[c.passage_id].text) for p in found for c in p.goes_on
    ]
    right = {(t, h) for t, h in LABELLED for a, b in joined if a.endswith(t[-25:]) and h in b}
    assert len(joined) == len(right) and len(right) >= 7


def test_in_the_audit_nothing_is_joined(audit, passages_of):
    assert not any(p.goes_on for p in passages_of(audit))


def laid_out(number, text, page):
    """A passage of a format that knows where its text stands; a paragraph a line."""
    spans = [(m.start(), m.end()) for m in re.finditer(r"[^.\n]+\.?", text)]
    trimmed = tuple((b + len(text[b:e]) - len(text[b:e].lstrip()), e) for b, e in spans if text[b:e].strip())
    place = Provenance(page, None, 0, len(text), box=(50.0, 60.0, 500.0, 700.0))
    return Passage(f"x:{number}", "x", "text", text, (), place, trimmed, text)


@pytest.mark.parametrize(
    ("tail", "head"),
    [
        ("Er was veel werk. De raad koos voor een nieuwe", "aanpak van de wachttijden. Dat hielp."),
        ("Er was veel werk. De raad koos voor een nieuwe", "zorgplanherzieningsronde in de wijk."),
        ("De raad koos voor een nieuwe\n¹ Zie het raadsbesluit van 2 maart.", "aanpak van de zorg."),
        ("De raad koos voor een nieuwe\nTabel 2: Kosten van de zorg", "aanpak van de zorg."),
        ("De leden van de D66-", "fractie vragen waarom."),
        ("De garantie geldt voor micro-", "en kleinbedrijven in de stad."),
        ("De toezegging staat in de motie van het lid Visser (VVD)²", "en is nog niet gedaan."),
        ("De grens volgt uit het besluit van de", "Raad van State."),
        (
            "verzoekt het college de wachttijd voor ieder kind te meten,",
            "en gaat over tot de orde van de dag.",
        ),
    ],
)
def test_over_a_page_the_last_sentence_goes_on_in_the_first(tail, head):
    first, second = laid_out(1, tail, 4), laid_out(2, head, 5)
    torn = next(
        i
        for i, (b, e) in enumerate(first.sentences)
        if first.text[b:e] == tail.split("\n")[0].split(". ")[-1]
    )
    assert links(first, second) == [("x:1", torn, "x:2", 0)]


@pytest.mark.parametrize(
    ("tail", "head"),
    [
        ("De raad koos voor een nieuwe aanpak.", "aanpak van de zorg."),
        ("De raad koos voor deze aanpak:", "minder wachttijd voor ieder kind."),
        ("Hoe vaak voelt u zich eenzaam? [eenzaamheid]", "nee, nooit"),
        ("ja, heel vaak in het jaar", "nee, nooit"),
        ("Toelichting op de besteding", "De raad koos voor een aanpak."),
        ("De raad koos voor een nieuwe aanpak", "b. minder wachttijd voor ieder kind"),
        ("De raad koos voor een nieuwe aanpak", "https://www.raad.nl/aanpak"),
        ("Kosten van zorg", "aanpak van de zorg."),
    ],
    ids=["ended", "colon", "label", "enumeration", "heading", "next item", "address", "few words"],
)
def test_over_a_page_nothing_else_is_joined(tail, head):
    assert links(laid_out(1, tail, 4), laid_out(2, head, 5)) == []


def test_in_a_known_order_nothing_is_joined_within_a_page_or_over_two():
    tail, head = "De raad koos voor een nieuwe", "aanpak van de wachttijden."
    assert links(laid_out(1, tail, 4), laid_out(2, head, 4)) == []
    assert links(laid_out(1, tail, 4), laid_out(2, head, 6)) == []


def test_a_format_without_pages_tears_no_sentences():
    place = Provenance(None, None, 0, 40, place="alinea 3")
    texts = ("De raad koos voor een nieuwe", "aanpak van de wachttijden.")
    assert links(*(replace(passage(n, text), provenance=place) for n, text in enumerate(texts))) == []
