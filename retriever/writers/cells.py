"""Answers from a table: its rows, and how a cell is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.index import Index
from corpus.model import Figure, Passage, Table, TableCell, TableRow
from retriever.draft import Claim, Quote
from retriever.spoken import is_scaled, spoken
from retriever.vocabulary import place_form
from retriever.wording import own_words

COUNTRY = re.compile(r"nederland|landelijk", re.IGNORECASE)
_NOTES_WITHIN = 60
"""How many passages behind a row the footnotes of its table stand at the most."""

_PATH = " – "
_FEW_PARTS = 3
"""A label of more parts than these is said by the last ones."""

_ROW_MARK = re.compile(r"\s*\*+")


@dataclass(frozen=True, slots=True)
class Row:
    """A table row with the passage it is quoted from."""

    table: Table
    row: TableRow
    passage: Passage

    @property
    def name(self) -> str:
        """Label, with its row group where the label does not say it."""
        label = _short(_ROW_MARK.sub("", self.row.label))
        group = self.row.group
        return f"{label}, {group}" if group and group not in label else label

    def cell(self, column: int) -> TableCell | None:
        """The cell in a column; None where it is empty."""
        return self.row.cells[column]


def _short(label: str) -> str:
    """A label of many parts by its last two, with the year it begins with: "RMC – Gemeente Zwolle, 2014"."""
    parts = label.split(_PATH)
    if len(parts) <= _FEW_PARTS:
        return label
    year = f", {parts[0]}" if re.fullmatch(r"(?:19|20)\d\d", parts[0]) else ""
    return f"{_PATH.join(parts[-2:])}{year}"


def row_at(index: Index, passage: Passage) -> Row | None:
    """The table row that a passage is, or None for running text."""
    if passage.row is None:
        return None
    table = index.tables[passage.row.table_id]
    return Row(table, table.rows[passage.row.row], passage)


def rows_of(index: Index, table: Table) -> list[Row]:
    """All rows of a table with their passages."""
    return [Row(table, table.rows[p.row.row], p) for p in index.passages_of_table(table.id) if p.row]


def say_cells(row: Row, columns: Sequence[int], index: Index, english: bool = False) -> Claim:
    """A claim that gives the cells of a row in some columns, with units, and the notes its stars refer to."""
    parts = []
    for column in columns:
        cell = row.cell(column)
        heading = column_name(row.table, column)
        value = in_words(row, column, index) if cell else own_words(english).no_figure
        parts.append(f"{heading}: {value}" if heading else value)
    notes = _notes(row, columns, index)
    said = "".join(f" {q.text.lstrip('* ').rstrip('.')}." for q in notes)
    text = f"{row.name} – {'; '.join(parts)}" if any(row.table.columns) else f"{row.name}: {parts[0]}"
    text += unit_note(row, columns, index, english)
    told = (*quotes(row, index), *notes)
    empty = not any(map(row.cell, columns))
    return Claim(f"{text}.{said}", told, shown=_figures(row, columns, index), empty=empty)


def in_words(row: Row, column: int, index: Index) -> str:
    """A filled cell in words: its figure with unit and scale, or its text."""
    cell, figure = row.cell(column), figure_of(row, column, index)
    assert cell is not None
    text = _ROW_MARK.sub("", cell.text)
    return spoken(figure) if figure and figure.display == text else text


def unit_note(row: Row, columns: Sequence[int], index: Index, english: bool = False) -> str:
    """What is printed where cells were said in full, with the unit line of the table; else empty."""
    figures = [figure_of(row, c, index) for c in columns]
    unit = row.table.unit.strip("() ")
    printed = ", ".join(f.display for f in figures if f and is_scaled(f))
    if not unit or not printed:
        return ""
    unit = f"in {unit}" if unit.startswith("€") else unit
    return f" ({own_words(english).in_table}: {printed} {unit})"


def say_loose(row: Row, index: Index, english: bool = False) -> Claim:
    """A claim for a row whose values cannot be tied to columns: the values, and that this is so."""
    values = ", ".join(c.text for c in row.row.loose)
    text = f"{row.name}: {values}; {own_words(english).no_column}."
    return Claim(text, quotes(row, index), shown=())


def quotes(row: Row, index: Index) -> tuple[Quote, ...]:
    """The row, whole, and the headings that say what it means: of its columns and of its row group."""
    headings = [_heading(span, row, index) for span in (row.table.header_span, row.row.group_span)]
    outer = None if row.row.group_span else _outer_label(row, index)
    found = (Quote(row.passage, 0, len(row.passage.text)), *(q for q in (*headings, outer) if q))
    unit = row.table.unit
    lead = _lead(row, index) if unit and not any(unit in q.text for q in found) else None
    return (*found, lead) if lead else found


def column_name(table: Table, column: int) -> str:
    """A column heading as said in a sentence: "Den Haag 2023" is "Den Haag, 2023"."""
    return re.sub(r"(?<=[^\W\d_]) (?=(?:19|20)\d\d$)", ", ", table.columns[column])


def names_place(place: str, column: str) -> bool:
    """Whether a column heading names a place, folded; that of the country also as "landelijk"."""
    if place == "nederland":
        return bool(COUNTRY.search(column))
    return bool(re.search(rf"\b{re.escape(place)}\b", place_form(column)))


def home_of(row: Row, index: Index) -> str:
    """The place that the row's document is about, folded; "" where the manifest names none."""
    return place_form(index.info(row.table.document_id).place or "")


def figure_of(row: Row, column: int, index: Index) -> Figure | None:
    """The figure that stands in a cell."""
    cell = row.cell(column)
    if cell is None:
        return None
    at = cell.begin - row.passage.provenance.begin
    found = index.figures_by_passage.get(row.passage.id, ())
    return next((f for f in found if at <= f.begin < at + (cell.end - cell.begin)), None)


def _figures(row: Row, columns: Sequence[int], index: Index) -> tuple[Figure, ...]:
    found = index.figures_by_passage.get(row.passage.id, ())
    spans = []
    for column in columns:
        cell = row.cell(column)
        if cell:
            at = cell.begin - row.passage.provenance.begin
            spans.append((at, at + cell.end - cell.begin))
    return tuple(f for f in found if any(b <= f.begin < e for b, e in spans))


def _lead(row: Row, index: Index) -> Quote | None:
    """The sentence before a table that states the unit of its amounts."""
    at = index.first_row_of(row.table.id) - 1
    while at >= 0 and (index.passages[at].row or index.passages[at].kind == "header"):
        at -= 1
    passage = index.passages[at] if at >= 0 else None
    if passage is None or passage.document_id != row.passage.document_id:
        return None
    spans = (s for s in passage.sentences if row.table.unit in passage.text[slice(*s)])
    return next((Quote(passage, *span) for span in spans), None)


def _heading(span: tuple[int, int] | None, row: Row, index: Index) -> Quote | None:
    """The passage that holds a heading of the row's table."""
    if span is None:
        return None
    at = index.passage_rows[row.passage.id]
    for passage in index.passages[at::-1]:
        if passage.document_id != row.table.document_id:
            return None
        if passage.kind == "header" and passage.provenance.begin <= span[0] < passage.provenance.end:
            return Quote(passage, 0, len(passage.text))
    return None


def _outer_label(row: Row, index: Index) -> Quote | None:
    """The label that stands over a row but in a row above it: "Welzijn" before the first of its rows."""
    group = row.row.group
    if not group or group in row.passage.text:
        return None
    own = index.passage_rows[row.passage.id]
    for above in reversed([r for r in rows_of(index, row.table) if r.row.group == group]):
        at = above.passage.text.find(group)
        if at >= 0 and index.passage_rows[above.passage.id] < own:
            return Quote(above.passage, at, at + len(group))
    return None


def _notes(row: Row, columns: Sequence[int], index: Index) -> tuple[Quote, ...]:
    """The footnotes that the stars of these cells or of the label point to."""
    marked = [row.row.label, *(cell.text for c in columns if (cell := row.cell(c)))]
    stars = {m.group() for text in marked for m in re.finditer(r"\*+", text)}
    notes = [n for n in row.table.notes for s in stars if re.match(rf"{re.escape(s)}(?!\*)", n)]
    at = index.passage_rows[row.passage.id]
    near = [p for p in index.passages[at : at + _NOTES_WITHIN] if p.document_id == row.table.document_id]
    return tuple(
        Quote(p, begin, begin + len(note))
        for note in notes
        for p in near
        if (begin := p.text.find(note)) >= 0
    )[: len(notes)]
