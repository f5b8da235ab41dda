"""The kinds of question, and the words that tell each."""

from __future__ import annotations

import re
from enum import StrEnum

from retriever.cues.patterns import any_of
from retriever.cues.superlatives import HIGH, LOW


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


MEASURE = (
    r"[\w-]*(?:graad|percentage|score|cijfer|aandeel|opkomst|verzuim|bezetting|dekking|gemiddelde|kosten|budget"
    r"|bereik|aantal|respons|saldo|baten|lasten|vergoeding|vermogen|reserve|omzet|formatie|fte|deelnemers"
    r"|uitvallers|wachttijd|omvang)\b"
)
"""Words, and the ends of compounds, for what is measured: asked for without more, the number is meant."""

_ENGLISH_MEASURE = (
    r"(?:rates?|absence|absenteeism|sick leave|costs?|budget|share|score|level|coverage|turnout|amount|income"
    r"|revenues?|expenditure|expenses|deficit|surplus|balance|equity|reserves?|solvency|salary|workforce|price"
    r"|capacity|size|population|average|frequency|grant|subsidy|contribution|allowance)\b"
)

KIND_CUES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.DEFINITION,
        any_of(
            r"afkorting",
            r"\b[Ww]aar staa[nt] .{1,40} voor\b",
            r"\bvoluit\b",
            r"\bin gewone taal\b",
            r"^(?!(?:\w+ )?(?:welke?|wie|wanneer|hoeveel)\b).*\bbeteken(t|en|is)\b",
            r"\bbedoel(t|en)\b",
            r"\b(word(t|en)|met) .*\bbedoeld\b",
            r"verst(aat|aan) .*\bonder\b",
            r"verstaan onder",
            r"wat houd[dt]? .* in\b",
            r"wat is (een|de|het) (?!nou|oorzaak|reden|norm)[\w-]+( precies| eigenlijk)?\s*\?",
            r"wat zijn [\w-]+\s*\?",
            r"wat (is|zijn) ['‘\"“]",
            r"stands? for|\bshort for\b|abbreviation|acronym",
            r"what does .* mean",
            r"definitie",
            r"begrip",
            r"wat is [A-Z][\w/&-]{1,7}\b\s*\?",
            flags=re.NOFLAG,  # the capital tells "wat is OKT?" from "wat is waar?"
        ),
    ),
    (
        Kind.CONFLICT,
        any_of(
            r"beide (getallen|cijfers)",
            r"spreken .* tegen",
            r"tegenstrijdig",
            r"twee verschillende (getallen|cijfers|aantallen|percentages)",
            r"zowel \d",
            r"\bwat is het nou\b",
            r"\bw(at|elke?) (is (nou |nu )?(waar|juist)|klopt)\b",
            r"\bwelke? van de twee\b",
            r"\b(lees|zie|vind|vond|zag|las|staan|kom|kwam)\w* (ik |ze |er )?(ze )?(beide|allebei)\b",
            r"\b(beide|allebei) (kom|kwam|lees|zie|vind) ik\b",
            r"\bverschillende (termijnen|data|bedragen|aantallen|cijfers|getallen|percentages|termen|dingen"
            r"|antwoorden|waarden|verhalen)\b",
            r"\b(lees|las|zie|zag|staat|stond|vind|vond)\b.{0,30}\biets anders\b",
            r"\bwelke? (cijfer|getal|bedrag|percentage|aantal|datum) (geldt|klopt|is (juist|goed|waar))\b",
        ),
    ),
    (
        Kind.WHY,
        any_of(
            r"\bwaarom\b",
            r"hoe komt",
            r"hoe kwam",
            r"oorza",
            r"\breden\b|(?<!welke )\bredenen",
            r"\baanleiding\b",
            r"hangt .* samen",
            r"zit .* achter",
            r"tengevolge waarvan",
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
        any_of(
            r"\bverschil\b(?! tussen een \w+ en een\b)",
            r"\bscheelt\b(?! er aan\b)",
            r"\bscheelde\b",
            r"\bhoe groot\b.*\bgat\b",
            r"\bde klap\b",
            r"\bhoe ?ver\b(?! (?:is|zijn|was|waren|staat|staan) (?!\w+ (?:onder|boven|van|af)\b))",
            r"\bachter(blijf|blijven)|\bblijf(t|ven)?\b.* achter\b",
            r"\breken\b.* uit\b",
            r"\bhoeveel punt(en)?\b(?! over\b)",
            r"\bhoeveel (?:(?!omdat|doordat|terwijl|zodat)[^,])*"
            r"\b(omhoog|omlaag|erbij|eraf|vooruit|achteruit)\b",
            r"komen we tekort",
            r"hoger of lager",
            r"meer of minder",
            r"van hoeveel naar hoeveel",
            r"hoe groot (is|was) de (daling|stijging|groei|afname|toename)",
            r"(hoeveel|welk) ?(%|procent|percentage) (groei|stijging|daling|afname|toename|meer|minder)",
            r"hoeveel (\w+ ){0,3}?(meer|minder|hoger|lager)",
            r"met hoeveel",
            r"(%|\bprocent|\bpercentage) (groei|stijging|daling|toename|afname)\b",
            r"\b(groei|stijging|daling|toename|afname)\b[^?]{0,40}(%|\bprocent)\W*$",
            r"hoe(veel)? (sterk |veel )?(is|zijn|was)? ?.*"
            r"(gestegen|gedaald|toegenomen|afgenomen|gegroeid|gezakt|teruggelopen)",
            r"verdubbel",
            r"gehalveerd",
            r"procentpunt",
            r"\b(?:komt|komen|kwam|kwamen)\b.{0,12}\ber\b[^?.,]{0,60}\b(?:bij|af)\b(?! (?:de|het|een|OKT))",
            r"\b(?:gaat|ging|gaan)\b.{0,12}\ber\b[^?.,]{0,60}\baf\b",
            r"the gap",
            r"how much (more|less|lower|higher)",
            r"how many (more|fewer)",
            r"percentage points?",
        ),
    ),
    (
        Kind.RANKING,
        any_of(
            HIGH,
            LOW,
            r"\b(meeste?|minste?|beste?)\b",
            r"\b(best|worst|(high|low|small|few|larg|bigg|great)est|most|least|top \d|peak(ed)?)\b",
            r"\b(hoogtepunt|dieptepunt|piek(te)?|koploper|(boven|onder)aan(?! in de))\b",
            r"\b(slechter dan alle|naast elkaar|andere (grote )?(steden|gemeenten))\b",
            r"\bop volgorde\b|\bop welke plek\b|\brangschik|\bpopulairste?\b|\bbeter\b.*\bslechter\b",
        ),
    ),
    (
        Kind.WHEN,
        any_of(
            r"\bwanneer\b",
            r"\bhoe laat\b",
            r"\b(welke|wat is de) datum\b",
            r"\bwhen\b",
            r"sinds welk jaar",
            r"in welk jaar",
            r"vanaf welk",
            r"op welk (tijdstip|moment)",
            r"op welke (datum|dag)",
            r"per welke datum",
            r"hoe lang geleden",
        ),
    ),
    (
        Kind.WHO,
        any_of(
            r"^wie\b",
            r"\b(door|van|bij|met|aan|namens) wie\b",
            r"\bwiens\b",
            r"\b(?:[Dd]oor|[Vv]an|[Bb]ij|[Nn]amens) welke? (\w+ )?\w*(clubs?|organisaties?|partij(?:en)?"
            r"|fracties?|stichting(?:en)?|instelling(?:en)?|gemeenten?|ministeries?|commissies?|afdeling(?:en)?|ziekenhuis"
            r"|ziekenhuizen|scho(?:ol|len)|personen|persoon|mensen|leden|lid)\b",
            r"\b[Ww]elke? (\w+ )?\w*(bureaus?|buro|bedrijf|instanties?|universiteit|hogeschool|verzekeraar"
            r"|bewinds(lieden|personen|persoon)|minister|staatssecretaris|wethouder|vereniging)\b",
            r"^who\b",
        ),
    ),
    (
        Kind.TREND,
        any_of(
            r"ontwikkel(d|t|de|ing)|\bhoe ontwikkelen\b",
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
            r"(van|tussen|from|between) (19|20)\d\d (tot|t/m|en|to|and)",
        ),
    ),
    (
        Kind.FIGURE,
        any_of(
            r"\bhoeveel\b",
            r"percentage",
            r"\bprocent(en)?\b",
            r"%",
            r"\bhoe (hoog|groot|veel|vaak|lang|snel|oud|duur|vol|ruim)\b",
            r"\w*aantal(len)?\b",
            r"(welk|wat voor) (deel|aandeel|cijfer|bedrag)",
            r"\bcijfer\b|\b(welk|als) rapportcijfer\b",
            r"^(?:de )?\w*cijfers\b|\b(?:wat zijn|geef|noem)\b[^?]* cijfers\b|\bcijfers (?:19|20)\d\d\b",
            r"\bbedrag\b",
            r"\bgetal\b",
            r"hoe (?:stond|staat)(?! (?:het|'t) (?:\w+ ){0,2}?met\b)(?!.*\b(?:tegenover|voor)\W*$)"
            r"(?!.* tegenover\b)",
            rf"wat (was|is|waren) (\w+ ){{0,3}}(de|het|ons|hun) {MEASURE}",
            r"\bop welk\b.*\b(uit|cijfer)",
            r"\bwat (kost|verdien)",
            r"\bwat (krijg|ontvang|betaal|verdien)\w* .{2,60}"
            r"\bper (dag|week|maand|jaar|uur|kind|persoon|inwoner)\b",
            r"\bwat (krijg|ontvang|betaal|moet)\w* .*\bper (maand|jaar|week|dag|uur|keer)\b",
            r"\bwat (ben|zijn|is|was|waren) .*\bkwijt\b",
            r"\bwat (gaa?[tn]?|ging(en)?|zou(den)?|zal|zullen|mag|mogen) .{2,80}\bkosten\b",
            r"how (many|much|high|large|often)",
            r"what (share|rate|number|percentage|part|proportion|amount)",
            rf"what (was|is|were|are) (the |its |their )?([\w'-]+ ){{0,4}}{_ENGLISH_MEASURE}",
        ),
    ),
    (
        Kind.LIST,
        any_of(
            r"^(noem|geef|som)\b",
            r"\bnoem\b",
            r"welke (\w+ ){0,3}\w+(en|s)\b",
            r"wat (zijn|waren) de\b",
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

COMPARING = any_of(
    r"verhoud",
    r"vergele?k",
    r"vergelijk",
    r"ten opzichte",
    r"tegenover",
    r"\bbeide\b",
    r"\bzowel\b",
    r"\bnaast (de|het|dat|die)\b",
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

ASKS_RULE = any_of(
    r"\bhoe word(t|en)\b.*\b(aangepast|berekend|bepaald|vastgesteld|geïndexeerd|bijgesteld|verdeeld"
    r"|betaald)\b",
    r"\bwat (gebeurt er|moet(en)? .*|doe(t|n)? .*) (als|indien|wanneer|met)\b",
)
"""Cues that ask how something is done, or what follows from it, though they speak of change or of years."""
