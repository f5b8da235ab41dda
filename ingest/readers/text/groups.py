"""Lines gathered to groups that belong together: paragraphs, list items, headings, labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from corpus.dutch.numbers import find_numbers
from corpus.dutch.periods import MONTHS
from corpus.dutch.words import STOP, fold
from ingest.lines import BULLET, Line
from ingest.repair import Mended, hyphenated_words, keeps_trailing_spaces, mend

_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_MARKER = re.compile(r"^(?:\d{1,2}[.)]?\s*\ufffd\s*|\d{1,2}[.)]\s+|\ufffd\s*)")
_NO_HEADING = re.compile(
    r"[.!?:;,…-][\"'”’)\]]*$|[.!?] [A-ZÀ-Þ]|"
    r"\b(?:de|het|een|van|in|op|te|aan|bij|met|voor|door|naar|uit|om|tot|dat|die|dit|en|of|maar|als|dan|"
    r"waarin|waarbij|waardoor|waarmee|waarvan|zien)$",
    re.IGNORECASE,
)
"""What a heading has not: the end of a sentence, or a last word that wants another behind it."""

_LONGEST_HEADING = 110
_DATE = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}", re.IGNORECASE)
_GLOSSARY = re.compile(r"(?=\w*[A-Z]\w*[A-Z])[A-Za-z][\w/&-]{1,14}\s+[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Style:
    """How the lines of a whole text were broken; `width` is that of a full line, characters."""

    spaced: bool
    hyphenated: frozenset[str]
    width: int = 0


def style_of(source: str, lines: Sequence[Line]) -> Style:
    """How the lines of a text were broken."""
    lengths = sorted(len(line.bare) for line in lines if line.open_end and len(line.bare) > 20)
    width = lengths[int(0.9 * len(lengths))] if lengths else 0
    return Style(keeps_trailing_spaces(lines), hyphenated_words(source), width)


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive lines of one page; `item` where a bullet opens it."""

    lines: tuple[Line, ...]
    item: bool = False

    @property
    def page(self) -> int:
        """Page of its first line; 0 where the text has no pages."""
        return self.lines[0].page


def gather(lines: Sequence[Line]) -> list[Group]:
    """The lines of one page cut at blank lines and bullets, joined again where a sentence runs on."""
    groups: list[Group] = []
    current: list[Line] = []
    for line in [*lines, None]:
        if line is None or line.is_blank or line.is_bullet:
            if current:
                groups.append(Group(tuple(current), current[0].is_bullet))
            current = []
        if line is not None and not line.is_blank:
            current.append(line)
    return _rejoin(groups)


def text_of(group: Group, style: Style) -> Mended:
    """Repaired text of a group without its bullet."""
    text, origin = mend(group.lines, style.spaced, style.hyphenated)
    bullet = BULLET.match(text) if group.item else None
    cut = bullet.end() if bullet else 0
    return text[cut:], origin[cut:]


def cut_headings(group: Group, style: Style) -> list[tuple[str, Group]]:
    """A group as one or two parts, each "heading", "item" or "paragraph": a heading may lead a paragraph."""
    if group.item:
        return [("item", group)]
    entries = _glossary_entries(group)
    if len(entries) > 1:
        return [("item", entry) for entry in entries]
    of = partial(text_of, style=style)
    if is_heading(of(group)[0]):
        return [("heading", group)]
    for count in range(1, min(3, len(group.lines) - 1) + 1):
        head, rest = Group(group.lines[:count]), Group(group.lines[count:])
        if _leads(head, rest, of(head)[0], style):
            return [("heading", head), *cut_headings(rest, style)]
    return [("paragraph", group)]


def is_heading(text: str) -> bool:
    """Whether a text reads as a heading: short, capital first, no end of sentence, some letters."""
    bare = strip_marker(text)
    longest = 14 if bare == text.strip() else 20
    if not bare or len(bare) > _LONGEST_HEADING + 40 * (longest == 20) or len(bare.split()) > longest:
        return False
    if _NO_HEADING.search(bare) or _DATE.search(bare) or _states_number(bare):
        return False
    return bool(re.match(r"[\"'‘“]?[A-ZÀ-Þ]|\d+ [A-ZÀ-Þa-z]", bare)) and bool(re.search(r"[^\W\d_]{3}", bare))


def _states_number(text: str) -> bool:
    """Whether it reports a quantity, as the captions of an infographic do: then it says something itself."""
    return any(n.unit or ((n.value >= 20 or n.value % 1 != 0) and not n.is_year) for n in find_numbers(text))


def _glossary_entries(group: Group) -> list[Group]:
    """The entries of a list of abbreviations, each with its own lines; fewer than two where it is none."""
    starts = [i for i, line in enumerate(group.lines) if _GLOSSARY.match(line.bare)]
    if len(starts) < 2 or starts[0] != 0:
        return []
    ends = [*starts[1:], len(group.lines)]
    return [Group(group.lines[b:e]) for b, e in zip(starts, ends, strict=True)]


def strip_marker(text: str) -> str:
    """A heading without its number or mark: "1. Versterking" is "Versterking"."""
    return _MARKER.sub("", text).strip()


def heading_number(text: str) -> int | None:
    """The number a heading opens with: 2 for "2. Een brede blik"; None for "5 Gezamenlijke opgaven"."""
    marker = _MARKER.match(text)
    digits = re.match(r"\d+", text)
    return int(digits.group()) if marker and digits else None


def ends_sentence(text: str) -> bool:
    """Whether a text ends in a full stop or the like."""
    return bool(_TERMINAL.search(text))


def _leads(head: Group, rest: Group, text: str, style: Style) -> bool:
    """Whether the first lines are a heading over the rest, not its first words."""
    following = rest.lines[0].bare
    if not is_heading(text) or not re.match(r"[\"'‘“]?[A-ZÀ-Þ0-9€(]", following):
        return False
    last = head.lines[-1]
    opening = re.match(r"[A-ZÀ-Þ][a-zà-þ]+", following)
    if opening and fold(opening.group()) in STOP:
        return True  # a small word with a capital opens a sentence: what stands before it is no part of it
    if not style.spaced:
        return True
    if not last.open_end:
        return True
    return len(last.bare) + len(following.split()[0]) + 1 < 0.85 * style.width


def _rejoin(groups: list[Group]) -> list[Group]:
    """Join a group to the one before where a word or sentence plainly runs on over the blank line."""
    joined: list[Group] = []
    for group in groups:
        if joined and not group.item and _runs_on(joined[-1], group):
            dated = bool(_DATE.fullmatch(joined[-1].lines[-1].bare))
            joined[-1] = Group((*joined[-1].lines, *group.lines), joined[-1].item or dated)
        else:
            joined.append(group)
    return joined


def _runs_on(before: Group, after: Group) -> bool:
    tail, head = before.lines[-1].bare, after.lines[0].bare
    if re.search(r"[^\W\d_]-$", tail):
        return head[:1].islower()
    if len(before.lines) == 1 and _DATE.fullmatch(tail):
        return True
    text = " ".join(line.bare for line in before.lines)
    if is_heading(text) and len(text.split()) < 10 and not tail[:1].isdigit():
        return False
    return not _TERMINAL.search(tail) and bool(re.match(r"[a-zà-þ]|\([€a-z]", head))
