"""When people get their card and when they use it. The attacker knows these habits as well as the people do.

Days count from the first of the quarter. Everybody is offered a card on one day and gets it on any day of that month.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

OFFERED = 2
"""The day on which everybody is offered a card."""
MONTH_DAYS = 30
DAY = 24 * 60
AWAY = -1e6
"""The logarithm of as good as never."""
LATER = 0.3
"""Of those who were told "any later day", the share that uses the card on each day that comes."""
WAITED = 0.06
"""Of those who waited for the day named on the card, the share that uses it on each day that comes."""


@dataclass(frozen=True)
class Times:
    """Minutes since the quarter began."""

    got: int
    used: int


@dataclass(frozen=True)
class Habit:
    """`draw` gives a person's times, `likely` the logarithm of how likely a pair of days is.

    `in_order`: whether who comes first on a day also uses the card first.
    """

    name: str
    draw: Callable[[np.random.Generator, Callable[[int], int]], Times]
    likely: Callable[[int, int, Callable[[int], int]], float]
    in_order: bool = False


def _got(dice: np.random.Generator) -> int:
    return int(dice.integers(OFFERED * DAY + 8 * 60, MONTH_DAYS * DAY))


def _hour(dice: np.random.Generator) -> int:
    return int(dice.integers(6 * 60, DAY))


def _within_minutes(dice: np.random.Generator, _: Callable[[int], int]) -> Times:
    got = _got(dice)
    return Times(got, got + 1 + int(dice.lognormal(1.0, 0.8)))


def _any_later_day(dice: np.random.Generator, _: Callable[[int], int]) -> Times:
    got = _got(dice)
    return Times(got, (got // DAY + min(int(dice.geometric(LATER)), 55)) * DAY + _hour(dice))


def _from_the_day_on_the_card(dice: np.random.Generator, use_from: Callable[[int], int]) -> Times:
    got = _got(dice)
    waited = int(dice.geometric(WAITED) - 1) % 55
    return Times(got, (use_from(got // DAY) + waited) * DAY + _hour(dice))


def _same_day(got: int, used: int, _: Callable[[int], int]) -> float:
    return 0.0 if used - got in (0, 1) else AWAY


def _geometric(delay: int, share: float) -> float:
    return float(np.log(share) + delay * np.log1p(-share)) if delay >= 0 else AWAY


WITHIN_MINUTES = Habit("within minutes", _within_minutes, _same_day, in_order=True)
ANY_LATER_DAY = Habit("on any later day", _any_later_day, lambda got, used, _: _geometric(used - got - 1, LATER))
BY_THE_CARD = Habit(
    "from the day on the card",
    _from_the_day_on_the_card,
    lambda got, used, use_from: _geometric(used - use_from(got), WAITED),
)
