# ruff: noqa: N999 - the operator types it with a dash
"""Let the first clinical lead in: everybody else is invited by a lead."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rigcheck.care.seats.actions import let_in_first_lead
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.kernel.refusals import Refusal


class Command(BaseCommand):
    help = "Make out the first clinical lead's seat and print the code of its card, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--name`: under which the lead works. `--replace`: no lead can sign in any more."""
        parser.add_argument("--name", required=True)
        parser.add_argument("--replace", action="store_true", help="suspend every lead there is; the list shows it")

    def handle(self, *_: object, name: str, replace: bool, **__: object) -> None:
        """Print the code and what to do with it."""
        try:
            invited = let_in_first_lead(name=name, replace=replace, edge=edge_of_process())
        except Refusal as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Seat card for {invited.name}, clinical lead. It works once, for twelve months:\n")
        self.stdout.write(f"    {invited.code}\n")
        self.stdout.write(
            f"Hand it over in person. The lead opens https://{settings.SITE}/join/ on their own phone, types the code, "
            "and then puts their keys into the public list on the page My seat."
        )
