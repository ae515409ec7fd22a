"""Counting what a page asks of the stores: statements to the database, and calls to the keybox."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

from rigcheck.outside.keybox import Keybox


@dataclass
class Asked:
    """How often each store was asked."""

    database: int = 0
    keybox: int = 0

    @property
    def together(self) -> int:
        return self.database + self.keybox


class CountedKeybox:
    """A keybox that notes every call."""

    def __init__(self, keybox: Keybox) -> None:
        self._keybox = keybox
        self.calls = 0

    def __getattr__(self, name: str) -> Any:
        self.calls += 1
        return getattr(self._keybox, name)


@contextmanager
def counting(keybox: CountedKeybox) -> Iterator[Asked]:
    """Count until the block ends."""
    asked, before = Asked(), keybox.calls

    def count(execute: Callable[..., Any], *statement: Any) -> Any:
        asked.database += 1
        return execute(*statement)

    with connection.execute_wrapper(count):
        yield asked
    asked.keybox = keybox.calls - before
