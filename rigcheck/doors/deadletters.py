"""The `jobs` command of both sides: what waits, and what was given up, for the operator to set right.

It shows kinds and codes, never for whom: payloads stay sealed.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rigcheck.outside.clock import SystemClock
from rigcheck.outside.ledger import Desk, Stuck

BY = "operator"


class JobsCommand(BaseCommand):
    """`jobs`, `jobs retry NAME ...`, `jobs drop NAME ...`; `all` stands for every one that was given up."""

    help = "List what waits and what was given up; try again or drop what was given up"
    desk: Desk

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and with which jobs."""
        parser.add_argument("what", nargs="?", choices=("list", "retry", "drop"), default="list")
        parser.add_argument("names", nargs="*", metavar="NAME", help="as the list shows it, or: all")

    def handle(self, *_: Any, what: str, names: list[str], **__: Any) -> None:
        """Do it; a name that is not in the list stops the command before anything is changed."""
        if what == "list":
            self._list()
            return
        chosen = self._chosen(names)
        for job in chosen:
            if what == "retry":
                self.desk.retry(job=job.id, now=SystemClock().now(), by=BY)
            else:
                self.desk.drop(job=job.id, by=BY)
        self.stdout.write(f"{len(chosen)} {'will be tried again now' if what == 'retry' else 'dropped'}.")

    def _list(self) -> None:
        for kind, count in self.desk.tally().items():
            self.stdout.write(f"{count:6} waiting  {kind}")
        given_up = self.desk.stuck()
        for job in given_up:
            self.stdout.write(f"{job.id.hex()}  {job.kind}  given up: {job.why}")
        if not given_up:
            self.stdout.write("Nothing was given up.")

    def _chosen(self, names: list[str]) -> list[Stuck]:
        given_up = {job.id.hex(): job for job in self.desk.stuck()}
        if names == ["all"]:
            return list(given_up.values())
        if not names:
            raise CommandError("Which ones? Names from the list, or: all")
        if unknown := [name for name in names if name not in given_up]:
            raise CommandError(f"Nothing of this name was given up: {', '.join(unknown)}. Nothing was changed.")
        return [given_up[name] for name in names]
