"""What stands around every page: style, the page script, and the links at the foot."""

from __future__ import annotations

import base64
import json
from functools import cache
from pathlib import Path

import streamlit as st

from ui import texts

STATIC = Path(__file__).parent / "static"
ICON = STATIC / "raadbron.png"


def install() -> None:
    """Puts style and script on the page. Both are ours alone: no text of a user or document is in them."""
    st.html(f"<style>{_style()}</style>")
    with st.container(key="techniek"):
        st.html(_script(), unsafe_allow_javascript=True)


def read_fragment(name: str) -> str:
    """A fixed piece of HTML from `ui/static`."""
    return _read(name)


@cache
def _style() -> str:
    # The icon travels inside the style: no second address to fetch it from.
    icon = base64.b64encode(ICON.read_bytes()).decode("ascii")
    return _read("page.css").replace("/*TEKEN*/", f"data:image/png;base64,{icon}")


@cache
def _script() -> str:
    words = {"vertalingen": texts.TRANSLATIONS, "gekopieerd": texts.COPIED}
    filled = _read("page.js").replace("/*TEKSTEN*/ {}", json.dumps(words, ensure_ascii=False))
    return f"<script>{filled}</script>"


@cache
def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
