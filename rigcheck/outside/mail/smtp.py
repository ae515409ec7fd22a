"""Letters over SMTP (RFC 5321), encrypted by STARTTLS (RFC 3207) or from the first byte (RFC 8314).

Encryption is not negotiable: where STARTTLS was asked for and the server does not offer it, nothing is sent, neither
password nor letter. Only `Security.NONE` goes without, for a relay on the same machine.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.clock import Clock
from rigcheck.outside.mail.letter import Letter, domain, message
from rigcheck.outside.mail.protocol import AddressRefused, MailAway, MailRefused, NotALetter

TIMEOUT = 20.0
"""Seconds that the server may take for one answer."""
PERMANENT = 500


class Security(StrEnum):
    """When encryption begins."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters are handed over. `authority` is a file of certificates to trust beside the system's, or ""."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    authority: str = ""
    timeout: float = TIMEOUT


class SmtpMail:
    """A `Mail` over SMTP; every letter has a connection of its own, so that nothing is kept in the process."""

    there = True

    def __init__(self, server: Server, *, sender: str, clock: Clock) -> None:
        self._server, self._sender, self._clock = server, sender, clock

    def send(self, letter: Letter) -> None:
        """See `Mail.send`."""
        if not letter.can_be_sent:
            raise NotALetter
        written = message(letter, sender=self._sender, now=self._clock.now())
        with _refusing_in_words(), self._connected() as line:
            line.send_message(written)

    def check(self) -> None:
        """See `Mail.check`."""
        with _refusing_in_words(), self._connected() as line:
            line.noop()

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        line = self._greet()
        try:
            if self._server.security is Security.STARTTLS:
                line.starttls(context=self._trust())
            if self._server.user:
                line.login(self._server.user, self._server.password)
            yield line
        finally:
            # The letter was taken before the farewell; a server that hangs up on it has taken it all the same.
            with suppress(smtplib.SMTPException, OSError):
                line.quit()
            line.close()

    def _greet(self) -> smtplib.SMTP:
        # Named by ourselves: the name of the machine would be looked up on the network, and is nobody's business.
        where = (self._server.host, self._server.port, domain(self._sender), self._server.timeout)
        if self._server.security is Security.TLS:
            host, port, name, timeout = where
            return smtplib.SMTP_SSL(host, port, name, timeout=timeout, context=self._trust())
        return smtplib.SMTP(*where)

    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._server.authority or None)


NO_ENCRYPTION = gettext_noop(
    "The mail server offers no encryption or no sign-in that we understand, so nothing was sent. Use smtps:// for a "
    "port that is encrypted from the start, smtp:// for one that offers STARTTLS."
)
WRONG_PASSWORD = gettext_noop("The mail server does not accept our name and password. Correct them in the settings.")
NOT_TRUSTED = gettext_noop(
    "The mail server's certificate cannot be trusted: wrong name, run out, or signed by nobody known here. Nothing was "
    "sent. Name the server as its certificate does, or name the file of your authority in the settings."
)


@contextmanager
def _refusing_in_words() -> Iterator[None]:
    """Raise named refusals; smtplib's exceptions and those of TLS are all `OSError`.

    The server's own words are left out: they repeat addresses, and would end up in a log.
    """
    try:
        yield
    except OSError as error:
        raise _refusal(error) from None


def _refusal(error: OSError) -> Refusal:
    """What may succeed later, what will not, and what is about one address instead of about us."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return AddressRefused() if _for_good(*(code for code, _ in error.recipients.values())) else MailAway()
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return MailRefused(WRONG_PASSWORD) if _for_good(error.smtp_code) else MailAway()
    if isinstance(error, smtplib.SMTPResponseException):
        return MailRefused() if _for_good(error.smtp_code) else MailAway()
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailRefused(NOT_TRUSTED)
    # smtplib says in a bare SMTPException that no way of signing in is known on both sides.
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError) or type(error) is smtplib.SMTPException:
        return MailRefused(NO_ENCRYPTION)
    return MailAway()


def _for_good(*codes: int) -> bool:
    """Whether the server says never (5xx) and not later (4xx)."""
    return any(code >= PERMANENT for code in codes)
