"""A question as it comes in: checked, and cleaned of what nobody can see."""

from __future__ import annotations

import re
import unicodedata

from corpus.dutch.bsn import find_bsn
from corpus.errors import QuestionError


def clean_question(question: str, limit: int) -> str:
    """The question in composed form, without control or invisible characters, white space folded.

    Raises:
        QuestionError: nothing to read in it, longer than `limit` characters, binary, or with a citizen
            service number in it.
    """
    if "\0" in question or question.count("\ufffd") > 3:
        raise QuestionError("De vraag is geen tekst", mend="Typ de vraag in gewone letters.")
    text = readable(question)
    if len(text) > limit:
        raise QuestionError(
            f"De vraag is te lang: {len(text)} tekens", mend=f"Stel de vraag in hooguit {limit} tekens."
        )
    if not re.search(r"\w", text):
        raise QuestionError("De vraag is leeg", mend="Typ een vraag over de stukken.")
    if find_bsn(text):
        raise QuestionError(
            "De vraag bevat een burgerservicenummer", mend="Stel de vraag zonder persoonsgegevens."
        )
    return text


def readable(text: str) -> str:
    """A text in composed form without control or invisible characters, white space folded."""
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if not _hidden(c))
    return re.sub(r"\s+", " ", visible).strip()


def _hidden(char: str) -> bool:
    if char in "\n\t\r ":
        return False
    return (
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")
        or "\ufe00" <= char <= "\ufe0f"
        or char >= "\U000e0000"
    )
