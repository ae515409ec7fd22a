"""Who decides on an appeal."""

from django.utils.translation import gettext_lazy as _

from rigcheck.care.sessions.policies import SpokenRefusal


class NotYourOwn(SpokenRefusal):
    """Whoever decided cannot decide on the appeal."""

    code = "group-not-your-own"
    status = 403
    sentence = _("You decided this, so somebody else looks at it again: another moderator of the group, or the lead.")


def may_decide(decider: str, before: str) -> None:
    """Raise NotYourOwn where the appeal goes against one's own decision. Both are seats in hex."""
    if decider == before:
        raise NotYourOwn
