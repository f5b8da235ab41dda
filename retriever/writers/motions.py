"""What a motion asks for, and what it considers: council papers word these in fixed openings."""

from __future__ import annotations

import re

from retriever.cues import Kind
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query

_MOTION = re.compile(r"\b(?:motie|amendement|initiatiefvoorstel|motion|amendment)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:wil|willen|wilde|wilden|vra(?:agt|gen)|vroeg(?:en)?|verzoek\w*|roep\w*|draagt|bepleit\w*|besluit\w*"
    r"|moet|dicteert|houdt|strekking|eis\w*|staat|ask\w*|call\w*|want\w*)\b",
    re.IGNORECASE,
)
_OPERATIVE = re.compile(
    r"^(?:verzoekt|verzoeken|vraagt|roept|draagt|spreekt|besluit|gelast|nodigt)\b[^\n]{20,}", re.MULTILINE
)
_CONSIDERING = re.compile(
    r"^(?:constaterende|overwegende|overwegend|gelet op|van mening)\b[^\n]{20,}", re.MULTILINE
)
_MOST = 900
"""Greatest length of all clauses together, characters."""
_KINDS = (Kind.TEXT, Kind.LIST, Kind.DEFINITION)


def motion_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """The operative clauses of the motion asked about, or to why its considerations; empty for the rest."""
    if query.wants_number or not _MOTION.search(query.standalone):
        return []
    if query.kind is Kind.WHY:
        return _clauses(_CONSIDERING, evidence)
    return _clauses(_OPERATIVE, evidence) if query.kind in _KINDS and _ASKS.search(query.text) else []


def _clauses(opening: re.Pattern[str], evidence: Evidence) -> list[Claim]:
    """The clauses with such an opening in the document of the best candidate, as far as they go."""
    claims: list[Claim] = []
    for passage in evidence.index.passages_of(evidence.candidates[0].passage.document_id):
        for found in opening.finditer(passage.text) if not passage.row else ():
            text = f"{found.group().rstrip(' ,;.')}."
            if sum(len(c.text) for c in claims) + len(text) > _MOST:
                return claims
            claims.append(Claim(text[0].upper() + text[1:], (Quote(passage, *found.span()),)))
    return claims
