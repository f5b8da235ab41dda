"""Cut a Document into passages: running text by section and page, and each table row on its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.dutch.sentences import split_sentences
from corpus.model import Block, Document, Passage, RowPlace, Table, TableRow
from ingest.continuations import link_continuations
from ingest.question_pairs import link_answers

_SEPARATORS = ["\n", ". ", "; ", ", ", " ", ""]


def split_passages(document: Document, size: int) -> tuple[Passage, ...]:
    """All passages of a document, at most `size` characters each, none across a page or a section.

    Table rows are passages of their own whatever their length: a row is never cut.
    """
    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS, chunk_size=size, chunk_overlap=0, keep_separator="end", add_start_index=True
    )
    loose = _uncertain_pages(document.blocks)
    found: list[Passage] = []
    rows = {row.begin: (t, i) for t in document.tables for i, row in enumerate(t.rows)}
    for (kind, *_), run in groupby(document.blocks, key=_kind_of_run):
        blocks = list(run)
        if kind == "row":
            found.extend(_row_passage(document, b, *rows[b.provenance.begin]) for b in blocks)
        elif kind == "header":
            found.append(_header_passage(document, blocks))
        else:
            certain = blocks[0].provenance.page not in loose and all(b.certain for b in blocks)
            found.extend(_text_passages(document, blocks, splitter, certain))
    named = [replace(p, id=f"{document.info.id}:{n}") for n, p in enumerate(found, start=1)]
    return link_answers(link_continuations(named))


def verbalise(table: Table, row: TableRow) -> str:
    """A table row as words: title, row group, label, and each value behind its column heading."""
    cells = [
        f"{column}: {cell.text}" if column else cell.text
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell
    ]
    loose = [cell.text for cell in row.loose]
    head = " | ".join(filter(None, (table.title, row.group, row.label.rstrip("*"))))
    return f"{head} | {'; '.join(cells + loose)}"


def _kind_of_run(block: Block) -> tuple[str, tuple[str, ...], int | None]:
    kind = block.kind if block.kind in ("row", "header") else "text"
    return kind, block.section if kind == "text" else (), block.provenance.page


def _text_passages(
    document: Document, blocks: Sequence[Block], splitter: RecursiveCharacterTextSplitter, certain: bool
) -> Iterator[Passage]:
    body = [b for b in blocks if b.kind != "heading"]
    if not body:
        return
    begin, end = blocks[0].provenance.begin, blocks[-1].provenance.end
    headings = [(b.provenance.begin, b.provenance.end) for b in blocks if b.kind == "heading"]
    place, section = blocks[0].provenance, blocks[0].section
    for part in splitter.create_documents([document.text[begin:end]]):
        start = begin + int(part.metadata["start_index"])
        text = part.page_content
        spans = tuple(
            (b, e)
            for b, e in split_sentences(text)
            if not any(hb <= start + b and start + e <= he for hb, he in headings)
        )
        if not spans:  # a heading cut off from its paragraph: still to be found and cited
            spans = ((0, len(text)),)
        told = not section or section[-1] in text[:200]
        yield Passage(
            id="",
            document_id=document.info.id,
            kind="text",
            text=text,
            section=section,
            provenance=replace(place, begin=start, end=start + len(text)),
            sentences=spans,
            search_text=text if told else f"{' – '.join(section)}\n{text}",
            certain=certain,
        )


def _row_passage(document: Document, block: Block, table: Table, number: int) -> Passage:
    return Passage(
        id="",
        document_id=document.info.id,
        kind="row",
        text=block.text,
        section=block.section,
        provenance=block.provenance,
        sentences=((0, len(block.text)),),
        search_text=verbalise(table, table.rows[number]),
        row=RowPlace(table.id, number),
        certain=block.certain,
    )


def _header_passage(document: Document, blocks: Sequence[Block]) -> Passage:
    first, last = blocks[0].provenance, blocks[-1].provenance
    text = document.text[first.begin : last.end]
    place = replace(first, end=last.end)
    return Passage("", document.info.id, "header", text, blocks[0].section, place, ((0, len(text)),), text)


def _uncertain_pages(blocks: Sequence[Block]) -> frozenset[int | None]:
    """Pages where many blocks are bare numbers: labels and values have lost each other there."""
    counts: dict[int | None, list[int]] = defaultdict(lambda: [0, 0])
    for block in blocks:
        if block.kind in ("paragraph", "heading"):
            counts[block.provenance.page][0] += 1
            counts[block.provenance.page][1] += bool(re.fullmatch(r"[+\d.,%\s/–-]+", block.text))
    return frozenset(page for page, (n, bare) in counts.items() if bare >= 4 and bare >= 0.1 * n)
