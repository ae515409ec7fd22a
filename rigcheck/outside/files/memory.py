"""A place of files that forgets everything with the process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rigcheck.outside.files.protocol import checked


class MemoryFiles:
    """See `Files`."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._lock = threading.Lock()

    def read(self, name: str) -> str | None:
        """See `Files.read`."""
        return self._texts.get(checked(name))

    def write(self, name: str, text: str) -> None:
        """See `Files.write`."""
        self._texts[checked(name)] = text

    def names(self) -> list[str]:
        """See `Files.names`."""
        return sorted(self._texts)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """See `Files.turn`."""
        with self._lock:
            yield
