"""What may be looked for, what a lead may write, and which files are taken."""

import re
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.directory.queries import By, Channel
from rigcheck.care.sessions.policies import SpokenRefusal

MOST_BYTES: Final = 16 * 1024 * 1024
_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL: Final = re.compile(r"[^\s@<>\"']+@(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[+(]?[\d(][\d\s().+/#*-]*(?:(?:x|ext\.?)\s*\d+)?", re.IGNORECASE)
_FEWEST_DIGITS: Final = 2


class FileTooLarge(SpokenRefusal):
    """The file is larger than this page takes."""

    code = "directory-file-too-large"
    status = 413
    sentence = _("This file is larger than 16 MB, and nothing of it was kept. Split it, and send the parts.")


class NoFile(SpokenRefusal):
    """There is no file of theirs on its way in, or no longer."""

    code = "no-directory-file"
    status = 404
    sentence = _("There is no file of yours here any more. Send it again; nothing was changed.")


class DirectoryChanged(SpokenRefusal):
    """The directory is another than when the table was drawn."""

    code = "directory-changed"
    status = 409
    sentence = _(
        "The directory was changed after this table was drawn, so nothing was written. It has been drawn again: look "
        "at it once more."
    )


class NotKept(SpokenRefusal):
    """Something in the entry is too long, or no word that the directory knows."""

    code = "entry-not-kept"
    sentence = _("Something here is too long to be kept. Shorten it, and send it again. Nothing was changed.")


def usable(channel: Channel) -> bool:
    """Whether a tap on it leads somewhere: a number with digits, an address of the form that its kind has."""
    if channel.by in {By.CALL, By.TEXT}:
        digits = sum(sign.isdigit() for sign in channel.number)
        return digits >= _FEWEST_DIGITS and bool(_NUMBER.fullmatch(channel.number))
    if channel.by is By.MAIL:
        return bool(_MAIL.fullmatch(channel.number))
    return bool(_HOST.fullmatch(channel.number))


def check_size(size: int) -> None:
    """Raise FileTooLarge past 16 MB."""
    if size > MOST_BYTES:
        raise FileTooLarge
