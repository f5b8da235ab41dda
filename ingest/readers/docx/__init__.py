"""Reads Word documents (DOCX, DOCM)."""

from ingest.readers.docx.reader import read_docx

__all__ = ["read_docx"]
