"""Questions for voting advice or an opinion are out of reach; questions about votes are not."""

from __future__ import annotations

import pytest

from retriever.scope import out_of_scope


@pytest.mark.parametrize(
    "question",
    [
        "Moet ik als raadslid in Den Helder voor de verordening kamerverhuur stemmen?",
        "Is het verstandig dat onze fractie de motie steunt?",
        "Zou u aanraden om voor dit voorstel te stemmen?",
    ],
)
def test_advice_on_a_vote_is_out_of_reach(question: str) -> None:
    assert "stemadvies" in (out_of_scope(question) or "")


@pytest.mark.parametrize(
    "question", ["Met hoeveel stemmen is de motie aangenomen?", "Welke partijen steunen het voorstel?"]
)
def test_how_a_vote_went_may_be_asked(question: str) -> None:
    assert out_of_scope(question) is None
