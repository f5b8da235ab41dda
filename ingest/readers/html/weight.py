"""Tell menus, banners and other furniture of a page from its text, by what they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_HERE = re.compile(r"\s*(?:u bent hier|je bent hier|kruimelpad|you are here)\b", re.IGNORECASE)
_SKIP = re.compile(
    r"(?:(?:ga|spring|meteen|direct) )*naar (?:de )?(?:hoofd)?(?:inhoud|content|navigatie|menu|zoeken)"
    r"|skip to\b|.{0,20}\boverslaan$",
    re.IGNORECASE,
)
_FILES = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|csv|zip)(?:[?#]|$)", re.IGNORECASE)
_SHARING = re.compile(
    r"(?:mailto:\?|whatsapp:|https?://(?:[\w-]+\.)*(?:(?:twitter|x)\.com/(?:intent|share)"
    r"|facebook\.com/(?:share|dialog)|linkedin\.com/share|wa\.me/|api\.whatsapp\.com|bsky\.app/intent|t\.me/share))",
    re.IGNORECASE,
)
_MENU = frozenset("menu submenu nav navbar navigation navigatie sidebar toolbar topbar pagination".split())


@dataclass(slots=True)
class Weight:
    """How much an element holds, counted while a page is looked through.

    Attributes:
        start: its first characters.
        size, words: its text.
        linked, labelled: characters of it within links, words of it within labels of a form.
        links, fragments, files, shares, skips: links in all, within the page, to documents, that pass the
            page on, and past the menus.
        shared: links that pass the page on and were skipped already.
        headings, tables, controls: headings, tables, fields and buttons.
        aural: characters of it that are for screen readers only.
        cookies: whether it speaks of cookies.
    """

    start: str = ""
    size: int = 0
    words: int = 0
    linked: int = 0
    labelled: int = 0
    aural: int = 0
    links: int = 0
    fragments: int = 0
    files: int = 0
    shares: int = 0
    skips: int = 0
    shared: int = 0
    headings: int = 0
    tables: int = 0
    controls: int = 0
    cookies: bool = False

    def add_text(self, text: str, in_link: bool, in_label: bool) -> None:
        """Count a text."""
        parts = text.split()
        if not parts:
            return
        size = sum(map(len, parts))
        if len(self.start) < 60:
            self.start = f"{self.start} {' '.join(parts[:12])}".strip()[:80]
        self.size += size
        self.words += len(parts)
        self.linked += size if in_link else 0
        self.labelled += len(parts) if in_label else 0
        self.cookies = self.cookies or bool(_COOKIES.search(text))

    def close_link(self, href: str) -> None:
        """Count the element itself as a link, where it has a text."""
        if not self.size or not href:
            return
        self.links += 1
        self.fragments += href.startswith("#")
        self.files += bool(_FILES.search(href))
        self.shares += bool(_SHARING.match(href))
        self.skips += href.startswith("#") and bool(_SKIP.match(self.start))

    def merge(self, other: Weight) -> None:
        """Add what an element within this one holds."""
        if len(self.start) < 60:
            self.start = f"{self.start} {other.start}".strip()[:80]
        self.size += other.size
        self.words += other.words
        self.linked += other.linked
        self.labelled += other.labelled
        self.aural += other.aural
        self.links += other.links
        self.fragments += other.fragments
        self.files += other.files
        self.shares += other.shares
        self.skips += other.skips
        self.shared += other.shared
        self.headings += other.headings
        self.tables += other.tables
        self.controls += other.controls
        self.cookies = self.cookies or other.cookies


def weigh(tag: str, called: frozenset[str], weight: Weight, inside: bool, beside: bool) -> bool:
    """Whether an element is furniture of the page.

    Args:
        tag: its name.
        called: the words of its id and classes.
        weight: what it holds.
        inside: whether it stands in the <main> or an <article> of the page.
        beside: whether it stands before the page's title or in an <aside>.
    """
    if weight.tables or not weight.size:
        return False
    if weight.links and weight.links == weight.shares and weight.size - weight.linked <= 40:
        return True
    if weight.shared and not weight.links and weight.words <= 6:
        return True  # "Deel deze pagina", over links that are gone
    if _is_crumbs(called, weight) or (not inside and _is_cookies(called, weight)):
        return True
    if tag in ("form", "search"):
        return weight.controls > 0 and weight.words - weight.labelled < 40 and not weight.headings
    return _is_contents(tag, weight) or (not inside and _is_menu(called, weight, beside))


def _is_crumbs(called: frozenset[str], weight: Weight) -> bool:
    if weight.words > 60 or weight.headings:
        return False
    named = any(c.startswith(("breadcrumb", "kruimel", "broodkruimel")) for c in called)
    return named or (weight.links > 0 and bool(_HERE.match(weight.start)))


def _is_cookies(called: frozenset[str], weight: Weight) -> bool:
    if not weight.cookies or weight.words > 200:
        return False
    named = any(c.startswith(("cookie", "consent")) for c in called)
    return named or (weight.controls > 0 and weight.words <= 80)


def _is_contents(tag: str, weight: Weight) -> bool:
    """Whether it is a list of contents: its lines are links to the headings of the same page."""
    listed = tag in ("ul", "ol") and weight.links >= 3 and not weight.headings
    return listed and weight.fragments == weight.links and _mostly_links(weight)


def _is_menu(called: frozenset[str], weight: Weight, beside: bool) -> bool:
    if weight.headings > 1 or weight.files:
        return False
    if "footer" in called or ("header" in called and beside):
        return weight.words < 100 and not weight.headings
    if not weight.links:
        return False
    placed = beside and weight.links >= 3
    return _mostly_links(weight) and weight.words <= 6 * weight.links and (placed or bool(called & _MENU))


def _mostly_links(weight: Weight) -> bool:
    return weight.linked >= 0.8 * weight.size
