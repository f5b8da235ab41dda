"""Starting and stopping the service: what is in the way is told in one line, and nothing stays behind."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import ui.serve
from corpus.settings import Settings
from ui.cli import main
from ui.ports import address
from ui.serve import page_command

ROOT = Path(ui.serve.__file__).parent.parent

# The service around a stand-in for the index, and for the page a few lines that answer and note their pid.
SERVICE = """
import sys
from pathlib import Path
import ui.serve
from corpus.settings import Settings
from ui.console import guard

api, page, pid_file, page_code = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
ui.serve.page_command = lambda settings: [sys.executable, "-c", page_code, str(page), pid_file]

class Assistant:
    documents, version, passage_count, model_id = (), "abc", 0, "model"

def work():
    settings = Settings(api_port=api, page_port=page)
    with ui.serve.Ports(settings) as ports:
        ui.serve.serve(settings, ports, lambda s: Assistant(), lambda line: print(line, flush=True))
    return 0

sys.exit(guard(work))
"""
PAGE = """
import http.server, os, pathlib, sys

class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *args):
        pass

pathlib.Path(sys.argv[2]).write_text(f"{os.getpid()} {os.environ['RAADBRON_API_URL']}")
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
"""
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + PAGE


def free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def until(holds: Callable[[], bool], seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "took too long"
        time.sleep(0.05)


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def get(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize(("flag", "setting"), [("--poort", "API_PORT"), ("--paginapoort", "PAGE_PORT")])
def test_a_port_in_use_is_told_before_anything_slow(
    flag: str, setting: str, taken: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ports = dict(zip(("--poort", "--paginapoort"), map(str, free_ports()), strict=True)) | {flag: str(taken)}
    args = [part for pair in ports.items() for part in pair]
    assert main(["--data", str(tmp_path), "serve", *args]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"Deze poort is al in gebruik (127.0.0.1:{taken}).")
    assert flag in err
    assert f"RAADBRON_{setting}" in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []  # no index was built


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--poort", "8123", "--paginapoort", "8123"], "dezelfde poort (8123)"),
        (["--host", "192.0.2.1"], "hoort niet bij deze computer (192.0.2.1)"),
        (["--host", "bestaat niet"], "Dit adres bestaat niet (bestaat niet)"),
    ],
)
def test_an_address_that_cannot_be_used(
    args: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "serve", *args]) == 1
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
        ("10.0.0.5", "http://10.0.0.5:8000"),
    ],
)
def test_where_the_page_finds_the_api(host: str, url: str) -> None:
    assert address(host, 8000) == url


class Service:
    def __init__(self, folder: Path, page_code: str) -> None:
        self.api, self.page = free_ports()
        self.pid_file = folder / "pid"
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVICE, str(self.api), str(self.page), str(self.pid_file), page_code],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    @property
    def page_pid(self) -> int:
        return int(self.pid_file.read_text().split()[0])

    def until_ready(self) -> list[str]:
        assert self.process.stdout is not None
        return [self.process.stdout.readline().rstrip() for _ in range(3)]

    def finish(self) -> tuple[int, str]:
        _, err = self.process.communicate(timeout=40)
        return self.process.returncode, err


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Service]]:
    started: list[Service] = []

    def make(page_code: str = PAGE) -> Service:
        started.append(Service(tmp_path, page_code))
        return started[-1]

    yield make
    for service in started:
        service.process.kill()
        service.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_both(number: signal.Signals, start: Callable[..., Service]) -> None:
    service = start()
    assert service.until_ready() == [
        f"Pagina: http://127.0.0.1:{service.page}",
        f"API:    http://127.0.0.1:{service.api}",
        "Stoppen: Ctrl-C.",
    ]
    assert get(service.api, "/v1/gezondheid") == 200
    assert get(service.page, "/") == 200
    assert service.pid_file.read_text().endswith(f" http://127.0.0.1:{service.api}")
    service.process.send_signal(number)
    assert service.finish() == (0, "")
    assert not lives(service.page_pid)


def test_a_page_that_does_not_listen_is_ended_anyway(start: Callable[..., Service]) -> None:
    service = start(STUBBORN)
    service.until_ready()
    service.process.terminate()
    assert service.finish() == (0, "")
    assert not lives(service.page_pid)


def test_a_page_that_dies_ends_the_service(start: Callable[..., Service]) -> None:
    service = start()
    service.until_ready()
    os.kill(service.page_pid, signal.SIGKILL)
    status, err = service.finish()
    assert status == 1
    assert err.startswith("De webpagina is onverwacht gestopt.")
    assert err.count("\n") == 1


def test_a_page_that_never_starts_ends_the_service(start: Callable[..., Service]) -> None:
    status, err = start("raise SystemExit(3)").finish()
    assert status == 1
    assert err.startswith("De webpagina is onverwacht gestopt.")
    assert err.count("\n") == 1


def test_the_page_ends_with_its_parent() -> None:
    _, port = free_ports()
    process = subprocess.Popen(
        page_command(Settings(page_port=port)),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: process.poll() is not None or answers(port))
        assert process.poll() is None
        assert process.stdin is not None
        process.stdin.close()  # what the system does when the parent is killed
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()


def answers(port: int) -> bool:
    try:
        return get(port, "/_stcore/health") == 200
    except OSError:
        return False
