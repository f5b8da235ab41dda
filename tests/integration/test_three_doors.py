"""The whole way from the two texts to ten answers, through the command line, the API and the page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from corpus.settings import Settings
from retriever.assistant import Assistant
from ui import client
from ui.api import create_app

ROOT = Path(__file__).resolve().parents[2]
OKT = "okt-jaarrapportage-2024"
REKENKAMER = "rekenkamer-preventieve-jeugdhulp-2023"


@dataclass(frozen=True)
class Asked:
    question: str
    says: tuple[str, ...]
    document: str
    page: int | None
    history: tuple[str, ...] = ()


TEN = (
    Asked("Hoe hoog was het voortschrijdend verzuim eind 2024?", ("9,6%",), OKT, 29),
    Asked("Hoeveel bezwaren? Nee: hoeveel consulten waren er in totaal in 2024?", ("359.957",), OKT, 18),
    Asked("Wat is het aandeel zelf doen in stadsdeel Zuidoost?", ("84%",), OKT, 17),
    Asked("BMR bij tweejarigen in Utrecht in 2023?", ("88,8%",), OKT, 35),
    Asked("Welke grote stad scoort het laagst op DTP bij tienjarigen?", ("Rotterdam", "62,1%"), OKT, 35),
    Asked("Met hoeveel procentpunt daalde Hepatitis B in Amsterdam van 2016 tot 2023?", ("10,4",), OKT, 33),
    Asked("Waar staat GLI voor?", ("leefstijl",), OKT, 16),
    Asked("Hoeveel deelnemers bereikte OKT in 2022 volgens de Rekenkamer?", ("2.268",), REKENKAMER, None),
    Asked(
        "en in 2021?", ("88,6%",), OKT, 33, history=("Hoeveel procent van de tweejarigen had BMR in 2022?",)
    ),
    Asked("Wanneer is het onderzoek van de Rekenkamer openbaar gemaakt?", ("6 juli 2023",), REKENKAMER, None),
)

ABSENT = (
    "Hoeveel inwoners heeft Groningen?",
    "Wat is het ziekteverzuim bij de politie in Rotterdam in 2019?",
    "Moet ik voor of tegen de motie over jeugdhulp stemmen?",
)


@pytest.fixture(scope="session")
def api(assistant: Assistant) -> TestClient:
    return TestClient(create_app(assistant, version="1.0.0"))


def raadbron(built: Settings, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "ui.cli", "--data", str(built.data), *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=240)


def check(answer: dict[str, Any], asked: Asked) -> None:
    assert answer["status"] == "beantwoord", answer["antwoord"]
    for words in asked.says:
        assert words in answer["antwoord"], answer["antwoord"]
    assert len(answer["antwoord"]) <= 600
    assert any(b["documentId"] == asked.document and b["pagina"] == asked.page for b in answer["bronnen"]), [
        (b["documentId"], b["pagina"]) for b in answer["bronnen"]
    ]


def test_ten_answers_through_the_command_line(built: Settings, tmp_path: Path) -> None:
    questions = tmp_path / "in.jsonl"
    lines = [{"id": i, "vraag": a.question, "eerdereVragen": list(a.history)} for i, a in enumerate(TEN)]
    questions.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    done = raadbron(built, "ask", "--batch", str(questions), "--out", str(tmp_path / "out.jsonl"))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [a["id"] for a in answers] == list(range(len(TEN)))
    for answer, asked in zip(answers, TEN, strict=True):
        check(answer, asked)


@pytest.mark.parametrize("asked", TEN, ids=lambda a: a.question[:30])
def test_ten_answers_through_the_api(api: TestClient, asked: Asked) -> None:
    body = {"vraag": asked.question, "eerdereVragen": list(asked.history)}
    reply = api.post("/v1/antwoorden", json=body)
    assert reply.status_code == 200, reply.text
    check(reply.json(), asked)


@pytest.mark.parametrize("asked", TEN, ids=lambda a: a.question[:30])
def test_every_link_of_a_source_opens_its_quote(api: TestClient, asked: Asked) -> None:
    body = {"vraag": asked.question, "eerdereVragen": list(asked.history)}
    for source in api.post("/v1/antwoorden", json=body).json()["bronnen"]:
        excerpt = api.get(source["link"]).json()
        assert excerpt["citaat"] == source["citaat"]
        assert excerpt["pagina"] == source["pagina"]


@pytest.mark.parametrize("question", ABSENT)
def test_what_the_texts_do_not_say_is_refused_without_a_number(api: TestClient, question: str) -> None:
    answer = api.post("/v1/antwoorden", json={"vraag": question}).json()
    assert answer["status"] in ("niet-gevonden", "buiten-bereik"), answer["antwoord"]
    assert not any(c.isdigit() for c in answer["antwoord"])
    assert answer["bronnen"] == [] and answer["cijfers"] == []


def test_ten_answers_through_the_page(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "open_source", lambda: client.InProcess(assistant))
    page = AppTest.from_file(str(ROOT / "ui" / "app.py"), default_timeout=60).run()
    for asked in TEN:
        if asked.history:
            continue
        page.chat_input[0].set_value(asked.question).run()
        assert not page.exception
        shown = "\n".join(element.proto.body for element in page.get("html"))
        for words in asked.says:
            assert words in shown, asked.question
