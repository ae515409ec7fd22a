"""Clock, chance, signed files and keyring of one process, with its keybox where it has one, handed to each request."""

from dataclasses import dataclass, field

from rigcheck.outside.clock import Clock
from rigcheck.outside.files import Files, MemoryFiles
from rigcheck.outside.gateway import Gateway, NoGateway
from rigcheck.outside.keybox import Keybox
from rigcheck.outside.keyring import Keyring, MemoryKeyring
from rigcheck.outside.mail import Mail, NoMail
from rigcheck.outside.parcels import MemoryParcels, Parcels
from rigcheck.outside.push import NoPush, Push
from rigcheck.outside.randomness import Chance
from rigcheck.outside.relay import NoRelay, Relay


@dataclass(frozen=True, kw_only=True)
class PlainEdge:
    """Where a process without a keybox touches the outer world."""

    clock: Clock
    chance: Chance
    files: Files = field(default_factory=MemoryFiles)
    keyring: Keyring = field(default_factory=MemoryKeyring)


@dataclass(frozen=True, kw_only=True)
class Edge(PlainEdge):
    """Where a process touches the outer world."""

    keybox: Keybox
    mail: Mail = field(default_factory=NoMail)
    push: Push = field(default_factory=NoPush)
    gateway: Gateway = field(default_factory=NoGateway)
    parcels: Parcels = field(default_factory=MemoryParcels)
    relay: Relay = field(default_factory=NoRelay)
