"""What a question wants, told by its words."""

from __future__ import annotations

import pytest

from retriever.cues import Form, Kind, form_of, kind_of, names_measure


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hoe oud is de baby dan?", Kind.FIGURE),
        ("welk rapportcijfer gaven inwoners", Kind.FIGURE),
        ("Wat was in 2018 de vaccinatiegraad?", Kind.FIGURE),
        ("Hoeveel punt ging het omhoog?", Kind.CHANGE),
        ("Wat verstaat de regeling onder verblijf?", Kind.DEFINITION),
        ("Voor wie is de poli bedoeld?", Kind.TEXT),
        ("Om welke reden daalt het?", Kind.WHY),
        ("Welke redenen zijn mogelijk?", Kind.LIST),
        ("Waar hangt dat mee samen?", Kind.WHY),
        ("Welk onderwerp speelt het minst?", Kind.RANKING),
        ("107 of 150, wat is het nou?", Kind.CONFLICT),
        ("Met welk detacheringsbureau werkt OKT?", Kind.WHO),
        ("Op welk tijdstip begint het?", Kind.WHEN),
    ],
)
def test_the_words_tell_the_kind(text, kind):
    assert kind_of(text, [], []) is kind


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Is de motie aangenomen?", Form.YES_NO),
        ("Is bekend hoeveel het kost?", Form.OPEN),
        ("Hoe is het toezicht geregeld?", Form.HOW),
        ("Hoe gaat het met de wachtlijst?", Form.STATE),
        ("Hoe staat het er met de reserves voor?", Form.STATE),
        ("Wat weten we over eenzaamheid?", Form.STATE),
        ("Hoe zit het met die cijfers?", Form.OPEN),
        ("ziekteverzuim 2024 oktober", Form.KEYWORDS),
        ("Hoeveel kost het?", Form.OPEN),
    ],
)
def test_the_words_tell_how_a_question_is_put(text, form):
    assert form_of(text) is form


def test_keywords_name_a_measure_where_it_comes_first():
    assert names_measure("ziekteverzuim buurtteams")
    assert names_measure("aantal cursussen")
    assert not names_measure("code voor het saldo")
    assert not names_measure("speerpunten jgz")
