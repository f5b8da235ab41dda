"""Dutch as written in council papers: numbers, words and sentences."""
