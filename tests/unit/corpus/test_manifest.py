"""The manifest of the source texts."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
import yaml

from corpus.errors import ManifestError
from corpus.manifest import file_hash, read_corpus, read_manifest
from corpus.manifest_schema import FIELDS
from corpus.model import DocumentInfo
from corpus.settings import DOCUMENTS

TEXT = b"Een stuk.\n"
GUIDE = Path(__file__).resolve().parents[3] / "docs" / "adding-a-document.md"
TODAY = date(2025, 6, 15)


def entry(**changes):
    base = {
        "id": "stuk-1",
        "file": "stuk.txt",
        "title": "Een stuk",
        "publisher": "De gemeente",
        "openness": "openbaar",
        "sha256": hashlib.sha256(TEXT).hexdigest(),
    }
    return {k: v for k, v in (base | changes).items() if v is not ...}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stuk.txt").write_bytes(TEXT)
    return tmp_path


def write(folder, *entries, **top):
    (folder / "manifest.yaml").write_text(yaml.safe_dump({"documents": list(entries), **top}), "utf-8")


def write_text(folder, **values):
    """A manifest of one document, its values written as they are given, without quotes."""
    lines = [f"    {key}: {value}" for key, value in (entry() | values).items()]
    (folder / "manifest.yaml").write_text("documents:\n  -\n" + "\n".join(lines) + "\n", "utf-8")


def complaint(folder):
    with pytest.raises(ManifestError) as caught:
        read_manifest(folder)
    line = str(caught.value)
    assert "\n" not in line and str(folder) in line and caught.value.mend
    return line


def answering(folder, *entries):
    write(folder, *entries)
    return [i.id for i in read_corpus(folder, TODAY).documents]


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


def test_the_schema_and_the_model_have_the_same_fields():
    assert set(FIELDS) == {f.name for f in fields(DocumentInfo)}


def test_every_field_is_explained_to_who_adds_a_document():
    guide = GUIDE.read_text("utf-8")
    assert [name for name in FIELDS if f"`{name}`" not in guide] == []


def test_every_field_arrives_as_written(folder):
    values = {
        "kind": "jaarverslag", "status": "vastgesteld", "published": "2024-05-31", "updated": "2024-06-01",
        "period_from": "2023-01-01", "period_to": "2023-12-31", "place": "Almere", "url": "https://x.nl/a",
        "aliases": ["jaarverslag"], "version": "1.10", "replaces": "oud", "replaced_by": None,
        "attachment_of": "oud", "withdrawn_on": "2999-01-01", "author": "A. Bakker", "language": "nld",
        "created": "2024-01-02", "submitted": "2024-02-03", "adopted": "2024-03-04",
        "retrieved": "2024-06-07", "licence": "CC BY 4.0", "page_offset": -2, "ocr": "deny",
    }  # fmt: skip
    write(folder, entry(**values), entry(id="oud"))
    (info,) = read_corpus(folder, TODAY).documents
    assert {k: getattr(info, k) for k in values} == values | {"aliases": ("jaarverslag",)}
    assert set(values) | set(entry()) == set(FIELDS)


@pytest.mark.parametrize("value", ["2023-07-06", "'2023-07-06'"])
def test_dates_may_stand_in_quotes_or_not(folder, value):
    write_text(folder, published=value)
    assert read_manifest(folder)[0].published == "2023-07-06"


def test_order_is_kept_and_absent_fields_are_none(folder):
    write(folder, entry(id="b"), entry(id="a"))
    infos = read_manifest(folder)
    assert [i.id for i in infos] == ["b", "a"]
    assert infos[0].url is None and infos[0].aliases == () and infos[0].openness == "openbaar"
    assert infos[0].ocr == "allow" and infos[0].page_offset is None


def test_null_says_the_same_as_an_absent_field(folder):
    write(folder, entry())
    (absent,) = read_manifest(folder)
    nullable = [k for k, f in FIELDS.items() if None in f.get("enum", ()) or "null" in f.get("type", ())]
    write(folder, entry(**{k: None for k in nullable if k != "openness"}))
    assert len(nullable) > 20 and read_manifest(folder) == (absent,)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"auteur": "x"}, "auteur", "Dit veld bestaat niet"),
        ({"published": "6 juli 2023"}, "published", "Deze datum bestaat niet of is anders geschreven"),
        ({"published": "2024-02-31"}, "published", "Deze datum bestaat niet of is anders geschreven"),
        ({"withdrawn_on": "2023-02-29"}, "withdrawn_on", "als 2024-05-31"),
        ({"period_to": "2024-1-1"}, "period_to", "als 2024-05-31"),
        ({"adopted": "20240131"}, "adopted", "als 2024-05-31"),
        ({"published": 2023}, "published", "Vul in: de datum van publicatie, als 2024-05-31."),
        ({"period_from": "2024-02-01", "period_to": "2024-01-31"}, "period_to", "vóór period_from"),
        ({"title": ""}, "title", "de titel van het stuk"),
        ({"title": ...}, "title", "Dit veld ontbreekt"),
        ({"sha256": ...}, "sha256", "Dit veld ontbreekt"),
        ({"sha256": "ABC"}, "sha256", "64 tekens"),
        ({"openness": "half"}, "openness", "openbaar, besloten of geheim"),
        ({"status": "misschien"}, "status", "concept, aangeboden, vastgesteld, verworpen of ingetrokken"),
        ({"ocr": True}, "ocr", "allow of deny"),
        ({"version": 2}, "version", "tussen aanhalingstekens"),
        ({"page_offset": "2"}, "page_offset", "een geheel getal"),
        ({"language": "Nederlands"}, "language", "drie letters"),
        ({"url": "javascript:alert(1)"}, "url", "https://"),
        ({"aliases": "OKT"}, "aliases", "een lijst van namen"),
        ({"aliases": ["x"]}, "aliases", "twee letters"),
        ({"replaces": "weg"}, "replaces", "Dit stuk staat niet in het manifest"),
        ({"attachment_of": "weg"}, "attachment_of", "Dit stuk staat niet in het manifest"),
        ({"replaces": "stuk-1"}, "replaces", "kring"),
        ({"replaced_by": "stuk-1"}, "replaces", "kring"),
        ({"attachment_of": "stuk-1"}, "attachment_of", "kring"),
    ],
)
def test_a_wrong_field_is_named_with_its_document_and_how_to_mend_it(folder, changes, field, says):
    write(folder, entry(**changes))
    line = complaint(folder)
    assert line.startswith(f"Het manifest klopt niet bij stuk-1, veld {field} (") and says in line


@pytest.mark.parametrize("changes", [{"id": 7}, {"id": ...}, {"id": ""}])
def test_a_document_without_a_usable_id_is_named_by_its_place(folder, changes):
    write(folder, entry(), entry(**changes))
    assert complaint(folder).startswith("Het manifest klopt niet bij stuk 2, veld id (")


@pytest.mark.parametrize("name", ["Stuk 1", "../x", "-a"])
def test_a_wrong_id_names_itself(folder, name):
    write(folder, entry(id=name))
    line = complaint(folder)
    assert line.startswith(f"Het manifest klopt niet bij {name}, veld id (") and "kleine letters" in line


def test_a_period_may_be_one_day(folder):
    write(folder, entry(period_from="2024-01-31", period_to="2024-01-31"))
    assert read_manifest(folder)[0].period_to == "2024-01-31"


def test_an_impossible_date_without_quotes_is_an_error_in_dutch(folder):
    write_text(folder, published="2024-02-31")
    assert complaint(folder).startswith("Het manifest klopt niet bij stuk-1, veld published (")


@pytest.mark.parametrize(
    "entries",
    [
        [{"id": "a", "replaces": "b"}, {"id": "b", "replaces": "a"}],
        [{"id": "a", "replaces": "b"}, {"id": "b", "replaces": "c"}, {"id": "c", "replaces": "a"}],
        [{"id": "a", "replaces": "b", "replaced_by": "b"}, {"id": "b"}],
        [{"id": "a", "replaced_by": "b"}, {"id": "b", "replaced_by": "a"}],
        [{"id": "x"}, {"id": "a", "attachment_of": "b"}, {"id": "b", "attachment_of": "a"}],
    ],
)
def test_references_in_a_circle(folder, entries):
    write(folder, *(entry(**e) for e in entries))
    line = complaint(folder)
    assert line.startswith("Het manifest klopt niet bij a, veld ") and "kring" in line


def test_an_error_never_repeats_a_value(folder):
    canary = "kanarie gele map"
    for key in FIELDS.keys() - {"id"}:
        for value in (canary, {canary: canary}, [canary, {canary: 1}], 2**70, canary * 9):
            write(folder, entry(openness="geheim") | {key: value})
            try:
                told = str(read_corpus(folder))
            except ManifestError as error:
                told = str(error)
            assert "kanarie" not in told and str(2**70) not in told, key


def test_an_unknown_key_at_the_top_is_an_error(folder):
    write(folder, entry(), versie=2)
    assert complaint(folder).startswith("Het manifest klopt niet bij bovenaan, veld versie (")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "documents: en daaronder"),
        ("42", "documents: en daaronder"),
        ("- een", "documents: en daaronder"),
        ("documents: []", "ten minste één stuk"),
        ("documents:\n  a: 1", "ten minste één stuk"),
        ("documents: [een]", "velden als id"),
        ("{}", "Dit veld ontbreekt"),
    ],
)
def test_a_manifest_of_another_shape(folder, text, says):
    (folder / "manifest.yaml").write_text(text)
    line = complaint(folder)
    assert line.startswith("Het manifest klopt niet bij ") and says in line


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"documents: [", "bij regel 1"),
        (b"a:\n  b: c: d", "bij regel 2"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"\t- x", "bij regel 1"),
        (b"a: !!python/object:x.y {}", "bij regel 1"),
        (b"a: \x01", "tekens"),
        (b"[" * 5000, "tekens"),
    ],
)
def test_what_is_no_yaml_is_told_in_dutch(folder, data, says):
    (folder / "manifest.yaml").write_bytes(data)
    line = complaint(folder)
    assert line.startswith("Het manifest is niet te lezen") and says in line
    assert not {"expected", "found", "while", "could"} & set(line.split())


def test_a_field_that_stands_twice_does_not_open_what_was_closed(folder):
    write_text(folder, openness="geheim\n    openness: openbaar")
    line = complaint(folder)
    assert "Het veld openness staat er twee keer bij regel 8" in line


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


@pytest.mark.parametrize(
    ("openness", "why"),
    [
        ("besloten", "stil is niet ingelezen: niet openbaar."),
        ("geheim", "stil is niet ingelezen: niet openbaar."),
        (..., "stil is niet ingelezen: openness ontbreekt."),
        (None, "stil is niet ingelezen: openness ontbreekt."),
    ],
)
def test_what_is_not_said_to_be_public_is_left_out_and_said_so(folder, openness, why):
    write(folder, entry(), entry(id="stil", openness=openness))
    corpus = read_corpus(folder)
    assert [i.id for i in corpus.documents] == ["stuk-1"] == [i.id for i in read_manifest(folder)]
    (line,) = corpus.left_out
    assert line.startswith(why)


def test_of_what_is_not_public_nothing_is_told_but_its_id(folder):
    kanarie = {
        "title": "Kanarie", "publisher": "Kanarie BV", "file": "kanarie.txt", "author": "K. Kanarie",
        "aliases": ["kanarie"], "place": "Kanarie", "url": "https://kanarie.nl", "kind": "kanarie",
        "version": "kanarie", "licence": "kanarie", "withdrawn_on": "2001-02-03",
    }  # fmt: skip
    write(
        folder,
        entry(attachment_of="dicht"),
        entry(id="oud", replaced_by="dicht"),
        entry(id="nieuw", replaces="dicht-2"),
        entry(id="dicht", openness="geheim", **kanarie),
        entry(id="dicht-2", openness="besloten", **kanarie),
    )
    corpus = read_corpus(folder)
    assert corpus.left_out == tuple(f"{i} is niet ingelezen: niet openbaar." for i in ("dicht", "dicht-2"))
    assert [i.id for i in corpus.documents] == ["stuk-1", "oud", "nieuw"]
    told = repr(corpus.documents).lower()
    assert "kanarie" not in told and "dicht" not in told and "2001" not in told


def test_the_file_of_what_is_left_out_need_not_be_there(folder):
    write(folder, entry(), entry(id="dicht", openness="besloten", file="weg.txt"))
    assert len(read_corpus(folder).left_out) == 1


@pytest.mark.parametrize(
    ("day", "able"), [("2025-06-14", False), ("2025-06-15", False), ("2025-06-16", True)]
)
def test_a_document_answers_until_the_day_it_is_withdrawn(folder, day, able):
    assert answering(folder, entry(withdrawn_on=day), entry(id="b")) == (["stuk-1", "b"] if able else ["b"])
    left_out = () if able else (f"stuk-1 is niet ingelezen: ingetrokken op {day}.",)
    assert read_corpus(folder, TODAY).left_out == left_out


def test_without_a_day_given_today_decides(folder):
    write(folder, entry(withdrawn_on=date.today().isoformat()), entry(id="b", withdrawn_on="9999-12-31"))
    assert [i.id for i in read_manifest(folder)] == ["b"]


def test_the_outcome_of_a_motion_is_not_a_withdrawal_of_the_document(folder):
    assert answering(folder, entry(status="ingetrokken")) == ["stuk-1"]


@pytest.mark.parametrize(
    ("entries", "able", "named"),
    [
        ([{"id": "a"}, {"id": "b", "replaces": "a"}], ["b"], {"a": "b"}),
        ([{"id": "a", "replaced_by": "b"}, {"id": "b"}], ["b"], {"a": "b"}),
        ([{"id": "a", "replaced_by": "b"}, {"id": "b", "replaces": "a"}], ["b"], {"a": "b"}),
        (  # a line of versions: only the last answers, and it is the one named
            [{"id": "a"}, {"id": "b", "replaces": "a"}, {"id": "c", "replaces": "b"}],
            ["c"],
            {"a": "c", "b": "c"},
        ),
        (  # two that were put together in one
            [{"id": "a", "replaced_by": "c"}, {"id": "b", "replaced_by": "c"}, {"id": "c"}],
            ["c"],
            {"a": "c", "b": "c"},
        ),
        # what took its place may itself not answer: then the old one does
        ([{"id": "a"}, {"id": "b", "replaces": "a", "openness": "besloten"}], ["a"], {}),
        ([{"id": "a"}, {"id": "b", "replaces": "a", "withdrawn_on": "2025-01-01"}], ["a"], {}),
        (  # and where one in between may not answer, a later one still counts
            [{"id": "a"}, {"id": "b", "replaces": "a", "openness": "geheim"}, {"id": "c", "replaces": "b"}],
            ["c"],
            {"a": "c"},
        ),
        # replaced by what is not in this manifest
        ([{"id": "a", "replaced_by": "elders"}, {"id": "b"}], ["a", "b"], {}),
    ],
)
def test_only_the_newest_that_may_answer_does(folder, entries, able, named):
    assert answering(folder, *(entry(**e) for e in entries)) == able
    lines = read_corpus(folder, TODAY).left_out
    told = [line for line in lines if "vervangen" in line]
    assert told == [f"{old} is niet ingelezen: vervangen door {new}." for old, new in named.items()]
    assert len(able) + len(lines) == len(entries)


def test_file_hash(folder):
    # The sha256 of the empty text, as every implementation gives it.
    (folder / "leeg").write_bytes(b"")
    assert file_hash(folder / "leeg") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
