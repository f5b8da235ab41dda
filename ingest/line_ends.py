"""What a line end stands for: a space, nothing, or a hyphen that was only printed to break a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from wordfreq import zipf_frequency

Glue = Literal["space", "keep", "drop"]
"""What joins two lines: a space, nothing, or nothing and the hyphen before it goes as well."""

HYPHENS = "-\u2010\u2011"
"""Hyphens: the plain one, and those of Unicode; the last one never breaks a word."""

_KNOWN = 1.5
"""Zipf frequency from which letters are taken for a word: once in thirty million words."""
_CERTAIN = 2.0
"""Zipf frequency from which letters certainly are a word: once in ten million words."""
_SUSPENDED = re.compile(
    r"(?:en|of|én|óf|tot|als|dan|of|and|or|evenals|versus|respectievelijk)\b|resp\.|c\.q\.|&"
)
_HEAD = re.compile(rf"[^\W\d_]+(?=[{HYPHENS}]$)")
_START = re.compile(r"[^\W\d_]+")
_FORMER = frozenset("niet non ex oud bijna quasi vice adjunct interim kandidaat".split())
"""First parts of a compound that Dutch spelling keeps apart by a hyphen."""
_PARTICLES = frozenset("up ups out outs off offs".split())
_CLASH = frozenset("aa ae ai au ee ei eu ie ij oe oi oo ou ui uu".split())
_ONSET = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxyz]|[bcfgkpv][lr]|[dtwv]r|chr?|dw|g[hn]|k[nw]|p[hs]|r?h|s[cfhjklmnpqtw]|schr?"
    r"|s[cp][lr]|str|t[hjsw]|zw)?[aeiouyà-ÿ]"
)
_LAST = re.compile(r"(?:^|[-/(\"'‘“])([^\W\d_]{3,})$")
_SMALL = re.compile(r"[a-zà-ÿ]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$|\S@$")
_FILE = re.compile(r"[a-z\d_-]*\.(?:html?|pdf|docx?|xlsx?|aspx?|php|jpe?g|png|svg)[.,)]?")
_SLUG = re.compile(r"[a-z\d]+(?:-[a-z\d]+)+/?")
_INNER = "-/_=&?%#~@"


def glue(tail: str, following: str, open_end: bool, known: frozenset[str]) -> Glue:
    """How a line is joined to the one before it.

    Args:
        tail: the last characters before the line end, without white space at their end.
        following: the next line.
        open_end: whether a space was printed behind `tail`.
        known: words that stand unbroken elsewhere, as `hyphenated_words` finds them.
    """
    if not open_end and _ADDRESS.search(tail):
        return "keep" if _in_address(tail, following) else "space"
    word = tail.rsplit(None, 1)[-1] if tail.strip() else ""
    if word[-1:] in tuple(HYPHENS) and len(word) > 1 and word[-2].isalnum():
        return _hyphen(word, following, open_end, known)
    if _is_torn(word, following):
        return "keep"
    if open_end or not following[:1].isalnum():
        return "space"
    if re.search(r"[^\W_]/$", word) or (re.search(r"\d–$", word) and following[0].isdigit()):
        return "keep"
    return "space"


def hyphenated_words(source: str) -> frozenset[str]:
    """Words that tell which hyphens at line ends are real, lower case.

    Those with a hyphen on one line ("nieuw-west"), and those with a capital inside, which never had one
    ("CoronaMelder"). In a text that does not break words at line ends, those with a hyphen there too.
    """
    found = {w.lower() for w in re.findall(r"[^\W\d_]+-[^\W\d_]+", source)}
    found |= {w.lower() for w in re.findall(r"\b[A-ZÀ-Þ][a-zà-ÿ]+[A-ZÀ-Þ][a-zà-ÿ]+\b", source)}
    ends = list(_line_end_hyphens(source))
    real = {f"{head}-{start}" for head, start in ends if _may_be_real(head, start)}
    breaks_words = sum(not _may_be_real(*end) for end in ends) > len(real)
    return frozenset(found if breaks_words else found | real)


def _line_end_hyphens(source: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"([^\W\d_]{2,})-\r?\n([a-zà-ÿ]+)", source):
        if not _SUSPENDED.match(match[2]):
            yield match[1].lower(), match[2]


def _may_be_real(head: str, start: str) -> bool:
    """Whether a hyphen may part two words, rather than the syllables of one."""
    return _is_word(head) and _is_word(start) and not _is_word(head + start)


def _in_address(tail: str, following: str) -> bool:
    """Whether the web or mail address before a line end goes on behind it."""
    if not following or following[0].isspace():
        return False
    token = following.split(None, 1)[0]
    marks = sum(token.count(c) for c in "-/_.=&?%#") - token.endswith(".")
    if tail.endswith("/"):
        return marks > token[0].isupper()
    if tail.endswith("."):
        return bool(re.match(r"(?:nl|eu|be|com|org|net|info)\b", token))
    if tail[-1] in _INNER:
        return True
    return token[0].islower() and (marks >= 2 or _goes_on(tail.rsplit("/", 1)[-1], token))


def _goes_on(tail: str, token: str) -> bool:
    """Whether the last part of a web address, broken anywhere, goes on: "privacy-in-ap", "p.html"."""
    if _FILE.fullmatch(token) or (tail.count("-") >= 3 and _SLUG.fullmatch(token)):
        return True
    head, start = _LAST.search(tail), _SMALL.fullmatch(token.rstrip("/.,)"))
    return head is not None and start is not None and not _is_word(head[1]) and not _is_word(start[0])


def _is_torn(word: str, following: str) -> bool:
    """Whether a line ends inside a word without a hyphen, as in a narrow cell: only both halves are one."""
    head, start = _LAST.search(word), _SMALL.match(following)
    if not head or not start or _is_word(head[1]):
        return False
    if zipf_frequency(head[1] + start[0], "nl") >= _CERTAIN:
        return True
    return not _is_word(start[0]) and _is_joined((head[1] + start[0]).lower())


def _is_joined(letters: str) -> bool:
    """Whether letters are two common words put together, maybe by an s ("financieringslijn")."""
    for cut in range(4, len(letters) - 3):
        first, rest = letters[:cut], letters[cut:]
        if (
            zipf_frequency(rest, "nl") >= 2.5
            and zipf_frequency(re.sub(r"(?<=....)s$", "", first), "nl") >= 2.5
        ):
            return True
    return False


def _hyphen(word: str, following: str, open_end: bool, known: frozenset[str]) -> Glue:
    """For a hyphen at a line end: "space" (Ouder- en), "keep" (Nieuw-West) or "drop" (ontwikke-len)."""
    head, start = _HEAD.search(word), _START.match(following)
    if _SUSPENDED.match(following) and not (head and start and _is_syllable(head[0], start[0])):
        return "space"
    if not head or not start or word.endswith("\u2011"):
        return "keep"
    hyphenated, joined = f"{head[0]}-{start[0]}".lower(), (head[0] + start[0]).lower()
    if hyphenated in known or open_end:
        return "keep"
    if joined in known:
        return "drop"
    return "keep" if _is_compound(word, head[0], start[0]) else "drop"


def _is_syllable(head: str, start: str) -> bool:
    """Whether what looks like a conjunction is the end of a word ("seni-or")."""
    return zipf_frequency(head, "nl") < 2.5 <= zipf_frequency(head + start, "nl")


def _is_compound(word: str, head: str, start: str) -> bool:
    """Whether spelling asks for the hyphen: capitals, an abbreviation, a single letter, "ex-", "mee-eten"."""
    if start[0].isupper() or head.isupper() or len(head) == 1 or not _ONSET.match(head.lower()):
        return True
    if _is_word(head + start) or not _is_word(head) or not _is_word(start):
        return False
    chained = bool(re.search(rf"\b[a-zà-ÿ]+-{re.escape(head)}-$", word))
    clash = (head[-1] + start[0]).lower() in _CLASH
    return chained or clash or head.lower() in _FORMER or start.lower() in _PARTICLES


def _is_word(letters: str) -> bool:
    return zipf_frequency(letters, "nl") >= _KNOWN
