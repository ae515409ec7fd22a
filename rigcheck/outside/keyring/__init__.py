"""The keyring: the private keys of a house, which sign for it. Never of a member: those never leave the browser."""

from rigcheck.outside.keyring.folder import FolderKeyring
from rigcheck.outside.keyring.memory import MemoryKeyring
from rigcheck.outside.keyring.protocol import KeyName, Keyring, NoSuchKey

__all__ = ["FolderKeyring", "KeyName", "Keyring", "MemoryKeyring", "NoSuchKey"]
