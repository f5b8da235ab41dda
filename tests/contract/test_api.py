"""The API by the NLgov REST API Design Rules: one test a rule, named by its id in the requirements."""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from httpx2 import Response
from hypothesis import Phase, settings
from starlette.testclient import TestClient

from corpus.errors import ModelError, NotFound, QuestionError
from corpus.model import (
    Answer,
    Citation,
    DocumentInfo,
    Passage,
    Provenance,
    Searched,
    Statement,
)
from retriever.assistant import Excerpt
from retriever.filters import Filters
from retriever.search import Hit
from ui.api import create_app
from ui.api_body import MAX_BODY
from ui.api_feedback import FeedbackFile
from ui.api_media import takes_json
from ui.api_queue import Limits
from ui.protocol import AssistantLike
from ui.schema import to_json

VERSION = "1.2.3"
QUESTION = "Hoe hoog was het ziekteverzuim in Zuidoost?"
SOURCE = "Het ziekteverzuim was 9,6% in 2024. In Zuidoost was het hoger."
INFO = DocumentInfo(
    id="okt-2024",
    file="okt-2024.txt",
    title="Jaarrapportage OKT 2024",
    publisher="Gemeente Amsterdam",
    status="vastgesteld",
    published="2025-03-01",
    updated="2025-06-30",
)
QUOTE = Citation(1, "okt-2024:1", INFO.id, SOURCE[:35], 0, 35, 3, "2", ("Personeel",))
MODEL = "geheim-model-e5"
ANYTHING = Filters()


class StandIn:
    """An assistant over one document. Some questions make it fail; the real one cannot be told to."""

    documents = (INFO,)
    version = "c0ffee"
    passage_count = 1
    model_id = MODEL

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...], Filters]] = []
        self.begun, self.go_on = Event(), Event()

    def info(self, document_id: str) -> DocumentInfo:
        if document_id != INFO.id:
            raise NotFound(f"Document {document_id} bestaat niet")
        return INFO

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = ANYTHING) -> Answer:
        self.asked.append((question, tuple(history), filters))
        for document_id in filters.documents:
            self.info(document_id)
        match question:
            case "crash":
                raise RuntimeError(f"kan {question} niet lezen: /home/raad/model {MODEL}")
            case "modelfout":
                raise ModelError("Het model is weg", where="/home/raad/model")
            case "verboden":
                raise QuestionError("De vraag bevat geen woorden", mend="Stel een vraag.")
            case "wacht":
                self.begun.set()
                assert self.go_on.wait(10)
        return Answer(
            question=question,
            standalone=question,
            status="beantwoord",
            statements=(Statement("Het ziekteverzuim was 9,6% in 2024.", (1,)),),
            citations=(QUOTE,),
            figures=(),
            conflicts=(),
            nearest=(),
            searched=Searched(1, 1, "2025-06-30"),
            follow_ups=(),
            writer="extractief",
            corpus_version=self.version,
        )

    def search(self, question: str, k: int = 10, filters: Filters = ANYTHING) -> list[Hit]:
        self.asked.append((question, (), filters))
        place = Provenance(3, "2", 0, 35)
        passage = Passage("okt-2024:1", INFO.id, "text", SOURCE[:35], ("Personeel",), place, ((0, 35),), "")
        return [Hit(passage=passage, score=0.5, rank=1, row=0, cosine=0.9, bm25=2.0)][:k]

    def excerpt(self, document_id: str, begin: int, end: int, around: int = 600) -> Excerpt:
        self.info(document_id)
        if not 0 <= begin < end <= len(SOURCE):
            raise QuestionError("Die plek ligt buiten het document")
        before, after = SOURCE[max(0, begin - around) : begin], SOURCE[end : end + around]
        return Excerpt(before, SOURCE[begin:end], after, 3, "2", ("Personeel",))


@pytest.fixture
def assistant() -> Iterator[StandIn]:
    stand_in = StandIn()
    yield stand_in
    stand_in.go_on.set()


@pytest.fixture
def kept(tmp_path: Path) -> FeedbackFile:
    return FeedbackFile(tmp_path / "terugkoppeling.jsonl", days=90)


@pytest.fixture
def app(assistant: StandIn, kept: FeedbackFile) -> FastAPI:
    typed: AssistantLike = assistant
    limits = Limits(threads=1, waiting=1, patience=5)
    return create_app(typed, version=VERSION, limits=limits, feedback=kept)


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, follow_redirects=False)


@pytest.fixture(scope="module")
def oas() -> dict[str, Any]:
    return create_app(StandIn(), version=VERSION).openapi()


@dataclass(frozen=True)
class Call:
    """A request and the status it must get."""

    status: int
    method: str
    path: str
    options: dict[str, Any]

    def send(self, client: TestClient) -> Response:
        return client.request(self.method, self.path, **self.options)


def post(
    status: int, path: str = "/v1/antwoorden", headers: dict[str, str] | None = None, **body: Any
) -> Call:
    return Call(status, "POST", path, {"json": body, "headers": headers or {}})


def raw(status: int, content: bytes | str, kind: str | None = "application/json") -> Call:
    headers = {"Content-Type": kind} if kind else {}
    return Call(status, "POST", "/v1/antwoorden", {"content": content, "headers": headers})


def get(status: int, path: str, method: str = "GET", **headers: str) -> Call:
    return Call(status, method, path, {"headers": headers})


ANSWER = to_json(StandIn().ask(QUESTION), StandIn().info)


def judge(status: int, **changes: Any) -> Call:
    return post(
        status, "/v1/terugkoppelingen", **{"vraag": QUESTION, "antwoord": ANSWER, "oordeel": "goed"} | changes
    )


GOOD = {
    "answer": post(200, vraag=QUESTION),
    "search": post(200, "/v1/passages/_zoek", vraag=QUESTION),
    "verdict": judge(200, oordeel="fout", opmerking="Het was 9,8%.", eerdereVragen=["Wat is het OKT?"]),
    "documents": get(200, "/v1/documenten"),
    "document": get(200, "/v1/documenten/okt-2024"),
    "excerpt": get(200, "/v1/documenten/okt-2024/fragmenten?begin=4&eind=17"),
    "health": get(200, "/v1/gezondheid"),
    "openapi": get(200, "/v1/openapi.json"),
}
BAD = {
    "bad json": raw(400, "{"),
    "bad utf-8": raw(400, b'{"vraag": "\xff"}'),
    "nested too deep": raw(400, "[" * 60_000),
    "huge number": raw(400, '{"vraag": ' + "9" * 5000 + "}"),
    "lone surrogate": raw(400, '{"vraag": "\\ud800"}'),
    "no body": raw(400, ""),
    "no object": raw(400, "[]"),
    "missing field": post(400),
    "wrong type": post(400, vraag=1),
    "empty": post(400, vraag=" \n "),
    "too long": post(400, vraag="a" * 2001),
    "unknown key": post(400, vraag=QUESTION, model="x"),
    "name of the code": post(400, vraag=QUESTION, eerdere_vragen=[]),
    "unknown filter": post(400, vraag=QUESTION, filters={"soort": "x"}),
    "bad year": post(400, vraag=QUESTION, filters={"periode": "24"}),
    "too much history": post(400, vraag=QUESTION, eerdereVragen=["a"] * 21),
    "refused question": post(400, vraag="verboden"),
    "too many hits": post(400, "/v1/passages/_zoek", vraag=QUESTION, aantal=51),
    "hits as text": post(400, "/v1/passages/_zoek", vraag=QUESTION, aantal="5"),
    "hits as truth": post(400, "/v1/passages/_zoek", vraag=QUESTION, aantal=True),
    "part of a hit": post(400, "/v1/passages/_zoek", vraag=QUESTION, aantal=1.5),
    "no answer to judge": post(400, "/v1/terugkoppelingen", vraag=QUESTION, oordeel="goed"),
    "half an answer to judge": judge(400, antwoord={"status": "beantwoord"}),
    "unknown verdict": judge(400, oordeel="misschien"),
    "number as text in an answer": judge(400, antwoord=ANSWER | {"duurMs": {"zoeken": "5"}}),
    "remark too long": judge(400, opmerking="a" * 1001),
    "answer too big": judge(413, antwoord=ANSWER | {"antwoord": "a" * MAX_BODY}),
    "no span": get(400, "/v1/documenten/okt-2024/fragmenten"),
    "bad span": get(400, "/v1/documenten/okt-2024/fragmenten?begin=-1&eind=x"),
    "span outside": get(400, "/v1/documenten/okt-2024/fragmenten?begin=10&eind=5000"),
    "unknown route": get(404, "/v1/bestaat-niet"),
    "root": get(404, "/"),
    "no documentation page": get(404, "/docs"),
    "unknown document": get(404, "/v1/documenten/x"),
    "unknown document asked": post(404, vraag=QUESTION, filters={"documenten": ["x"]}),
    "unknown source": get(404, "/v1/documenten/x/fragmenten?begin=0&eind=1"),
    "wrong method": get(405, "/v1/antwoorden"),
    "wrong method on get": get(405, "/v1/documenten", "DELETE"),
    "unknown method": get(405, "/v1/documenten", "FOO"),
    "wants html": get(406, "/v1/documenten", Accept="text/html"),
    "wants html of post": post(406, headers={"Accept": "text/html"}, vraag=QUESTION),
    "refuses json": get(406, "/v1/documenten", Accept="application/json;q=0, */*"),
    "too big": raw(413, b'{"vraag": "' + b"a" * MAX_BODY + b'"}'),
    "too big elsewhere": Call(413, "GET", "/v1/gezondheid", {"content": b"a" * (MAX_BODY + 1)}),
    "xml": raw(415, "<vraag/>", "text/xml"),
    "no type": raw(415, '{"vraag": "x"}', None),
    "form": raw(415, "vraag=x", "application/x-www-form-urlencoded"),
    "other charset": raw(415, '{"vraag": "x"}', "application/json; charset=latin-1"),
    "crash": post(500, vraag="crash"),
    "model gone": post(500, vraag="modelfout"),
}
ALL = {**GOOD, **BAD}
GETS = sorted({call.path for call in GOOD.values() if call.method == "GET"})

each = pytest.mark.parametrize("call", ALL.values(), ids=ALL.keys())
each_error = pytest.mark.parametrize("call", BAD.values(), ids=BAD.keys())


@each
def test_status(client: TestClient, call: Call) -> None:
    assert call.send(client).status_code == call.status


def test_api_01_description_is_open_and_whole(client: TestClient) -> None:
    response = client.get("/v1/openapi.json", headers={"Origin": "https://elders.example"})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    document = response.json()
    assert document["openapi"].startswith("3.")
    assert document["paths"]
    for reference in find(document, "$ref"):
        target: Any = document
        for part in reference.removeprefix("#/").split("/"):
            target = target[part]


def test_api_03_and_04_server_and_path_make_the_real_route(oas: dict[str, Any], client: TestClient) -> None:
    (server,) = oas["servers"]
    base = server["url"].removeprefix("https://raadbron.example.nl")
    assert base == "/v1"
    for path, item in oas["paths"].items():
        assert not path.startswith("/v1")
        for method in item:
            address = base + path.replace("{documentId}", INFO.id)
            response = client.request(method, address)
            assert response.status_code in (200, 400, 415), address


def test_every_route_is_described(oas: dict[str, Any], app: FastAPI) -> None:
    described = {(method, path) for path, item in oas["paths"].items() for method in item}
    assert described == {
        ("post", "/antwoorden"),
        ("post", "/passages/_zoek"),
        ("post", "/terugkoppelingen"),
        ("get", "/documenten"),
        ("get", "/documenten/{documentId}"),
        ("get", "/documenten/{documentId}/fragmenten"),
        ("get", "/gezondheid"),
        ("get", "/openapi.json"),
    }


@each
def test_api_05_version_on_every_response(client: TestClient, call: Call) -> None:
    assert call.send(client).headers.get_list("API-Version") == [VERSION]


def test_api_05_version_is_that_of_the_description(oas: dict[str, Any]) -> None:
    assert oas["info"]["version"] == VERSION


@pytest.mark.parametrize("call", GOOD.values(), ids=GOOD.keys())
def test_api_06_trailing_slash_is_another_address(client: TestClient, call: Call) -> None:
    path, _, query = call.path.partition("?")
    response = replace(call, path=f"{path}/?{query}".rstrip("?")).send(client)
    assert response.status_code == 404
    assert "Location" not in response.headers


def test_api_07_spelling_of_addresses(oas: dict[str, Any]) -> None:
    for path, item in oas["paths"].items():
        if path == "/openapi.json":
            continue
        *inner, last = path.removeprefix("/").split("/")
        assert all(
            re.fullmatch(r"[a-z0-9-]+|\{[a-z][a-zA-Z]*\}", part) for part in [*inner, last.lstrip("_")]
        )
        keys = [p["name"] for operation in item.values() for p in operation.get("parameters", [])]
        assert all(re.fullmatch(r"\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*", key) for key in keys)


def test_api_08_names_and_texts_are_dutch(oas: dict[str, Any]) -> None:
    names = {part for path in oas["paths"] for part in path.split("/") if part and "{" not in part}
    assert names == {
        "antwoorden",
        "passages",
        "_zoek",
        "terugkoppelingen",
        "documenten",
        "fragmenten",
        "gezondheid",
        "openapi.json",
    }
    texts = [*find(oas, "description"), *find(oas, "summary")]
    english = re.compile(r"\b(the|and|successful|validation|response|error)\b", re.IGNORECASE)
    assert [text for text in texts if english.search(text)] == []
    for item in oas["paths"].values():
        for operation in item.values():
            assert re.search(r"\b(de|het|een|geeft|waarin)\b", operation["description"], re.IGNORECASE)


@each_error
def test_api_09_errors_are_problem_details(client: TestClient, call: Call) -> None:
    response = call.send(client)
    assert response.headers["Content-Type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == call.status
    assert found["title"] and found["detail"].endswith(".")


def test_api_09_all_errors_together_with_their_fields(client: TestClient) -> None:
    body: dict[str, Any] = {
        "eerdereVragen": ["", 3],
        "filters": {"periode": "vorig jaar", "jaar": 1},
        "a/b": 1,
    }
    found = post(400, **body).send(client).json()
    assert {error["pointer"]: error["detail"] for error in found["errors"]} == {
        "#/vraag": "vraag ontbreekt",
        "#/eerdereVragen/0": "eerdereVragen[0] mag niet leeg zijn",
        "#/eerdereVragen/1": "eerdereVragen[1] moet tekst zijn",
        "#/filters/periode": "filters.periode moet een jaartal van vier cijfers zijn",
        "#/filters/jaar": "filters.jaar is geen bekend veld",
        "#/a~1b": "a/b is geen bekend veld",
    }
    assert all(error["detail"] in found["detail"] for error in found["errors"])


def test_api_09_errors_in_the_address_name_their_parameter(client: TestClient) -> None:
    found = BAD["bad span"].send(client).json()
    assert found["errors"] == [
        {"detail": "begin moet 0 of hoger zijn", "parameter": "begin"},
        {"detail": "eind moet een geheel getal zijn", "parameter": "eind"},
    ]


def test_api_09_the_domain_speaks_for_itself(client: TestClient) -> None:
    assert (
        BAD["refused question"].send(client).json()["detail"]
        == "De vraag bevat geen woorden. Stel een vraag."
    )
    assert BAD["unknown document"].send(client).json()["detail"] == "Document x bestaat niet."


@each_error
def test_api_10_errors_show_nothing_of_the_inside(client: TestClient, call: Call) -> None:
    response = call.send(client)
    shown = (response.text + str(response.headers)).lower()
    inside = ("traceback", "/home", "/app", ".py", "fastapi", "starlette", "pydantic", "uvicorn", MODEL)
    assert [word for word in inside if word in shown] == []


def test_api_10_health_does_not_name_the_model(client: TestClient) -> None:
    assert MODEL not in client.get("/v1/gezondheid").text


@pytest.mark.parametrize("path", GETS)
def test_api_11_head_wherever_get(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == got.headers


def test_api_11_wrong_method_names_the_right_ones(client: TestClient) -> None:
    assert client.get("/v1/antwoorden").headers["Allow"] == "POST"
    assert client.head("/v1/antwoorden").headers["Allow"] == "POST"
    assert client.post("/v1/documenten").headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("accept", "taken"),
    [
        ("", True),
        ("*/*", True),
        ("application/*;q=0.1", True),
        ("text/html, application/json", True),
        ("Application/JSON; Charset=utf-8", True),
        ("text/html, */*;q=0.5", True),
        ("text/html", False),
        ("application/xml", False),
        ("application/json;q=0, */*", False),
        ("*/*;q=0", False),
        ("application/json;q=veel", False),
    ],
)
def test_api_12_accept(accept: str, taken: bool) -> None:
    assert takes_json(accept) is taken


def test_api_12_json_may_name_its_charset(client: TestClient) -> None:
    call = raw(200, '{"vraag": "Één vraag?"}'.encode(), "application/json; charset=UTF-8")
    assert call.send(client).json()["vraag"] == "Één vraag?"


def test_api_13_days_have_format_date(oas: dict[str, Any]) -> None:
    days = re.compile(r"datum$|^periode(Van|Tot)$|TotEnMet$")
    for schema in oas["components"]["schemas"].values():
        for name, field in schema["properties"].items():
            formats = find(field, "format")
            assert "date-time" not in formats
            assert "date" in formats or not days.search(name), name


@each
def test_api_14_security_headers(client: TestClient, call: Call) -> None:
    headers = call.send(client).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Content-Type"] in ("application/json", "application/problem+json")


@each
def test_api_15_other_sites_may_not_read(client: TestClient, call: Call) -> None:
    call.options["headers"] = {**call.options.get("headers", {}), "Origin": "https://elders.example"}
    allowed = call.send(client).headers.get("Access-Control-Allow-Origin")
    assert allowed == ("*" if call is GOOD["openapi"] else None)


def test_api_16_questions_never_stand_in_an_address(oas: dict[str, Any]) -> None:
    parameters = [p for item in oas["paths"].values() for o in item.values() for p in o.get("parameters", [])]
    assert {p["name"] for p in parameters} == {"documentId", "begin", "eind"}


def test_api_17_the_context_comes_with_the_question(client: TestClient, assistant: StandIn) -> None:
    body = {
        "vraag": f"  {QUESTION}\n",
        "eerdereVragen": ["Wat is het OKT?"],
        "filters": {
            "documenten": [INFO.id],
            "uitgevers": ["Gemeente Amsterdam"],
            "periode": "2024",
            "plaatsen": ["Amsterdam"],
        },
    }
    here = client.post("/v1/antwoorden", json=body)
    there = TestClient(create_app(StandIn(), version=VERSION)).post("/v1/antwoorden", json=body)
    assert here.json() == there.json()
    filters = Filters((INFO.id,), ("Gemeente Amsterdam",), "2024", ("Amsterdam",))
    assert assistant.asked == [(QUESTION, ("Wat is het OKT?",), filters)]


def test_answer_is_the_object_of_the_contract(client: TestClient) -> None:
    found = GOOD["answer"].send(client).json()
    assert found["status"] == "beantwoord"
    assert found["gegenereerdDoorAi"] is True
    (source,) = found["bronnen"]
    assert source["publicatiedatum"] == "2025-03-01"
    assert client.get(source["link"]).json() == {
        "ervoor": "",
        "citaat": source["citaat"],
        "erna": SOURCE[35:],
        "pagina": 3,
        "paginaGedrukt": "2",
        "plaats": None,
        "sectie": ["Personeel"],
    }


def test_search_gives_hits_with_scores(client: TestClient) -> None:
    assert GOOD["search"].send(client).json()["treffers"] == [
        {
            "passageId": "okt-2024:1",
            "documentId": "okt-2024",
            "tekst": "Het ziekteverzuim was 9,6% in 2024.",
            "score": 0.5,
            "rang": 1,
            "pagina": 3,
            "paginaGedrukt": "2",
            "plaats": None,
            "sectie": ["Personeel"],
        }
    ]


def test_documents_are_listed_as_they_are_given_one_by_one(client: TestClient) -> None:
    (listed,) = client.get("/v1/documenten").json()["documenten"]
    assert listed == client.get(f"/v1/documenten/{listed['id']}").json()
    assert listed["titel"] == INFO.title


def test_ans_12_health_tells_up_to_when_the_corpus_goes(client: TestClient) -> None:
    assert client.get("/v1/gezondheid").json() == {
        "status": "ok",
        "documenten": 1,
        "passages": 1,
        "corpusversie": "c0ffee",
        "stukkenTotEnMet": "2025-06-30",
        "terugkoppelingDagen": 90,
    }


def test_a_verdict_is_kept_with_its_question_and_answer(client: TestClient, kept: FeedbackFile) -> None:
    assert GOOD["answer"].send(client).json() == ANSWER | {"duurMs": {}}
    assert not kept.path.exists()  # asking keeps nothing
    told = GOOD["verdict"].send(client).json()
    (line,) = map(json.loads, kept.path.read_text("utf-8").splitlines())
    assert told == {"bewaardTot": (date.fromisoformat(line.pop("tijd")) + timedelta(days=90)).isoformat()}
    assert line == {
        "vraag": QUESTION,
        "eerdereVragen": ["Wat is het OKT?"],
        "antwoord": ANSWER,
        "oordeel": "fout",
        "opmerking": "Het was 9,8%.",
        "corpusversie": "c0ffee",
    }


def test_what_is_refused_is_not_kept(client: TestClient, kept: FeedbackFile) -> None:
    assert {judge(400, **wrong).send(client).status_code for wrong in ({"oordeel": ""}, {"wie": "x"})} == {
        400
    }
    assert not kept.path.exists()


def test_a_service_may_take_no_verdicts(assistant: StandIn) -> None:
    client = TestClient(create_app(assistant, version=VERSION))
    refused = GOOD["verdict"].send(client)
    assert (refused.status_code, refused.json()["detail"]) == (404, "Deze dienst bewaart geen oordelen.")
    assert client.get("/v1/gezondheid").json()["terugkoppelingDagen"] == 0


def test_a_verdict_that_cannot_be_kept_is_507_and_shows_nothing_of_the_inside(
    client: TestClient, kept: FeedbackFile, caplog: pytest.LogCaptureFixture
) -> None:
    kept.path.mkdir()
    refused = GOOD["verdict"].send(client)
    assert (refused.status_code, refused.headers["Content-Type"]) == (507, "application/problem+json")
    assert str(kept.path) not in refused.text
    ours = [record.getMessage() for record in caplog.records if record.name == "raadbron.api"]
    assert len(ours) == 1 and str(kept.path) in ours[0] and QUESTION not in ours[0]


def test_sec_14_unannounced_body_is_limited_too(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(MAX_BODY // 1024 + 1):
            yield b" " * 1024

    response = client.post("/v1/antwoorden", content=pieces(), headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["status"]) == (413, 413)


def test_sec_14_a_full_queue_is_503_and_the_rest_still_works(assistant: StandIn) -> None:
    limits = Limits(threads=1, waiting=0, patience=5)
    client = TestClient(create_app(assistant, version=VERSION, limits=limits))
    with ThreadPoolExecutor(1) as pool:
        taken = pool.submit(post(200, vraag="wacht").send, client)
        assert assistant.begun.wait(5)
        refused = GOOD["answer"].send(client)
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
        assert refused.headers["Content-Type"] == "application/problem+json"
        assert refused.headers["API-Version"] == VERSION
        assert client.get("/v1/gezondheid").status_code == 200
        assistant.go_on.set()
        assert taken.result().status_code == 200
    assert GOOD["answer"].send(client).status_code == 200


def test_sec_14_who_finds_a_place_is_answered(client: TestClient, assistant: StandIn) -> None:
    with ThreadPoolExecutor(2) as pool:
        taken = [pool.submit(post(200, vraag="wacht").send, client) for _ in range(2)]
        assert assistant.begun.wait(5)
        assistant.go_on.set()
        assert [request.result().status_code for request in taken] == [200, 200]


def test_sec_14_a_slow_question_does_not_hang(assistant: StandIn) -> None:
    limits = Limits(threads=1, waiting=1, patience=0.05)
    client = TestClient(create_app(assistant, version=VERSION, limits=limits))
    assert post(503, vraag="wacht").send(client).status_code == 503
    assert GOOD["answer"].send(client).status_code == 503  # waits for the stuck one
    assistant.go_on.set()


@pytest.mark.parametrize("question", [QUESTION, "crash", "verboden", "modelfout"])
def test_leg_06_no_log_holds_the_question(
    client: TestClient, caplog: pytest.LogCaptureFixture, question: str
) -> None:
    with caplog.at_level(logging.INFO):  # below it, asyncio tells which selector it uses
        post(0, vraag=question).send(client)
        post(0, vraag=question, onbekend=question).send(client)
    ours = [record for record in caplog.records if not record.name.startswith("httpx")]
    assert [record.getMessage() for record in ours if question in record.getMessage()] == []
    assert not any(record.exc_info for record in ours)
    assert bool(ours) is (question in ("crash", "modelfout"))


FOLDER = TemporaryDirectory()
RANDOM = schemathesis.openapi.from_asgi(
    "/v1/openapi.json",
    create_app(StandIn(), version=VERSION, feedback=FeedbackFile(Path(FOLDER.name) / "t.jsonl", days=90)),
)


@RANDOM.parametrize()
@settings(max_examples=25, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
def test_requests_made_at_random(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate()


def find(value: Any, key: str) -> list[str]:
    """Every text under a key, however deep."""
    if isinstance(value, list):
        return [text for item in value for text in find(item, key)]
    if not isinstance(value, dict):
        return []
    here = [value[key]] if isinstance(value.get(key), str) else []
    return here + [text for item in value.values() for text in find(item, key)]


def test_description_is_json(oas: dict[str, Any]) -> None:
    assert json.loads(json.dumps(oas)) == oas
