"""The keybox: secrets of accounts, kept apart from the database that they open."""

from rigcheck.outside.keybox.null import ClosedKeybox
from rigcheck.outside.keybox.opening import open_keybox
from rigcheck.outside.keybox.protocol import (
    EntryGone,
    Keybox,
    KeyboxAway,
    KnownDevice,
    SecondProof,
    TooMany,
    WrongProof,
)
from rigcheck.outside.keybox.sqlite import memory_keybox

__all__ = [
    "ClosedKeybox",
    "EntryGone",
    "Keybox",
    "KeyboxAway",
    "KnownDevice",
    "SecondProof",
    "TooMany",
    "WrongProof",
    "memory_keybox",
    "open_keybox",
]
