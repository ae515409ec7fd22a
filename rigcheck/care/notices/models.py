"""What can be said, by which way, and what comes back."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from django.db import models

from rigcheck.outside.databases.fields import MonthField, Opaque16


class Channel(StrEnum):
    """A way to reach somebody who is not looking at the site."""

    PUSH = "push"
    MAIL = "mail"
    TEXT = "text"
    VOICE = "voice"


class Notice(StrEnum):
    """Everything that is ever said. No text has a name, a place, a time or a reason."""

    UPDATE = "update"
    BACKUP = "backup"
    TEST_PAGE = "test-page"
    TEST_TAKEN = "test-taken"
    TAKEN = "taken"
    TAKEN_ELSEWHERE = "taken-elsewhere"
    NOTHING_WAITS = "nothing-waits"


PAGES: Final = frozenset({Notice.BACKUP, Notice.TEST_PAGE, Notice.TAKEN_ELSEWHERE})
"""What goes out at once: every other notice waits for a while that nobody can foretell."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a notice goes. `to` is a mail address, an E.164 number, or a browser's subscription as JSON."""

    channel: Channel
    to: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """Somebody replied 1 to a text, or pressed 1 in a call.

    `number` is the digest of their number (16 bytes, see `queries.number_digest`); `reference` is what the call was
    made for (as given to `actions.send`), and empty for a text, which carries none.
    """

    number: bytes = field(repr=False)
    channel: Channel
    reference: bytes = b""


class Heard(models.Model):
    """A message of the gateway's that was acted upon, by the HMAC of its name there: recorded and sent again, it does
    nothing.
    """

    id = Opaque16(primary_key=True)
    month = MonthField(db_index=True)

    class Meta:
        db_table = "notices_heard"
