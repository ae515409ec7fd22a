"""What the place of closed files promises."""

from datetime import datetime
from typing import Final, Protocol

NAME_BYTES: Final = 16


def checked(name: bytes) -> str:
    """The name as a file has it; raises ValueError unless it is 16 bytes."""
    if len(name) != NAME_BYTES:
        raise ValueError("16 bytes")
    return name.hex()


class Parcels(Protocol):
    """Keeps closed bytes by random names. It knows neither whose they are nor when they came."""

    def keep(self, name: bytes, blob: bytes) -> None:
        """Put the bytes there, whole or not at all."""

    def read(self, name: bytes) -> bytes | None:
        """The bytes, or None if there are none."""

    def drop(self, name: bytes) -> None:
        """Take them away; nothing happens where there are none."""

    def names(self) -> list[bytes]:
        """Everything that is here, in the order of the names; what somebody else put there is no parcel."""

    def has_space(self) -> bool:
        """Whether there is room for more."""

    def sweep(self, *, now: datetime) -> None:
        """Take away what was begun an hour ago and never became whole."""
