"""Every class of private record: a table of facts.

Who can open it, how long it is kept unless renewed at an unlock, and whether a member has one or many. No row is
eternal: a record nobody comes back for goes when its months are over.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Opener(StrEnum):
    """Where a class's key is while the member is there."""

    SERVER = "server"
    """Opened by the server during the member's session."""
    BROWSER = "browser"
    """Opened only in the member's browser; the server has never had the key."""


@dataclass(frozen=True, slots=True)
class RecordClass:
    """One class of record: its name on disk, who opens it, for how many months it is kept, one or many a member.

    `renewed`: sealed anew at an unlock while its owner keeps coming back; all others go when their months are over.
    """

    name: str
    opener: Opener
    months: int
    single: bool = False
    renewed: bool = False


YEARS_7: Final = 84
"""The longest that any class may be kept; for a journal, once there is one."""
USUAL: Final = 25
"""One horizon for all that is written on one day, so that rows cannot be told apart by the month they go in."""

CHECK_IN: Final = RecordClass("check-in", Opener.SERVER, USUAL)
ASSESSMENT: Final = RecordClass("assessment", Opener.SERVER, USUAL)
ASSESSMENT_DRAFT: Final = RecordClass("assessment-draft", Opener.SERVER, USUAL, single=True)
PRACTICE: Final = RecordClass("practice", Opener.SERVER, USUAL)
PROFILE: Final = RecordClass("profile", Opener.SERVER, USUAL, single=True, renewed=True)
RHYTHM: Final = RecordClass("rhythm", Opener.SERVER, USUAL, single=True, renewed=True)
REMINDERS: Final = RecordClass("reminders", Opener.SERVER, USUAL, single=True, renewed=True)
NOTE: Final = RecordClass("note", Opener.BROWSER, USUAL)
SAFETY_PLAN: Final = RecordClass("safety-plan", Opener.BROWSER, USUAL, single=True, renewed=True)
TALKS: Final = RecordClass("talks", Opener.BROWSER, USUAL, single=True)
"""Which talks a member has: their capabilities. The words themselves are the room of talks' own, and go sooner."""
PREKEYS: Final = RecordClass("prekeys", Opener.BROWSER, USUAL, single=True)
"""The private halves of a supporter's keys; each is erased when it was used."""
BACKUP: Final = RecordClass("backup", Opener.SERVER, USUAL, single=True, renewed=True)
SUPPORT_WISHES: Final = RecordClass("support-wishes", Opener.SERVER, USUAL, single=True, renewed=True)

ALL: Final = (
    *(CHECK_IN, ASSESSMENT, ASSESSMENT_DRAFT, PRACTICE, PROFILE, RHYTHM, REMINDERS),
    *(NOTE, SAFETY_PLAN, BACKUP, SUPPORT_WISHES, TALKS, PREKEYS),
)
BY_NAME: Final = {kind.name: kind for kind in ALL}

RENEW_AFTER: Final = 12
"""Months after which a record of a class that is renewed is sealed anew."""

STANDING: Final = "standing"
"""Stands in place of a month in the row key of a single record."""
