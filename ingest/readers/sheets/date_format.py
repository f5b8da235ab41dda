"""Show a date or time the way Dutch Excel does under a number format: "dd-mm-jjjj", "mmm-jj", "[h]:mm"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Moment: TypeAlias = date | datetime | time | timedelta

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_SHORT = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
_DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<drop>[_*].)|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?P<half>AM/PM|A/P)|(?P<field>y+|m+|d+|h+|s+)(?P<fraction>\.0+)?|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_MONTH_FIRST = re.compile(r"m{1,2}[-/ ]+d{1,2}[-/ ]+(?=y)")


def show_moment(moment: Moment, code: str) -> str:
    """The text of a date, time or length of time under a format code (as stored: in English notation).

    A date that the format writes with the month first gets its day first, as Dutch readers read it.
    """
    if isinstance(moment, timedelta):
        seconds = round(moment.total_seconds())
        when = datetime.min + timedelta(seconds=abs(seconds))
        return ("-" if seconds < 0 else "") + _show(when, code, abs(seconds))
    if isinstance(moment, time):
        moment = datetime.combine(date(1900, 1, 1), moment)
    elif not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return _show(moment, code, moment.hour * 3600 + moment.minute * 60 + moment.second)


def _show(moment: datetime, code: str, seconds: int) -> str:
    pattern = _MONTH_FIRST.sub("dd-mm-", code.lower().split(";")[0])
    if "dd-mm-" in pattern and pattern != code.lower().split(";")[0]:
        pattern = re.sub(r"y+", "yyyy", pattern, count=1)
    tokens = list(_TOKEN.finditer(pattern))
    half = any(t["half"] for t in tokens)
    shown: list[str] = []
    for i, token in enumerate(tokens):
        if token["elapsed"]:
            unit = {"h": 3600, "m": 60, "s": 1}[token["elapsed"][0]]
            shown.append(str(seconds // unit).zfill(len(token["elapsed"])))
        elif token["field"]:
            shown.append(_field(moment, _kind(tokens, i), len(token["field"]), half))
        elif token["half"]:
            shown.append("AM" if moment.hour < 12 else "PM")
        else:
            shown.append(token["quoted"] or token["escaped"] or (token["other"] or "").replace("/", "-"))
    return " ".join("".join(shown).split())


def _kind(tokens: list[re.Match[str]], i: int) -> str:
    """The letter of a field, "n" for minutes: an m behind hours or before seconds."""
    letter: str = tokens[i]["field"][0]
    if letter != "m":
        return letter
    before = [t["field"] or t["elapsed"] for t in tokens[:i] if t["field"] or t["elapsed"]]
    after = [t["field"] or t["elapsed"] for t in tokens[i + 1 :] if t["field"] or t["elapsed"]]
    minutes = (before and before[-1][0] == "h") or (after and after[0][0] == "s")
    return "n" if minutes else "m"


def _field(moment: datetime, kind: str, length: int, half: bool) -> str:
    if kind == "y":
        return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
    if kind == "m" and length > 2:
        names = _SHORT if length == 3 else _MONTHS
        return names[moment.month - 1][: 1 if length > 4 else None]
    if kind == "d" and length > 2:
        return _DAYS[moment.weekday()][: 2 if length == 3 else None]
    hour = (moment.hour % 12 or 12) if half else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[kind]
    return str(number).zfill(min(length, 2))
