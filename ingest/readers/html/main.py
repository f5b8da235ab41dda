"""Find what a page is about: which parts of it are its text, and which are menus, banners and the like."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ingest.readers.html.hidden import has_ground, is_hidden
from ingest.readers.html.tree import UNSEEN, attribute, names, tell
from ingest.readers.html.weight import Weight, weigh

_ROLES = frozenset(
    """navigation search menu menubar toolbar dialog alertdialog banner contentinfo doc-toc doc-pagelist
    tooltip""".split()
)
_EDGES = frozenset("header footer".split())
_EDGE_ROLES = frozenset("banner contentinfo".split())
_SECTIONS = frozenset("article section main aside".split())
_GROUPS = frozenset("div section aside ul ol dl form p header footer search".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_OPENERS = _HEADINGS | frozenset("summary dt".split())
_CONTENT = frozenset(
    "content main maincontent main-content main_content page-content pagecontent inhoud hoofdinhoud".split()
)
"""What the part of a page with its text is called, as an id, by sites from before <main>."""
_AURAL = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader nonvisual show-for-sr".split()
)
_FOOTNOTES = "[role=doc-endnotes], [role=doc-endnote], [role=doc-footnote], .footnotes"


@dataclass(slots=True)
class Survey:
    """What was found on a page; nodes are named by their `mem_id`.

    Attributes:
        skip: parts that are no text of the page.
        hidden_words: how many words stand in parts that a reader does not see.
        framing: tables that hold another table, or headings of the page's text.
        headed: tables with a heading cell, head or caption of their own.
        mains: the outermost <main> and <article> elements, and those called so by their id, with the size
            of their text.
        size: size of the text of the whole page, menus and the like left out; characters.
    """

    skip: set[int] = field(default_factory=set)
    hidden_words: int = 0
    framing: set[int] = field(default_factory=set)
    headed: set[int] = field(default_factory=set)
    mains: list[tuple[str, LexborNode, int]] = field(default_factory=list)
    size: int = 0


def survey(root: LexborNode, clean: bool) -> Survey:
    """Look a page through once.

    Args:
        root: its body.
        clean: whether menus, banners and the like are to be skipped, and not only what nobody sees.
    """
    surveyor = _Surveyor(root, clean)
    tell(surveyor, root, surveyor.found.skip)
    return surveyor.found


def choose_main(root: LexborNode, found: Survey) -> LexborNode:
    """The part of the page that holds its text: <main>, else what is called so, else the <article>, else all.

    A part that holds little of the page is not what its name says.
    """
    for kind, share in (("main", 0.3), ("content", 0.5), ("article", 0.6)):
        nodes = [(node, size) for k, node, size in found.mains if k == kind]
        if len(nodes) == 1 and nodes[0][1] > share * found.size:
            return nodes[0][0]
    return root


class _Surveyor:
    """Keeps count of what is open while a page is looked through."""

    def __init__(self, root: LexborNode, clean: bool) -> None:
        self.found = Survey()
        self.clean = clean
        self.opened = _opened(root)
        titles, heads = root.css("h1"), root.css("h1, h2, h3")
        self.only_title = len(titles) == 1
        self.title = (titles or heads)[0].mem_id if heads else 0
        self.titled = not heads
        self.weights = [Weight()]
        self.tables: list[int] = []
        self.open_tags: dict[str, int] = {}
        self.grounds: list[int] = []

    def text(self, text: str) -> None:
        """Count a text."""
        self.weights[-1].add_text(text, in_link=self._within("a"), in_label=self._within("label"))

    def open(self, node: LexborNode, tag: str) -> None:
        """Skip an element, or count it as open."""
        key = node.mem_id
        attributes = node.attributes
        if tag in UNSEEN or tag.startswith("-"):
            self._control(tag, attributes)
            self.found.skip.add(key)
            return
        coloured = bool(self.grounds) or self._within("th") or self._within("thead")
        if is_hidden(tag, attributes, self.opened, coloured):
            self.found.hidden_words += len((node.text(separator=" ") or "").split())
            self.found.skip.add(key)
            return
        if self._is_mark(node, attributes) or (self.clean and self._is_furniture(node, tag, attributes)):
            self.weights[-1].controls += tag == "button"
            self.found.skip.add(key)
            return
        if has_ground(attributes):
            self.grounds.append(key)
        self._enter(node, tag, attributes)

    def close(self, node: LexborNode, tag: str) -> None:
        """Weigh an element that was open, and skip it after all where it turns out to be a menu."""
        key, attributes = node.mem_id, node.attributes
        kind = _kind(tag, attributes)
        if self.grounds and self.grounds[-1] == key:
            self.grounds.pop()
        self.open_tags[kind] -= 1
        if tag == "table":
            self.tables.pop()
        weight = self.weights.pop()
        if attributes and _AURAL & set(attribute(attributes, "class").split()):
            weight.aural = weight.size
        if tag == "a":
            weight.close_link(attribute(attributes, "href"))
            if self.clean and (weight.skips or 0 < weight.size == weight.aural):
                self.found.skip.add(key)
                return
        if self.clean and tag in _GROUPS and self._weighs_as_furniture(node, tag, weight):
            self.weights[-1].shared += weight.shares + weight.shared
            self.found.skip.add(key)
            return
        self._main(node, kind, weight)
        self.weights[-1].merge(weight)
        self.found.size = self.weights[-1].size

    def _enter(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
        kind = _kind(tag, attributes)
        self.open_tags[kind] = self.open_tags.get(kind, 0) + 1
        weight = Weight()
        weight.headings += tag in _HEADINGS
        if tag == "table":
            if self.tables:
                self.found.framing.add(self.tables[-1])
            self.tables.append(node.mem_id)
            weight.tables += 1
        elif tag in ("th", "thead", "caption") and self.tables:
            self.found.headed.add(self.tables[-1])
        elif weight.headings and self.tables:
            self.found.framing.add(self.tables[-1])
        self.titled = self.titled or node.mem_id == self.title
        self.weights.append(weight)

    def _control(self, tag: str, attributes: dict[str, str | None]) -> None:
        seen = tag in ("input", "select", "textarea") and attribute(attributes, "type") != "hidden"
        self.weights[-1].controls += seen

    def _within(self, tag: str) -> bool:
        return self.open_tags.get(tag, 0) > 0

    def _is_mark(self, node: LexborNode, attributes: dict[str, str | None]) -> bool:
        """Whether it is a sign for the eye only: an icon beside a word."""
        if attribute(attributes, "aria-hidden") != "true":
            return False
        text = node.text(separator=" ")
        return len(text.split()) <= 3 and not any(c.isdigit() for c in text) and not node.css_first("table")

    def _is_furniture(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool:
        role = attribute(attributes, "role")
        if tag == "nav" or role in _ROLES - _EDGE_ROLES:
            return True
        if tag == "button":
            shows = "aria-expanded" in attributes or "aria-controls" in attributes
            return not shows and not any(self._within(h) for h in _OPENERS)
        if tag in _EDGES or role in _EDGE_ROLES:
            return not any(self._within(s) for s in _SECTIONS) and not self._keeps(node)
        return False

    def _keeps(self, node: LexborNode) -> bool:
        """Whether the head or foot of a page has what is found nowhere else: its only title, or footnotes."""
        title = node.css_first("h1")
        return (title is not None and self.only_title) or node.css_first(_FOOTNOTES) is not None

    def _weighs_as_furniture(self, node: LexborNode, tag: str, weight: Weight) -> bool:
        inside = self._within("main") or self._within("article")
        aside = self._within("aside") or tag == "aside"
        return weigh(tag, names(node.attributes), weight, inside, aside or not self.titled)

    def _main(self, node: LexborNode, kind: str, weight: Weight) -> None:
        if kind in ("div", "section", "td") and attribute(node.attributes, "id").lower() in _CONTENT:
            kind = "content"
        if (
            kind in ("main", "content", "article")
            and not self._within("article")
            and not self._within("main")
        ):
            self.found.mains.append((kind, node, weight.size))


def _opened(root: LexborNode) -> frozenset[str]:
    """Ids of what the page's controls open."""
    controls = root.css("[aria-controls]")
    return frozenset(i for c in controls for i in attribute(c.attributes, "aria-controls").split())


def _kind(tag: str, attributes: dict[str, str | None]) -> str:
    return "main" if attributes and attributes.get("role") == "main" else tag
