"""Which numbers in a sentence are no figures: times, ages, references, codes, list numbers."""

from __future__ import annotations

import re

from corpus.dutch.numbers import Number
from corpus.dutch.periods import MONTHS
from corpus.dutch.words import STOP, fold

_REFERRING = (
    r"artikel(?:en|s)?|artt?\.?|lid|leden|paraga?ra(?:af|fen)|par\.|§+|hoofdstuk(?:ken)?|hst\.?|bijlagen?|deel"
    r"|onderdeel|onderdelen|afdeling(?:en)?|boek|titel|tabel(?:len)?|figu(?:ur|ren)|grafiek|bladzijden?|pagina['’]?s?"
    r"|blz\.?|pag\.?|nummers?|nrs?\.?|no\.|versie|vra(?:ag|gen)|antwoord(?:en)?|punt(?:en)?|agendapunt|stap|noot"
    r"|voetnoot|zaak|zaaknummer|kenmerk|dossier|kamerstuk(?:ken)?|stb\.?|stcrt\.?|iso|nen|iec|groep|klas|leerjaar"
    r"|variant|(?:\w*)?methode|postbus|kamer|telefoon|tel\.?:?|fax:?|kvk|code|categorie|spoor|opgave|scenario"
    r"|aanbeveling(?:en)?|conclusie|besluitpunt|beslispunt(?:en)?|motie|amendement|fase|bijl\."
)
_ITEM = r"\d[\w.°]*(?:\s*\([^)]*\))?"
_REFERENCE = re.compile(
    rf"(?<!\w)(?:{_REFERRING})\s*(?:{_ITEM}(?:\s*,\s*|\s*(?:en|of|t/m|tot en met|tot|[-–&/])\s*))*$",
    re.IGNORECASE,
)
_AGE_OR_DATE = re.compile(
    rf"-(?:jarige|plus|\d|\s)|\s+(?:jarige|{'|'.join(MONTHS)})\b"
    r"|\s*(?:,|en|t/m|tot(?: en met)?|[-–])\s*(?:\d{1,2}\s*(?:en|,)\s*)?"
    rf"\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\b"
)
"""What stands behind a number that is an age, a range or a day."""
_AGE_UNIT = r"(?:jaar|jaren|maanden|mnd|jarigen?|-jarigen?)\b"
_AGE_BEFORE = re.compile(
    r"(?:\btot(?: en met)?|\bt/m|\bleeftijd(?: van| tot| vanaf)?|\bleeftijds\w+(?: van)?"
    r"|\bjonger dan|\bouder dan)"
    r"\s*[-–\u2212<]?$",
    re.IGNORECASE,
)
_AGE_RANGE = re.compile(
    rf"\s*(?:{_AGE_UNIT})?\s*(?:tot(?: en met)?|t/m|[-–])\s*[-–]?\d+\s*{_AGE_UNIT}", re.IGNORECASE
)
_SCALE = re.compile(r"(?<!\w)(?:[x×*]|bedragen in)\s*(?:€\s*)?$", re.IGNORECASE)
"""What stands before a number that is a scale: "x € 1.000"."""
_APART = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:https?://|www\.)\S+|\S+@\S+|[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu|net)\b\S*",
        r"(?<![\w.,])(?:\+\d{2}|00\d{2}|0)[\d()]*(?:[ -]?\d){6,}",
        r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d){10}\b",
        r"(?<![\d.,€] )\b[1-9]\d{3}\s?[A-Z]{2}\b(?!\w)",
        r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b",
        r"\b\d{1,2}[.:]\d{2}\s*(?:uur|u\.?|h)\b|\b\d{1,2}:\d{2}\b|\bom \d{1,2} uur\b",
        r"\b[12]\d{3}\s*[-–/]\s*(?:[12]\d{3}|\d{2})\b(?![%.,]?\d)",
        r"\b\d+(?:\.\d+){2,}\b(?<!\.\d{3})",
        r"(?<!\w)\d+[A-Z]+\d+\b|(?<![\w.,])\d{3,}(?:/\d+)+\b|(?<![\w.,])\d{9,}(?!\w)",
        r"\b(?:de )?jaren (?:['’]?\d0|\d{4})\b",
    )
)


def is_figure(number: Number, sentence: str) -> bool:
    """Whether a number in a sentence says how much or how many."""
    before, after = sentence[: number.begin], sentence[number.end :]
    if (
        number.is_year
        or _SCALE.search(before)
        or _stands_apart(number, sentence)
        or _is_glued(number, before, after)
    ):
        return False
    if number.unit or number.display[-1:].isalpha():
        return True
    return not (
        _REFERENCE.search(before)
        or re.search(r"\bper\s$", before, re.IGNORECASE)
        or _is_age(before, after)
        or _is_listed(number, before, after)
        or _is_address(number, before, after)
    )


def _stands_apart(number: Number, sentence: str) -> bool:
    """Whether it is part of a date, a time, an address, a telephone number, a code."""
    if number.unit:
        return False
    return any(
        m.start() <= number.begin and number.end <= m.end()
        for pattern in _APART
        for m in pattern.finditer(sentence)
    )


def _is_glued(number: Number, before: str, after: str) -> bool:
    """Whether other signs make it part of a name, a range or an age."""
    if before.endswith("<") or after.startswith("+") or re.match(r"[-/.]\d", after):
        return True
    if re.search(r"[A-Za-z\d][-/+]$|\bTOP[ -]?$|[A-Za-z_]$", before) or _AGE_OR_DATE.match(after):
        return True
    if number.unit:
        return False
    quoted = before[-1:] in "'’‘\"“[" and before != "" and after[:1] in ("'", "’", '"', "”", "]")
    return quoted or bool(re.match(r"[°º_]|(?!x\b)[^\W\d_]", after)) or bool(re.match(r"0\d", number.display))


def _is_age(before: str, after: str) -> bool:
    return bool(_AGE_RANGE.match(after)) or bool(
        _AGE_BEFORE.search(before) and re.match(rf"\s*{_AGE_UNIT}", after, re.IGNORECASE)
    )


def _is_listed(number: Number, before: str, after: str) -> bool:
    """Whether it numbers a sentence, a heading, a footnote or a line of contents."""
    if re.search(r"\.{4,}\s*$", before):
        return True
    if re.match(r"\)", after) and "(" not in before and number.value < 100:
        return True
    if before.strip():
        return False
    return bool(re.match(r"[.)](?:\s|$)|[.)]?\s+[A-Z‘“]", after))


def _is_address(number: Number, before: str, after: str) -> bool:
    """Whether it belongs to the name before it: "Eikenstraat 20, Zwolle", "NEN 7510"."""
    name = re.search(r"(?:^|\s)([A-Z][\w-]*)\s$", before)
    if not name or not before[: name.start(1)].strip(" *•–-") or number.value % 1 or number.value >= 100_000:
        return False
    if re.search(r"[.:;!?]\s*$", before[: name.start(1)]):
        return False
    word = re.match(r"\s*([^\W\d_]+)", after)
    return not word or fold(word[1]) in STOP or word[1][0].isupper() or bool(re.match(r"\s*[,;)]", after))
