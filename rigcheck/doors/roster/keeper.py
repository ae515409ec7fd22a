"""The process's own clock, chance, files, keyring and mail server, made when first needed. Roster has no keybox."""

from functools import cache

from django.conf import settings

from rigcheck.outside.clock import SystemClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.files import FolderFiles
from rigcheck.outside.keyring import FolderKeyring
from rigcheck.outside.mail import Mail, open_mail
from rigcheck.outside.randomness import SystemChance


@cache
def edge_of_process() -> PlainEdge:
    """The real edge."""
    return PlainEdge(
        clock=SystemClock(),
        chance=SystemChance(),
        files=FolderFiles(settings.SIGNED_FILES),
        keyring=FolderKeyring(settings.KEYRING),
    )


def mail_of_settings() -> Mail:
    """The mail server that the settings name; raises NotAMailServer."""
    return open_mail(
        settings.MAIL,
        sender=settings.MAIL_FROM,
        clock=edge_of_process().clock,
        password=settings.MAIL_PASSWORD,
        authority=settings.MAIL_AUTHORITY,
    )
