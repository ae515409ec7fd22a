"""Who decides on an appeal."""

from django.utils.translation import gettext_lazy as _

from rigcheck.care.sessions.policies import SpokenRefusal


class NotYourOwn(SpokenRefusal):
    """Whoever decided cannot decide on the appeal."""

    code = "group-not-your-own"
    status = 403
    sentence = _("You decided this, so somebody else looks at it again: another moderator of the group, or the lead.")


class NotYourOwnPost(SpokenRefusal):
    """Whoever wrote a post cannot decide about it."""

    code = "group-not-your-own-post"
    status = 403
    sentence = _("You wrote this, so somebody else looks at it: another moderator of the group, or the lead.")


class StillAsked(SpokenRefusal):
    """A group cannot be ended by the one about whom somebody there asked for a look."""

    code = "group-still-asked"
    status = 409
    sentence = _(
        "Somebody asked for a look at what you wrote or decided here, so only the lead can end this group. Nothing was "
        "erased."
    )


def may_look(looker: str, writer: str) -> None:
    """Raise NotYourOwnPost where somebody would decide about their own post. Both are seats in hex."""
    if looker == writer:
        raise NotYourOwnPost


def may_decide(decider: str, before: str) -> None:
    """Raise NotYourOwn where the appeal goes against one's own decision. Both are seats in hex."""
    if decider == before:
        raise NotYourOwn
