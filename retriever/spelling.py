"""A question with its slips of typing mended and its short forms written out.

Everything else stays as typed. Words are mended towards what questions are asked with ("hoevel") and
towards the words of the corpus ("vaccinatiegrad"); a word that Dutch or English knows is no slip, nor is a
name in capitals.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from corpus.dutch.numbers import number_word
from corpus.dutch.periods import MONTHS
from corpus.dutch.words import fold, split_compound
from retriever.vocabulary import Vocabulary

_ASKED_WITH = tuple(
    """
    vaakst volgorde onderaan bovenaan hoogtepunt dieptepunt koploper slechtst slechtste hoever minst
    meest scheelt scheelde ontwikkelde verliep totaal groeide
    hoeveel welke welk waarom waardoor wanneer waarin waarvan waarvoor percentage procent
    procentpunt aantal verschil betekent betekenis afkorting gemiddeld gemiddelde totaal hoogste
    laagste meeste minste grootste kleinste meer minder hoger lager oorzaak reden verklaring
    gestegen gedaald ontwikkeling volgens noem aanbevelingen maatregelen bedrag kosten stadsdeel
    jarigen jarige januari februari maart april augustus september oktober november december
    """.split()
)
"""Words that questions are asked with; their typing errors are mended first."""
_RARER = 2.5
"""How much rarer than the word meant, in Zipf steps of ten, a mistyped one is at least."""
_SHORTEST = 4
_LONG = 10
"""Letters from which two slips in one word are mended."""
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’])")
_MONTH = "[Jj]an|[Ff]eb|[Mm]rt|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]kt|[Nn]ov|[Dd]ec"
_SHORT_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(short, re.IGNORECASE if short.islower() else re.NOFLAG), long)
    for short, long in (
        (r"\bt\.?o\.?v\.?(?!\w)", "ten opzichte van"),
        (r"\bm\.?b\.?t\.?(?!\w)", "met betrekking tot"),
        (r"\bi\.?v\.?m\.?(?!\w)", "in verband met"),
        (r"\bi\.?p\.?v\.?(?!\w)", "in plaats van"),
        (r"\b(?:hvl|hoev|hoe vele)\b\.?", "hoeveel"),
        (r"\bsedert\b", "sinds"),
        (r"\bperc\b\.?", "percentage"),
        (r"\baant\b\.?", "aantal"),
        (r"\bgem\.(?= [A-Z])", "gemeente"),
        (r"\bgem\b\.?", "gemiddeld"),
        (r"\b(?:vlgs|vgls)\b\.?", "volgens"),
        (r"\b(?:mdw|medew)\b\.?", "medewerkers"),
        (r"\bsd\b(?=\.? \w)\.?", "stadsdeel"),
        (r"(?<=\d)[ -]?jr\b\.?", " jaar"),
    )
)
_TONS = re.compile(
    r"(?<![\w,.])(?:€ ?)?(\d{1,3}(?:,\d)?|een|twee|drie|vier|vijf|zes|zeven|acht|negen) ton\b"
    r"(?! (?:co2|\w*(?:afval|stof|uitstoot|gewicht)))",
    re.IGNORECASE,
)
"""So many hundred thousand euros."""
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\.? (?=20\d\d\b|'\d\d\b)")
_YEAR_MONTH = re.compile(rf"\b((?:19|20)\d\d) ({_MONTH})\b\.?")


def spelt_out(text: str, vocabulary: Vocabulary) -> str:
    """A text with short forms written out and slips of typing mended."""
    for short, long in _SHORT_FORMS:
        text = short.sub(long, text)
    text = _TONS.sub(lambda m: f"€ {_in_millions(m[1])} miljoen", text)
    text = _YEAR_MONTH.sub(lambda m: _dated(m, m[2], f"{_month(m[2])} {m[1]}", vocabulary), text)
    text = _MONTH_YEAR.sub(lambda m: _dated(m, m[1], f"{_month(m[1])} ", vocabulary), text)
    return _WORD.sub(lambda m: _mended(m.group(), vocabulary), text)


def _in_millions(tons: str) -> str:
    """How many millions so many tons are, as it is written: "8" is "0,8"."""
    told = Decimal(tons.replace(",", ".")) if tons[0].isdigit() else Decimal(number_word(tons.lower()) or 1)
    return f"{(told / 10).normalize():f}".replace(".", ",")


def _dated(found: re.Match[str], short: str, meant: str, vocabulary: Vocabulary) -> str:
    """The month that a short form means, unless whole documents are about something of that name: "OKT"."""
    return found.group() if vocabulary.is_own_name(fold(short)) else meant


def _mended(word: str, vocabulary: Vocabulary) -> str:
    if len(word) < _SHORTEST or word[1:] != word[1:].lower():
        return word
    typed = fold(word)
    asked = _asked_with(typed)
    meant = asked or vocabulary.corrected(typed)
    if meant == typed or not (_a_slip(typed, meant) or (asked and not zipf_frequency(typed, "nl"))):
        return word
    return meant.capitalize() if word[0].isupper() else meant


def _a_slip(typed: str, meant: str) -> bool:
    """Whether one word is the other mistyped: few letters differ, and it is no compound or form of it."""
    if typed.startswith(meant) or meant.startswith(typed) or split_compound(typed):
        return False
    return OSA.distance(typed, meant) <= _most(typed)


def _most(typed: str) -> int:
    return 2 if len(typed) >= _LONG else 1


@cache
def _asked_with(word: str) -> str | None:
    """The asking word that a mistyped one is meant for; None where there is none."""
    found = process.extractOne(word, _ASKED_WITH, scorer=OSA.distance, score_cutoff=_most(word))
    if found is None or found[0] == word or zipf_frequency(word, "en") > _RARER:
        return None
    known = zipf_frequency(word, "nl")
    return found[0] if not known or zipf_frequency(found[0], "nl") - known >= _RARER else None


def _month(short: str) -> str:
    begin = short.lower()[:3]
    return next(m for m in MONTHS if m.startswith("maart" if begin == "mrt" else begin))
