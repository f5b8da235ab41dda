"""Plain text as extractors leave it: lines, groups, flattened tables."""
