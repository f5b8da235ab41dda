"""Documents cut into passages."""

from __future__ import annotations

import pytest

from ingest.passages import split_passages, verbalise


@pytest.fixture
def passages(document, passages_of):
    return passages_of(document)


def test_ids_are_stable_distinct_and_in_order(document, passages):
    assert [p.id for p in passages] == [f"{document.info.id}:{n}" for n in range(1, len(passages) + 1)]
    assert split_passages(document, 900) == passages


def test_passages_are_verbatim(document, passages):
    for passage in passages:
        assert document.text[passage.provenance.begin : passage.provenance.end] == passage.text
        assert passage.text == passage.text.strip() and passage.document_id == document.info.id


def test_no_passage_crosses_a_page(document, passages):
    pages = {}
    for block in document.blocks:
        for at in (block.provenance.begin, block.provenance.end - 1):
            pages[at] = block.provenance.page
    for passage in passages:
        inside = {p for at, p in pages.items() if passage.provenance.begin <= at < passage.provenance.end}
        assert inside <= {passage.provenance.page}


def test_no_passage_crosses_a_section(document, passages):
    for passage in passages:
        for block in document.blocks:
            begin, end = block.provenance.begin, block.provenance.end
            if passage.kind == "text" and passage.provenance.begin <= begin and end <= passage.provenance.end:
                assert block.section == passage.section


@pytest.mark.parametrize("size", [200, 500, 900, 1400])
def test_text_passages_keep_to_the_size(document, size):
    passages = split_passages(document, size)
    texts = [len(p.text) for p in passages if p.kind == "text"]
    assert 0.5 * size < max(texts) <= size


def test_every_block_that_is_no_heading_is_in_a_passage(document, passages):
    covered = set()
    for passage in passages:
        covered.update(range(passage.provenance.begin, passage.provenance.end))
    for block in document.blocks:
        if block.kind != "heading":
            for at in range(block.provenance.begin, block.provenance.end):
                assert at in covered or document.text[at].isspace()


def test_passages_do_not_overlap(document, passages):
    end = -1
    for passage in passages:
        assert passage.provenance.begin > end
        end = passage.provenance.end


def test_sentences_lie_in_order_inside_their_passage_and_are_no_headings(document, passages):
    headings = {b.provenance.begin: b.text for b in document.blocks if b.kind == "heading"}
    for passage in passages:
        end = 0
        assert passage.sentences
        for b, e in passage.sentences:
            assert end <= b < e <= len(passage.text)
            sentence = passage.text[b:e]
            assert sentence == sentence.strip()
            assert headings.get(passage.provenance.begin + b) != sentence or passage.kind != "text"
            end = e


def test_search_text_has_the_passage_and_its_heading(passages):
    for passage in passages:
        if passage.kind == "text":
            assert passage.text in passage.search_text
            assert passage.goes_on or passage.search_text.endswith(passage.text)
            assert not passage.section or passage.section[-1] in passage.search_text


def test_a_table_row_is_a_passage_of_its_own(report, passages_of):
    rows = [p for p in passages_of(report) if p.kind == "row"]
    assert len(rows) == sum(len(t.rows) for t in report.tables)
    tables = {t.id: t for t in report.tables}
    for passage in rows:
        row = tables[passage.row.table_id].rows[passage.row.row]
        assert (row.begin, row.end) == (passage.provenance.begin, passage.provenance.end)
        assert passage.search_text == verbalise(tables[passage.row.table_id], row)
    assert len({p.row for p in rows}) == len(rows)


@pytest.mark.parametrize(
    ("text", "search_text"),
    [
        (
            "Zuidoost 98,4% 28% 102 7,1% 84%",
            "2024 in cijfers – Samenvatting | Zuidoost | Bereik 0-jarigen: 98,4%; Tijd besteed aan preventie "
            "door Stichting OKT: 28%; Deelnemers aan trainingen georganiseerd in dit stadsdeel: 102; "
            "Aandeel jeugdigen met jeugdhulp (0-18): 7,1%; Aandeel zelf doen: 84%",
        ),
        (
            "HPV meisjes (10 jaar) 33,0%",
            "Vaccinatiegraden Amsterdam 2016 – 2023 | Adolescenten | HPV meisjes (10 jaar) | 2023: 33,0%",
        ),
        (
            "Maternale Kinkhoest - geschatte deelname*** 61% 68% 59% 56%",
            "Vaccinatiegraden Amsterdam 2016 – 2023 | Maternale Kinkhoest - geschatte deelname | "
            "61%; 68%; 59%; 56%",
        ),
        (
            "Opvoeding 48%",
            "Welke thema’s spelen bij het bieden van jeugdhulp in 2024? | Opvoeding | 48%",
        ),
    ],
)
def test_rows_as_words(report, passages_of, text, search_text):
    (passage,) = [p for p in passages_of(report) if p.kind == "row" and p.text == text]
    assert passage.search_text == search_text


def test_only_the_infographic_is_uncertain(report, audit, passages_of):
    # r210-409: labels and values have lost each other there.
    assert {p.provenance.page for p in passages_of(report) if not p.certain} == {4}
    assert all(not p.certain for p in passages_of(report) if p.provenance.page == 4 and p.kind == "text")
    assert all(p.certain for p in passages_of(audit))


def test_a_word_longer_than_a_passage_is_kept_whole_or_cut_but_never_lost(parse):
    document = parse("Kop\n\n" + "x" * 500 + " en dan nog iets.")
    passages = split_passages(document, 100)
    assert "".join(p.text for p in passages).count("x") == 500


def test_an_empty_document_has_no_passages(parse):
    assert split_passages(parse(""), 900) == ()


def test_headings_alone_make_no_passage(parse):
    assert split_passages(parse("Een kop\n\nNog een kop\n"), 900) == ()
