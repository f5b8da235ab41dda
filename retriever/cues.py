"""The words that tell what a question wants: its kind, growth or decline, top or bottom, unit.

The patterns stand in tables, one short pattern a thing said; those of one row are tried as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from corpus.dutch.numbers import Number
from corpus.dutch.words import STOP, fold, tokens


class Kind(StrEnum):
    """What a question wants."""

    FIGURE = "figure"
    CHANGE = "change"
    TREND = "trend"
    RANKING = "ranking"
    DEFINITION = "definition"
    WHY = "why"
    LIST = "list"
    CONFLICT = "conflict"
    COMPARE = "compare"
    WHEN = "when"
    WHO = "who"
    TEXT = "text"


def _any_of(*patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(patterns), flags)


_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.DEFINITION,
        _any_of(
            r"afkorting",
            r"waar staa[nt] .{1,40} voor",
            r"\bbeteken(t|en|is)\b",
            r"\bbedoel(d|t|en)",
            r"wat houdt .* in\b",
            r"wat is (een|de|het) [\w-]+( precies| eigenlijk)?\s*\?",
            r"wat zijn [\w-]+\s*\?",
            r"stands? for",
            r"what does .* mean",
            r"definitie",
            r"begrip",
            r"wat is [A-Z][\w/&-]{1,7}\b\s*\?",
            flags=re.NOFLAG,  # the capital tells "wat is OKT?" from "wat is waar?"
        ),
    ),
    (
        Kind.CONFLICT,
        _any_of(
            r"beide (getallen|cijfers)",
            r"spreken .* tegen",
            r"tegenstrijdig",
            r"twee verschillende (getallen|cijfers|aantallen|percentages)",
            r"zowel \d",
        ),
    ),
    (
        Kind.WHY,
        _any_of(
            r"\bwaarom\b",
            r"hoe komt",
            r"hoe kwam",
            r"oorza",
            r"\breden",
            r"verkla",
            r"\bwaardoor\b",
            r"\bwhy\b",
            r"\bcause",
            r"explain",
            r"waar komt .* door",
            r"waaraan ligt",
            r"hoe kan het dat",
            r"waar ligt dat aan",
        ),
    ),
    (
        Kind.CHANGE,
        _any_of(
            r"\bverschil\b",
            r"\bscheelt\b",
            r"\bscheelde\b",
            r"\bhet gat\b",
            r"\bde klap\b",
            r"\bhoe ?ver\b",
            r"\bachter(blijf|blijven|stand)|\bblijf(t|ven)?\b.* achter\b",
            r"\breken\b.* uit\b",
            r"\bhoeveel punten\b",
            r"\btekort\?|komen we tekort",
            r"hoger of lager",
            r"meer of minder",
            r"van hoeveel naar hoeveel",
            r"hoe groot (is|was) de (daling|stijging|groei|afname|toename)",
            r"(hoeveel|welk) ?(%|procent|percentage) (groei|stijging|daling|afname|toename|meer|minder)",
            r"hoeveel (\w+ ){0,3}?(meer|minder|hoger|lager)",
            r"met hoeveel",
            r"hoe(veel)? (sterk |veel )?(is|zijn|was)? ?.*"
            r"(gestegen|gedaald|toegenomen|afgenomen|gegroeid|gezakt|teruggelopen)",
            r"verdubbel",
            r"gehalveerd",
            r"procentpunt",
            r"the gap",
            r"how much (more|less|lower|higher)",
            r"how many (more|fewer)",
            r"percentage points?",
        ),
    ),
    (
        Kind.RANKING,
        _any_of(
            r"\b(hoogste?|laagste?|meeste|minste|slechtste?|beste?|grootste?|kleinste?|vaakst|meest)\b",
            r"\b(best|worst|highest|lowest|most|least|top \d|peak(ed)?)\b",
            r"\b(hoogtepunt|dieptepunt|piek(te)?|koploper|bovenaan|onderaan)\b",
            r"\b(slechter dan alle|naast elkaar|andere (grote )?(steden|gemeenten))\b",
            r"\bop volgorde\b|\bop welke plek\b|\brangschik|\bpopulairste?\b|\bbeter\b.*\bslechter\b",
        ),
    ),
    (
        Kind.WHEN,
        _any_of(
            r"\bwanneer\b",
            r"\bwhen\b",
            r"sinds welk jaar",
            r"in welk jaar",
            r"vanaf welk",
            r"op welke (datum|dag)",
            r"per welke datum",
            r"hoe lang geleden",
        ),
    ),
    (
        Kind.WHO,
        _any_of(
            r"^wie\b", r"\bdoor wie\b", r"\bvan wie\b", r"\bwelke? (bureau|bedrijf|instantie)\b", r"^who\b"
        ),
    ),
    (
        Kind.TREND,
        _any_of(
            r"ontwikkel(d|t|de|ing)",
            r"\bverloop van\b",
            r"\bverliep\b",
            r"hoe .{3,60} (ver)?liep\b",
            r"\btrend\b",
            r"door de jaren",
            r"over de jaren",
            r"afgelopen jaren",
            r"in de loop van",
            r"per jaar sinds",
            r"jaar op jaar",
            r"\bal jaren\b",
            r"(elk|ieder) jaar",
            r"jaren (achtereen|op rij)",
            r"\bverander(d|t|de|ing|en)\b",
            r"\bsinds (19|20)\d\d",
            r"\bsince (19|20)\d\d",
            r"\bchanged?\b",
            r"\bdevelop",
            r"over time",
            r"(van|tussen|from) (19|20)\d\d (tot|t/m|en|to|and)",
        ),
    ),
    (
        Kind.FIGURE,
        _any_of(
            r"\bhoeveel\b",
            r"percentage",
            r"\bprocent(en)?\b",
            r"%",
            r"\bhoe (hoog|groot|veel|vaak|lang)\b",
            r"\baantal\b",
            r"welk (deel|aandeel|cijfer|bedrag)",
            r"\bcijfers?\b",
            r"\bbedrag\b",
            r"\bgetal\b",
            r"hoe stond",
            r"hoe staat",
            r"wat (was|is|waren) (de|het|ons|hun) [\w-]*"
            r"(graad|percentage|score|cijfer|aandeel|opkomst|verzuim|bezetting|dekking|gemiddelde|kosten"
            r"|budget|bereik)",
            r"\bop welk\b.*\b(uit|cijfer)",
            r"\bwat (kost|verdien)",
            r"how (many|much|high|large|often)",
            r"what (share|rate|number)",
        ),
    ),
    (
        Kind.LIST,
        _any_of(
            r"^(noem|geef|som)\b",
            r"\bnoem\b",
            r"welke (\w+ ){0,3}\w+(en|s)\b",
            r"wat zijn de\b",
            r"\bopsomming",
            r"\blijst\b",
            r"wat (adviseert|raadt)",
            r"aanbevelingen",
            r"waar wil",
            r"waarin wil",
            r"wat gaat .* doen",
            r"wat (deed|doet) .* (aan|om|tegen)",
            r"maatregelen",
            r"\blist\b",
            r"which .*s\b",
            r"what are",
        ),
    ),
)
"""Kinds and their cues; the first kind with a cue in the question is taken."""

_COMPARES = _any_of(
    r"verhoud",
    r"vergele?k",
    r"vergelijk",
    r"ten opzichte",
    r"tegenover",
    r"\bbeide\b",
    r"\bzowel\b",
    r"strook",
    r"overeen",
    r"weerspr",
    r"\bwat zegt .* en wat\b",
    r"\bcompare",
    r"nog steeds",
    r"inmiddels",
    r"intussen",
    r"\b(sinds|since|alsnog|still|nu wel|nadien|daarna)\b",
)
"""Cues that set a document the question names beside another one, or beside a later time."""

_SELECTS = _any_of(
    r"\bwelke\b.*\b(onder|boven|beneden|(lager|hoger|minder|meer) dan)\b",
    r"\bwhich\b.*\b(below|above|under|over|(less|more) than)\b",
    r"\bper (stadsdeel|stad|gemeente|training|cursus|thema|vaccinatie|leeftijd)\b",
    r"\b(elk|ieder) (stadsdeel|thema)\b",
    r"\balle (stadsdelen|thema's|steden)\b",
)
_OVER_TIME = _any_of(
    r"in welk jaar",
    r"which year",
    r"door de jaren",
    r"over the years",
    r"in (één|een) jaar tijd",
    r"afgelopen jaren",
    r"jaar eerder",
    r"jaar ervoor",
    r"dan vorig jaar",
)
_RISING = _any_of(
    r"\bstijg|\bsteeg|\bgesteg",
    r"toename|toegenomen",
    r"\bgroei|gegroeid",
    r"omhoog|verhoog|\bhoger",
    r"verbeter",
    r"\bmeer\b",
    r"increas|\bgrow|\brise\b|\brose\b",
)
_FALLING = _any_of(
    r"\bdal(ing|en|de|t)?\b|\bgedaald",
    r"afname|afgenomen|afneem|afnam",
    r"\bgezakt|\bzakte",
    r"omlaag|\blager\b",
    r"teruggelopen|terugloop",
    r"verminder|\bminder\b",
    r"decreas|declin|\bfell\b|\bdrop|gone down|\bfall",
)
_TOP = _any_of(
    r"\bhoogst|\bmeeste\b|\bbest|\bgrootst|\bvaakst|\bmeest\b",
    r"hoogtepunt|\bpiek|bovenaan|koploper",
    r"\btop (\d|drie|vijf)\b",
    r"\bpeak|highest|\bmost\b",
)
_BOTTOM = _any_of(
    r"\blaagst|\bminste\b|slechtst|kleinst",
    r"dieptepunt|onderaan",
    r"lowest|\bleast\b|worst",
)
_PER_CENT = _any_of(
    r"percentage", r"procent\b", r"percent", r"welk deel", r"aandeel", r"%", r"vaccinatiegraad", r"dekking",
    r"what share",
)  # fmt: skip
_EURO = _any_of(r"\beuro", r"€", r"\bbedrag", r"\bkost", r"\bgeld", r"\bbudget", r"subsidie", r"miljoen")
_DUTCH = frozenset("hoe hoeveel wat welk welke wie waar waarom wanneer noem procent bij".split())
_ENGLISH = frozenset(
    "the what how many which did does was were is are of in and for by has have who why when".split()
)


def kind_of(text: str, documents: Sequence[str], numbers: Sequence[Number]) -> Kind:
    """What a question wants.

    Args:
        text: the question.
        documents: ids of the documents it names.
        numbers: the numbers it states as known, no years or ages.
    """
    if len(documents) > 1 or (documents and _COMPARES.search(text)):
        return Kind.COMPARE
    if len(numbers) > 1 and re.search(r"\b(of|en|or|and|versus|vs|maar)\b", text):
        return Kind.CONFLICT
    opened = text[:1].lower() + text[1:]  # the capital that opens a sentence tells nothing
    return next((kind for kind, cues in _KINDS if cues.search(opened)), Kind.TEXT)


def selects_many(text: str) -> bool:
    """Whether a text wants all that lie above or below something, or the figure of each."""
    return bool(_SELECTS.search(text))


def looks_over_time(text: str) -> bool:
    """Whether a question's words look at more than one year."""
    return bool(_OVER_TIME.search(text))


def direction_of(text: str) -> bool | None:
    """Whether a text speaks of growth (True) or decline (False) first; None where of neither."""
    return _first(fold(text), _RISING, _FALLING)


def end_of(text: str) -> bool | None:
    """Whether a text asks for the top (True) or the bottom (False) first; None where for neither."""
    return _first(fold(text), _TOP, _BOTTOM)


def unit_of(text: str) -> str:
    """The unit a question asks for: "%", "€", or "" where none in particular."""
    folded = fold(text)
    if _PER_CENT.search(folded):
        return "%"
    return "€" if _EURO.search(folded) else ""


def is_english(text: str) -> bool:
    """Whether a question is asked in English: more English than Dutch small words, at least two."""
    words = [w for w in tokens(text) if w.isalpha()]
    hits = sum(w in _ENGLISH for w in words)
    dutch = sum((w in STOP or w in _DUTCH) and w not in _ENGLISH for w in words)
    return len(words) >= 3 and hits >= 2 and hits > dutch


def _first(folded: str, yes: re.Pattern[str], no: re.Pattern[str]) -> bool | None:
    found = [(m.start(), v) for v, p in ((True, yes), (False, no)) if (m := p.search(folded))]
    return min(found)[1] if found else None
