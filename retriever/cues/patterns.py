"""Patterns of cues: one short pattern a thing said; those of one row are tried as one."""

from __future__ import annotations

import re


def any_of(*patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that finds what any of them finds."""
    return re.compile("|".join(patterns), flags)


SMALL_NUMBERS = (
    r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    r"|(?:vijf|zes|zeven|acht|negen)tien|twintig|dertig"
)
"""Numbers in words, of which "een" is none: it is an article as well."""
