"""Questions that no report can answer: those for voting advice or for an opinion."""

from __future__ import annotations

import re

from retriever.cues import is_english

_ADVICE = re.compile(
    r"(moet|zou|kan|mag)(en)? (ik|we|wij|mijn fractie|onze fractie|de fractie|de raad) .{0,80}"
    r"(stemmen|voorstemmen|tegenstemmen|steunen)"
    r"|\bstemadvies"
    r"|(verstandig|wijs|aan te raden|aanraden|adviseer\w*)\b.{0,80}\b(steun\w*|stem(t|men)?|instem\w*)\b"
    r"|should (i|we) (vote|support)|how should (i|we) vote"
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
    r"|what do you think|your opinion",
    re.IGNORECASE,
)

_NO_ADVICE = (
    "Raadbron geeft geen stemadvies. Wel kunt u vragen wat de stukken over dit onderwerp zeggen, "
    "met bron en pagina."
)
_NO_ADVICE_ENGLISH = (
    "Raadbron gives no advice on how to vote. You can ask what the documents say on this subject, "
    "with source and page."
)
_NO_OPINION = "Raadbron heeft geen mening. Wel kunt u vragen wat de stukken hierover zeggen en wie dat zegt."
_NO_OPINION_ENGLISH = "Raadbron has no opinion. You can ask what the documents say on this, and who says so."


def out_of_scope(question: str) -> str | None:
    """Why a question is out of reach, in a helpful sentence in its language; None where it is not."""
    english = is_english(question)
    if _ADVICE.search(question):
        return _NO_ADVICE_ENGLISH if english else _NO_ADVICE
    if _OPINION.search(question):
        return _NO_OPINION_ENGLISH if english else _NO_OPINION
    return None
