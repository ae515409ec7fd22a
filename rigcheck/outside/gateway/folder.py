"""Texts and calls as files in a folder: the demonstration sends nothing to anybody."""

from collections.abc import Sequence
from pathlib import Path

from rigcheck.outside.gateway.messages import Call, Text, e164
from rigcheck.outside.gateway.protocol import GatewayAway


class FolderGateway:
    """A `Gateway` that writes each message to a file named by its reference; one that is sent twice is one file."""

    there = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def text(self, message: Text) -> None:
        """See `Gateway.text`."""
        self._write(message.reference, f"text to {e164(message.to)}\n{message.words}\n")

    def call(self, message: Call) -> None:
        """See `Gateway.call`."""
        self._write(message.reference, f"call to {e164(message.to)}\n{message.words}\n")

    def check(self) -> None:
        """See `Gateway.check`."""
        self._make()

    def is_from(self, _address: str, _fields: Sequence[tuple[str, str]], _signature: str) -> bool:
        """Nothing comes back from a folder."""
        return False

    def _write(self, reference: str, words: str) -> None:
        self._make()
        try:
            (self._folder / f"{reference}.txt").write_text(words)
        except OSError as error:
            raise GatewayAway from error

    def _make(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise GatewayAway from error
