"""The command line: Dutch throughout, one line for an error, and the exit status of the contract."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import ui.cli
from corpus.errors import QuestionError
from corpus.model import Answer, DocumentInfo, Searched
from retriever.filters import Filters
from ui.arguments import dutch_message
from ui.cli import main

ROOT = Path(ui.cli.__file__).parent.parent
HEAVY = ("torch", "streamlit", "faiss", "sentence_transformers", "langchain_core", "uvicorn", "fastapi")


class Assistant:
    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...], Filters]] = []

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters | None = None) -> Answer:
        self.asked.append((question, tuple(history), filters or Filters()))
        if not question.strip():
            raise QuestionError("De vraag is leeg", mend="Stel een vraag.")
        return Answer(
            question=question, standalone=question, status="niet-gevonden", statements=(), citations=(),
            figures=(), conflicts=(), nearest=(), searched=Searched(1, 1, "2024-12-31"), follow_ups=(),
            writer="extractief", corpus_version="abc", message="Niet gevonden: “één”.",
        )  # fmt: skip

    def search(self, question: str, k: int = 10, filters: Filters | None = None) -> list[Any]:
        self.asked.append((question, (str(k),), filters or Filters()))
        return []

    def info(self, document_id: str) -> DocumentInfo:
        raise AssertionError("no sources, so nothing to look up")


@pytest.fixture
def assistant(monkeypatch: pytest.MonkeyPatch) -> Assistant:
    made = Assistant()
    monkeypatch.setattr(ui.cli, "_open", lambda settings: made)
    return made


def run(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *args],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd="/",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "args",
    [["--help"], ["-h"], *([name, "--help"] for name in ("ingest", "ask", "search", "serve", "status"))],
)
def test_help_is_dutch(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("gebruik: raadbron")
    for english in ("usage", "options", "optional", "positional", "show this", "exit", "default", "error"):
        assert english not in shown


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ([], "raadbron: er ontbreekt een opdracht."),
        (["vraag"], "raadbron: onbekende opdracht 'vraag'."),
        (["--data"], "raadbron: --data vraagt een waarde."),
        (["--data", "", "status"], "raadbron: --data: waarde ontbreekt: geef een map."),
        (["status", "x", "--y"], "raadbron status: onbekend: x --y."),
        (["status", "--js"], "raadbron status: onbekend: --js."),
        (["ask"], "raadbron ask: er ontbreekt een vraag."),
        (["ask", "a", "b"], "raadbron ask: onbekend: b."),
        (["ask", "a", "--json=x"], "raadbron ask: --json neemt geen waarde."),
        (["ask", "--batch", "in"], "raadbron ask: --batch en --out horen bij elkaar."),
        (["ask", "a", "--out", "uit"], "raadbron ask: --batch en --out horen bij elkaar."),
        (["ask", "a", "--batch", "i", "--out", "u"], "raadbron ask: een vraag gaat niet samen met --batch;"),
        (
            ["ask", "--batch", "i", "--out", "u", "--periode", "2024"],
            "raadbron ask: --periode gaat niet samen met --batch;",
        ),
        (["ask", "a", "--periode", "vorig jaar"], "raadbron ask: --periode: waarde 'vorig jaar' klopt niet:"),
        (["search"], "raadbron search: er ontbreekt iets: vraag."),
        (["search", "a", "-k", "0"], "raadbron search: -k: waarde '0' klopt niet:"),
        (["search", "a", "-k", "veel"], "raadbron search: -k: waarde 'veel' klopt niet:"),
        (["search", "a", "-k", "9" * 5000], "raadbron search: -k: waarde '999"),
        (["serve", "--poort", "65536"], "raadbron serve: --poort: waarde '65536' klopt niet:"),
        (["serve", "--host"], "raadbron serve: --host vraagt een waarde."),
    ],
)
def test_wrong_usage_is_one_dutch_line(
    args: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(told)
    assert err.count("\n") == 1
    assert " --help\n" in err


def test_what_argparse_may_say_later_is_dutch_too() -> None:
    assert dutch_message("some new message, maybe you meant this?") == "zo werkt deze opdracht niet"


def test_help_imports_nothing_slow() -> None:
    code = (
        "import sys; from ui.cli import main; status = main(['--help'])\n"
        f"print(status, sorted(set(sys.modules) & set({HEAVY!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


@pytest.mark.parametrize("command", ["status", "ask", "search"])
def test_a_missing_index_is_told_without_loading_a_model(command: str, tmp_path: Path) -> None:
    args = [command, "x"] if command != "status" else [command]
    code = (
        f"import sys; from ui.cli import main; status = main(['--data', {str(tmp_path)!r}, *{args!r}])\n"
        f"print(status, sorted(set(sys.modules) & {{'torch', 'streamlit', 'faiss'}}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["1 []"]
    assert "Er is nog geen index" in done.stderr
    assert "raadbron ingest" in done.stderr
    assert done.stderr.count("\n") == 1


def test_ask_on_the_terminal(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    args = [
        "--eerder",
        "eerst",
        "--eerder",
        "toen",
        "--document",
        "d",
        "--uitgever",
        "U",
        "--periode",
        "2024",
        "--plaats",
        "Amsterdam",
    ]
    assert main(["ask", "nu", *args]) == 0
    assert assistant.asked == [("nu", ("eerst", "toen"), Filters(("d",), ("U",), "2024", ("Amsterdam",)))]
    out, err = capsys.readouterr()
    assert out.startswith("Niet gevonden: “één”.\n\nGezocht in 1 document (1 passage), stukken t/m 31 dec")
    assert err == ""


def test_ask_as_json(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "nu", "--json"]) == 0
    form = json.loads(capsys.readouterr().out)
    assert (form["vraag"], form["status"], form["gegenereerdDoorAi"]) == ("nu", "niet-gevonden", True)


def test_a_question_that_cannot_be_taken(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", ""]) == 1
    assert capsys.readouterr() == ("", "De vraag is leeg. Stel een vraag.\n")


def test_bytes_that_are_no_text_are_replaced(assistant: Assistant) -> None:
    assert main(["ask", os.fsdecode(b"caf\xe9")]) == 0
    assert assistant.asked[0][0] == "caf�"


def test_search(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "verzuim", "-k", "3"]) == 0
    assert assistant.asked == [("verzuim", ("3",), Filters())]
    assert capsys.readouterr().out == "Geen passages gevonden.\n"
    assert main(["search", "verzuim", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"treffers": []}


def test_batch(assistant: Assistant, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    source.write_text('{"id":1,"vraag":"x"}\n{\n')
    assert main(["ask", "--batch", str(source), "--out", str(target)]) == 0
    assert len(target.read_text().splitlines()) == 2
    assert capsys.readouterr() == ("", f"2 regels geschreven naar {target}, waarvan 1 met een fout.\n")


def test_a_batch_file_that_is_not_there(
    assistant: Assistant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--batch", str(tmp_path / "weg"), "--out", str(tmp_path / "uit")]) == 1
    err = capsys.readouterr().err
    assert err.startswith("Kan de vragen niet lezen: bestaat niet (")
    assert err.count("\n") == 1


def test_a_setting_that_cannot_be_used(capsys: pytest.CaptureFixture[str]) -> None:
    done = run("status", RAADBRON_API_PORT="poort")
    assert done.returncode == 1
    assert done.stderr.startswith("RAADBRON_API_PORT is geen poortnummer")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (KeyboardInterrupt(), 130, "Afgebroken.\n"),
        (ZeroDivisionError("a\nb"), 1, "Onverwachte fout (ZeroDivisionError: a b); meld dit met "),
        (
            PermissionError(13, "Permission denied", "/x"),
            1,
            "Kan /x niet lezen of schrijven: geen toestemming.",
        ),
        (OSError(9999, "?"), 1, "Kan een bestand niet lezen of schrijven: systeemfout 9999."),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_whatever_goes_wrong_is_one_line(
    error: BaseException,
    status: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(settings: object) -> None:
        raise error

    monkeypatch.setattr(ui.cli, "_open", fail)
    monkeypatch.delenv("RAADBRON_DEBUG", raising=False)
    if isinstance(error, BrokenPipeError):
        monkeypatch.setattr("ui.console._close_quietly", lambda: None)
    assert main(["ask", "x"]) == status
    err = capsys.readouterr().err
    assert err.startswith(told)
    assert err.count("\n") == (1 if told else 0)


def test_a_traceback_comes_only_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ui.cli, "_open", lambda settings: 1 / 0)
    monkeypatch.setenv("RAADBRON_DEBUG", "1")
    assert main(["ask", "x"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_reader_that_leaves_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ui.cli", "--help"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_terminal_without_accents_still_works() -> None:
    done = run("ask", "--help", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "bestand met ??n vraag" in done.stdout


def test_eval_gets_its_own_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[object] = []

    def record(argv: list[str], settings: object) -> int:
        got.extend((argv, settings))
        return 1

    module = type(sys)("eval.run")
    monkeypatch.setattr(module, "main", record, raising=False)
    monkeypatch.setitem(sys.modules, "eval.run", module)
    assert main(["--data", "/x", "eval", "set", "--uit", "a", "b", "--help", "--data", "c"]) == 1
    assert got[0] == ["set", "--uit", "a", "b", "--help", "--data", "c"]
    assert str(getattr(got[1], "data", "")) == "/x"
