"""Whose checks of lines are taken here: accept the key of another site, or let go of it."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from rigcheck.care.directory import actions, queries
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.doors.keylists import NOT_TEXT, file_trouble
from rigcheck.kernel.refusals import Refusal


class Command(BaseCommand):
    help = "Show the sites whose packs of checks are taken; accept the key in a site's pack, or let go of a site"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """At most one of the two; neither shows the sites."""
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--accept", metavar="FILE", type=Path, help="a pack of the site, as its lead saved it")
        choice.add_argument("--forget", metavar="SITE", help="its key, and all that its packs said here")
        parser.add_argument("--replace", action="store_true", help="with --accept: the site has another key now")

    def handle(self, *_: object, accept: Path | None, forget: str | None, replace: bool, **__: object) -> None:
        """Do one of the three; a refusal changes nothing and ends with its sentence."""
        try:
            if accept:
                self._accept(accept.read_text("utf-8"), replace=replace)
            elif forget:
                gone = actions.forget(site=forget, edge=edge_of_process())
                self.stdout.write(f"{forget}: let go of its key and of {gone} entries.")
            else:
                for site, print_ in queries.partners():
                    self.stdout.write(f"{site}  {print_}")
        except OSError as error:
            raise CommandError(file_trouble(error)) from error
        except UnicodeDecodeError as error:
            raise CommandError(NOT_TEXT) from error
        except Refusal as refused:
            raise CommandError(str(refused)) from refused

    def _accept(self, text: str, *, replace: bool) -> None:
        site, print_ = actions.accept(text=text, replace=replace, edge=edge_of_process())
        self.stdout.write(
            f"Packs from {site} are taken from now on, if they are signed with this key:\n  {print_}\n"
            "Compare it, by telephone or in person, with what `keylog` shows there. If it differs:\n"
            f"  pack --forget {site}\n"
            "A lead takes packs in on the page Lines."
        )
