"""Whether two totals of one person differ by more than chance and everyday ups and downs."""

from dataclasses import dataclass
from enum import StrEnum

from rigcheck.engines.instruments.definition import TOTAL, Direction, Instrument, Score, Thresholds
from rigcheck.engines.instruments.plan import plan_for
from rigcheck.engines.instruments.refusals import NoSuchScore


class ChangeKind(StrEnum):
    """How much a change can mean."""

    RELIABLE = "reliable"  # likely real
    MEANINGFUL = "may-be-meaningful"
    NOT_CLEAR = "no-clear-change"
    NO_LINE = "no-published-line"  # nothing is published for this form


class Turn(StrEnum):
    """Which way it went, for the person."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """The step from an earlier total to a later one; `difference` is later minus earlier."""

    kind: ChangeKind
    turn: Turn
    difference: Score


@dataclass(frozen=True, slots=True)
class ReliableLines:
    """The totals from which a later result is likely really another; None where the scale ends before."""

    above: Score | None
    below: Score | None


def change(instrument: Instrument, earlier: Score, later: Score) -> Change:
    """What the step from one total to another can mean by the published thresholds.

    Both totals come from the same instrument and version. Raises NoSuchScore for a form without a total and
    for a total that it cannot give.
    """
    possible = _possible(instrument)
    if earlier not in possible or later not in possible:
        raise NoSuchScore(f"{instrument.id} cannot give that total.")
    difference = later - earlier
    return Change(_kind(instrument.change, abs(difference)), _turn(instrument, difference), difference)


def reliable_lines(instrument: Instrument, earlier: Score) -> ReliableLines | None:
    """The lines around an earlier total; None where no reliable change is published for this form.

    Raises NoSuchScore as `change` does.
    """
    possible, by = _possible(instrument), instrument.change.reliable
    if earlier not in possible:
        raise NoSuchScore(f"{instrument.id} cannot give that total.")
    if by is None:
        return None
    above, below = earlier + by, earlier - by
    return ReliableLines(above if above <= max(possible) else None, below if below >= min(possible) else None)


def _possible(instrument: Instrument) -> frozenset[Score]:
    plan = plan_for(instrument).total
    if plan is None or instrument.direction is Direction.NEITHER:
        raise NoSuchScore(f"{instrument.id} has no {TOTAL} that could change.")
    return frozenset(outcome.value for outcome in plan.outcomes)


def _kind(lines: Thresholds, size: Score) -> ChangeKind:
    if lines.reliable is not None and size >= lines.reliable:
        return ChangeKind.RELIABLE
    if lines.meaningful is not None and size >= lines.meaningful:
        return ChangeKind.MEANINGFUL
    if lines.reliable is None and lines.meaningful is None:
        return ChangeKind.NO_LINE
    return ChangeKind.NOT_CLEAR


def _turn(instrument: Instrument, difference: Score) -> Turn:
    if difference == 0:
        return Turn.SAME
    risen_is_better = instrument.direction is Direction.HIGHER_IS_BETTER
    return Turn.BETTER if (difference > 0) is risen_is_better else Turn.WORSE
