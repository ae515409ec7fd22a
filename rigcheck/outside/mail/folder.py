"""Letters as files in a folder: the demonstration sends nothing to anybody."""

from pathlib import Path

from rigcheck.outside.clock import Clock
from rigcheck.outside.mail.letter import Letter, message
from rigcheck.outside.mail.protocol import MailAway, NotALetter


class FolderMail:
    """A `Mail` that writes each letter to `<reference>.eml`; a letter sent twice is one file."""

    there = True

    def __init__(self, folder: Path, *, sender: str, clock: Clock) -> None:
        self._folder, self._sender, self._clock = folder, sender, clock

    def send(self, letter: Letter) -> None:
        """See `Mail.send`."""
        if not letter.can_be_sent:
            raise NotALetter
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            written = message(letter, sender=self._sender, now=self._clock.now())
            (self._folder / f"{letter.reference}.eml").write_bytes(written.as_bytes())
        except OSError as error:
            raise MailAway from error

    def check(self) -> None:
        """See `Mail.check`."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise MailAway from error
