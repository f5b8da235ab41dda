"""From files to an index: read, repair, cut, and extract. Meets the retriever only in `corpus.index`."""
