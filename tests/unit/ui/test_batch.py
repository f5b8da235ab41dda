"""A batch: every line in gets a line out, in order, whatever stands on it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import BatchError, IndexMissing, QuestionError
from corpus.model import Answer, DocumentInfo, Searched
from retriever.filters import Filters
from ui.batch import LONGEST_LINE, BatchReport, LineError, Request, read_request, run_batch


class Assistant:
    """Answers everything, remembers what it was asked, and fails where the question says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...], Filters]] = []

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters | None = None) -> Answer:
        self.asked.append((question, tuple(history), filters or Filters()))
        if not question.strip():
            raise QuestionError("De vraag is leeg", mend="Stel een vraag.")
        if question == "stuk":
            raise ZeroDivisionError("x" * 500)
        return Answer(
            question=question, standalone=question, status="niet-gevonden", statements=(), citations=(),
            figures=(), conflicts=(), nearest=(), searched=Searched(2, 10, None), follow_ups=(),
            writer="extractief", corpus_version="abc", message="Niet gevonden.",
        )  # fmt: skip

    def info(self, document_id: str) -> DocumentInfo:
        raise AssertionError("no sources, so nothing to look up")


def run(tmp_path: Path, content: bytes, assistant: Any = None) -> tuple[list[dict[str, Any]], BatchReport]:
    source, target = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    source.write_bytes(content)
    report = run_batch(source, target, lambda: assistant or Assistant(), lambda done, size: None)
    raw = target.read_bytes()
    assert raw.endswith(b"\n") or not raw
    return [json.loads(line) for line in raw.decode("utf-8").splitlines()], report


def test_answers_come_in_order_with_their_ids(tmp_path: Path) -> None:
    out, report = run(tmp_path, b'{"id":"a","vraag":"een"}\n{"id":2,"question":"twee"}\n{"vraag":"drie"}')
    assert [(line["id"], line["vraag"]) for line in out] == [("a", "een"), (2, "twee"), (None, "drie")]
    assert {line["status"] for line in out} == {"niet-gevonden"}
    assert report == BatchReport(lines=3, wrong=0)


def test_history_and_filters_reach_the_assistant(tmp_path: Path) -> None:
    assistant = Assistant()
    filters = {"documenten": ["d"], "uitgevers": ["U"], "periode": "2024", "plaatsen": ["P"]}
    lines = [
        {"vraag": "a", "eerdereVragen": ["x", "y"], "filters": filters},
        {"question": "b", "history": ["z"], "filters": {"documenten": [], "uitgevers": [], "periode": ""}},
        {"vraag": "c", "eerdereVragen": None, "filters": None, "opmerking": "mag"},
    ]
    run(tmp_path, "\n".join(map(json.dumps, lines)).encode(), assistant)
    assert assistant.asked == [
        ("a", ("x", "y"), Filters(("d",), ("U",), "2024", ("P",))),
        ("b", ("z",), Filters()),
        ("c", (), Filters()),
    ]


def test_mark_crlf_and_empty_lines_are_taken(tmp_path: Path) -> None:
    out, report = run(tmp_path, b'\xef\xbb\xbf{"id":1,"vraag":"een"}\r\n\r\n  \n{"id":2,"vraag":"twee"}\r\n')
    assert [line["id"] for line in out] == [1, 2]
    assert report.lines == 2


def test_an_empty_file_gives_an_empty_file(tmp_path: Path) -> None:
    assert run(tmp_path, b"") == ([], BatchReport(0, 0))


@pytest.mark.parametrize(
    ("line", "id", "told"),
    [
        (b"{", None, "geen geldige JSON"),
        (b"[1]", None, "geen JSON-object"),
        (b"null", None, "geen JSON-object"),
        (b'{"id":NaN,"vraag":"x"}', None, "geen geldige JSON"),
        (b'{"id":1e999,"vraag":"x"}', None, "'id'"),
        (b'{"id":true,"vraag":"x"}', None, "'id'"),
        (b'{"id":["a"],"vraag":"x"}', None, "'id'"),
        (b'{"id":1}', 1, "geen 'vraag'"),
        (b'{"id":1,"vraag":null}', 1, "geen 'vraag'"),
        (b'{"id":1,"vraag":5}', 1, "'vraag' moet tekst zijn"),
        (b'{"id":1,"vraag":""}', 1, "De vraag is leeg"),
        (b'{"id":1,"vraag":"\\ud800"}', 1, "geen tekst"),
        (b'{"id":1,"vraag":"x","eerdereVragen":"y"}', 1, "'eerdereVragen' moet een lijst"),
        (b'{"id":1,"vraag":"x","history":[1]}', 1, "'eerdereVragen' moet tekst zijn"),
        (b'{"id":1,"vraag":"x","filters":[]}', 1, "'filters' moet een JSON-object"),
        (b'{"id":1,"vraag":"x","filters":{"jaar":"2024"}}', 1, "onbekend filter 'jaar'"),
        (b'{"id":1,"vraag":"x","filters":{"documenten":"d"}}', 1, "'documenten' moet een lijst"),
        (b'{"id":1,"vraag":"x","filters":{"periode":"24"}}', 1, "jaartal"),
        (b'{"id":1,"vraag":"x","filters":{"periode":2024}}', 1, "'periode' moet tekst zijn"),
        (b'{"id":1,"vraag":"\xff"}', None, "geen UTF-8"),
        (b"[" * 200_000, None, "geen geldige JSON"),
        (b'{"id":' + b"9" * 5000 + b"}", None, "geen geldige JSON"),
        (b'{"id":1,"vraag":"stuk"}', 1, "Onverwachte fout (ZeroDivisionError: xxx"),
        (b'{"id":1,"vraag":"' + b"x" * LONGEST_LINE + b'"}', None, "langer dan"),
        (b" " * (3 * LONGEST_LINE) + b"{", None, "langer dan"),
    ],
)
def test_a_wrong_line_gets_a_line_and_the_work_goes_on(
    tmp_path: Path, line: bytes, id: object, told: str
) -> None:
    out, report = run(tmp_path, b'{"id":"v","vraag":"x"}\n' + line + b'\n{"id":"n","vraag":"x"}\n')
    assert [item["id"] for item in out] == ["v", id, "n"]
    wrong = out[1]
    assert told in wrong["fout"]
    assert "\n" not in wrong["fout"]
    assert (wrong["regel"], wrong["status"]) == (2, "fout")
    assert set(wrong) == {"id", "regel", "status", "fout"}
    assert report == BatchReport(lines=3, wrong=1)


def test_an_id_that_is_no_valid_text_still_gives_valid_json(tmp_path: Path) -> None:
    out, _ = run(tmp_path, b'{"id":"\\ud800","vraag":"x"}')
    assert out[0]["id"] == "\ud800"


def test_reading_one_request() -> None:
    assert read_request(b'{"id":1.5,"vraag":"a","question":"b"}') == Request(1.5, "a")
    with pytest.raises(LineError):
        read_request(b"")


def test_what_was_ready_survives_the_end_of_the_process(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    source.write_text('{"id":1,"vraag":"een"}\n{"id":2,"vraag":"twee"}\n')
    seen: list[int] = []

    class Killed(Assistant):
        def ask(self, question: str, history: Sequence[str] = (), filters: Filters | None = None) -> Answer:
            seen.append(target.read_bytes().count(b"\n"))
            if question == "twee":
                raise KeyboardInterrupt
            return super().ask(question, history, filters)

    with pytest.raises(KeyboardInterrupt):
        run_batch(source, target, Killed, lambda done, size: None)  # type: ignore[arg-type]
    assert seen == [0, 1]
    assert json.loads(target.read_text())["id"] == 1


def test_progress_counts_bytes(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"vraag":"a"}\n\n{"vraag":"b"}\n')  # 14 + 1 + 14 bytes
    told: list[tuple[int, int]] = []
    run_batch(source, tmp_path / "uit", Assistant, lambda *step: told.append(step))  # type: ignore[arg-type]
    assert told == [(14, 29), (29, 29)]


def refuse() -> Any:
    raise AssertionError("the index must not be opened for files that cannot be used")


@pytest.mark.parametrize("name", ["", "weg.jsonl", "in.jsonl/x"])
def test_questions_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "in.jsonl").write_text("")
    with pytest.raises(BatchError, match="Kan de vragen niet lezen") as told:
        run_batch(tmp_path / name, tmp_path / "uit", refuse, lambda done, size: None)
    assert "\n" not in str(told.value)
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("name", "told"), [("map", "is een map"), ("weg/uit", "de map bestaat niet"), ("in.jsonl/x", "map")]
)
def test_answers_that_cannot_be_written(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "in.jsonl").write_text('{"vraag":"x"}')
    (tmp_path / "map").mkdir()
    with pytest.raises(BatchError, match=told):
        run_batch(tmp_path / "in.jsonl", tmp_path / name, refuse, lambda done, size: None)


def test_the_questions_are_never_overwritten(tmp_path: Path) -> None:
    source, link = tmp_path / "in.jsonl", tmp_path / "zelfde.jsonl"
    source.write_text('{"vraag":"x"}')
    link.symlink_to(source)
    for target in (source, link):
        with pytest.raises(BatchError, match="hetzelfde bestand"):
            run_batch(source, target, refuse, lambda done, size: None)
    assert source.read_text() == '{"vraag":"x"}'


def test_earlier_answers_stay_when_the_index_does_not_open(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    source.write_text('{"vraag":"x"}')
    target.write_text("van gisteren")

    def missing() -> Any:
        raise IndexMissing("Er is nog geen index")

    with pytest.raises(IndexMissing):
        run_batch(source, target, missing, lambda done, size: None)
    assert target.read_text() == "van gisteren"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full disk to write to")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"vraag":"x"}')
    with pytest.raises(BatchError, match="de schijf is vol"):
        run_batch(source, Path("/dev/full"), Assistant, lambda done, size: None)  # type: ignore[arg-type]


def test_questions_may_come_through_a_pipe(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(b'{"id":1,"vraag":"x"}\n')
    target = tmp_path / "uit"
    try:
        run_batch(Path(f"/dev/fd/{reader}"), target, Assistant, lambda *_: None)  # type: ignore[arg-type]
    finally:
        os.close(reader)
    assert json.loads(target.read_text())["id"] == 1
