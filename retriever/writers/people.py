"""Who: the name first, then the words it rests on. Signers, speakers and holders of an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.dutch.words import fold
from corpus.model import Passage
from retriever.cues import Kind
from retriever.draft import Claim, Evidence, Quote
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.sentences import sentence_claims

_OFFICE = (
    r"(?:minister|staatssecretaris|burgemeester|wethouder|gedeputeerde|commissaris van de Koning"
    r"|secretaris|griffier|directeur|bestuurder|voorzitter|projectleider|rapporteur)"
)
_PARTICLE = r"(?:van|de|der|den|ten|ter|te|het|in|op|la|le|el)"
_WORD = r"[A-ZÀ-Þ][\w'’-]+"
_INITIALS = rf"(?:[A-Z]\.[- ]?)+(?:{_PARTICLE} )*{_WORD}"
_SIGNED = re.compile(
    rf"^(?:[Dd]e|[Hh]et|[Nn]amens) [^.\n]{{0,40}}?\b(?i:{_OFFICE})\b[^.\n]{{0,90}}?[,\n]\s*"
    rf"(?:(?:prof|dr|drs|mr|ir|ing)\. ?)*{_INITIALS}\s*$",
    re.MULTILINE,
)
"""A function and the name of who holds it, on a line of its own or two: the end of a letter."""
_SPEAKER = re.compile(
    rf"^\s*(?:[-–—]\s*)?({_WORD}(?: (?:{_PARTICLE}|{_WORD}))*(?:[,(][^.\n]{{0,80}})?)$", re.MULTILINE
)
"""The line under a quotation that says who speaks: "- Flo, moeder van drie kinderen"."""
_INTRODUCED = re.compile(r"\b(?:[Cc]itaat|[Aa]ldus|[Zz]egt|[Vv]ertelt|[Vv]olgens)\b[^\n]{0,120}:$")
_ASKS_SIGNER = re.compile(r"\b(?:(?:onder)?teken\w*|handtekening\w*|signed|afzender)\b", re.IGNORECASE)
_ASKS_AUTHOR = re.compile(
    r"\b(?:auteur|schreef|schreven|geschreven|opgesteld|author|wrote)\b"
    r"|\b(?:deed|deden|verrichtte)\b.*\bonderzoek\b|\bonderzoek\b.*\b(?:gedaan|verricht)\b",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    rf"^{_WORD}(?: (?:{_PARTICLE}|{_WORD})){{1,5}} ?"
    r"\((?i:auteur|onderzoeker|redact|samenstell|opstell)[^)\n]*\)",
    re.MULTILINE,
)
"""A name with what its holder did for the document: "Mark Gremmen (Onderzoeker bij de VNG)"."""
_ASKS_MOVER = re.compile(
    r"^(?!.*\bvolgens\b).*\b(?:motie|amendement|voorstel|plan|initiatief|kamervragen|schriftelijke vragen)\b"
    r"|\b(?:indieners?|ingediend|diende)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?i:motie|amendement|initiatiefvoorstel|vragen)(?i: van (?:het lid|de leden|lid|leden))"
    r" [A-ZÀ-Þ][^\n.;]{2,80}"
)
"""The head of a motion or of questions, with the names of who moved it: "Motie van de leden A en B"."""
_ASKS_CHAIR = re.compile(r"\bzit(?:ten)?\b.{2,80}\bvoor\b|\bvoorgezeten\b|\bchair", re.IGNORECASE)
_ASKS_OFFICE = re.compile(
    rf"^(?:en )?wie (?:is|was|waren|zijn|wordt|werd|heet) .*\b({_OFFICE})\b", re.IGNORECASE
)
_ASKS_SAYER = re.compile(
    r"^(?:en )?wie (?:noem|vind|vond|schr[ie]|zeg|zei|stel|concludeer|waarschuw|beweer|constateer|advise"
    r"|oordeel|meen|klaag|bekritiseer)\w*\b"
    r"|^zeg(?:t|gen)\b.*\bzelf\b.*\b(?:iemand|ander)",
    re.IGNORECASE,
)
_ASKS_WORDS = re.compile(r"\b(?:uitspraak|citaat|woorden|quote)\b", re.IGNORECASE)
_KIND = re.compile(
    r"\bwelke? (?:\w+ )?(\w*(?:bureau|buro|bedrijf|instantie|universiteit|hogeschool|verzekeraar|vereniging"
    r"|stichting|organisatie|ministerie))\b",
    re.IGNORECASE,
)
_LOOKED_AT = 8
"""How many candidates are looked at for a name."""
_GOOD = 0.75
"""Least score of a sentence with a name, as a share of the best."""
_AS_GOOD = 0.9
"""The same for a quotation that says what the question says someone said."""
_MARKS = '“”"„'


def person_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """Who signed, spoke or holds the office asked for; empty where the question asks for none of these."""
    if _ASKS_SAYER.search(query.text):
        return _said(query, evidence)
    if query.kind is not Kind.WHO:
        return []
    best = evidence.candidates[0]
    if asks_signer(query):
        return _named_by(_SIGNED, best.passage.document_id, evidence)
    if _ASKS_AUTHOR.search(query.text):
        return _named_by(_AUTHOR, best.passage.document_id, evidence)
    if _ASKS_WORDS.search(query.text) and (quoted := _quoted(evidence, _GOOD)):
        return quoted
    moved = _named_by(_MOVED, best.passage.document_id, evidence) if _ASKS_MOVER.search(query.text) else []
    return moved or _speaker(best, evidence) or _in_office(query, evidence) or _of_kind(query, evidence)


def asks_signer(query: Query) -> bool:
    """Whether a question asks who put their name under a document."""
    return query.kind is Kind.WHO and bool(_ASKS_SIGNER.search(query.text))


def _named_by(pattern: re.Pattern[str], document_id: str, evidence: Evidence) -> list[Claim]:
    """The functions and names that a document gives of its signers or authors, each as a claim."""
    claims = []
    for passage in evidence.index.passages_of(document_id):
        for found in pattern.finditer(passage.text) if not passage.row else ():
            text = ", ".join(part.strip(" ,") for part in found.group().split("\n"))
            claims.append(Claim(f"{text[0].upper()}{text[1:]}.", (Quote(passage, *found.span()),)))
    return list({c.text: c for c in claims}.values())[:4]


def _speaker(best: Candidate, evidence: Evidence) -> list[Claim]:
    """Who speaks the words that a candidate quotes, and those words; empty where it quotes nobody."""
    passage, text = best.passage, best.passage.text
    begin = text.rfind("\n", 0, best.begin) + 1
    if text[begin : begin + 1] not in _MARKS:
        return []
    end = text.find("\n", best.end)
    said = " ".join(best.text.split()).strip(_MARKS)
    named = _introduced(passage, begin) or _signed_below(passage, end, evidence)
    if not named:
        return []
    name = " ".join(named.text.split()).strip(" -–—:")
    return [Claim(f"{name}: “{said}”", (named, Quote(passage, best.begin, best.end)))]


def _introduced(passage: Passage, begin: int) -> Quote | None:
    """The line before a quotation that says whose words follow."""
    start = passage.text.rfind("\n", 0, max(0, begin - 1)) + 1
    line = passage.text[start : max(start, begin - 1)]
    return Quote(passage, start, begin - 1) if _INTRODUCED.search(line) else None


def _signed_below(passage: Passage, end: int, evidence: Evidence) -> Quote | None:
    """The line right under a quotation that says who speaks, in its passage or the next."""
    for other, start in _lines_below(passage, end, evidence):
        found = _SPEAKER.match(other.text, start)
        return Quote(other, *found.span(1)) if found else None
    return None


def _lines_below(passage: Passage, end: int, evidence: Evidence) -> Iterator[tuple[Passage, int]]:
    if end >= 0:
        yield passage, end + 1
        return
    behind = evidence.index.passage_rows[passage.id] + 1
    if behind < len(evidence.index.passages):
        other = evidence.index.passages[behind]
        if other.document_id == passage.document_id:
            yield other, 0


def _in_office(query: Query, evidence: Evidence) -> list[Claim]:
    """The best line that names a person beside the office asked for."""
    asked = _ASKS_OFFICE.search(query.text)
    office = "voorzitter" if _ASKS_CHAIR.search(query.text) else asked[1] if asked else ""
    if not office:
        return []
    least, good = 0.5 * evidence.candidates[0].coverage, _GOOD * evidence.candidates[0].score
    holds = re.compile(
        rf"(?:{_WORD}|{_INITIALS}) ?[(,] ?{office}\b|\b{office}\)?:? (?:{_INITIALS}|{_WORD} {_WORD})", re.I
    )
    for candidate in evidence.candidates:
        found = holds.search(candidate.text)
        near = candidate.coverage >= least and candidate.score >= good
        if found and near and fold(found.group().split()[0]) not in fold(query.text):
            text = " ".join(w for w in candidate.text.split() if len(w) > 1)
            return [
                Claim(f"{text.rstrip('.')}.", (Quote(candidate.passage, candidate.begin, candidate.end),))
            ]
    return []


def _of_kind(query: Query, evidence: Evidence) -> list[Claim]:
    """The best sentences in which the kind of body asked for bears a name: "Onderzoeksbureau TNS"."""
    asked = _KIND.search(query.text)
    if not asked:
        return []
    named = re.compile(rf"\b(?i:{asked[1]})(?: (?:van|voor|de|het))* {_WORD}")
    best = evidence.candidates[0]
    fitting = [
        c for c in evidence.candidates[:_LOOKED_AT] if named.search(c.text) and c.score >= _GOOD * best.score
    ]
    ordered = (*fitting[:1], *(c for c in evidence.candidates if c not in fitting[:1]))
    return sentence_claims(query, Evidence(ordered, evidence.index)) if fitting else []


def _said(query: Query, evidence: Evidence) -> list[Claim]:
    """The sentence that says it, with the maker of its document before it, or the speaker of a quotation."""
    if quoted := _quoted(evidence, _AS_GOOD):
        return quoted
    own = sentence_claims(query, evidence)
    return [replace(own[0], introduced=True), *own[1:2]]


def _quoted(evidence: Evidence, share: float) -> list[Claim]:
    """The best quotation whose speaker is told, scored at least this share of the best candidate."""
    best = evidence.candidates[0].score
    good = (c for c in evidence.candidates[:_LOOKED_AT] if c.score >= share * best)
    return next((s for c in good if (s := _speaker(c, evidence))), [])
