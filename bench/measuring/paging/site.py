"""A care site with supporters who are up, in the database that the settings name."""

import os
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command

from rigcheck.care.notices import queries as notices
from rigcheck.care.notices.models import Channel
from rigcheck.care.oncall.models import Up
from rigcheck.care.paging.models import How, Press
from rigcheck.care.peers.models import Address, Setup
from rigcheck.care.seats.models import Holder
from rigcheck.outside.clock import Clock
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import Call, Gateway, Text
from rigcheck.outside.keybox import open_keybox
from rigcheck.outside.randomness import SystemChance

ENVELOPE_BYTES = 1406
"""A sealed telephone number: header, X-Wing's share, signature and 256 padded bytes."""


@dataclass
class FileGateway(Gateway):
    """Appends a line for each message to one file: what it was about, to which number, with which reference."""

    path: Path
    there = True
    _file: int = field(default=-1, repr=False)

    def text(self, message: Text) -> None:
        """Hand a text over."""
        self._write(f"- {message.to} {message.reference}\n")

    def call(self, message: Call) -> None:
        """Ask for a call; what it is about stands in the address for the answer."""
        self._write(f"{message.answer_at.rstrip('/').rpartition('/')[2]} {message.to} {message.reference}\n")

    def check(self) -> None:
        """Nothing to sign in to."""

    def is_from(self, address: str, fields: object, signature: str) -> bool:
        """Nobody answers from a file."""
        return not (address or fields or signature)

    def _write(self, line: str) -> None:
        if self._file < 0:
            self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.write(self._file, line.encode())


def edge_of(clock: Clock, gateway: Gateway) -> Edge:
    """An edge with the site's own keybox; each process makes its own."""
    return Edge(clock=clock, chance=SystemChance(), keybox=open_keybox(settings.KEYBOX, durable=True), gateway=gateway)


def make(people: int, channel: Channel, edge: Edge) -> list[bytes]:
    """The tables, and so many peers who can be paged; their seats' ids."""
    if settings.ENGINE == "postgresql":
        with psycopg.connect("dbname=postgres", autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{settings.DATABASES["default"]["NAME"]}"')
    call_command("migrate", verbosity=0)
    return [_supporter(number, channel, edge) for number in range(people)]


def _supporter(number: int, channel: Channel, edge: Edge) -> bytes:
    seat, dialled = os.urandom(16), number_of(number)
    Holder.objects.create(id=seat, name=f"Peer {number}", seat="peer", state="verified")
    Setup.objects.create(id=seat, state="ready", agency="Port Alder", trade="fire", let_through=True)
    digest = notices.number_digest(number=dialled, edge=edge)
    sealed = notices.seal(channel=channel, to=dialled, edge=edge)
    Address.objects.create(
        id=digest, supporter=seat, channel=channel.value, address=sealed, digest=digest, place=0, proved="2026-11"
    )
    Up.objects.create(id=seat, until=edge.clock.now() + timedelta(days=365))
    return seat


def number_of(place: int) -> str:
    """A number kept for fiction."""
    return f"+1555010{place:04d}"


def a_press(order: list[bytes]) -> Press:
    """What the button sends."""
    return Press(os.urandom(32), tuple(order), {who: os.urandom(ENVELOPE_BYTES) for who in order}, How.CALL)
