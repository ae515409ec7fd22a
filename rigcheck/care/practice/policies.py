"""Which practices there are, and what can be said about one."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from rigcheck.engines.triage import PRACTICES, SHIPPED, Helped, Practice
from rigcheck.kernel.refusals import NotFound, Refusal

SPARABLE: Final = frozenset(tag for practice in PRACTICES.values() if practice.ships for tag in practice.tags)
"""What at least one practice here asks of a body, and somebody may want to be spared."""


class NotSparable(Refusal):
    """Something else was sent than the page offers to leave out."""

    code = "not-sparable"


class NotARating(Refusal):
    """Something else than yes, a little or no was sent."""

    code = "not-a-rating"


def shown(practice: str) -> Practice:
    """The practice of this id; NotFound for one that is not there, or whose content nobody has confirmed."""
    if practice not in SHIPPED:
        raise NotFound(_("There is no practice here by that name."))
    return PRACTICES[practice]


def spared(tags: Iterable[str]) -> list[str]:
    """What a member wants to be spared, once each and in order; raises NotSparable."""
    wanted = set(tags)
    if not wanted <= SPARABLE:
        raise NotSparable(_("The page sent something unexpected. Reload it and try again."))
    return sorted(wanted)


def rating(helped: str) -> Helped:
    """What was tapped; raises NotARating."""
    try:
        return Helped(helped)
    except ValueError:
        raise NotARating(_("Tap one of the three answers.")) from None
