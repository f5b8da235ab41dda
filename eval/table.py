"""What the evaluator reads: the table of a run, and the questions that went wrong. Pure text, in Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from eval.log import EvalLog, Header, Score
from eval.summary import Measure, Summary, by_category, summarise

TOTAL = "totaal"
NOTHING = "–"
_HEADINGS = (
    "soort",
    "n",
    "goed",
    "95%",
    "geciteerd",
    "95%",
    "onth.",
    "hit@1",
    "hit@5",
    "MRR",
    "tekens",
    "ms",
)


def render_run(log: EvalLog) -> str:
    """The table a category, the totals with their intervals, and what was not right where it may be shown."""
    total = summarise(TOTAL, log.scores)
    parts = [_title(log.header), _grid([*by_category(log.scores), total]), _totals(total)]
    if log.header.unseen:
        parts.append("Ongeziene set: de uitleg per vraag staat alleen in het logboek.")
    else:
        parts.append(_misses(log.scores))
    return "\n\n".join(parts) + "\n"


def percent(share: float | None) -> str:
    """A share as "71%"."""
    return NOTHING if share is None else f"{100 * share:.0f}%"


def decimal(value: float | None) -> str:
    """A number with two decimals, "0,54"."""
    return NOTHING if value is None else f"{value:.2f}".replace(".", ",")


def whole(value: float | None) -> str:
    """A number without decimals."""
    return NOTHING if value is None else f"{value:.0f}"


def plain(text: str) -> str:
    """A text on one line, without characters that steer the terminal."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _title(header: Header) -> str:
    commit = f", commit {header.commit}" if header.commit else ""
    return (
        f"Set {plain(header.set_name)}: {header.questions} vragen; "
        f"corpusversie {header.corpus_version}, Raadbron {header.version}{commit}"
    )


def _grid(rows: Sequence[Summary]) -> str:
    cells = [_HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(_HEADINGS))]
    lines = [_line(line, widths) for line in cells]
    rule = "-" * len(lines[0])
    return "\n".join((lines[0], rule, *lines[1:-1], rule, lines[-1]))


def _cells(row: Summary) -> tuple[str, ...]:
    return (
        plain(row.name),
        str(row.questions),
        percent(row.right.value),
        _bounds(row.right),
        percent(row.cited.value),
        _bounds(row.cited),
        percent(row.refused.value),
        percent(row.hit_1.value),
        percent(row.hit_5.value),
        decimal(row.mrr.value),
        whole(row.length),
        whole(row.ms),
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = cells[0].ljust(widths[0])
    return "  ".join((first, *(c.rjust(w) for c, w in zip(cells[1:], widths[1:], strict=True)))).rstrip()


def _bounds(measure: Measure) -> str:
    if measure.interval is None:
        return NOTHING
    return f"{100 * measure.interval.low:.0f}–{100 * measure.interval.high:.0f}"


def _totals(total: Summary) -> str:
    shares = (
        ("goed beantwoord", total.right, "van alle vragen"),
        ("geciteerd", total.cited, "van de goede antwoorden waar bewijs bij hoort"),
        ("onthouding, precisie", total.abstention_precision, "van wat geweigerd is, niet te beantwoorden"),
        ("onthouding, volledigheid", total.abstention_recall, "van wat niet te beantwoorden is, geweigerd"),
        ("hit@1", total.hit_1, "van de vragen met bewijs"),
        ("hit@5", total.hit_5, "van de vragen met bewijs"),
        ("MRR (×100)", total.mrr, "van de vragen met bewijs"),
        ("cijfers", total.figures, "van de verwachte cijfers, waarde en eenheid"),
    )
    lines = [f"{name:<25} {_share(measure)}  {over} (n = {measure.count})" for name, measure, over in shares]
    return "\n".join(("Totaal, met het 95%-interval (bootstrap):", *lines))


def _share(measure: Measure) -> str:
    if measure.value is None:
        return f"{NOTHING:>6}{'':>17}"
    return f"{_tenth(measure.value):>6} {_tenth_bounds(measure):>16}"


def _tenth(share: float) -> str:
    return f"{100 * share:.1f}".replace(".", ",")


def _tenth_bounds(measure: Measure) -> str:
    return f"[{_tenth(measure.interval.low)} – {_tenth(measure.interval.high)}]" if measure.interval else ""


def _misses(scores: Sequence[Score]) -> str:
    missed = [s for s in scores if not s.proven]
    if not missed:
        return "Alles is goed en met het bewijs erbij."
    lines = [f"- {plain(f'{s.id} [{s.category}] {s.question} | {s.explanation}')}" for s in missed]
    return "\n".join((f"Niet goed, of niet met het bewijs geciteerd ({len(missed)}):", *lines))
