"""Choosing the mail server that the settings name."""

from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from rigcheck.outside.clock import Clock
from rigcheck.outside.mail.folder import FolderMail
from rigcheck.outside.mail.null import NoMail
from rigcheck.outside.mail.protocol import Mail, NotAMailServer
from rigcheck.outside.mail.smtp import Security, Server, SmtpMail

SCHEMES = {"smtp": (Security.STARTTLS, 587), "smtps": (Security.TLS, 465), "smtp+plain": (Security.NONE, 25)}
"""How a connection begins, and the port where none is named (RFC 6409, RFC 8314)."""
HERE = {"localhost", "127.0.0.1", "::1"}


def open_mail(where: str, *, sender: str, clock: Clock, password: str = "", authority: str = "") -> Mail:
    """The mail port at `where`: smtp://, smtps:// or smtp+plain:// with user, host and port; `folder:<path>`; or
    empty for none. The password never stands in `where`. Raises NotAMailServer.

    `smtp+plain` is for a relay on this machine only: nothing travels a network in the clear.
    """
    if not where:
        return NoMail()
    if where.startswith("folder:"):
        return FolderMail(Path(where.removeprefix("folder:")), sender=sender, clock=clock)
    parts = urlsplit(where)
    if parts.scheme not in SCHEMES or not parts.hostname or parts.password or "@" not in sender:
        raise NotAMailServer
    security, port = SCHEMES[parts.scheme]
    if security is Security.NONE and parts.hostname not in HERE:
        raise NotAMailServer
    user = unquote(parts.username or "")
    server = Server(parts.hostname, _port(parts) or port, security, user, password, authority)
    return SmtpMail(server, sender=sender, clock=clock)


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        raise NotAMailServer from None
