"""Sending letters: a mail server, a folder for the demonstration, or nothing."""

from rigcheck.outside.mail.folder import FolderMail
from rigcheck.outside.mail.letter import Letter
from rigcheck.outside.mail.null import KeptMail, NoMail
from rigcheck.outside.mail.opening import open_mail
from rigcheck.outside.mail.protocol import (
    AddressRefused,
    Mail,
    MailAway,
    MailNotSet,
    MailRefused,
    NotALetter,
    NotAMailServer,
)
from rigcheck.outside.mail.smtp import SmtpMail

__all__ = [
    "AddressRefused",
    "FolderMail",
    "KeptMail",
    "Letter",
    "Mail",
    "MailAway",
    "MailNotSet",
    "MailRefused",
    "NoMail",
    "NotALetter",
    "NotAMailServer",
    "SmtpMail",
    "open_mail",
]
