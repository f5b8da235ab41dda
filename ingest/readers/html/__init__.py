"""Web pages: main content, headings, lists, tables, notes."""
