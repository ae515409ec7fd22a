"""What may be written into the one table."""

from django.utils.translation import gettext as _

from rigcheck.care.vault.classes import Opener, RecordClass
from rigcheck.kernel.refusals import NotFound, Refusal

KEY_BYTES = 16
SMALLEST = 512
LARGEST = 16 * 1024
OVERHEAD = 2 + 12 + 16
"""Version and suite, nonce, authentication tag: what an own row carries beside its padded text."""


class BadRow(Refusal):
    """The browser sent something that is not a sealed row."""

    code = "bad-row"


class BadClientId(Refusal):
    """The sender's id is not 16 bytes in hex."""

    code = "bad-client-id"


def client_id(client: str) -> None:
    """Refuse an id that cannot tell one sending from another."""
    try:
        proper = len(bytes.fromhex(client)) == KEY_BYTES
    except ValueError:
        proper = False
    if not proper:
        raise BadClientId(_("The page sent something unexpected. Reload it and try again; what you wrote is kept."))


def browser_row(key: bytes, blob: bytes, kind: RecordClass) -> None:
    """Refuse a row whose size or class would make it stand out in the table."""
    body = len(blob) - OVERHEAD
    usual = SMALLEST <= body <= LARGEST and body & (body - 1) == 0
    if kind.opener is not Opener.BROWSER or len(key) != KEY_BYTES or not usual:
        raise BadRow(_("The page sent something unexpected. Reload it and try again; what you wrote is kept."))


def exists(changed: int) -> None:
    """Refuse to pretend that a record was erased where none was."""
    if not changed:
        raise NotFound(_("That record is not there any more."))
