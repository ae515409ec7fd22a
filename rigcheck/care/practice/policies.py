"""Which practices there are, and what can be said about one."""

from django.utils.translation import gettext as _

from rigcheck.engines.triage import PRACTICES, SHIPPED, Helped, Practice
from rigcheck.kernel.refusals import NotFound, Refusal


class NotARating(Refusal):
    """Something else than yes, a little or no was sent."""

    code = "not-a-rating"


def shown(practice: str) -> Practice:
    """The practice of this id; NotFound for one that is not there, or whose content nobody has confirmed."""
    if practice not in SHIPPED:
        raise NotFound(_("There is no practice here by that name."))
    return PRACTICES[practice]


def rating(helped: str) -> Helped:
    """What was tapped; raises NotARating."""
    try:
        return Helped(helped)
    except ValueError:
        raise NotARating(_("Tap one of the three answers.")) from None
