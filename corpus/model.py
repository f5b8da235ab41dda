"""The domain words as frozen values. Offsets are in characters, half-open, 0-based.

A `Document` carries two texts: `source`, as read from the file, and `text`, repaired for reading. All
offsets in blocks, passages, tables and figures point into `text`; `Document.source_span` carries them back.
Repair only drops or adds white space, hyphens and stray control characters, so a quote of `text` and its
span of `source` are equal once those are folded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

BlockKind = Literal["heading", "paragraph", "item", "row", "header"]
PassageKind = Literal["text", "row", "header"]
Status = Literal["beantwoord", "deels", "niet-gevonden", "buiten-bereik"]
FigureKind = Literal["gerealiseerd", "begroot", "norm", "streven", "verwacht"]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom on a page, in points from its top left corner."""


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the manifest says of a document. Dates are ISO `yyyy-mm-dd`; what is not known is None.

    `replaces`, `replaced_by` and `attachment_of` are ids of other documents. The number printed on a page is
    its physical number less `page_offset`. `ocr` says whether text may be recognised in images ("allow").
    """

    id: str
    file: str
    title: str
    publisher: str
    kind: str | None = None
    status: str | None = None
    published: str | None = None
    updated: str | None = None
    period_from: str | None = None
    period_to: str | None = None
    place: str | None = None
    url: str | None = None
    openness: str = "openbaar"
    aliases: tuple[str, ...] = ()
    sha256: str = ""
    version: str | None = None
    replaces: str | None = None
    replaced_by: str | None = None
    attachment_of: str | None = None
    withdrawn_on: str | None = None
    author: str | None = None
    language: str | None = None
    created: str | None = None
    submitted: str | None = None
    adopted: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    page_offset: int | None = None
    ocr: Literal["allow", "deny"] = "allow"

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it reports on; empty where the manifest does not name both ends."""
        if not self.period_from or not self.period_to:
            return ()
        return tuple(range(int(self.period_from[:4]), int(self.period_to[:4]) + 1))


def latest_date(documents: Iterable[DocumentInfo]) -> str | None:
    """Up to which date documents go: the latest date that the manifest gives; None where it gives none."""
    return max((d for i in documents for d in (i.updated, i.published, i.period_to) if d), default=None)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text stands: physical page (1-based), page number as printed, span in the document text.

    `place` is where it stands in a format without pages ("Blad1!A7:F7", "alinea 12"). `confidence`, 0 to 1,
    is given for text recognised in an image (OCR).
    """

    page: int | None
    printed_page: str | None
    begin: int
    end: int
    place: str = ""
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row, in reading order, with the headings it stands under.

    `number` is that of a numbered heading ("2. Een brede blik"); the text is without it. `certain` is False
    where the layout does not prove which label belongs to which number.
    """

    kind: BlockKind
    text: str
    provenance: Provenance
    section: tuple[str, ...] = ()
    number: int | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its text as printed, the number in it (None for none), its unit, its span in the document.

    `value` has the scale of its table applied ("12" under "x € 1.000" is 12000); `place` is its own address
    where the format has one ("C7").
    """

    text: str
    value: Decimal | None
    unit: str
    begin: int
    end: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: label, row group, one entry a column (None where empty or where its column cannot be proven).

    `loose` has the cells whose column cannot be proven; `group_span` is where the group's heading stands.
    """

    label: str
    group: str
    cells: tuple[TableCell | None, ...]
    begin: int
    end: int
    loose: tuple[TableCell, ...] = ()
    group_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with a title, column headings (and where they stand), and footnotes that belong to it.

    `columns` are paths: headings over several lines are joined with " – ". `unit` is the unit line as printed
    ("x € 1.000", "in %"), and `scale` what its values were multiplied by.
    """

    id: str
    document_id: str
    title: str
    row_heading: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    page: int | None
    section: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    header_span: tuple[int, int] | None = None
    unit: str = ""
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A source file as read. `origin[i]` is the offset in `source` of character i of `text`."""

    info: DocumentInfo
    source: str
    text: str
    origin: Sequence[int]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    pages: int | None = None

    def source_span(self, begin: int, end: int) -> tuple[int, int]:
        """The span of `source` that `text[begin:end]` was read from."""
        if end <= begin:
            return (self.origin[begin], self.origin[begin]) if begin < len(self.origin) else (0, 0)
        last = self.origin[end - 1] + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1  # an accent that stands behind its letter in the source
        return self.origin[begin], last


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Which row of which table a passage is."""

    table_id: str
    row: int


@dataclass(frozen=True, slots=True)
class Continuation:
    """Where sentence number `sentence` of a passage goes on: sentence `there` of another passage."""

    sentence: int
    passage_id: str
    there: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval: verbatim text on one page, with its headings.

    Kind "header" is the column or group heading of a table: it can be cited and is no answer by itself.
    `sentences` are spans relative to `text`. `search_text` is what is indexed and embedded: headings and, for
    a table row, its column headings beside the verbatim text; it is never shown or quoted. `certain` is False
    on pages such as infographics, where the layout does not prove which label belongs to which number.
    `goes_on` names the sentences that break off and where their rest stands.
    """

    id: str
    document_id: str
    kind: PassageKind
    text: str
    section: tuple[str, ...]
    provenance: Provenance
    sentences: tuple[tuple[int, int], ...]
    search_text: str
    row: RowPlace | None = None
    certain: bool = True
    goes_on: tuple[Continuation, ...] = ()


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Title, row path and column path of the cell a figure stands in."""

    title: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported number.

    Attributes:
        value: the number itself, scale applied ("€ 3,5 miljoen" is 3500000); percentages as written (12.5).
        unit: "%", "€", "fte", "deelnemers", ... or "" where the text names none.
        display: the words of the source, "12,5%".
        measure: what was measured, in the source's words.
        subject: of whom or where.
        period: the time it holds for, "2024" or "december 2023"; None where the text does not say.
        kind: realised, budgeted, norm, target or expected.
        qualifier: "circa", "ruim", "ten minste", ... or "".
        passage_id, begin, end: where it stands, as a span of the passage's text; empty for a derived one.
        table: the cell it stands in, or None.
        derived: how it was computed, None for a number that stands in the text.
    """

    value: Decimal
    unit: str
    display: str
    measure: str
    subject: str
    period: str | None
    kind: FigureKind = "gerealiseerd"
    qualifier: str = ""
    passage_id: str = ""
    begin: int = 0
    end: int = 0
    table: CellPlace | None = None
    derived: str | None = None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that the texts themselves explain, and the passage that does."""

    short: str
    long: str
    passage_id: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered source of an answer: `quote` is verbatim document text, its span one of `source`."""

    number: int
    passage_id: str
    document_id: str
    quote: str
    begin: int
    end: int
    page: int | None
    printed_page: str | None
    section: tuple[str, ...]
    place: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the answer, without markers, and the numbers of the citations that carry it.

    `maker` is who says it and when, from the manifest: it stands before the
    sentence; "" where it is left out.
    """

    text: str
    sources: tuple[int, ...]
    maker: str = ""

    @property
    def said(self) -> str:
        """The sentence with its maker, and the markers of its sources."""
        before = f"{self.maker}: " if self.maker else ""
        return f"{before}{self.text} {''.join(f'[{n}]' for n in self.sources)}".strip()


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure that the answer states, and the number of the citation it comes from."""

    figure: Figure
    source: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that differ on the same measure: all figures are shown."""

    measure: str
    figures: tuple[CitedFigure, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched: number of documents and passages, and up to which date the corpus goes."""

    documents: int
    passages: int
    until: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said in reply to a question; "not found" is a status, not an error.

    `message` stands before the statements and `remark` behind them, both in words of our own.
    `chance` is how likely it was found that the evidence answers, 0 to 1; None where that was not asked.
    """

    question: str
    standalone: str
    status: Status
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    figures: tuple[CitedFigure, ...]
    conflicts: tuple[Conflict, ...]
    nearest: tuple[Citation, ...]
    searched: Searched
    follow_ups: tuple[str, ...]
    writer: str
    corpus_version: str
    message: str = ""
    remark: str = ""
    duration_ms: dict[str, float] = field(default_factory=dict)
    chance: float | None = None

    @property
    def text(self) -> str:
        """The whole answer with its markers, or the message where nothing was found."""
        if not self.statements:
            return self.message
        return " ".join(filter(None, (self.message, *(s.said for s in self.statements), self.remark)))
