"""Mend Markdown as people write it, before it is parsed: what looks like a heading, list or table is one."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"( {0,3}#{1,6})(?=[^#\s])")
_BULLET = re.compile(r"(\s*)[–—•▪●◦‣·](?=\s+\S)")
_MARKED = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")
_COUNTED = re.compile(r"(?:\d{1,3}|[a-z]{1,2})[.)]\s+\S")
_CLOSED = re.compile(r"(?:[.;:,?!]|\s\s|\\|, en|; en|; of)$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:\s*(.*)")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_NOTHING = re.compile(r"(?<=\|)\s*-{3,}\s*(?=\|)")
"""A cell that some exporters fill with a rule where it is empty."""
_PIPE = re.compile(r"(?<!\\)\|")


def clean_source(source: str) -> str:
    """Markdown with headings, lists, footnotes and tables written the way its standard asks."""
    lines = source.split("\n")
    code = _code_lines(lines)
    lines = [
        line if c else _BULLET.sub(r"\1-", _heading(lines, i))
        for i, (line, c) in enumerate(zip(lines, code, strict=True))
    ]
    return "\n".join(_notes(_tables(_spaced(lines, code))))


def _code_lines(lines: Sequence[str]) -> list[bool]:
    """Which lines stand in a fenced block of code."""
    found: list[bool] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            found.append(True)
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        fence = mark[1] if mark else ""
        found.append(bool(mark))
    return found


def _heading(lines: Sequence[str], i: int) -> str:
    """A line "##Titel" as "## Titel"; a single "#" only where the line stands alone, else it is a tag."""
    line = lines[i]
    found = _HEADING.match(line)
    if not found:
        return line
    alone = not (i and lines[i - 1].strip()) and not (i + 1 < len(lines) and lines[i + 1].strip())
    if found[1].strip() == "#" and not alone:
        return line
    return f"{found[1]} {line[found.end() :].rstrip().removesuffix(found[1].strip())}"


def _spaced(lines: Sequence[str], code: Sequence[bool]) -> list[str]:
    """The lines with a blank one before "2. tekst" or "b. tekst" that follows a line which has ended."""
    found: list[str] = []
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else ""
        if before.strip() and not code[i] and _starts_item(before, line):
            found.append("")
        found.append(line)
    return found


def _starts_item(before: str, line: str) -> bool:
    """Whether a line is a numbered item, where by the standard it would go on with the line before."""
    if not _COUNTED.match(line.lstrip()):
        return False
    deeper = len(line) - len(line.lstrip()) > len(before) - len(before.lstrip())
    return bool(_CLOSED.search(before)) or (deeper and bool(_MARKED.match(before)))


def _tables(lines: Sequence[str]) -> list[str]:
    """The lines with every table as wide as its widest row: what sticks out would be left out."""
    found: list[str] = []
    i = 0
    while i < len(lines):
        end = _table_end(lines, i)
        found.extend(_table(lines[i:end]) if end > i else [lines[i]])
        i = max(end, i + 1)
    return found


def _table_end(lines: Sequence[str], i: int) -> int:
    """Where a table that starts at line i ends; i where none does."""
    ruled = i + 1 < len(lines) and _is_rule(lines[i + 1])
    if not _PIPE.search(lines[i]) or not ruled:
        return i
    end = i + 2
    while end < len(lines) and lines[end].strip() and _PIPE.search(lines[end]):
        end += 1
    return end


def _table(lines: Sequence[str]) -> list[str]:
    width = max(map(_width, lines))
    head = _widened("" if _is_rule(lines[0]) else lines[0], width)
    rows = [line for line in lines[2:] if not _is_rule(line)]
    return [head, "|" + "---|" * width, *(_widened(row, width) for row in rows)]


def _is_rule(line: str) -> bool:
    return bool(_RULE.match(line)) and "|" in line and "--" in line


def _width(line: str) -> int:
    return len(_PIPE.findall(_bare(line))) + 1


def _bare(line: str) -> str:
    bare = line.strip().removeprefix("|")
    return bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare


def _widened(line: str, width: int) -> str:
    return _NOTHING.sub(" ", f"| {_bare(line)} |" + " |" * (width - _width(line)))


def _notes(lines: Sequence[str]) -> list[str]:
    """The lines with "[^1]: tekst" as a footnote, and "[^1]" in the text as its raised number."""
    keys = [m[1] for line in lines if (m := _NOTE.match(line))]
    numbers = {key: n for n, key in enumerate(dict.fromkeys(keys), 1)}
    if not numbers:
        return list(lines)
    found: list[str] = []
    inside = False
    for line in lines:
        note = _NOTE.match(line)
        if inside and (note or not line.strip()):
            found.extend(["", "</aside>", ""])
        inside = note is not None or (inside and bool(line.strip()))
        if note:
            found.extend(["", '<aside role="doc-footnote">', "", f"{numbers[note[1]]}. {note[2]}"])
        else:
            found.append(_references(line.strip() if inside else line, numbers))
    return [*found, "", "</aside>"] if inside else found


def _references(line: str, numbers: dict[str, int]) -> str:
    return re.sub(
        r"\[\^([^\]\s]{1,40})\]", lambda m: f"<sup>{numbers[m[1]]}</sup>" if m[1] in numbers else m[0], line
    )
