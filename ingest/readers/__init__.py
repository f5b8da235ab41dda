"""One reader a format: a file becomes pieces of text and grids, or, for plain text, a Document at once."""
