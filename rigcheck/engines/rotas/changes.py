"""Duties, and what is changed about them by hand: overrides, covers and swaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rigcheck.kernel.intervals import Interval, without


@dataclass(frozen=True, order=True, slots=True)
class Duty:
    """Somebody is on for a span of time, in UTC. `who` is an opaque name."""

    span: Interval
    who: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """In this span somebody else is on than the turns say.

    With `leaves`, only what that person had there is changed (a cover, half of a swap); it goes to `comes`, or to
    nobody. Without `leaves` it is an override: `comes` is on for the whole span, whoever and even if nobody was; or,
    without `comes` as well, nobody is.
    """

    span: Interval
    comes: bytes | None
    leaves: bytes | None = None


def swap(one: Duty, other: Duty) -> tuple[Change, Change]:
    """Two people exchange two duties."""
    return Change(one.span, other.who, one.who), Change(other.span, one.who, other.who)


def changed(duties: Iterable[Duty], changes: Iterable[Change]) -> list[Duty]:
    """The duties in order, each change laid over what the earlier ones left."""
    after = sorted(duties)
    for change in changes:
        after = sorted(_laid_over(after, change))
    return after


def _laid_over(duties: Iterable[Duty], change: Change) -> Iterator[Duty]:
    for duty in duties:
        if change.leaves not in (None, duty.who) or not duty.span.overlaps(change.span):
            yield duty
            continue
        yield from (Duty(part, duty.who) for part in without([duty.span], [change.span]))
        part = duty.span.clipped(change.span.start, change.span.end)
        if change.leaves is not None and change.comes is not None and part is not None:
            yield Duty(part, change.comes)
    if change.leaves is None and change.comes is not None:
        yield Duty(change.span, change.comes)
