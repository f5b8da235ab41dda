"""Questions that no report can answer: those for voting advice or for an opinion."""

from __future__ import annotations

import re

_ADVICE = re.compile(
    r"(moet|zou|kan|mag)(en)? (ik|we|wij|mijn fractie|onze fractie|de fractie|de raad) .{0,80}"
    r"(stemmen|voorstemmen|tegenstemmen|steunen)"
    r"|\bstemadvies"
    r"|(verstandig|wijs|aan te raden|aanraden|adviseer\w*)\b.{0,80}\b(steun\w*|stem(t|men)?|instem\w*)\b"
    r"|voor of tegen (te )?(stemmen|de motie|het voorstel)"
    r"|(hoe|wat) (moet|zou|kan) (ik|je|mijn fractie|onze fractie|de fractie) .{0,30}stem",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(vind|vindt|vinden) (jij|je|u|jullie)\b"
    r"|wat (is|zou) (jouw|uw) (mening|oordeel|advies)"
    r"|\b(jouw|uw) mening\b"
    r"|ben je het eens"
    r"|wat denk (je|jij|u)\b"
    r"|welke partij .*(beste|gelijk)"
    r"|doet .* zijn werk goed"
    r"|what do you think|your opinion|should (i|we) vote",
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
