"""What the place of signed files promises."""

import re
from contextlib import AbstractContextManager
from typing import Final, Protocol

OWN_KEYLOG: Final = "keylog.txt"
"""The list of keys that this house signs."""
OTHER_KEYLOG: Final = "other-keylog.txt"
"""The copy of the other house's list."""
OTHER_KEY: Final = "other-key.txt"
"""The other house's signing key, pinned when its list was first brought here; hexadecimal."""

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}", re.ASCII)


def checked(name: str) -> str:
    """The name, if it is lower-case letters, digits, dots and dashes; raises ValueError if not."""
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name


class Files(Protocol):
    """Keeps texts by name. Whoever reads one checks its signature: the place itself proves nothing."""

    def read(self, name: str) -> str | None:
        """The text, or None if there is none."""

    def write(self, name: str, text: str) -> None:
        """Put `text` in the place of what was there, whole or not at all."""

    def names(self) -> list[str]:
        """Every file that is here, sorted."""

    def turn(self) -> AbstractContextManager[None]:
        """Nobody else's turn begins before this one ends: for reading, adding to and writing back. Not nested."""
