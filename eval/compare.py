"""Two runs of the same questions side by side: what turned, and whether that can be chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.certainty import Interval, bootstrap_interval, mcnemar
from eval.errors import LogError
from eval.log import EvalLog, Score
from eval.table import plain

Pair = tuple[Score, Score]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one verdict differs between two runs.

    Attributes:
        name: of the verdict, in Dutch.
        first, second: how many questions each run has right.
        gained, lost: the pairs that only the second, and only the first run has right.
        difference: the 95% interval of the change in the share.
        p: of McNemar's exact test.
    """

    name: str
    first: int
    second: int
    gained: tuple[Pair, ...]
    lost: tuple[Pair, ...]
    difference: Interval | None
    p: float


def pair(first: EvalLog, second: EvalLog) -> tuple[Pair, ...]:
    """The questions that stand in both logs.

    Raises:
        LogError: there are none.
    """
    later = {(s.id, s.question): s for s in second.scores}
    pairs = tuple((s, later[s.id, s.question]) for s in first.scores if (s.id, s.question) in later)
    if not pairs:
        raise LogError("Deze logboeken hebben geen vraag gemeen", mend="Vergelijk twee metingen van één set.")
    return pairs


def compare(name: str, pairs: Sequence[Pair], verdict: Callable[[Score], bool]) -> Comparison:
    """How a verdict turned over the pairs."""
    before, after = [verdict(a) for a, _ in pairs], [verdict(b) for _, b in pairs]
    gained = tuple(p for p, a, b in zip(pairs, before, after, strict=True) if b and not a)
    lost = tuple(p for p, a, b in zip(pairs, before, after, strict=True) if a and not b)
    change = bootstrap_interval([b - a for a, b in zip(before, after, strict=True)])
    return Comparison(name, sum(before), sum(after), gained, lost, change, mcnemar(len(lost), len(gained)))


def render_comparison(first: EvalLog, second: EvalLog) -> str:
    """The comparison of two logs, in Dutch."""
    pairs = pair(first, second)
    left = len(first.scores) + len(second.scores) - 2 * len(pairs)
    hidden = first.header.unseen or second.header.unseen
    lines = [f"Aantal vergeleken vragen: {len(pairs)}."]
    if left:
        lines.append(f"Let op: wat maar in één van de logboeken staat, telt niet mee ({left}).")
    for result in (compare("goed", pairs, _right), compare("goed en geciteerd", pairs, _proven)):
        lines += ["", *_lines(result, len(pairs), hidden)]
    return "\n".join(lines) + "\n"


def _right(score: Score) -> bool:
    return score.right


def _proven(score: Score) -> bool:
    return score.proven


def _lines(result: Comparison, count: int, hidden: bool) -> list[str]:
    change = 100 * (result.second - result.first) / count
    bounds = result.difference
    interval = f", 95% [{_signed(100 * bounds.low)} – {_signed(100 * bounds.high)}]" if bounds else ""
    lines = [
        f"{result.name}: {result.first} → {result.second} ({_signed(change)} procentpunt{interval}); "
        f"{len(result.gained)} gewonnen, {len(result.lost)} verloren, p = {_p(result.p)} (McNemar, exact)"
    ]
    lines += [f"  + {_told(later, hidden)}" for _, later in result.gained]
    lines += [f"  - {_told(later, hidden)}" for _, later in result.lost]
    return lines


def _told(score: Score, hidden: bool) -> str:
    head = f"{score.id} [{score.category}]"
    return plain(head if hidden else f"{head} {score.question} | {score.explanation}")


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace(".", ",")


def _p(p: float) -> str:
    return "< 0,001" if p < 0.001 else f"{p:.3f}".replace(".", ",")
