"""Answers from running text: the sentences that answer, with what they lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.periods import find_periods
from corpus.model import Passage
from retriever.cues import Kind
from retriever.draft import Claim, Evidence, Quote
from retriever.followup import EARLIER
from retriever.query import Query
from retriever.rank import Candidate
from retriever.writers.breadth import Breadth, breadth_of
from retriever.writers.leaning import joined, leans
from retriever.writers.series import series_of
from retriever.writers.torn import completed

_RUNS_ON = re.compile(
    r"^(Dit|Dat|Deze|Het heeft|Het doel|Ons doel|Hierdoor|Daardoor|Hierbij|Hiermee|Daarmee|Vooral|Ook"
    r"|Een verklaring|Want|Daarnaast|En |Verder|Uit een|In combinatie|De veranderingen|Zij|Ze|Zo|Hier|Alle"
    r"|De verdeling|Er )\b"
)
"""Openings of a sentence that tells on what the one before it began."""
_OTHER_TIME = re.compile(
    r"^(Een jaar eerder|In (19|20)\d\d|Dat (is|zijn|was)|Vorig jaar|Het jaar ervoor|Eerder)\b"
)
_WHEN_TOO = re.compile(r"\b(?:en|and) (per |vanaf |sinds |from |since )?(?:wanneer|when)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:per|vanaf|sinds|uiterlijk|ingang|ingaande|in werking)\b", re.IGNORECASE)
"""Words before the date from which something holds."""
_LOOKED_AT = 8
"""How many candidates may tell something beside the best one."""
_TELLING_END = 0.75
"""Least score of a sentence that tells the highest itself, as a share of the best."""
_WIDEST = 600
"""Greatest length of a quote with the sentences around it, characters."""


def sentence_claims(query: Query, evidence: Evidence) -> list[Claim]:
    """The best sentence with its neighbours where it leans on them, and the next best where they add."""
    breadth = breadth_of(query)
    best = telling_end(query, evidence.candidates) or evidence.candidates[0]
    claims = [_claim(best, query, evidence, breadth.paragraph)]
    others = sorted(
        (c for c in evidence.candidates[:_LOOKED_AT] if c is not best),
        key=lambda c: c.passage.id != best.passage.id,
    )
    for other in others:
        if len(claims) == breadth.claims:
            break
        if other.passage.row or not _adds(other, best, claims, breadth):
            continue
        claim = _claim(other, query, evidence, breadth.beside, [c.text for c in claims])
        if any(c.text in claim.text or claim.text in c.text for c in claims):
            continue
        if sum(len(c.text) for c in claims) + len(claim.text) <= breadth.total:
            claims.append(claim)
    claims += _when_too(best, query, evidence, [c.text for c in claims])
    return _in_reading_order(claims) if query.kind is not Kind.FIGURE else claims


def telling_end(query: Query, candidates: Sequence[Candidate]) -> Candidate | None:
    """The best sentence that tells itself which is the highest or lowest, where that is asked."""
    if query.kind is not Kind.RANKING:
        return None
    near = (c for c in candidates[:_LOOKED_AT] if c.score >= _TELLING_END * candidates[0].score)
    return next((c for c in near if not c.passage.row and c.features.cue > 0), None)


def _when_too(best: Candidate, query: Query, evidence: Evidence, told: Sequence[str]) -> list[Claim]:
    """The nearest sentence of the passage with a date, where a question ends on when: "en per wanneer?"."""
    passage, asked = best.passage, _WHEN_TOO.search(query.standalone)
    if query.kind is Kind.WHEN or not asked or _dated(" ".join(told)):
        return []
    dated = [n for n in range(len(passage.sentences)) if _dated(_sentence(passage, n))]
    if asked[1]:
        dated = [n for n in dated if _FROM.search(_sentence(passage, n))] or dated
    if not dated:
        return []
    begin, end = passage.sentences[min(dated, key=lambda n: abs(n - best.sentence))]
    text = _finished(" ".join(passage.text[begin:end].split()))
    return [completed(Claim(text, (_in_context(passage, begin, end),)), (begin, end), evidence.index)]


def _dated(text: str) -> bool:
    return any(p.month for p in find_periods(text))


def _claim(
    candidate: Candidate, query: Query, evidence: Evidence, enough: int, told: Sequence[str] = ()
) -> Claim:
    """The sentence verbatim, with those of its paragraph that it leans on or that tell on, up to `enough`.

    What claims before it have told is left out.
    """
    passage = candidate.passage
    series = None if query.wants_number else series_of(passage, candidate.sentence)
    if series:
        return _spanned(passage, *series, evidence)
    first, last = _leaned_on(passage, candidate.sentence), candidate.sentence
    if query.wants_number and query.kind is not Kind.TREND and EARLIER not in query.standalone:
        last = _compared(passage, last, query)
    else:
        first, last = _told_on(passage, (first, last), evidence, enough)
    first, last = _not_told(passage, (first, candidate.sentence, last), told)
    if passage.sentences[last][1] - passage.sentences[first][0] > _WIDEST:
        first = last = candidate.sentence
    return _spanned(passage, first, last, evidence)


def _spanned(passage: Passage, first: int, last: int, evidence: Evidence) -> Claim:
    """A claim that tells the sentences of a passage from the first to the last, verbatim."""
    begin, end = passage.sentences[first][0], passage.sentences[last][1]
    text = " ".join(passage.text[begin:end].split())
    return completed(
        Claim(_finished(text), (_in_context(passage, begin, end),)), (begin, end), evidence.index
    )


def _not_told(passage: Passage, span: tuple[int, int, int], told: Sequence[str]) -> tuple[int, int]:
    """First and last sentence of a span around its middle one, without those at its ends that were told."""
    first, middle, last = span
    while first < middle and _is_told(_sentence(passage, first), told):
        first += 1
    while last > middle and _is_told(_sentence(passage, last), told):
        last -= 1
    return first, last


def _is_told(sentence: str, told: Sequence[str]) -> bool:
    return any(" ".join(sentence.split()).rstrip(".") in text for text in told)


def _leaned_on(passage: Passage, sentence: int) -> int:
    """The first of the up to two sentences before that this one points back to."""
    first = sentence
    while first > 0 and sentence - first < 2 and leans(passage, first):
        first -= 1
    return first


def _compared(passage: Passage, last: int, query: Query) -> int:
    """The next sentence too where it gives the figure of another time and the question looks at several."""
    onward = last + 1
    if (
        onward < len(passage.sentences)
        and joined(passage, onward)
        and (query.over_time or query.kind is Kind.CHANGE)
    ):
        return onward if _OTHER_TIME.match(_sentence(passage, onward)) else last
    return last


def _told_on(passage: Passage, span: tuple[int, int], evidence: Evidence, enough: int) -> tuple[int, int]:
    """More of the paragraph while it stays short: what points back first, then what fits the question."""
    scores = {c.sentence: c.score for c in evidence.candidates if c.passage.id == passage.id}
    spans = passage.sentences
    first, last = span
    while True:
        options = []
        if last + 1 < len(spans) and joined(passage, last + 1):
            bonus = 5.0 if _RUNS_ON.match(_sentence(passage, last + 1)) else 0.0
            options.append((scores.get(last + 1, 0.0) + bonus, first, last + 1))
        if first > 0 and joined(passage, first):
            options.append((scores.get(first - 1, 0.0), first - 1, last))
        fitting = [o for o in options if spans[o[2]][1] - spans[o[1]][0] <= enough]
        if not fitting:
            return first, last
        _, first, last = max(fitting)


def _sentence(passage: Passage, number: int) -> str:
    return passage.text[slice(*passage.sentences[number])]


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
    text = text.removesuffix("×").rstrip(" ;,").strip()
    return text if re.search(r"[.!?:…][\"'”’)]*$", text) else f"{text}."


def _adds(other: Candidate, best: Candidate, claims: Sequence[Claim], breadth: Breadth) -> bool:
    """Whether a candidate is good enough beside the best one, and not yet told."""
    near = other.passage.id == best.passage.id
    if other.score < (breadth.near if near else breadth.margin) * best.score:
        return False
    if other.text.strip() in other.passage.section:
        return False  # a heading tells nothing beside what stands under it
    return not any(_same(other.text, c.text) or _finished(other.text) in c.text for c in claims)


def _same(a: str, b: str) -> bool:
    """Whether two sentences say the same in nearly the same words."""
    x, y = set(a.lower().split()), set(b.lower().split())
    return len(x & y) >= 0.7 * min(len(x), len(y))


def _in_reading_order(claims: list[Claim]) -> list[Claim]:
    """The first stays first; others of the same passage follow in the order of the text."""
    return [claims[0], *sorted(claims[1:], key=lambda c: (c.quotes[0].passage.id, c.quotes[0].begin))]
