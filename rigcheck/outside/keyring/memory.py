"""A keyring that forgets everything with the process: for tests, and for processes that sign nothing."""

from rigcheck.outside.keyring.protocol import KeyName, NoSuchKey


class MemoryKeyring:
    """See `Keyring`."""

    def __init__(self) -> None:
        self._keys: dict[KeyName, bytes] = {}

    def keep(self, name: KeyName, key: bytes) -> None:
        """See `Keyring.keep`."""
        if name.checked() in self._keys:
            raise ValueError("There is a key of this name.")
        self._keys[name] = key

    def key(self, name: KeyName) -> bytes:
        """See `Keyring.key`."""
        if name.checked() not in self._keys:
            raise NoSuchKey
        return self._keys[name]

    def destroy(self, name: KeyName) -> None:
        """See `Keyring.destroy`."""
        self._keys.pop(name.checked(), None)

    def names(self) -> list[KeyName]:
        """See `Keyring.names`."""
        return sorted(self._keys)
