"""What a page does not do for somebody, in words for whoever tried."""

from typing import ClassVar

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class _Said(Refusal):
    words: ClassVar[str]
    status: ClassVar[int] = 409

    def __init__(self) -> None:
        super().__init__(self.words)


class TakenElsewhere(_Said):
    """Somebody else has it."""

    code: ClassVar[str] = "taken-elsewhere"
    words = gettext_noop("Somebody else took this a moment ago. Nothing more is asked of you. Thank you for answering.")


class NotAsked(_Said):
    """This page did not ask them, or does no longer."""

    code: ClassVar[str] = "not-asked"
    status: ClassVar[int] = 404
    words = gettext_noop("There is nothing here for you, or it is not asked of you any more.")


class NotYours(_Said):
    """Somebody who does not have it gives it back, or says that they reached the member without ever having had it."""

    code: ClassVar[str] = "not-yours"
    words = gettext_noop("You do not have this one: it lapsed, or somebody else has it. Take it first, if it is open.")


class Over(_Said):
    """The page has ended: they are in contact, or the member took it back."""

    code: ClassVar[str] = "over"
    words = gettext_noop("This is over: they are in contact with somebody, or need nobody any more.")
