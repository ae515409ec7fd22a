"""A place of closed files that forgets everything with the process."""

from datetime import datetime

from rigcheck.outside.parcels.protocol import checked


class MemoryParcels:
    """See `Parcels`."""

    def __init__(self) -> None:
        self._blobs: dict[bytes, bytes] = {}

    def keep(self, name: bytes, blob: bytes) -> None:
        """See `Parcels.keep`."""
        checked(name)
        self._blobs[name] = blob

    def read(self, name: bytes) -> bytes | None:
        """See `Parcels.read`."""
        checked(name)
        return self._blobs.get(name)

    def drop(self, name: bytes) -> None:
        """See `Parcels.drop`."""
        checked(name)
        self._blobs.pop(name, None)

    def names(self) -> list[bytes]:
        """See `Parcels.names`."""
        return sorted(self._blobs)

    def has_space(self) -> bool:
        """See `Parcels.has_space`."""
        return True

    def sweep(self, *, now: datetime) -> None:
        """See `Parcels.sweep`: nothing is ever half there."""
