"""The manifest of the source texts."""

from __future__ import annotations

import hashlib

import pytest
import yaml

from corpus.errors import ManifestError
from corpus.manifest import file_hash, read_manifest
from corpus.settings import DOCUMENTS

TEXT = b"Een stuk.\n"


def entry(**changes):
    base = {
        "id": "stuk-1",
        "file": "stuk.txt",
        "title": "Een stuk",
        "publisher": "De gemeente",
        "sha256": hashlib.sha256(TEXT).hexdigest(),
    }
    return {k: v for k, v in (base | changes).items() if v is not ...}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stuk.txt").write_bytes(TEXT)
    return tmp_path


def write(folder, *entries, **top):
    (folder / "manifest.yaml").write_text(yaml.safe_dump({"documents": list(entries), **top}), "utf-8")


def complaint(folder):
    with pytest.raises(ManifestError) as caught:
        read_manifest(folder)
    line = str(caught.value)
    assert "\n" not in line and str(folder) in line and caught.value.mend
    return line


def test_the_two_reports_are_described_by_what_they_say_themselves():
    okt, audit = read_manifest(DOCUMENTS)
    assert (okt.id, okt.title, okt.publisher) == (
        "okt-jaarrapportage-2024", "Jaarrapportage 2024", "Ouder- en Kindteams Amsterdam",
    )  # fmt: skip
    assert (okt.period_from, okt.period_to) == ("2024-01-01", "2024-12-31")
    # rk3 "Laatste update: 4 juli 2023"; rk15 "Op 6 juli 2023 maakten we het onderzoek openbaar".
    assert (audit.updated, audit.published) == ("2023-07-04", "2023-07-06")
    assert okt.published is None and audit.period_from is None
    assert "OKT" in okt.aliases and "rekenkamer" in audit.aliases


def test_dates_may_be_yaml_dates_or_text(folder):
    (folder / "manifest.yaml").write_text(
        yaml.safe_dump({"documents": [entry(published="2023-07-06")]}).replace("'2023-07-06'", "2023-07-06")
    )
    assert read_manifest(folder)[0].published == "2023-07-06"
    write(folder, entry(published="2023-07-06"))
    assert read_manifest(folder)[0].published == "2023-07-06"


def test_order_is_kept_and_absent_keys_are_none(folder):
    write(folder, entry(id="b"), entry(id="a"))
    infos = read_manifest(folder)
    assert [i.id for i in infos] == ["b", "a"]
    assert infos[0].url is None and infos[0].aliases == () and infos[0].openness == "openbaar"


@pytest.mark.parametrize("openness", ["besloten", "geheim"])
def test_what_is_not_public_is_checked_but_not_given(folder, openness):
    write(folder, entry(), entry(id="stil", openness=openness))
    assert [i.id for i in read_manifest(folder)] == ["stuk-1"]
    write(folder, entry(), entry(id="stil", openness=openness, sha256="0" * 64))
    assert "stil" in complaint(folder)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"auteur": "x"}, "auteur"),
        ({"published": "6 juli 2023"}, "documents/0/published"),
        ({"period_to": "2024-1-1"}, "documents/0/period_to"),
        ({"published": 2023}, "documents/0/published"),
        ({"id": "Stuk 1"}, "documents/0/id"),
        ({"id": "../x"}, "documents/0/id"),
        ({"title": ""}, "documents/0/title"),
        ({"title": ...}, "title"),
        ({"sha256": ...}, "sha256"),
        ({"sha256": "ABC"}, "documents/0/sha256"),
        ({"openness": "half"}, "documents/0/openness"),
        ({"aliases": "OKT"}, "documents/0/aliases"),
        ({"aliases": ["x"]}, "documents/0/aliases/0"),
    ],
)
def test_a_wrong_key_or_value_is_named(folder, changes, says):
    write(folder, entry(**changes))
    line = complaint(folder)
    assert line.startswith("Het manifest klopt niet bij documents/0") and says in line


def test_an_unknown_key_at_the_top_is_an_error(folder):
    write(folder, entry(), versie=2)
    assert "bovenaan" in complaint(folder)


@pytest.mark.parametrize("text", ["", "documents: []", "- een", "documents:\n  a: 1", "42"])
def test_a_manifest_of_another_shape(folder, text):
    (folder / "manifest.yaml").write_text(text)
    assert complaint(folder).startswith("Het manifest klopt niet bij ")


@pytest.mark.parametrize(
    "data", [b"documents: [", b"a: b: c", b"\xff\xfe\x00", b"\t- x", b"a: !!python/object:x.y {}"]
)
def test_what_is_no_yaml(folder, data):
    (folder / "manifest.yaml").write_bytes(data)
    assert complaint(folder).startswith("Het manifest is niet te lezen")


def test_no_manifest_at_all(folder):
    assert complaint(folder).startswith("Er is geen manifest")


def test_a_double_id(folder):
    write(folder, entry(), entry(title="Nog een"))
    line = complaint(folder)
    assert line.startswith("Het manifest noemt stuk-1 meer dan eens")


def test_a_missing_file(folder):
    write(folder, entry(file="weg.txt"))
    assert complaint(folder).startswith("Het bestand van stuk-1 ontbreekt")


def test_another_file_than_described(folder):
    write(folder, entry())
    (folder / "stuk.txt").write_bytes(TEXT + b" ")
    assert complaint(folder).startswith("Het bestand van stuk-1 is niet het bestand uit het manifest")


def test_file_hash(folder):
    # The sha256 of the empty text, as every implementation gives it.
    (folder / "leeg").write_bytes(b"")
    assert file_hash(folder / "leeg") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
