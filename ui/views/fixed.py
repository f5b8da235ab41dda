"""The pages that only have fixed text: help, and the accessibility statement."""

from __future__ import annotations

import streamlit as st

from ui import frame


def draw_help() -> None:
    """What Raadbron can do and what it cannot."""
    st.html(frame.read_fragment("hulp.html"))


def draw_accessibility() -> None:
    """The accessibility statement that Dutch law asks for."""
    st.html(frame.read_fragment("toegankelijkheid.html"))
