"""A figure of one document beside the like figure of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retriever.cues import names_measure
from retriever.cues.norms import names_norm
from retriever.draft import Claim, Evidence
from retriever.query import Query
from retriever.writers.operands import operands_in
from retriever.writers.paired import pair_claims
from retriever.writers.pairs import best_pairs
from retriever.writers.reckoned import SURE, wanted_sum

_COUNTED = re.compile(r"\b(?:hoeveel|aantal|getal|cijfers?|how many|number)\b", re.IGNORECASE)


def across_claims(query: Query, found: Sequence[Evidence]) -> list[Claim]:
    """What holds the two figures, each of another document, and their difference where it is asked."""
    if len(found) < 2 or not _asks_figures(query):
        return []
    operands = [o for evidence in found for o in operands_in(query, evidence)]
    pairs = [p for p in best_pairs(query, operands) if p.across and p.held > 0]
    if not pairs or pairs[0].score < SURE:
        return []
    return pair_claims(wanted_sum(query), pairs[0], query, found[0].index)


def _asks_figures(query: Query) -> bool:
    text = query.standalone
    return bool(
        wanted_sum(query) or names_norm(text) or query.unit or _COUNTED.search(text) or names_measure(text)
    )
