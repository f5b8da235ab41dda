"""Tables of a page: rows with their labels, row groups, columns, title and footnotes, as line numbers.

Four shapes are read: rows that end in values under a header; cells on lines of their own under a header of
years; labels and values in turn; labels side by side over as many values. What does not prove its column is
kept without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines import Line
from ingest.readers.text.grid import Cluster, RowLine, find_clusters, is_value, split_header
from ingest.readers.text.groups import Group, Style, ends_sentence, is_heading, text_of

_NOTE = re.compile(r"^\*{1,4}\s*\w")


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row before it has a place in the document text: label and value lines, row group, and its cells.

    `cells` has one text a column, None where empty; `loose` has the values whose column is not proven.
    """

    lines: tuple[Line, ...]
    label: str
    group: str
    cells: tuple[str | None, ...]
    loose: tuple[str, ...] = ()
    group_lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table before it has a place in the document text; `header` has the lines of each header group."""

    title: str
    row_heading: str
    columns: tuple[str, ...]
    rows: tuple[RawRow, ...]
    notes: tuple[str, ...]
    used: frozenset[int]
    header: tuple[tuple[Line, ...], ...] = ()


def find_tables(lines: Sequence[Line], groups: Sequence[Group], style: Style) -> list[RawTable]:
    """All tables of one page. `used` of a table holds the source offsets of the lines it takes up."""
    tables = [_from_cluster(c, lines, groups, style) for c in find_clusters(lines)]
    taken = {offset for t in tables for offset in t.used}
    free = [g for g in groups if not any(line.begin in taken for line in g.lines)]
    for find in (_year_grids, _alternating, _side_by_side, _single_values):
        for table in find(free, style):
            tables.append(table)
            free = [g for g in free if not any(line.begin in table.used for line in g.lines)]
    return tables


def _from_cluster(cluster: Cluster, lines: Sequence[Line], groups: Sequence[Group], style: Style) -> RawTable:
    page = _Page(lines, groups, style)
    above = page.groups_before(lines[cluster.first].begin)
    if not cluster.years and not cluster.rows[0].label and above:
        above = above[:-1]
    columns, row_heading, header = _header(cluster, above, style)
    title = _title_above(above[: len(above) - len(header)], style)
    rows, row_lines = _rows(cluster, page)
    used = {line.begin for g in header for line in g.lines} | row_lines
    header_lines = [g.lines for g in header]
    if cluster.years:
        used.add(lines[cluster.years.index].begin)
        header_lines.append((lines[cluster.years.index],))
    after = page.groups_after(lines[cluster.last].begin)
    notes = tuple(text for g in after if _NOTE.match(text := text_of(g, style)[0]))
    closing = text_of(after[-1], style)[0] if after else ""
    if after and is_heading(closing) and len(after) == 1 + len(notes):
        title = " – ".join(filter(None, (closing, title)))
    return RawTable(title, row_heading, columns, tuple(rows), notes, frozenset(used), tuple(header_lines))


class _Page:
    """The groups of a page, found by where they stand."""

    def __init__(self, lines: Sequence[Line], groups: Sequence[Group], style: Style) -> None:
        self.lines, self.groups, self.style = lines, groups, style

    def groups_before(self, offset: int) -> list[Group]:
        return [g for g in self.groups if g.lines[-1].begin < offset]

    def groups_after(self, offset: int) -> list[Group]:
        return [g for g in self.groups if g.lines[0].begin > offset]

    def between(self, first: int, last: int) -> list[Line]:
        return [line for line in self.lines[first + 1 : last] if not line.is_blank]


def _rows(cluster: Cluster, page: _Page) -> tuple[list[RawRow], set[int]]:
    rows: list[RawRow] = []
    used: set[int] = set()
    group = ""
    group_lines: tuple[Line, ...] = ()
    before = cluster.first if cluster.years else cluster.first - 1
    for row in cluster.rows:
        waiting = page.between(before, row.index) if rows or cluster.years else _label_lines(row, page)
        line = page.lines[row.index]
        own: tuple[Line, ...] = (line,)
        label = row.label
        if waiting:
            text = text_of(Group(tuple(waiting)), page.style)[0]
            if not label:
                label, own = text, (*waiting, line)
            else:
                group, group_lines = text, tuple(waiting)
        rows.append(
            RawRow(
                own,
                label,
                group,
                tuple(_filled(row, cluster.width)),
                () if row.slots else row.values,
                group_lines,
            )
        )
        used |= {x.begin for x in (*waiting, line)}
        before = row.index
    return rows, used


def _label_lines(row: RowLine, page: _Page) -> list[Line]:
    """The group directly above a first row that has no label of its own."""
    if row.label:
        return []
    above = page.groups_before(page.lines[row.index].begin)
    return list(above[-1].lines) if above else []


def _filled(row: RowLine, width: int) -> list[str | None]:
    slots: Sequence[str | None] = row.slots or (None,) * width
    return [None if s in (None, "/", "-", "–") else s for s in slots]


def _header(cluster: Cluster, above: list[Group], style: Style) -> tuple[tuple[str, ...], str, list[Group]]:
    """Column headings, the heading of the labels, and the groups above that they were read from."""
    if cluster.years:
        years = tuple(v.rstrip("*") for v in cluster.years.values)
        if len(set(years)) > 1 or not above:
            return years, cluster.years.label.rstrip("*"), []
        named = split_header(text_of(above[-1], style)[0], cluster.width)
        if named is None:
            return years, cluster.years.label.rstrip("*"), []
        return tuple(f"{n} {y}" for n, y in zip(named[1:], years, strict=True)), named[0], [above[-1]]
    for count in range(1, min(cluster.width, len(above)) + 1):
        part = above[-count:]
        texts = [text_of(g, style)[0] for g in part]
        if ends_sentence(texts[0]) or len(texts[0].split()) > 14:
            break
        first = _first_cells(part[0], cluster.width - count + 1, style)
        if first is not None:
            return (*first[1:], *texts[1:]), first[0], list(part)
    return ("",) * cluster.width, "", []


def _first_cells(group: Group, cells: int, style: Style) -> list[str] | None:
    """Cells of the leftmost header group: the first line cut at capitals, other lines in the last cell."""
    lead = split_header(text_of(Group(group.lines[:1]), style)[0], cells)
    if lead is None or not lead[0]:
        return None
    last = len(text_of(Group(group.lines[:1]), style)[0]) - len(lead[-1])
    return [*lead[:-1], text_of(group, style)[0][last:]]


def _title_above(above: list[Group], style: Style) -> str:
    if not above:
        return ""
    lead, *rest = above[-1].lines
    first = text_of(Group((lead,)), style)[0]
    if is_heading(first) and not lead.open_end and rest and rest[0].bare[:1].isupper():
        return first
    text = text_of(above[-1], style)[0]
    return text if is_heading(text) else ""


def _year_grids(groups: Sequence[Group], style: Style) -> list[RawTable]:
    """A header of years alone on a line, then label, cell, cell, label, cell, cell, each a group."""
    tables = []
    for i, group in enumerate(groups):
        years = text_of(group, style)[0].split()
        if len(years) < 2 or not all(re.fullmatch(r"(19|20)\d\d", y) for y in years):
            continue
        rows = []
        at, step = i + 1, len(years) + 1
        while at + step <= len(groups):
            label, *cells = (text_of(g, style)[0] for g in groups[at : at + step])
            if not re.match(r"[^\W\d_]", label) or not all(re.match(r"[€\d]", c) for c in cells):
                break
            lines = tuple(line for g in groups[at : at + step] for line in g.lines)
            rows.append(RawRow(lines, label, "", tuple(cells)))
            at += step
        if rows:
            tables.append(_small("", tuple(years), rows, group.lines))
    return tables


def _alternating(groups: Sequence[Group], style: Style) -> list[RawTable]:
    """Label and value in turn, each a group, or a label with its value on its last line; three or more."""
    tables: list[RawTable] = []
    rows: list[RawRow] = []
    at = 0
    question = ""
    while at <= len(groups):
        pair = _pair(groups, at, style) if at < len(groups) else None
        if pair:
            rows.append(pair[0])
            at += pair[1]
            continue
        if len(rows) >= 3:
            tables.append(_small(question, ("",), rows, ()))
        rows = []
        if at < len(groups) and (text := text_of(groups[at], style)[0]).endswith("?"):
            question = text
        at += 1
    return tables


def _pair(groups: Sequence[Group], at: int, style: Style) -> tuple[RawRow, int] | None:
    group = groups[at]
    text = text_of(group, style)[0]
    if len(group.lines) > 1 and is_value(group.lines[-1].bare):
        label = text_of(Group(group.lines[:-1]), style)[0]
        return (RawRow(group.lines, label, "", (group.lines[-1].bare,)), 1) if _is_label(label) else None
    if at + 1 < len(groups) and _is_label(text) and is_value(value := text_of(groups[at + 1], style)[0]):
        return RawRow((*group.lines, *groups[at + 1].lines), text, "", (value,)), 2
    return None


def _is_label(text: str) -> bool:
    return len(text.split()) <= 6 and bool(re.match(r"[A-ZÀ-Þ]", text)) and not ends_sentence(text)


def _side_by_side(groups: Sequence[Group], style: Style) -> list[RawTable]:
    """Labels with bullets on one line over as many values on the next."""
    tables = []
    for i in range(len(groups) - 1):
        labels = [x.strip() for x in re.split(r"[•▪●]", groups[i].lines[-1].text) if x.strip()]
        values = text_of(groups[i + 1], style)[0].split()
        if len(labels) < 2 or len(labels) != len(values) or not all(map(is_value, values)):
            continue
        lines = (groups[i].lines[-1], *groups[i + 1].lines)
        title = text_of(groups[i - 1], style)[0] if i else ""
        rows = [RawRow(lines, label, "", (value,)) for label, value in zip(labels, values, strict=True)]
        tables.append(_small(title if title.endswith("?") else "", ("",), rows, ()))
    return tables


def _single_values(groups: Sequence[Group], style: Style) -> list[RawTable]:
    """Two or more groups of one line each, a label and its value."""
    rows: list[RawRow] = []
    tables: list[RawTable] = []
    for group in [*groups, None]:
        match = (
            re.fullmatch(r"([A-ZÀ-Þ].*(?:[^\W\d_]|\)))\s+(\S+)", group.lines[0].bare)
            if group and len(group.lines) == 1
            else None
        )
        if group and match and is_value(match[2]) and re.search(r"\d", match[2]) and not match[2].isdigit():
            rows.append(RawRow(group.lines, match[1], "", (match[2],)))
            continue
        if len(rows) >= 2:
            tables.append(_small("", ("",), rows, ()))
        rows = []
    return tables


def _small(title: str, columns: tuple[str, ...], rows: list[RawRow], extra: Sequence[Line]) -> RawTable:
    used = {line.begin for row in rows for line in row.lines} | {line.begin for line in extra}
    header = (tuple(extra),) if extra else ()
    return RawTable(title, "", columns, tuple(rows), (), frozenset(used), header)
