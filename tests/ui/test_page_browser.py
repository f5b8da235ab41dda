"""The page in a real browser, with the API behind it: what a council member sees, hears and can press."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

import ui
from corpus.settings import Settings
from retriever.assistant import Assistant
from ui import texts
from ui.api import create_app
from ui.api_feedback import FeedbackFile
from ui.cli import main
from ui.serve import page_command

CHROMIUM = os.environ.get("RAADBRON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
ROOT = Path(ui.__file__).parent.parent
START_SECONDS = 60.0
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}

pytestmark = pytest.mark.skipif(
    not CHROMIUM and "CI" not in os.environ, reason="geen Chromium op deze computer"
)


@contextmanager
def running_api(assistant: Any, kept: Path) -> Iterator[int]:
    app = create_app(assistant, version="0.0.0", feedback=FeedbackFile(kept, days=90))
    config = uvicorn.Config(app, port=0, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    taken = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=lambda: server.run(sockets=[taken]), daemon=True)
    thread.start()
    try:
        yield taken.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def running_page(api_port: int) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "RAADBRON_API_URL": f"http://127.0.0.1:{api_port}",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", "")))),
    }
    command = page_command(Settings(api_port=api_port, page_port=port))
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield _ready(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(20)
        assert process.stdin is not None
        process.stdin.close()


def _ready(address: str) -> str:
    deadline = time.monotonic() + START_SECONDS
    with httpx.Client(trust_env=False) as client:
        while time.monotonic() < deadline:
            try:
                if client.get(f"{address}/_stcore/health").is_success:
                    return address
            except httpx.HTTPError:
                time.sleep(0.1)
    raise AssertionError("de pagina start niet")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the verdicts of the stand-in's page go."""
    return tmp_path_factory.mktemp("oordelen") / "terugkoppeling.jsonl"


@pytest.fixture(scope="module")
def address(make_stub: Callable[[], Any], kept: Path) -> Iterator[str]:
    with running_api(make_stub(), kept) as port, running_page(port) as address:
        yield address


@pytest.fixture(scope="module")
def real_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the verdicts of the page over the bundled documents go."""
    return tmp_path_factory.mktemp("oordelen") / "terugkoppeling.jsonl"


@pytest.fixture(scope="module")
def real_address(assistant: Assistant, real_kept: Path) -> Iterator[str]:
    """The page over the bundled documents."""
    with running_api(assistant, real_kept) as port, running_page(port) as address:
        yield address


@dataclass
class Visit:
    """A browser page that wrote down where its requests went."""

    page: Page
    hosts: set[str]

    def ask(self, question: str) -> None:
        field = self.page.locator("textarea")
        field.fill(question)
        field.press("Enter")
        expect(self.page.locator(".rb-vraag").last).to_contain_text(question)
        expect(self.page.locator(".rb-bezig")).to_have_count(0, timeout=60_000)
        expect(self.status).not_to_have_text(texts.SEARCHING)
        self.settle()

    def settle(self) -> None:
        """Waits until Streamlit has drawn everything of this run."""
        self.page.wait_for_timeout(600)

    @property
    def status(self) -> Any:
        return self.page.locator("#raadbron-status")


@contextmanager
def visiting(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    view = {"locale": "nl-NL", "viewport": {"width": 1200, "height": 900}} | options
    context = browser.new_context(**view)
    visit = Visit(context.new_page(), set())
    visit.page.on("request", lambda request: visit.hosts.add(_host(request.url)))
    visit.page.goto(address)
    expect(visit.page.locator("h1")).to_have_count(1, timeout=30_000)
    visit.settle()
    try:
        yield visit
    finally:
        context.close()
    assert visit.hosts <= LOOPBACK | {""}, "de pagina riep een adres buiten deze computer aan"


def _host(url: str) -> str:
    return "" if url.startswith(("data:", "blob:")) else str(urlsplit(url).hostname)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as visit:
        yield visit


@pytest.fixture(scope="module")
def answered(browser: Browser, address: str) -> Iterator[Visit]:
    """A page with one answer on it, for tests that only look."""
    with visiting(browser, address) as visit:
        visit.ask("Wat was het bereik?")
        yield visit


def test_first_screen(visit: Visit) -> None:
    page = visit.page
    notice, field = page.get_by_text(texts.AI_NOTICE), page.locator("textarea")
    expect(notice).to_be_visible()
    notice_box, field_box = notice.bounding_box(), field.bounding_box()
    assert notice_box and field_box and notice_box["y"] < field_box["y"]
    expect(page.get_by_text("Jaarrapportage 2024, Ouder- en Kindteams Amsterdam")).to_be_visible()
    expect(page.get_by_text("t/m 31 december 2024")).to_be_visible()
    expect(page).to_have_title(texts.NAME)
    assert page.locator("text=Deploy").count() == 0
    assert page.locator("header button:visible, .stMainMenu:visible").count() == 0


def test_answer_comes_first_and_is_announced_once(visit: Visit) -> None:
    page = visit.page
    live = visit.status.element_handle()
    page.evaluate(
        """(node) => { window.gezegd = []; new MutationObserver(() => window.gezegd.push(node.textContent))
        .observe(node, {childList: true, characterData: true, subtree: true}); }""",
        live,
    )
    assert visit.status.get_attribute("role") == "status"
    visit.ask("Wat was het bereik?")
    assert page.evaluate("window.gezegd") == [texts.SEARCHING, "Antwoord klaar, 2 bronnen."]
    assert page.evaluate("(node) => node.isConnected", live), (
        "de melding is vervangen en wordt niet voorgelezen"
    )
    expect(page.locator(".rb-antwoord")).to_be_in_viewport()
    expect(page.locator("details[open] mark")).to_have_text("Het bereik van 0-jarigen was 99,2%.")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_language_is_dutch_and_stays_so(visit: Visit) -> None:
    language = "document.documentElement.lang"
    assert visit.page.evaluate(language) == "nl"
    visit.ask("Wat was het bereik?")
    assert visit.page.evaluate(language) == "nl"
    visit.page.evaluate("document.documentElement.lang = 'en'")
    visit.page.wait_for_timeout(200)
    assert visit.page.evaluate(language) == "nl"


def test_every_label_is_one_of_ours(answered: Visit) -> None:
    found = answered.page.evaluate(
        """["aria-label", "title", "alt", "placeholder"].flatMap((name) =>
        [...document.querySelectorAll(`[${name}]`)].map((node) => node.getAttribute(name)).filter(Boolean))"""
    )
    ours = {texts.FIGURES, texts.PLACEHOLDER, *texts.TRANSLATIONS.values()}
    ours |= {"Jaarrapportage 2024, Ouder- en Kindteams Amsterdam"}
    ours |= {"Preventieve jeugdhulp in Amsterdam, Rekenkamer Amsterdam, 6 juli 2023"}
    assert set(found) <= ours


ENGLISH = r"\b(the|your|message|send|main|content|running|loading|settings|skip|expand|collapse)\b"


def test_no_english_in_what_is_read(answered: Visit) -> None:
    words = answered.page.evaluate("document.body.innerText")
    assert not re.search(ENGLISH, words, re.IGNORECASE)


def test_structure_of_an_answer(answered: Visit) -> None:
    page = answered.page
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("canvas").count() == 0
    assert page.locator("table caption").count() == page.locator("table").count() == 1
    assert page.locator("table th:not([scope])").count() == 0
    assert page.get_by_role("row", name="95% (norm)").count() == 1


def test_a_marker_opens_its_source(answered: Visit) -> None:
    second = answered.page.locator("details.rb-bron").nth(1)
    assert second.get_attribute("open") is None
    answered.page.locator(".rb-antwoord a.rb-nummer").nth(1).click()
    expect(second.locator("mark")).to_be_in_viewport()
    assert answered.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_quote_is_copied_with_its_reference(browser: Browser, address: str) -> None:
    with visiting(browser, address, permissions=["clipboard-read", "clipboard-write"]) as visit:
        visit.ask("Wat was het bereik?")
        visit.page.get_by_role("button", name=texts.COPY).first.click()
        expect(visit.status).to_have_text(texts.COPIED)
        assert visit.page.evaluate("navigator.clipboard.readText()") == (
            '"Het bereik van 0-jarigen was 99,2%." '
            "(Ouder- en Kindteams Amsterdam, Jaarrapportage 2024, zonder datum, p. 29)"
        )


def test_a_single_key_does_nothing(browser: Browser, address: str) -> None:
    sent: list[object] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("websocket", lambda channel: channel.on("framesent", lambda frame: sent.append(frame)))
    page.goto(address)
    expect(page.locator("h1")).to_have_count(1, timeout=30_000)
    page.wait_for_timeout(1500)
    page.evaluate("document.activeElement.blur()")
    before = len(sent)
    for key in ("r", "c", "R", "C"):
        page.keyboard.press(key)
    page.wait_for_timeout(700)
    assert len(sent) == before
    page.locator("textarea").fill("")
    page.locator("textarea").press_sequentially("rc")
    expect(page.locator("textarea")).to_have_value("rc")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str) -> None:
    with visiting(browser, address, color_scheme=scheme) as visit:
        assert _violations(visit.page) == []
        for question in ("Wat was het bereik deels?", "Wie is de burgemeester?", "Deze vraag is te lang"):
            visit.ask(question)
        visit.page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
        assert _violations(visit.page) == []


@pytest.mark.parametrize("path", ["hulp", "toegankelijkheid"])
def test_fixed_pages(browser: Browser, address: str, path: str) -> None:
    with visiting(browser, f"{address}/{path}") as visit:
        assert _violations(visit.page) == []
        assert visit.page.evaluate("document.documentElement.lang") == "nl"
        visit.page.get_by_role("link", name=texts.BACK).click()
        expect(visit.page.get_by_text(texts.AI_NOTICE)).to_be_visible()


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def test_reflow_on_a_narrow_screen(browser: Browser, address: str) -> None:
    with visiting(browser, address, viewport={"width": 320, "height": 640}) as visit:
        visit.ask("Wat was het bereik?")
        too_wide = """() => [document.documentElement, ...document.querySelectorAll(".stMain")]
            .filter((node) => node.scrollWidth > node.clientWidth).map((node) => node.className)"""
        assert visit.page.evaluate(too_wide) == []


def test_the_conversation_survives_a_look_at_the_help(visit: Visit) -> None:
    visit.ask("Wat was het bereik?")
    visit.page.get_by_role("link", name=texts.HELP).click()
    expect(visit.page.locator("h1")).to_have_text(texts.HELP)
    visit.page.get_by_role("link", name=texts.BACK).click()
    expect(visit.page.locator(".rb-vraag")).to_contain_text("Wat was het bereik?")


def test_a_click_on_an_example_leaves_the_focus_at_its_answer(visit: Visit) -> None:
    visit.page.get_by_role("button", name=texts.EXAMPLES[0][1]).click()
    expect(visit.status).to_contain_text("Antwoord klaar")
    expect(visit.page.locator(".rb-vraag").last).to_be_focused()


def test_a_real_question_from_end_to_end(browser: Browser, real_address: str, tmp_path: Path) -> None:
    with visiting(browser, real_address) as visit:
        page = visit.page
        visit.ask("Hoeveel deelnemers aan trainingen had stadsdeel Noord?")
        expect(visit.status).to_have_text(re.compile(r"^Antwoord klaar, \d+ bron(nen)?\.$"))
        expect(page.locator(".rb-antwoord")).to_contain_text("88")
        expect(page.locator("details[open] mark").first).to_contain_text("Noord 99,6% 29% 88 5,9% 80%")
        assert page.get_by_role("row").filter(has_text="88").count() >= 1
        assert page.evaluate("document.documentElement.lang") == "nl"
        assert _violations(page) == []
        page.screenshot(path=tmp_path / "antwoord.png")
        assert (tmp_path / "antwoord.png").stat().st_size > 10_000


RIGHT, WRONG = texts.VERDICTS["goed"], texts.VERDICTS["fout"]
REMARK = "Op bladzijde 17 staat 88, dus <b>goed</b>."


def test_a_verdict_becomes_a_candidate_question(
    browser: Browser, real_address: str, real_kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = "Zeg eens: hoeveel deelnemers aan trainingen telde stadsdeel Noord?"
    with visiting(browser, real_address) as visit:
        page = visit.page
        visit.ask(question)
        assert not real_kept.exists()
        page.get_by_role("button", name=RIGHT, exact=True).click()
        page.get_by_label(texts.VERDICT_REMARK).fill(REMARK)
        page.get_by_role("button", name=texts.VERDICT_KEEP).click()
        expect(page.locator(".rb-oordeel")).to_contain_text("Bedankt. Uw oordeel ‘Dit klopt’ is bewaard")
    assert len(real_kept.read_text("utf-8").splitlines()) == 1
    made = tmp_path / "nieuw.jsonl"
    assert main(["eval", "kandidaten", str(real_kept), "--out", str(made)]) == 0
    assert capsys.readouterr().out.startswith("1 vragen om af te maken in ")
    (candidate,) = map(json.loads, made.read_text("utf-8").splitlines())
    assert (candidate["question"], candidate["answerable"]) == (question, True)
    assert candidate["must_include"] == [["88"]] and "88" in candidate["gold_answer"]
    assert any("88" in quote for quote in candidate["evidence"])
    assert (candidate["afmaken"]["oordeel"], candidate["afmaken"]["opmerking"]) == ("goed", REMARK)


def test_a_verdict_needs_no_mouse_and_says_first_what_is_kept(visit: Visit, kept: Path) -> None:
    page = visit.page
    visit.ask("Wat was het bereik?")
    visit.ask("En wie is de burgemeester?")
    before = kept.read_text("utf-8").splitlines() if kept.exists() else []
    page.get_by_role("button", name=WRONG, exact=True).last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".stForm")).to_contain_text("90 dagen op de computer waarop Raadbron draait")
    expect(page.locator(".stForm")).to_contain_text("Zet er geen persoonsgegevens in.")
    expect(visit.status).to_contain_text(f"Uw oordeel: {WRONG}.")
    visit.settle()
    assert page.evaluate("document.activeElement.innerText") == WRONG
    assert kept.exists() is bool(before)  # nothing is kept by the first press
    page.keyboard.press("Tab")
    page.keyboard.type("Dit staat er wel in.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(visit.status).to_contain_text("Bedankt.")
    visit.settle()
    assert "Bedankt." in page.evaluate("document.activeElement.innerText")
    *earlier, line = map(json.loads, kept.read_text("utf-8").splitlines())
    assert len(earlier) == len(before)
    assert (line["vraag"], line["oordeel"]) == ("En wie is de burgemeester?", "fout")
    assert (line["eerdereVragen"], line["opmerking"]) == (["Wat was het bereik?"], "Dit staat er wel in.")
    assert line["antwoord"]["status"] == "niet-gevonden"
    expect(page.get_by_role("button", name=WRONG, exact=True)).to_have_count(1)  # of the other answer


def test_who_goes_back_leaves_nothing(visit: Visit, kept: Path) -> None:
    visit.ask("Wat was het bereik?")
    before = kept.read_bytes() if kept.exists() else b""
    visit.page.get_by_role("button", name=RIGHT, exact=True).click()
    visit.page.get_by_role("button", name=texts.VERDICT_CANCEL).click()
    expect(visit.status).to_have_text(texts.VERDICT_CANCELLED)
    visit.settle()
    expect(visit.page.locator(".stForm")).to_have_count(0)
    assert visit.page.evaluate("document.activeElement.innerText") == texts.VERDICT_QUESTION
    assert (kept.read_bytes() if kept.exists() else b"") == before


def test_a_verdict_that_is_not_kept_says_so_and_keeps_the_remark(visit: Visit, kept: Path) -> None:
    visit.ask("Wat was het bereik?")
    visit.page.get_by_role("button", name=RIGHT, exact=True).click()
    aside = kept.with_name("opzij")
    if kept.exists():
        kept.rename(aside)
    kept.mkdir()
    try:
        visit.page.get_by_label(texts.VERDICT_REMARK).fill("Goed zo.")
        visit.page.get_by_role("button", name=texts.VERDICT_KEEP).click()
        expect(visit.page.locator(".stForm .rb-melding")).to_contain_text(texts.VERDICT_FAILED)
        expect(visit.page.get_by_label(texts.VERDICT_REMARK)).to_have_value("Goed zo.")
    finally:
        kept.rmdir()
        if aside.exists():
            aside.rename(kept)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_form(browser: Browser, address: str, scheme: str) -> None:
    view = {"width": 320, "height": 900} if scheme == "dark" else {"width": 1200, "height": 900}
    with visiting(browser, address, color_scheme=scheme, viewport=view) as visit:
        visit.ask("Wat was het bereik?")
        visit.page.get_by_role("button", name=WRONG, exact=True).click()
        visit.page.get_by_label(texts.VERDICT_REMARK).fill("Niet goed.")
        visit.settle()
        assert _violations(visit.page) == []
        assert not re.search(
            ENGLISH + r"|\b(press|submit|apply)\b", visit.page.evaluate("document.body.innerText"), re.I
        )
        too_wide = (
            "document.querySelector('.stMain').scrollWidth > document.querySelector('.stMain').clientWidth"
        )
        assert visit.page.evaluate(too_wide) is False
        visit.page.get_by_role("button", name=texts.VERDICT_KEEP).click()
        expect(visit.page.locator(".rb-oordeel")).to_contain_text("Bedankt.")
        visit.settle()
        assert _violations(visit.page) == []
