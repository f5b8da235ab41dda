"""The text of a plain text file's bytes, whatever encoding they are in."""

from __future__ import annotations

from dataclasses import dataclass

from charset_normalizer import from_bytes

from corpus.errors import DocumentError
from ingest.formats import wide_encoding

_GUESSES = ("cp1252", "mac_roman", "cp850")
"""What Dutch texts are in when they are not in Unicode."""
_MEND = "Sla het bestand op als UTF-8."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what may be wrong in it, one Dutch line each."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, where: str) -> Decoded:
    """The text of a file's bytes: UTF-8 or UTF-16, with or without a byte order mark, else what fits best.

    Raises:
        DocumentError: it is binary, or has nothing to read.
    """
    found = _decoded(data)
    if "\0" in found.text:
        raise DocumentError("Dit is geen tekstbestand", where=where, mend="Geef een tekst (.txt) in UTF-8.")
    if not found.text.strip("\ufffd \t\r\n\f\v"):
        raise DocumentError("Het bestand is leeg", where=where, mend="Geef een bestand met tekst.")
    return found


def _decoded(data: bytes) -> Decoded:
    wide = wide_encoding(data)
    text = data.decode(wide or "utf-8", errors="replace").removeprefix("\ufeff")
    broken = text.count("\ufffd") - (0 if wide else data.count("\ufffd".encode()))
    if broken <= 0:
        return Decoded(text)
    if wide or broken * 2 < sum(1 for c in text if c > "\x7f") - broken:
        what = "1 teken is beschadigd en is" if broken == 1 else f"{broken} tekens zijn beschadigd en zijn"
        return Decoded(text, (f"{what} weggelaten. Haal het bestand opnieuw op bij de bron.",))
    best = from_bytes(data[:200_000], cp_isolation=list(_GUESSES)).best()
    encoding = best.encoding if best else "cp1252"
    name = "Windows-1252" if encoding == "cp1252" else encoding
    told = f"staat niet in UTF-8 en is gelezen als {name}; controleer letters met accenten. {_MEND}"
    return Decoded(data.decode(encoding, errors="replace"), (told,))
