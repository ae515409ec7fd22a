"""A keyring in a folder of its own: one file for each key, for its owner's eyes alone."""

import os
from pathlib import Path

from rigcheck.outside.keyring.protocol import KeyName, NoSuchKey

SEPARATOR = "~"


class FolderKeyring:
    """See `Keyring`. Files are made with mode 0600 in a folder of mode 0700.

    On a file system that copies on write, or on flash, overwriting before deleting does not reach the old bytes for
    certain; docs/operate/keys.md says what does.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: KeyName, key: bytes) -> None:
        """See `Keyring.keep`. The key is on the disk when this returns."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            file = os.open(self._path(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise ValueError("There is a key of this name.") from None
        with os.fdopen(file, "wb") as written:
            written.write(key)
            written.flush()
            os.fsync(written.fileno())

    def key(self, name: KeyName) -> bytes:
        """See `Keyring.key`."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            raise NoSuchKey from None

    def destroy(self, name: KeyName) -> None:
        """See `Keyring.destroy`. Overwrites, then deletes."""
        path = self._path(name)
        if path.exists():
            with path.open("r+b") as written:
                written.write(bytes(path.stat().st_size))
                written.flush()
                os.fsync(written.fileno())
            path.unlink()

    def names(self) -> list[KeyName]:
        """See `Keyring.names`."""
        if not self._folder.is_dir():
            return []
        parts = (path.name.split(SEPARATOR) for path in self._folder.iterdir())
        return sorted(KeyName(*part) for part in parts if len(part) == len(KeyName._fields))

    def _path(self, name: KeyName) -> Path:
        return self._folder / SEPARATOR.join(name.checked())
