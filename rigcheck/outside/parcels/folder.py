"""A place of closed files in a folder."""

import os
import re
import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from rigcheck.outside.parcels.protocol import checked

PART: Final = ".part-"
NAME: Final = re.compile("[0-9a-f]{32}")
LEAST_SPACE: Final = 2 * 1024**3
"""So many bytes, or a tenth of a smaller disk, stay free for everything else."""
WRITTEN_WITHIN: Final = timedelta(hours=1)
LONG_AGO: Final = 0
"""Every file's times say 1970: when something was sent is nobody's business."""


class FolderParcels:
    """See `Parcels`. What is taken away is written over first; a disk that moves its blocks may keep the old ones."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: bytes, blob: bytes) -> None:
        """See `Parcels.keep`."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place = self._folder / checked(name)
        handle, written_as = tempfile.mkstemp(prefix=PART, dir=self._folder)
        part = Path(written_as)
        try:
            with os.fdopen(handle, "wb") as written:
                written.write(blob)
                written.flush()
                os.fsync(written.fileno())
            os.utime(part, (LONG_AGO, LONG_AGO))
            part.replace(place)
        except OSError:  # the disk is full, for one
            _wipe(part)
            raise

    def read(self, name: bytes) -> bytes | None:
        """See `Parcels.read`."""
        try:
            return (self._folder / checked(name)).read_bytes()
        except FileNotFoundError:
            return None

    def drop(self, name: bytes) -> None:
        """See `Parcels.drop`."""
        _wipe(self._folder / checked(name))

    def names(self) -> list[bytes]:
        """See `Parcels.names`."""
        found = (path for path in self._here() if NAME.fullmatch(path.name) and path.is_file())
        return sorted(bytes.fromhex(path.name) for path in found)

    def has_space(self) -> bool:
        """See `Parcels.has_space`."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        disk = shutil.disk_usage(self._folder)
        return disk.free >= min(disk.total // 10, LEAST_SPACE)

    def sweep(self, *, now: datetime) -> None:
        """See `Parcels.sweep`. A part may say 1970 already: when it was changed tells its age."""
        for path in self._here():
            with suppress(FileNotFoundError):  # whole by now
                if path.name.startswith(PART) and now - _changed(path) > WRITTEN_WITHIN:
                    _wipe(path)

    def _here(self) -> list[Path]:
        return list(self._folder.iterdir()) if self._folder.is_dir() else []


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_ctime, UTC)


def _wipe(place: Path) -> None:
    """Write over it, then take it away."""
    try:
        with place.open("r+b") as there:
            there.write(bytes(place.stat().st_size))
            there.flush()
            os.fsync(there.fileno())
    except FileNotFoundError:
        return
    place.unlink(missing_ok=True)
