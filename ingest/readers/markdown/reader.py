"""Read Markdown: rendered as HTML, and that read as a page without anything round its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from corpus.errors import DocumentError
from ingest.elements import Element, Reading, Text
from ingest.readers.html.bytes import decode_page
from ingest.readers.html.finish import finish
from ingest.readers.html.flow import read_flow
from ingest.readers.html.main import survey
from ingest.readers.html.reader import warnings
from ingest.readers.html.tree import BLOCKS, UNSEEN, parse_page
from ingest.readers.markdown.source import clean_source

_DEEPEST = 100
"""How deep lists and quotes may be nested; what is deeper, markdown-it leaves out."""
_FRONT = re.compile(r"---[ \t]*\n((?:.*\n){0,400}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_KEY = re.compile(r"^[\w-]+[ \t]*:", re.MULTILINE)
_TAG = re.compile(r"<(?=/?([a-zA-Z][\w-]*))")
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q rb rp rt rtc
    ruby s samp small span strike strong sub sup time tt u var wbr""".split()
)
_KNOWN = (
    BLOCKS | UNSEEN | _INLINE | frozenset("button col colgroup hgroup math optgroup output search".split())
)


def read_markdown(data: bytes, name: str) -> Reading:
    """The text of a Markdown file.

    Raises:
        DocumentError: it has no text.
    """
    source = decode_page(data).replace("\r\n", "\n").replace("\r", "\n")
    about, source = _front(source)
    renderer = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}, renderer_cls=_Renderer)
    tokens = renderer.enable(["table", "strikethrough"]).disable("code").parse(clean_source(source))
    page = parse_page(f"<body>{renderer.renderer.render(tokens, renderer.options, {})}", name)
    root = page.body
    if root is None:
        raise _empty(name)
    found = survey(root, clean=False)
    flow = read_flow(root, found)
    if not flow.elements:
        raise _empty(name)
    deep = ("een deel is te diep ingesprongen en is weggelaten",) if _too_deep(tokens) else ()
    return Reading(
        finish(flow.elements),
        title=about.get("title", "") or _title(flow.elements),
        warnings=(*warnings(found, flow), *deep),
        published=_day(about.get("date", "")),
    )


class _Renderer(RendererHTML):
    """Renders HTML as it stands, but for words in angle brackets that are no element of it: "<naam>"."""

    def html_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """HTML within a paragraph."""
        return _known_html(tokens[idx].content)

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """HTML between paragraphs."""
        return _known_html(tokens[idx].content)


def _known_html(html: str) -> str:
    return _TAG.sub(lambda m: "<" if m[1].lower() in _KNOWN else "&lt;", html)


def _front(source: str) -> tuple[dict[str, str], str]:
    """What the YAML block at the top says, and the source without it."""
    found = _FRONT.match(source)
    if not found or not _KEY.search(found[1]):
        return {}, source
    try:
        values = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        values = None  # a block that is not YAML is still no text of the document
    about = values if isinstance(values, dict) else {}
    texts = {str(k).lower(): " ".join(str(v).split()) for k, v in about.items() if isinstance(v, str | date)}
    return texts, source[found.end() :]


def _title(elements: Sequence[Element]) -> str:
    """The first heading of the highest level, or the very first where that is the only one of its level."""
    heads = [e for e in elements if isinstance(e, Text) and e.kind == "heading"]
    highest = min((h.level for h in heads), default=0)
    top = [h for h in heads if h.level == highest]
    if not top or (highest > 1 and (len(top) > 1 or top[0] is not heads[0])):
        return ""
    return " ".join(line.strip() for line in top[0].lines)


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None


def _too_deep(tokens: Sequence[Token]) -> bool:
    return any(token.level >= _DEEPEST - 1 for token in tokens)


def _empty(name: str) -> DocumentError:
    return DocumentError("Er staat geen tekst in dit bestand", where=name, mend="Geef een bestand met tekst.")
