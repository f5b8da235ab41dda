"""Questions that no report can answer: voting advice, opinions, and talk that is no question about the texts."""

from __future__ import annotations

import re

_ADVICE = re.compile(
    r"(moet|zou|kan|mag)(en)? (ik|we|wij|mijn fractie|onze fractie|de fractie|de raad) .{0,40}(stemmen|voorstemmen|tegenstemmen|steunen)|"
    r"\bstemadvies|voor of tegen (te )?(stemmen|de motie|het voorstel)|(hoe|wat) (moet|zou|kan) (ik|je|mijn fractie|onze fractie|de fractie) .{0,30}stem",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(vind|vindt|vinden) (jij|je|u|jullie)\b|wat (is|zou) (jouw|uw) (mening|oordeel|advies)|\b(jouw|uw) mening\b|ben je het eens|"
    r"what do you think|your opinion|should (i|we) vote|welke partij .*(beste|gelijk)|doet .* zijn werk goed|wat denk (je|jij|u)\b",
    re.IGNORECASE,
)


def out_of_scope(question: str) -> str | None:
    """Why a question is out of reach, as a helpful Dutch sentence; None where it is not."""
    if _ADVICE.search(question):
        return (
            "Raadbron geeft geen stemadvies. Wel kunt u vragen wat de stukken over dit onderwerp zeggen, "
            "met bron en pagina."
        )
    if _OPINION.search(question):
        return "Raadbron heeft geen mening. Wel kunt u vragen wat de stukken hierover zeggen en wie dat zegt."
    return None
