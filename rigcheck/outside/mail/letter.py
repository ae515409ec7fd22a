"""A letter: plain text, one recipient, nothing to click that counts."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,255}")


@dataclass(frozen=True, slots=True)
class Letter:
    """Plain text to one address. `reference` (opaque, URL-safe) makes the Message-ID: a second try has the same."""

    to: str
    subject: str
    text: str = field(repr=False)
    reference: str

    @property
    def can_be_sent(self) -> bool:
        """Whether the address is one address and the subject one line; the server may still refuse it."""
        one_line = self.subject.isprintable() and 0 < len(self.subject) <= 200
        # Names of domains beyond ASCII travel in their xn-- form; mailboxes beyond it few servers take (RFC 6531).
        return self.to.isascii() and bool(ADDRESS.fullmatch(self.to)) and one_line


def message(letter: Letter, *, sender: str, now: datetime) -> EmailMessage:
    """The letter as RFC 5322 wants it; `now` is aware. RFC 3834's header keeps answering machines quiet."""
    written = EmailMessage(policy=SMTP)
    written["From"] = sender
    written["To"] = letter.to
    written["Subject"] = letter.subject
    written["Date"] = format_datetime(now)
    written["Message-ID"] = f"<{letter.reference}@{domain(sender)}>"
    written["Auto-Submitted"] = "auto-generated"
    written.set_content(letter.text)
    return written


def domain(sender: str) -> str:
    """The part of an address behind the @."""
    return sender.rpartition("@")[2].rstrip(">").strip() or "localhost"
