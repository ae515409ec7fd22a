"""Why a file is not taken at all, in words that say what to do with it."""

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class NotADirectory(Refusal):
    """Neither JSON nor a package of CSV tables, or one without any service."""

    code = "not-a-directory"
    sentence = gettext_noop(
        "No services were found in this file. Send a directory in the Open Referral form (HSDS 3): one JSON file, or "
        "a ZIP with its CSV tables."
    )


class BrokenFile(Refusal):
    """It begins like JSON or a ZIP and cannot be read to its end."""

    code = "broken-directory"
    sentence = gettext_noop(
        "This file is damaged and could not be read to its end. Export it again, and send that one."
    )


class TooMuch(Refusal):
    """Unpacked, it is larger than any directory of services."""

    code = "directory-too-large"
    sentence = gettext_noop(
        "This file holds more than 50,000 services, or unpacks to more than 200 MB. Split it, and send the parts."
    )
