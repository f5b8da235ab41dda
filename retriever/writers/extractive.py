"""The default writer: answers in the words of the sources, with figures from tables and sums of its own."""

from __future__ import annotations

from retriever.draft import Claim, Draft, Evidence
from retriever.query import Query
from retriever.writers.bounds import beside_bound
from retriever.writers.compare import disputes
from retriever.writers.conflicts import conflict_claims
from retriever.writers.definitions import definition_claims
from retriever.writers.lists import list_claims
from retriever.writers.motions import motion_claims
from retriever.writers.overview import overview_claims
from retriever.writers.people import person_claims
from retriever.writers.premise import LEAD, LEAD_ENGLISH, contradicted, premise_claims
from retriever.writers.prior import with_prior
from retriever.writers.reckoned import with_sum
from retriever.writers.sections import section_claims
from retriever.writers.sentences import sentence_claims
from retriever.writers.tables import table_claims
from retriever.writers.verdict import with_verdict

_WAYS = (
    definition_claims,
    person_claims,
    motion_claims,
    conflict_claims,
    overview_claims,
    table_claims,
    list_claims,
    section_claims,
    sentence_claims,
)
"""Ways to answer, most particular first; the first that has something to say is taken."""


class ExtractiveWriter:
    """Answers without a language model."""

    name = "extractief"

    def write(self, query: Query, evidence: Evidence) -> Draft | None:
        """The claims of the first way that fits, and the sum that a question after a change asks for."""
        if not evidence.candidates:
            return None
        claims = _distinct(premise_claims(query, evidence))
        if claims:
            return Draft(tuple(claims), lead=LEAD_ENGLISH if query.english else LEAD)
        for way in _WAYS:
            claims = _distinct(way(query, evidence))
            if claims:
                break
        if not claims:
            return None
        told = beside_bound(query, claims, evidence) or with_sum(query, claims, evidence)
        if told == claims:
            told = with_prior(query, claims, evidence)
        if told == claims:
            told = with_verdict(query, claims, evidence)
        lead = (LEAD_ENGLISH if query.english else LEAD) if contradicted(query, told) else ""
        return Draft(tuple(told), lead=lead, disputes=disputes(query, claims))


def _distinct(claims: list[Claim]) -> list[Claim]:
    return list({c.text: c for c in claims}.values())
