"""Abbreviations that the texts explain themselves."""

from __future__ import annotations

import pytest

from ingest.glossary import find_abbreviations
from ingest.passages import split_passages

EXPLAINED = {
    ("OKT", "Ouder- en Kindteams"),  # r36-37
    ("JGZ", "Jeugdgezondheidszorg"),  # r37-38
    ("AJH", "Aanvullende Jeugdhulp"),  # r56
    ("OG/GZ", "orthopedagoog-generalisten/GZ-psychologen"),  # r134-135
    ("WPI", "Werk, Participatie en Inkomen"),  # r472-473
    ("VO", "Voortgezet Onderwijs"),  # r539-540
    ("OKA", "Ouder- en Kindadviseurs"),  # r585
    ("MAZL", "Meer Aandacht voor Ziekgemeld Leerlingen"),  # r624-625, the slip is the authors'
    ("APOO", "Aanvullende Preventieve Opgroei- en Opvoedondersteuning"),  # r677-678
    ("ESJH", "Enkelvoudige Specialistische Jeugdhulp"),  # r761-762
    ("GGSW", "Gebiedsgericht Samenwerken"),  # r784-785
    ("IMH", "infant mental health"),  # r794
    ("LVAK", "Landelijke Vereniging Aandachtsfunctionarissen Kindermishandeling"),  # r906-907
    ("P&C", "Planning & Control"),  # r1120
    ("GIZ", "Gezamenlijk Inschatten Zorgbehoeften"),  # r1303-1304
    ("RVP", "Rijksvaccinatieprogramma"),  # r1353-1354
    ("GLI", "gezonde leefstijl interventie"),  # r1429
    ("PNIL", "Personeel Niet In Loondienst"),  # r1962-1963
    ("PSA", "psychosociale arbeidsbelasting"),  # r1985
    ("DKTP", "Difterie, kinkhoest, tetanus en polio"),  # r2228-2229
    ("BMR", "Bof, mazelen en rodehond"),  # r2230
    ("MenC/ACWY", "Meningokokken ACWY"),  # r2231
}
"""What a reader finds explained in the annual report; long forms as printed."""


@pytest.fixture(scope="module")
def found(report, passages_of):
    return find_abbreviations(passages_of(report))


@pytest.mark.parametrize(("short", "long"), sorted(EXPLAINED))
def test_explained_abbreviations(found, short, long):
    assert long in [a.long for a in found if a.short == short]


@pytest.mark.parametrize(
    ("short", "begin"),
    [("MBO", "medewerkersbelevingsonderzoek"), ("PGB", "persoonsgebonden budget"), ("HPV", "humaan pap")],
)
def test_long_forms_that_begin_so(found, short, begin):
    longs = [a.long.casefold() for a in found if a.short == short]
    assert longs and all(long.startswith(begin) for long in longs)


@pytest.mark.parametrize(
    "short", ["POK", "HSJH", "CZV", "DBA", "MOC", "TOP", "TOP3", "TOP-3", "KADEX", "SAG", "GGD", "NS"]
)
def test_what_the_text_never_explains(found, short):
    assert short not in [a.short for a in found]


def test_mbo_is_the_survey_and_not_the_school(found):
    assert "middelbaar" not in " ".join(a.long.casefold() for a in found if a.short == "MBO")


def test_nothing_else_is_taken_for_an_abbreviation(found):
    known = {short for short, _ in EXPLAINED} | {"MBO", "PGB", "HPV", "JZD", "DPIA", "OG", "GZ"}
    assert {a.short for a in found} <= known


def test_every_explanation_stands_in_its_passage(report, audit, passages_of):
    for document in (report, audit):
        texts = {p.id: p.text for p in passages_of(document)}
        for entry in find_abbreviations(passages_of(document)):
            span = texts[entry.passage_id][entry.begin : entry.end]
            assert entry.short in span and entry.long in span


def test_the_audit_page_explains_okt_only(audit, passages_of):
    assert [(a.short, a.long) for a in find_abbreviations(passages_of(audit))] == [
        ("OKT", "Ouder- en Kindteams")
    ]


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("De Wet maatschappelijke ondersteuning (Wmo) geldt.", []),  # one capital only
        ("Het Centrum voor Jeugd en Gezin (CJG) helpt.", [("CJG", "Centrum voor Jeugd en Gezin")]),
        ("Het CJG (Centrum voor Jeugd en Gezin) helpt.", [("CJG", "Centrum voor Jeugd en Gezin")]),
        ("Met Persoonsgebonden Budgetten (PGB’s) lukt het.", [("PGB", "Persoonsgebonden Budgetten")]),
        ("Dat deed de raad (VVD) gisteren.", []),
        ("Zij gaan het kalmen echt (KLMN) doen.", []),  # the letters are there, but start no words
        ("Er zijn veel kinderen (WHO) ziek.", []),
        ("Zij kregen hulp (JGZ). Dat hielp.", []),
    ],
)
def test_sentences_never_seen(parse, sentence, pairs):
    found = find_abbreviations(split_passages(parse(sentence), 900))
    assert [(a.short, a.long) for a in found] == pairs


def test_the_first_explanation_of_a_pair_is_kept(parse):
    text = "Het Centrum voor Jeugd en Gezin (CJG) helpt.\n\n" * 2
    (entry,) = find_abbreviations(split_passages(parse(text), 60))
    assert entry.passage_id == "x:1"
