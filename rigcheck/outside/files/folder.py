"""A place of files in a folder."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rigcheck.outside.files.protocol import checked

PART = ".part-"
LOCK = ".turn"


class FolderFiles:
    """See `Files`. A file is replaced in one step: a reader sees the old text or the new one, also after a crash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> str | None:
        """See `Files.read`."""
        try:
            return (self._folder / checked(name)).read_text("utf-8")
        except FileNotFoundError:
            return None

    def write(self, name: str, text: str) -> None:
        """See `Files.write`."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place = self._folder / checked(name)
        handle, part = tempfile.mkstemp(prefix=PART, dir=self._folder)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as written:
            written.write(text)
            written.flush()
            os.fsync(written.fileno())
        Path(part).replace(place)

    def names(self) -> list[str]:
        """See `Files.names`."""
        if not self._folder.is_dir():
            return []
        return sorted(path.name for path in self._folder.iterdir() if not path.name.startswith("."))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """See `Files.turn`: among all processes of this machine, also when one of them is killed."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self._folder / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
