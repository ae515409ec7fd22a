"""Why a file is not taken at all, in words that say what to do with it."""

from typing import ClassVar

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class _Unread(Refusal):
    words: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(self.words)


class NotADirectory(_Unread):
    """Neither JSON nor a package of CSV tables, or one without any service."""

    code: ClassVar[str] = "not-a-directory"
    words = gettext_noop(
        "No services were found in this file. Send a directory in the Open Referral form (HSDS 3): one JSON file, or "
        "a ZIP with its CSV tables."
    )


class BrokenFile(_Unread):
    """It begins like JSON or a ZIP and cannot be read to its end."""

    code: ClassVar[str] = "broken-directory"
    words = gettext_noop("This file is damaged and could not be read to its end. Export it again, and send that one.")


class TooMuch(_Unread):
    """Unpacked, it is larger than any directory of services."""

    code: ClassVar[str] = "directory-too-large"
    words = gettext_noop(
        "This file holds more than 50,000 services, or unpacks to more than 200 MB. Split it, and send the parts."
    )
