"""When something is tried again, and when it is left for a person to look at."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

LEASE = timedelta(minutes=5)
"""How long a worker may take for one job; a letter takes three minutes at the very most."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))
"""How long to wait after the first, second, ... failure; after the last of them, another failure ends it."""
KEPT = timedelta(days=30)
"""How long a job that was given up lies there for somebody to set right."""
OUR_SIDE = 500


class NoSuchJob(Refusal):
    """The job was done, taken up or dropped meanwhile."""

    code: ClassVar[str] = "no-such-job"
    status: ClassVar[int] = 404

    def __init__(self) -> None:
        super().__init__(gettext_noop("This is no longer waiting: it was sent, or somebody dropped it."))


def wait_after(
    attempts: int, error: Exception, *, waits: Sequence[timedelta] = WAITS, forever: bool = False
) -> timedelta | None:
    """How long to wait before the next try, or None to give up.

    A refusal that is about the request (status below 500) stays a refusal however often it is asked.
    """
    if forever:
        return waits[min(attempts, len(waits)) - 1]
    if isinstance(error, Refusal) and error.status < OUR_SIDE:
        return None
    return waits[attempts - 1] if attempts <= len(waits) else None


def code_of(error: Exception) -> str:
    """What is noted of a failure: its code, never its words, which may name somebody."""
    return error.code if isinstance(error, Refusal) else type(error).__name__[:40]
