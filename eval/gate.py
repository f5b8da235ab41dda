"""The gate: a run may not be worse than the baseline that is kept with the code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from eval.errors import LogError
from eval.log import EvalLog, Score

BASELINE = Path(__file__).parent / "baseline.json"


class Tally(BaseModel):
    """A share as it was counted: exact, so that an equal run never fails by rounding."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    aantal: int
    van: int

    @property
    def share(self) -> Fraction:
        """The share; of nothing it is 0."""
        return Fraction(self.aantal, self.van) if self.van else Fraction(0)

    def __str__(self) -> str:
        """The share and its counts, in Dutch."""
        return f"{100 * float(self.share):.1f}% ({self.aantal} van {self.van})".replace(".", ",")


class Level(BaseModel):
    """What a run came to: `goed` of all questions, `geciteerd` of the right ones with evidence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    goed: Tally
    geciteerd: Tally


Baseline = Mapping[str, Level]
_BASELINE: TypeAdapter[dict[str, Level]] = TypeAdapter(dict[str, Level])


def level(scores: Sequence[Score]) -> Level:
    """What some scores come to."""
    cited = [s.cited for s in scores if s.cited is not None]
    return Level(
        goed=Tally(aantal=sum(s.right for s in scores), van=len(scores)),
        geciteerd=Tally(aantal=sum(cited), van=len(cited)),
    )


def shortfalls(reached: Level, least: Level) -> tuple[str, ...]:
    """Where a run stays below the baseline, in Dutch."""
    pairs = (("goed", reached.goed, least.goed), ("geciteerd", reached.geciteerd, least.geciteerd))
    return tuple(f"{name}: {now}, de basis is {base}" for name, now, base in pairs if now.share < base.share)


def check(log: EvalLog, file: Path) -> tuple[str, ...]:
    """The shortfalls of a run against the baseline of its set.

    Raises:
        LogError: the baseline cannot be read or does not have the set.
    """
    name = log.header.set_name
    baseline = read_baseline(file)
    if name not in baseline:
        raise LogError(
            f"De basis kent set {name!r} niet", where=str(file), mend="Leg hem vast met: --schrijf."
        )
    return shortfalls(level(log.scores), baseline[name])


def read_baseline(file: Path) -> dict[str, Level]:
    """The levels by set. Raises LogError."""
    try:
        return _BASELINE.validate_json(file.read_bytes())
    except (OSError, ValidationError):
        raise LogError(
            "De basis is niet te lezen",
            where=str(file),
            mend="Leg hem vast met: raadbron eval poort LOG --schrijf.",
        ) from None


def renew(log: EvalLog, file: Path) -> None:
    """Write what a run came to as the baseline of its set; other sets stay. Raises LogError."""
    levels = read_baseline(file) if file.exists() else {}
    levels[log.header.set_name] = level(log.scores)
    try:
        file.write_bytes(_BASELINE.dump_json(dict(sorted(levels.items())), indent=2) + b"\n")
    except OSError:
        raise LogError(
            "De basis kan niet worden geschreven", where=str(file), mend="Kies een ander pad met --basis."
        ) from None
