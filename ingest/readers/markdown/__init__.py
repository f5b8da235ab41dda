"""Markdown, rendered and read as a web page."""
