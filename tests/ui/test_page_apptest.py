"""The page without a browser: what it asks the answer source, and what it draws of the answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from streamlit.testing.v1 import AppTest

import ui
from corpus.errors import RaadbronError
from retriever.filters import Filters
from ui import client, texts

APP = str(Path(ui.__file__).with_name("app.py"))


@pytest.fixture
def page(stub: Any, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(client, "open_source", lambda: client.InProcess(stub))
    return AppTest.from_file(APP, default_timeout=30).run()


def html(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input[0].set_value(question).run()


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_first_screen_says_that_it_is_ai_and_what_is_searched(page: AppTest) -> None:
    first = html(page)
    assert texts.AI_NOTICE in first and "<h1>Raadbron</h1>" in first
    assert [box.label for box in page.checkbox] == [
        "Jaarrapportage 2024, Ouder- en Kindteams Amsterdam",
        "Preventieve jeugdhulp in Amsterdam, Rekenkamer Amsterdam, 6 juli 2023",
    ]
    assert page.expander[0].label == "Zoekt in 2 stukken (t/m 31 december 2024)"
    assert labels(page) == [question for _, question in texts.EXAMPLES]


def test_examples_of_documents_that_are_not_there_are_not_offered(page: AppTest, stub: Any) -> None:
    stub.documents = stub.documents[:1]
    assert 0 < len(labels(page.run())) < len(texts.EXAMPLES)


def test_an_answer_is_drawn_with_its_sources_and_figures(page: AppTest, stub: Any) -> None:
    drawn = html(ask(page, "Wat was het bereik?"))
    assert stub.asked == [("Wat was het bereik?", (), Filters())]
    for part in (
        "<mark>Het bereik van 0-jarigen was 99,2%.</mark>",
        "<caption>",
        "Antwoord klaar, 2 bronnen.",
    ):
        assert part in drawn
    assert texts.MADE_WITH_AI in drawn and texts.AI_NOTICE in drawn


def test_an_example_is_asked_by_its_button(page: AppTest, stub: Any) -> None:
    page.button[0].click().run()
    assert [asked[0] for asked in stub.asked] == [texts.EXAMPLES[0][1]]


def test_earlier_questions_go_along_oldest_first(page: AppTest, stub: Any) -> None:
    for question in ("Wat was het bereik?", "En in West?", "En in Noord?"):
        ask(page, question)
    assert stub.asked[-1][1] == ("Wat was het bereik?", "En in West?")
    drawn = html(page)
    assert drawn.count('class="rb-vraag"') == 3
    assert "Opgevat als: En in Noord? (En in West?)" in drawn


def test_follow_up_is_a_button_that_asks_its_own_words(page: AppTest, stub: Any) -> None:
    ask(page, "Wat was het bereik?")
    assert r"Hoe zit het met \*West\* \[1\]?" in labels(page)
    next(button for button in page.button if "West" in button.label).click().run()
    assert stub.asked[-1][0] == "Hoe zit het met *West* [1]?"


def test_document_filter_limits_and_nothing_chosen_limits_nothing(page: AppTest, stub: Any) -> None:
    page.checkbox[0].uncheck().run()
    assert page.expander[0].label == "Zoekt in 1 van 2 stukken (t/m 31 december 2024)"
    ask(page, "Wat was het bereik?")
    assert stub.asked[-1][2] == Filters(documents=("rekenkamer-preventieve-jeugdhulp-2023",))
    page.checkbox[1].uncheck().run()
    assert texts.FILTER_NONE in html(page)
    ask(page, "Wat was het bereik?")
    assert stub.asked[-1][2] == Filters()


@pytest.mark.parametrize(
    ("question", "word", "line"),
    [
        ("Wie is de burgemeester?", texts.STATUS_NOT_FOUND, texts.READY_NOT_FOUND),
        ("Moet ik voor stemmen?", texts.STATUS_OUT_OF_SCOPE, texts.READY_OUT_OF_SCOPE),
        ("Wat was het bereik deels?", texts.STATUS_PARTLY, "Antwoord klaar, 2 bronnen."),
    ],
)
def test_other_outcomes_are_said_in_words(page: AppTest, question: str, word: str, line: str) -> None:
    drawn = html(ask(page, question))
    assert f"<strong>{word}</strong>" in drawn and line in drawn


def test_new_conversation_starts_empty(page: AppTest, stub: Any) -> None:
    ask(page, "Wat was het bereik?")
    next(button for button in page.button if button.label == texts.NEW_CONVERSATION).click().run()
    assert 'class="rb-vraag"' not in html(page)
    assert labels(page) == [question for _, question in texts.EXAMPLES]
    ask(page, "En in West?")
    assert stub.asked[-1][1] == ()


def test_a_refused_question_is_explained_and_kept(page: AppTest, stub: Any) -> None:
    drawn = html(ask(page, "Deze vraag is te lang"))
    assert "De vraag is te lang. Gebruik hoogstens 2.000 tekens." in drawn
    assert texts.QUESTION_KEPT in drawn and texts.FAILED in drawn
    assert page.chat_input[0].proto.value == "Deze vraag is te lang"
    next(button for button in page.button if button.label == texts.TRY_AGAIN).click().run()
    assert [asked[0] for asked in stub.asked] == ["Deze vraag is te lang"] * 2


def test_html_in_a_question_is_only_text(page: AppTest) -> None:
    drawn = html(ask(page, "<img src=x onerror=alert(1)> wat?"))
    assert "<img" not in drawn and "&lt;img src=x" in drawn


def test_the_script_on_the_page_holds_no_text_of_the_user(page: AppTest) -> None:
    ask(page, "Wat was het bereik met EIGENWOORD?")
    scripts = [element.proto for element in page.get("html") if element.proto.unsafe_allow_javascript]
    assert len(scripts) == 1 and "EIGENWOORD" not in scripts[0].body


def http_source(handler: Any) -> client.HttpSource:
    return client.HttpSource("http://127.0.0.1:1", httpx.MockTransport(handler))


def test_api_is_asked_as_the_contract_says() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"status": "beantwoord", "documenten": [{"id": "a"}]})

    source = http_source(handler)
    source.answer("Wat?", ["Eerder?"], Filters(documents=("a",)))
    assert source.documents() == [{"id": "a"}]
    source.excerpt("a/b", 3, 9)
    source.health()
    assert seen[0].method == "POST" and seen[0].url.path == "/v1/antwoorden"
    body = b'{"vraag":"Wat?","eerdereVragen":["Eerder?"],"filters":{"documenten":["a"]}}'
    assert seen[0].read() == body
    assert [request.url.raw_path for request in seen[1:]] == [
        b"/v1/documenten",
        b"/v1/documenten/a%2Fb/fragmenten?begin=3&eind=9",
        b"/v1/gezondheid",
    ]


def _broken(_: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("geen verbinding")


def _slow(_: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("te traag")


@pytest.mark.parametrize(
    ("handler", "line"),
    [
        (_broken, "Raadbron is nu niet bereikbaar. Probeer het straks opnieuw."),
        (_slow, "Het zoeken duurde te lang. Probeer het straks opnieuw."),
        (lambda _: httpx.Response(500, text="oeps"), "Raadbron is nu niet bereikbaar."),
        (
            lambda _: httpx.Response(400, json={"status": 400, "detail": "De vraag is leeg."}),
            "De vraag is leeg.",
        ),
        (lambda _: httpx.Response(503, json={"status": 503, "title": "Te druk"}), "Te druk."),
        (lambda _: httpx.Response(400, json={"status": 400}), "Raadbron kan deze vraag niet verwerken."),
        (lambda _: httpx.Response(200, json=[1]), "Raadbron is nu niet bereikbaar."),
    ],
)
def test_api_errors_become_one_dutch_line(handler: Any, line: str) -> None:
    with pytest.raises(RaadbronError) as caught:
        http_source(handler).answer("Wat?", [], Filters())
    assert str(caught.value).startswith(line)


def test_page_without_an_api_says_so_and_stays_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "open_source", lambda: http_source(_broken))
    page = AppTest.from_file(APP, default_timeout=30).run()
    assert texts.UNREACHABLE in html(page)
    ask(page, "Wat was het bereik?")
    assert texts.UNREACHABLE in html(page)
    assert page.chat_input[0].proto.value == "Wat was het bereik?"


@pytest.mark.parametrize("name", ["hulp.html", "toegankelijkheid.html"])
def test_fixed_pages_have_one_h1(name: str) -> None:
    text = (Path(ui.__file__).parent / "static" / name).read_text(encoding="utf-8")
    assert text.count("<h1>") == 1


def test_accessibility_statement_names_norm_date_and_failures() -> None:
    text = (Path(ui.__file__).parent / "static" / "toegankelijkheid.html").read_text(encoding="utf-8")
    for part in ("EN 301 549", "WCAG 2.1", "<time datetime=", "Wat nog niet goed is", "schermlezer"):
        assert part in text
