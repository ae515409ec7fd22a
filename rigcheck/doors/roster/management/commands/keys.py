"""Bring roster's signing keys up to the current quarter."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rigcheck.bridge.keylog import Entry, Mark, Purpose, holding
from rigcheck.bridge.keylog.refusals import NoLiveKey, TooManyKeys
from rigcheck.bridge.keylog.rotation import rotate
from rigcheck.doors.keylists import told
from rigcheck.doors.roster.keeper import edge_of_process
from rigcheck.engines.tokens.scopes import SMALLEST_SCOPE, shared_scopes
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.edge import PlainEdge
from rigcheck.roster.agencies import queries as agencies
from rigcheck.roster.people import queries as people

NO_THIRD = (
    "The key was ended. A quarter has two keys at most, so that nobody can be given one of their own: there is no "
    "other until the next quarter. Hand out printed cards meanwhile, and take the list to care."
)


class Command(BaseCommand):
    """Run it at the start of each quarter, or every night: it does what is due."""

    help = "Make this quarter's key for each agency or council, end what is over, destroy old private keys"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--replace`: after a leak."""
        parser.add_argument(
            "--replace",
            metavar="SCOPE",
            help="end and destroy this quarter's key of an agency or council, and make another; once a quarter",
        )

    def handle(self, *_: Any, replace: str | None, verbosity: int = 1, **__: Any) -> None:
        """Bring keys and list up to date, and say what changed."""
        edge = edge_of_process()
        month = Month.of(edge.clock.now())
        served, left_out = shared_scopes(_sizes())
        if replace is not None and replace not in served:
            raise CommandError(f"There is no agency or council with a key called {replace}. Nothing was changed.")
        try:
            holding.begin(name=settings.HOST_ROSTER, files=edge.files, keyring=edge.keyring, chance=edge.chance)
            ended = [] if replace is None else _end(edge, month, replace)
            added = ended + _bring_up(edge, month, sorted(served))
        except TooManyKeys as refused:
            raise CommandError(NO_THIRD) from refused
        except Refusal as refused:
            raise CommandError(str(refused)) from refused
        if verbosity:
            self._tell(added, left_out, holding.own(edge.files).mark)

    def _tell(self, added: list[Entry], left_out: set[str], mark: Mark) -> None:
        for entry in added:
            self.stdout.write(told(entry))
        for agency in sorted(left_out):
            self.stdout.write(f"No key for {agency}: fewer than {SMALLEST_SCOPE} people would share it. Use a council.")
        if mark.size == 1 and not left_out:
            self.stdout.write("No agency is here yet, so no key was made. Add agencies and people on the site first.")
        self.stdout.write(f"The list has {mark.size} lines. For the poster: {mark.spoken}")
        if added:
            self.stdout.write("Take it to care: keylog --export FILE here, keylog --import FILE there.")


def _end(edge: PlainEdge, month: Month, scope: str) -> list[Entry]:
    """End this quarter's key of a scope, whatever comes after: it may be in strange hands."""
    try:
        key = holding.own(edge.files).issuing(Purpose.ENROLMENT, scope, month).key
    except NoLiveKey:
        return []
    return [holding.end(files=edge.files, keyring=edge.keyring, key=key).entries[-1]]


def _bring_up(edge: PlainEdge, month: Month, scopes: list[str]) -> list[Entry]:
    return rotate(
        purpose=Purpose.ENROLMENT, scopes=scopes, month=month, files=edge.files, keyring=edge.keyring,
        chance=edge.chance,
    )  # fmt: skip


def _sizes() -> list[tuple[str, int, str | None]]:
    """Each agency's slug, headcount and council."""
    heads = people.headcounts()
    return [
        (agency.slug, heads.get(agency.pk, 0), agency.council.slug if agency.council else None)
        for agency in agencies.agencies()
        if not agency.is_council
    ]
