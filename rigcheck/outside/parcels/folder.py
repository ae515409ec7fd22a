"""A place of closed files in a folder."""

import os
import tempfile
from pathlib import Path

from rigcheck.outside.parcels.protocol import checked

PART = ".part-"
LONG_AGO = 0
"""Every file's times say 1970: when something was sent is nobody's business."""


class FolderParcels:
    """See `Parcels`. What is taken away is written over first; a disk that moves its blocks may keep the old ones."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: bytes, blob: bytes) -> None:
        """See `Parcels.keep`."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place = self._folder / checked(name)
        handle, part = tempfile.mkstemp(prefix=PART, dir=self._folder)
        with os.fdopen(handle, "wb") as written:
            written.write(blob)
            written.flush()
            os.fsync(written.fileno())
        os.utime(part, (LONG_AGO, LONG_AGO))
        Path(part).replace(place)

    def read(self, name: bytes) -> bytes | None:
        """See `Parcels.read`."""
        try:
            return (self._folder / checked(name)).read_bytes()
        except FileNotFoundError:
            return None

    def drop(self, name: bytes) -> None:
        """See `Parcels.drop`."""
        place = self._folder / checked(name)
        try:
            with place.open("r+b") as there:
                there.write(bytes(place.stat().st_size))
                there.flush()
                os.fsync(there.fileno())
        except FileNotFoundError:
            return
        place.unlink(missing_ok=True)

    def names(self) -> list[bytes]:
        """See `Parcels.names`."""
        if not self._folder.is_dir():
            return []
        return sorted(bytes.fromhex(path.name) for path in self._folder.iterdir() if not path.name.startswith("."))
