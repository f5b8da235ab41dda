"""What a web page says of itself: its title, and the day it was published."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.elements import Element, Text
from ingest.readers.html.tree import attribute, squeeze

_PARTS = re.compile(r"\s+[|–—»·:-]{1,2}\s+")
_ISSUED = (
    """dcterms.issued dcterms.available dc.date.issued article:published_time dcterms.date dc.date""".split()
)
_CHANGED = """dcterms.modified dc.date.modified article:modified_time og:updated_time last-modified""".split()


def page_title(page: LexborHTMLParser, elements: Iterable[Element], skip: Container[int]) -> tuple[str, str]:
    """The title of a page, and the heading with it where that stands outside of the elements that were read.

    It is the first <h1> that was read, else that of the page; else what the page calls itself, without the
    name of the site.
    """
    for element in elements:
        if isinstance(element, Text) and element.kind == "heading" and element.level == 1:
            return " ".join(line.strip() for line in element.lines).replace("\u00ad", ""), ""
    for node in page.css("h1"):
        if text := _heading(node, skip):
            return text, text
    given = meta(page)
    title = page.css_first("title")
    own = squeeze(title.text()) if title is not None else ""
    return site_free(given.get("og:title") or own, _site(page, given)), ""


def meta(page: LexborHTMLParser) -> dict[str, str]:
    """The page's <meta> values by name or property, lower case; the first of each."""
    found: dict[str, str] = {}
    for node in page.css("meta[content]"):
        attributes = node.attributes
        name = attribute(attributes, "name") or attribute(attributes, "property")
        found.setdefault(name.lower(), squeeze(attribute(attributes, "content")))
    return found


def site_free(title: str, site: str) -> str:
    """A title without the name of the site at its end or start: "Begroting 2024 | Gemeente X".

    Args:
        title: as given.
        site: what is known of the site's name: its name, and its host name.
    """
    cuts = list(_PARTS.finditer(title))
    if not cuts:
        return title
    head, last = title[: cuts[-1].start()], title[cuts[-1].end() :]
    first, tail = title[: cuts[0].start()], title[cuts[0].end() :]
    if _names_site(last, site) or ("|" in cuts[-1].group() and not any(c.isdigit() for c in last)):
        return head
    return tail if _names_site(first, site) else title


def published(page: LexborHTMLParser, main: LexborNode) -> str | None:
    """The day the page was published, else last changed, ISO; None where it does not say."""
    given = meta(page)
    for name in _ISSUED:
        if day := _day(given.get(name, "")):
            return day
    marked = main.css_first("time[datetime][pubdate], time[datetime][itemprop=datePublished]")
    if marked is not None and (day := _day(attribute(marked.attributes, "datetime"))):
        return day
    return next((day for name in _CHANGED if (day := _day(given.get(name, "")))), None)


def _heading(node: LexborNode, skip: Container[int]) -> str:
    above: LexborNode | None = node
    while above is not None:
        if above.mem_id in skip:
            return ""
        above = above.parent
    return " ".join(node.text(separator=" ").replace("\u00ad", "").split())


def _site(page: LexborHTMLParser, given: dict[str, str]) -> str:
    link = page.css_first("link[rel=canonical]")
    urls = (given.get("og:url", ""), attribute(link.attributes, "href") if link else "")
    names = (given.get("og:site_name", ""), given.get("application-name", ""), *map(_host, urls))
    return " ".join(_letters(name) for name in names if name)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _names_site(part: str, site: str) -> bool:
    """Whether a part of a title stands in what is known of the site: its words, or the longest of them."""
    words = [w for w in _letters(part).split() if len(w) >= 4]
    return bool(words) and not any(c.isdigit() for c in part) and max(words, key=len) in site


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _day(value: str) -> str | None:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", value) or re.match(r"(\d{4})(\d\d)(\d\d)(?!\d)", value)
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None
