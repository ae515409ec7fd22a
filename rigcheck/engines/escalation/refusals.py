"""What a page does not do for somebody, in words for whoever tried."""

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class TakenElsewhere(Refusal):
    """Somebody else has it."""

    code = "taken-elsewhere"
    status = 409
    sentence = gettext_noop(
        "Somebody else took this a moment ago. Nothing more is asked of you. Thank you for answering."
    )


class NotAsked(Refusal):
    """This page did not ask them, or does no longer."""

    code = "not-asked"
    status = 404
    sentence = gettext_noop("There is nothing here for you, or it is not asked of you any more.")


class NotYours(Refusal):
    """Somebody who does not have it gives it back, or says that they reached the member when others had it since."""

    code = "not-yours"
    status = 409
    sentence = gettext_noop(
        "You do not have this one: it lapsed, or somebody else has it. Take it first, if it is open."
    )


class Over(Refusal):
    """The page has ended: they are in contact, or the member took it back."""

    code = "over"
    status = 409
    sentence = gettext_noop("This is over: they are in contact with somebody, or need nobody any more.")
