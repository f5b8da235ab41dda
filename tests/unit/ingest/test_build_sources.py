"""Which files are read, and under which ids."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.settings import DOCUMENTS, Settings
from ingest.sources import find_sources, slug


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"De inhoud van {name}.", "utf-8")


def found(*paths):
    return find_sources(Settings(), [Path(p) for p in paths])


def ids(*paths):
    return {str(s.path): s.info.id for s in found(*paths).files}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jaarverslag 2024 (def.)", "jaarverslag-2024-def"),
        ("café_notitie", "cafe-notitie"),
        ("één", "een"),
        ("日本", ""),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_a_name_becomes_an_id(name, expected):
    assert slug(name) == expected


def test_two_files_of_one_name_get_a_number_by_path(folder):
    write(folder, "b/verslag.txt", "a/verslag.txt", "c/Verslag.md")
    expected = {"a/verslag.txt": "verslag", "b/verslag.txt": "verslag-2", "c/Verslag.md": "verslag-3"}
    assert ids("a", "b", "c") == expected
    assert ids("c", "b/verslag.txt", "a", "b") == expected


def test_a_number_is_not_one_that_another_file_is_named_after(folder):
    write(folder, "a/verslag.txt", "b/verslag.txt", "c/verslag-2.txt")
    assert ids(".") == {
        "a/verslag.txt": "verslag", "b/verslag.txt": "verslag-3", "c/verslag-2.txt": "verslag-2"
    }  # fmt: skip


def test_a_name_without_letters_is_called_after_its_content(folder):
    write(folder, "日本.txt", "中国.txt")
    names = set(ids(".").values())
    assert len(names) == 2
    assert all(n.startswith("stuk-") and len(n) == 13 for n in names)


def test_hidden_files_and_the_manifest_are_passed_over(folder):
    write(folder, "a.txt", ".b.txt", ".git/c.txt", "d/.e/f.txt", "~$g.docx", "manifest.yaml", "d/h.txt")
    assert set(ids(".")) == {"a.txt", "d/h.txt"}
    assert found(".").problems == ()


def test_a_folder_that_is_hidden_itself_is_read_where_it_is_named(folder):
    write(folder, ".kluis/a.txt")
    assert set(ids(".kluis")) == {".kluis/a.txt"}


def test_a_file_named_twice_is_read_once(folder):
    write(folder, "a/x.txt")
    assert len(found("a", "a/x.txt", folder / "a/x.txt").files) == 1
    assert found("a", "a/x.txt").problems == ()


def test_the_same_content_is_read_once_and_told(folder):
    write(folder, "a/x.txt")
    (folder / "b.txt").write_bytes((folder / "a/x.txt").read_bytes())
    sources = found("b.txt", "a")
    assert [str(s.path) for s in sources.files] == ["a/x.txt"]
    assert sources.problems == (
        "Hetzelfde stuk staat er twee keer: b.txt is gelijk aan a/x.txt en is overgeslagen.",
    )


def test_a_missing_file_is_left_to_the_reader_to_tell(folder):
    assert [s.info.sha256 for s in found("weg.pdf").files] == [""]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_told_and_not_waited_for(folder):
    os.mkfifo(folder / "pijp.txt")
    sources = found(".")
    assert sources.files == ()
    assert sources.problems == ("Dit is geen gewoon bestand (pijp.txt). Geef een bestand of een map.",)


@pytest.mark.skipif(os.name != "posix", reason="file names are text on this system")
def test_a_name_that_is_no_text_is_told(folder):
    with open(b"a\xff.txt", "w") as stream:  # noqa: PTH123
        stream.write("tekst")
    sources = found(".")
    assert sources.files == ()
    assert sources.problems == (
        "De naam van dit bestand is geen leesbare tekst (a?.txt). Geef het een andere naam.",
    )


def test_without_paths_it_is_the_manifest():
    sources = find_sources(Settings(), ())
    assert [s.path.parent for s in sources.files] == [DOCUMENTS] * len(sources.files)
    assert sources.files
    assert all(s.info.sha256 for s in sources.files)
