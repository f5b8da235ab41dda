"""Words by which a question insists on something, and the words that meet it."""

from __future__ import annotations

import re

from corpus.dutch.periods import MONTHS
from retriever.cues.patterns import SMALL_NUMBERS

ASKS_MONEY = re.compile(
    r"\bwat kost|hoeveel kost|\bgekost\b|\b(?:wat|hoeveel) betaal(?!d)|verdien|salaris|\bbedrag"
    r"|\beuro|miljoen|\bgeld\b|tarief|hoeveel \w*(?:subsidie|huur|budget|bijdrage|loon)\b|\buitgegeven\b"
    r"|\bbijgelegd\b|\bspent\b"
    r"|\b(?:much|what) .*\bcost|\bsalary\b|\bmoney\b|hourly rate|\bprice\b",
    re.IGNORECASE,
)
PRICE = re.compile(
    r"\bwat kost|hoeveel kost|\bgekost\b|\b(?:wat|hoeveel) betaal(?!d)|uurtarief|hourly rate"
    r"|\bwelke? \w*(?:huur|huurprijs|prijs|tarief|loon|boete|premie)\b"
    r"|how much .*\bcost|\bwat verdien(?:t|de|den)\b|\b(?:welk|wat|hoe|hoeveel) .*salaris|\bsalary\b",
    re.IGNORECASE,
)
"""Asks for money whatever its kind."""
IN_SHARES = re.compile(r"tarief|verdien|\bgrens\b", re.IGNORECASE)
"""What is set in per cent of something as often as in money."""
MONEY = re.compile(
    r"€|\beuro'?s?\b|\b(?:miljoen|miljard|ton)\b(?! (?:keer|maal|\w+(?:en|s)\b))|\bgratis\b|\bkosteloos\b"
    r"|geen kosten",
    re.IGNORECASE,
)
"""A sum of money; "1,6 miljoen keer" and "2 miljoen bezoekers" are none."""
MONEY_HEADING = re.compile(
    r"€|euro|bedrag|bijdrage|budget|baten|lasten|kosten|uitgave|opbrengst|subsidie|lening|vermogen|reserve"
    r"|begroting|realisatie|saldo|resultaat|honorari|vergoeding|bezoldiging|tarie[fv]|prijs|prijzen|\bloon"
    r"|lonen\b|salaris|krediet|invester|schuld|activa|passiva|omzet|winst|verlies|meerwerk|declaratie|voorziening",
    re.IGNORECASE,
)
ASKS_NAME = re.compile(
    r"\bhoe heet|achternaam|\bnamen\b|\bbij naam\b|naam van|\bnames?\b|woonadres|geboortedatum", re.IGNORECASE
)
ASKS_SPAN = re.compile(
    r"\bhoe lang\b|in weken|in dagen|hoeveel (weken|dagen|maanden|uur|uren)\b|how long", re.IGNORECASE
)
COUNT = (
    rf"(?:\d|\b(?:een|één|{SMALL_NUMBERS}|halve?"
    r"|anderhalve?|enkele|meerdere|paar|one|two|three)\b)"
)
SPAN = re.compile(
    rf"{COUNT}[^.;]{{0,14}}?\b(?:(?:werk)?dag|(?:werk)?dagen|week|weken|maand|maanden|uur|uren|jaar|jaren|kwartaal|minuten)\b"
    r"|jarenlang|permanent|doorlopend|kwartaal|\b(?:weeks|days|months|years|hours)\b",
    re.IGNORECASE,
)
SPAN_HEADING = re.compile(
    r"\b(?:dagen|weken|maanden|jaren|uren|minuten|days|weeks|months|years)\b|\b\w*(?:tijd|duur|termijn)\b|\btot\b",
    re.IGNORECASE,
)
"""Headings of a table that tell lengths of time, or until when."""
TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[.:]\d\d\b|\b\d{1,2}-\d{1,2}-|\b\d{1,2} (?:uur|weken|dagen|maanden|jaar)\b"
    rf"|\b(?:{'|'.join(MONTHS)}|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b"
    r"|kwartaal|\bjaar|jaren\b|\bwe(?:ek|ken)\b|maand|voorjaar|zomer|najaar|winter|\bdag|morgen|avond|\beind"
    r"|\bbegin|zodra|totdat|\bnadat|zomer|vakantie|nog niet|niet bekend"
    r"|\b(?:indien|wanneer|mits|is sprake|sprake is)\b"
    r"|\bals (?:[\w'’-]+ ){2,14}?"
    r"(?:is|zijn|heeft|hebben|wordt|worden|kan|kunnen|wil|willen|slaagt|vinden|komt)\b",
    re.IGNORECASE,
)
"""Words of a time, of a span of it, or of what it waits or depends on."""
ASKS_WHICH = re.compile(
    r"\bwelke (?:\w+ ){0,2}?(?:scholen|\w*bureaus?|ministers?|wethouders?|partijen|fracties|organisaties"
    r"|\w*aanbieders?|onderzoekers?|instellingen|bedrijven|gemeenten|leden)\b",
    re.IGNORECASE,
)
"""Asks for people or bodies, which go by names."""
ASKS_TOWNS = re.compile(r"\bwelke (?:\w+ ){0,2}?(?:gemeenten|steden|dorpen|plaatsen)\b", re.IGNORECASE)
ASKS_OUTCOME = re.compile(
    r"\b(?:motie|voorstel|amendement|stemming)\b.*\b(?:aangenomen|verworpen|gehaald)\b"
    r"|\b(?:besloten|uitslag)\b|\bwelke? (?:\w+ ){0,2}?besluit(?:en)?\b",
    re.IGNORECASE,
)
OUTCOME = re.compile(
    r"aangenomen|verworpen|verwierp|vastgesteld|besl(?:uit|oot|oten)|akkoord|ingestemd|stemt? in\b|unaniem"
    r"|stemm?(?:en|den)\b|aangehouden|ingetrokken|goedgekeurd|afgewezen|verleend",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"[^\w\n]{0,3}\d{0,3} ?(?:zie(?: |:)|bekijk|lees (?:meer|verder|ook|hier|het|de|onze)"
    r"|of lees|klik|download|kijk (?:op|voor|ook)|see also|read more|click)\b",
    re.IGNORECASE,
)
"""Opens a line that sends its reader elsewhere."""
SUBJECT_LINE = re.compile(
    r"(?:betreft|onderwerp|antwoord(?:en)?|beantwoording|(?:schriftelijke )?vragen|kamervragen|brief|verslag"
    r"|besluitenlijst|agenda)(?: van| over| op| naar aanleiding|:)"
    r"(?!.*\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|kan|kunnen|moet|moeten|zal|zullen)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""A line that says what a paper is, as a letter's subject does: it tells nothing of the matter itself."""
ASKS_WHERE = re.compile(
    r"\bwaar (?!om)|\bin welke? (?:stuk|document|bijlage|brief|rapport)|\bwhere\b|\blink\b|website|\bpagina",
    re.IGNORECASE,
)
ASKS_VOTE = re.compile(
    r"\b(?:stemden?|gestemd)\b|\bhoe stem(?:t|men)\b|met hoeveel stemmen"
    r"|\b(?:did|does|do) .*\bvote\b|\bvoted\b",
    re.IGNORECASE,
)
VOTE = re.compile(
    r"\bstem(?:men|t|de|den|ming)\b|\b(?:voor|tegen)stemm|aangenomen|verworpen|verwierp|ingestemd|unaniem|hamerstuk",
    re.IGNORECASE,
)
ASKS_SAID = re.compile(
    r"\b(?:schreef|schreven|vond|vonden|vindt|zei|zeggen|zegt|antwoordde|reageerde|reageert|reactie|oordeelde"
    r"|nawoord)\b",
    re.IGNORECASE,
)
NOT_YET = re.compile(
    r"\b(?:kom(?:t|en)|volg(?:t|en)|geef(?:t|en)|verschijn(?:t|en)|reageert) (?:\w+ ){0,2}?(?:nog|later)\b"
    r"(?! (?:steeds|altijd))",
    re.IGNORECASE,
)
"""What is said to follow later has not been said."""
_OFFICE = (
    r"(?:minister|staatssecretaris|burgemeester|wethouder|gedeputeerde|secretaris|griffier|directeur|bestuurder"
    r"|voorzitter|projectleider|rapporteur)"
)
ASKS_SPEAKER = re.compile(
    rf"\bwat (?:zeg(?:t|gen)|zei(?:den)?|vind(?:t|en)|vond(?:en)?|schre(?:ef|ven)|antwoordd?e) (?:de|het) "
    rf"(?P<who>{_OFFICE}s?|college|raad|gemeenteraad|coalitie|oppositie)\b",
    re.IGNORECASE,
)
"""Asks for the words of someone in office."""
SAYS = re.compile(
    r"\b(?:zeg|zei|vind|vond|schrij|schre|stelt|stelde|reage|noemt|noemde|meldt|meldde|onderschrij|advise"
    r"|concl|(?:h)?erken|belo|antwoord|benadruk|hecht|neemt|nam|wil|wijst|volgens|aldus|steun)\w*"
    r"|geeft aan|gaf aan|la?at weten|liet weten|\btoe(?:ge)?zeg|van (?:mening|oordeel)|\bik\b|\bmijn\b",
    re.IGNORECASE,
)
ASKS_HOLDER = re.compile(
    rf"\b(?:wie (?:is|was|wordt|werd)|hoe heet|what is the name of|who is) (?:nu )?"
    rf"(?:(?:de|het|onze|the) )?(?:\w+ )?(?P<office>{_OFFICE})\b",
    re.IGNORECASE,
)
"""Asks who holds an office."""
HOLDER = (
    r"(?:[A-ZÀ-Þ][\w'’-]+|[A-Z]\.) ?[(,] ?(?:(?:de|het|als|tot|onze) )?(?i:{office})\b"
    r"|(?i:{office}(?:schap)?)\b[^.\n]{{0,90}}?[:,\n]?\s(?:(?:drs|mr|dr|ir|prof)\. ?)*"
    r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][a-zà-þ'’-]+ (?:(?:van|de|der|den|ter|ten) )*[A-ZÀ-Þ][a-zà-þ])"
)
"""A name beside `office`: "Hans Gerritsen (voorzitter)", "wethouder J. de Vries"."""
ASKS_GRADE = re.compile(r"\b(?:welke?|hoe hoog \w+ het|wat voor) (?:rapport)?cijfer\b", re.IGNORECASE)
GRADE = re.compile(r"cijfer|score|waarder|tevreden|beoordel|rating|\bgaven\b|\bgeven\b", re.IGNORECASE)
ASKS_SPLIT = re.compile(r"\b(?:uit|op)gesplitst\b|\buitsplits|\bbroken down\b|\bbreakdown\b", re.IGNORECASE)
ASKS_NUMBER = re.compile(r"\baantal(?:len)?\b|\babsoluut\b|\bin getallen\b|\bnumber of\b", re.IGNORECASE)
"""Asks for a count by that name: a share of them is no answer."""
NO_COUNTS = frozenset("€ dag dagen week weken maand maanden jaar uur uren minuten".split())
"""Units of figures that count neither people nor things."""
ASKS_NORM = re.compile(
    r"\b(?:wat|welke?|hoe hoog|what|which) (?:is|was|zijn|geldt als)?\b[^?]{0,20}?"
    r"\b(?:norm|streefwaarde|streefcijfer|streefpercentage|target)\b",
    re.IGNORECASE,
)
"""Asks how high a norm is, not whether it was met."""
NORM = re.compile(
    r"norm|stree?f|streven|\bdoel|target|minimaal|maximaal|minstens|ten minste|ten hoogste|\beis|ondergrens"
    r"|bovengrens|afgesproken|minimum|maximum",
    re.IGNORECASE,
)
ASKS_PER_CENT = re.compile(r"procent\b|percentage\b|per ?cent\b|%", re.IGNORECASE)
PER_CENT = re.compile(
    r"%|procent|percent|\b(?:drie)?kwart|helft|derde|\bop de\b|\bhalf|quarter|\bone in\b", re.IGNORECASE
)

CONTACT = (
    (
        re.compile(r"telefoon|\b06-?nummer|\bphone (?:number|no)\b", re.IGNORECASE),
        re.compile(r"(?<!\d)\+?\d[\d ()-]{7,}\d"),
    ),
    (re.compile(r"e-?mail ?adres|mailadres|email address", re.IGNORECASE), re.compile(r"\S@\S+\.\w")),
    (
        re.compile(r"\b(?:welke straat|postadres|bezoekadres|postcode)\b", re.IGNORECASE),
        re.compile(r"\b\w+(?:straat|laan|weg|plein|kade|gracht|markt)\b|\bpostbus\b|\b\d{4} ?[A-Z]{2}\b"),
    ),
)
"""Ways to reach someone: how each is asked for, and what it looks like."""

GROUPS = (
    (r"\bjongens?\b|\bboys?\b", r"\bmeisjes?\b|\bgirls?\b"),
    (r"\bvaders?\b|\bfathers?\b", r"\bmoeders?\b|\bmothers?\b"),
    (r"\bmannen\b|\bmannelijke?\b|\bmale\b", r"\bvrouwen\b|\bvrouwelijke?\b|\bwomen\b"),
)
"""Words for the two sexes, young, as parents and in general; a count of one is no count of all."""
ASIDE = "na|behalve|naast|after|besides|except"
PREGNANT = re.compile(r"\bzwangere? vrouwen\b|\bpregnant women\b")

ASKS_TOTAL = re.compile(
    r"\bin totaal\b|totaalbedrag|\bhele bedrag|\btotale? (?:\w+ ){0,2}(?:baten|lasten|kosten|uitgaven)"
    r"|\btotal (?:income|cost|costs|spending|expenditure)",
)
CHANGED = re.compile(r"\b(?:hoger|lager|minder|meer|gestegen|gedaald|toegenomen|afgenomen)\b")
TOTAL = re.compile(r"totaal|totale|in total|samen|alle ")
