"""The zip archive that a Word or Excel file is, looked at before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile

from corpus.errors import DocumentError

MOST_BYTES = 500_000_000
"""Greatest size of a file once it is unpacked, bytes."""

MOST_RATIO = 200
"""How often the size of the file its content may be, from `FREE_BYTES` on: text shrinks 10 to 50 times."""

FREE_BYTES = 50_000_000


def refuse_bomb(data: bytes, what: str, name: str) -> None:
    """Refuse a file that unpacks to absurdly much; `what` is what it is, in Dutch: "Het Word-bestand".

    Raises:
        DocumentError: it does.
        BadZipFile: it is no archive, and much else that `zipfile` raises on damaged bytes.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(info.file_size for info in archive.infolist())
    if size > MOST_BYTES or (size > FREE_BYTES and size > MOST_RATIO * len(data)):
        raise DocumentError(
            f"{what} is uitgepakt te groot om te lezen",
            where=name,
            mend="Verklein de afbeeldingen of verdeel het over meer bestanden.",
        )
