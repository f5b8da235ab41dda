"""Walk a web page's tree without recursion, and what its elements are by their names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Protocol

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from corpus.errors import DocumentError

DEEPEST = 3000
"""Greatest nesting of elements: the parser's time grows with size times depth."""

TEXT = "-text"
BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre
    search section summary table tbody td tfoot th thead tr ul""".split()
)
UNSEEN = frozenset(
    """applet area audio base canvas datalist embed frame frameset head iframe img input link map meta meter
    noembed noframes noscript object optgroup option param picture progress script select source style svg
    template textarea title track video""".split()
)
"""Elements that show no text of the page itself."""

_OPTIONAL = frozenset(
    """a p li dt dd td th tr thead tbody tfoot colgroup col html head body option optgroup rt rp area base br
    embed hr img input link meta param source track wbr""".split()
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*?(/?)>")
_SPACES = re.compile(r"[ \t\n\r\f]+")


def parse_page(html: str, name: str) -> LexborHTMLParser:
    """The tree of a page; broken markup is mended as a browser does, scripts are never run.

    Raises:
        DocumentError: its elements are nested too deep, or it cannot be parsed at all.
    """
    if _depth(html) > DEEPEST:
        raise DocumentError(
            "De opmaak van de webpagina is te diep genest",
            where=name,
            mend="Sla de pagina opnieuw op, of geef haar als PDF.",
        )
    try:
        # With scripting, what stands in <noscript> is text of its own and never mixes with the page.
        return LexborHTMLParser(html, options=int(LexborDocumentOptions.WO_EVENTS), scripting=True)
    except (RuntimeError, ValueError) as error:  # selectolax raises either on what it refuses
        raise DocumentError(
            "De webpagina is niet te lezen", where=name, mend=f"Sla haar opnieuw op: {error}."
        ) from None


class Listener(Protocol):
    """What is told of a tree, node by node."""

    def text(self, text: str) -> None:
        """A text stands here."""
        ...

    def open(self, node: LexborNode, tag: str) -> None:
        """An element opens."""
        ...

    def close(self, node: LexborNode, tag: str) -> None:
        """An element closes."""
        ...


def tell(listener: Listener, root: LexborNode, skip: Container[int]) -> None:
    """Tell a listener every text and element below and with `root`; `skip` as in `walk`."""
    for node, opens in walk(root, skip):
        tag = node.tag or ""
        if tag == TEXT:
            if opens:
                listener.text(node.text_content or "")
        elif opens:
            listener.open(node, tag)
        else:
            listener.close(node, tag)


def walk(root: LexborNode, skip: Container[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below and with `root`, True where it opens and False where it closes.

    Nodes whose `mem_id` is in `skip` are passed over with all below them; a node that is put in `skip` where
    it opens is not entered and does not close.
    """
    node, last = root, root.mem_id
    while True:
        key = node.mem_id
        if key not in skip:
            yield node, True
            child = node.first_child if key not in skip else None
            if child is not None:
                node = child
                continue
            if key not in skip:
                yield node, False
        while node.mem_id != last and node.next is None:
            parent = node.parent
            if parent is None:
                return
            node = parent
            yield node, False
        if node.mem_id == last or node.next is None:
            return
        node = node.next


def attribute(attributes: dict[str, str | None], name: str) -> str:
    """An attribute's value without white space round it, "" where there is none."""
    value = attributes.get(name) if attributes else None
    return value.strip() if value else ""


def children(node: LexborNode) -> list[LexborNode]:
    """The nodes directly below one."""
    found: list[LexborNode] = []
    child = node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def names(attributes: dict[str, str | None]) -> frozenset[str]:
    """The words of an element's id and classes, lower case: "siteNav main-menu" is site, nav, main, menu."""
    given = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    if given == " ":
        return frozenset()
    return frozenset(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", given).lower()))


def squeeze(text: str) -> str:
    """A text with its white space as a browser shows it; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip(" ")


def _depth(html: str) -> int:
    """How deep elements are nested at most, counted on those that need an end tag."""
    depth = deepest = 0
    drawing = False
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _OPTIONAL or (drawing and match[3]):
            continue
        drawing = not match[1] if name == "svg" else drawing
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
