"""No mail at all, and mail that stays here: for sites without a server, and for tests."""

from rigcheck.outside.mail.letter import Letter
from rigcheck.outside.mail.protocol import MailNotSet


class NoMail:
    """A `Mail` that refuses everything with MailNotSet."""

    there = False

    def send(self, _letter: Letter) -> None:
        """See `Mail.send`."""
        raise MailNotSet

    def check(self) -> None:
        """See `Mail.check`."""
        raise MailNotSet


class KeptMail:
    """A `Mail` that keeps every letter in a list."""

    there = True

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    def send(self, letter: Letter) -> None:
        """See `Mail.send`."""
        self.letters.append(letter)

    def check(self) -> None:
        """Nothing can be wrong."""
