"""What a mail port promises, and how it refuses.

A letter may arrive twice: when the server took it and the line broke before it said so, the next try sends it again
under the same Message-ID.
"""

from typing import Protocol

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.mail.letter import Letter


class MailAway(Refusal):
    """The server does not answer, or says "later" (4xx): nothing was sent, and a later try may succeed."""

    code = "mail-away"
    status = 503
    sentence = gettext_noop("The mail server does not answer just now. It is tried again by itself.")


class MailRefused(Refusal):
    """The server will not take letters from us: wrong password, sender not allowed, no encryption."""

    code = "mail-refused"
    status = 502
    sentence = gettext_noop("The mail server refuses us. Whoever runs this site sees why with `rigcheck doctor`.")


class AddressRefused(Refusal):
    """The server knows no such mailbox (5xx for the recipient): trying again does not help."""

    code = "address-refused"
    sentence = gettext_noop("The mail server refuses this address. Correct it, then send again.")


class MailNotSet(Refusal):
    """No mail server is set up for this site."""

    code = "mail-not-set"
    status = 503
    sentence = gettext_noop("No mail server is set up here, so nothing was sent. Print the links, or set one up.")


class NotALetter(Refusal):
    """An address or a subject that cannot stand in a letter's head."""

    code = "not-a-letter"
    sentence = gettext_noop("This cannot be written on an envelope. One address with an @, and a subject of one line.")


class NotAMailServer(Refusal):
    """The setting names no mail server that we understand."""

    code = "not-a-mail-server"
    sentence = gettext_noop(
        "The address of the mail server is not understood. Write smtp://name@host:587 (encrypted after the "
        "greeting), smtps://name@host:465 (encrypted from the start), or smtp+plain://localhost:25."
    )


class Mail(Protocol):
    """Sends letters, one at a time."""

    @property
    def there(self) -> bool:
        """Whether anything can be sent at all."""

    def send(self, letter: Letter) -> None:
        """Hand a letter over. Raises MailAway, MailRefused, AddressRefused or MailNotSet."""

    def check(self) -> None:
        """Go as far as the server's greeting, encryption and sign-in, and send nothing. Raises like `send`."""
