"""What a keyring promises."""

import re
from typing import Final, NamedTuple, Protocol

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

_PART: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)


class NoSuchKey(Refusal):
    """The keyring does not hold this key (any more); or what asks for it is no name of a key."""

    code = "no-such-key"
    status = 503
    sentence = gettext_noop("This site cannot sign just now: its key is not here. Tell the people who run it.")


class KeyName(NamedTuple):
    """Which key: what for, for whom, for which period; as in the line of the keylog."""

    purpose: str
    scope: str
    period: str

    def checked(self) -> "KeyName":
        """Itself, if each part is letters, digits, dots, dashes and lines below; raises `NoSuchKey` if not."""
        if not all(map(_PART.fullmatch, self)):
            raise NoSuchKey
        return self


class Keyring(Protocol):
    """Keeps private keys as bytes: an issuer's PEM, a 32-byte Ed25519 seed."""

    def keep(self, name: KeyName, key: bytes) -> None:
        """Keep a new key. Raises ValueError if there is one of this name: a key is never written over."""

    def key(self, name: KeyName) -> bytes:
        """The key; raises `NoSuchKey` if it is not here."""

    def destroy(self, name: KeyName) -> None:
        """Take the key away for good. No error if it is not here."""

    def names(self) -> list[KeyName]:
        """Every key that is here, sorted."""
