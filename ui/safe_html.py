"""Turns text from documents and questions into something that a browser can only show, never run or load."""

from __future__ import annotations

import re
import unicodedata
from html import escape

_INVISIBLE_CATEGORIES = {"Cc", "Cf", "Co", "Cs", "Cn"}
_KEPT_CONTROLS = {"\n", "\t"}
_TERMINAL_CODE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?)")
# What Markdown or Streamlit would act on, and no more: a screen reader may be given the backslashes too.
_MARKDOWN_SIGN = re.compile(r"[\\`*_\[\]<>$~@]|:(?=[a-zA-Z+\-/])|(?<=www)\.|^[#+\-]")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])")


def clean(text: str) -> str:
    """The text without control characters, terminal codes and characters that nobody can see.

    Invisible characters can carry instructions or turn the reading direction round. Accents stay: ë, é, ĳ.
    """
    return "".join(char for char in _TERMINAL_CODE.sub("", text) if _is_visible(char))


def one_line(text: str) -> str:
    """The cleaned text with every run of white space as one space."""
    return " ".join(clean(text).split())


def safe(text: str) -> str:
    """One cleaned line as HTML text or attribute value: no tag in it survives as a tag."""
    return escape(one_line(text))


def safe_lines(text: str) -> list[str]:
    """The cleaned text as HTML, a string for every line that is not empty."""
    return [escape(" ".join(line.split())) for line in clean(text).split("\n") if line.strip()]


def label(text: str) -> str:
    """One cleaned line for a button or checkbox, where Streamlit would otherwise read Markdown."""
    escaped = _MARKDOWN_SIGN.sub(lambda match: f"\\{match[0]}", one_line(text))
    return _LIST_NUMBER.sub(r"\1\\\2", escaped)


def _is_visible(char: str) -> bool:
    if char in _KEPT_CONTROLS:
        return True
    # Variation selectors are marks, not format characters, yet as invisible.
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return False
    return unicodedata.category(char) not in _INVISIBLE_CATEGORIES
