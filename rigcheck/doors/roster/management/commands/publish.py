"""Publish agencies' public facts, as a coordinator does on the page."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rigcheck.doors.roster.keeper import edge_of_process
from rigcheck.kernel.refusals import Refusal
from rigcheck.roster.agencies import queries as agencies
from rigcheck.roster.publishing import queries
from rigcheck.roster.publishing.actions import publish


class Command(BaseCommand):
    help = (
        "Sign the next edition of an agency's public facts and say where the file is; every agency's if none is named."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose."""
        parser.add_argument("agencies", nargs="*", metavar="AGENCY", help="short names")

    def handle(self, *_: object, verbosity: int = 1, **options: object) -> None:
        """Publish, and say what to do with the files."""
        named = list(map(str, options["agencies"] or []))  # type: ignore[call-overload]
        try:
            chosen = [agencies.agency(slug) for slug in named] or agencies.agencies()
            edge = edge_of_process()
            for agency in chosen:
                edition = publish(by="operator", agency=agency, name=settings.HOST_ROSTER, edge=edge)
                if verbosity:
                    place = settings.SIGNED_FILES / queries.file_name(agency)
                    self.stdout.write(f"{agency.name}: edition {edition.number} is in {place}")
        except Refusal as refused:
            raise CommandError(str(refused)) from refused
        if verbosity:
            self.stdout.write("Take list and files to care: keylog --import FILE there, then catalogue FILE.")
