"""Answers from running text: the sentences that answer, with what they lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.periods import find_periods
from corpus.model import Figure, Passage
from retriever.cues import Kind
from retriever.draft import Claim, Evidence, Quote
from retriever.followup import EARLIER
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.arithmetic import say_change, say_gap
from retriever.writers.torn import completed

_LEANS = re.compile(
    r"^[\"'“‘]?(Dat|Dit|Deze|Daarmee|Hiermee|Hierdoor|Daardoor|Daarvoor|Hiervoor|Hierbij|Daarbij|Daarin"
    r"|Hierin|Het heeft|Het gaat|Ze|Zij|Een jaar eerder|Dit zorgt|Zo |Zodat|Ook|Daarnaast|Maar|En|Of|Want"
    r"|Verder|Toch|Hier|Daar|Wel|Vooral|Alle zes|Beide|Een verklaring|In combinatie|De resultaten"
    r"|De uitkomsten|In die|Welke)\b"
)
"""Openings of a sentence that leans on the one before it."""
_RUNS_ON = re.compile(
    r"^(Dit|Dat|Deze|Het heeft|Het doel|Ons doel|Hierdoor|Daardoor|Hierbij|Hiermee|Daarmee|Vooral|Ook"
    r"|Een verklaring|Want|Daarnaast|En |Verder|Uit een|In combinatie|De veranderingen|Zij|Ze|Zo|Hier|Alle"
    r"|De verdeling|Er )\b"
)
"""Openings of a sentence that tells on what the one before it began."""
_OTHER_TIME = re.compile(
    r"^(Een jaar eerder|In (19|20)\d\d|Dat (is|zijn|was)|Vorig jaar|Het jaar ervoor|Eerder)\b"
)
_ENOUGH = 430
"""Up to how many characters a paragraph is told on."""
_WIDEST = 600
"""Greatest length of a quote with the sentences around it, characters."""
_LONGEST = 560
"""Greatest length of all claims together, characters."""


def sentence_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """The best sentence with its neighbours where it leans on them, and the next best where it adds."""
    best = evidence.candidates[0]
    claims = [_claim(best, query, evidence)]
    for other in evidence.candidates[1:8]:
        if len(claims) >= _most(query) or sum(len(c.text) for c in claims) > _LONGEST / 2:
            break
        if other.passage.row or not _adds(other, best, claims, query):
            continue
        claim = _claim(other, query, evidence)
        if any(c.text in claim.text or claim.text in c.text for c in claims):
            continue
        if sum(len(c.text) for c in claims) + len(claim.text) <= _LONGEST:
            claims.append(claim)
    return _in_reading_order(claims) if query.kind is not Kind.FIGURE else claims


def computed(query: Query, claims: Sequence[Claim], evidence: Evidence) -> Claim | None:
    """The difference between two like figures of the first claim, where a change is asked."""
    if query.kind is not Kind.CHANGE or not claims or claims[0].quotes[0].passage.row:
        return None
    quote = claims[0].quotes[0]
    figures = [
        f
        for f in evidence.index.figures_by_passage.get(quote.passage.id, ())
        if quote.begin <= f.begin < quote.end and _stands_in(f.display, claims[0].text)
    ]
    pair = _pair(figures, quote.passage.text)
    if pair is None:
        return None
    ordered = _oldest_first(pair, quote.passage.text)
    text, derived = say_change(*ordered, query.english) if ordered else say_gap(*pair, query.english)
    return Claim(text, (quote,), derived, shown=()) if derived else None


def _stands_in(number: str, text: str) -> bool:
    """Whether a number stands in a text whole: "5%" does not stand in "15%"."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)}", text))


def _most(query: Query) -> int:
    return 3 if query.kind in (Kind.WHY, Kind.LIST) else 2


def _claim(candidate: Candidate, query: Query, evidence: Evidence) -> Claim:
    """The sentence verbatim, with those of its paragraph that it leans on or that tell on."""
    passage = candidate.passage
    first, last = _leaned_on(passage, candidate.sentence), candidate.sentence
    if query.wants_number and query.kind is not Kind.TREND and EARLIER not in query.standalone:
        last = _compared(passage, last, query)
    else:
        first, last = _told_on(passage, first, last, evidence)
    begin, end = passage.sentences[first][0], passage.sentences[last][1]
    if end - begin > _LONGEST:
        begin, end = candidate.begin, candidate.end
    text = " ".join(passage.text[begin:end].split())
    return completed(
        Claim(_finished(text), (_in_context(passage, begin, end),)), (begin, end), evidence.index
    )


def _leaned_on(passage: Passage, sentence: int) -> int:
    """The first of the up to two sentences before that this one points back to."""
    first = sentence
    while (
        first > 0
        and sentence - first < 2
        and _LEANS.match(_sentence(passage, first))
        and _joined(passage, first)
    ):
        first -= 1
    return first


def _compared(passage: Passage, last: int, query: Query) -> int:
    """The next sentence too where it gives the figure of another time and the question looks at several."""
    onward = last + 1
    if (
        onward < len(passage.sentences)
        and _joined(passage, onward)
        and (query.over_time or query.kind is Kind.CHANGE)
    ):
        return onward if _OTHER_TIME.match(_sentence(passage, onward)) else last
    return last


def _told_on(passage: Passage, first: int, last: int, evidence: Evidence) -> tuple[int, int]:
    """More of the paragraph while it stays short: what points back first, then what fits the question."""
    scores = {c.sentence: c.score for c in evidence.candidates if c.passage.id == passage.id}
    spans = passage.sentences
    while True:
        options = []
        if last + 1 < len(spans) and _joined(passage, last + 1):
            bonus = 5.0 if _RUNS_ON.match(_sentence(passage, last + 1)) else 0.0
            options.append((scores.get(last + 1, 0.0) + bonus, first, last + 1))
        if first > 0 and _joined(passage, first):
            options.append((scores.get(first - 1, 0.0), first - 1, last))
        fitting = [o for o in options if spans[o[2]][1] - spans[o[1]][0] <= _ENOUGH]
        if not fitting:
            return first, last
        _, first, last = max(fitting)


def _sentence(passage: Passage, number: int) -> str:
    return passage.text[slice(*passage.sentences[number])]


def _joined(passage: Passage, number: int) -> bool:
    """Whether a sentence stands in one paragraph with the one before it."""
    return "\n" not in passage.text[passage.sentences[number - 1][1] : passage.sentences[number][0]]


def _in_context(passage: Passage, begin: int, end: int) -> Quote:
    """The quote with its neighbours in the paragraph, unless too long: it shows what it hangs on."""
    paragraph = passage.text.rfind("\n", 0, begin) + 1, passage.text.find("\n", end)
    last = paragraph[1] if paragraph[1] >= 0 else len(passage.text)
    before = [b for b, e in passage.sentences if paragraph[0] <= b and e <= begin]
    behind = [e for b, e in passage.sentences if b >= end and e <= last]
    wide = before[-1] if before else begin, behind[0] if behind else end
    return Quote(passage, *wide) if wide[1] - wide[0] <= _WIDEST else Quote(passage, begin, end)


def _finished(text: str) -> str:
    """The quote as a sentence of the answer: without a bullet's loose end, with a full stop."""
    text = text.removesuffix("×").strip()
    return text if re.search(r"[.!?:…][\"'”’)]*$", text) else f"{text}."


def _adds(other: Candidate, best: Candidate, claims: Sequence[Claim], query: Query) -> bool:
    if any(
        q.passage.id == other.passage.id and q.begin <= other.begin < q.end for c in claims for q in c.quotes
    ):
        return False
    if any(_same(other.text, c.text) for c in claims):
        return False
    margin = 0.88 if query.kind in (Kind.WHY, Kind.LIST, Kind.TEXT) else 0.93
    return other.score >= margin * best.score


def _same(a: str, b: str) -> bool:
    """Whether two sentences say the same in nearly the same words."""
    x, y = set(a.lower().split()), set(b.lower().split())
    return len(x & y) >= 0.7 * min(len(x), len(y))


def _in_reading_order(claims: list[Claim]) -> list[Claim]:
    """The first stays first; others of the same passage follow in the order of the text."""
    return [claims[0], *sorted(claims[1:], key=lambda c: (c.quotes[0].passage.id, c.quotes[0].begin))]


def _pair(figures: Sequence[Figure], text: str) -> tuple[Figure, Figure] | None:
    """The two figures of one unit and like size that a change runs between.

    "van A naar B" names them outright; else they must be the only such pair of the sentence.
    """
    like = [
        (a, b)
        for i, a in enumerate(figures)
        for b in figures[i + 1 :]
        if a.unit == b.unit
        and a.value > 0
        and b.value > 0
        and max(a.value, b.value) < 10 * min(a.value, b.value)
        and a.kind == b.kind
    ]
    outright = [(a, b) for a, b in like if _from_to(a, b, text)]
    chosen = outright or like
    return chosen[0] if len(chosen) == 1 else None


def _from_to(first: Figure, second: Figure, text: str) -> bool:
    """Whether the text says "van A naar B" or "van A tot B"."""
    opens = re.search(r"\bvan\s+(?:onder |ruim |bijna )?$", text[: first.begin])
    return bool(opens) and bool(
        re.match(r"\s*(?:\([^)]*\)\s*)?(?:naar|tot)\b", text[first.end : second.begin])
    )


def _oldest_first(pair: tuple[Figure, Figure], text: str) -> tuple[Figure, Figure] | None:
    """Old and new of a pair that a text compares in time; None where it does not say which came first."""
    first, second = pair
    if _from_to(first, second, text):
        return first, second
    near = text[max(0, second.begin - 60) : second.begin]
    if re.search(r"vergelijking (met|tot)|ten opzichte van|eerder|was dit|was dat|tegen\b|dan in", near):
        return second, first
    years = [find_periods(text[max(0, f.begin - 40) : f.end + 20]) for f in pair]
    if not years[0] or not years[1] or years[0][0].year == years[1][0].year:
        return None
    return (first, second) if years[0][0].year < years[1][0].year else (second, first)
