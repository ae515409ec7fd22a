"""Bring an agency's public facts to care."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rigcheck.care.catalogue.actions import take_in
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.doors.keylists import NOT_TEXT, file_trouble
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal


class Command(BaseCommand):
    help = "Take in an agency's signed file of public facts, as its coordinator gives it out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the file is."""
        parser.add_argument("file", type=Path)

    def handle(self, *_: object, file: Path, verbosity: int = 1, **__: object) -> None:
        """Say what was taken in, or why nothing was."""
        edge = edge_of_process()
        month = Month.of(edge.clock.now())
        try:
            text = file.read_text("utf-8")
            facts = take_in(text=text, serves=settings.AGENCIES, files=edge.files, month=month)
        except OSError as error:
            raise CommandError(file_trouble(error)) from error
        except UnicodeDecodeError as error:
            raise CommandError(NOT_TEXT) from error
        except Refusal as refused:
            raise CommandError(str(refused)) from refused
        if verbosity:
            self.stdout.write(f"{facts.name}: edition {facts.edition} is here. Members read it at /your-agency/.")
