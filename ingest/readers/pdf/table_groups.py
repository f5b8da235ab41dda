"""Groups of lines that could be tables, and tables side by side apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Box
from ingest.readers.pdf.table_columns import Column, extent, overlap
from ingest.readers.pdf.table_lines import TextLine, around, is_year
from ingest.readers.pdf.table_rules import Ruling
from ingest.readers.pdf.table_top import has_amount, is_far, leading, opens_body

_MOST_LONE = 4


def find_groups(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Runs of lines that could be tables: most have several chunks, none runs on over the gaps."""
    groups: list[list[TextLine]] = []
    lone: list[TextLine] = []
    for n, line in enumerate(lines):
        apart = not groups or not groups[-1] or is_far((lone or groups[-1])[-1], line)
        if apart or (groups[-1] and _restarts(groups[-1], lone, line)):
            _end(groups, lone)
            lone = leading(lines, n)
        if len(line.chunks) > 1:
            groups[-1].extend([*lone, line])
            lone = []
        elif groups[-1] and len(lone) < _MOST_LONE and _belongs(lines, n, groups[-1]):
            lone.append(line)
        else:
            _end(groups, lone)
            lone = []
    _end(groups, lone)
    return [g for g in groups if len(g) > 1]


def _end(groups: list[list[TextLine]], lone: Sequence[TextLine]) -> None:
    """End the last group, with the lone lines close under it, and begin another."""
    if groups and groups[-1]:
        for line in lone:
            if line.box[1] - groups[-1][-1].box[3] > 0.6 * line.size:
                break
            groups[-1].append(line)
    groups.append([])


def _restarts(group: Sequence[TextLine], lone: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line, after a gap, reads as the headings of a new table."""
    chain = [group[-1], *lone, line]
    gap = max(b.box[1] - a.box[3] for a, b in pairwise(chain))
    if len(line.chunks) < 2 or gap < 0.8 * line.size or has_amount(line):
        return False
    if not any(has_amount(g) for g in group):
        return False
    bold = any(all(c.bold for c in g.chunks) for g in group) or all(c.bold for c in line.chunks)
    return bold or bool(lone) or all(is_year(c.text) for c in line.chunks[1:])


def _belongs(lines: Sequence[TextLine], n: int, group: Sequence[TextLine]) -> bool:
    return _stands_in_one(lines[n], group) or opens_body(lines, n, group)


def _stands_in_one(line: TextLine, group: Sequence[TextLine]) -> bool:
    """Whether a lone chunk stands in one column of the lines above it, or is a short bold heading."""
    chunk = line.chunks[0]
    span = extent(chunk)
    recent = [g for g in group[-6:] if len(g.chunks) > 1]
    touched = max((sum(overlap(span, extent(c)) > 1 for c in g.chunks) for g in recent), default=0)
    inside = span[0] >= min(g.box[0] for g in group) - 2 * line.size
    return inside and touched <= 1 and span[1] <= max(g.box[2] for g in group) + line.size


def split_zones(group: Sequence[TextLine], ruling: Ruling) -> list[list[TextLine]]:
    """The lines of a group, apart apart for tables side by side, whose drawn lines leave a gap."""
    box = around(line.box for line in group)
    spans = _rule_spans(ruling, box)
    size = max(line.size for line in group)
    if len(spans) < 2 or not all(b[0] - a[1] > 1.5 * size for a, b in pairwise(spans)):
        return [list(group)]
    zones = [_cut(group, span) for span in spans]
    whole = sum(len(line.chunks) for line in group)
    if sum(len(line.chunks) for zone in zones for line in zone) != whole:
        return [list(group)]
    if not all(any(len(line.chunks) > 1 for line in zone) for zone in zones):
        return [list(group)]
    return zones


def _rule_spans(ruling: Ruling, box: Box) -> list[Column]:
    """The stretches that level lines within a box cover, joined."""
    spans: list[Column] = []
    for b in sorted(b for b in ruling.level if box[1] - 3 <= b[1] <= box[3] + 3):
        if spans and b[0] <= spans[-1][1] + 3:
            spans[-1] = spans[-1][0], max(spans[-1][1], b[2])
        else:
            spans.append((b[0], b[2]))
    return spans


def _cut(group: Sequence[TextLine], span: Column) -> list[TextLine]:
    cut: list[TextLine] = []
    for line in group:
        inside = tuple(c for c in line.chunks if span[0] - 3 <= (c.box[0] + c.box[2]) / 2 <= span[1] + 3)
        if inside:
            cut.append(TextLine(inside, around(c.box for c in inside)))
    return cut
